/** Starting and stopping the pinned n8n as a process of its own, headless and without calls home. */

import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Runtime } from '../runtime';

/** Measured: 8 to 15 s, 25 s for the first start in a folder on a busy machine with two cores. */
const START_TIMEOUT_MS = 120_000;
/** n8n gives running executions this long; after a little more it is killed. */
const SHUTDOWN_SECONDS = 5;

/** Switches off everything that n8n would ask or tell its makers, and what only a person would see. */
const quiet: Readonly<Record<string, string>> = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	// The catalogue of verified community nodes is fetched from n8n's own server.
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	// The catalogue of MCP servers is fetched at every start, whatever else is switched off.
	N8N_DISABLED_MODULES: 'mcp-registry',
	N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
	// Served over plain http on the loopback address, where some browsers refuse secure cookies.
	N8N_SECURE_COOKIE: 'false',
	N8N_LOG_OUTPUT: 'console',
	NO_COLOR: '1',
};

/** Settings of an n8n that the person may run elsewhere must not leak into this one. */
const foreign = /^(N8N_|DB_|EXECUTIONS_|QUEUE_|WEBHOOK_URL$|NODES_|NODE_OPTIONS$|NODE_ENV$|GENERIC_TIMEZONE$)/;

export interface N8nProcess {
	/** Where the editor and both APIs answer, without a slash at the end. */
	readonly url: string;
	/** Of its first process; those that it starts are in its group. */
	readonly pid: number;
	readonly logFile: string;
	/** Ends n8n and everything it started, and waits until it is gone. May be called twice. */
	stop(): Promise<void>;
	/** Ends it at once, as a crash does. */
	kill(): Promise<void>;
}

export interface LaunchOptions {
	runtime: Runtime;
	/** n8n keeps its database, its key and its community packages in `<userFolder>/.n8n`. */
	userFolder: string;
	/** The editor's port on 127.0.0.1, if nobody has it; a free one otherwise. */
	preferredPort?: number;
	/** More environment variables for n8n; they win over ours. */
	env?: Record<string, string>;
}

/** A TCP port of the loopback address that nobody listens on at the moment: the preferred one, or any. */
export async function freePort(preferred = 0): Promise<number> {
	return await new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', (error) => (preferred === 0 ? reject(error) : resolve(freePort())));
		server.listen(preferred, '127.0.0.1', () => {
			const { port } = server.address() as AddressInfo;
			server.close(() => resolve(port));
		});
	});
}

/**
 * Starts n8n and resolves when it answers.
 * @throws Error with the last lines of n8n's log when it ends early or is not ready within two minutes.
 */
export async function launchN8n(options: LaunchOptions): Promise<N8nProcess> {
	mkdirSync(options.userFolder, { recursive: true });
	const port = await freePort(options.preferredPort);
	const url = `http://127.0.0.1:${port}`;
	const logFile = join(options.userFolder, 'n8n.log');
	const output = openSync(logFile, 'w');
	const child = spawn(options.runtime.node, [options.runtime.n8n, 'start'], {
		cwd: options.userFolder,
		env: {
			...withoutForeignSettings(process.env),
			...quiet,
			N8N_USER_FOLDER: options.userFolder,
			N8N_LISTEN_ADDRESS: '127.0.0.1',
			N8N_HOST: '127.0.0.1',
			N8N_PORT: String(port),
			N8N_RUNNERS_BROKER_LISTEN_ADDRESS: '127.0.0.1',
			N8N_RUNNERS_BROKER_PORT: String(await freePort()),
			N8N_GRACEFUL_SHUTDOWN_TIMEOUT: String(SHUTDOWN_SECONDS),
			...options.env,
		},
		stdio: ['ignore', output, output],
		// A group of its own, so that its task runner goes with it and Ctrl-C reaches it through us only.
		detached: process.platform !== 'win32',
	});
	closeSync(output);
	const { stop, kill } = stopper(child);
	try {
		await ready(child, url, logFile);
	} catch (error) {
		await stop();
		throw error;
	}
	return { url, pid: child.pid ?? 0, logFile, stop, kill };
}

function withoutForeignSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
	return Object.fromEntries(Object.entries(env).filter(([name]) => !foreign.test(name)));
}

async function ready(child: ChildProcess, url: string, logFile: string): Promise<void> {
	let failure: string | undefined;
	child.once('error', (error) => (failure = `n8n could not be started: ${error.message}.`));
	child.once('exit', (code, signal) => (failure ??= `n8n ended while starting (${signal ?? `code ${code}`}).`));
	const deadline = Date.now() + START_TIMEOUT_MS;
	while (failure === undefined && Date.now() < deadline) {
		const answer = await fetch(`${url}/healthz/readiness`).catch(() => undefined);
		if (answer?.ok) return;
		await sleep(200);
	}
	failure ??= `n8n was not ready after ${START_TIMEOUT_MS / 1000} seconds.`;
	throw new Error(`${failure} The end of ${logFile}:\n${tail(logFile)}`);
}

/** The last lines of a log, for an error message. */
export function tail(file: string, lines = 15): string {
	return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
}

function stopper(child: ChildProcess): Pick<N8nProcess, 'stop' | 'kill'> {
	const gone = new Promise<void>((resolve) => {
		if (child.pid === undefined) resolve();
		child.once('exit', () => resolve());
	});
	// Should this process end without stopping n8n first, n8n must not stay behind.
	const lastResort = () => signalGroup(child, 'SIGKILL');
	process.once('exit', lastResort);
	const stop = async () => {
		signalGroup(child, 'SIGTERM');
		const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), (SHUTDOWN_SECONDS + 5) * 1000);
		await gone;
		clearTimeout(timer);
		// The group may outlive its first process.
		lastResort();
		process.off('exit', lastResort);
	};
	const kill = async () => {
		lastResort();
		await gone;
		process.off('exit', lastResort);
	};
	return { stop, kill };
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
	if (child.pid === undefined) return;
	if (process.platform === 'win32') {
		if (child.exitCode === null) spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
		return;
	}
	try {
		process.kill(-child.pid, signal);
	} catch {
		// Nothing is left of the group.
	}
}
