import { integrationPoints, tableRow, type IntegrationPoint, type Occasion } from '../../netsuite';
import type { NetSuiteRecord } from '../../netsuite/read/records';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';
import { settings, WatchingProcess } from '../support/watcher';

type Records = ReadonlyMap<string, NetSuiteRecord>;

let netsuite: LocalNetSuite;
const numerically = (ids: Iterable<string>) => [...new Set(ids)].sort((a, b) => Number(a) - Number(b));

/** What a watch cannot know of: names of other records, which change without this one. */
const own = (point: IntegrationPoint, record: NetSuiteRecord | undefined) => record && JSON.stringify(tableRow(point, record));

async function truths(): Promise<Map<string, Records>> {
	const all = new Map<string, Records>();
	for (const { name } of integrationPoints) {
		all.set(name, new Map((await netsuite.truth(name)).map((record) => [record.id, record])));
	}
	return all;
}

/** What business did to a point's records, by the local NetSuite's own account. */
function differences(point: IntegrationPoint, before: Records, after: Records) {
	return {
		created: numerically([...after.keys()].filter((id) => !before.has(id))),
		updated: numerically([...after.keys()].filter((id) => before.has(id) && own(point, before.get(id)) !== own(point, after.get(id)))),
		deleted: numerically([...before.keys()].filter((id) => !after.has(id))),
	};
}

/** Watches every point for one occasion. */
async function watchAll(occasion: Occasion): Promise<Map<string, WatchingProcess>> {
	const watches = new Map(integrationPoints.map((point) => [point.name, new WatchingProcess(netsuite.client, settings(point.name, { occasion }))]));
	for (const watching of watches.values()) await watching.poll();
	return watches;
}

describe.each([false, true])('an account whose invoices move with payments: %s', (invoiceMovesWithPayment) => {
	const watches = new Map<Occasion, Map<string, WatchingProcess>>();
	const watchFor = (occasion: Occasion, name: string) => watches.get(occasion)?.get(name) as WatchingProcess;

	beforeAll(async () => {
		netsuite = await startLocalNetSuite({ seed: 31, customers: 30, invoices: 120, invoiceMovesWithPayment });
		for (const occasion of ['created', 'updated', 'createdOrUpdated', 'deleted'] as const) {
			watches.set(occasion, await watchAll(occasion));
		}
	});
	afterAll(async () => await netsuite.close());

	test('nothing that was there before arrives', () => {
		for (const [occasion, all] of watches) {
			for (const [name, watching] of all) expect([occasion, name, watching.take()]).toEqual([occasion, name, []]);
		}
	});

	test.each([1, 2])('what business does (%d) arrives once, as it is, at the watches for it', async (seed) => {
		const before = await truths();
		await netsuite.activity(80, seed);
		const after = await truths();
		for (const point of integrationPoints) {
			const { name } = point;
			const is = after.get(name) as Records;
			const { created, updated, deleted } = differences(point, before.get(name) as Records, is);
			for (const all of watches.values()) await all.get(name)?.poll();

			expect([name, watchFor('created', name).take()]).toEqual([name, created]);
			const gone = watchFor('deleted', name).take();
			// What came and went between two polls is told, too.
			expect([name, gone]).toEqual([name, expect.arrayContaining(deleted)]);
			expect([name, gone.filter((id) => is.has(id))]).toEqual([name, []]);
			expect([name, gone]).toEqual([name, numerically(gone)]);

			const either = watchFor('createdOrUpdated', name);
			const states = [...either.arrived];
			const ids = either.take();
			expect([name, ids]).toEqual([name, expect.arrayContaining([...created, ...updated])]);
			expect([name, ids]).toEqual([name, numerically(ids)]);
			for (const record of states) expect(own(point, record)).toBe(own(point, is.get(record.id)));

			const changes = watchFor('updated', name).take();
			expect([name, changes]).toEqual([name, expect.arrayContaining(updated)]);
			// A new record counts as updated only when something happened to it after it was created.
			expect(changes.filter((id) => created.includes(id) && !wasEdited(is.get(id)))).toEqual([]);
		}
	});

	test('a quiet quarter of an hour later nothing arrives a second time', async () => {
		for (let minute = 0; minute < 15; minute++) await netsuite.activity(0, 0);
		for (const [occasion, all] of watches) {
			for (const [name, watching] of all) {
				await watching.poll();
				expect([occasion, name, watching.take()]).toEqual([occasion, name, []]);
			}
		}
	});
});

function wasEdited(record: NetSuiteRecord | undefined): boolean {
	const created = record?.createdDate ?? record?.dateCreated;
	const applied = (record?.applications ?? []) as readonly unknown[];
	return created === undefined || created !== record?.lastModifiedDate || applied.length > 0;
}
