import { Sql, sql } from './sql';

/**
 * Moments in SuiteQL. A bare timestamp column comes out as a date only, in the user's format, and is compared in the
 * session's time zone; so every moment is turned to UTC and to text, to the second, in both directions.
 */
const format = 'YYYY-MM-DD HH24:MI:SS';

/** The column's moment as `YYYY-MM-DD HH:MM:SS` in UTC. */
export const timestampText = (column: Sql): Sql => sql`TO_CHAR(SYS_EXTRACT_UTC(${column}), ${format})`;

/** The column's date as `YYYY-MM-DD`. Dates have no time zone. */
export const dateText = (column: Sql): Sql => sql`TO_CHAR(${column}, 'YYYY-MM-DD')`;

/** NetSuite's clock as `YYYY-MM-DD HH:MM:SS` in UTC. */
export const nowText: Sql = sql`TO_CHAR(SYS_EXTRACT_UTC(SYSTIMESTAMP), ${format})`;

/**
 * Whether the column lies in `[from, to)`.
 * @param from ISO 8601 in UTC to the second, or `null` for no lower bound.
 */
export function inWindow(column: Sql, from: string | null, to: string): Sql {
	const moment = sql`SYS_EXTRACT_UTC(${column})`;
	const before = sql`${moment} < ${utc(to)}`;
	return from === null ? before : sql`${moment} >= ${utc(from)} AND ${before}`;
}

/** The opposite of a condition on the column, true of a record without a date, too: `NOT` alone is neither true nor false of it. */
export const notMet = (column: Sql, condition: Sql): Sql => sql`(${column} IS NULL OR NOT (${condition}))`;

/** The end of a window that has none. */
export const ever = '9999-12-31T00:00:00Z';

/** Whether the column lies at or after a moment, ISO 8601 in UTC to the second. */
export const since = (column: Sql, from: string): Sql => compareMoment(column, '>=', from);

const utc = (iso: string): Sql => sql`TO_TIMESTAMP(${toSqlText(iso)}, ${format})`;

/** A date literal: `YYYY-MM-DD`. */
export const date = (text: string): Sql => sql`TO_DATE(${text}, 'YYYY-MM-DD')`;

/** The column's moment in UTC compared with one in ISO 8601. */
export const compareMoment = (column: Sql, operator: '>' | '>=' | '<' | '<=' | '=', iso: string): Sql =>
	sql`SYS_EXTRACT_UTC(${column}) ${new Sql(operator)} ${utc(iso)}`;

function toSqlText(iso: string): string {
	if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(iso)) {
		throw new TypeError(`"${iso}" is not a moment in UTC to the second, such as 2026-01-31T23:59:59Z.`);
	}
	return iso.replace('T', ' ').slice(0, 19);
}

/**
 * `YYYY-MM-DD HH:MM:SS` as SuiteQL gives it → ISO 8601. Letter by letter: V8 keeps a text that is put together as its
 * pieces, which for a timestamp takes three times the memory.
 */
export function fromSqlText(text: string): string {
	const at = (index: number) => text.charCodeAt(index);
	const [T, Z] = [84, 90];
	return String.fromCharCode(
		at(0), at(1), at(2), at(3), at(4), at(5), at(6), at(7), at(8), at(9), T,
		at(11), at(12), at(13), at(14), at(15), at(16), at(17), at(18), Z,
	);
}
