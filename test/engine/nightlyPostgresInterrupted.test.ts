import { tableIn } from '../support/postgresStore';
import { NightlyPostgres } from './nightlyPostgres';

// Each test starts n8n or PostgreSQL once more.
jest.setTimeout(240_000);

let nightly: NightlyPostgres;

// With 600 invoices in batches of 100 there is a middle to be interrupted in.
beforeAll(async () => {
	nightly = await NightlyPostgres.open({ customers: 40, invoices: 600 });
	await nightly.set('Plan the sync', { integrationPoints: ['customer', 'invoice', 'customerPayment'] });
});

afterAll(async () => await nightly?.close());

const synced = ['customer', 'invoice', 'customerPayment'];

/** What differs at the points that this flow syncs. */
async function differences(): Promise<Array<[string, number]>> {
	const found = await nightly.differences();
	return synced.filter((point) => found[point]).map((point) => [point, found[point]?.length ?? 0]);
}

const startOver = async () => void (await nightly.postgres.query('DROP SCHEMA IF EXISTS netsuite CASCADE'));

const storedInvoices = async () => (await nightly.rows('invoice')).length;

/** Runs until some batches of invoices are stored, but not all. */
const someBatches = async () => await nightly.startUntil(async () => (await storedInvoices()) >= 200);

test('n8n is killed in the middle of the first load: rows and checkpoint are of one batch, and the next run goes on from there', async () => {
	const run = await someBatches();
	await nightly.crashN8n();
	const stored = await storedInvoices();
	expect(stored).toBeLessThan(600);
	expect(stored % 100).toBe(0);
	const [row] = await nightly.postgres.query<{ checkpoint: string }>(
		`SELECT "checkpoint" FROM ${tableIn('netsuite', 'checkpoints')} WHERE "integrationPoint" = 'invoice'`,
	);
	expect(row?.checkpoint).toBeTruthy();

	const night = await nightly.run();
	expect(night.execution.status).toBe('success');
	expect(await differences()).toEqual([]);
	const [before, after] = [(await nightly.reportsOf(run)).get('invoice'), night.reports.get('invoice')];
	expect(before).toMatchObject({ status: 'failed', error: expect.stringMatching(/interrupted.*next run/i) as unknown });
	expect(after).toMatchObject({ status: 'finished', balances: 'equal' });
	// What the first one has read is not read again.
	expect([before?.read, after?.read, Number(before?.read) + Number(after?.read)]).toEqual([before?.read, after?.read, 600]);
});

test('PostgreSQL is killed in the middle of the first load: the run ends, and the next one goes on', async () => {
	await startOver();
	const run = await someBatches();
	await nightly.postgres.kill();
	const { status, error } = await nightly.n8n.waitForExecution(run, { timeoutMs: 120_000 });
	expect(status).toBe('error');
	expect(error?.message).toMatch(/connect|terminat/i);

	await nightly.postgres.restart();
	const stored = await storedInvoices();
	expect(stored % 100).toBe(0);
	const night = await nightly.run();
	expect(night.execution.status).toBe('success');
	expect(night.reports.get('invoice')).toMatchObject({ status: 'finished', read: 600 - stored, balances: 'equal' });
	expect(await differences()).toEqual([]);
});

test('PostgreSQL restarts under a run: the statement is sent again, and no batch counts twice', async () => {
	await startOver();
	const run = await someBatches();
	await nightly.postgres.restart();
	await nightly.nightOf(run);
	const later = await nightly.run();
	expect(later.execution.status).toBe('success');
	expect(await differences()).toEqual([]);
});

test('R14: two runs at once do not mix; the newer one finishes every point, and the other says whom it left it to', async () => {
	await startOver();
	const older = await someBatches();
	await nightly.netsuite.play(60, 3);
	const newer = await nightly.run();
	const { reports } = await nightly.nightOf(older);
	expect(newer.execution.status).toBe('success');
	for (const { status, error } of [...reports.values()]) if (status === 'failed') expect(error).toMatch(/newer run|interrupted/i);
	expect([...reports.values()].some(({ status }) => status === 'failed')).toBe(true);
	await nightly.run();
	expect(await differences()).toEqual([]);
});

test('two runs that begin together: every record is stored once, as NetSuite has it', async () => {
	await startOver();
	const nights = await nightly.runTwice();
	for (const { reports } of nights) {
		for (const { status, error } of reports.values()) if (status === 'failed') expect(error).toMatch(/newer run|interrupted/i);
	}
	await nightly.netsuite.play(40, 4);
	expect((await nightly.run()).execution.status).toBe('success');
	expect(await differences()).toEqual([]);
});

test('a run that was overtaken cannot store what it has read', async () => {
	await startOver();
	await nightly.run();
	await nightly.netsuite.play(60, 9);
	// It has read the checkpoint and is still reading invoices when the newer one begins with them.
	await nightly.netsuite.arm({ fault: 'status', status: 429, match: 'CustInvc', times: 10_000 });
	const older = await nightly.startUntil(async () => (await nightly.netsuite.unspent()).some(({ strikes }) => Number(strikes) > 0));
	await nightly.postgres.query(`UPDATE ${tableIn('netsuite', 'checkpoints')} SET "run" = 'a newer one' WHERE "integrationPoint" = 'invoice'`);
	await nightly.postgres.query(`UPDATE ${tableIn('netsuite', 'invoice')} SET "memo" = 'by the newer run'`);
	await nightly.netsuite.clear();
	const { reports } = await nightly.nightOf(older);
	expect(reports.get('invoice')).toMatchObject({ status: 'failed', written: 0, error: expect.stringMatching(/newer run/) as unknown });
	expect((await nightly.rows('invoice')).every(({ memo }) => memo === 'by the newer run')).toBe(true);
});
