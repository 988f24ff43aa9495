/** The result of a run, for people as a table and for programs as JSON. */

import type { BalanceDifference } from './balances';
import type { Comparison, Difference } from './compare';
import type { SyncRun } from './sync';

export interface CheckedRun {
	readonly kind: 'full' | 'incremental';
	readonly sync: SyncRun;
	/** By integration point, in the order of the sync. */
	readonly comparisons: ReadonlyMap<string, Comparison>;
	/** Of those whose documents can be open: where the sums by subsidiary and currency differ. */
	readonly balances: ReadonlyMap<string, readonly BalanceDifference[]>;
	/** The sync's problems and those that the comparison found; empty when all is equal. */
	readonly problems: readonly string[];
}

/** Something that another flow did, and was checked for. */
export interface Step {
	readonly name: string;
	readonly seconds: number;
	/** What there is afterwards, by what it is called. */
	readonly counts: Readonly<Record<string, number>>;
	/** In sentences; empty when all is as it should be. */
	readonly problems: readonly string[];
}

const SHOWN_DIFFERENCES = 5;

const number = new Intl.NumberFormat('en-GB');

/** A line for each integration point: in NetSuite, in the store, different, what is open, moved by this run, seconds. */
export function table({ sync, comparisons, balances }: CheckedRun): string {
	const head = ['Integration point', 'In NetSuite', 'In the store', 'Different', 'Balances', 'Moved', 'Seconds'];
	const rows = [...comparisons].map(([point, { netsuite, stored, different }]) => {
		const run = sync.points.get(point);
		const moved = run === undefined ? '–' : number.format(run.written + run.deleted);
		return [
			run?.label ?? point,
			number.format(netsuite),
			number.format(stored),
			number.format(different),
			balancesWord(balances.get(point)),
			moved,
			run === undefined ? '–' : run.seconds.toFixed(1),
		];
	});
	const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)));
	const pad = (row: string[]) =>
		row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ').trimEnd();
	return [pad(head), pad(widths.map((width) => '-'.repeat(width))), ...rows.map(pad)].join('\n');
}

function balancesWord(differences: readonly BalanceDifference[] | undefined): string {
	if (differences === undefined) return '';
	return differences.length === 0 ? 'equal' : `${differences.length} differ`;
}

/** What a step did, in one line. */
export function stepLine({ name, seconds, counts, problems }: Step): string {
	const parts = Object.entries(counts).map(([what, count]) => `${what} ${number.format(count)}`);
	return `${name}: ${parts.join(', ')}; ${problems.length} problem(s), ${seconds.toFixed(1)} s`;
}

/** The first few differences of an integration point, a line each. */
export function differenceLines(point: string, differences: readonly Difference[]): string[] {
	const lines = differences
		.slice(0, SHOWN_DIFFERENCES)
		.map((one) => `  ${point} ${one.id}, ${one.field}: stored ${show(one.stored)}, NetSuite ${show(one.netsuite)}`);
	const more = differences.length - lines.length;
	return more > 0 ? [...lines, `  … and ${number.format(more)} more in ${point}`] : lines;
}

function show(value: unknown): string {
	const text = JSON.stringify(value);
	return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

/**
 * One line: whether everything was right, the last run's points, how much each run moved, and what the other flows did.
 * @param error what kept the demo from going through; then nothing is ok.
 */
export function json(runs: readonly CheckedRun[], error?: string, steps: readonly Step[] = []): string {
	const last = runs.at(-1);
	const points = [...(last?.comparisons ?? [])].map(([point, { netsuite, stored, different }]) => {
		const open = last?.balances.get(point);
		return [point, { netsuite, stored, different, ...(open && { balances: balancesWord(open) }) }] as const;
	});
	return JSON.stringify({
		ok: error === undefined && last !== undefined && [...runs, ...steps].every(({ problems }) => problems.length === 0),
		points: Object.fromEntries(points) as Record<string, unknown>,
		runs: runs.map(summary),
		...(steps.length > 0 && { steps: steps.map((step) => ({ ...step, seconds: Math.round(step.seconds * 10) / 10 })) }),
		error,
	});
}

function summary({ kind, sync, problems }: CheckedRun): Record<string, unknown> {
	const sum = (field: 'read' | 'written' | 'deleted') =>
		[...sync.points.values()].reduce((total, run) => total + run[field], 0);
	return {
		kind,
		ok: problems.length === 0,
		seconds: Math.round(sync.seconds * 10) / 10,
		read: sum('read'),
		written: sum('written'),
		deleted: sum('deleted'),
		problems,
	};
}
