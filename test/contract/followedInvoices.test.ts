import { integrationPoint, readChanges, type Client, type Filters, type IntegrationPoint, type NetSuiteRecord } from '../../netsuite';
import type { Cursor } from '../../netsuite/sync/cursor';
import { write } from '../support/filterTruth';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';
import { deletedOf, recordsOf, RecordStore, rowsOf } from '../support/recordStore';

let netsuite: LocalNetSuite;
beforeEach(async () => {
	netsuite = await startLocalNetSuite({ invoices: 260, customers: 40, seed: 17 });
});
afterEach(async () => await netsuite.close());

const invoice = integrationPoint('invoice');
const isOpen = ({ amountRemaining }: NetSuiteRecord) => amountRemaining !== 0;
const cursorOf = ({ checkpoint }: RecordStore) => JSON.parse(checkpoint) as Cursor;

/** The stored invoices of which NetSuite says something else than the store. */
async function wrongOf(store: RecordStore) {
	const truth = new Map((await netsuite.truth('invoice')).map(({ id, amountRemaining }) => [id, amountRemaining]));
	const both = store.all().map(({ id, amountRemaining }) => ({ id, here: amountRemaining ?? 0, there: truth.get(id) }));
	return both.filter(({ here, there }) => here !== there);
}

/** As in accounts with very many open invoices. */
async function keptInGroupsOf(size: number, store: RecordStore, client: Client, filters?: Filters): Promise<void> {
	if (size === 1) return;
	store.checkpoint = JSON.stringify({ ...cursorOf(store), balances: { size, open: {} } });
	await store.sync(client, { filters });
}

test.each([
	['one by one', 1],
	['in shared groups, as in accounts with very many', 40],
])('I1: only open invoices, kept %s: each is followed until it is settled, and none stays open that is paid', async (_, size) => {
	const filters: Filters = { openInvoicesOnly: true };
	const store = new RecordStore(invoice);
	await store.sync(netsuite.client, { filters });
	const first = await netsuite.truth('invoice');
	expect(store.all()).toEqual(first.filter(isOpen));
	await keptInGroupsOf(size, store, netsuite.client, filters);

	let settled = 0;
	const shownOpen = new Set(first.filter(isOpen).map(({ id }) => id));
	for (const seed of [1, 2, 3, 4]) {
		await netsuite.activity(50, seed);
		const batches = await store.sync(netsuite.client, { filters, batchSize: 150 });
		expect(batches.every(({ phase }) => phase === 'changes')).toBe(true);
		const truth = new Map((await netsuite.truth('invoice')).map((record) => [record.id, record]));
		const open = [...truth.values()].filter(isOpen);
		expect(rowsOf(invoice, open)).toEqual(rowsOf(invoice, store.all().filter(isOpen)));
		for (const { id } of open) shownOpen.add(id);
		const paid = store.all().filter((record) => !isOpen(record));
		// What is edited after it was settled no longer matters.
		expect(paid.filter(({ id }) => truth.get(id)?.amountRemaining !== 0)).toEqual([]);
		settled = paid.length;
		// What was settled before anyone saw it open is left out.
		if (size === 1) expect(paid.filter(({ id }) => !shownOpen.has(id))).toEqual([]);
	}
	expect(settled).toBeGreaterThan(5);
});

test.each([1, 40])('invoices that NetSuite leaves without an open amount once they are settled are followed as well, in groups of %s', async (size) => {
	const client = netsuite.connect({}, { rewrite: (query) => query.replaceAll('t.foreignamountunpaid', 'NULLIF(t.foreignamountunpaid, 0)') });
	const filters: Filters = { openInvoicesOnly: true };
	const store = new RecordStore(invoice);
	await store.sync(client, { filters });
	await keptInGroupsOf(size, store, client, filters);
	const shown = store.all().length;
	for (const seed of [1, 2]) {
		await netsuite.activity(50, seed);
		await store.sync(client, { filters });
	}
	expect(store.all().filter(({ amountRemaining }) => amountRemaining === null).length).toBeGreaterThan(0);
	expect(store.all().length).toBeGreaterThan(shown);
	expect(await wrongOf(store)).toEqual([]);
});

test('I1: only open invoices of a role that sees no modification dates: none stays open that is paid', async () => {
	const filters: Filters = { openInvoicesOnly: true };
	await netsuite.arm({ fault: 'hide', table: 'transaction', column: 'lastmodifieddate' });
	const store = new RecordStore(invoice);
	await store.sync(netsuite.client, { filters });
	const open = new Set(store.all().filter(isOpen).map(({ id }) => id));
	for (const seed of [1, 2, 3]) await netsuite.activity(50, seed);
	await store.sync(netsuite.client, { filters });
	expect(store.all().filter((record) => open.has(record.id) && !isOpen(record)).length).toBeGreaterThan(5);
	expect(await wrongOf(store)).toEqual([]);
});

test('R5: the window of months stands where the first reading put it: invoices do not drop out by ageing', async () => {
	const filters: Filters = { invoiceMonths: 3 };
	const store = new RecordStore(invoice);
	await store.sync(netsuite.client, { filters });
	const { firstReading, settings } = cursorOf(store);
	const ids = store.all().map(({ id }) => id);
	expect(ids.length).toBeGreaterThan(0);
	for (let month = 0; month < 4; month++) {
		await netsuite.pass(30 * 86_400);
		const [batch] = await store.sync(netsuite.client, { filters });
		expect(batch).toMatchObject({ phase: 'changes', records: [], deleted: [] });
	}
	expect(cursorOf(store)).toMatchObject({ firstReading, settings, filters });
});

describe('R22, R23, R24: a changed filter', () => {
	const customersOf = (records: readonly NetSuiteRecord[]) => [...new Set(records.map(({ entity }) => (entity as { id: string }).id))];

	test('has everything read again, and replaces and deletes nothing', async () => {
		const all = await netsuite.truth('invoice');
		const [one = '', two = ''] = customersOf(all);
		const store = new RecordStore(invoice);
		const [first] = await store.sync(netsuite.client, { filters: { customers: [one] } });
		expect(first?.replace).not.toBeNull();
		const before = store.all();
		const batches = await store.sync(netsuite.client, { filters: { customers: [two] } });
		expect(batches[0]?.phase).toBe('full');
		expect(batches.map(({ replace }) => replace)).toEqual(batches.map(() => null));
		expect(deletedOf(batches)).toEqual([]);
		expect(store.all()).toEqual(all.filter(({ entity }) => [one, two].includes((entity as { id: string }).id)));
		expect(before.every(({ id }) => store.get(id))).toBe(true);

		// The same choice in other words is no other one.
		const [again] = await store.sync(netsuite.client, { filters: { customers: [two, two], openInvoicesOnly: false } });
		expect(again?.phase).toBe('changes');
		// Without filters again: what had been left out comes, and nothing is replaced either.
		const without = await store.sync(netsuite.client);
		expect([without[0]?.phase, without[0]?.replace]).toEqual(['full', null]);
		expect(store.all()).toEqual(all);
	});

	test('loses no deletion that happened before it', async () => {
		const store = new RecordStore(invoice);
		await store.sync(netsuite.client, { filters: { activeCustomersOnly: true } });
		const deleted: string[] = [];
		for (let seed = 1; deleted.length === 0; seed++) {
			const { points } = await netsuite.activity(60, seed);
			deleted.push(...(points.invoice?.deleted ?? []).filter((id) => store.get(id)));
		}
		const batches = await store.sync(netsuite.client, { filters: { activeCustomersOnly: true, invoiceMonths: 24 } });
		expect(batches[0]?.phase).toBe('full');
		expect(deletedOf(batches)).toEqual(expect.arrayContaining(deleted));
		expect(deleted.filter((id) => store.get(id))).toEqual([]);
	});
});

describe.each<[string, number, boolean]>([
	['one by one', 1, true],
	['one by one, where a payment does not modify its invoice', 1, false],
	['in shared groups', 40, true],
	['in shared groups, where a payment does not modify its invoice', 40, false],
])('a customer whose box is unchecked, and checked again once its invoice is paid; kept %s', (_, size, invoiceMovesWithPayment) => {
	const box = 'custentity_dunning_paused';
	const check = async (customer: string, value: boolean) => {
		await write(netsuite.client, 'PATCH', `/customer/${customer}`, { [box]: value });
		await netsuite.pass(600);
	};

	test.each<Filters>([
		{ customerCheckbox: box, openInvoicesOnly: true },
		{ customerCheckbox: box, invoiceMonths: 1, olderOpenInvoices: true },
	])('R21, I1: the invoice does not stay open: %j', async (filters) => {
		await netsuite.close();
		netsuite = await startLocalNetSuite({ invoices: 260, customers: 40, seed: 17, invoiceMovesWithPayment });
		const truth = await netsuite.truth('invoice');
		const one = truth.find(isOpen) as NetSuiteRecord;
		const customer = (one.entity as { id: string }).id;
		await check(customer, true);
		const store = new RecordStore(invoice);
		await store.sync(netsuite.client, { filters });
		await keptInGroupsOf(size, store, netsuite.client, filters);
		expect(store.get(one.id)).toMatchObject({ amountRemaining: one.amountRemaining });
		const stored = store.all().length;

		await check(customer, false);
		await store.sync(netsuite.client, { filters });
		await write(netsuite.client, 'POST', `/invoice/${one.id}/!transform/customerPayment`, {});
		await netsuite.pass(600);
		await store.sync(netsuite.client, { filters });
		expect(store.get(one.id)).toMatchObject({ amountRemaining: one.amountRemaining });

		await check(customer, true);
		await store.sync(netsuite.client, { filters });
		expect(store.get(one.id)).toMatchObject({ amountRemaining: 0 });
		// What had been settled all along does not come with it.
		expect(store.all()).toHaveLength(stored);
		await netsuite.pass(900);
		await store.sync(netsuite.client, { filters });
		expect(recordsOf(await store.sync(netsuite.client, { filters }))).toEqual([]);
	});
});

describe('a settled invoice that could not be stored', () => {
	const filters: Filters = { openInvoicesOnly: true };

	/** A store in which an invoice is still open after the run that told of it as settled. */
	async function refusing(): Promise<{ store: RecordStore; id: string }> {
		const store = new RecordStore(invoice);
		await store.sync(netsuite.client, { filters });
		const before = store.copy();
		for (const seed of [1, 2, 3]) await netsuite.activity(50, seed);
		const [settled] = recordsOf(await store.sync(netsuite.client, { filters })).filter((record) => !isOpen(record));
		const id = settled?.id ?? '';
		store.put(before.get(id) as NetSuiteRecord);
		await netsuite.pass(3_600);
		return { store, id };
	}

	test('comes when it is asked for', async () => {
		const { store, id } = await refusing();
		expect(recordsOf(await store.sync(netsuite.client, { filters, alsoRead: [id] })).map((one) => one.id)).toContain(id);
		expect(await wrongOf(store)).toEqual([]);
		expect(cursorOf(store)).toMatchObject({ failed: [] });
		expect(cursorOf(store).alsoRead).toBeUndefined();
	});

	test.each(['alsoRead', 'failed'] as const)('comes after everything was read anew: %s', async (how) => {
		const { store, id } = await refusing();
		const again = { ...cursorOf(store), settings: 'of another version', ...(how === 'failed' && { failed: [id] }) };
		store.checkpoint = JSON.stringify(again);
		await store.sync(netsuite.client, { filters, ...(how === 'alsoRead' && { alsoRead: [id] }) });
		await store.sync(netsuite.client, { filters });
		expect(await wrongOf(store)).toEqual([]);
	});
});

describe('with a store that keeps its rows, everything read anew settles what was settled meanwhile', () => {
	test.each<[string, Filters, Filters]>([
		['open invoices only, for the first time', {}, { openInvoicesOnly: true }],
		['other customers excluded', { openInvoicesOnly: true }, { openInvoicesOnly: true, excludedCustomers: ['1'] }],
		['only customers with invoices', { openInvoicesOnly: true }, { openInvoicesOnly: true, customersWithInvoicesOnly: true }],
		['other months', { invoiceMonths: 3, olderOpenInvoices: true }, { invoiceMonths: 4, olderOpenInvoices: true }],
	])('with another filter: %s', async (_, before, after) => {
		const store = new RecordStore(invoice);
		await store.sync(netsuite.client, { filters: before });
		for (const seed of [1, 2, 3]) await netsuite.activity(50, seed);
		const [first] = await store.sync(netsuite.client, { filters: after });
		expect(first?.phase).toBe('full');
		expect(await wrongOf(store)).toEqual([]);
	});

	test('with another filter while it is being read with another one already', async () => {
		const store = new RecordStore(invoice);
		await store.sync(netsuite.client, { filters: { olderOpenInvoices: true, invoiceMonths: 2 } });
		store.store(await readChanges(netsuite.client, invoice, { checkpoint: store.checkpoint, batchSize: 200, filters: {} }));
		for (const seed of [1, 2, 3]) await netsuite.activity(50, seed);
		await store.sync(netsuite.client, { filters: { openInvoicesOnly: true } });
		expect(await wrongOf(store)).toEqual([]);
	});

	test.each([1, 40])('with other settings, where what is open is kept in groups of %s and there is more or less of it now', async (size) => {
		const filters: Filters = { openInvoicesOnly: true };
		const store = new RecordStore(invoice);
		await store.sync(netsuite.client, { filters });
		await keptInGroupsOf(size, store, netsuite.client, filters);
		for (const seed of [1, 2, 3]) await netsuite.activity(50, seed);
		store.checkpoint = JSON.stringify({ ...cursorOf(store), settings: 'of another version' });
		const [first] = await store.sync(netsuite.client, { filters });
		expect(first?.phase).toBe('full');
		expect(await wrongOf(store)).toEqual([]);
	});
});

test('with the same filters, everything read again for another reason: what was settled meanwhile is settled', async () => {
	const filters: Filters = { openInvoicesOnly: true };
	const earlier: IntegrationPoint = { ...invoice, fields: invoice.fields.filter(({ name }) => name !== 'memo') };
	const store = new RecordStore(earlier);
	await store.sync(netsuite.client, { filters });
	for (const seed of [1, 2, 3]) await netsuite.activity(50, seed);
	const later = new RecordStore(invoice);
	for (const record of store.all()) later.store({ ...(await readChanges(netsuite.client, invoice, { batchSize: 100 })), replace: null, records: [record], deleted: [], cursor: null });
	later.checkpoint = store.checkpoint;
	const batches = await later.sync(netsuite.client, { filters });
	expect(batches[0]?.phase).toBe('full');
	const truth = new Map((await netsuite.truth('invoice')).map((record) => [record.id, record]));
	expect(later.all().filter(({ id, amountRemaining }) => truth.get(id)?.amountRemaining !== amountRemaining)).toEqual([]);
	expect(recordsOf(batches).filter((record) => !isOpen(record)).length).toBeGreaterThan(0);
});

test('two movers: an invoice comes for its customer as well as for its payment, once', async () => {
	const byCustomer = {
		ids: 'SELECT mt.id FROM transaction mt WHERE mt.entity IN (SELECT mc.id FROM customer mc WHERE {changed})',
		column: 'mc.lastmodifieddate',
	};
	const point: IntegrationPoint = { ...invoice, movedBy: [...(invoice.movedBy ?? []), byCustomer] };
	const store = new RecordStore(point);
	await store.sync(netsuite.client);
	await netsuite.pass(900);
	await store.sync(netsuite.client);
	const { points } = await netsuite.activity(60, 3);
	const changed = new Set(points.customer?.changed);
	const truth = await netsuite.truth('invoice');
	const theirs = truth.filter(({ entity }) => changed.has((entity as { id: string }).id)).map(({ id }) => id);
	expect(theirs.length).toBeGreaterThan(0);
	const came = recordsOf(await store.sync(netsuite.client, { batchSize: 1_000 })).map(({ id }) => id);
	expect(came).toEqual(expect.arrayContaining(theirs));
	expect(new Set(came).size).toBe(came.length);
	expect(store.rows()).toEqual(rowsOf(point, truth));
});
