/** The package that ours is compared with, in a folder of its own: it is no dependency. */

import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { npm } from '../../../demo/npm';
import type { OtherPackage } from '../../engine/engine';

const root = dirname(dirname(dirname(__dirname)));

/** The most used community package for NetSuite in the npm registry. */
export const PEER = { name: 'n8n-nodes-netsuite', version: '0.7.6' };

const folder = join(root, 'node_modules', '.cache', `${PEER.name}-${PEER.version}`);
const modules = join(folder, 'node_modules');

/** Where it is; `n8n-core` loads it from there. */
export const peerPackage: OtherPackage = { name: PEER.name, folder: join(modules, PEER.name), credential: 'netsuite' };

/**
 * Installs it from the npm registry if it is not there.
 * @throws NpmError naming the log.
 */
export async function ensurePeer(): Promise<void> {
	const complete = join(folder, 'complete');
	if (existsSync(complete)) return;
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, 'package.json'), '{"private":true}');
	// n8n hands its own n8n-workflow to the packages it loads.
	const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--legacy-peer-deps'];
	await npm(['install', ...flags, `${PEER.name}@${PEER.version}`], { cwd: folder, logFile: join(folder, 'install.log') });
	const workflow = join(modules, 'n8n-workflow');
	if (!existsSync(workflow)) symlinkSync(join(root, 'demo', 'node_modules', 'n8n-workflow'), workflow);
	writeFileSync(complete, '');
}
