/**
 * Brings node_modules in line with package-lock.json, so that `npm test`, `npm run demo` and the rest work on a
 * fresh clone. Needs nothing but Node; does nothing when everything is there.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 20;
const root = dirname(dirname(fileURLToPath(import.meta.url)));

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
	fail(
		`This needs Node ${OLDEST_NODE} or newer, and this is Node ${process.versions.node}.`,
		'Install a newer one from https://nodejs.org and run the command again.',
	);
}
if (!isInstalled()) install();

/** npm keeps a copy of the lock file in node_modules and writes it last: it tells what is installed, completely. */
function isInstalled() {
	const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
	let present;
	try {
		present = JSON.parse(readFileSync(join(root, 'node_modules', '.package-lock.json'), 'utf8')).packages;
	} catch {
		return false;
	}
	return Object.entries(wanted).every(
		([path, entry]) => path === '' || entry.optional || present[path]?.version === entry.version,
	);
}

function install() {
	process.stderr.write('Installing what package-lock.json names (a minute or two on the first run)…\n');
	// The environment may say "production", which would leave out all that is needed here.
	const { status, error } = spawnSync('npm', ['ci', '--include=dev', '--loglevel=error'], {
		cwd: root,
		// npm's progress goes where a report on stdout does not suffer from it.
		stdio: ['ignore', 2, 2],
		shell: process.platform === 'win32',
	});
	if (error || status !== 0) {
		fail(
			error ? `npm could not be started: ${error.message}` : `npm ci failed (exit code ${status}); its words are above.`,
			'Check that the npm registry can be reached, then run the command again.',
		);
	}
}

function fail(...sentences) {
	process.stderr.write(`${sentences.join('\n')}\n`);
	process.exit(1);
}
