/** Runs readings in processes of their own, and writes down what ours asks for. */

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { tbaCredential, type NetSuiteProcess } from '../../support/netSuiteProcess';
import type { Job, ReadRound } from './reader';
import type { Reading, Recorded } from './readings';

const root = dirname(dirname(dirname(__dirname)));

/**
 * Reads in a process of its own. Of several rounds the middle one counts, for each number by itself.
 * @throws Error with what the process said when it failed.
 */
export async function readInProcess(netsuite: NetSuiteProcess, reading: Reading, rounds = 1): Promise<ReadRound> {
	return await withFolder(async (folder) => {
		const done = await inProcess(folder, netsuite, { reading, credential: tbaCredential(netsuite), rounds });
		const middle = (name: keyof ReadRound) => done.map((round) => round[name]).sort((a, b) => a - b)[done.length >> 1] ?? NaN;
		return { rows: middle('rows'), seconds: middle('seconds'), cpuSeconds: middle('cpuSeconds'), requests: middle('requests') };
	});
}

/** What is asked of SuiteQL in a reading, in the order in which it was asked. */
export async function recordReading(netsuite: NetSuiteProcess, reading: Reading): Promise<Recorded[]> {
	const recorded: Recorded[] = [];
	const server = createServer((request, response) => void passOn(netsuite.url, request, response, (one) => recorded.push(one)));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const serverUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	try {
		const credential = { ...tbaCredential(netsuite), serverUrl };
		await withFolder(async (folder) => await inProcess(folder, netsuite, { reading, credential, rounds: 1 }));
		return recorded;
	} finally {
		server.closeAllConnections();
		server.close();
	}
}

async function passOn(url: string, request: IncomingMessage, response: ServerResponse, note: (one: Recorded) => void): Promise<void> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	const body = Buffer.concat(chunks);
	const path = request.url ?? '/';
	if (path.includes('/suiteql')) note({ path, body: body.toString() });
	// The header Host stays as it was: it is part of what was signed.
	const onward = send(url + path, { method: request.method, headers: request.headers }, (answer) => {
		response.writeHead(answer.statusCode ?? 502, answer.headers);
		answer.pipe(response);
	});
	onward.on('error', () => response.destroy());
	onward.end(body);
}

async function inProcess(folder: string, netsuite: NetSuiteProcess, job: Job): Promise<ReadRound[]> {
	const [jobFile, certificate] = [join(folder, 'job.json'), join(folder, 'certificate.pem')];
	writeFileSync(jobFile, JSON.stringify(job), { mode: 0o600 });
	writeFileSync(certificate, await (await fetch(`${netsuite.url}/_sandbox/certificate`)).text());
	const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'reader.ts'), jobFile], {
		cwd: root,
		env: { ...process.env, NODE_EXTRA_CA_CERTS: certificate },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const end = () => void child.kill('SIGKILL');
	process.once('exit', end);
	const said = { out: '', err: '' };
	child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
	child.stderr.on('data', (chunk: Buffer) => (said.err = (said.err + chunk.toString()).slice(-4000)));
	const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
	process.off('exit', end);
	if (code !== 0) throw new Error(`Reading by "${job.reading.by}" failed: ${said.err}`);
	return JSON.parse(said.out.trimEnd().split('\n').at(-1) ?? '') as ReadRound[];
}

async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
	const folder = mkdtempSync(join(tmpdir(), 'netsuite-ar-bench-'));
	try {
		return await use(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
