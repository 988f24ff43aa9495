import { tableIn } from '../support/postgresStore';
import type { DataTableRow } from '../../demo/n8n';
import { openLocalNetSuite } from './localNetSuite';
import { NightlyPostgres, type Night, type Report } from './nightlyPostgres';

// A run takes seconds, starting n8n up to half a minute, installing PostgreSQL a minute.
jest.setTimeout(180_000);

let nightly: NightlyPostgres;

beforeAll(async () => {
	nightly = await NightlyPostgres.open({ customers: 20, invoices: 220 });
	await nightly.set('Plan the sync', { integrationPoints: ['invoice'] });
});

afterAll(async () => await nightly?.close());

const invoiceTable = tableIn('netsuite', 'invoice');
const checkpoints = tableIn('netsuite', 'checkpoints');

const invoices = ({ reports }: Night): Report => {
	const report = reports.get('invoice');
	if (!report) throw new Error('The run has no row for invoices.');
	return report;
};

const query = async (sql: string) => await nightly.postgres.query(sql);

/** What the next run takes for nothing to go on from. */
const forget = async () => await query(`UPDATE ${checkpoints} SET "checkpoint" = NULL`);

const deletedRows = async () => (await nightly.rows('invoice')).filter(({ isDeleted }) => isDeleted).map(({ netsuiteId }) => netsuiteId);

async function withoutDifferences(): Promise<void> {
	const { invoice } = await nightly.differences();
	expect(invoice ?? []).toEqual([]);
}

/** A rule of *Map the fields* that sets a field of the records with a netsuiteId of at least, or below, that one. */
const rule = (operation: 'gte' | 'lt', netsuiteId: unknown, field: string, value: string) => ({
	rules: { rule: [{
		name: 'Some',
		conditions: {
			options: { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 2 }, combinator: 'and',
			conditions: [{ id: '1', leftValue: '={{ $json.netsuiteId }}', rightValue: netsuiteId, operator: { type: 'number', operation } }],
		},
		actions: { action: [{ kind: 'set', field: { __rl: true, mode: 'name', value: field }, value }] },
	}] },
});

/** The tests follow each other like nights: each goes on with what the one before has left. */
describe('what is stored is not lost, whatever changes around it', () => {
	test('filters and a column that is missing: it is filled, and no row that the filters leave out is marked', async () => {
		await nightly.run();
		await withoutDifferences();
		const before = await deletedRows();
		const [row] = await nightly.rows('invoice');
		await nightly.set('Plan the sync', { filters: { excludedCustomers: row?.entityId } });
		expect(invoices(await nightly.run())).toMatchObject({ status: 'finished', deleted: 0 });

		await query(`ALTER TABLE ${invoiceTable} DROP COLUMN "tranId"`);
		const night = invoices(await nightly.run());
		expect(night).toMatchObject({ status: 'finished', deleted: 0 });
		expect(night.read).toBeGreaterThan(0);
		expect(await deletedRows()).toEqual(before);
		const rows = (await nightly.rows('invoice')).filter(({ isDeleted }) => !isDeleted);
		// Some invoices have no document number in NetSuite either.
		const numbers = new Map((await nightly.netsuite.truth('invoice')).map(({ id, tranId }) => [Number(id), tranId]));
		const isLeftOut = ({ entityId }: DataTableRow) => entityId === row?.entityId;
		expect(rows.map(({ netsuiteId, tranId }) => [netsuiteId, tranId])).toEqual(
			rows.map((one) => [one.netsuiteId, isLeftOut(one) ? null : numbers.get(Number(one.netsuiteId))]),
		);
		expect([rows.length, rows.filter((one) => !isLeftOut(one)).length]).toEqual([numbers.size, night.read]);
		expect(invoices(await nightly.run()).read).toBe(0);
	});

	test('filters and a checkpoint set to null: everything is read, and no row that the filters leave out is marked', async () => {
		const before = await deletedRows();
		await forget();
		const night = invoices(await nightly.run());
		expect(night).toMatchObject({ status: 'finished', deleted: 0 });
		expect(night.read).toBeGreaterThan(100);
		expect(await deletedRows()).toEqual(before);

		await nightly.set('Plan the sync', { filters: {} });
		await nightly.run();
		await withoutDifferences();
	});

	test('T6: another account is refused where a column is missing or the checkpoint was set to null, too', async () => {
		const before = await nightly.rows('invoice');
		const other = await openLocalNetSuite({ seed: 4, customers: 5, invoices: 5, account: '7654321' });
		try {
			await nightly.useCredential(other.credential);
			await query(`ALTER TABLE ${invoiceTable} DROP COLUMN "tranId"`);
			const refused = { status: 'failed', written: 0, deleted: 0, error: expect.stringMatching(/another account than 7654321.*"Choose what happens"/s) as unknown };
			const missing = invoices(await nightly.run());
			expect({ ...missing, written: Number(missing.written), deleted: Number(missing.deleted) }).toMatchObject(refused);
			await forget();
			expect(invoices(await nightly.run())).toMatchObject({ status: 'failed', error: refused.error });
		} finally {
			await nightly.useCredential(nightly.netsuite.credential);
			await other.close();
		}
		const ids = (rows: readonly DataTableRow[]) => rows.map(({ netsuiteId, isDeleted }) => [netsuiteId, isDeleted]);
		expect(ids(await nightly.rows('invoice'))).toEqual(ids(before));
		expect(invoices(await nightly.run())).toMatchObject({ status: 'finished', deleted: 0 });
		await withoutDifferences();
	});
});

describe('a column of your own that a rule fills on some rows only', () => {
	let middle: unknown;

	test('it is named while the table does not have it, whichever row comes first', async () => {
		const rows = await nightly.rows('invoice');
		middle = rows[50]?.netsuiteId;
		await nightly.set('Map the fields', rule('gte', middle, 'dunningLevel', '2'));
		await forget();
		const night = await nightly.run();
		expect(invoices(night)).toMatchObject({ status: 'failed', error: expect.stringMatching(/netsuite\.invoice has no column dunningLevel\. Add it/) as unknown });
		expect(night.execution.status).toBe('error');
	});

	test('added to the table it is filled on these rows, and emptied where the rule no longer applies', async () => {
		await query(`ALTER TABLE ${invoiceTable} ADD COLUMN "dunningLevel" integer, ADD COLUMN "rating" integer DEFAULT 5`);
		expect(invoices(await nightly.run())).toMatchObject({ status: 'finished', failed: 0 });
		const levels = async () => (await query(`SELECT "dunningLevel" AS level FROM ${invoiceTable} WHERE NOT "isDeleted" ORDER BY "netsuiteId"`)).map(({ level }) => level);
		const [rows, count] = [await nightly.rows('invoice'), (await levels()).filter((level) => level === 2).length];
		expect(count).toBe(rows.filter(({ netsuiteId, isDeleted }) => !isDeleted && Number(netsuiteId) >= Number(middle)).length);
		expect((await levels()).slice(0, 50)).toEqual(Array(50).fill(null));

		await nightly.set('Map the fields', rule('lt', middle, 'dunningLevel', '3'));
		await forget();
		await nightly.run();
		expect((await levels()).slice(0, 50)).toEqual(Array(50).fill(3));
		expect((await levels()).slice(50).every((level) => level === null)).toBe(true);
		expect((await query(`SELECT DISTINCT "rating" FROM ${invoiceTable}`)).map(({ rating }) => rating)).toEqual([5]);
		// NetSuite has no such field: what is compared with it from here on goes without.
		await query(`ALTER TABLE ${invoiceTable} DROP COLUMN "rating"`);
	});

	test('what PostgreSQL cannot hold is left out of the lines as well, so that they can be read as JSON', async () => {
		const lines = "={{ JSON.stringify([{ memo: 'zero' + String.fromCharCode(0) + ', half' + String.fromCharCode(0xd83d) + ', \\\\u0000, \u{1f600}' }]) }}";
		await nightly.set('Map the fields', rule('gte', 0, 'lines', lines));
		await forget();
		expect(invoices(await nightly.run())).toMatchObject({ status: 'finished', failed: 0 });
		const memos = await query(`SELECT DISTINCT "lines"::jsonb -> 0 ->> 'memo' AS memo FROM ${invoiceTable} WHERE NOT "isDeleted"`);
		expect(memos.map(({ memo }) => memo)).toEqual(['zero, half, \\u0000, \u{1f600}']);
		await nightly.set('Map the fields', { rules: {} });
		await forget();
		await nightly.run();
		await withoutDifferences();
	});
});

describe('what needs a person ends the run as failed', () => {
	test('a record that cannot be stored: it is named, all else is up to date, and it is said what to do', async () => {
		const [one] = (await nightly.rows('invoice')).filter(({ isDeleted }) => !isDeleted);
		await query(`ALTER TABLE ${invoiceTable} ADD CONSTRAINT no_such CHECK ("tranId" <> '${String(one?.tranId)}') NOT VALID`);
		await forget();
		const night = await nightly.run();
		expect(invoices(night)).toMatchObject({ status: 'finished', failed: 1 });
		expect(night.execution.status).toBe('error');
		expect(night.execution.error?.message).toMatch(/^1 integration point\(s\) need somebody, all else is up to date\..*\nInvoices: 1 record\(s\) could not be read or stored\. Correct them.*reads them again/s);
		expect(night.execution.error?.message).toContain(`\n${String(one?.tranId)}: could not be stored.`);
		expect((await nightly.run()).execution.status).toBe('error');

		await query(`ALTER TABLE ${invoiceTable} DROP CONSTRAINT no_such`);
		const mended = await nightly.run();
		expect([mended.execution.status, invoices(mended).read, invoices(mended).failed]).toEqual(['success', 1, 0]);
	});

	test('a balance that differs once waits for the next run; twice in a row it is named, and what is said to do mends it', async () => {
		const [open] = (await nightly.rows('invoice')).filter(({ amountRemaining }) => Number(amountRemaining) > 0);
		const spoil = async (by: string) => await query(`UPDATE ${invoiceTable} SET "amountRemaining" = "amountRemaining" + ${by} WHERE "netsuiteId" = ${String(open?.netsuiteId)}`);
		await spoil('0.01');
		expect((await nightly.run()).execution.status).toBe('success');
		await spoil('-0.01');
		expect(invoices(await nightly.run()).balances).toBe('equal');
		await spoil('0.01');
		expect((await nightly.run()).execution.status).toBe('success');

		const night = await nightly.run();
		const message = String(night.execution.error?.message);
		expect([night.execution.status, invoices(night).status]).toEqual(['error', 'finished']);
		expect(message).toMatch(/^1 integration point\(s\) need somebody, all else is up to date\..*\nInvoices: what is open is not the same.*two runs.*\n.+: NetSuite [\d.]+, stored [\d.]+ \(0\.01 apart\)$/s);
		await query(String(/UPDATE .*?;/s.exec(message)?.[0]));
		const mended = await nightly.run();
		expect([mended.execution.status, invoices(mended).balances]).toEqual(['success', 'equal']);
		await withoutDifferences();
	});

	test('a balance that differs and is to stay so is reported once, and again when it is another difference', async () => {
		const rows = (await nightly.rows('invoice')).filter(({ amountRemaining }) => Number(amountRemaining) > 0);
		// The newest of them can be deleted in NetSuite: its period is open, and nothing was paid.
		const newest = rows.filter(({ amountPaid }) => amountPaid === 0).sort((one, other) => String(other.tranDate).localeCompare(String(one.tranDate)))[0];
		const locked = rows.find((one) => one !== newest && one.subsidiaryId === newest?.subsidiaryId && one.currencyId === newest?.currencyId);
		const spoil = async (by: string) => await query(`UPDATE ${invoiceTable} SET "isLocked" = true, "amountRemaining" = "amountRemaining" + ${by} WHERE "netsuiteId" = ${String(locked?.netsuiteId)}`);
		const said = async (apart: string) => {
			const night = await nightly.run();
			expect(invoices(night).balances).toMatch(new RegExp(`^.+: NetSuite [\\d.]+, stored [\\d.]+ \\(${apart} apart\\)$`));
			return [night.execution.status, invoices(night).balances];
		};
		await spoil('7.5');
		expect((await said('7.5'))[0]).toBe('success');
		const [reported, sums] = await said('7.5');
		expect(reported).toBe('error');
		expect((await said('7.5'))[0]).toBe('success');
		// Both sums move, and what is apart does not.
		await nightly.netsuite.remove('invoice', String(newest?.netsuiteId));
		const [known, moved] = await said('7.5');
		expect([known, moved === sums]).toEqual(['success', false]);

		for (const [by, apart] of [['1', '8.5'], ['-17', '8.5']] as const) {
			await spoil(by);
			expect((await said(apart))[0]).toBe('error');
			expect((await said(apart))[0]).toBe('success');
		}
		await query(`UPDATE ${invoiceTable} SET "isLocked" = NULL`);
		await forget();
		expect(invoices(await nightly.run()).balances).toBe('equal');
		await withoutDifferences();
	});

	test('balances that NetSuite does not add up are said to be not compared, with its words, and fail nothing', async () => {
		await nightly.netsuite.arm({ fault: 'status', status: 500, match: 'AS documents', times: 1000 });
		for (let run = 0; run < 2; run++) {
			const night = await nightly.run();
			expect([night.execution.status, invoices(night).status]).toEqual(['success', 'finished']);
			expect(invoices(night).balances).toMatch(/^Not compared: .*unexpected error.* Run it again later/is);
		}
		await nightly.netsuite.clear();
	});

	test('an n8n that counts its runs from 1 again: what an earlier run of that number left is not taken for its own', async () => {
		const { execution } = await nightly.run();
		const next = Array.from({ length: 40 }, (_, index) => `('${Number(execution.id) + 1 + index}', `);
		const old = `'Old', 'failed', 'from before', 'Parent: NetSuite 1, stored 2', now() - interval '1 year', 99, 99, 3)`;
		await query(
			`INSERT INTO ${tableIn('netsuite', 'recent_syncs')} ("run", "integrationPoint", "label", "status", "error", "balances", "startedAt", "read", "written", "failed") ` +
				`VALUES ${next.flatMap((run) => [`${run}'invoice', ${old}`, `${run}'plan', ${old}`]).join(', ')}`,
		);
		const night = await nightly.run();
		expect(night.execution.status).toBe('success');
		expect([...night.reports.keys()]).toEqual(['invoice']);
		expect(invoices(night)).toMatchObject({ label: 'Invoices', status: 'finished', error: null, balances: 'equal', read: 0, written: 0, failed: 0 });
		const kept = await query(`SELECT "error" FROM ${tableIn('netsuite', 'recent_syncs')} WHERE "run" LIKE '${night.execution.id} until %'`);
		expect(kept.map(({ error }) => error)).toEqual(['from before', 'from before']);
	});
});
