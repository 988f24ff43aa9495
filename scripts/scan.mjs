/**
 * Runs the scanner that n8n runs on every community package, with inline disables off as n8n does it: over the source
 * and over what would be published. Needs a finished build. Exits with 1 when there are findings.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyzePackage } from '@n8n/scan-community-package/scanner/scanner.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { n8n } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const registered = [...n8n.credentials, ...n8n.nodes];
// What n8n takes from the source; the library, which throws its own errors, is scanned as published.
const SCANNED_ROOMS = ['credentials', 'nodes'];
// Declarations and other JSON are left to the scan of the source, as n8n does it.
const PUBLISHED_CODE = /\.js$|^package\.json$/;

const passed = [await scanSource(), await scanTarball()].every(Boolean);
process.exit(passed ? 0 : 1);

function scanSource() {
	const files = SCANNED_ROOMS.flatMap((room) => filesBelow(join(root, room)).map((file) => `${room}/${file}`));
	return scan('source', root, ['package.json', ...files.filter((file) => /\.(ts|js|json)$/.test(file))]);
}

async function scanTarball() {
	const dir = mkdtempSync(join(tmpdir(), 'netsuite-ar-scan-'));
	try {
		const npmOptions = { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' };
		const [{ filename }] = JSON.parse(execFileSync('npm', ['pack', '--json', '--pack-destination', dir], npmOptions));
		execFileSync('tar', ['-xzf', filename], { cwd: dir });
		const unpacked = join(dir, 'package');
		return await scan(filename, unpacked, filesBelow(unpacked).filter((file) => PUBLISHED_CODE.test(file)));
	} finally {
		rmSync(dir, { recursive: true, force: true });
	}
}

async function scan(what, dir, files) {
	console.log(`${what}: ${files.length} files`);
	for (const file of files) console.log(`  ${file}`);
	// The scanner passes what it does not find.
	const missing = registered.filter((built) => !files.includes(built) && !files.includes(sourceOf(built)));
	if (missing.length > 0) {
		console.log(`${what}: package.json names ${missing.join(', ')}, which is not there. Run "npm run build" first.`);
		return false;
	}
	const { passed, message, details } = await analyzePackage(dir, files);
	console.log(passed ? `${what}: passed` : `${what}: ${message}\n${details ?? ''}`);
	return passed;
}

function sourceOf(built) {
	return built.replace(/^dist\//, '').replace(/\.js$/, '.ts');
}

function filesBelow(dir) {
	return readdirSync(dir, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(dir.length + 1).replaceAll('\\', '/'))
		.sort();
}
