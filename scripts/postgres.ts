/** The PostgreSQL that the Postgres flow is tested with: whichever is there, or Debian's, installed. */

import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { canInstall, installFromDebian } from './debian';

/** Names the folder of PostgreSQL's programs, when it is somewhere else. */
const VARIABLE = 'POSTGRES_BIN';
/** Older ones are no longer maintained. */
const OLDEST = 14;

/**
 * The folder with the programs `initdb` and `postgres`: the one that POSTGRES_BIN names, else the newest of the usual
 * places, else one of the PATH.
 * @throws Error when POSTGRES_BIN names a folder without them.
 */
export function findPostgres(): string | undefined {
	const named = process.env[VARIABLE];
	if (!named) return [...usualPlaces(), ...(process.env.PATH ?? '').split(delimiter)].find(hasPrograms);
	if (!hasPrograms(named)) throw new Error(`There is no initdb and postgres in ${named}, which the variable ${VARIABLE} names.`);
	return named;
}

/**
 * The folder of PostgreSQL's programs, which are installed where that needs no question: on Debian, as root.
 * @throws Error in two sentences that say what to install.
 */
export function ensurePostgres(): string {
	if (findPostgres() === undefined && canInstall()) installFromDebian('postgresql');
	const found = findPostgres();
	if (found !== undefined) return found;
	throw new Error(
		`The tests of the Postgres flow need PostgreSQL ${OLDEST} or newer, and there is none in the usual places. Install it ` +
			`(Debian: apt-get install postgresql; macOS: brew install postgresql), or name the folder of its programs in the variable ${VARIABLE}.`,
	);
}

/** Debian's and Homebrew's, the newest first. */
function usualPlaces(): string[] {
	const parents: ReadonlyArray<readonly [string, RegExp]> = [
		['/usr/lib/postgresql', /^(\d+)$/],
		['/opt/homebrew/opt', /^postgresql@(\d+)$/],
		['/usr/local/opt', /^postgresql@(\d+)$/],
	];
	return parents
		.filter(([parent]) => existsSync(parent))
		.flatMap(([parent, version]) =>
			readdirSync(parent).flatMap((name) => ({ folder: join(parent, name, 'bin'), version: Number(version.exec(name)?.[1]) })),
		)
		.filter(({ version }) => version >= OLDEST)
		.sort((a, b) => b.version - a.version)
		.map(({ folder }) => folder);
}

const hasPrograms = (folder: string) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name)));
