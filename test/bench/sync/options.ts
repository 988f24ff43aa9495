/** The benchmark's command line. */

import { parseArgs } from 'node:util';

export interface SyncOptions {
	/** Of the first load. */
	readonly invoices: number;
	readonly batchSize: number;
	/** Sizes of accounts of which n8n's memory is measured; none leaves that out. */
	readonly memory: readonly number[];
	/** Write docs/benchmarks.md and docs/benchmarks.svg. */
	readonly write: boolean;
}

/** @throws RangeError for a number that is none */
export function optionsFrom(words: readonly string[]): SyncOptions {
	const { values } = parseArgs({
		args: [...words],
		options: {
			invoices: { type: 'string', default: '100000' },
			'batch-size': { type: 'string', default: '50000' },
			memory: { type: 'string', default: '50000,200000,1000000' },
			write: { type: 'boolean', default: false },
			json: { type: 'boolean', default: false },
		},
	});
	return {
		invoices: whole('invoices', values.invoices),
		batchSize: whole('batch-size', values['batch-size']),
		memory: values.memory.split(',').filter((text) => text !== '').map((text) => whole('memory', text)),
		write: values.write,
	};
}

function whole(name: string, text: string): number {
	if (/^[1-9]\d*$/.test(text)) return Number(text);
	throw new RangeError(`--${name} takes whole numbers, not "${text}".`);
}
