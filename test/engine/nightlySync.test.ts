import { points } from '../../demo/points';
import type { Played } from './localNetSuite';
import { Nightly, type Night, type Report } from './nightly';

// A run takes seconds, starting n8n up to half a minute.
jest.setTimeout(300_000);

let nightly: Nightly;

beforeAll(async () => {
	nightly = await Nightly.open();
});

afterAll(async () => await nightly?.close());

const sum = ({ reports }: Night, column: string): number =>
	[...reports.values()].reduce((total, report) => total + Number(report[column]), 0);

const withStatus = ({ reports }: Night, status: string): string[] =>
	[...reports].filter(([, report]) => report.status === status).map(([point]) => point);

const reportOf = ({ reports }: Night, point: string): Report => {
	const report = reports.get(point);
	if (!report) throw new Error(`The run has no row for "${point}".`);
	return report;
};

const isZero = (leftValue: string) => ({
	options: { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 2 },
	conditions: [{ id: '1', leftValue, rightValue: 0, operator: { type: 'number', operation: 'equals' } }],
	combinator: 'and',
});

/** With a payment or credit that moved, every invoice that it is applied to is read again, touched or not. */
async function invoicesMovedWith(played: Played): Promise<number> {
	const applying = ['customerPayment', 'creditMemo', 'depositApplication', 'customerRefund'];
	const invoices = new Set<string>();
	for (const point of applying) {
		const { created = [], changed = [] } = played[point] ?? {};
		const moved = new Set([...created, ...changed]);
		for (const { id, applications } of await nightly.netsuite.truth(point)) {
			if (!moved.has(id)) continue;
			for (const { id: invoice } of applications as Array<{ id: string }>) invoices.add(invoice);
		}
	}
	return invoices.size + (played.customerPayment?.deleted.length ?? 0);
}

/** The tests follow each other like nights: each goes on with the tables that the one before has left. */
describe('night after night', () => {
	test('n8n ends in the middle of the first run, and the next one makes it whole without doubling a row', async () => {
		await nightly.netsuite.arm({ fault: 'status', status: 429, match: 'ORDER BY c.id', times: 1000 });
		const interrupted = await nightly.runInterruptedAt('contact');
		expect(withStatus(interrupted, 'running')).toEqual(['contact']);

		await nightly.netsuite.clear();
		const night = await nightly.run();
		expect(night.execution.status).toBe('success');
		expect([...night.reports.keys()]).toEqual([...points]);
		expect(withStatus(night, 'finished')).toEqual([...points]);
		expect(await nightly.different()).toEqual({});

		const later = (await nightly.reportsOf(interrupted.execution.id)).get('contact');
		expect(later).toMatchObject({ status: 'failed', error: expect.stringMatching(/interrupted.*next run/i) as unknown });
	});

	test('nothing happened: nothing is moved', async () => {
		const night = await nightly.run();
		expect(withStatus(night, 'finished')).toEqual([...points]);
		expect([sum(night, 'read'), sum(night, 'written'), sum(night, 'deleted'), sum(night, 'failed')]).toEqual([0, 0, 0, 0]);
	});

	test('business went on: the store is as the account again, and only what changed was moved', async () => {
		const before = await nightly.checkpoint('invoice');
		const played = await nightly.netsuite.play(40, 5);
		const night = await nightly.run();
		expect(await nightly.different()).toEqual({});
		for (const point of points) {
			const { created, changed, deleted } = played[point] ?? { created: [], changed: [], deleted: [] };
			const alsoMoved = point === 'invoice' ? await invoicesMovedWith(played) : 0;
			const touched = created.length + changed.length;
			expect([point, reportOf(night, point).deleted]).toEqual([point, deleted.length]);
			const written = Number(reportOf(night, point).written);
			expect([point, written >= touched, written <= touched + alsoMoved]).toEqual([point, true, true]);
		}

		// Interrupted after the rows and before the checkpoint, the same window is read and written again.
		await nightly.putBack(before as NonNullable<typeof before>);
		const again = await nightly.run();
		expect(reportOf(again, 'invoice').written).toBe(reportOf(night, 'invoice').written);
		expect(await nightly.different()).toEqual({});
	});

	test('K32: invoices deleted in NetSuite are marked, not lost, and nothing is open of them', async () => {
		const invoices = await nightly.netsuite.truth('invoice');
		const unpaid = invoices.filter(({ amountRemaining, applications }) => Number(amountRemaining) > 0 && (applications as unknown[]).length === 0);
		// The newest: those in closed periods cannot be deleted.
		const newest = unpaid.sort((a, b) => ((a.tranDate as string) < (b.tranDate as string) ? 1 : -1))[0];
		await nightly.netsuite.remove('invoice', String(newest?.id));
		expect(reportOf(await nightly.run(), 'invoice')).toMatchObject({ status: 'finished', deleted: 1, balances: 'equal' });

		const rows = await nightly.rows('invoice');
		const there = new Set((await nightly.netsuite.truth('invoice')).map(({ id }) => Number(id)));
		for (const { netsuiteId, isDeleted } of rows) expect(isDeleted).toBe(!there.has(Number(netsuiteId)));
		const deleted = rows.find(({ netsuiteId }) => netsuiteId === Number(newest?.id));
		expect(deleted).toMatchObject({ tranId: newest?.tranId, amountRemaining: 0 });
	});

	test('R14, I9: a run started by hand while another is at it: no row is doubled', async () => {
		for (const point of points) await nightly.forgetCheckpoint(point);
		const nights = await nightly.runTwice();
		const left = nights.flatMap((night) => [...night.reports.values()]).filter(({ status }) => status === 'failed');
		for (const { error } of left) expect(error).toMatch(/newer run|interrupted/i);
		expect(await nightly.different()).toEqual({});
	});

	test('R13, I7, I8, K7, K12, K13: the published flow runs by itself, every hour if so chosen, and says when it is due again', async () => {
		await nightly.netsuite.play(20, 6);
		const night = await nightly.runEveryHour();
		expect(withStatus(night, 'finished')).toEqual([...points]);
		expect(await nightly.different()).toEqual({});
		for (const { startedAt, nextRunAt } of night.reports.values()) {
			const [began, next] = [new Date(startedAt as string), new Date(nextRunAt as string)];
			expect([next.getMinutes(), next.getSeconds()]).toEqual([night.minute, 0]);
			expect(next.getTime() - began.getTime()).toBeGreaterThan(55 * 60_000);
			expect(next.getTime() - began.getTime()).toBeLessThanOrEqual(60 * 60_000);
		}
		// By hand it cannot be known what the published flow does.
		expect(reportOf(await nightly.run(), 'invoice').nextRunAt).toBeNull();
	}, 300_000);

	test('a point that fails and one that cannot be seen are reported, and the others finish', async () => {
		await nightly.netsuite.play(20, 7);
		await nightly.netsuite.arm({ fault: 'status', status: 500, match: 'ORDER BY m.id', times: 1000 });
		// A role that never saw one table, and one that no longer sees another.
		await nightly.deleteTable('paymentMethod');
		await nightly.netsuite.arm({ fault: 'hide', table: 'paymentmethod' });
		await nightly.netsuite.arm({ fault: 'hide', table: 'transactionnote' });
		const night = await nightly.run();
		expect(withStatus(night, 'failed')).toEqual(['note', 'message']);
		expect(reportOf(night, 'message').error).toMatch(/unexpected error.*run it again later/is);
		expect(reportOf(night, 'note').error).toMatch(/transactionnote.*role/is);
		expect(withStatus(night, 'left out')).toEqual(['paymentMethod']);
		expect(reportOf(night, 'paymentMethod').leftOut).toMatch(/paymentmethod/i);
		expect(withStatus(night, 'finished')).toHaveLength(points.length - 3);
		expect(night.execution.status).toBe('error');
		expect(night.execution.error?.message).toMatch(/Messages: .*unexpected error/i);

		await nightly.netsuite.clear();
		expect(withStatus(await nightly.run(), 'finished')).toEqual([...points]);
		expect(await nightly.different()).toEqual({});
	});

	test('I10, I11: one record that cannot be read is reported by its document number, does not stop the others and comes later', async () => {
		const [invoice] = await nightly.netsuite.truth('invoice');
		await nightly.netsuite.arm({ fault: 'corrupt', id: invoice?.id as string, column: 'foreigntotal' });
		await nightly.edit('invoice', { netsuiteId: Number(invoice?.id) }, { memo: 'as it was' });
		await nightly.forgetCheckpoint('invoice');
		const night = await nightly.run();
		expect(reportOf(night, 'invoice')).toMatchObject({ status: 'finished', failed: 1 });
		expect(reportOf(night, 'invoice').error).toContain(invoice?.tranId);
		expect(night.execution.status).toBe('error');
		expect(night.execution.error?.message).toMatch(/all else is up to date.*Invoices: 1 record\(s\) could not be read or stored.*the next run/is);
		expect(night.execution.error?.message).toContain(invoice?.tranId);
		expect(await nightly.different()).toEqual({ invoice: 1 });
		expect((await nightly.rows('invoice')).find(({ netsuiteId }) => netsuiteId === Number(invoice?.id))).toMatchObject({ memo: 'as it was' });

		await nightly.netsuite.clear();
		await nightly.run();
		expect(await nightly.different()).toEqual({});
	});

	test('rows that n8n refuses are reported one by one, do not stop the others and come later', async () => {
		// As if somebody had changed the type of a column in the data table.
		await nightly.replaceColumn('customer', 'externalId', 'number');
		await nightly.forgetCheckpoint('customer');
		const customers = await nightly.netsuite.truth('customer');
		const refused = customers.filter(({ externalId }) => externalId !== null);
		const night = await nightly.run();
		expect(reportOf(night, 'customer')).toMatchObject({
			status: 'finished', read: customers.length, written: customers.length - refused.length, failed: refused.length,
		});
		for (const { entityId } of refused) expect(reportOf(night, 'customer').error).toContain(`${entityId as string}: could not be stored.`);

		await nightly.replaceColumn('customer', 'externalId', 'string');
		expect(reportOf(await nightly.run(), 'customer')).toMatchObject({ read: refused.length, written: refused.length, failed: 0 });
		expect(await nightly.different()).toEqual({});
	});

	test('a table that lacks a column is kept under another name, and a new one is made and filled', async () => {
		await nightly.replaceColumn('term', 'name');
		await nightly.addColumn('term', 'rating', 'number');
		const old = (await nightly.rows('term')).length;
		await nightly.set('Plan the sync', { integrationPoints: ['term'] });
		const night = await nightly.run();
		expect(reportOf(night, 'term')).toMatchObject({ status: 'finished', read: old, written: old, error: null });
		expect(await nightly.different()).toEqual({});
		const [aside, ...more] = await nightly.setAside('term');
		expect(more).toEqual([]);
		expect(await nightly.countOf(aside as string)).toBe(old);
		expect((await nightly.rows('term'))[0]).toHaveProperty('rating', null);
	});

	test('custom fields that are chosen later, and fewer of them afterwards, are columns of the rows', async () => {
		const all = { integrationPoint: 'invoice', which: 'all' };
		const chosen = { integrationPoint: 'customer', which: 'chosen', fields: ['custentity_remittance_email'] };
		await nightly.set('Plan the sync', { integrationPoints: ['invoice', 'customer'], customFields: { choice: [all, chosen] } });
		expect(withStatus(await nightly.run(), 'finished')).toEqual(['customer', 'invoice']);
		expect(await nightly.different({ invoice: 'all', customer: 'custentity_remittance_email' })).toEqual({});
		expect([(await nightly.setAside('invoice')).length, (await nightly.setAside('customer')).length]).toEqual([1, 1]);
		const again = await nightly.run();
		expect([reportOf(again, 'invoice').read, reportOf(again, 'customer').read]).toEqual([0, 0]);

		await nightly.set('Plan the sync', { customFields: {} });
		await nightly.run();
		expect(await nightly.different()).toEqual({});
		expect(await nightly.setAside('invoice')).toHaveLength(1);
	});

	test('rules of "Map the fields" change rows and skip records, which are neither stored nor refused', async () => {
		await nightly.set('Map the fields', { rules: { rule: [
			{ name: 'Paid', conditions: isZero('={{ $json.amountRemaining }}'), actions: { action: [{ kind: 'skip' }] } },
			{ name: 'Ours', conditions: {}, actions: { action: [{ kind: 'set', field: { __rl: true, mode: 'name', value: 'memo' }, value: 'by rule' }] } },
		] } });
		await nightly.forgetCheckpoint('invoice');
		const invoices = async () => new Map((await nightly.netsuite.truth('invoice')).map(({ id, amountRemaining }) => [Number(id), amountRemaining === 0]));
		const stored = async () => new Set((await nightly.rows('invoice')).filter(({ isDeleted }) => !isDeleted).map(({ netsuiteId }) => netsuiteId));
		const open = async () => new Set([...(await invoices())].filter(([, isPaid]) => !isPaid).map(([id]) => id));

		const night = await nightly.run();
		expect(reportOf(night, 'invoice')).toMatchObject({ status: 'finished', read: (await invoices()).size, written: (await open()).size, failed: 0 });
		expect(await stored()).toEqual(await open());
		for (const row of await nightly.rows('invoice')) expect(row.memo).toBe('by rule');

		// An invoice that is paid from now on goes, and one that is opened again comes back.
		const before = await open();
		await nightly.netsuite.play(60, 8);
		const nowPaid = await invoices();
		const next = await nightly.run();
		expect(reportOf(next, 'invoice')).toMatchObject({ status: 'finished', failed: 0 });
		const paid = [...before].filter((id) => (nowPaid.get(id) ?? false));
		expect(paid.length).toBeGreaterThan(0);
		expect(reportOf(next, 'invoice').deleted).toBeGreaterThanOrEqual(paid.length);
		expect(await stored()).toEqual(await open());
		expect(reportOf(await nightly.run(), 'invoice').read).toBe(0);
	});

	test('a mapping whose fields have no column fails its point and says what to do; nothing is lost', async () => {
		await nightly.set('Map the fields', { rules: {}, mapping: 'default' });
		const before = await nightly.checkpoint('invoice');
		// Another choice of fields: all invoices are read anew, and those of the first batch taken out for their replacements.
		const choice = [{ integrationPoint: 'invoice', which: 'chosen', fields: ['custbody_disputed'] }];
		await nightly.set('Plan the sync', { integrationPoints: ['invoice'], customFields: { choice } });
		const night = await nightly.run();
		expect(withStatus(night, 'failed')).toEqual(['invoice']);
		expect(reportOf(night, 'invoice').error).toMatch(/unknown column.*netsuite_invoice has no such column.*"Map the fields"/is);
		expect(before).toBeDefined();
		expect(await nightly.checkpoint('invoice')).toBeUndefined();

		// Back to the choice that the checkpoint was for: it must not go on from there, since rows are missing.
		await nightly.set('Map the fields', { mapping: 'none' });
		await nightly.set('Plan the sync', { integrationPoints: [], customFields: {} });
		await nightly.run();
		expect(await nightly.different()).toEqual({});
	});

	test("tables of the user's own with a name around ours are left alone", async () => {
		await nightly.createTable('netsuite_customer_copy');
		await nightly.createTable('old netsuite_recent_syncs');
		await nightly.createTable('old netsuite_checkpoints');
		await nightly.deleteTable('customer');
		const night = await nightly.run();
		expect(withStatus(night, 'finished')).toEqual([...points]);
		expect(await nightly.different()).toEqual({});
		expect(await nightly.countOf('netsuite_customer_copy')).toBe(0);
		expect(await nightly.countOf('old netsuite_recent_syncs')).toBe(0);
		expect(await nightly.countOf('old netsuite_checkpoints')).toBe(0);
	});

	test('a login that NetSuite refuses fails the run and says where to look', async () => {
		await nightly.useCredential({ ...nightly.netsuite.credential, tokenSecret: 'f'.repeat(64) });
		const night = await nightly.run();
		expect(night.execution.status).toBe('error');
		expect([...night.reports.keys()]).toEqual(['plan']);
		expect(reportOf(night, 'plan')).toMatchObject({ status: 'failed' });
		expect(reportOf(night, 'plan').error).toMatch(/invalid login.*Login Audit Trail/is);
		await nightly.useCredential(nightly.netsuite.credential);
	});
});
