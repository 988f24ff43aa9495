import { integrationPoint, planSync, readChanges } from '../../netsuite';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';
import { failureOf } from '../support/queryServer';
import { RecordStore, rowsOf } from '../support/recordStore';

let netsuite: LocalNetSuite;

beforeAll(async () => {
	netsuite = await startLocalNetSuite({ invoices: 200 });
});
afterEach(async () => await netsuite.clearFaults());
afterAll(async () => await netsuite.close());

const invoice = integrationPoint('invoice');
const leftOutOf = async (name: string) => {
	const [planned] = await planSync(netsuite.client, [integrationPoint(name)]);
	return planned?.leftOut.map(({ what }) => what);
};

describe('a table that the role cannot see', () => {
	test('is left out as long as it was never seen, in NetSuite’s words', async () => {
		await netsuite.arm({ fault: 'hide', table: 'contact' });
		const batch = await readChanges(netsuite.client, integrationPoint('contact'));
		expect(batch).toMatchObject({ status: 'leftOut', records: [], deleted: [], cursor: null, replace: null });
		expect(batch.leftOut).toEqual([{ what: 'Contacts', reason: expect.stringContaining("Record 'contact' was not found") as string }]);
		const [planned] = await planSync(netsuite.client, [integrationPoint('contact')]);
		expect(planned).toMatchObject({ available: false, leftOut: batch.leftOut });
	});

	test('is an error once its records were seen, and nothing is taken for deleted', async () => {
		const store = new RecordStore(integrationPoint('contact'));
		await store.sync(netsuite.client);
		await netsuite.arm({ fault: 'hide', table: 'contact' });
		const error = await failureOf(store.sync(netsuite.client));
		expect(error).toMatchObject({ kind: 'notVisible' });
		expect(error.message).toMatch(/^Reading contacts: .*Record 'contact' was not found/);
		expect(error.advice).toContain('permission');
		expect(store.all()).toEqual(await netsuite.truth('contact'));
	});
});

/** What is hidden, what the run says of it, and the invoice as it is then read. */
const cases: Array<[string, { table: string; column?: string }, string[], (invoice: Record<string, unknown>) => unknown]> = [
	['a column', { table: 'transaction', column: 'otherrefnum' }, ['PO Number (otherRefNum)'], (record) => ({ ...record, otherRefNum: null })],
	[
		'a sublist’s table',
		{ table: 'nexttransactionlinelink' },
		['Applied By (applications)'],
		(record) => ({ ...record, applications: null }),
	],
	[
		'a column of a sublist',
		{ table: 'transactionline', column: 'rate' },
		['Lines: Rate'],
		(record) => ({ ...record, lines: (record.lines as object[]).map((line) => ({ ...line, rate: null })) }),
	],
	[
		'a column of a sublist that is added up',
		{ table: 'nexttransactionlinelink', column: 'foreignamount' },
		['Applied By: Amount'],
		(record) => ({ ...record, applications: (record.applications as object[]).map((entry) => ({ ...entry, amount: null })) }),
	],
	[
		'a joined table',
		{ table: 'transactionline' },
		['Subsidiary (subsidiary)', 'Department (department)', 'Class (class)', 'Location (location)', 'Created From (createdFrom)', 'Lines (lines)'],
		(record) => ({ ...record, subsidiary: null, department: null, class: null, location: null, createdFrom: null, lines: null }),
	],
];

test.each(cases)('%s that the role cannot see is left out, and named', async (_, hidden, names, asSeen) => {
	await netsuite.arm({ fault: 'hide', ...hidden });
	const store = new RecordStore(invoice);
	const batches = await store.sync(netsuite.client);
	expect(batches[batches.length - 1]?.leftOut.map(({ what }) => what)).toEqual(names);
	expect(store.all()).toEqual((await netsuite.truth('invoice')).map(asSeen));
	expect(await leftOutOf('invoice')).toEqual(names);

	const next = await store.sync(netsuite.client);
	expect(next.map(({ phase }) => phase)).toEqual(['changes']);
	expect(next[0]?.leftOut.map(({ what }) => what)).toEqual(names);

	await netsuite.clearFaults();
	const back = await store.sync(netsuite.client);
	expect(back[0]?.phase).toBe('full');
	expect(store.all()).toEqual(await netsuite.truth('invoice'));
});

test('what is hidden in the middle of a run starts it anew', async () => {
	const store = new RecordStore(invoice);
	store.store(await readChanges(netsuite.client, invoice, { batchSize: 100 }));
	await netsuite.arm({ fault: 'hide', table: 'transaction', column: 'memo' });
	const batches = await store.sync(netsuite.client);
	expect(batches[0]?.replace?.after).toBe(-Number.MAX_SAFE_INTEGER);
	expect(store.all()).toEqual((await netsuite.truth('invoice')).map((record) => ({ ...record, memo: null })));
});

test('without its modification date a point is compared by content', async () => {
	await netsuite.arm({ fault: 'hide', table: 'contact', column: 'lastmodifieddate' });
	const point = integrationPoint('contact');
	const store = new RecordStore(point);
	await store.sync(netsuite.client);
	await netsuite.activity(60, 9);
	const batches = await store.sync(netsuite.client);
	expect(batches.every(({ phase }) => phase === 'changes')).toBe(true);
	const truth = (await netsuite.truth('contact')).map((record) => ({ ...record, lastModifiedDate: null }));
	expect(store.rows()).toEqual(rowsOf(point, truth));
});

test('deletions that the role cannot see are named, and everything else is read', async () => {
	const store = new RecordStore(integrationPoint('message'));
	await store.sync(netsuite.client);
	await netsuite.arm({ fault: 'hide', table: 'deletedrecord' });
	const { points } = await netsuite.activity(200, 4);
	const deleted = points.message?.deleted ?? [];
	expect(deleted).not.toEqual([]);
	for (let run = 0; run < 2; run++) {
		const [batch] = await store.sync(netsuite.client);
		expect(batch).toMatchObject({ status: 'finished', phase: 'changes', deleted: [] });
		expect(batch?.leftOut).toEqual([{ what: 'Deletions', reason: expect.stringContaining("Record 'deletedrecord' was not found") as string }]);
	}
	const there = store.rows().filter(({ netsuiteId }) => !deleted.includes(String(netsuiteId)));
	expect(there).toEqual(rowsOf(store.point, await netsuite.truth('message')));
});

test('NetSuite being out of order is not taken for a table that cannot be seen', async () => {
	await netsuite.arm({ fault: 'status', status: 500, times: 10_000 });
	const error = await failureOf(readChanges(netsuite.client, invoice));
	expect(error.kind).toBe('server');
	expect((await failureOf(planSync(netsuite.client, [invoice]))).kind).toBe('server');
});
