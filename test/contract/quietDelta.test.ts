import { integrationPoint, integrationPoints, readChanges, type NetSuiteRecord } from '../../netsuite';
import { total } from '../../netsuite/sync/balances';
import type { Cursor } from '../../netsuite/sync/cursor';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';
import { recordsOf, RecordStore, rowsOf } from '../support/recordStore';

let netsuite: LocalNetSuite;

beforeAll(async () => {
	netsuite = await startLocalNetSuite({ invoices: 300 });
	// A new account has records that are dated a little ahead of its clock.
	await netsuite.pass(3 * 365 * 86_400);
});
afterEach(async () => await netsuite.clearFaults());
afterAll(async () => await netsuite.close());

/** Long enough for the windows' overlap to be empty. */
const quiet = async () => void (await netsuite.pass(900));

async function requestsOf(work: () => Promise<unknown>): Promise<number> {
	await netsuite.forgetRequests();
	await work();
	return (await netsuite.requests()).requests;
}

async function synced(name: string): Promise<RecordStore> {
	const store = new RecordStore(integrationPoint(name));
	await store.sync(netsuite.client, { batchSize: 50_000 });
	await quiet();
	return store;
}

test.each(integrationPoints.map(({ name }) => [name]))('a quiet %s takes one request', async (name) => {
	const store = await synced(name);
	const requests = await requestsOf(async () => {
		const [batch, ...others] = await store.sync(netsuite.client, { batchSize: 50_000 });
		expect([batch?.status, batch?.records, batch?.deleted, others]).toEqual(['finished', [], [], []]);
	});
	// Notes on customers are searched for over SOAP besides; tables without a modification date are read page by page.
	const pages = store.point.changes.by === 'content' ? Math.max(1, Math.ceil(store.all().length / 1_000)) : 1;
	expect(requests).toBe(pages + (store.point.bySoap ? 1 : 0));
});

test('with a column that the role may not see it takes two', async () => {
	await netsuite.arm({ fault: 'hide', table: 'transaction', column: 'otherrefnum' }, { fault: 'hide', table: 'transactionline', column: 'rate' });
	const store = await synced('invoice');
	expect(await requestsOf(async () => await store.sync(netsuite.client))).toBe(2);
	// Each of the gaps is looked at in its turn.
	await netsuite.clearFaults();
	await netsuite.arm({ fault: 'hide', table: 'transaction', column: 'otherrefnum' });
	await quiet();
	await store.sync(netsuite.client, { batchSize: 1_000 });
	await quiet();
	await store.sync(netsuite.client, { batchSize: 1_000 });
	expect((store.all()[0]?.lines as unknown as NetSuiteRecord[])[0]?.rate).toEqual(expect.any(Number));
});

test('where the role may not see what was deleted SOAP is asked: three', async () => {
	const store = await synced('invoice');
	await netsuite.arm({ fault: 'hide', table: 'deletedrecord' });
	await store.sync(netsuite.client);
	await quiet();
	expect(await requestsOf(async () => await store.sync(netsuite.client))).toBe(3);
	// When it can be seen again, so it is used.
	await netsuite.clearFaults();
	await store.sync(netsuite.client);
	expect(await requestsOf(async () => await store.sync(netsuite.client))).toBe(1);
});

test('what has not changed is not asked for: one payment, and only the passes that have something', async () => {
	const store = await synced('customer');
	const asked: string[] = [];
	const client = netsuite.connect({}, { instead: ({ body }) => (asked.push(String((body as { q?: string })?.q)), null) });
	let changed: string[] = [];
	for (let seed = 1; changed.length === 0; seed++) changed = (await netsuite.activity(5, seed)).points.customer?.changed ?? [];
	const batches = await store.sync(client);
	expect(recordsOf(batches).map(({ id }) => id)).toEqual(expect.arrayContaining(changed));
	expect(asked.filter((query) => query.includes('deletedrecord')).length).toBeLessThanOrEqual(1);
	expect(store.rows()).toEqual(rowsOf(store.point, await netsuite.truth('customer')));
});

test.each(['invoice', 'creditMemo', 'customerPayment'])('what is open of %s is one number on both sides', async (name) => {
	for (const seed of [21, 22, 23]) {
		const store = new RecordStore(integrationPoint(name));
		const first = await readChanges(netsuite.client, store.point, { batchSize: 50_000 });
		const known = total((first.cursor as Cursor).balances ?? { size: 1, open: {} });
		expect(known).toBeGreaterThan(0);
		store.store(first);
		await quiet();
		const asked: string[] = [];
		const client = netsuite.connect({}, { tamper: (rows) => void asked.push(...rows.flatMap(({ part, number1 }) => (part === 'open' ? [String(number1)] : []))) });
		await store.sync(client);
		expect(asked).toEqual([String(known)]);
		await netsuite.activity(60, seed);
	}
});

test('an account without any of the records is quiet as well', async () => {
	const empty = await startLocalNetSuite({ customers: 1, invoices: 0 });
	const store = new RecordStore(integrationPoint('creditMemo'));
	await store.sync(empty.client);
	await empty.pass(900);
	const [batch] = await store.sync(empty.client);
	expect(batch).toMatchObject({ status: 'finished', phase: 'changes', records: [] });
	await empty.close();
});
