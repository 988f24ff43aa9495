import { integrationPoint, integrationPoints, type ChangesBatch } from '../../netsuite';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';
import { recordsOf, RecordStore } from '../support/recordStore';

let netsuite: LocalNetSuite;

beforeAll(async () => {
	netsuite = await startLocalNetSuite();
});
afterAll(async () => await netsuite.close());

const cases = (['TBA', 'OAuth 2.0'] as const).flatMap((login) =>
	integrationPoints.map((point) => [point.name, login, point] as const),
);

test.each(cases)('%s over %s: every record as the account has it', async (_, login, point) => {
	const store = new RecordStore(point);
	const batches = await store.sync(login === 'TBA' ? netsuite.client : netsuite.connectOAuth2());
	// SOAP, which has the notes on customers, takes TBA only.
	const withoutSoap = login === 'OAuth 2.0' && point.bySoap !== undefined;
	const truth = await netsuite.truth(point.name);
	expect(store.all()).toEqual(withoutSoap ? truth.filter(({ entity }) => entity === null) : truth);

	const last = batches[batches.length - 1];
	expect(last).toMatchObject({ status: 'finished', phase: 'full', failed: [], deleted: [] });
	expect(last?.leftOut.map(({ what }) => what)).toEqual(withoutSoap ? [point.bySoap?.label] : []);
	for (const { records } of batches) expect(records.length).toBeLessThanOrEqual(100);
	expectWholeRanges(batches);
	expect(new Set(recordsOf(batches).map(({ id }) => id)).size).toBe(recordsOf(batches).length);
});

test('there are several batches of most documents, so that this says something', async () => {
	for (const name of ['invoice', 'customerPayment', 'note', 'message', 'currencyRate']) {
		expect((await netsuite.truth(name)).length).toBeGreaterThan(100);
	}
});

test('T20: e-mails on customers and on invoices, in and out', async () => {
	const store = new RecordStore(integrationPoint('message'));
	await store.sync(netsuite.client);
	const invoices = new Set((await netsuite.truth('invoice')).map(({ id }) => id));
	const on = (name: string) => store.all().flatMap(({ [name]: reference }) => (reference === null ? [] : [(reference as { id: string }).id]));
	expect(on('entity').length).toBeGreaterThan(10);
	expect(on('transaction').filter((id) => invoices.has(id)).length).toBeGreaterThan(10);
	expect(new Set(store.all().map(({ incoming }) => incoming))).toEqual(new Set([true, false]));
});

/** A batch replaces a range of IDs: it must hold its records, begin where the one before ended, and leave nothing out. */
function expectWholeRanges(batches: readonly ChangesBatch[]): void {
	const ranges = batches.map(({ replace }) => replace ?? { after: 0, upTo: 0 });
	expect(ranges[0]?.after).toBe(-Number.MAX_SAFE_INTEGER);
	expect(ranges[ranges.length - 1]?.upTo).toBe(Number.MAX_SAFE_INTEGER);
	expect(ranges.slice(1).map(({ after }) => after)).toEqual(ranges.slice(0, -1).map(({ upTo }) => upTo));
	batches.forEach(({ records }, index) => {
		const { after, upTo } = ranges[index] as (typeof ranges)[number];
		expect(records.filter(({ id }) => Number(id) <= after || Number(id) > upTo)).toEqual([]);
	});
}
