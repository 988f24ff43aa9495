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
	const names = query.keys.map((_, index) => `key${index}`);
	let before: Row | null = after && Object.fromEntries(names.map((name, index) => [name, after[index] as string]));
	let mayEqual = false;
	for (const row of rows) {
		checkKey(row, names);
		if (before) checkOrder(names, before, row, mayEqual);
		[before, mayEqual] = [row, true];
	}
	const end = rows.at(-1);
	return { rows, hasMore, last: end ? names.map((name) => end[name] as string) : null };
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

function checkKey(row: Row, names: readonly string[]): void {
	for (const name of names) {
		const value = row[name];
		if (value !== undefined && /^-?\d+$/.test(value)) continue;
		throw new NetSuiteError({ kind: 'badAnswer', detail: `A row came without a usable key (${value ?? 'none'}).` });
	}
}

/** An order that NetSuite did not keep would make the reading skip rows, or never end. */
function checkOrder(names: readonly string[], before: Row, row: Row, mayEqual: boolean): void {
	for (const name of names) {
		const difference = Number(row[name]) - Number(before[name]);
		if (difference > 0) return;
		if (difference < 0) throw disordered();
	}
	if (!mayEqual) throw disordered();
}

const disordered = () =>
	new NetSuiteError({ kind: 'badAnswer', detail: 'NetSuite did not keep to the order of the rows it was asked for.' });
