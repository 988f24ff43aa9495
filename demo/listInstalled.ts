/** Makes *Settings → Community nodes* list a package that was put into the folder and not installed by n8n itself. */

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import type { N8n } from './n8n';
import type { Runtime } from './runtime';

export interface InstalledPackage {
	readonly name: string;
	readonly version: string;
	/** The nodes as package.json lists them: `dist/nodes/NetSuite/NetSuite.node.js`. */
	readonly nodes: readonly string[];
}

/** Runs in the Node that n8n runs in, which has SQLite built in; n8n looks at the tables at every request. */
const script = `
	const { DatabaseSync } = require('node:sqlite');
	const [file, json] = process.argv.slice(1);
	const { name, version, nodes } = JSON.parse(json);
	const database = new DatabaseSync(file, { timeout: 10000 });
	const now = "STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')";
	database.exec('BEGIN IMMEDIATE');
	database.prepare('DELETE FROM installed_nodes WHERE package = ?').run(name);
	database.prepare('DELETE FROM installed_packages WHERE packageName = ?').run(name);
	database.prepare(
		'INSERT INTO installed_packages (packageName, installedVersion, createdAt, updatedAt) ' +
		'VALUES (?, ?, ' + now + ', ' + now + ')'
	).run(name, version);
	for (const node of nodes) {
		database.prepare('INSERT INTO installed_nodes (name, type, latestVersion, package) VALUES (?, ?, ?, ?)')
			.run(node.displayName, node.type, node.version, name);
	}
	database.exec('COMMIT');
`;

/**
 * Writes the rows that n8n's own installation writes (tables `installed_packages` and `installed_nodes`). Nodes and
 * credentials work without them, but the settings page would say that nothing is installed.
 * @throws N8nRequestError when n8n has not loaded one of the nodes.
 */
export async function listInstalled(
	n8n: N8n,
	{ node }: Runtime,
	userFolder: string,
	{ name, version, nodes }: InstalledPackage,
): Promise<void> {
	const types = nodes.map((path) => `${name}.${typeOf(path)}`);
	const descriptions = await n8n.rest<Array<{ displayName: string; defaultVersion?: number; version: number | number[] }>>(
		'POST', '/node-types', { nodeInfos: types.map((type) => ({ name: type })) },
	);
	const installed = descriptions.map(({ displayName, defaultVersion, version: versions }, i) => ({
		displayName,
		type: types[i],
		version: defaultVersion ?? [versions].flat().at(-1),
	}));
	const database = join(userFolder, '.n8n', 'database.sqlite');
	execFileSync(node, ['--no-warnings', '-e', script, database, JSON.stringify({ name, version, nodes: installed })]);
}

/** A node's type is its file's name with a small first letter. */
function typeOf(path: string): string {
	const name = path.replace(/^.*\//, '').replace(/\.node\.js$/, '');
	return name.charAt(0).toLowerCase() + name.slice(1);
}
