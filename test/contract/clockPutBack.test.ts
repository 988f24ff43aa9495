import { integrationPoint } from '../../netsuite';
import type { Cursor } from '../../netsuite/sync/cursor';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';
import { deletedOf, RecordStore, rowsOf } from '../support/recordStore';

/** An account whose clock was an hour ahead when it was read the last time. */

const invoice = integrationPoint('invoice');
let netsuite: LocalNetSuite;

beforeEach(async () => {
	netsuite = await startLocalNetSuite({ invoices: 260, customers: 40, seed: 17 });
});
afterEach(async () => await netsuite.close());

/** Business in which an open invoice is deleted. @returns such invoices. */
async function deleteOpenInvoices(): Promise<string[]> {
	for (let seed = 1; ; seed++) {
		const open = new Set((await netsuite.truth('invoice')).filter(({ amountRemaining }) => amountRemaining !== 0).map(({ id }) => id));
		const { points } = await netsuite.activity(60, seed);
		const deleted = (points.invoice?.deleted ?? []).filter((id) => open.has(id));
		if (deleted.length > 0) return deleted;
	}
}

/** A store that was brought up to date by that clock, before business went on. */
async function synced(): Promise<{ store: RecordStore; ahead: () => void }> {
	const store = new RecordStore(invoice);
	await store.sync(netsuite.client);
	await netsuite.pass(3_600);
	await store.sync(netsuite.client);
	const cursor = JSON.parse(store.checkpoint) as Cursor;
	const to = new Date(Date.parse(cursor.window.to) + 3_600_000).toISOString().replace('.000Z', 'Z');
	return { store, ahead: () => (store.checkpoint = JSON.stringify({ ...cursor, window: { ...cursor.window, to } })) };
}

test('what was changed or deleted in the hour that comes twice is read', async () => {
	const { store, ahead } = await synced();
	ahead();
	const gone = await deleteOpenInvoices();
	expect(deletedOf(await store.sync(netsuite.client))).toEqual(expect.arrayContaining(gone));
	expect(store.rows()).toEqual(rowsOf(invoice, await netsuite.truth('invoice')));
	// Past the windows' overlap it is as quiet as ever.
	await netsuite.pass(900);
	await store.sync(netsuite.client);
	const [batch] = await store.sync(netsuite.client);
	expect(batch).toMatchObject({ status: 'finished', records: [], deleted: [] });
});

test('once the hour is over a deletion in it is still believed: the sync is not refused', async () => {
	const { store, ahead } = await synced();
	ahead();
	const gone = await deleteOpenInvoices();
	await netsuite.pass(3_600);
	expect(deletedOf(await store.sync(netsuite.client))).toEqual(expect.arrayContaining(gone));
});
