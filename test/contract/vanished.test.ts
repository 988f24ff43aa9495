import { integrationPoint } from '../../netsuite';
import type { Cursor } from '../../netsuite/sync/cursor';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';
import { failureOf } from '../support/queryServer';
import { deletedOf, RecordStore, rowsOf } from '../support/recordStore';

let netsuite: LocalNetSuite;

beforeAll(async () => {
	netsuite = await startLocalNetSuite({ invoices: 250 });
});
afterEach(async () => await netsuite.clearFaults());
afterAll(async () => await netsuite.close());

test('an open invoice that was deleted is told of although deletions cannot be seen', async () => {
	const store = new RecordStore(integrationPoint('invoice'));
	await store.sync(netsuite.client);
	await netsuite.arm({ fault: 'hide', table: 'deletedrecord' });
	const deleted: string[] = [];
	for (let seed = 1; deleted.length === 0; seed++) {
		const before = await netsuite.truth('invoice');
		const { points } = await netsuite.activity(60, seed);
		const open = (id: string) => before.some((one) => one.id === id && one.amountRemaining !== 0);
		deleted.push(...(points.invoice?.deleted ?? []).filter(open));
		if (deleted.length > 0) expect(deletedOf(await store.sync(netsuite.client)).sort()).toEqual(expect.arrayContaining(deleted));
		else await store.sync(netsuite.client);
	}
	expect(store.all().filter(({ id }) => deleted.includes(id))).toEqual([]);
});

describe('a permission that was lost and shows as a table without rows', () => {
	const blind = (table: string) =>
		netsuite.connect({}, {
			tamper: (rows, query) => {
				if (!query.includes(`FROM ${table}`)) return;
				// Counts of nothing are 0, and the clock goes on.
				const counts = rows.filter(({ part }) => part !== undefined);
				for (const count of counts) Object.assign(count, { number1: '0', number2: '0' });
				if (counts.length === 0) rows.splice(0);
			},
		});

	test('does not delete a look-up', async () => {
		const store = new RecordStore(integrationPoint('account'));
		await store.sync(netsuite.client);
		const error = await failureOf(store.sync(blind('account a')));
		expect(error).toMatchObject({ kind: 'badAnswer', message: expect.stringContaining('shows none of the accounts any more') as string });
		expect(store.all()).toEqual(await netsuite.truth('account'));
	});

	test.each([
		['invoice', 'transactionline', 'quantity'],
		['invoice', 'transaction', 'otherrefnum'],
		['salesOrder', 'transaction', 'otherrefnum'],
	])('does not replace what is stored of %s with nothing where %s.%s is refused as well', async (name, table, column) => {
		const store = new RecordStore(integrationPoint(name));
		await store.sync(netsuite.client);
		await netsuite.arm({ fault: 'hide', table, column });
		const error = await failureOf(store.sync(blind('transaction t')));
		expect(error.message).toContain('any more that it showed the last time');
		expect(store.all().length).toBeGreaterThan(10);
	});

	test.each(['customer', 'journalEntry', 'salesOrder', 'contact', 'customerRefund'])('is not taken for nothing new: %s', async (name) => {
		const store = new RecordStore(integrationPoint(name));
		await store.sync(netsuite.client);
		const { table, alias } = store.point.source;
		await netsuite.activity(40, 5);
		const error = await failureOf(store.sync(blind(`${table} ${alias}`)));
		expect(error.message).toContain('any more that it showed the last time');
		// Once it sees again the sync goes on from the same checkpoint.
		const batches = await store.sync(netsuite.client);
		expect(batches.every(({ phase }) => phase === 'changes')).toBe(true);
		expect(store.rows()).toEqual(rowsOf(store.point, await netsuite.truth(name)));
	});

	test('does not delete the open invoices', async () => {
		const store = new RecordStore(integrationPoint('invoice'));
		await store.sync(netsuite.client);
		const error = await failureOf(store.sync(blind('transaction')));
		expect(error.message).toContain('shows none of the invoices any more');
	});
});

describe('a role that comes to see less', () => {
	/** As NetSuite answers a role that may not see these customers' subsidiaries. */
	const restricted = (customers: readonly string[]) => {
		const others = `t.entity NOT IN (${customers.join(', ')})`;
		const rewrite = (query: string) =>
			query
				.replaceAll("t.type = 'CustInvc'", `t.type = 'CustInvc' AND ${others}`)
				.replace('FROM transaction t WHERE t.id IN', `FROM transaction t WHERE ${others} AND t.id IN`);
		return netsuite.connect({}, { rewrite });
	};

	test('does not delete the open invoices that it does not see any more: the run stops and says what to do', async () => {
		const store = new RecordStore(integrationPoint('invoice'));
		await store.sync(netsuite.client);
		await netsuite.pass(3_600);
		const open = store.all().filter(({ amountRemaining }) => amountRemaining !== 0);
		const owners = new Set(open.map(({ entity }) => (entity as { id: string }).id));
		const error = await failureOf(store.sync(restricted([...owners].slice(0, 5))));
		expect(error.message).toMatch(/no more and does not say that they were deleted: internal ID \d+/);
		expect(error).toMatchObject({ kind: 'badAnswer', advice: expect.stringContaining('may see less than before') as string });
		await store.sync(netsuite.client);
		expect(store.rows()).toEqual(rowsOf(store.point, await netsuite.truth('invoice')));
	});

	test('nor where invoices are compared for want of their modification date', async () => {
		await netsuite.arm({ fault: 'hide', table: 'transaction', column: 'lastmodifieddate' });
		const store = new RecordStore(integrationPoint('invoice'));
		await store.sync(netsuite.client);
		const [one] = store.all();
		const error = await failureOf(store.sync(restricted([(one?.entity as unknown as { id: string }).id])));
		expect(error.message).toContain('does not say that they were deleted');
	});
});

test('where nobody tells of deletions and very many invoices are open, it is said that deleted ones stay open', async () => {
	const store = new RecordStore(integrationPoint('invoice'));
	await store.sync(netsuite.client);
	await netsuite.arm({ fault: 'hide', table: 'deletedrecord' });
	const client = netsuite.connect({}, { instead: ({ service }) => (service === 'soap' ? { status: 403, headers: {}, body: '' } : null) });
	const reasons = async () => (await store.sync(client)).flatMap(({ leftOut }) => leftOut.map(({ what, reason }) => `${what}: ${reason}`));
	expect((await reasons()).join()).not.toContain('stay open in the store');
	store.checkpoint = JSON.stringify({ ...(JSON.parse(store.checkpoint) as Cursor), balances: { size: 40, open: {} } });
	expect(await reasons()).toContainEqual(expect.stringMatching(/^Deletions: .* stay open in the store/));
});

test('a field that was never read does not stop the sync when NetSuite always fails on it', async () => {
	const customer = integrationPoint('customer');
	const earlier = { ...customer, fields: customer.fields.filter(({ name }) => name !== 'externalId') };
	const store = new RecordStore(earlier);
	await store.sync(netsuite.client);
	const later = new RecordStore(customer);
	later.checkpoint = store.checkpoint;
	await netsuite.arm({ fault: 'status', status: 500, match: 'externalid', times: 10_000 });
	const batches = await later.sync(netsuite.client);
	expect(batches[0]?.leftOut).toMatchObject([{ what: 'External ID (externalId)' }]);
	expect(later.all()).toHaveLength((await netsuite.truth('customer')).length);
});

test('a passing failure of a sublist does not take it out of the store', async () => {
	const store = new RecordStore(integrationPoint('invoice'));
	await store.sync(netsuite.client);
	await netsuite.activity(30, 77);
	for (const status of [500, 503] as const) {
		await netsuite.arm({ fault: 'status', status, match: 'FROM NextTransactionLineLink', times: 1_000 });
		const error = await failureOf(store.copy().sync(netsuite.client));
		expect(error).toMatchObject({ kind: 'server' });
		await netsuite.clearFaults();
	}
	await store.sync(netsuite.client);
	expect(store.rows().every(({ applications }) => applications !== null)).toBe(true);
});
