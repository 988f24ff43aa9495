'use strict';

const { spawn } = require('node:child_process');
const { rm } = require('node:fs/promises');
const path = require('node:path');
const esbuild = require('esbuild');
const { dest, parallel, series, src } = require('gulp');

const { n8n } = require('./package.json');
const { writeLicences } = require('./scripts/licences');

const DIST = path.join(__dirname, 'dist');
const LIBRARY = path.join(__dirname, 'netsuite');
const BUILT_LIBRARY = path.join(DIST, 'netsuite', 'index.js');

/** Readable output: n8n's reviewers, and anyone who debugs, read what is published. */
const BUNDLE = {
	bundle: true,
	platform: 'node',
	format: 'cjs',
	target: 'node20',
	charset: 'utf8',
	legalComments: 'inline',
	tsconfig: 'tsconfig.build.json',
	external: ['n8n-workflow'],
	// Libraries' own complaints: n8n's scanner refuses them, and everything they tell is thrown as well.
	drop: ['console'],
	logLevel: 'warning',
};

/**
 * Nodes and credentials require one copy of the library: its concurrency governor must be one per process.
 * They reach it through its front door only, since nothing else is exported from the bundle.
 */
function sharedLibrary(outfile) {
	const built = path.relative(path.dirname(outfile), BUILT_LIBRARY).split(path.sep).join('/');
	return {
		name: 'shared-library',
		setup(build) {
			build.onResolve({ filter: /^\./ }, ({ path: request, resolveDir }) => {
				const target = path.resolve(resolveDir, request);
				if (target === LIBRARY || target === path.join(LIBRARY, 'index')) return { path: built, external: true };
				if (!target.startsWith(LIBRARY + path.sep)) return undefined;
				return { errors: [{ text: `"${request}" goes past netsuite/index.ts: export it there and import it from there` }] };
			});
		},
	};
}

function bundleEntry(built) {
	const outfile = path.join(__dirname, built);
	const entry = path.join(__dirname, path.relative('dist', built).replace(/\.js$/, '.ts'));
	return esbuild.build({ ...BUNDLE, entryPoints: [entry], outfile, plugins: [sharedLibrary(outfile)], metafile: true });
}

function bundleLibrary() {
	return esbuild.build({
		...BUNDLE,
		entryPoints: [path.join(LIBRARY, 'index.ts')],
		outfile: BUILT_LIBRARY,
		metafile: true,
	});
}

/** What package.json registers with n8n is what gets built. */
async function bundle() {
	const results = await Promise.all([bundleLibrary(), ...[...n8n.credentials, ...n8n.nodes].map(bundleEntry)]);
	const inputs = results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
	await writeLicences(inputs, path.join(DIST, 'THIRD_PARTY_LICENSES.txt'));
}

function typecheck() {
	const tsc = require.resolve('typescript/bin/tsc');
	return spawn(process.execPath, [tsc, '--noEmit', '--project', 'tsconfig.build.json'], { cwd: __dirname, stdio: 'inherit' });
}

const clean = () => rm(DIST, { recursive: true, force: true });
const icons = () => src('icons/*.svg').pipe(dest('dist/icons'));
const codex = () => src('nodes/**/*.node.json').pipe(dest('dist/nodes'));

const build = series(typecheck, clean, parallel(bundle, icons, codex));

module.exports = { default: build, build, clean, typecheck };
