/** Packs the built package and installs the tarball into an n8n folder, as n8n does with a community package. */

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { InstalledPackage } from './listInstalled';
import { npm } from './npm';

const root = dirname(__dirname);
const logFile = (name: string) => join(__dirname, '.runtime', `${name}.log`);

interface PackageJson {
	name: string;
	version: string;
	dependencies?: Record<string, string>;
	devDependencies?: unknown;
	peerDependencies?: unknown;
	optionalDependencies?: unknown;
	n8n: { nodes: string[] };
}

/**
 * Builds the package with gulp.
 * @throws NpmError naming the log.
 */
export async function buildPackage(): Promise<void> {
	await npm(['run', 'build'], { cwd: root, logFile: logFile('build') });
}

/**
 * Packs what was built: exactly what would be published.
 * @returns the tarball's path.
 * @throws NpmError naming the log; Error when the package was not built.
 */
export async function packPackage(): Promise<string> {
	if (!existsSync(join(root, 'dist'))) throw new Error('There is no dist/ to pack: run "npm run build" first.');
	const folder = join(__dirname, '.runtime', 'package');
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	await npm(['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: root, logFile: logFile('pack') });
	const [tarball] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
	if (tarball === undefined) throw new Error(`npm pack left no tarball in ${folder}; its log: ${logFile('pack')}`);
	return join(folder, tarball);
}

/**
 * Installs a tarball where *Settings → Community nodes → Install* puts a package, and in the same form: unpacked into
 * `.n8n/nodes/node_modules`, its package.json without development and peer dependencies, entered in the folder's own
 * package.json. n8n itself could only do it from the public registry. n8n-workflow is resolved to the running n8n's.
 * Must be done before n8n starts, which reads the folder then.
 * @throws Error when the package has dependencies, which a verified community package may not have.
 */
export function installPackage(tarball: string, userFolder: string): InstalledPackage {
	const nodes = join(userFolder, '.n8n', 'nodes');
	const unpacked = join(nodes, 'unpacked');
	rmSync(unpacked, { recursive: true, force: true });
	mkdirSync(unpacked, { recursive: true });
	execFileSync('tar', ['-xzf', tarball, '-C', unpacked, '--strip-components=1']);
	const manifest = join(unpacked, 'package.json');
	const { devDependencies, peerDependencies, optionalDependencies, ...kept } = read<PackageJson>(manifest);
	const dependencies = Object.keys(kept.dependencies ?? {});
	if (dependencies.length > 0) throw new Error(`${kept.name} has runtime dependencies: ${dependencies.join(', ')}.`);
	writeFileSync(manifest, JSON.stringify(kept, null, 2));
	const installed = join(nodes, 'node_modules', kept.name);
	rmSync(installed, { recursive: true, force: true });
	mkdirSync(dirname(installed), { recursive: true });
	renameSync(unpacked, installed);
	enter(join(nodes, 'package.json'), kept);
	return { name: kept.name, version: kept.version, nodes: kept.n8n.nodes };
}

function enter(ledgerFile: string, { name, version }: PackageJson): void {
	const ledger = existsSync(ledgerFile)
		? read<{ dependencies?: Record<string, string> }>(ledgerFile)
		: { name: 'installed-nodes', private: true };
	const dependencies = { ...(ledger as { dependencies?: Record<string, string> }).dependencies, [name]: version };
	writeFileSync(ledgerFile, JSON.stringify({ ...ledger, dependencies }, null, 2));
}

function read<T>(file: string): T {
	return JSON.parse(readFileSync(file, 'utf8')) as T;
}
