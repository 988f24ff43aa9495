import type { Client } from '../transport/client';
import type { Sql } from './sql';

/** A row as NetSuite sends it: every value a string, columns without a value missing, names in lower case. */
export type Row = Readonly<Record<string, string>>;

export interface Page {
	readonly rows: readonly Row[];
	readonly hasMore: boolean;
	/** How many rows the whole query has, as NetSuite says. */
	readonly totalResults: number;
}

/** The most that NetSuite puts on a page. */
export const pageSize = 1_000;

/** The most that NetSuite gives out for one query, however it is paged. */
export const rowCap = 100_000;

/**
 * Reads one page of a query.
 * @param options.limit at most 1,000; `offset` must be a multiple of it.
 * @throws NetSuiteError; a page that is not what it says of itself counts as a bad answer and is read again.
 */
export async function queryPage(
	client: Client,
	query: Sql,
	{ limit = pageSize, offset = 0 }: { limit?: number; offset?: number } = {},
): Promise<Page> {
	const answer = await client.request(
		{
			service: 'suiteql',
			method: 'POST',
			query: { limit: String(limit), offset: String(offset) },
			headers: { Prefer: 'transient' },
			body: { q: query.text },
			safeToRepeat: true,
		},
		(data) => understandPage(data, offset),
	);
	return answer.data;
}

/** A page that is cut short, or not a page at all, must never pass for a short page. */
function understandPage(data: unknown, offset: number): Page {
	const page = data as { items?: unknown; hasMore?: unknown; count?: unknown; totalResults?: unknown } | null;
	if (!page || !Array.isArray(page.items) || typeof page.hasMore !== 'boolean') {
		throw new TypeError('it is not a page of SuiteQL results');
	}
	if (page.count !== page.items.length) {
		throw new TypeError(`the page says it has ${String(page.count)} rows and has ${page.items.length}`);
	}
	if (page.hasMore && page.items.length === 0) throw new TypeError('the page is empty and says there are more');
	if (typeof page.totalResults !== 'number') throw new TypeError('the page does not say how many rows there are');
	const read = offset + page.items.length;
	if (!page.hasMore && read < Math.min(page.totalResults, rowCap)) {
		throw new TypeError(`the page says it is the last one, and that ${page.totalResults - read} rows are still to come`);
	}
	const rows = page.items as Array<Record<string, string>>;
	return { rows, hasMore: page.hasMore, totalResults: page.totalResults };
}
