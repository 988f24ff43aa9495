/**
 * Lints twice: what ships by n8n's rules, everything by the rules of this house. Warnings count as errors.
 * Then checks the types of all rooms; the build looks at what ships only. `--fix` mends what can be mended.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { resolve } = createRequire(import.meta.url);
const options = ['--max-warnings', '0', ...process.argv.slice(2)];
const LIBRARY_EXCEPTIONS = JSON.stringify({
	// The library knows nothing of n8n: it throws NetSuiteError, and the nodes turn that into n8n's errors.
	'@n8n/community-nodes/require-node-api-error': 'off',
	// The house has the same rule, which lets a property be left out of an object: `const { links: _, ...rest } = row`.
	'@typescript-eslint/no-unused-vars': 'off',
});

const results = [
	isDefaultConfig(),
	lint('n8n’s rules', ['--no-inline-config', 'package.json', 'credentials', 'nodes']),
	lint('n8n’s rules, the library', ['--no-inline-config', '--rule', LIBRARY_EXCEPTIONS, 'netsuite']),
	lint('the rules of this house', ['--config', 'eslint.house.config.mjs', '.']),
	run('types', 'typescript', 'tsc', []),
];
process.exit(results.every(Boolean) ? 0 : 1);

/** n8n's strict mode, which a verified package needs, wants exactly the configuration that `@n8n/node-cli` generates. */
function isDefaultConfig() {
	const nodeCli = dirname(dirname(dirname(resolve('@n8n/node-cli/eslint'))));
	const template = join(nodeCli, 'dist', 'template', 'templates', 'shared', 'default', 'eslint.config.mjs');
	const [wanted, found] = [template, join(root, 'eslint.config.mjs')].map((file) => words(readFileSync(file, 'utf8')));
	if (wanted === found) return true;
	console.error('eslint.config.mjs differs from the default of @n8n/node-cli, which n8n.strict in package.json forbids.');
	console.error('Rules of our own belong in eslint.house.config.mjs.');
	return false;
}

function words(text) {
	return text.replace(/\s+/g, ' ').trim();
}

function lint(what, args) {
	return run(what, 'eslint', 'eslint.js', [...options, ...args]);
}

function run(what, name, command, args) {
	const script = join(dirname(resolve(`${name}/package.json`)), 'bin', command);
	const { status } = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' });
	console.log(`${status === 0 ? 'passed' : 'FAILED'}: ${what}`);
	return status === 0;
}
