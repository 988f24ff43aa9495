import { integrationPoint, readChanges, type Client, type NetSuiteRequest } from '../../netsuite';
import type { Cursor } from '../../netsuite/sync/cursor';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';
import { failureOf } from '../support/queryServer';
import { recordsOf, RecordStore, rowsOf } from '../support/recordStore';

let netsuite: LocalNetSuite;

beforeAll(async () => {
	netsuite = await startLocalNetSuite({ invoices: 2_200, customers: 150, seed: 31 });
});
afterEach(async () => await netsuite.clearFaults());
afterAll(async () => await netsuite.close());

const invoice = integrationPoint('invoice');
const isPage = ({ body }: NetSuiteRequest) => /^SELECT t\.id AS c0.* FROM transaction t/.test(String((body as { q?: unknown } | undefined)?.q));

/** A client that does something else before so many pages of documents are asked for. */
function interrupted(after: number, what: () => Promise<void>): Client {
	let pages = 0;
	let done: Promise<void> | undefined;
	return {
		...netsuite.client,
		request: async (request, understand) => {
			if (isPage(request) && ++pages >= after) await (done ??= what());
			return await netsuite.client.request(request, understand);
		},
	};
}

describe('T13: a first load whose pages are read side by side', () => {
	test.each([2_000, 50_000])('in batches of %d has every invoice once, with its lines and applications', async (batchSize) => {
		const store = new RecordStore(invoice);
		const batches = await store.sync(netsuite.client, { batchSize });
		expect(batches).toHaveLength(Math.ceil(2_200 / batchSize));
		expect(recordsOf(batches)).toEqual(await netsuite.truth('invoice'));
		const ranges = batches.map(({ replace }) => replace);
		expect(ranges[0]?.after).toBe(-Number.MAX_SAFE_INTEGER);
		expect(ranges.at(-1)?.upTo).toBe(Number.MAX_SAFE_INTEGER);
		expect(ranges.slice(1).map((range) => range?.after)).toEqual(ranges.slice(0, -1).map((range) => range?.upTo));
	});

	test('takes one round trip before pages flow', async () => {
		const rounds: string[][] = [[]];
		let inFlight = 0;
		const watched: Client = {
			...netsuite.client,
			request: async (request, understand) => {
				if (inFlight++ === 0) rounds.push([]);
				rounds.at(-1)?.push(isPage(request) ? 'page' : 'other');
				const answer = await netsuite.client.request(request, understand);
				inFlight--;
				return answer;
			},
		};
		await readChanges(watched, { ...invoice, sublists: [] }, { batchSize: 50_000 });
		expect(rounds.slice(1, 3)).toEqual([['other'], ['page', 'page', 'page']]);
	});

	test.each(['customerPayment', 'note', 'message', 'subsidiary'])('of %s is the same as page after page', async (name) => {
		const store = new RecordStore(integrationPoint(name));
		await store.sync(netsuite.client, { batchSize: 50_000 });
		expect(store.all()).toEqual(await netsuite.truth(name));
	});
});

describe('what goes wrong in the middle of a batch', () => {
	const faults = [
		{ fault: 'status', status: 429, match: 't.id <= ', times: 4 },
		{ fault: 'status', status: 500, match: 't.id <= ', times: 3 },
		{ fault: 'reset', match: 't.id <= ', times: 3 },
		{ fault: 'truncate', match: 't.id <= ', times: 3 },
	] as const;

	test.each(faults)('$fault $status, for a while: nothing is lost', async (fault) => {
		await netsuite.arm(fault);
		const store = new RecordStore(invoice);
		await store.sync(netsuite.client, { batchSize: 50_000 });
		expect(store.all()).toEqual(await netsuite.truth('invoice'));
	});

	test.each(faults.slice(1, 3))('$fault $status, for good: no part of the batch, and the next run goes on', async (fault) => {
		const store = new RecordStore(invoice);
		store.store(await readChanges(netsuite.client, invoice, { batchSize: 1_000 }));
		const before = store.all();
		await netsuite.arm({ ...fault, match: 'ORDER BY t.id', times: 100_000 });
		await failureOf(store.sync(netsuite.client, { batchSize: 50_000 }));
		expect(store.all()).toEqual(before);
		await netsuite.clearFaults();
		await store.sync(netsuite.client, { batchSize: 50_000 });
		expect(store.all()).toEqual(await netsuite.truth('invoice'));
	});
});

test('what is created, changed and deleted during the load is there after the next window', async () => {
	for (const [name, at] of [['invoice', 2]] as const) {
		const store = new RecordStore(integrationPoint(name));
		const client = interrupted(at, async () => void (await netsuite.activity(60, at)));
		await store.sync(client, { batchSize: 2_000 });
		await store.sync(netsuite.client, { batchSize: 2_000 });
		expect(store.rows()).toEqual(rowsOf(store.point, await netsuite.truth(name)));
	}
});

test('a mass update is read side by side as well, killed and taken up again', async () => {
	const store = new RecordStore(invoice);
	await store.sync(netsuite.client, { batchSize: 50_000 });
	const cursor = JSON.parse(store.checkpoint) as Cursor;
	const everything = { ...cursor, window: { from: null, to: '2001-01-01T00:00:00Z' } };
	const first = await readChanges(netsuite.client, invoice, { checkpoint: everything, batchSize: 2_000 });
	expect(first).toMatchObject({ phase: 'changes', status: 'more', replace: null });
	expect(first.records).toHaveLength(2_000);
	expect(first.cursor?.position).toMatchObject({ pass: 'modified', moreEnds: false });

	await netsuite.activity(40, 8);
	const rest = new RecordStore(invoice);
	rest.store(first);
	// Another batch size than the one before is nothing special.
	const batches = await rest.sync(netsuite.client, { batchSize: 1_500 });
	expect(batches.every(({ phase }) => phase === 'changes')).toBe(true);
	await rest.sync(netsuite.client);
	expect(rest.rows()).toEqual(rowsOf(invoice, await netsuite.truth('invoice')));
});

test('a checkpoint of version 0.1.0 goes on: open invoices are read once more, nothing is read anew', async () => {
	const store = new RecordStore(invoice);
	await store.sync(netsuite.client, { batchSize: 50_000 });
	const { version: _, ...cursor } = JSON.parse(store.checkpoint) as Cursor;
	const open = Object.fromEntries(Object.keys(cursor.balances?.open ?? {}).map((id) => [id, 123_456]));
	store.checkpoint = JSON.stringify({ ...cursor, version: 1, balances: { size: 1, open } });
	await netsuite.activity(30, 12);
	const batches = await store.sync(netsuite.client, { batchSize: 1_000 });
	expect(new Set(batches.map(({ phase }) => phase))).toEqual(new Set(['changes']));
	expect(store.rows()).toEqual(rowsOf(invoice, await netsuite.truth('invoice')));
});
