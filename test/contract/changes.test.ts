import { integrationPoints, tableRow, type IntegrationPoint } from '../../netsuite';
import type { NetSuiteRecord } from '../../netsuite/read/records';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';
import { deletedOf, recordsOf, RecordStore, rowsOf } from '../support/recordStore';

type Records = ReadonlyMap<string, NetSuiteRecord>;

/** Whether the modification date of an invoice moves with a payment is unconfirmed, so both must do. */
describe.each([false, true])('an account whose invoices move with payments: %s', (invoiceMovesWithPayment) => {
	let netsuite: LocalNetSuite;
	const stores = new Map(integrationPoints.map((point) => [point.name, new RecordStore(point)]));
	const storeOf = (name: string) => stores.get(name) as RecordStore;

	const allTruths = async (): Promise<Map<string, Records>> => {
		const truths = new Map<string, Records>();
		for (const { name } of integrationPoints) {
			truths.set(name, new Map((await netsuite.truth(name)).map((record) => [record.id, record])));
		}
		return truths;
	};

	beforeAll(async () => {
		netsuite = await startLocalNetSuite({ invoiceMovesWithPayment });
		for (const store of stores.values()) await store.sync(netsuite.client);
	});
	afterAll(async () => await netsuite.close());

	test.each([1, 2])('after business (%d) every point has what the account has, and only what moved was read', async (seed) => {
		const before = await allTruths();
		// What is read again for the overlap of the windows is behind us then.
		await netsuite.activity(0, 0);
		const { changes } = await netsuite.activity(200, seed);
		expect(changes).toBe(200);
		const after = await allTruths();
		const touched = touchedByApplications(before, after);

		for (const point of integrationPoints) {
			const [was, is] = [before.get(point.name) as Records, after.get(point.name) as Records];
			const batches = await storeOf(point.name).sync(netsuite.client);
			expect(storeOf(point.name).rows()).toEqual(rowsOf(point, is.values()));
			expect(batches.every(({ phase, failed }) => phase === 'changes' && failed.length === 0)).toBe(true);

			const moved = new Set(differing(point, was, is));
			const needless = recordsOf(batches)
				.map(({ id }) => id)
				.filter((id) => !moved.has(id))
				.filter((id) => !(point.movedBy && touched.has(id)));
			expect([point.name, needless]).toEqual([point.name, []]);
			const gone = [...was.keys()].filter((id) => !is.has(id));
			// What was entered and deleted in between is told of as well: nobody can know that it was never read.
			const told = deletedOf(batches);
			expect([point.name, told.filter((id) => was.has(id)).sort()]).toEqual([point.name, gone.sort()]);
			expect([point.name, told.filter((id) => is.has(id))]).toEqual([point.name, []]);
		}
		// A quiet quarter of an hour, so that the next round starts without an overlap.
		for (let minute = 0; minute < 15; minute++) await netsuite.activity(0, 0);
		for (const store of stores.values()) await store.sync(netsuite.client);
	});

	test('when nothing happened nothing is read', async () => {
		for (const store of stores.values()) {
			const batches = await store.sync(netsuite.client);
			expect([store.point.name, recordsOf(batches), deletedOf(batches)]).toEqual([store.point.name, [], []]);
			if (store.point.changes.by !== 'content') expect(batches).toHaveLength(1);
		}
	});
});

function differing(point: IntegrationPoint, was: Records, is: Records): string[] {
	const text = (record: NetSuiteRecord | undefined) => {
		if (!record) return '';
		return JSON.stringify(point.changes.by === 'content' ? record : tableRow(point, record));
	};
	return [...new Set([...was.keys(), ...is.keys()])].filter((id) => text(was.get(id)) !== text(is.get(id)));
}

/** Documents to which a document that moved is, or was, applied. */
function touchedByApplications(before: ReadonlyMap<string, Records>, after: ReadonlyMap<string, Records>): Set<string> {
	const touched = new Set<string>();
	for (const point of integrationPoints) {
		const [was, is] = [before.get(point.name) as Records, after.get(point.name) as Records];
		for (const id of differing(point, was, is)) {
			for (const record of [was.get(id), is.get(id)]) {
				const applications = (record?.applications ?? []) as ReadonlyArray<{ id: string }>;
				for (const application of applications) touched.add(application.id);
				const deposit = record?.deposit as { id: string } | null | undefined;
				if (deposit) touched.add(deposit.id);
			}
		}
	}
	return touched;
}
