/** Running the npm client that belongs to this Node, with its chatter in a log file. */

import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

export interface NpmOptions {
	cwd: string;
	/** Everything npm says goes here; the file is written anew. */
	logFile: string;
	env?: Record<string, string>;
}

export class NpmError extends Error {
	constructor(command: string, how: string, logFile: string) {
		const said = readFileSync(logFile, 'utf8').split('\n').filter((line) => /^npm (error|ERR!)/.test(line));
		super([`"${command}" failed (${how}). The whole log: ${logFile}`, ...said.slice(0, 12)].join('\n'));
		this.name = 'NpmError';
	}
}

/** What the npm that started us tells its scripts; an npm in another folder must not take it for its own. */
const parents = /^npm_(package|lifecycle|config_local_prefix|config_prefix|command)/;

/**
 * Runs one npm command to its end.
 * @returns what it printed.
 * @throws NpmError naming the log, with npm's own error lines.
 */
export async function npm(args: readonly string[], { cwd, logFile, env }: NpmOptions): Promise<string> {
	mkdirSync(dirname(logFile), { recursive: true });
	const log = openSync(logFile, 'w');
	const inherited = Object.entries(process.env).filter(([name]) => !parents.test(name));
	// npm is a script: run by path it needs no shell, on Windows either.
	const script = process.env.npm_execpath;
	const viaNode = script !== undefined && /npm-cli\.js$/.test(script);
	const child = spawn(viaNode ? process.execPath : 'npm', viaNode ? [script, ...args] : [...args], {
		cwd,
		env: { ...Object.fromEntries(inherited), npm_config_loglevel: 'warn', ...env },
		stdio: ['ignore', 'pipe', log],
		shell: !viaNode && process.platform === 'win32',
	});
	const end = () => child.kill();
	process.once('exit', end);
	let output = '';
	child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
	const how = await new Promise<string | undefined>((resolve) => {
		child.once('error', (error) => resolve(error.message));
		child.once('close', (code, signal) => resolve(code === 0 ? undefined : (signal ?? `exit code ${code}`)));
	});
	process.off('exit', end);
	closeSync(log);
	if (how !== undefined) throw new NpmError(`npm ${args.join(' ')}`, how, logFile);
	return output;
}
