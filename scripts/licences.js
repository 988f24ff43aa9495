'use strict';

const { mkdir, readdir, readFile, writeFile } = require('node:fs/promises');
const path = require('node:path');

/** Licences whose code may be bundled into an MIT package, given that their text comes along. */
const ACCEPTED = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD']);
const LICENCE_FILE = /^(licen[cs]e|copying|notice)(\.|-|$)/i;

/**
 * Writes the licences of all packages that ended up in the bundles.
 *
 * @param {string[]} inputs files that were bundled, as in esbuild's metafile
 * @param {string} outfile file to write
 * @throws when a package has a licence that is not accepted
 */
async function writeLicences(inputs, outfile) {
	const packages = new Set(inputs.map(packageDir).filter(Boolean));
	const notices = await Promise.all([...packages].sort().map(notice));
	await mkdir(path.dirname(outfile), { recursive: true });
	await writeFile(outfile, `This package contains code of the following packages.\n\n${notices.join('\n')}`);
}

function packageDir(input) {
	return /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(input.replaceAll('\\', '/'))?.[0];
}

async function notice(dir) {
	const { name, version, license, author } = JSON.parse(await readFile(path.join(dir, 'package.json'), 'utf8'));
	if (!ACCEPTED.has(license)) {
		throw new Error(`${name}@${version} may not be bundled: its licence is "${license}". See scripts/licences.js`);
	}
	const files = (await readdir(dir)).filter((file) => LICENCE_FILE.test(file)).sort();
	const texts = await Promise.all(files.map((file) => readFile(path.join(dir, file), 'utf8')));
	const text = texts.join('\n').trim() || `Copyright (c) ${author?.name ?? author ?? `the authors of ${name}`}`;
	return `${'='.repeat(80)}\n${name} ${version} (${license})\n${'='.repeat(80)}\n\n${text}\n`;
}

module.exports = { writeLicences };
