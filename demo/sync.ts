/** Runs the nightly sync once and follows it in the table *Recent syncs*, as a person would. */

import type { DataTableRow, N8n, Workflow } from './n8n';
import { RECENT_SYNCS, points } from './points';
import type { Progress } from './progress';

/** What *Recent syncs* says about one integration point of a run. */
export interface PointRun {
	readonly point: string;
	readonly label: string;
	/** `running`, `finished`, `failed` or `left out`. */
	readonly status: string;
	readonly read: number;
	readonly written: number;
	readonly deleted: number;
	readonly failed: number;
	readonly error: string | null;
	readonly leftOut: string | null;
	/** What the flow found when it compared what is open: `equal`, or what differs; `null` where nothing can be open. */
	readonly balances: string | null;
	readonly seconds: number;
}

export interface SyncRun {
	readonly seconds: number;
	readonly points: ReadonlyMap<string, PointRun>;
	/** Why the run did not bring everything over, in sentences; empty when it did. */
	readonly problems: readonly string[];
}

/** Starts the workflow by hand and waits until it is over, however it ends. */
export async function runSync(n8n: N8n, workflow: Workflow, log: Progress): Promise<SyncRun> {
	const started = Date.now();
	const seconds = () => (Date.now() - started) / 1000;
	const id = await n8n.startRun(workflow);
	const told = new Set<string>();
	const execution = await n8n.waitForExecution(id, {
		pollMs: 1000,
		onProgress: async () => tell(await pointRuns(n8n, id), told, seconds(), log),
	});
	const took = seconds();
	const runs = await pointRuns(n8n, id);
	tell(runs, told, took, log);
	const problems = [...runs.values()].flatMap(problemsOf);
	for (const point of points) {
		if (!runs.has(point)) problems.push(`${point}: the run has no row in ${RECENT_SYNCS}; it was not synced.`);
	}
	if (execution.status !== 'success') {
		const { node, message } = execution.error ?? { node: undefined, message: 'n8n gives no reason' };
		problems.unshift(`The workflow ended as "${execution.status}"${node ? ` in "${node}"` : ''}: ${message}`);
	}
	return { seconds: took, points: runs, problems };
}

async function pointRuns(n8n: N8n, run: string): Promise<Map<string, PointRun>> {
	const exists = (await n8n.dataTables()).some(({ name }) => name === RECENT_SYNCS);
	const rows = exists ? await n8n.rows(RECENT_SYNCS, { column: 'run', is: run }) : [];
	return new Map(rows.map(pointRun).map((row) => [row.point, row]));
}

function pointRun(row: DataTableRow): PointRun {
	const text = (column: string) => (row[column] === null || row[column] === undefined ? null : String(row[column]));
	const number = (column: string) => Number(row[column] ?? 0);
	const point = text('integrationPoint') ?? '';
	const from = Date.parse(text('startedAt') ?? '');
	const to = Date.parse(text('finishedAt') ?? new Date().toISOString());
	return {
		point,
		label: text('label') ?? point,
		status: text('status') ?? '',
		read: number('read'),
		written: number('written'),
		deleted: number('deleted'),
		failed: number('failed'),
		error: text('error'),
		leftOut: text('leftOut'),
		balances: text('balances'),
		seconds: Number.isNaN(from) ? 0 : Math.max(0, to - from) / 1000,
	};
}

/** What is left out of a point that finished is a gap that the package declares, and no failure. */
function problemsOf({ point, status, failed, error, leftOut, balances }: PointRun): string[] {
	if (status === 'finished' && failed === 0 && !error) {
		return balances === null || balances === 'equal' ? [] : [`${point}: the flow says of the balances: ${balances}`];
	}
	const reason = error ?? leftOut ?? 'no reason given';
	return [`${point}: ${status}${failed > 0 ? `, ${failed} records failed` : ''}: ${reason}`];
}

/** A line for each point that is over, and one that moves for the point that is being read. */
function tell(runs: ReadonlyMap<string, PointRun>, told: Set<string>, seconds: number, log: Progress): void {
	for (const run of runs.values()) {
		if (run.status === 'running' || told.has(run.point)) continue;
		told.add(run.point);
		const deleted = run.deleted > 0 ? `, ${run.deleted} deleted` : '';
		const moved = `${run.read} read, ${run.written} written${deleted}`;
		const open = run.balances === null ? '' : `, balances ${run.balances}`;
		log.line(`  ${run.label}: ${run.status}, ${moved}${open}, ${run.seconds.toFixed(1)} s`);
	}
	const running = [...runs.values()].find(({ status }) => status === 'running');
	const doing = running ? `${running.label}: ${running.read} read, ` : '';
	log.tick(`  ${told.size} of ${points.length} done, ${doing}${Math.round(seconds)} s`);
}
