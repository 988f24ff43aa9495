/**
 * The sync against the local NetSuite, a process of its own that lets every request take 250 ms and takes five at the
 * same time: first loads against the best that this allows and against others, the processor's time, a run in which
 * nothing is new, and n8n's memory while it stores ever larger accounts.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import engineSetup from '../../../scripts/engineSetup';
import { startNetSuite } from '../../support/netSuiteProcess';
import type { Benchmark } from '../main';
import { CONCURRENCY, firstLoad, LATENCY_MS, processorTime } from './firstLoad';
import { peakMemory, type Memory } from './memory';
import { optionsFrom, type SyncOptions } from './options';
import { ensurePeer } from './peer';
import { quietDelta } from './quietDelta';
import { jsonOf, measuredOf, type SyncResult } from './result';
import { writeDocs } from './docs';

const SEED = 7;
const INVOICES_PER_CUSTOMER = 50;

export const sync: Benchmark = {
	title: `Syncing with ${LATENCY_MS} ms a request and ${CONCURRENCY} requests at a time`,
	async run(progress, words) {
		const options = optionsFrom(words);
		const folder = mkdtempSync(join(tmpdir(), 'netsuite-ar-bench-'));
		process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
		for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
		await engineSetup();
		await ensurePeer();
		const result = await measure(options, folder, progress);
		if (options.write) writeDocs(result);
		return { measured: measuredOf(result), json: jsonOf(result) };
	},
};

async function measure({ invoices, batchSize, memory }: SyncOptions, folder: string, progress: (line: string) => void): Promise<SyncResult> {
	progress('A run in which nothing is new …');
	const delta = await quietDelta(folder);
	progress(`Generating an account with ${invoices.toLocaleString('en')} invoices …`);
	const netsuite = await startNetSuite(
		{ seed: SEED, customers: Math.ceil(invoices / INVOICES_PER_CUSTOMER), invoices, latencyMs: LATENCY_MS, concurrency: CONCURRENCY },
		folder,
	);
	const loads = await (async () => {
		try {
			return {
				headers: await firstLoad(netsuite, { invoices, lines: false, batchSize }, progress),
				processor: await processorTime(netsuite, batchSize, progress),
				withLines: await firstLoad(netsuite, { invoices, lines: true, batchSize }, progress),
			};
		} finally {
			await netsuite.kill();
		}
	})();
	const peaks: Memory[] = [];
	for (const size of memory) peaks.push(await peakMemory(size, folder, progress));
	return { delta, ...loads, memory: peaks };
}
