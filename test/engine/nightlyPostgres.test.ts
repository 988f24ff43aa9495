import { points } from '../../demo/points';
import { tableIn } from '../support/postgresStore';
import { openLocalNetSuite } from './localNetSuite';
import { NightlyPostgres, type Night, type Report } from './nightlyPostgres';

// A run takes seconds, starting n8n up to half a minute, installing PostgreSQL a minute.
jest.setTimeout(180_000);

let nightly: NightlyPostgres;

beforeAll(async () => {
	nightly = await NightlyPostgres.open();
});

afterAll(async () => await nightly?.close());

const openAmounts = { invoice: 'amountRemaining', customerPayment: 'unapplied', customerDeposit: 'unapplied', creditMemo: 'unapplied' };

const withStatus = ({ reports }: Night, status: string): string[] =>
	[...reports].filter(([, report]) => report.status === status).map(([point]) => point);

const sum = ({ reports }: Night, column: string): number =>
	[...reports.values()].reduce((total, report) => total + Number(report[column]), 0);

const reportOf = ({ reports }: Night, point: string): Report => {
	const report = reports.get(point);
	if (!report) throw new Error(`The run has no row for "${point}".`);
	return report;
};

const invoiceTable = tableIn('netsuite', 'invoice');
const customerTable = tableIn('netsuite', 'customer');

/** So that the next run reads everything of a point anew. */
const forget = async (point: string) =>
	void (await nightly.postgres.query(`UPDATE ${tableIn('netsuite', 'checkpoints')} SET "checkpoint" = NULL WHERE "integrationPoint" = $1`, [point]));

async function columnsOf(table: string): Promise<Record<string, string>> {
	const found = await nightly.postgres.query<{ name: string; type: string }>(
		`SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_schema = 'netsuite' AND table_name = $1`,
		[table],
	);
	return Object.fromEntries(found.map(({ name, type }) => [name, type]));
}

/** The tests follow each other like nights: each goes on with what the one before has left. */
describe('night after night, in PostgreSQL', () => {
	test('the first run stores every record, field by field, and what is open is equal', async () => {
		const night = await nightly.run();
		expect(night.execution).toMatchObject({ status: 'success' });
		expect([...night.reports.keys()]).toEqual([...points]);
		expect(withStatus(night, 'finished')).toEqual([...points]);
		expect(await nightly.differences()).toEqual({});
		expect(sum(night, 'written')).toBe(sum(night, 'read'));
		for (const point of points) {
			const compared = point in openAmounts ? 'equal' : null;
			expect([point, reportOf(night, point).balances]).toEqual([point, compared]);
		}
	});

	test('columns have types of their own, and amounts are exact', async () => {
		expect(await columnsOf('invoice')).toMatchObject({
			netsuiteId: 'bigint', tranId: 'text', total: 'numeric', amountRemaining: 'numeric', voided: 'boolean', lines: 'text',
		});
		const stored = await nightly.postgres.query<{ id: string; total: string; rate: string; open: string }>(
			`SELECT "netsuiteId"::text AS id, "total"::text AS total, "exchangeRate"::text AS rate, "amountRemaining"::text AS open FROM ${invoiceTable}`,
		);
		const truth = new Map((await nightly.netsuite.truth('invoice')).map((one) => [one.id, one]));
		for (const { id, ...texts } of stored) {
			const { total, exchangeRate, amountRemaining } = truth.get(id) as Record<string, unknown>;
			expect(texts).toEqual({ total: String(total), rate: String(exchangeRate), open: String(amountRemaining) });
		}
	});

	test('nothing happened: nothing is moved, for two requests a point at most', async () => {
		const before = await nightly.netsuite.requests();
		const night = await nightly.run();
		expect((await nightly.netsuite.requests()) - before).toBeLessThanOrEqual(2 * points.length);
		expect(withStatus(night, 'finished')).toEqual([...points]);
		expect(['read', 'written', 'deleted', 'failed'].map((column) => sum(night, column))).toEqual([0, 0, 0, 0]);
	});

	test('business went on: the store is as the account again', async () => {
		const played = await nightly.netsuite.play(40, 5);
		const night = await nightly.run();
		expect(await nightly.differences()).toEqual({});
		for (const point of points) {
			const { created, changed, deleted } = played[point] ?? { created: [], changed: [], deleted: [] };
			expect([point, reportOf(night, point).deleted]).toEqual([point, deleted.length]);
			const written = Number(reportOf(night, point).written);
			expect([point, written >= created.length + changed.length]).toEqual([point, true]);
		}
		expect(Object.keys(openAmounts).map((point) => reportOf(night, point).balances)).toEqual(['equal', 'equal', 'equal', 'equal']);
	});

	test('a balance that differs is named with both sums and how far they are apart', async () => {
		const [open] = (await nightly.rows('invoice')).filter(({ amountRemaining }) => Number(amountRemaining) > 0);
		await nightly.postgres.query(`UPDATE ${invoiceTable} SET "amountRemaining" = "amountRemaining" + 0.01 WHERE "netsuiteId" = $1`, [open?.netsuiteId]);
		await nightly.set('Plan the sync', { integrationPoints: ['invoice'] });
		expect(reportOf(await nightly.run(), 'invoice')).toMatchObject({
			status: 'finished', balances: expect.stringMatching(/^.+: NetSuite [\d.]+, stored [\d.]+ \(0\.01 apart\)$/) as unknown,
		});
		await forget('invoice');
		expect(reportOf(await nightly.run(), 'invoice').balances).toBe('equal');
	});

	test('a record deleted in NetSuite is marked and nothing is open of it; by choice its row is removed', async () => {
		const marked = await nightly.postgres.query(`SELECT * FROM ${tableIn('netsuite', 'message')} WHERE "isDeleted"`);
		expect(marked.length).toBeGreaterThan(0);
		for (const { subject } of marked) expect(subject).not.toBeNull();

		// As if these two had been deleted before they could be noticed one by one.
		const [row] = await nightly.postgres.query(
			`INSERT INTO ${invoiceTable} ("netsuiteId", "tranId", "amountRemaining", "isDeleted") VALUES (1, 'GONE-1', 12.5, false) RETURNING "tranId"`,
		);
		await forget('invoice');
		expect(reportOf(await nightly.run(), 'invoice')).toMatchObject({ deleted: 1, balances: 'equal' });
		expect((await nightly.rows('invoice'))[0]).toMatchObject({ ...row, netsuiteId: 1, amountRemaining: 0, isDeleted: true });

		await nightly.choose('removeDeletedRecords', true);
		await nightly.postgres.query(`UPDATE ${invoiceTable} SET "isDeleted" = false WHERE "netsuiteId" = 1`);
		await forget('invoice');
		expect(reportOf(await nightly.run(), 'invoice')).toMatchObject({ deleted: 1 });
		expect((await nightly.rows('invoice'))[0]?.netsuiteId).not.toBe(1);
		await nightly.choose('removeDeletedRecords', false);
	});

	test('R15: a locked row stays as it is, whatever happens to its record, until it is unlocked', async () => {
		const [first, second, third] = await nightly.rows('invoice');
		const ids = [first, second].map((row) => row?.netsuiteId);
		await nightly.postgres.query(`UPDATE ${invoiceTable} SET "memo" = 'financed', "isLocked" = true WHERE "netsuiteId" = ANY($1)`, [ids]);
		await nightly.postgres.query(`UPDATE ${invoiceTable} SET "memo" = 'edited' WHERE "netsuiteId" = $1`, [third?.netsuiteId]);
		await forget('invoice');
		await nightly.run();
		const memos = (await nightly.rows('invoice')).slice(0, 3).map(({ memo }) => memo);
		expect(memos).toEqual(['financed', 'financed', third?.memo ?? null]);

		await nightly.postgres.query(`UPDATE ${invoiceTable} SET "isLocked" = NULL`);
		await forget('invoice');
		await nightly.run();
		expect(await nightly.differences()).toEqual({});
	});

	test('a column that is missing is added and filled; one of your own stays', async () => {
		await nightly.postgres.query(`ALTER TABLE ${customerTable} DROP COLUMN "email", ADD COLUMN "rating" integer`);
		await nightly.postgres.query(`UPDATE ${customerTable} SET "rating" = 5`);
		await nightly.set('Plan the sync', { integrationPoints: ['customer'] });
		const night = await nightly.run();
		const rows = await nightly.rows('customer');
		expect(reportOf(night, 'customer')).toMatchObject({ status: 'finished', read: rows.filter(({ isDeleted }) => !isDeleted).length });
		expect(rows.every(({ rating }) => rating === 5)).toBe(true);
		await nightly.postgres.query(`ALTER TABLE ${customerTable} DROP COLUMN "rating"`);
		expect(await nightly.differences()).toEqual({});
	});

	test('custom fields that are chosen later are columns of the rows, and empty when they are chosen no more', async () => {
		const all = { integrationPoint: 'invoice', which: 'all' };
		const chosen = { integrationPoint: 'customer', which: 'chosen', fields: ['custentity_remittance_email'] };
		await nightly.set('Plan the sync', { integrationPoints: ['invoice', 'customer'], customFields: { choice: [all, chosen] } });
		expect(withStatus(await nightly.run(), 'finished')).toEqual(['customer', 'invoice']);
		expect(await nightly.differences({ invoice: 'all', customer: 'custentity_remittance_email' })).toEqual({});
		const again = await nightly.run();
		expect([reportOf(again, 'invoice').read, reportOf(again, 'customer').read]).toEqual([0, 0]);

		await nightly.set('Plan the sync', { customFields: {} });
		await nightly.run();
		expect(await nightly.differences()).toEqual({});
		expect(await columnsOf('customer')).toHaveProperty('custentity_remittance_email', 'text');
	});

	test('I10, I11: rows that PostgreSQL refuses are named by their numbers, do not stop the others and come later', async () => {
		const customers = await nightly.netsuite.truth('customer');
		const [one, two] = customers.map(({ entityId }) => entityId as string);
		await nightly.postgres.query(`DELETE FROM ${customerTable}`);
		await nightly.postgres.query(`ALTER TABLE ${customerTable} ADD CONSTRAINT no_such CHECK ("entityId" NOT IN ('${one}', '${two}'))`);
		await forget('customer');
		const night = await nightly.run();
		expect(reportOf(night, 'customer')).toMatchObject({
			status: 'finished', read: customers.length, written: customers.length - 2, failed: 2,
		});
		for (const name of [one, two]) expect(reportOf(night, 'customer').error).toContain(`${name}: could not be stored. new row`);
		expect(night.execution.error?.message).toMatch(/all else is up to date.*Customers: 2 record\(s\) could not be read or stored/s);
		expect((await nightly.differences()).customer?.map(({ stored }) => stored)).toEqual(['missing', 'missing']);

		await nightly.postgres.query(`ALTER TABLE ${customerTable} DROP CONSTRAINT no_such`);
		expect(reportOf(await nightly.run(), 'customer')).toMatchObject({ read: 2, written: 2, failed: 0, error: null });
		expect(await nightly.differences()).toEqual({});
		expect(reportOf(await nightly.run(), 'customer').read).toBe(0);
	});

	test('when not one row can be stored, nothing is, and the checkpoint stays', async () => {
		await nightly.postgres.query(`ALTER TABLE ${customerTable} ADD CONSTRAINT none CHECK ("isDeleted") NOT VALID`);
		await nightly.netsuite.play(60, 6);
		const night = await nightly.run();
		expect(reportOf(night, 'customer')).toMatchObject({ status: 'failed', written: 0 });
		expect(reportOf(night, 'customer').error).toMatch(/could not be stored, so its checkpoint was not saved.*violates check constraint/s);
		expect(night.execution.error?.message).toMatch(/1 integration point.*Customers: .*violates check constraint/s);

		await nightly.postgres.query(`ALTER TABLE ${customerTable} DROP CONSTRAINT none`);
		expect(withStatus(await nightly.run(), 'finished')).toEqual(['customer', 'invoice']);
		expect((await nightly.differences()).customer).toBeUndefined();
	});

	test('rules of "Map the fields" change rows and skip records; what PostgreSQL cannot hold is left out of a text', async () => {
		const paid = {
			options: { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 2 }, combinator: 'and',
			conditions: [{ id: '1', leftValue: '={{ $json.amountRemaining }}', rightValue: 0, operator: { type: 'number', operation: 'equals' } }],
		};
		const memo = "={{ 'zero' + String.fromCharCode(0) + ', half' + String.fromCharCode(0xd83d) + ', \\\\u0000, \u{1f600}' }}";
		await nightly.set('Map the fields', { rules: { rule: [
			{ name: 'Paid', conditions: paid, actions: { action: [{ kind: 'skip' }] } },
			{ name: 'Ours', conditions: {}, actions: { action: [{ kind: 'set', field: { __rl: true, mode: 'name', value: 'memo' }, value: memo }] } },
		] } });
		await forget('invoice');
		const truth = await nightly.netsuite.truth('invoice');
		const open = truth.filter(({ amountRemaining }) => amountRemaining !== 0).map(({ id }) => Number(id)).sort((a, b) => a - b);
		const night = await nightly.run();
		expect(reportOf(night, 'invoice')).toMatchObject({ status: 'finished', read: truth.length, written: open.length, failed: 0 });
		const rows = (await nightly.rows('invoice')).filter(({ isDeleted }) => !isDeleted);
		expect(rows.map(({ netsuiteId }) => netsuiteId)).toEqual(open);
		for (const row of rows) expect(row.memo).toBe('zero, half, \\u0000, \u{1f600}');
	});

	test('a mapping whose fields have no column fails its point and says what to do', async () => {
		await nightly.set('Map the fields', { rules: {}, mapping: 'default' });
		await forget('invoice');
		const night = await nightly.run();
		expect(withStatus(night, 'failed')).toEqual(['invoice']);
		expect(reportOf(night, 'invoice').error).toMatch(/netsuite\.invoice has no column \w+.*"Map the fields"/s);

		await nightly.set('Map the fields', { mapping: 'none' });
		await nightly.set('Plan the sync', { integrationPoints: [] });
		expect(withStatus(await nightly.run(), 'finished')).toEqual([...points]);
		expect(await nightly.differences()).toEqual({});
	});

	test('R22, R23: another filter reads everything anew and takes nothing away', async () => {
		await nightly.set('Plan the sync', { integrationPoints: ['customer', 'invoice'] });
		const [excluded] = (await nightly.netsuite.truth('invoice')).map(({ entity }) => (entity as { id: string }).id);
		const before = await nightly.rows('invoice');
		await nightly.postgres.query(`UPDATE ${invoiceTable} SET "memo" = 'from before'`);
		await nightly.set('Plan the sync', { filters: { excludedCustomers: excluded } });
		const night = await nightly.run();
		const rows = await nightly.rows('invoice');
		expect(reportOf(night, 'invoice')).toMatchObject({ status: 'finished', deleted: 0 });
		expect(rows.map(({ netsuiteId, isDeleted }) => [netsuiteId, isDeleted])).toEqual(before.map(({ netsuiteId, isDeleted }) => [netsuiteId, isDeleted]));
		const untouched = rows.filter(({ memo }) => memo === 'from before');
		expect(new Set(untouched.filter(({ isDeleted }) => !isDeleted).map(({ entityId }) => entityId))).toEqual(new Set([excluded]));

		await nightly.set('Plan the sync', { integrationPoints: [], filters: {} });
		await nightly.run();
		expect(await nightly.differences()).toEqual({});
	});

	test('K15: a flow with another schema stores there and leaves this one alone', async () => {
		const before = await nightly.rows('subsidiary');
		await nightly.choose('schema', 'netsuite "north"');
		await nightly.set('Plan the sync', { integrationPoints: ['subsidiary'] });
		const { execution } = await nightly.run();
		expect((await nightly.reportsOf(execution.id, 'netsuite "north"')).get('subsidiary')).toMatchObject({ status: 'finished', written: before.length });
		expect(await nightly.rows('subsidiary', 'netsuite "north"')).toEqual(before);
		await nightly.choose('schema', 'netsuite');
		await nightly.set('Plan the sync', { integrationPoints: [] });
	});

	test('a point that fails and one that cannot be seen are reported, and the others finish', async () => {
		await nightly.netsuite.play(20, 7);
		await nightly.postgres.query(`DROP TABLE ${tableIn('netsuite', 'paymentMethod')}`);
		await nightly.postgres.query(`DELETE FROM ${tableIn('netsuite', 'checkpoints')} WHERE "integrationPoint" = 'paymentMethod'`);
		await nightly.netsuite.arm({ fault: 'hide', table: 'paymentmethod' });
		await nightly.netsuite.arm({ fault: 'hide', table: 'transactionnote' });
		const night = await nightly.run();
		expect(withStatus(night, 'failed')).toEqual(['note']);
		expect(reportOf(night, 'note').error).toMatch(/transactionnote.*role/is);
		expect(withStatus(night, 'left out')).toEqual(['paymentMethod']);
		expect(reportOf(night, 'paymentMethod').leftOut).toMatch(/paymentmethod/i);
		expect(night.execution).toMatchObject({ status: 'error', error: { message: expect.stringMatching(/Notes: .*transactionnote/is) as unknown } });

		await nightly.netsuite.clear();
		expect(withStatus(await nightly.run(), 'finished')).toEqual([...points]);
		expect(await nightly.differences()).toEqual({});
	});

	test('NetSuite is away: the run says so, and the next one goes on', async () => {
		await nightly.netsuite.play(20, 8);
		await nightly.useCredential({ ...nightly.netsuite.credential, serverUrl: 'http://127.0.0.1:9' });
		const night = await nightly.run();
		expect(night.execution.status).toBe('error');
		expect(withStatus(night, 'finished')).toEqual([]);
		await nightly.useCredential(nightly.netsuite.credential);
		expect(withStatus(await nightly.run(), 'finished')).toEqual([...points]);
		expect(await nightly.differences()).toEqual({});
	});

	test('T6: another account is refused, and nothing of it gets into these tables', async () => {
		const other = await openLocalNetSuite({ seed: 4, customers: 5, invoices: 5, account: '7654321' });
		try {
			await nightly.useCredential(other.credential);
			const night = await nightly.run();
			expect(withStatus(night, 'failed')).toEqual([...points]);
			expect(reportOf(night, 'invoice').error).toMatch(/another account|account 7654321/i);
		} finally {
			await nightly.useCredential(nightly.netsuite.credential);
			await other.close();
		}
		expect(await nightly.differences()).toEqual({});
	});
});
