import { lines, openDesk, refusalOf, worth, type Desk } from './writing';

let desk: Desk;
beforeEach(() => {
	desk = openDesk();
});
afterEach(() => desk.account.close());

const create = (body: object) => desk.create('customer', { companyName: 'Imker AG', subsidiary: { id: '7' }, ...body });

describe('a customer', () => {
	test('is named after the company, and has its subsidiary’s currency', () => {
		const id = create({
			email: 'ap@imker.example',
			terms: { id: '2' },
			custentity_risk_score: 3,
			externalId: 'crm-imker',
		});
		expect(desk.show('customer', id)).toMatchObject({
			entityId: 'Imker AG',
			altName: 'Imker AG',
			isPerson: false,
			subsidiary: '7',
			currency: '4',
			terms: '2',
			entityStatus: '13',
			isInactive: false,
			custentity_risk_score: 3,
			custentity_dunning_paused: false,
			balance: 0,
		});
		desk.create('invoice', { entity: { id }, item: worth(12) });
		expect(desk.show('customer', id).balance).toBe(12);
	});

	test('is a person where that is said, and may belong to another customer', () => {
		const parent = create({});
		const id = desk.create('customer', {
			isPerson: true,
			firstName: 'Ida',
			lastName: 'Biene',
			parent: { id: parent },
			subsidiary: { id: '7' },
		});
		expect(desk.show('customer', id)).toMatchObject({ entityId: 'Ida Biene', isPerson: true, parent });
		expect(refusalOf(() => desk.update('customer', parent, { parent: { id } }))).toMatch('following field: parent');
		expect(refusalOf(() => desk.remove('customer', parent))).toBe(
			'This record cannot be deleted because it has dependent records.',
		);
	});

	test('lacks nothing that is required, and no other has its name or external ID', () => {
		expect(refusalOf(() => desk.create('customer', {}))).toBe(
			'Please enter value(s) for: Company Name, Primary Subsidiary',
		);
		expect(refusalOf(() => desk.create('customer', { isPerson: true, subsidiary: { id: '7' } }))).toBe(
			'Please enter value(s) for: Last Name',
		);
		create({ externalId: 'one' });
		expect(refusalOf(() => create({}))).toBe(
			'A customer record with this ID already exists. You must enter a unique customer ID for each record you create.',
		);
		expect(refusalOf(() => create({ companyName: 'Other', externalId: 'ONE' }))).toBe('This entity already exists.');
		expect(refusalOf(() => create({ companyName: 'Other', subsidiary: { id: '13' } }))).toMatch(
			'following field: subsidiary',
		);
	});

	test('is deleted without transactions, and not with them', () => {
		const id = create({ addressBook: lines({ addressBookAddress: { city: 'Ulm' } }) });
		const invoice = desk.create('invoice', { entity: { id }, item: worth(1) });
		expect(refusalOf(() => desk.remove('customer', id))).toBe(
			'This record cannot be deleted because it has dependent records.',
		);
		desk.remove('invoice', invoice);
		desk.remove('customer', id);
		expect(desk.gone('customer', id)).toBe(true);
		expect(desk.account.store.all('SELECT * FROM customeraddressbook WHERE entity = ?', [Number(id)])).toEqual([]);
	});
});

describe('the address book', () => {
	const book = (id: string) => desk.show('customer', id).lists.addressBook!;
	const first = {
		defaultBilling: true,
		label: 'Büro',
		addressBookAddress: { addr1: 'Wabenweg 6', zip: '89073', city: 'Ulm', country: { id: 'DE' } },
	};

	test('has addresses, of which one is the default for billing', () => {
		const id = create({ addressBook: lines(first, { defaultBilling: true, addressBookAddress: { addr1: 'Dock 4' } }) });
		expect(book(id)).toMatchObject([
			{ label: 'Büro', defaultBilling: false, defaultShipping: true },
			{ label: 'Dock 4', defaultBilling: true, defaultShipping: false },
		]);
		const text = desk.account.store.get(
			'SELECT a.* FROM customeraddressbook b JOIN customeraddressbookentityaddress a ON a.nkey = b.addressbookaddress WHERE b.entity = ?',
			[Number(id)],
		);
		expect(text).toMatchObject({ city: 'Ulm', country: 'DE', addrtext: 'Wabenweg 6\nUlm 89073\nDE' });
	});

	test('is changed by its entries’ IDs, added to without, and replaced on request', () => {
		const id = create({ addressBook: lines(first) });
		const [entry] = book(id);
		desk.update('customer', id, { addressBook: lines({ id: entry!.id, label: 'Zentrale' }, { label: 'Lager' }) });
		expect(book(id)).toMatchObject([{ id: entry!.id, label: 'Zentrale', defaultBilling: true }, { label: 'Lager' }]);
		desk.update(
			'customer',
			id,
			{ addressBook: lines({ id: entry!.id, addressBookAddress: { city: 'Neu-Ulm' } }) },
			'addressBook',
		);
		expect(book(id)).toHaveLength(1);
		expect(refusalOf(() => desk.update('customer', id, { addressBook: lines({ id: '1' }) }))).toMatch(
			'Unable to find a matching line',
		);
		expect(
			refusalOf(() =>
				desk.update('customer', id, { addressBook: lines({ addressBookAddress: { country: 'Germany' } }) }),
			),
		).toMatch('following field: country');
		expect(book(id)).toHaveLength(1);
	});
});
