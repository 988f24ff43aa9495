/** The local NetSuite of the demo: the same account every time, and everything that was ever played in it. */

import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { startSandbox } from '../sandbox';
import type { Progress } from './progress';
import type { TruthRecord } from './truthRows';

/** How much happens in the account between two runs. */
const CHANGES = 200;
/** A sync does not read the last moments, so time goes on after changes as it does between two nights. */
const SECONDS_BETWEEN_RUNS = 3600;

/** The account lives in memory; what was played is kept, and played again at the next start. */
interface State {
	/** How many syncs have read the account. */
	runs: number;
	played: Array<{ changes: number; seed: number; advanceSeconds: number }>;
}

export interface DemoAccount {
	readonly url: string;
	/** What the credential *NetSuite TBA API* takes. */
	readonly credential: Readonly<Record<
		'accountId' | 'consumerKey' | 'consumerSecret' | 'tokenId' | 'tokenSecret' | 'serverUrl', string
	>>;
	/** How many syncs have read the account, in this start of the demo and before it. */
	readonly runs: number;
	/** Notes that a sync has read the account. */
	ran(): void;
	/**
	 * Lets business go on: new, edited, paid, credited, deactivated and deleted records. Gives their number.
	 * @param before what is done before time goes on, so that the next sync sees it too; it is not played again
	 */
	play(before: () => Promise<void>): Promise<number>;
	/**
	 * Every record of an integration point, as the local NetSuite computes it from its own data.
	 * @param customFields the script IDs of those that the records shall have; none unless said
	 */
	truth(point: string, customFields?: 'all' | readonly string[]): Promise<TruthRecord[]>;
	close(): Promise<void>;
}

export interface AccountOptions {
	seed: number;
	customers: number;
	invoices: number;
	/** Where the state is kept. */
	folder: string;
	log: Progress;
}

/** Generates the account and brings it to where the last run in this folder left it. */
export async function openAccount({ seed, customers, invoices, folder, log }: AccountOptions): Promise<DemoAccount> {
	const stateFile = join(folder, 'account.json');
	const state = readState(stateFile);
	const sandbox = await startSandbox(
		{ port: 0, seed, customers, invoices },
		{
			progress: (made) => log.tick(`  ${made} of ${invoices} invoices`),
			onError: (error) => log.line(`Local NetSuite: ${String(error)}`),
		},
	);

	async function control<T>(method: 'GET' | 'POST', path: string): Promise<T> {
		const answer = await fetch(`${sandbox.url}/_sandbox/${path}`, { method });
		if (!answer.ok) throw new Error(`The local NetSuite answered ${answer.status} to ${path}: ${await answer.text()}`);
		return (await answer.json()) as T;
	}

	async function play(step: State['played'][number], before = async () => {}): Promise<void> {
		await control('POST', `activity?changes=${step.changes}&seed=${step.seed}`);
		await before();
		await control('POST', `clock?advanceSeconds=${step.advanceSeconds}`);
	}

	for (const step of state.played) await play(step);

	const { oauth2: _oauth2, ...keys } = sandbox.credentials;
	return {
		url: sandbox.url,
		credential: { accountId: sandbox.account, serverUrl: sandbox.url, ...keys },
		get runs() {
			return state.runs;
		},
		ran() {
			state.runs += 1;
			writeState(stateFile, state);
		},
		async play(before) {
			const step = { changes: CHANGES, seed: state.played.length + 1, advanceSeconds: SECONDS_BETWEEN_RUNS };
			await play(step, before);
			state.played.push(step);
			writeState(stateFile, state);
			return CHANGES;
		},
		truth: async (point, customFields = []) =>
			await control<TruthRecord[]>('GET', `truth/${point}?customFields=${[customFields].flat().join(',')}`),
		close: async () => {
			await sandbox.close();
		},
	};
}

function readState(file: string): State {
	return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as State) : { runs: 0, played: [] };
}

function writeState(file: string, state: State): void {
	writeFileSync(`${file}.new`, JSON.stringify(state, null, 2));
	renameSync(`${file}.new`, file);
}
