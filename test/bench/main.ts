/**
 * `npm run bench -- <name> [--json]`: measures one thing and says whether it is within its limit. Each benchmark is a
 * file of this folder. With `--json` the last line of the output is the result as JSON.
 */

import { mapping } from './mapping';
import { sandbox } from './sandbox';
import { sync } from './sync';

export interface Measured {
	readonly what: string;
	readonly ours: string;
	readonly compared: string;
	readonly ratio: number;
	readonly limit: number;
	/** Whether the ratio must be at least the limit, as with how many times faster; at most otherwise. */
	readonly atLeast?: true;
}

export interface Benchmark {
	/** What is measured, in a sentence. */
	readonly title: string;
	/**
	 * @param progress takes a line for the person who waits.
	 * @param words the command line after the benchmark's name.
	 */
	run(progress: (line: string) => void, words: readonly string[]): Promise<readonly Measured[] | Results>;
}

/** Of a benchmark that has more to say than its table. */
export interface Results {
	readonly measured: readonly Measured[];
	/** What `--json` ends with. */
	readonly json: object;
}

const benchmarks: Readonly<Record<string, Benchmark>> = { mapping, sandbox, sync };

const isWithin = ({ ratio, limit, atLeast }: Measured): boolean => (atLeast ? ratio >= limit : ratio <= limit);

async function main(words: readonly string[]): Promise<number> {
	const asJson = words.includes('--json');
	const [name = ''] = words;
	const benchmark = benchmarks[name];
	if (!benchmark) {
		process.stderr.write(`There is no benchmark "${name}". There are: ${Object.keys(benchmarks).join(', ')}.\n`);
		return 2;
	}
	process.stderr.write(`${benchmark.title}\n`);
	const found = await benchmark.run((line) => process.stderr.write(`${line}\n`), words.slice(1));
	const measured = 'measured' in found ? found.measured : found;
	const ok = measured.every(isWithin);
	process.stdout.write(`${table(measured)}\n${ok ? 'All within their limit.' : 'Not within its limit.'}\n`);
	const json = 'measured' in found ? found.json : { benchmark: name, ok, measured };
	if (asJson) process.stdout.write(`${JSON.stringify(json)}\n`);
	return ok ? 0 : 1;
}

function table(measured: readonly Measured[]): string {
	const rows = [
		['', 'ours', 'compared with', 'ratio', 'limit'],
		...measured.map(({ what, ours, compared, ratio, limit, atLeast }) => {
			return [what, ours, compared, `${ratio.toFixed(2)} ×`, `${atLeast ? '≥' : '≤'} ${limit} ×`];
		}),
	];
	const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
	const pad = (cell: string, column: number) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0));
	return rows.map((row) => row.map(pad).join('  ')).join('\n');
}

main(process.argv.slice(2)).then(
	(code) => {
		process.exitCode = code;
	},
	(error: unknown) => {
		process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
		process.exitCode = 1;
	},
);
