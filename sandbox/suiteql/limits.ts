import { unsupported } from './errors';
import type { Sql } from './values/sql';

/** SQLite's own limit. */
const MAXIMUM_VALUES = 32_766;

/**
 * The engine's stack is small and unguarded: at about 200 it is overrun, and the memory below it with it. Oracle has
 * no such limit.
 */
const MAXIMUM_NESTING = 100;

/** In characters. What WITH names stands in the text as often as it is used, so that a few lines could become endless. */
const MAXIMUM_TEXT = 4_000_000;

/** What the engine says of a query that is too much for it, before it runs or while it does. */
const TOO_MUCH = [
	/^too many /,
	/^at most \d+ tables/,
	/^integer overflow/,
	/^LIKE or GLOB pattern too complex/,
	/^string or blob too big/,
	/^Expression tree is too large/,
	/^parser stack overflow/,
];

/** How deep parentheses are nested, those in quotes aside. */
function nesting(sql: string): number {
	let depth = 0;
	let deepest = 0;
	for (const [token] of sql.matchAll(/'[^']*'|"[^"]*"|[()]/g)) {
		if (token === '(') deepest = Math.max(deepest, ++depth);
		else if (token === ')') depth--;
	}
	return deepest;
}

/** @throws SuiteQLError "Invalid or unsupported search." for what would be too much for the engine */
export function checkSize({ text, values }: Sql): void {
	checkLength({ text });
	if (values.length > MAXIMUM_VALUES || nesting(text) > MAXIMUM_NESTING) throw unsupported();
}

/** @throws SuiteQLError as checkSize, for a part of a query as well */
export function checkLength({ text }: Pick<Sql, 'text'>): void {
	if (text.length > MAXIMUM_TEXT) throw unsupported();
}

/**
 * What `work` comes to.
 * @throws SuiteQLError as checkSize, where the engine itself finds that it is too much
 */
export function withinLimits<T>(work: () => T): T {
	try {
		return work();
	} catch (error) {
		throw error instanceof Error && TOO_MUCH.some((words) => words.test(error.message)) ? unsupported() : error;
	}
}
