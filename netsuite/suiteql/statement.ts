import { InvalidSettingError } from '../account';
import type { Client } from '../transport/client';
import { NetSuiteError } from '../transport/errors';
import { pageSize, queryPage, rowCap, type Page, type Row } from './query';
import { sql, trusted, type Sql, type SqlValue } from './sql';

/** Quoted text, quoted names, comments, and what is none of them up to the next of these. */
const pieces = /'(?:[^']|'')*'|"[^"]*"|--[^\n]*|\/\*[\s\S]*?\*\/|:[A-Za-z_]\w*|[\s\S]/g;

/**
 * Puts values in the places of `:name` in a query that a person wrote; text in quotes and comments stays as it is.
 * @throws InvalidSettingError when a place has no value, or a value has no place.
 */
export function bindParameters(query: string, parameters: Readonly<Record<string, SqlValue>>): Sql {
	const used = new Set<string>();
	const text = query.replace(pieces, (piece) => {
		if (!piece.startsWith(':') || piece.length === 1) return piece;
		const name = piece.slice(1);
		const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
		if (value === undefined) {
			throw new InvalidSettingError('parameters', `The query has :${name}, and there is no parameter of that name.`);
		}
		used.add(name);
		return sql`${value}`.text;
	});
	const unused = Object.keys(parameters).find((name) => !used.has(name));
	if (unused !== undefined) {
		throw new InvalidSettingError('parameters', `The parameter "${unused}" does not occur in the query as :${unused}.`);
	}
	return trusted(text.trim().replace(/;$/, ''));
}

/**
 * Runs a query that a person wrote.
 * @param options.limit `null` for all rows. A query with an ORDER BY of its own is paged as it says, up to NetSuite's
 * 100,000 rows. Without one, rows repeat and vanish between pages: it is then read by its column `id`, which must be
 * unique whole numbers, however many there are.
 * @throws NetSuiteError when it takes more than a page and can be read in neither way; nothing is returned then.
 */
export async function runQuery(client: Client, query: Sql, { limit }: { limit: number | null }): Promise<Row[]> {
	if (limit !== null && limit > rowCap) {
		throw new InvalidSettingError('limit', `NetSuite gives out at most ${rowCap} rows by limit. Return all instead.`);
	}
	const first = await queryPage(client, query, { limit: Math.min(pageSize, limit ?? pageSize) });
	const wanted = limit ?? first.totalResults;
	if (!first.hasMore || first.rows.length >= wanted) return first.rows.slice(0, wanted).map(withoutLinks);

	const ordered = /\border\s+by\b/i.test(outermost(query.text));
	// NetSuite may say 100,000 where there are more.
	if (limit === null && first.totalResults >= rowCap && ordered) {
		throw unpageable(first, `NetSuite gives out ${rowCap} of them, and its own ORDER BY cannot be kept beyond that`);
	}
	if (!ordered) return await readById(client, query, first, limit);

	const rows = [...first.rows];
	let page = first;
	while (page.hasMore && rows.length < wanted) {
		page = await queryPage(client, query, { limit: pageSize, offset: rows.length });
		if (page.totalResults !== first.totalResults && limit === null) throw moved(first.totalResults, page.totalResults);
		rows.push(...page.rows);
	}
	if (limit === null && rows.length !== first.totalResults) throw moved(first.totalResults, rows.length);
	return rows.slice(0, wanted).map(withoutLinks);
}

/** NetSuite adds an empty list of links to each row. */
function withoutLinks(row: Row): Row {
	const { links: _, ...rest } = row;
	return rest;
}

async function readById(client: Client, query: Sql, first: Page, limit: number | null): Promise<Row[]> {
	if (!('id' in (first.rows[0] ?? {}))) throw unpageable(first, 'it has neither an ORDER BY nor a column "id" to read on by');

	const rows: Row[] = [];
	let last: string | null = null;
	for (;;) {
		// From the last ID on, it included: a second row with it tells that IDs are not unique and rows would be lost.
		const where: Sql = last === null ? trusted('') : sql` WHERE id >= ${Number(last)}`;
		// On a line of its own: the query may end in a comment.
		const page = await queryPage(client, sql`SELECT * FROM (${query}\n)${where} ORDER BY id`);
		const ids = page.rows.map((row) => row.id ?? '');
		const bad = ids.find((id, index) => !/^-?\d+$/.test(id) || (index > 0 && Number(id) <= Number(ids[index - 1])));
		if (bad !== undefined) throw unpageable(first, `its column "id" is not unique whole numbers (${bad || 'empty'})`);
		const end = ids[ids.length - 1];
		if (last !== null && (Number(ids[0]) < Number(last) || (page.hasMore && end === last))) {
			throw new NetSuiteError({ kind: 'badAnswer', detail: 'NetSuite did not keep to the order of the rows it was asked for.' });
		}
		rows.push(...page.rows.slice(ids[0] === last ? 1 : 0).map(withoutLinks));
		if (!page.hasMore || rows.length >= (limit ?? Infinity)) return rows.slice(0, limit ?? undefined);
		last = end ?? null;
	}
}

/** The query without its comments, quoted text and whatever stands in parentheses. */
function outermost(query: string): string {
	let depth = 0;
	return query.replace(pieces, (piece) => {
		if (piece === '(') depth++;
		if (piece === ')') depth--;
		return depth > 0 || piece === ')' || /^('|"|--|\/\*)/.test(piece) ? ' ' : piece;
	});
}

const unpageable = ({ totalResults }: Page, why: string) =>
	new NetSuiteError({
		kind: 'invalid',
		detail: `The query has ${totalResults} rows, which is more than a page, and ${why}.`,
		advice:
			'Give the result a column "id" of unique whole numbers (such as t.id AS id) and leave out ORDER BY; or, up to 100,000 rows, order it by columns that are unique together.',
	});

const moved = (before: number, after: number) =>
	new NetSuiteError({
		kind: 'badAnswer',
		detail: `The result changed while it was being read: ${before} rows at first, then ${after}.`,
		advice: 'Run it again. Give the query an ORDER BY over a unique column, so that pages do not overlap.',
	});
