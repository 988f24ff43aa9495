import { integrationPoint } from '../../netsuite';
import type { Cursor } from '../../netsuite/sync/cursor';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';
import { deletedOf, recordsOf, RecordStore, rowsOf } from '../support/recordStore';

let netsuite: LocalNetSuite;

beforeAll(async () => {
	netsuite = await startLocalNetSuite({ invoices: 500, seed: 3 });
});
afterAll(async () => await netsuite.close());

test.each([
	['each for itself', 1],
	['in hundreds, as in large tables', 100],
])('notes, which have no modification date, are compared %s', async (_, size) => {
	const store = new RecordStore(integrationPoint('note'));
	await store.sync(netsuite.client);
	const cursor = JSON.parse(store.checkpoint) as Cursor;
	expect(cursor.newDigests?.size).toBe(1);
	if (size > 1) {
		store.checkpoint = JSON.stringify({ ...cursor, newDigests: { size, groups: {} } });
		await store.sync(netsuite.client);
	}
	const [quiet] = await store.sync(netsuite.client);
	expect([quiet?.records, quiet?.deleted]).toEqual([[], []]);

	const { points } = await netsuite.activity(200, size);
	const { created = [], changed = [], deleted = [] } = points.note ?? {};
	expect(Math.min(created.length, changed.length, deleted.length)).toBeGreaterThan(0);
	const batches = await store.sync(netsuite.client);
	const came = recordsOf(batches).map(({ id }) => id);
	expect(deletedOf(batches).sort()).toEqual([...deleted].sort());
	if (size === 1) expect(came.sort()).toEqual([...created, ...changed].sort());
	else expect(came).toEqual(expect.arrayContaining([...created, ...changed]));
	expect(store.rows()).toEqual(rowsOf(store.point, await netsuite.truth('note')));
});
