import { integrationPoint, readChanges } from '../../netsuite';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';
import { RecordStore, rowsOf } from '../support/recordStore';

/** A store as it was after each batch of a run: what is left when the flow was stopped there. */
async function stops(netsuite: LocalNetSuite, start: RecordStore, batchSize: number): Promise<RecordStore[]> {
	const store = start.copy();
	const found: RecordStore[] = [];
	for (;;) {
		const batch = await readChanges(netsuite.client, store.point, { checkpoint: store.checkpoint, batchSize });
		// Stopped after the data and before the checkpoint, then after both.
		const unfinished = store.copy();
		unfinished.store({ ...batch, cursor: null });
		store.store(batch);
		found.push(unfinished, store.copy());
		if (batch.status === 'finished') return found;
	}
}

let netsuite: LocalNetSuite;

beforeAll(async () => {
	netsuite = await startLocalNetSuite({ seed: 11, invoices: 420 });
});
afterAll(async () => await netsuite.close());

test.each([
	['invoice', 25],
	['note', 100],
	['customerPayment', 40],
])('%s: a run stopped after any batch of %d goes on from there', async (name, batchSize) => {
	const point = integrationPoint(name);
	const fresh = await stops(netsuite, new RecordStore(point), name === 'note' ? 100 : 200);
	expect(fresh.length).toBeGreaterThanOrEqual(4);
	const truth = rowsOf(point, await netsuite.truth(name));
	for (const store of fresh) {
		await store.sync(netsuite.client);
		expect(store.rows()).toEqual(truth);
	}

	const synced = fresh[fresh.length - 1] as RecordStore;
	await netsuite.activity(150, batchSize);
	const later = await stops(netsuite, synced, batchSize);
	expect(later.length).toBeGreaterThanOrEqual(name === 'note' ? 2 : 4);
	const laterTruth = rowsOf(point, await netsuite.truth(name));
	for (const store of later) {
		await store.sync(netsuite.client, { batchSize });
		expect(store.rows()).toEqual(laterTruth);
	}
});

test('what changes while a run is stopped comes when it goes on: it does not end with the day it was stopped', async () => {
	const point = integrationPoint('invoice');
	const [, stopped] = await stops(netsuite, new RecordStore(point), 100);
	await netsuite.activity(100, 5);
	await stopped?.sync(netsuite.client);
	expect(stopped?.rows()).toEqual(rowsOf(point, await netsuite.truth('invoice')));
});
