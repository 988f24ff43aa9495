/** The local NetSuite as a process of its own, which can be killed like one and takes no time from ours. */

import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

import type { TruthRecord } from '../../demo/truthRows';
import type { Credentials, SandboxOptions } from '../../sandbox';

const root = dirname(dirname(__dirname));

export interface NetSuiteProcess {
	readonly url: string;
	readonly account: string;
	readonly credentials: Credentials;
	/** A call of `/_sandbox/…`, such as `control('POST', 'activity?changes=10&seed=1')`. */
	control<T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<T>;
	/** Every record of an integration point, computed from the account without SuiteQL. */
	truth(point: string): Promise<TruthRecord[]>;
	/** Ends it at once, as when a machine goes down. */
	kill(): Promise<void>;
}

/** The words of `npm run sandbox` for an account's options. */
const flagOf = (option: string): string => `--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/**
 * Generates the account and resolves when it can be called; a million invoices take some minutes.
 * @param folder what it writes goes there, and is gone when it is killed
 * @param progress takes what it says while it generates
 * @throws Error with its last words when it ends before it can be called.
 */
export async function startNetSuite(
	options: Partial<Omit<SandboxOptions, 'projects'>>,
	folder: string,
	progress: (line: string) => void = () => {},
): Promise<NetSuiteProcess> {
	const files = join(folder, 'netsuite');
	mkdirSync(files, { recursive: true });
	const words = Object.entries({ port: 0, ...options }).flatMap(([option, value]) => [flagOf(option), String(value)]);
	const child = spawn(process.execPath, ['--import', 'tsx', join('sandbox', 'main.ts'), ...words], {
		cwd: root,
		env: { ...process.env, TMPDIR: files, TEMP: files },
		stdio: ['ignore', 'pipe', 'pipe'],
		// A group of its own: Ctrl-C reaches it through us only.
		detached: process.platform !== 'win32',
	});
	const kill = killer(child, files);
	try {
		const { url, account, ...credentials } = await ready(child, progress);
		return { url, account, credentials, kill, ...talk(url) };
	} catch (error) {
		await kill();
		throw error;
	}
}

async function ready(child: ChildProcess, progress: (line: string) => void): Promise<{ url: string; account: string } & Credentials> {
	let said = '';
	createInterface({ input: child.stderr! }).on('line', (line) => {
		said = `${said}${line}\n`.slice(-2000);
		progress(line);
	});
	return await new Promise((resolve, reject) => {
		createInterface({ input: child.stdout! }).once('line', (line) => resolve(JSON.parse(line) as never));
		child.once('error', reject);
		child.once('exit', (code, signal) => reject(new Error(`The local NetSuite ended (${signal ?? code}): ${said}`)));
	});
}

function killer(child: ChildProcess, files: string): () => Promise<void> {
	const gone = new Promise<void>((resolve) => {
		if (child.pid === undefined) resolve();
		child.once('exit', () => resolve());
	});
	const end = () => {
		child.kill('SIGKILL');
		rmSync(files, { recursive: true, force: true });
	};
	// Should this process end first, it must not stay behind.
	process.once('exit', end);
	return async () => {
		child.kill('SIGKILL');
		await gone;
		end();
		process.off('exit', end);
	};
}

function talk(url: string): Pick<NetSuiteProcess, 'control' | 'truth'> {
	const control = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
		const answer = await fetch(`${url}/_sandbox/${path}`, { method, body: body === undefined ? undefined : JSON.stringify(body) });
		const text = await answer.text();
		if (!answer.ok) throw new Error(`The local NetSuite answered ${answer.status} to ${path}: ${text}`);
		return JSON.parse(text) as T;
	};
	return { control, truth: async (point) => await control('GET', `truth/${point}`) };
}

/** What the credential *NetSuite TBA API* takes to reach it. */
export function tbaCredential({ url, account, credentials }: NetSuiteProcess): Record<string, string> {
	const { consumerKey, consumerSecret, tokenId, tokenSecret } = credentials;
	return { accountId: account, serverUrl: url, consumerKey, consumerSecret, tokenId, tokenSecret };
}
