/**
 * The rules of this house, beside those of n8n in eslint.config.mjs (which n8n's strict mode wants untouched):
 * which room may import which, and the usual TypeScript rules for all rooms. `npm run lint` checks both.
 */
import eslint from '@eslint/js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

const SHIPPED = ['credentials/**/*.ts', 'nodes/**/*.ts', 'netsuite/**/*.ts'];
const WORKSHOP = ['sandbox/**/*.ts', 'demo/**/*.ts', 'test/**/*.ts', 'scripts/**/*.ts'];
const OURS = ['credentials', 'nodes', 'netsuite', 'sandbox', 'demo', 'test', 'scripts'];

/** The library from its foundation up: code of a row may import its own row and the rows before it, none after it. */
const LIBRARY_LAYERS = [
	['account.ts', 'moments.ts', 'auth'],
	['transport'],
	['suiteql', 'records', 'soap', 'restlet'],
	['integrationPoints'],
	['read', 'sync', 'writeback', 'mapping', 'watch'],
	['preflight'],
];

/** May import nothing of ours but itself and what is named. */
function room(target, { may = [], message }) {
	const forbidden = OURS.filter((other) => other !== target && !may.includes(other));
	return forbidden.map((other) => ({ target: `./${target}`, from: `./${other}`, message }));
}

const borders = [
	...room('netsuite', { message: 'The library knows nothing of n8n and imports no other room.' }),
	...room('nodes', { may: ['netsuite'], message: 'Nodes import the library and nothing else of ours.' }),
	...room('credentials', { may: ['netsuite'], message: 'Credentials import the library and nothing else of ours.' }),
	...room('sandbox', { message: 'The local NetSuite shares no code with any other room: a shared mistake would hide itself.' }),
	...['nodes', 'credentials'].map((target) => ({
		target: `./${target}`,
		from: './netsuite',
		except: ['./index.ts'],
		message: 'Import the library through netsuite/index.ts: all nodes and credentials share one copy of it.',
	})),
	...LIBRARY_LAYERS.flatMap((layer, height) => {
		const later = ['index.ts', ...LIBRARY_LAYERS.slice(height + 1).flat()];
		return layer.map((target) => ({
			target: `./netsuite/${target}`,
			from: later.map((name) => `./netsuite/${name}`),
			message: 'Inside the library imports point one way; see LIBRARY_LAYERS in eslint.house.config.mjs.',
		}));
	}),
];

export default tseslint.config(
	{ ignores: ['dist/', '**/node_modules/', 'demo/.*/'] },
	{ linterOptions: { reportUnusedDisableDirectives: 'error' } },
	{
		files: ['**/*.js', '**/*.mjs'],
		extends: [eslint.configs.recommended],
		languageOptions: { globals: nodeGlobals() },
	},
	{
		files: [...SHIPPED, ...WORKSHOP],
		extends: [eslint.configs.recommended, ...tseslint.configs.recommendedTypeChecked],
		languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
		plugins: { 'import-x': importX },
		settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
		rules: {
			'import-x/no-restricted-paths': ['error', { zones: borders }],
			'import-x/no-cycle': 'error',
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
			'@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
			// n8n's interfaces, and ours after them, are async whether or not this implementation waits.
			'@typescript-eslint/require-await': 'off',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_', ignoreRestSiblings: true },
			],
			eqeqeq: 'error',
			'prefer-const': 'error',
		},
	},
	{
		files: ['credentials/**/*.ts', 'nodes/**/*.ts'],
		linterOptions: { noInlineConfig: true },
	},
	{
		files: ['demo/**/*.ts', 'test/**/*.ts'],
		rules: {
			// The built package, and the n8n of demo/node_modules, have no types here and a path known at run time.
			'@typescript-eslint/no-require-imports': 'off',
		},
	},
	{
		files: ['netsuite/**/*.ts'],
		rules: {
			'no-restricted-imports': ['error', { patterns: [{ group: ['n8n-*', '@n8n/*'], message: 'The library knows nothing of n8n.' }] }],
		},
	},
);

function nodeGlobals() {
	const names = ['Buffer', 'URL', '__dirname', '__filename', 'console', 'module', 'process', 'require'];
	return Object.fromEntries(names.map((name) => [name, 'readonly']));
}
