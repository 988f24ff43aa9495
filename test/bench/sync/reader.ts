/**
 * A process that does one reading, some rounds of it, and says on standard output what each took. All that are compared
 * run like this: the same n8n-core, the same packages loaded, nothing else in the process.
 */

import { readFileSync } from 'node:fs';

import { openEngine, type CredentialData } from '../../engine/engine';
import { peerPackage } from './peer';
import { read, type Reading } from './readings';

export interface Job {
	readonly reading: Reading;
	readonly credential: CredentialData;
	readonly rounds: number;
}

export interface ReadRound {
	readonly rows: number;
	readonly seconds: number;
	/** Of the processor, in all threads of the process. */
	readonly cpuSeconds: number;
	/** As NetSuite counted them. */
	readonly requests: number;
}

async function main(): Promise<void> {
	const { reading, credential, rounds } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Job;
	const engine = await openEngine([peerPackage]);
	try {
		await warmUp(reading, credential, engine);
		const done: ReadRound[] = [];
		while (done.length < rounds) {
			const asked = await requestsSoFar(credential);
			const [begun, before] = [performance.now(), process.cpuUsage()];
			const rows = await read(reading, engine, credential);
			const [seconds, { user, system }] = [(performance.now() - begun) / 1000, process.cpuUsage(before)];
			done.push({ rows, seconds, cpuSeconds: (user + system) / 1e6, requests: (await requestsSoFar(credential)) - asked });
		}
		process.stdout.write(`${JSON.stringify(done)}\n`);
	} finally {
		engine.close();
	}
}

async function requestsSoFar({ serverUrl }: CredentialData): Promise<number> {
	const answer = await fetch(`${serverUrl}/_sandbox/requests`);
	return ((await answer.json()) as { requests: number }).requests;
}

/** Invoices are not what a sync begins with: by then the modules are loaded, and the account's limit is known. */
async function warmUp({ by }: Reading, credential: CredentialData, engine: Awaited<ReturnType<typeof openEngine>>): Promise<void> {
	if (by === 'ours') {
		for (const integrationPoint of ['currency', 'term', 'customer']) {
			const parameters = { operation: 'getChanges', integrationPoint, checkpoint: '', format: 'rows', options: {} };
			const { error } = await engine.run({ type: 'netSuiteSync', parameters }, credential);
			if (error) throw error;
		}
	} else if (by !== 'fetch') {
		await read({ by, queries: ['SELECT id FROM currency'] }, engine, credential);
	}
}

main().then(
	() => process.exit(0),
	(error: unknown) => {
		process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
		process.exit(1);
	},
);
