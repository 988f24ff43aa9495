import { thrown, type Thrown } from './errors';
import { host } from './host';
import { inputOf, textOf } from './inputData';

/** Runs in the script's context: the stages of a map/reduce script. A stage is one program, whatever it has to do. */

/** What one call of map or reduce came to. */
export interface Outcome {
	key: string;
	writes: Array<{ key: string; value: string }>;
	error: Thrown | null;
}

export interface StageInvocation {
	kind: 'map' | 'reduce';
	/** Values of map are one each. */
	entries: Array<{ key: string; values: string[] }>;
	isRestarted: boolean;
}

export type MapReduceInvocation =
	| { kind: 'getInputData'; isRestarted: boolean }
	| StageInvocation
	| { kind: 'summarize'; summary: Summary };

/** What summarize is told. */
export interface Summary {
	isRestarted: boolean;
	/** When the script began, `YYYY-MM-DDTHH:MM:SSZ`. */
	dateCreated: string;
	seconds: number;
	usage: number;
	concurrency: number;
	yields: number;
	inputSummary: StageSummary;
	mapSummary: StageSummary;
	reduceSummary: StageSummary;
	output: Array<{ key: string; value: string }>;
}

export interface StageSummary {
	seconds: number;
	usage: number;
	concurrency: number;
	yields: number;
	/** Of the getInputData stage. */
	error?: string | null;
	keys: Array<{ key: string; state: 'COMPLETE' | 'FAILED'; executionCount: number }>;
	errors: Array<{ key: string; error: string; executionNo: number }>;
}

type Script = Record<string, unknown>;
type Entry = (context: unknown) => unknown;

export const mapReduceEntryPoints = {
	getInputData: async (script: Script, { isRestarted }: { isRestarted: boolean }) =>
		inputOf(await (script.getInputData as Entry).call(script, { isRestarted, ObjectRef: class {} })),
	map: runStage,
	reduce: runStage,
	summarize: async (script: Script, { summary }: { summary: Summary }) => {
		if (typeof script.summarize === 'function') await (script.summarize as Entry).call(script, summaryFor(summary));
	},
};

const LONGEST_KEY = 3000;
const LONGEST_VALUE = 10 * 1024 * 1024;

async function runStage(script: Script, { kind, entries, isRestarted }: StageInvocation): Promise<Outcome[]> {
	const outcomes: Outcome[] = [];
	for (const { key, values } of entries) {
		const writes: Outcome['writes'] = [];
		const write = (first: unknown, second?: unknown) => {
			const pair = second === undefined && isPair(first) ? first : { key: first, value: second };
			const written = { key: textOf(pair.key), value: textOf(pair.value) };
			if (written.key.length > LONGEST_KEY)
				throw host('mapReduce.refuse', { code: 'KEY_LENGTH_IS_OVER_3000_BYTES' });
			if (written.value.length > LONGEST_VALUE)
				throw host('mapReduce.refuse', { code: 'VALUE_LENGTH_IS_OVER_10_MB' });
			writes.push(written);
		};
		const shared = { isRestarted, key, executionNo: 1, errors: iterable([]), write };
		// Each call has units of its own.
		host('mapReduce.begin');
		try {
			const context = kind === 'map' ? { ...shared, value: values[0] } : { ...shared, values };
			await (script[kind] as Entry).call(script, context);
			host('mapReduce.end');
			outcomes.push({ key, writes, error: null });
		} catch (error) {
			outcomes.push({ key, writes: [], error: thrown(error) });
			host('mapReduce.begin');
		}
	}
	return outcomes;
}

const isPair = (value: unknown): value is { key: unknown; value: unknown } =>
	typeof value === 'object' && value !== null && 'key' in value;

function summaryFor({ dateCreated, inputSummary, mapSummary, reduceSummary, output, ...rest }: Summary): unknown {
	const stage = ({ keys, errors, error, ...numbers }: StageSummary) => ({
		...numbers,
		dateCreated: new Date(dateCreated),
		...(error === undefined ? {} : { error }),
		keys: iterable(keys.map(({ key, executionCount, state }) => [key, executionCount, state])),
		errors: iterable(errors.map(({ key, error: text, executionNo }) => [key, text, executionNo])),
	});
	return {
		...rest,
		dateCreated: new Date(dateCreated),
		inputSummary: stage(inputSummary),
		mapSummary: stage(mapSummary),
		reduceSummary: stage(reduceSummary),
		output: iterable(output.map(({ key, value }) => [key, value])),
	};
}

/** Documented: `iterator().each((key, value) => true)`; what is not true ends it. */
function iterable(rows: unknown[][]): unknown {
	return {
		iterator: () => ({
			each(visit: (...row: unknown[]) => unknown) {
				for (const row of rows) if (visit(...row) !== true) return;
			},
		}),
	};
}
