/** An empty n8n with the package installed, a local NetSuite, and a browser in front of them. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { installPackage, packPackage } from '../../demo/install';
import { startN8n, type N8n } from '../../demo/n8n';
import { ensureRuntime } from '../../demo/runtime';
import { openLocalNetSuite, type LocalNetSuite } from '../engine/localNetSuite';
import { Editor } from './editor';

export interface Office {
	readonly netsuite: LocalNetSuite;
	readonly n8n: N8n;
	readonly editor: Editor;
	close(): Promise<void>;
}

/** Opens everything new, so that nothing is there that a first user would not have. */
export async function openOffice(): Promise<Office> {
	const closers: Array<() => Promise<void> | void> = [];
	const close = async () => {
		for (const closer of closers.splice(0).reverse()) await closer();
	};
	try {
		const folder = mkdtempSync(join(tmpdir(), 'netsuite-ar-office-'));
		closers.push(() => rmSync(folder, { recursive: true, force: true }));
		installPackage(await packPackage(), folder);
		const netsuite = await openLocalNetSuite({ seed: 23, customers: 40, invoices: 120 });
		closers.push(async () => await netsuite.close());
		const n8n = await startN8n({ runtime: await ensureRuntime(), userFolder: folder });
		closers.push(async () => await n8n.stop());
		const editor = await Editor.open(n8n);
		closers.push(async () => await editor.close());
		return { netsuite, n8n, editor, close };
	} catch (error) {
		await close();
		throw error;
	}
}
