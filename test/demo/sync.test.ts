import type { DataTableRow, Execution, N8n, Workflow } from '../../demo/n8n';
import { points } from '../../demo/points';
import type { Progress } from '../../demo/progress';
import { runSync } from '../../demo/sync';

const execution: Execution = {
	id: '8', workflowId: '1', status: 'success', mode: 'manual', startedAt: '', stoppedAt: '',
};

const finished = (integrationPoint: string): DataTableRow => ({
	run: '8',
	integrationPoint,
	label: integrationPoint,
	startedAt: '2026-01-01T00:00:00.000Z',
	finishedAt: '2026-01-01T00:00:02.500Z',
	status: 'finished',
	read: 3,
	written: 2,
	deleted: 1,
	failed: 0,
	error: null,
	leftOut: null,
});

/** An n8n whose run has left these rows in *Recent syncs*. */
function n8nWith(rows: DataTableRow[], outcome: Partial<Execution> = {}): N8n {
	const fake: Partial<N8n> = {
		startRun: async () => await Promise.resolve('8'),
		waitForExecution: async (_id, options) => {
			await options?.onProgress?.(execution);
			return { ...execution, ...outcome };
		},
		dataTables: async () => await Promise.resolve([{ id: '1', name: 'netsuite_recent_syncs', columns: [] }]),
		rows: async (_table, where) => await Promise.resolve(rows.filter((row) => where && row[where.column] === where.is)),
	};
	return fake as N8n;
}

function logged(): Progress & { lines: string[] } {
	const lines: string[] = [];
	return { lines, line: (text) => lines.push(text), tick: () => undefined };
}

const workflow = {} as Workflow;
const others = (point: string) => points.filter((candidate) => candidate !== point).map(finished);

describe('runSync', () => {
	it('has no problem with a run in which every point finished, and tells each of them once', async () => {
		const log = logged();
		const run = await runSync(n8nWith(points.map(finished)), workflow, log);
		expect(run.problems).toEqual([]);
		expect(run.points.get('invoice')).toMatchObject({ read: 3, written: 2, deleted: 1, seconds: 2.5 });
		expect(log.lines).toHaveLength(points.length);
		expect(log.lines[0]).toBe('  currency: finished, 3 read, 2 written, 1 deleted, 2.5 s');
	});

	it('does not look at the rows of other runs', async () => {
		const old = { ...finished('note'), run: '7' };
		const run = await runSync(n8nWith([...others('note'), old]), workflow, logged());
		expect(run.problems).toEqual(['note: the run has no row in netsuite_recent_syncs; it was not synced.']);
	});

	it.each<[string, Partial<DataTableRow>, string]>([
		['failed', { status: 'failed', error: 'No such table.' }, 'note: failed: No such table.'],
		['had failing records', { failed: 2, error: 'INV-1: too long' }, 'note: finished, 2 records failed: INV-1: too long'],
		['was left out', { status: 'left out', leftOut: 'note: the role cannot see it' }, 'note: left out: note: the role cannot see it'],
		['has other balances', { balances: 'USD: NetSuite 2.00, stored 1.00' }, 'note: the flow says of the balances: USD: NetSuite 2.00, stored 1.00'],
		['never ended', { status: 'running', finishedAt: null }, 'note: running: no reason given'],
	])('says of a point that it %s', async (_what, change, problem) => {
		const row = { ...finished('note'), ...change } as DataTableRow;
		const run = await runSync(n8nWith([...others('note'), row]), workflow, logged());
		expect(run.problems).toEqual([problem]);
	});

	it('takes what a finished point leaves out for a known gap', async () => {
		const row = { ...finished('note'), leftOut: 'Notes on customers are left out.' };
		expect((await runSync(n8nWith([...others('note'), row]), workflow, logged())).problems).toEqual([]);
	});

	it('says how the workflow ended when it failed', async () => {
		const failed: Partial<Execution> = { status: 'error', error: { message: 'Login refused', node: 'Plan the sync' } };
		const run = await runSync(n8nWith(points.map(finished), failed), workflow, logged());
		expect(run.problems).toEqual(['The workflow ended as "error" in "Plan the sync": Login refused']);
	});
});
