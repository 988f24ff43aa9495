import type { Filters } from '../../netsuite';
import type { NetSuiteRecord } from '../../netsuite/read/records';
import { customerOf, fitting, points, readTruth, topOf, write, type Truth } from '../support/filterTruth';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';
import { recordsOf, RecordStore } from '../support/recordStore';

/** What brings an old record in, or on, although nobody touched it itself. */

const box = 'custentity_dunning_paused';

let netsuite: LocalNetSuite;
beforeEach(async () => {
	netsuite = await startLocalNetSuite({ customers: 40, invoices: 150 });
});
afterEach(async () => await netsuite.close());

/** The points of a sync with filters, each with what it has stored. */
class Sync {
	readonly stores = new Map(points.map((point) => [point.name, new RecordStore(point)]));
	/** When it read first. */
	since = '';

	constructor(public filters: Filters) {}

	/** One run, after everything that was done has been done for long enough. @returns the internal IDs that came. */
	async run(names: readonly string[] = [...this.stores.keys()]): Promise<Record<string, string[]>> {
		const now = await netsuite.pass(20);
		if (this.since === '') this.since = now;
		const came: Record<string, string[]> = {};
		for (const name of names) {
			const batches = await this.of(name).sync(netsuite.client, { filters: this.filters });
			came[name] = recordsOf(batches).map(({ id }) => id);
		}
		return came;
	}

	of(name: string): RecordStore {
		return this.stores.get(name) as RecordStore;
	}

	ids = (name: string): string[] => this.of(name).all().map(({ id }) => id);

	async expectTruth(): Promise<Truth> {
		const truth = await readTruth(netsuite);
		for (const name of this.stores.keys()) {
			expect([name, this.ids(name)]).toEqual([name, fitting(truth, name, this.filters, this.since)]);
		}
		return truth;
	}
}

/** Past the windows' overlap, in which records are read a second time. */
const settle = async (sync: Sync) => {
	await netsuite.pass(600);
	await sync.run();
};

const ownedBy = (truth: Truth, point: string, customer: string): string[] =>
	[...(truth.records.get(point)?.values() ?? [])].filter((record) => customerOf(record) === customer).map(({ id }) => id);

/** A customer with documents and contacts that has been left alone for long. */
function old(truth: Truth, test: (customer: NetSuiteRecord) => boolean): string {
	const found = [...(truth.records.get('customer')?.values() ?? [])].find(
		(customer) => test(customer) && ownedBy(truth, 'invoice', customer.id).length > 0 && ownedBy(truth, 'contact', customer.id).length > 0,
	);
	if (!found) throw new Error('There is no such customer.');
	return found.id;
}

test('R21, R24: a box that is checked brings the customer and all that belongs to it; unchecked, it stays as it was', async () => {
	const sync = new Sync({ customerCheckbox: box });
	await sync.run();
	const before = await sync.expectTruth();
	const noted = new Set([...(before.records.get('note')?.values() ?? [])].map(customerOf));
	const id = old(before, (customer) => customer.customFields[box] !== true && noted.has(customer.id));
	const owned = { customer: [id], invoice: ownedBy(before, 'invoice', id), contact: ownedBy(before, 'contact', id) };
	await settle(sync);

	await write(netsuite.client, 'PATCH', `/customer/${id}`, { [box]: true });
	expect(await sync.run(['customer', 'invoice', 'contact'])).toEqual(owned);
	await sync.run();
	await sync.expectTruth();
	await settle(sync);

	const had = new Map(points.map(({ name }) => [name, sync.ids(name)]));
	expect(sync.of('note').all().some((note) => customerOf(note) === id)).toBe(true);
	await write(netsuite.client, 'PATCH', `/customer/${id}`, { [box]: false, email: 'gone@example.com' });
	await write(netsuite.client, 'PATCH', `/invoice/${owned.invoice[0]}`, { memo: 'changed later' });
	expect(await sync.run(['customer', 'invoice', 'contact'])).toEqual({ customer: [], invoice: [], contact: [] });
	expect(sync.of('customer').get(id)).toMatchObject({ email: before.records.get('customer')?.get(id)?.email });
	expect(sync.of('invoice').get(owned.invoice[0] as string)).toBeDefined();
	// Nor is it asked for again, night after night.
	await settle(sync);
	expect(new Map(points.map(({ name }) => [name, sync.ids(name)]))).toEqual(had);
	expect(await sync.run(['invoice'])).toEqual({ invoice: [] });
});

test.each([
	['R22, R23: another field', { customerCheckbox: box }, { customerCheckbox: 'isperson' }],
	['R22, R23: no field any more', { customerCheckbox: box }, {}],
	['R20, R22, R23: a field for the first time', {}, { customerCheckbox: box }],
	['R22, R23: another subsidiary', { subsidiaries: ['1'] }, { subsidiaries: ['4', '7'] }],
	['R22, R23: one that nothing fits', { subsidiaries: ['1'] }, { customers: ['1'] }],
	['R22, R23: fewer months', { invoiceMonths: 24 }, { invoiceMonths: 2 }],
] as ReadonlyArray<readonly [string, Filters, Filters]>)(
	'%s: everything is read anew, and nothing that is stored goes',
	async (_, first, second) => {
		const sync = new Sync(first);
		await sync.run();
		await sync.expectTruth();
		const had = new Map(points.map(({ name }) => [name, sync.ids(name)]));
		sync.filters = second;
		sync.since = '';
		const came = await sync.run();
		const truth = await readTruth(netsuite);
		const replaced: string[] = [];
		for (const { name } of points) {
			const fits = fitting(truth, name, second, sync.since);
			const missing = fits.filter((id) => !sync.ids(name).includes(id));
			expect([name, missing]).toEqual([name, []]);
			expect([name, (had.get(name) ?? []).filter((id) => !sync.ids(name).includes(id))]).toEqual([name, []]);
			if ((came[name] ?? []).length > 0) replaced.push(name);
			// What does not fit is what had been there before, and came not again.
			expect([name, (came[name] ?? []).filter((id) => !fits.includes(id))]).toEqual([name, []]);
		}
		if (second.customers === undefined) expect(replaced).toContain('invoice');
	},
);

test('R22: another choice of what does not concern a point has nothing of it read anew', async () => {
	const sync = new Sync({ invoiceMonths: 12 });
	await sync.run();
	await settle(sync);
	sync.filters = { invoiceMonths: 6 };
	const came = await sync.run();
	expect(Object.entries(came).filter(([, ids]) => ids.length > 0).map(([name]) => name)).toEqual(['invoice']);
});

test('R12, K24: another parent in the middle of the chain: all below it and their documents come again', async () => {
	const sync = new Sync({ subCustomers: 'archive' });
	await sync.run();
	let truth = await sync.expectTruth();
	const customers = [...(truth.records.get('customer')?.values() ?? [])];
	const parentOf = (id: string) => (customers.find((one) => one.id === id)?.parent as { id: string } | null)?.id;
	const bottom = customers.find(({ id }) => parentOf(parentOf(id) ?? '') !== undefined)?.id as string;
	const middle = parentOf(bottom) as string;
	const elsewhere = customers.find(
		({ id, parent, isInactive }) => parent === null && isInactive === false && id !== topOf(truth, bottom),
	)?.id as string;
	await settle(sync);

	await write(netsuite.client, 'PATCH', `/customer/${middle}`, { parent: { id: elsewhere } });
	const came = await sync.run();
	truth = await sync.expectTruth();
	expect(topOf(truth, bottom)).toBe(elsewhere);
	expect(came.customer).toEqual(expect.arrayContaining([middle, bottom]));
	for (const { id, topParentId } of sync.of('customer').all()) expect([id, topParentId]).toEqual([id, topOf(truth, id)]);
	for (const name of ['invoice', 'contact', 'customerPayment', 'salesOrder']) {
		const isCustomer = (id: string | null) => id !== null && truth.records.get('customer')?.has(id);
		for (const record of sync.of(name).all()) {
			const owner = customerOf(record);
			expect([name, record.id, record.topCustomerId]).toEqual([name, record.id, isCustomer(owner) ? topOf(truth, owner as string) : null]);
		}
	}
	// Those who have nothing to do with it were left alone.
	expect(came.customer?.length).toBeLessThan(customers.length / 2);
});

test('I14: an old customer comes with its first invoice, and so do its contacts and orders', async () => {
	const sync = new Sync({ customersWithInvoicesOnly: true });
	await sync.run();
	const before = await sync.expectTruth();
	const template = [...(before.records.get('invoice')?.values() ?? [])].find(({ currency }) => (currency as { id: string }).id === '1');
	const item = (template?.lines as unknown as Array<{ item: { id: string } | null }>).find((line) => line.item)?.item?.id;
	const id = [...(before.records.get('customer')?.keys() ?? [])].find(
		(one) => ownedBy(before, 'invoice', one).length === 0 && ownedBy(before, 'contact', one).length > 0,
	) as string;
	await settle(sync);
	expect(sync.ids('customer')).not.toContain(id);

	const invoice = await write(netsuite.client, 'POST', '/invoice', { entity: { id }, item: { items: [{ item: { id: item }, quantity: 1, rate: 5 }] } });
	expect(await sync.run(['customer', 'invoice', 'contact'])).toEqual({ customer: [id], invoice: [invoice], contact: ownedBy(before, 'contact', id) });
	await sync.run();
	await sync.expectTruth();
	await settle(sync);

	// A second one is nothing special.
	const second = await write(netsuite.client, 'POST', '/invoice', { entity: { id }, item: { items: [{ item: { id: item }, quantity: 1, rate: 5 }] } });
	expect(await sync.run(['customer', 'invoice', 'contact'])).toEqual({ customer: [], invoice: [second], contact: [] });
});

test('R16, R17, R18, K26: inactive and active again: archived, unarchived; the exclusion is not retroactive', async () => {
	const sync = new Sync({ activeCustomersOnly: true, subCustomers: 'archive' });
	await sync.run();
	const before = await sync.expectTruth();
	const customers = [...(before.records.get('customer')?.values() ?? [])];
	const active = old(before, ({ isInactive, parent }) => isInactive === false && parent === null);
	const inactive = customers.find(({ id, isInactive }) => isInactive === true && ownedBy(before, 'invoice', id).length > 0)?.id as string;
	expect(sync.ids('customer')).not.toContain(inactive);
	expect(sync.ids('invoice').filter((id) => ownedBy(before, 'invoice', inactive).includes(id))).toEqual([]);
	await settle(sync);

	await write(netsuite.client, 'PATCH', `/customer/${active}`, { isInactive: true });
	await write(netsuite.client, 'PATCH', `/customer/${inactive}`, { isInactive: false });
	await sync.run();
	await sync.expectTruth();
	expect(sync.of('customer').get(active)).toMatchObject({ isInactive: true, isArchived: true });
	expect(sync.ids('invoice')).toEqual(expect.arrayContaining(ownedBy(before, 'invoice', active)));
	expect(sync.of('customer').get(inactive)).toMatchObject({ isInactive: false });
	expect(sync.ids('invoice')).toEqual(expect.arrayContaining(ownedBy(before, 'invoice', inactive)));
	await settle(sync);

	await write(netsuite.client, 'PATCH', `/customer/${active}`, { isInactive: false });
	const came = await sync.run();
	expect(came.customer).toContain(active);
	expect(sync.of('customer').get(active)).toMatchObject({ isInactive: false, isArchived: false });
	await sync.expectTruth();
});

test('R11, R18: a sub-customer stays archived when it becomes active', async () => {
	const sync = new Sync({ subCustomers: 'archive' });
	await sync.run();
	const truth = await sync.expectTruth();
	const sub = [...(truth.records.get('customer')?.values() ?? [])].find(({ parent }) => parent !== null)?.id as string;
	for (const isInactive of [true, false]) {
		await write(netsuite.client, 'PATCH', `/customer/${sub}`, { isInactive });
		await sync.run(['customer']);
		expect(sync.of('customer').get(sub)).toMatchObject({ isInactive, isArchived: true });
	}
});

test('R3: a customer that gets a chosen subsidiary as a further one comes, with its contacts and notes', async () => {
	const sync = new Sync({ subsidiaries: ['8'] });
	await sync.run();
	const before = await sync.expectTruth();
	const id = old(before, ({ id: one, isInactive }) => isInactive === false && !before.subsidiaries.get(one)?.has('8'));
	await settle(sync);

	await write(netsuite.client, 'POST', '/customerSubsidiaryRelationship', { entity: { id }, subsidiary: { id: '8' } });
	expect(await sync.run(['customer', 'contact'])).toEqual({ customer: [id], contact: ownedBy(before, 'contact', id) });
	await sync.run();
	await sync.expectTruth();
});

test('open invoices are followed until they are settled, and an old one that was open is, too', async () => {
	const sync = new Sync({ invoiceMonths: 1, olderOpenInvoices: true });
	await sync.run(['invoice']);
	const before = await readTruth(netsuite);
	const isOpen = (record: NetSuiteRecord | undefined) => record !== undefined && record.amountRemaining !== 0;
	const open = sync.of('invoice').all().filter(isOpen).map(({ id }) => id);
	const old = open.find((id) => (before.records.get('invoice')?.get(id)?.tranDate as string) < '2026-06-01') as string;
	const { currency, entity, subsidiary } = before.records.get('invoice')?.get(old) as unknown as Record<string, { id: string }>;
	await settle(sync);
	await write(netsuite.client, 'POST', '/customerPayment', {
		customer: entity,
		currency,
		subsidiary,
		payment: before.records.get('invoice')?.get(old)?.amountRemaining as number,
		apply: { items: [{ doc: { id: old }, apply: true }] },
	});
	await sync.run(['invoice']);
	expect(isOpen(sync.of('invoice').get(old))).toBe(false);
	const truth = await readTruth(netsuite);
	for (const record of sync.of('invoice').all()) {
		expect([record.id, record.amountRemaining]).toEqual([record.id, truth.records.get('invoice')?.get(record.id)?.amountRemaining]);
	}
});
