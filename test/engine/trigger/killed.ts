/** A flow of triggers whose n8n is killed over and over, with the words that the tests are written in. */

import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildSync } from 'esbuild';

import { startSandbox, type SandboxOptions } from '../../../sandbox';
import { seededRandom } from '../../support/virtualTime';
import type { Plan, Run } from './process';

const root = dirname(dirname(dirname(__dirname)));

export type Truth = ReadonlyMap<string, Readonly<Record<string, unknown>> & { readonly id: string }>;

export interface Rounds {
	readonly rounds: number;
	readonly seed: number;
	readonly durable: boolean;
	readonly nodes: Plan['nodes'];
}

export interface Outcome {
	/** By trigger, in the order in which they arrived. */
	readonly arrived: ReadonlyMap<string, ReadonlyArray<Readonly<Record<string, unknown>>>>;
	readonly before: ReadonlyMap<string, Truth>;
	readonly after: ReadonlyMap<string, Truth>;
	/** The account's own date at the activation and in the end. */
	readonly days: readonly [string, string];
	readonly kills: number;
	/** How many of them hit the moment at which a run is started. */
	readonly deathsInRun: number;
	readonly changes: number;
	/** What the largest state of a trigger came to, in characters. */
	readonly largestState: number;
	readonly errors: readonly string[];
}

/** The points that are looked at. */
const points = ['customer', 'contact', 'invoice', 'customerPayment', 'creditMemo', 'note', 'account', 'message'];

const deaths: ReadonlyArray<Plan['dies']> = [undefined, 'before the state is saved', 'between state and run', 'between run and state'];

/**
 * Plays business for so many rounds while triggers are polled by a process that is killed at random moments, and at
 * the moments at which n8n can lose or repeat something; then lets a last one find what is left.
 */
export async function playRounds({ rounds, seed, durable, nodes }: Rounds, options: Partial<SandboxOptions> = {}): Promise<Outcome> {
	const random = seededRandom(seed);
	const folder = mkdtempSync(join(tmpdir(), 'netsuite-ar-trigger-'));
	const sandbox = await startSandbox({ port: 0, seed, customers: 25, invoices: 80, concurrency: 25, ...options });
	const control = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
		const answer = await fetch(`${sandbox.url}/_sandbox${path}`, { method, body: body === undefined ? undefined : JSON.stringify(body) });
		if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
		return (await answer.json()) as T;
	};
	const truths = async () => {
		const all = new Map<string, Truth>();
		for (const point of points) {
			const records = await control<Array<Record<string, unknown> & { id: string }>>('GET', `/truth/${point}`);
			all.set(point, new Map(records.map((record) => [record.id, record])));
		}
		return all;
	};

	const today = async () => {
		const { now } = await control<{ now: string }>('POST', '/clock');
		return new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles' }).format(Date.parse(now));
	};

	prepare(folder);
	const { oauth2: _oauth2, ...keys } = sandbox.credentials;
	const credential = { accountId: sandbox.account, serverUrl: sandbox.url, ...keys };
	const start = (more: Partial<Plan> = {}) => launch(folder, { folder, credential, nodes, durable, budget: 20_000, ...more });
	let poller: Poller | undefined;
	let kills = 0;
	let deathsInRun = 0;
	let changes = 0;
	try {
		// Published once in peace: what happened before the activation is nobody's.
		poller = start();
		await poller.activated;
		const [before, firstDay] = [await truths(), await today()];
		for (let round = 1; round <= rounds; round++) {
			if (poller.dead()) {
				kills++;
				poller = start({
					dies: deaths[Math.floor(random() * deaths.length)],
					// Now and then too short for more than one step of a poll.
					budget: random() < 0.3 ? 1 : 20_000,
				});
				// Most die at their first runs or later, some before the activation is through.
				if (random() < 0.8) await poller.activated;
			}
			if (random() < 0.1) await control('POST', '/faults', { fault: random() < 0.5 ? 'reset' : 'truncate', times: 2 });
			const { changes: played } = await control<{ changes: number }>('POST', `/activity?changes=${1 + Math.floor(random() * 12)}&seed=${seed * 1000 + round}`);
			changes += played;
			const waits = [5, 20, 60, 400, 4_000, 90_000];
			await control('POST', `/clock?advanceSeconds=${waits[Math.floor(random() * waits.length)]}`);
			await sleep(random() * 600);
			if (poller.dead()) deathsInRun++;
			if (random() < 0.3) await poller.kill();
		}
		await control('DELETE', '/faults');
		await control('POST', '/clock?advanceSeconds=3600');
		await poller.kill();
		poller = start();
		await poller.activated;
		await poller.finish();
		const days = [firstDay, await today()] as const;
		return { arrived: arrivedAt(folder), before, after: await truths(), days, kills, deathsInRun, changes, largestState: largestState(folder), errors: errorsOf(folder) };
	} finally {
		await poller?.kill();
		await sandbox.close();
		rmSync(folder, { recursive: true, force: true });
	}
}

/** The built package as it is now, apart from whoever builds it next, and the polling process as JavaScript. */
function prepare(folder: string): void {
	cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true });
	symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
	buildSync({
		entryPoints: [join(__dirname, 'process.ts')],
		outfile: join(folder, 'process.js'),
		bundle: true,
		platform: 'node',
		format: 'cjs',
		external: ['n8n-workflow'],
		logLevel: 'error',
	});
}

interface Poller {
	readonly activated: Promise<void>;
	dead(): boolean;
	kill(): Promise<void>;
	/** Lets it poll until nothing more comes. */
	finish(): Promise<void>;
}

function launch(folder: string, plan: Plan): Poller {
	const child: ChildProcess = spawn(process.execPath, [join(folder, 'process.js'), JSON.stringify(plan)], {
		stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
	});
	const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	return {
		activated: Promise.race([new Promise<void>((resolve) => child.once('message', () => resolve())), gone]),
		dead: () => child.exitCode !== null || child.signalCode !== null,
		async kill() {
			child.kill('SIGKILL');
			await gone;
		},
		async finish() {
			if (child.connected) child.send('finish');
			await gone;
		},
	};
}

function arrivedAt(folder: string): Map<string, Array<Record<string, unknown>>> {
	const arrived = new Map<string, Array<Record<string, unknown>>>();
	// A run whose line is not whole was not saved.
	for (const line of readFileSync(join(folder, 'runs.ndjson'), 'utf8').split('\n').slice(0, -1)) {
		const { node, items } = JSON.parse(line) as Run;
		arrived.set(node, [...(arrived.get(node) ?? []), ...items]);
	}
	return arrived;
}

function largestState(folder: string): number {
	const path = join(folder, 'static.json');
	if (!existsSync(path)) return 0;
	const data = JSON.parse(readFileSync(path, 'utf8')) as Record<string, { state?: string }>;
	return Math.max(...Object.values(data).map(({ state }) => state?.length ?? 0));
}

const errorsOf = (folder: string): string[] =>
	existsSync(join(folder, 'errors.log')) ? readFileSync(join(folder, 'errors.log'), 'utf8').trimEnd().split('\n') : [];
