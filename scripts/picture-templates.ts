/**
 * Takes the pictures of the templates, `workflows/*.png`, from the editor itself: `npm run pictures`, after `npm run build`.
 * Names as arguments, such as `sync-accounts-receivable-nightly`, take only those.
 */

import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { installPackage, packPackage } from '../demo/install';
import { startN8n } from '../demo/n8n';
import { ensureRuntime } from '../demo/runtime';
import { Editor } from '../test/browser/editor';

const folder = join(__dirname, '..', 'workflows');
/** Wide enough to read the names of the nodes. */
const viewport = { width: 2900, height: 1700 };
const MARGIN = 16;
/** What lies over the flow. */
const OVERLAYS = '.el-notification, [data-test-id="canvas-controls"], .vue-flow__panel, .vue-flow__background { display: none !important }';

async function main(): Promise<void> {
	const wanted = process.argv.slice(2);
	const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
	const names = files.map((file) => basename(file, '.json')).filter((name) => wanted.length === 0 || wanted.includes(name));
	const userFolder = mkdtempSync(join(tmpdir(), 'netsuite-ar-pictures-'));
	installPackage(await packPackage(), userFolder);
	const n8n = await startN8n({ runtime: await ensureRuntime(), userFolder });
	try {
		// Without them every node that takes a credential would have a red mark.
		await n8n.createCredential({ name: 'NetSuite', type: 'netSuiteTbaApi', data: { accountId: '1234567' } });
		await n8n.createCredential({ name: 'Postgres', type: 'postgres', data: { host: 'localhost' } });
		await n8n.createCredential({ name: 'Header', type: 'httpHeaderAuth', data: { name: 'X-Push-Key', value: 'for the picture' } });
		const editor = await Editor.open({ ...n8n, viewport });
		for (const name of names) await takePicture(editor, name);
		await editor.close();
	} finally {
		await n8n.stop();
		rmSync(userFolder, { recursive: true, force: true });
	}
}

async function takePicture(editor: Editor, name: string): Promise<void> {
	const { page } = editor;
	await editor.createWorkflow();
	await editor.importFile(join(folder, `${name}.json`));
	await editor.click(page.getByTestId('zoom-to-fit'));
	await page.addStyleTag({ content: OVERLAYS });
	// The zoom is animated: it has ended when nothing moves any more.
	const viewportOf = async () => await page.locator('.vue-flow__transformationpane').getAttribute('style');
	for (let before: string | null = ''; before !== (await viewportOf()); ) {
		before = await viewportOf();
		await page.evaluate(async () => await new Promise((resolve) => setTimeout(resolve, 500)));
	}
	const boxes = await Promise.all((await page.locator('.vue-flow__node').all()).map(async (node) => await node.boundingBox()));
	const there = boxes.filter((box) => box !== null);
	const left = Math.min(...there.map(({ x }) => x)) - MARGIN;
	const top = Math.min(...there.map(({ y }) => y)) - MARGIN;
	const right = Math.max(...there.map(({ x, width }) => x + width)) + MARGIN;
	const bottom = Math.max(...there.map(({ y, height }) => y + height)) + MARGIN;
	const path = join(folder, `${name}.png`);
	await page.screenshot({ path, clip: { x: left, y: top, width: right - left, height: bottom - top } });
	process.stdout.write(`${path}: ${Math.round(statSync(path).size / 1024)} kB\n`);
}

if (!existsSync(join(__dirname, '..', 'dist'))) throw new Error('There is no dist/: run "npm run build" first.');
main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
