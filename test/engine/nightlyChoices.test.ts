import { points } from '../../demo/points';
import { Nightly, type Night, type Report } from './nightly';

// A run takes seconds, starting n8n up to half a minute.
jest.setTimeout(300_000);

let nightly: Nightly;

beforeAll(async () => {
	nightly = await Nightly.open();
});

afterAll(async () => await nightly?.close());

const reportOf = ({ reports }: Night, point: string): Report => {
	const report = reports.get(point);
	if (!report) throw new Error(`The run has no row for "${point}".`);
	return report;
};

const open = ['invoice', 'customerPayment', 'customerDeposit', 'creditMemo'];
const balancesOf = ({ reports }: Night) => Object.fromEntries([...reports].flatMap(([point, { balances }]) => (balances === null ? [] : [[point, balances]])));
const allEqual = Object.fromEntries(open.map((point) => [point, 'equal']));

const isTrue = (leftValue: string) => ({
	options: { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 2 },
	conditions: [{ id: '1', leftValue, rightValue: '', operator: { type: 'boolean', operation: 'true', singleValue: true } }],
	combinator: 'and',
});

const read = async (...integrationPoints: string[]) => await nightly.set('Plan the sync', { integrationPoints });

/** The tests follow each other like nights: each goes on with the tables that the one before has left. */
describe('what is chosen and what is done to the tables', () => {
	test('R7, T4: the run only reads: the account is what it was, to the last row', async () => {
		const before = await nightly.netsuite.contentHash();
		const night = await nightly.run();
		expect(night.execution.status).toBe('success');
		expect([...night.reports.keys()]).toEqual([...points]);
		expect(await nightly.different()).toEqual({});
		expect(await nightly.netsuite.contentHash()).toBe(before);
		expect(balancesOf(night)).toEqual(allEqual);
		await nightly.netsuite.play(5, 1);
		expect(await nightly.netsuite.contentHash()).not.toBe(before);
	});

	test('a quiet night costs at most two requests for each integration point, balances included', async () => {
		await nightly.run();
		await nightly.netsuite.letTimePass();
		await nightly.run();
		const before = await nightly.netsuite.requests();
		const night = await nightly.run();
		const requests = (await nightly.netsuite.requests()) - before;
		expect([...night.reports.values()].map(({ status, read: records }) => [status, records])).toEqual(points.map(() => ['finished', 0]));
		expect(balancesOf(night)).toEqual(allEqual);
		expect(requests).toBeLessThanOrEqual(2 * points.length);
	});

	test('balances are added up page by page, and a difference is named by subsidiary and currency', async () => {
		await read('invoice');
		await nightly.addUpRowsBy(7);
		expect(balancesOf(await nightly.run())).toEqual({ invoice: 'equal' });
		const rows = (await nightly.rows('invoice')).filter(({ amountRemaining, isDeleted }) => !isDeleted && Number(amountRemaining) > 10);
		// The newest of them can be deleted in NetSuite: its period is open, and nothing was paid.
		const newest = rows.filter(({ amountPaid }) => amountPaid === 0).sort((one, other) => String(other.tranDate).localeCompare(String(one.tranDate)))[0];
		const row = rows.find((one) => one !== newest && one.subsidiaryId === newest?.subsidiaryId && one.currencyId === newest?.currencyId);
		const { netsuiteId, amountRemaining } = row as Record<'netsuiteId' | 'amountRemaining', number>;
		await nightly.edit('invoice', { netsuiteId }, { amountRemaining: amountRemaining - 4.5 });
		const once = await nightly.run();
		expect(once.execution.status).toBe('success');
		const said = String(reportOf(once, 'invoice').balances);
		const [, netsuite, stored] = /: NetSuite ([\d,.]+), stored ([\d,.]+) \(4\.50 apart\)\. What changed/.exec(said) ?? [];
		const amount = (text: string | undefined) => Number(text?.replaceAll(',', ''));
		expect(amount(netsuite) - amount(stored)).toBeCloseTo(4.5, 5);
		const invoice = (await nightly.netsuite.truth('invoice')).find(({ id }) => Number(id) === netsuiteId);
		const { refName: currency } = invoice?.currency as { refName: string };
		expect(said.startsWith(`${currency}, `)).toBe(true);
		// Once may be business that went on meanwhile; twice needs somebody.
		const again = await nightly.run();
		expect(again.execution.status).toBe('error');
		expect(again.execution.error?.message).toMatch(/all else is up to date.*Invoices: what is open.*NetSuite .*"Reconcile balances"/is);
		expect(reportOf(again, 'invoice')).toMatchObject({ status: 'finished', balances: expect.stringContaining('in the run before, too') as unknown });
		// Who locks rows has such a difference every night: it is reported once, though both sums move, and again when it is another one.
		await nightly.netsuite.remove('invoice', String(newest?.netsuiteId));
		for (let run = 0; run < 2; run++) {
			const known = await nightly.run();
			expect([known.execution.status, reportOf(known, 'invoice').balances]).toEqual(['success', expect.stringMatching(/ \(4\.50 apart\)\. As far apart as in the run before\.$/)]);
			expect(String(reportOf(known, 'invoice').balances)).not.toContain(`NetSuite ${netsuite},`);
		}
		for (const [by, apart] of [[5.5, '5.50'], [-5.5, '5.50']] as const) {
			await nightly.edit('invoice', { netsuiteId }, { amountRemaining: amountRemaining - by });
			const other = await nightly.run();
			expect([other.execution.status, reportOf(other, 'invoice').balances]).toEqual(['error', expect.stringContaining(`(${apart} apart). They differed in the run before, too.`)]);
			expect((await nightly.run()).execution.status).toBe('success');
		}
		await nightly.edit('invoice', { netsuiteId }, { amountRemaining });
		await nightly.netsuite.arm({ fault: 'status', status: 500, match: 'AS documents', times: 1000 });
		const unknown = await nightly.run();
		expect(unknown.execution.status).toBe('success');
		expect(reportOf(unknown, 'invoice')).toMatchObject({ status: 'finished', balances: expect.stringMatching(/^Not compared: .*unexpected error.* Run it again later/is) as unknown });
		await nightly.netsuite.clear();
		await nightly.addUpRowsBy(1000);
		expect(balancesOf(await nightly.run())).toEqual({ invoice: 'equal' });
		await read();
	});

	test('R9, R10: what is edited in the store is overwritten when the record changes in NetSuite, and not before', async () => {
		await nightly.run();
		await nightly.edit('invoice', { isDeleted: false }, { memo: 'edited here' });
		await nightly.run();
		const edited = await nightly.rows('invoice');
		expect(edited.filter(({ memo, isDeleted }) => !isDeleted && memo !== 'edited here').length).toBeLessThan(edited.length / 4);

		const { invoice } = await nightly.netsuite.play(40, 3);
		const night = await nightly.run();
		const memos = new Map((await nightly.netsuite.truth('invoice')).map(({ id, memo }) => [Number(id), memo]));
		const changed = new Set(invoice?.changed.map(Number));
		const rows = (await nightly.rows('invoice')).filter(({ netsuiteId }) => changed.has(Number(netsuiteId)));
		expect(rows.length).toBeGreaterThan(0);
		for (const { netsuiteId, memo } of rows) expect(memo).toBe(memos.get(Number(netsuiteId)));
		expect(reportOf(night, 'invoice')).toMatchObject({ status: 'finished' });

		await nightly.forgetCheckpoint('invoice');
		await nightly.run();
		expect(await nightly.different()).toEqual({});
	});

	test('R15: locked rows stay exactly as they are: changes, deletions, a full reading, a new table', async () => {
		await read('invoice');
		await nightly.addColumn('invoice', 'isLocked', 'boolean');
		const open = (await nightly.rows('invoice')).filter(({ amountRemaining, isDeleted }) => !isDeleted && Number(amountRemaining) > 0);
		const locked = open.slice(0, 30).map(({ netsuiteId }) => Number(netsuiteId));
		for (const netsuiteId of locked) await nightly.edit('invoice', { netsuiteId }, { isLocked: true, memo: 'financed' });
		const lockedRows = async () => (await nightly.rows('invoice')).filter(({ isLocked }) => isLocked === true);
		const before = await lockedRows();
		expect(before).toHaveLength(locked.length);

		const { invoice } = await nightly.netsuite.play(150, 4);
		const touched = [...(invoice?.changed ?? []), ...(invoice?.deleted ?? [])].map(Number).filter((id) => locked.includes(id));
		expect(touched.length).toBeGreaterThan(0);
		expect(reportOf(await nightly.run(), 'invoice')).toMatchObject({ status: 'finished', failed: 0 });
		expect(await lockedRows()).toEqual(before);

		await nightly.forgetCheckpoint('invoice');
		expect(reportOf(await nightly.run(), 'invoice')).toMatchObject({ status: 'finished', failed: 0 });
		expect(await lockedRows()).toEqual(before);
		const others = await nightly.netsuite.truth('invoice');
		const ids = (await nightly.rows('invoice')).map(({ netsuiteId }) => Number(netsuiteId));
		expect(new Set(ids).size).toBe(ids.length);
		expect(new Set(ids)).toEqual(new Set([...others.map(({ id }) => Number(id)), ...locked]));

		// Another choice of fields makes the table anew, with the locked rows in it.
		await nightly.set('Plan the sync', { customFields: { choice: [{ integrationPoint: 'invoice', which: 'chosen', fields: ['custbody_disputed'] }] } });
		expect(reportOf(await nightly.run(), 'invoice')).toMatchObject({ status: 'finished', failed: 0 });
		const own = ['id', 'createdAt', 'updatedAt', 'custbody_disputed'];
		const bare = (row: object) => Object.fromEntries(Object.entries(row).filter(([name]) => !own.includes(name)));
		expect((await lockedRows()).map(bare)).toEqual(before.map(bare));
		expect((await nightly.rows('invoice')).length).toBe(ids.length);

		// Interrupted while the table was made anew, the next run has the locked rows, too.
		await nightly.setAsideOnly('invoice');
		expect(reportOf(await nightly.run(), 'invoice')).toMatchObject({ status: 'finished', failed: 0 });
		expect((await lockedRows()).map(bare)).toEqual(before.map(bare));
		expect((await nightly.rows('invoice')).length).toBe(ids.length);

		await nightly.edit('invoice', { isLocked: true }, { isLocked: false });
		await nightly.set('Plan the sync', { integrationPoints: [], customFields: {} });
		await nightly.forgetCheckpoint('invoice');
		await nightly.run();
		expect(await nightly.different()).toEqual({});
	});

	test('R15, R14: a rule that skips records leaves locked rows as they are, and a run that was overtaken changes nothing', async () => {
		await read('invoice');
		const rows = async () => await nightly.rows('invoice');
		const [locked, other] = (await rows()).filter(({ isDeleted }) => !isDeleted).map(({ netsuiteId }) => Number(netsuiteId)) as [number, number];
		await nightly.edit('invoice', { netsuiteId: locked }, { isLocked: true });
		await nightly.set('Map the fields', { rules: { rule: [
			{ name: 'These two', conditions: isTrue(`={{ [${locked}, ${other}].includes($json.netsuiteId) }}`), actions: { action: [{ kind: 'skip' }] } },
		] } });
		await nightly.forgetCheckpoint('invoice');
		const before = await rows();
		const withdraw = await nightly.overtakeAt('invoice');
		expect(reportOf(await nightly.run(), 'invoice')).toMatchObject({ status: 'failed', error: expect.stringContaining('newer run') as unknown });
		expect(await rows()).toEqual(before);
		await withdraw();

		const of = (all: typeof before, id: number) => all.find(({ netsuiteId }) => netsuiteId === id);
		const night = await nightly.run();
		expect(reportOf(night, 'invoice')).toMatchObject({ status: 'finished', failed: 0 });
		expect(of(await rows(), locked)).toEqual(of(before, locked));
		expect(of(await rows(), other)?.isDeleted ?? true).toBe(true);

		await nightly.edit('invoice', { isLocked: true }, { isLocked: false });
		await nightly.set('Map the fields', { rules: {} });
		await nightly.set('Plan the sync', { integrationPoints: [] });
		await nightly.forgetCheckpoint('invoice');
		await nightly.run();
		expect(await nightly.different()).toEqual({});
	});

	test('R22, R23, R24: changed filters have everything read again and take nothing out; what fits no longer stays as it is', async () => {
		await read('customer', 'invoice');
		await nightly.run();
		const customers = (await nightly.netsuite.truth('customer')).map(({ id }) => id);
		const chosen = new Set(customers.slice(0, customers.length / 2));
		const rowsNow = async () => new Map((await nightly.rows('invoice')).map((row) => [Number(row.netsuiteId), row]));
		const before = await rowsNow();
		await nightly.set('Plan the sync', { filters: { customers: [...chosen].join(',') } });
		const night = await nightly.run();
		const fitting = (await nightly.netsuite.truth('invoice')).filter(({ entity }) => chosen.has((entity as { id: string }).id));
		expect(reportOf(night, 'invoice')).toMatchObject({ status: 'finished', read: fitting.length, written: fitting.length, deleted: 0, failed: 0 });
		const after = await rowsNow();
		expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
		expect(await nightly.different()).toEqual({});

		const { invoice } = await nightly.netsuite.play(120, 9);
		await nightly.run();
		const later = await rowsNow();
		const gone = new Set(invoice?.deleted.map(Number));
		const others = [...before.values()].filter(({ entityId, netsuiteId }) => !chosen.has(String(entityId)) && !gone.has(Number(netsuiteId)));
		expect(others.some(({ netsuiteId }) => invoice?.changed.includes(String(netsuiteId)))).toBe(true);
		for (const row of others) expect(later.get(Number(row.netsuiteId))).toEqual(row);
		const now = (await nightly.netsuite.truth('invoice')).filter(({ entity }) => chosen.has((entity as { id: string }).id));
		for (const { id, amountRemaining, memo } of now) expect(later.get(Number(id))).toMatchObject({ amountRemaining, memo });

		// The checkpoint taken out by hand: what fits is read anew, and the others are not in the way of it.
		await nightly.forgetCheckpoint('invoice');
		expect(reportOf(await nightly.run(), 'invoice')).toMatchObject({ status: 'finished', read: now.length, written: now.length, failed: 0 });
		const anew = await rowsNow();
		expect([...anew.keys()].sort()).toEqual([...later.keys()].sort());
		for (const row of others) expect(anew.get(Number(row.netsuiteId))).toEqual(row);

		await nightly.set('Plan the sync', { filters: {}, integrationPoints: [] });
		await nightly.run();
		expect(await nightly.different()).toEqual({});
	});

	test('R25: a field that the account does not know stops the run with that sentence until it is corrected', async () => {
		await nightly.set('Plan the sync', { filters: { customerCheckbox: 'custentity_not_there' } });
		const night = await nightly.run();
		expect(night.execution.status).toBe('error');
		expect([...night.reports.keys()]).toEqual(['plan']);
		expect(reportOf(night, 'plan')).toMatchObject({ status: 'failed', error: expect.stringContaining('custentity_not_there') as unknown });
		await nightly.set('Plan the sync', { filters: {} });
	});

	test('K15: two imports of the flow keep two subsidiaries in separate stores', async () => {
		await read('customer', 'invoice');
		const before = await nightly.rows('invoice');
		const invoices = await nightly.netsuite.truth('invoice');
		const subsidiaryOf = (record: unknown) => (record as { subsidiary: { id: string } }).subsidiary.id;
		const [one, two] = [...new Set(invoices.map(subsidiaryOf))] as [string, string];
		for (const [subsidiary, tablesBeginWith] of [[one, 'north'], [two, 'netsuite_south']] as const) {
			await nightly.importAgain(`Sync ${tablesBeginWith}`);
			await nightly.choose({ tablesBeginWith });
			await nightly.set('Plan the sync', { filters: { subsidiaries: [subsidiary] } });
			const night = await nightly.run();
			const own = invoices.filter((invoice) => subsidiaryOf(invoice) === subsidiary);
			expect(reportOf(night, 'invoice')).toMatchObject({ status: 'finished', written: own.length, balances: 'equal' });
			expect((await nightly.rows('invoice')).map(({ netsuiteId }) => String(netsuiteId)).sort()).toEqual(own.map(({ id }) => id).sort());
			expect(await nightly.checkpoint('invoice')).toBeDefined();
			expect(reportOf(await nightly.run(), 'invoice')).toMatchObject({ status: 'finished', read: 0 });
		}
		await nightly.importAgain('Sync accounts receivable nightly');
		await nightly.choose({ tablesBeginWith: 'netsuite' });
		await nightly.set('Plan the sync', { filters: {}, integrationPoints: [] });
		expect(await nightly.rows('invoice')).toEqual(before);
	});

	test('K33: rows of deleted records are removed instead of marked, where that is chosen', async () => {
		await nightly.choose({ removeDeletedRecords: true });
		const before = new Map<string, number>();
		for (const point of points) before.set(point, (await nightly.rows(point)).length);
		const played = await nightly.netsuite.play(80, 5);
		const night = await nightly.run();
		let removed = 0;
		for (const point of points) {
			const gone = new Set((played[point]?.deleted ?? []).map(Number));
			const left = (await nightly.rows(point)).filter(({ netsuiteId }) => gone.has(Number(netsuiteId)));
			expect([point, left]).toEqual([point, []]);
			expect([point, reportOf(night, point).deleted]).toEqual([point, gone.size]);
			removed += gone.size;
		}
		expect(removed).toBeGreaterThan(0);
		expect(await nightly.different()).toEqual({});
		await nightly.choose({ removeDeletedRecords: false });
	});

	test('a table of recent syncs that an older version made is kept under another name', async () => {
		await read('term');
		await nightly.replaceColumn('recent_syncs', 'balances');
		const rows = await nightly.countOf('netsuite_recent_syncs');
		expect(reportOf(await nightly.run(), 'term')).toMatchObject({ status: 'finished', balances: null });
		const [aside, ...more] = await nightly.setAside('recent_syncs');
		expect(more).toEqual([]);
		expect(await nightly.countOf(aside as string)).toBe(rows);
		expect(await nightly.countOf('netsuite_recent_syncs')).toBe(1);
	});

	test('T6: the tables of one account take nothing of another', async () => {
		await read('invoice');
		const before = await nightly.rows('invoice');
		await nightly.useCredential({ ...nightly.netsuite.credential, accountId: '7654321' });
		const night = await nightly.run();
		expect(night.execution.status).toBe('error');
		for (const report of night.reports.values()) expect(report.status).toBe('failed');
		expect(await nightly.rows('invoice')).toEqual(before);
		await nightly.useCredential(nightly.netsuite.credential);
	});

	test('T6: a table of another account is neither filled nor set aside when it lacks a column', async () => {
		await read('invoice');
		await nightly.run();
		const setAside = await nightly.setAside('invoice');
		await nightly.replaceColumn('invoice', 'memo');
		await nightly.fillFrom('7654321', 'invoice');
		const [rows, checkpoint] = [await nightly.rows('invoice'), await nightly.checkpoint('invoice')];
		const night = await nightly.run();
		expect(night.execution.status).toBe('error');
		expect(reportOf(night, 'invoice')).toMatchObject({ status: 'failed', error: expect.stringMatching(/netsuite_invoice .*account 7654321/) as unknown });
		expect(await nightly.rows('invoice')).toEqual(rows);
		expect(await nightly.checkpoint('invoice')).toEqual(checkpoint);
		expect(await nightly.setAside('invoice')).toEqual(setAside);
	});
});
