/** Installs what the demo and the engine tests run on: a Node that n8n accepts, and the n8n that is pinned here. */

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { isSupported, nodePackage } from './nodePackages';
import { npm } from './npm';
import { progress, whileTicking, type Progress } from './progress';

export interface Runtime {
	/** Path of a Node that n8n accepts. */
	readonly node: string;
	/** Path of n8n's command, a script for that Node. */
	readonly n8n: string;
	/** The folder whose `node_modules` n8n is in. */
	readonly dir: string;
}

export interface RuntimeOptions {
	log?: Progress;
	/** The folder with the package.json and the lock file that pin n8n; this one when left out. */
	dir?: string;
}

/**
 * Installs what is missing, from the npm registry alone, and gives the paths. What is there is left as it is;
 * after an interruption it begins again where it must. The first time takes three to five minutes and 2.6 GB.
 * @throws Error that says which step failed, where its log is and what to do.
 */
export async function ensureRuntime({ log = progress(), dir = __dirname }: RuntimeOptions = {}): Promise<Runtime> {
	const own = isSupported(process.versions.modules);
	const node = own ? process.execPath : await ensureNode(dir, log);
	const runtime = { node, n8n: join(dir, 'node_modules', 'n8n', 'bin', 'n8n'), dir };
	const stampFile = join(dir, '.runtime', 'n8n.stamp');
	const stamp = stampOf(dir);
	if (existsSync(runtime.n8n) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return runtime;
	rmSync(stampFile, { force: true });
	await installN8n(dir, log);
	await buildSqlite(runtime, log);
	// Last of all: whatever was interrupted before is done again.
	writeFileSync(stampFile, stamp);
	return runtime;
}

/** What an installation depends on. The binary of sqlite3 fits every Node, so Node's version is not part of it. */
function stampOf(dir: string): string {
	const lock = createHash('sha256').update(readFileSync(join(dir, 'package-lock.json'))).digest('hex');
	return `${lock} ${process.platform}-${process.arch}`;
}

/** A Node from the npm registry, in a folder that appears only when it is complete. */
async function ensureNode(dir: string, log: Progress): Promise<string> {
	const { name, version, bin } = nodePackage(process.platform, process.arch);
	const folder = join(dir, '.runtime', `node-${version}`);
	const node = join(folder, 'node_modules', name, ...bin.split('/'));
	if (existsSync(node)) return node;
	log.line(`Installing Node ${version} for n8n beside your Node ${process.versions.node}, which stays as it is`);
	const partial = `${folder}.partial`;
	rmSync(partial, { recursive: true, force: true });
	mkdirSync(partial, { recursive: true });
	writeFileSync(join(partial, 'package.json'), '{"private":true}');
	const install = npm(['install', '--ignore-scripts', '--no-audit', '--no-fund', `${name}@${version}`], {
		cwd: partial,
		logFile: join(dir, '.runtime', 'node.log'),
	});
	await whileTicking(install, (seconds) => log.tick(`  Node ${version}: ${seconds} s`));
	check(join(partial, 'node_modules', name, ...bin.split('/')), ['--version'], partial,
		`Node ${version} from the npm registry does not run on this machine. Install Node 24 yourself and use it.`);
	rmSync(folder, { recursive: true, force: true });
	renameSync(partial, folder);
	return node;
}

async function installN8n(dir: string, log: Progress): Promise<void> {
	const wanted = packagesIn(join(dir, 'package-lock.json'));
	log.line(`Installing n8n: ${wanted.length} packages, two to four minutes, once`);
	const install = npm(['ci', '--ignore-scripts', '--engine-strict=false'], {
		cwd: dir,
		logFile: join(dir, '.runtime', 'n8n.log'),
	});
	await whileTicking(install, (seconds) => {
		const there = wanted.filter((path) => existsSync(join(dir, path, 'package.json'))).length;
		log.tick(`  n8n: ${there} of ${wanted.length} packages, ${seconds} s`);
	});
}

function packagesIn(lockFile: string): string[] {
	const lock = JSON.parse(readFileSync(lockFile, 'utf8')) as { packages: Record<string, { optional?: boolean }> };
	return Object.entries(lock.packages)
		.filter(([path, { optional }]) => path !== '' && !optional)
		.map(([path]) => path);
}

/**
 * The install script of sqlite3 takes a ready binary from GitHub or else compiles one. Node's headers, which
 * compiling needs, come from the npm registry as well: one place to download from is all that is asked for.
 */
async function buildSqlite({ node, dir }: Runtime, log: Progress): Promise<void> {
	log.line('Building SQLite for n8n: about a minute, once');
	const logFile = join(dir, '.runtime', 'sqlite.log');
	const headers = await headersFor(node, dir, log);
	// A user's npm, or the folder npm was started in, may have install scripts switched off: this one is wanted.
	const rebuild = npm(['rebuild', 'sqlite3', '--ignore-scripts=false', '--engine-strict=false'], {
		cwd: dir,
		logFile,
		env: headers === undefined ? {} : { npm_config_nodedir: headers },
	});
	const help =
		'Where no ready binary of sqlite3 can be downloaded, it is compiled: that needs Python 3, make and a C++ compiler ' +
		'(Debian and Ubuntu: apt-get install python3 make g++; macOS: xcode-select --install). Then run this again.';
	await whileTicking(rebuild, (seconds) => log.tick(`  SQLite: ${seconds} s`)).catch((error: Error) => {
		throw new Error(`${error.message}\n${help}`);
	});
	check(node, ['-e', "require('sqlite3')"], dir, `sqlite3 was built but does not load (log: ${logFile}). ${help}`);
}

/** The folder with `include/node` of a Node, if there is one. Any version of Node 24 or 26 does for sqlite3. */
async function headersFor(node: string, dir: string, log: Progress): Promise<string | undefined> {
	const prefixOf = (path: string) => dirname(dirname(path));
	const hasHeaders = (prefix: string) => existsSync(join(prefix, 'include', 'node', 'node_api.h'));
	if (hasHeaders(prefixOf(node))) return prefixOf(node);
	if (process.platform !== 'linux') return undefined;
	const packaged = await ensureNode(dir, log).catch(() => undefined);
	return packaged !== undefined && hasHeaders(prefixOf(packaged)) ? prefixOf(packaged) : undefined;
}

function check(command: string, args: readonly string[], cwd: string, otherwise: string): void {
	try {
		execFileSync(command, args, { cwd, stdio: 'pipe' });
	} catch (error) {
		throw new Error(otherwise, { cause: error });
	}
}
