import type { Engine, SqlRow, SqlStatement, SqlValue } from './engine';
import { checkSize, withinLimits } from './limits';
import type { Translated } from './translate/context';
import { bound, sql, type Sql } from './values/sql';

/** A row's values in the order of the SELECT. */
type Cells = SqlValue[];

interface Page {
	limit: number;
	offset: number;
}

const MAXIMUM_STATEMENTS = 200;
const MAXIMUM_COUNTS = 1000;

/** A map that forgets what was not asked for longest. */
function remember<T>(size: number, forget: (value: T) => void = () => {}) {
	const values = new Map<string, T>();
	return {
		get(key: string): T | undefined {
			const value = values.get(key);
			if (value !== undefined) {
				values.delete(key);
				values.set(key, value);
			}
			return value;
		},
		set(key: string, value: T): void {
			values.set(key, value);
			if (values.size <= size) return;
			const [oldest, forgotten] = values.entries().next().value!;
			values.delete(oldest);
			forget(forgotten);
		},
		remove: (key: string) => values.delete(key),
		clear: () => values.clear(),
	};
}

/** The rows from `offset` on, as one text: asked for one by one the values would take twice as long out of WebAssembly. */
function pageAsJson(query: Sql, columns: number, { limit, offset }: Page): Sql {
	const names = Array.from({ length: columns }, (_, at) => `c${at}`).join(', ');
	const page = sql`${query} LIMIT ${bound(limit)} OFFSET ${bound(offset)}`;
	return sql`WITH page(${names}) AS (${page}) SELECT json_group_array(json_array(${names})) AS rows FROM page`;
}

/**
 * Runs translated queries a page at a time.
 *
 * NetSuite tells the exact number of rows with every page, and counting them would cost more than the page. So one row
 * more than the page is read, and only if it is there are rows counted; counts are kept until data changes; and when a
 * query goes on by key (`id > n ORDER BY id`), its rows are those of the page before less that page, so that a table
 * of a million rows is counted once, not a thousand times.
 *
 * @param takeError gives the error that one of our functions met inside the engine, if there was one
 */
export function createRunner(engine: Engine, takeError: () => Error | undefined) {
	const statements = remember<SqlStatement>(MAXIMUM_STATEMENTS, (statement) => statement.finalize());
	const counts = remember<number>(MAXIMUM_COUNTS);
	let countedVersion = -1;

	const run = (text: string, statement: SqlStatement, values: SqlValue[]): SqlRow[] => {
		try {
			return withinLimits(() => statement.all(values));
		} catch (error) {
			takeError();
			statements.remove(text);
			try {
				statement.finalize();
			} catch {
				// What the engine gave up cannot be used again, and says why once more when it is let go.
			}
			throw error;
		}
	};

	const read = (query: Sql): SqlRow[] => {
		const { text, values } = query;
		let statement = statements.get(text);
		if (!statement) {
			checkSize(query);
			statement = withinLimits(() => engine.prepare(text));
			statements.set(text, statement);
		}
		const rows = run(text, statement, values);
		const error = takeError();
		if (error) throw error;
		return rows;
	};

	const readPage = (query: Sql, columns: number, page: Page): Cells[] =>
		JSON.parse(String(read(pageAsJson(query, columns, page))[0]!.rows)) as Cells[];

	const countKey = ({ text, values }: Sql) => JSON.stringify([text, values]);

	const count = (query: Sql): number => {
		const key = countKey(query);
		let total = counts.get(key);
		if (total === undefined) counts.set(key, (total = Number(read(query)[0]!.total)));
		return total;
	};

	const forgetOldCounts = () => {
		const version = engine.dataVersion();
		if (version !== countedVersion) counts.clear();
		countedVersion = version;
	};

	/** Notes how many rows (of those left from the page's first on) the query has beyond the last key that is whole in this page. */
	const foreseeCount = ({ count: counting, keyset }: Translated, rows: Cells[], next: Cells, left: number) => {
		if (!keyset) return;
		const last = rows.findLastIndex((cells) => cells.at(-1) !== next.at(-1));
		if (last < 0) return;
		const values = [...counting.values];
		values[keyset.valueIndex] = rows[last]!.at(-1)!;
		counts.set(countKey({ ...counting, values }), left - (last + 1));
	};

	/**
	 * A page of rows that come in no order: NetSuite's begin somewhere else after whatever changed, so that pages which
	 * are read one after the other repeat some rows and lack others. Here the same data always begin at the same row.
	 */
	const readTurned = ({ sql: query, outputs }: Translated, total: number, { limit, offset }: Page): Cells[] => {
		const start = (offset + ((countedVersion * 7919) % total)) % total;
		const wanted = Math.max(Math.min(limit, total - offset), 0);
		const rows = readPage(query, outputs.length, { limit: wanted, offset: start });
		const missing = wanted - rows.length;
		return missing ? [...rows, ...readPage(query, outputs.length, { limit: missing, offset: 0 })] : rows;
	};

	/** Rows may have the keyset's column after their own. */
	return (query: Translated, { limit, offset }: Page): { rows: Cells[]; totalResults: number } => {
		forgetOldCounts();
		const most = Math.max(Math.min(limit + 1, (query.limit ?? Infinity) - offset), 0);
		const rows = readPage(query.keyset?.sql ?? query.sql, query.outputs.length + (query.keyset ? 1 : 0), {
			limit: most,
			offset,
		});
		const next = rows.length > limit ? rows.pop() : undefined;
		const whole = !next && (rows.length > 0 || offset === 0) && !(query.unordered && offset > 0);
		if (whole) return { rows, totalResults: offset + rows.length };
		const totalResults = count(query.count);
		if (query.unordered && totalResults > limit)
			return { rows: readTurned(query, totalResults, { limit, offset }), totalResults };
		if (next) foreseeCount(query, rows, next, totalResults - offset);
		return { rows, totalResults };
	};
}
