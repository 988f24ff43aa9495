/** Where the demo keeps n8n's data and the account's state. */

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { DemoOptions } from './options';

/**
 * The folder of an account, claimed for this process: another seed does not meet this one's data, and two demos do not
 * write into one database.
 * @throws Error when another demo runs in it.
 */
export function claimFolder({ seed, customers, invoices, reset }: DemoOptions, root = join(__dirname, '.data')): string {
	const folder = join(root, `seed-${seed}-customers-${customers}-invoices-${invoices}`);
	const claim = join(folder, 'process.pid');
	const owner = existsSync(claim) ? Number(readFileSync(claim, 'utf8')) : undefined;
	if (owner !== undefined && isAlive(owner)) {
		throw new Error(
			`The demo already runs with this account, as process ${owner}. End it first; if it is not there, delete ${claim}.`,
		);
	}
	if (reset) rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	writeFileSync(claim, String(process.pid));
	return folder;
}

/** Gives the folder free for the next demo. */
export function releaseFolder(folder: string): void {
	rmSync(join(folder, 'process.pid'), { force: true });
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return pid !== process.pid;
	} catch {
		return false;
	}
}
