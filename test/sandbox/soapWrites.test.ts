import { startSandbox, type Sandbox } from '../../sandbox';
import { call, query } from './client';
import { attributes, statusOf, textOf } from './soapClient';
import { get, record, ref, write, writtenId } from './soapRequests';

let sandbox: Sandbox;
let item: string;

beforeAll(async () => {
	sandbox = await startSandbox({ port: 0, seed: 21, customers: 15, invoices: 30 });
	item = (await query(sandbox, 'SELECT id FROM item ORDER BY id')).body.items[0]!.id!;
});
afterAll(() => sandbox.close());

const subsidiary = '<listRel:subsidiary internalId="1"/>';
const customer = (externalId: string, elements: Record<string, string> = {}, more = '') =>
	record(
		'listRel:Customer',
		`externalId="${externalId}"`,
		{ companyName: `Company ${externalId}`, ...elements },
		subsidiary + more,
	);
const custom = (type: string, scriptId: string, value: string) =>
	`<platformCore:customField xsi:type="platformCore:${type}CustomFieldRef" scriptId="${scriptId}">${value}</platformCore:customField>`;
const value = (text: string) => `<platformCore:value>${text}</platformCore:value>`;

const line = (quantity: number, rate: number) =>
	`<tranSales:item><tranSales:item internalId="${item}"/><tranSales:quantity>${quantity}</tranSales:quantity><tranSales:rate>${rate}</tranSales:rate></tranSales:item>`;
const lines = (inner: string, replaceAll = '') => `<tranSales:itemList${replaceAll}>${inner}</tranSales:itemList>`;

async function invoice(company: string, inner = lines(line(2, 50))): Promise<string> {
	return writtenId(
		await write(
			sandbox,
			'add',
			`<record xsi:type="tranSales:Invoice"><tranSales:entity externalId="${company}"/><tranSales:tranDate>2026-01-10T00:00:00.000-08:00</tranSales:tranDate>${inner}</record>`,
		),
	);
}

describe('a customer', () => {
	test('is added, and is the same over REST', async () => {
		const fields = [
			custom('Long', 'custentity_risk_score', value('7')),
			custom('Double', 'custentity_rebate', value('12.5')),
			custom('Boolean', 'custentity_dunning_paused', value('true')),
			custom('Select', 'custentity_segment', '<platformCore:value internalId="2"/>'),
			custom(
				'MultiSelect',
				'custentity_channels',
				'<platformCore:value internalId="1"/><platformCore:value internalId="3"/>',
			),
			custom('Date', 'custentity_next_review', value('2026-02-03T00:00:00.000-08:00')),
			custom('Date', 'custentity_call_after', value('1970-01-01T14:30:00.000-08:00')),
		];
		const address =
			'<listRel:addressbookList><listRel:addressbook><listRel:defaultBilling>true</listRel:defaultBilling>' +
			'<listRel:label>HQ</listRel:label><listRel:addressbookAddress><platformCommon:country>_germany</platformCommon:country>' +
			'<platformCommon:addr1>Weg 1</platformCommon:addr1><platformCommon:city>Ulm</platformCommon:city>' +
			'</listRel:addressbookAddress></listRel:addressbook></listRel:addressbookList>';
		const list = `<listRel:customFieldList>${fields.join('')}</listRel:customFieldList>`;
		const added = await write(sandbox, 'add', customer('whole', { email: 'a@b.example' }, address + list));
		expect(attributes(added, 'baseRef', 'externalId')).toEqual(['whole']);
		const id = writtenId(added);
		const { body } = await call<Record<string, unknown>>(
			sandbox,
			'GET',
			`/services/rest/record/v1/customer/${id}?expandSubResources=true`,
		);
		expect(body).toMatchObject({
			companyName: 'Company whole',
			email: 'a@b.example',
			custentity_risk_score: 7,
			custentity_rebate: 12.5,
			custentity_dunning_paused: true,
			custentity_segment: { id: '2' },
			custentity_channels: { items: [{ id: '1' }, { id: '3' }] },
			custentity_next_review: '2026-02-03',
			custentity_call_after: '2:30 pm',
		});
		const back = await get(sandbox, 'customer', id);
		for (const [name, text] of [
			['country', '_germany'],
			['city', 'Ulm'],
			['defaultBilling', 'true'],
		]) {
			expect([name, textOf(back, name!)]).toEqual([name, text]);
		}
		for (const part of [
			'scriptId="custentity_next_review"',
			'2026-02-03T00:00:00.000-08:00',
			'1970-01-01T14:30:00.000-08:00',
		]) {
			expect(back.xml).toContain(part);
		}
	});

	test('loses what its nullFieldList names, and nothing else', async () => {
		const id = writtenId(await write(sandbox, 'add', customer('nulls', { email: 'x@y.example', comments: 'stays' })));
		const list =
			'<platformCore:nullFieldList><platformCore:name>email</platformCore:name></platformCore:nullFieldList>';
		const changed = await write(
			sandbox,
			'update',
			`<record xsi:type="listRel:Customer" internalId="${id}">${list}</record>`,
		);
		expect(statusOf(changed)[0]).toBe('true');
		const after = await get(sandbox, 'customer', id);
		expect([textOf(after, 'email'), textOf(after, 'comments')]).toEqual([null, 'stays']);
	});

	test('is found again by its external ID in an upsert', async () => {
		const first = writtenId(await write(sandbox, 'upsert', customer('again', { comments: 'one' })));
		const second = writtenId(
			await write(sandbox, 'upsert', customer('AGAIN', { comments: 'two' }).replace(subsidiary, '')),
		);
		expect(second).toBe(first);
		expect(textOf(await get(sandbox, 'customer', first), 'comments')).toBe('two');
	});

	test('is deleted, and listed among what was', async () => {
		const id = writtenId(await write(sandbox, 'add', customer('gone')));
		expect(statusOf(await write(sandbox, 'delete', ref('customer', id)))[0]).toBe('true');
		expect(statusOf(await get(sandbox, 'customer', id))[1]).toBe('RCRD_DSNT_EXIST');
		const [row] = (await query(sandbox, `SELECT type FROM deletedrecord WHERE recordid = ${id}`)).body.items;
		expect(row!.type).toBe('customer');
	});

	test.each([
		[
			'without a name',
			record('listRel:Customer', '', { email: 'a@b.example' }, subsidiary),
			'USER_ERROR',
			/^Please enter value\(s\) for: /,
		],
		[
			'with an external ID twice',
			customer('whole', { companyName: 'Another' }),
			'DUP_ENTITY',
			/^This entity already exists/,
		],
		[
			'with no such terms',
			customer('t', {}, '<listRel:terms internalId="9999"/>'),
			'INVALID_KEY_OR_REF',
			/^Invalid terms reference key 9999\./,
		],
		[
			'with a balance',
			customer('b', { balance: '5' }),
			'INSUFFICIENT_PERMISSION',
			/^You do not have permissions to set a value for element balance/,
		],
	])('%s is refused', async (_, body, code, message) => {
		const [isSuccess, was, said] = statusOf(await write(sandbox, 'add', body));
		expect([isSuccess, was]).toEqual(['false', code]);
		expect(said).toMatch(message);
	});

	test('what cannot be set is passed over on request', async () => {
		const header =
			'<platformMsgs:preferences><platformMsgs:ignoreReadOnlyFields>true</platformMsgs:ignoreReadOnlyFields></platformMsgs:preferences>';
		const id = writtenId(await write(sandbox, 'add', customer('readonly', { balance: '5' }), header));
		expect(textOf(await get(sandbox, 'customer', id), 'balance')).toBe('0.0');
	});

	test('an element that this NetSuite has not is said, never dropped', async () => {
		const answer = await write(sandbox, 'add', customer('territory', {}, '<listRel:territory internalId="1"/>'));
		expect([answer.status, textOf(answer, 'faultstring')]).toEqual([
			500,
			'The local NetSuite does not know "territory" of customer records.',
		]);
	});
});

describe('lists', () => {
	test('each record has an answer of its own', async () => {
		const answer = await write(
			sandbox,
			'addList',
			customer('list-1') + record('listRel:Customer', '', {}) + customer('list-2'),
		);
		expect(attributes(answer, 'status', 'isSuccess')).toEqual(['true', 'true', 'false', 'true']);
		const found = await query(
			sandbox,
			"SELECT companyname FROM customer WHERE companyname LIKE 'Company list-%' ORDER BY id",
		);
		expect(found.body.items.map(({ companyname }) => companyname)).toEqual(['Company list-1', 'Company list-2']);
	});

	test.each([
		['addList', 201, customer('x')],
		['upsertList', 101, customer('x')],
		['deleteList', 201, ref('customer', 1)],
	])('%s takes no %i records', async (operation, count, one) => {
		const answer = await write(sandbox, operation, one.repeat(count));
		expect([answer.status, textOf(answer, 'code')]).toEqual([500, 'MAX_RCRDS_EXCEEDED']);
	});

	test('are updated, upserted and deleted one by one', async () => {
		const ids = [await invoiceFree('l-1'), await invoiceFree('l-2')];
		const updated = await write(
			sandbox,
			'updateList',
			ids.map((id) => record('listRel:Customer', `internalId="${id}"`, { comments: `no. ${id}` })).join(''),
		);
		expect(attributes(updated, 'baseRef', 'internalId')).toEqual(ids);
		await write(sandbox, 'upsertList', customer('l-1', { comments: 'up' }).replace(subsidiary, ''));
		expect(textOf(await get(sandbox, 'customer', ids[0]!), 'comments')).toBe('up');
		expect(textOf(await get(sandbox, 'customer', ids[1]!), 'comments')).toBe(`no. ${ids[1]}`);
		const deleted = await write(
			sandbox,
			'deleteList',
			ref('customer', ids[0]!) + ref('customer', 1) + ref('customer', ids[1]!),
		);
		expect(attributes(deleted, 'status', 'isSuccess')).toEqual(['true', 'true', 'false', 'true']);
	});

	const invoiceFree = async (key: string) => writtenId(await write(sandbox, 'add', customer(key)));
});

describe('transactions', () => {
	beforeAll(() => write(sandbox, 'add', customer('buyer')));

	test('an invoice is paid in part, unapplied, and deleted', async () => {
		const id = await invoice('buyer');
		const open = async () => Number(textOf(await get(sandbox, 'invoice', id), 'amountRemaining'));
		expect(await open()).toBe(100);
		const apply = (amount: string) =>
			`<tranCust:applyList><tranCust:apply><tranCust:apply>true</tranCust:apply><tranCust:doc>${id}</tranCust:doc>${amount}</tranCust:apply></tranCust:applyList>`;
		const payment = writtenId(
			await write(
				sandbox,
				'add',
				`<record xsi:type="tranCust:CustomerPayment"><tranCust:customer externalId="buyer"/><tranCust:payment>40</tranCust:payment>${apply('<tranCust:amount>40</tranCust:amount>')}</record>`,
			),
		);
		expect(await open()).toBe(60);
		const read = await get(sandbox, 'customerPayment', payment);
		expect(['applied', 'unapplied', 'doc', 'due'].map((name) => textOf(read, name))).toEqual([
			'40.0',
			'0.0',
			id,
			'100.0',
		]);
		const unapply = apply('').replace('>true<', '>false<');
		const taken = await write(
			sandbox,
			'update',
			`<record xsi:type="tranCust:CustomerPayment" internalId="${payment}">${unapply}</record>`,
		);
		expect(statusOf(taken)[0]).toBe('true');
		expect(await open()).toBe(100);
		expect(statusOf(await write(sandbox, 'delete', ref('invoice', id)))[0]).toBe('true');
	});

	test('lines are replaced unless replaceAll is false', async () => {
		const amounts = async (id: string) => {
			const { xml } = await get(sandbox, 'invoice', id);
			return [...xml.matchAll(/<tranSales:amount>([^<]+)</g)].map((match) => Number(match[1]));
		};
		const update = (id: string, inner: string) =>
			write(sandbox, 'update', `<record xsi:type="tranSales:Invoice" internalId="${id}">${inner}</record>`);
		const id = await invoice('buyer', lines(line(1, 10) + line(1, 20)));
		expect(await amounts(id)).toEqual([10, 20]);
		await update(id, lines(line(3, 10), ' replaceAll="false"'));
		expect(await amounts(id)).toEqual([10, 20, 30]);
		await update(id, lines(line(1, 7)));
		expect(await amounts(id)).toEqual([7]);
	});

	test('what is initialized can be added as it came', async () => {
		const id = await invoice('buyer');
		const answer = await write(
			sandbox,
			'initialize',
			`<initializeRecord><platformCore:type>customerPayment</platformCore:type><platformCore:reference type="invoice" internalId="${id}"/></initializeRecord>`,
		);
		expect(statusOf(answer)[0]).toBe('true');
		const bean = /<record .*<\/record>/s.exec(answer.xml)![0];
		expect(statusOf(await write(sandbox, 'add', bean))[0]).toBe('true');
		const after = await get(sandbox, 'invoice', id);
		expect([textOf(after, 'amountRemaining'), attributes(after, 'status', 'isSuccess')[0]]).toEqual(['0.0', 'true']);
		expect(after.xml).toContain('<tranSales:status>Paid In Full</tranSales:status>');
	});

	test('more than is open is refused', async () => {
		const id = await invoice('buyer');
		const answer = await write(
			sandbox,
			'add',
			`<record xsi:type="tranCust:CustomerPayment"><tranCust:customer externalId="buyer"/><tranCust:payment>500</tranCust:payment><tranCust:applyList><tranCust:apply><tranCust:apply>true</tranCust:apply><tranCust:doc>${id}</tranCust:doc><tranCust:amount>500</tranCust:amount></tranCust:apply></tranCust:applyList></record>`,
		);
		expect(statusOf(answer)[0]).toBe('false');
	});
});
