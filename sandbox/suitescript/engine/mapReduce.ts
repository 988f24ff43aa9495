import type { Account } from '../../account/account';
import { isoSecond } from '../../account/records';
import type { Outcome as CallOutcome, StageSummary, Summary } from '../context/mapReduce';
import type { Call, Runner } from './program';
import type { Deployment, Script } from './scripts';
import type { Task } from './tasks';

/** A map/reduce script: its stages one after the other, each a program of its own. */

interface Job {
	account: Account;
	runner: Runner;
	script: Script;
	deployment: Deployment;
	parameters: Readonly<Record<string, unknown>>;
	task: Task;
	/** What map or reduce threw. */
	logError: (code: string, message: string) => void;
}

interface Pair {
	key: string;
	value: string;
}

interface Stage {
	summary: StageSummary;
	writes: Pair[];
}

/** @returns how the task ended: what fails in map or reduce is told to summarize and lets the task complete */
export async function runMapReduce(job: Job): Promise<'COMPLETE' | 'FAILED'> {
	const { account, script, task } = job;
	const dateCreated = isoSecond(account.clock.now());
	task.stage = 'GET_INPUT';
	const entryPoints = await job.runner.entryPoints(script);
	const given = await call(job, 'GETINPUTDATA', { kind: 'getInputData', isRestarted: false });
	const input = (given.outcome.error ? [] : given.outcome.value) as Pair[];
	const inputError = given.outcome.error?.message ?? null;

	const map = await stage(
		job,
		'map',
		input.map(({ key, value }) => ({ key, values: [value] })),
		entryPoints,
	);
	task.stage = 'SHUFFLE';
	const reduce = await stage(job, 'reduce', shuffled(map.writes), entryPoints);

	task.stage = 'SUMMARIZE';
	const output = reduce.writes;
	task.counts.output = { total: output.length, pending: 0 };
	const summary: Summary = {
		isRestarted: false,
		dateCreated,
		seconds: 0,
		usage: given.used + map.summary.usage + reduce.summary.usage,
		concurrency: 1,
		yields: 0,
		inputSummary: { ...summaryOf(given.used, []), error: inputError },
		mapSummary: map.summary,
		reduceSummary: reduce.summary,
		output,
	};
	const last = await call(job, 'SUMMARIZE', { kind: 'summarize', summary });
	return inputError !== null || last.outcome.error ? 'FAILED' : 'COMPLETE';
}

function call({ runner, script, deployment, parameters }: Job, limits: Call['limits'], invocation: Call['invocation']) {
	return runner.run({
		script,
		deployment,
		parameters,
		executionContext: 'MAPREDUCE',
		savedBy: { context: 'MAPREDUCE' },
		limits,
		invocation,
	});
}

/** A script without that stage hands on what came. */
async function stage(
	job: Job,
	kind: 'map' | 'reduce',
	entries: Array<{ key: string; values: string[] }>,
	entryPoints: readonly string[],
): Promise<Stage> {
	const { task } = job;
	if (!entryPoints.includes(kind)) {
		const writes = entries.flatMap(({ key, values }) => values.map((value) => ({ key, value })));
		return { summary: summaryOf(0, []), writes };
	}
	task.stage = kind === 'map' ? 'MAP' : 'REDUCE';
	task.counts[kind] = { total: entries.length, pending: entries.length };
	const { outcome, used } = await call(job, kind === 'map' ? 'MAP' : 'REDUCE', { kind, entries, isRestarted: false });
	task.counts[kind].pending = 0;
	// What ended the whole stage, a script that was too slow for example, counts for each of its keys.
	const results = outcome.error
		? entries.map(({ key }): CallOutcome => ({ key, writes: [], error: outcome.error }))
		: (outcome.value as CallOutcome[]);
	if (!outcome.error) for (const { error } of results) if (error) job.logError(error.code, error.message);
	return { summary: summaryOf(used, results), writes: results.flatMap(({ writes }) => writes) };
}

function summaryOf(usage: number, results: readonly CallOutcome[]): StageSummary {
	return {
		seconds: 0,
		usage,
		concurrency: 1,
		yields: 0,
		keys: results.map(({ key, error }) => ({ key, state: error ? 'FAILED' : 'COMPLETE', executionCount: 1 })),
		errors: results.flatMap(({ key, error }) => (error ? [{ key, error: error.message, executionNo: 1 }] : [])),
	};
}

/** What was written, by key. Believed: keys in the order in which they were first written. */
function shuffled(writes: readonly Pair[]): Array<{ key: string; values: string[] }> {
	const groups = new Map<string, string[]>();
	for (const { key, value } of writes) {
		const values = groups.get(key);
		if (values) values.push(value);
		else groups.set(key, [value]);
	}
	return [...groups].map(([key, values]) => ({ key, values }));
}
