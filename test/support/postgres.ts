/** A PostgreSQL of the test's own: its data in a folder for temporary files, reached at a free port of 127.0.0.1. */

import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

import { freePort, tail } from '../../demo/n8n/process';
import { ensureRuntime } from '../../demo/runtime';
import { ensurePostgres } from '../../scripts/postgres';

/** What n8n's credential *Postgres* takes. */
export interface PostgresCredential {
	readonly host: string;
	readonly port: number;
	readonly database: string;
	readonly user: string;
	readonly password: string;
	readonly ssl: 'disable';
}

/** A row as the driver gives it: `numeric` and `bigint` come as text, exactly as they are stored. */
export type PostgresRow = Readonly<Record<string, unknown>>;

export interface Postgres {
	readonly credential: PostgresCredential;
	/** Where PostgreSQL keeps the data. */
	readonly folder: string;
	/** Runs one statement in a connection of its own, with `$1`, `$2` … for the values. */
	query<Row extends PostgresRow = PostgresRow>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
	/** Ends it at once, as when the machine loses power: what was not committed is gone. The data stays. */
	kill(): Promise<void>;
	/** Starts it again with its data, at the same port. */
	restart(): Promise<void>;
	/** Ends it and removes its data. */
	stop(): Promise<void>;
}

export interface PostgresOptions {
	/** Settings of postgresql.conf beside ours, such as `{ log_min_duration_statement: '0' }`. */
	readonly settings?: Readonly<Record<string, string>>;
}

const USER = 'netsuite';
const START_TIMEOUT_MS = 60_000;

/** A killed process does not harm what the system was already given to write; only a failing machine would. */
const settings: Readonly<Record<string, string>> = {
	listen_addresses: '127.0.0.1',
	unix_socket_directories: '',
	fsync: 'off',
	full_page_writes: 'off',
	max_wal_size: '4GB',
};

/**
 * Starts an empty PostgreSQL, which is installed first where that can be done.
 * @throws Error that says what to install, or with the end of PostgreSQL's log when it does not start.
 */
export async function startPostgres(options: PostgresOptions = {}): Promise<Postgres> {
	const programs = ensurePostgres();
	const own = mkdtempSync(join(tmpdir(), 'netsuite-ar-postgres-'));
	const data = join(own, 'data');
	const logFile = join(own, 'postgres.log');
	const credential: PostgresCredential = {
		host: '127.0.0.1',
		port: await freePort(),
		database: 'postgres',
		user: USER,
		password: randomBytes(12).toString('hex'),
		ssl: 'disable',
	};
	const as = account();
	writeFileSync(join(own, 'password'), credential.password);
	for (const path of [own, join(own, 'password')]) if (as) chownSync(path, as.uid, as.gid);
	chmodSync(own, 0o700);
	const init = ['-D', data, '--username', USER, '--pwfile', join(own, 'password'), '--auth', 'scram-sha-256'];
	await promisify(execFile)(join(programs, 'initdb'), [...init, '--encoding', 'UTF8', '--locale', 'C', '--no-sync'], { cwd: own, ...as });

	const Client = await clientClass();
	const connected = async <T>(use: (client: PgClient) => Promise<T>): Promise<T> => {
		const client = new Client(credential);
		// A server that is killed ends idle connections too, which must not end the test.
		client.on('error', () => undefined);
		await client.connect();
		try {
			return await use(client);
		} finally {
			await client.end().catch(() => undefined);
		}
	};

	const launch = async (): Promise<ChildProcess> => {
		const all = { ...settings, ...options.settings, port: String(credential.port) };
		const output = openSync(logFile, 'a');
		const child = spawn(join(programs, 'postgres'), ['-D', data, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])], {
			cwd: own,
			stdio: ['ignore', output, output],
			...as,
		});
		closeSync(output);
		await ready(child, logFile, async () => await connected(async (client) => await client.query('SELECT 1')));
		return child;
	};

	let child: ChildProcess | undefined = await launch();
	// Should this process end without stopping it first, it must not stay behind.
	const lastResort = () => void child?.kill('SIGQUIT');
	process.once('exit', lastResort);
	const end = async (signal: NodeJS.Signals): Promise<void> => {
		const running = child;
		child = undefined;
		if (running === undefined || running.exitCode !== null) return;
		const gone = new Promise((resolve) => running.once('exit', resolve));
		running.kill(signal);
		await gone;
	};
	return {
		credential,
		folder: data,
		query: async <Row extends PostgresRow>(sql: string, values: readonly unknown[] = []) =>
			await connected(async (client) => (await client.query(sql, values)).rows as Row[]),
		// PostgreSQL's "immediate shutdown": all its processes end as in a crash, and it recovers at the next start.
		kill: async () => await end('SIGQUIT'),
		restart: async () => {
			await end('SIGINT');
			child = await launch();
		},
		stop: async () => {
			process.off('exit', lastResort);
			await end('SIGINT');
			rmSync(own, { recursive: true, force: true });
		},
	};
}

/** PostgreSQL refuses to run as root: then somebody is taken whom every Linux has and who may do nothing. */
function account(): { uid: number; gid: number } | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const nobody = readFileSync('/etc/passwd', 'utf8').split('\n').find((line) => line.startsWith('nobody:'));
	const [, , uid, gid] = nobody?.split(':') ?? [];
	if (uid === undefined) throw new Error('PostgreSQL does not run as root, and there is no user "nobody" to run it as. Run this as another user.');
	return { uid: Number(uid), gid: Number(gid) };
}

async function ready(child: ChildProcess, logFile: string, connect: () => Promise<unknown>): Promise<void> {
	let ended = false;
	child.once('exit', () => (ended = true));
	child.once('error', () => (ended = true));
	const deadline = Date.now() + START_TIMEOUT_MS;
	while (!ended && Date.now() < deadline) {
		const answered = await connect().then(() => true, () => false);
		if (answered) return;
		await sleep(50);
	}
	child.kill('SIGQUIT');
	throw new Error(`PostgreSQL did not start. The end of ${logFile}:\n${tail(logFile)}`);
}

/** The part of the driver `pg` that is used here. */
interface PgClient {
	on(event: 'error', listener: (error: Error) => void): void;
	connect(): Promise<void>;
	query(sql: string, values?: readonly unknown[]): Promise<{ rows: unknown[] }>;
	end(): Promise<void>;
}

/** The driver that n8n's Postgres node uses too. */
async function clientClass(): Promise<new (connection: PostgresCredential) => PgClient> {
	const { dir } = await ensureRuntime();
	const { Client } = createRequire(join(dir, 'package.json'))('pg') as { Client: new (connection: object) => PgClient };
	return class extends Client {
		constructor({ host, port, database, user, password }: PostgresCredential) {
			super({ host, port, database, user, password });
		}
	};
}
