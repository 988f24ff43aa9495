/**
 * `npm run bench -- <name> [--json]`: measures one thing and says whether it is within its limit. Each benchmark is a
 * file of this folder. With `--json` the last line of the output is the result as JSON.
 */

import { mapping } from './mapping';
import { sandbox } from './sandbox';

export interface Measured {
	readonly what: string;
	readonly ours: string;
	readonly compared: string;
	readonly ratio: number;
	readonly limit: number;
}

export interface Benchmark {
	/** What is measured, in a sentence. */
	readonly title: string;
	/** @param progress takes a line for the person who waits. */
	run(progress: (line: string) => void): Promise<readonly Measured[]>;
}

const benchmarks: Readonly<Record<string, Benchmark>> = { mapping, sandbox };

async function main(words: readonly string[]): Promise<number> {
	const asJson = words.includes('--json');
	const [name = ''] = words.filter((word) => !word.startsWith('--'));
	const benchmark = benchmarks[name];
	if (!benchmark) {
		process.stderr.write(`There is no benchmark "${name}". There are: ${Object.keys(benchmarks).join(', ')}.\n`);
		return 2;
	}
	process.stderr.write(`${benchmark.title}\n`);
	const measured = await benchmark.run((line) => process.stderr.write(`${line}\n`));
	const ok = measured.every(({ ratio, limit }) => ratio <= limit);
	process.stdout.write(`${table(measured)}\n${ok ? 'All within their limit.' : 'Not within its limit.'}\n`);
	if (asJson) process.stdout.write(`${JSON.stringify({ benchmark: name, ok, measured })}\n`);
	return ok ? 0 : 1;
}

function table(measured: readonly Measured[]): string {
	const rows = [
		['', 'ours', 'compared with', 'ratio', 'limit'],
		...measured.map(({ what, ours, compared, ratio, limit }) => [what, ours, compared, `${ratio.toFixed(2)} ×`, `${limit} ×`]),
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
