import { integrationPoint, type Client } from '../../netsuite';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';
import { RecordStore } from '../support/recordStore';

let netsuite: LocalNetSuite;

beforeAll(async () => {
	netsuite = await startLocalNetSuite({ invoices: 420 });
});
afterAll(async () => await netsuite.close());

/** A client to which these records come with a date that is none. */
function withBadDates(name: string, field: string, ids: readonly string[]): Client {
	const index = integrationPoint(name).fields.filter(({ soapOnly }) => !soapOnly).findIndex((one) => one.name === field);
	return netsuite.connect({}, {
		tamper: (rows) => {
			for (const row of rows) if (ids.includes(String(row.key0)) && `c${index}` in row) row[`c${index}`] = '31.02.2026';
		},
	});
}

test.each([
	['invoice', 'tranDate', 'tranId'],
	['note', 'noteDate', 'title'],
] as const)('%s: one that cannot be read is named, the others come, and it comes once it can be', async (name, field, number) => {
	const store = new RecordStore(integrationPoint(name));
	const truth = await netsuite.truth(name);
	// Beyond the first batch, and not a customer's note, which does not come through SuiteQL.
	const bad = truth.slice(110).find(({ entity, transaction }) => name !== 'note' || (entity === null && transaction)) as (typeof truth)[number];
	const client = withBadDates(name, field, [bad.id]);
	const others = truth.filter(({ id }) => id !== bad.id);

	const named = [{ id: bad.id, documentNumber: bad[number], reason: expect.stringContaining(`(${field}) is "31.02.2026", which is not a date`) as string }];
	const first = await store.sync(client);
	expect(first.flatMap(({ failed }) => failed)).toEqual(named);
	expect(store.all()).toEqual(others);

	const second = await store.sync(client);
	expect(second.flatMap(({ failed }) => failed)).toEqual(named);
	expect(store.all()).toEqual(others);

	await store.sync(netsuite.client);
	expect(store.all()).toEqual(truth);
	const quiet = await store.sync(netsuite.client);
	expect(quiet.flatMap(({ records, failed }) => [...records, ...failed])).toEqual([]);
});

test.each(['invoice', 'note'])('%s: records that could not be stored are read again when asked for', async (name) => {
	const store = new RecordStore(integrationPoint(name));
	await store.sync(netsuite.client);
	const ids = (await netsuite.truth(name)).slice(3, 6).map(({ id }) => id);
	const batches = await store.sync(netsuite.client, { alsoRead: ids });
	expect(batches.flatMap(({ records }) => records.map(({ id }) => id))).toEqual(ids);
	const quiet = await store.sync(netsuite.client);
	expect(quiet.flatMap(({ records }) => records)).toEqual([]);
});

test('many that are asked for and do not come are no failures: one that cannot be read is named as ever', async () => {
	const store = new RecordStore(integrationPoint('invoice'));
	await store.sync(netsuite.client);
	const [one] = store.all();
	const id = one?.id ?? '';
	const gone = Array.from({ length: 600 }, (_, index) => String(900_000 + index));
	const batches = await store.sync(withBadDates('invoice', 'tranDate', [id]), { alsoRead: [...gone, id] });
	expect(batches.flatMap(({ failed }) => failed.map((failure) => failure.id))).toEqual([id]);
	expect((JSON.parse(store.checkpoint) as { failed: string[] }).failed).toEqual([id]);
});
