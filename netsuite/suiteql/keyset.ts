import type { Client } from '../transport/client';
import { NetSuiteError } from '../transport/errors';
import { pageSize, queryPage, type Row } from './query';
import { identifier, join, sql, trusted, type Sql } from './sql';

export interface KeysetQuery {
	/** `expression AS name`. */
	readonly columns: readonly Sql[];
	/** All after FROM: tables and joins. */
	readonly from: Sql;
	readonly where: readonly Sql[];
	/** Columns of whole numbers that together are unique. */
	readonly keys: readonly string[];
}

export interface KeysetPage {
	readonly rows: readonly Row[];
	readonly hasMore: boolean;
	/** By the query's keys: that of each row. */
	readonly keys: ReadonlyArray<readonly string[]>;
	/** Where the next page starts: the key of the last row. `null` on an empty page. */
	readonly last: readonly string[] | null;
}

/**
 * Reads the page that follows `after`. Pages by key do not shift when rows come and go in between, as pages by offset
 * do, and do not end at NetSuite's 100,000 rows.
 */
export async function readAfter(
	client: Client,
	query: KeysetQuery,
	after: readonly string[] | null,
	limit = pageSize,
): Promise<KeysetPage> {
	const keys = query.keys.map(identifier);
	const columns = [...query.columns, ...keys.map((key, index) => sql`${key} AS ${identifier(`key${index}`)}`)];
	const where = after ? [...query.where, beyond(keys, after)] : query.where;
	const { rows, hasMore } = await queryPage(
		client,
		sql`SELECT ${join(columns, ', ')} FROM ${query.from}${conditions(where)} ORDER BY ${join(keys, ', ')}`,
		{ limit },
	);
	// Looked up once: in rows of many shapes, as these are, every look takes its time.
	const own = query.keys.map((_, index) => keysOf(rows, `key${index}`));
	checkOrder(own, after);
	return { rows, hasMore, keys: own, last: rows.length > 0 ? own.map((values) => values.at(-1) as string) : null };
}

/** All rows of a query, page by page. */
export async function* readPages(client: Client, query: KeysetQuery): AsyncGenerator<readonly Row[]> {
	let after: readonly string[] | null = null;
	for (;;) {
		const page: KeysetPage = await readAfter(client, query, after);
		yield page.rows;
		if (!page.hasMore) return;
		after = page.last;
	}
}

export const conditions = (where: readonly Sql[]): Sql =>
	where.length > 0 ? sql` WHERE ${join(where.map((one) => sql`(${one})`), ' AND ')}` : trusted('');

/** `(a, b) > (1, 2)`, which SuiteQL lacks: `a > 1 OR (a = 1 AND b > 2)`. */
function beyond(keys: readonly Sql[], after: readonly string[]): Sql {
	return join(
		keys.map((key, index) => {
			const same = keys.slice(0, index).map((earlier, at) => sql`${earlier} = ${Number(after[at])}`);
			return sql`(${join([...same, sql`${key} > ${Number(after[index])}`], ' AND ')})`;
		}),
		' OR ',
	);
}

function keysOf(rows: readonly Row[], name: string): string[] {
	return rows.map((row) => {
		const value = row[name];
		if (value !== undefined && /^-?\d+$/.test(value)) return value;
		throw new NetSuiteError({ kind: 'badAnswer', detail: `A row came without a usable key (${value ?? 'none'}).` });
	});
}

/**
 * An order that NetSuite did not keep would make the reading skip rows, or never end.
 * @param after what the first row must be beyond; the others may be equal to the one before.
 */
function checkOrder(keys: ReadonlyArray<readonly string[]>, after: readonly string[] | null): void {
	const count = keys[0]?.length ?? 0;
	for (let row = after ? 0 : 1; row < count; row++) {
		const difference = differenceOf(keys, row, (key) => (row === 0 ? after?.[key] : keys[key]?.[row - 1]));
		if (difference < 0 || (difference === 0 && row === 0)) throw disordered();
	}
}

/** That of the first key that differs; 0 when none does. */
function differenceOf(keys: ReadonlyArray<readonly string[]>, row: number, before: (key: number) => string | undefined): number {
	for (let key = 0; key < keys.length; key++) {
		const difference = Number(keys[key]?.[row]) - Number(before(key));
		if (difference !== 0) return difference;
	}
	return 0;
}

const disordered = () =>
	new NetSuiteError({ kind: 'badAnswer', detail: 'NetSuite did not keep to the order of the rows it was asked for.' });
