import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { claimFolder, releaseFolder } from '../../demo/folder';
import { parseOptions } from '../../demo/options';

describe('claimFolder', () => {
	let root: string;
	beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'netsuite-ar-'))));
	afterEach(() => rmSync(root, { recursive: true }));

	const claim = (...args: string[]) => claimFolder(parseOptions(args), root);

	it('gives each account a folder of its own and the same one the next time', () => {
		const first = claim('--seed', '1');
		expect(claim('--seed', '2')).not.toBe(first);
		expect(claim('--seed', '1')).toBe(first);
	});

	it('refuses a folder that another running process has', () => {
		const folder = claim();
		writeFileSync(join(folder, 'process.pid'), String(process.ppid));
		expect(() => claim('--reset')).toThrow(`as process ${process.ppid}. End it first`);
		releaseFolder(folder);
		expect(claim()).toBe(folder);
	});

	it('takes over the folder of a process that has died', () => {
		writeFileSync(join(claim(), 'process.pid'), '2147483646');
		expect(() => claim()).not.toThrow();
	});

	it('begins anew with --reset', () => {
		const kept = join(claim(), 'account.json');
		writeFileSync(kept, '{}');
		claim();
		expect(existsSync(kept)).toBe(true);
		claim('--reset');
		expect(existsSync(kept)).toBe(false);
	});
});
