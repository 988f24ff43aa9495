import { unsupported } from './errors';
import type { Sql } from './values/sql';

/** SQLite's own limit. */
const MAXIMUM_VALUES = 32_766;

/**
 * The engine's stack is small and unguarded: at about 200 it is overrun, and the memory below it with it. Oracle has
 * no such limit.
 */
const MAXIMUM_NESTING = 100;

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
	if (values.length > MAXIMUM_VALUES || nesting(text) > MAXIMUM_NESTING) throw unsupported();
}
