import { address, type Link } from './links';
import { refused } from './refused';

/** Documented, as is that no more than 1,000 pages and 100,000 results can be had. */
const LARGEST_PAGE = 1000;
const MOST_PAGES = 1000;
const MOST_RESULTS = 100_000;

export interface Page {
	limit: number;
	offset: number;
}

/** Documented: the most, and that the offset is a multiple of the limit. Believed: the sentences. @throws Refused */
export function pageOf({ searchParams }: URL): Page {
	const limit = numberOf(searchParams, 'limit', LARGEST_PAGE);
	const offset = numberOf(searchParams, 'offset', 0);
	if (limit < 1 || limit > LARGEST_PAGE) throw invalid('limit', limit, `Provide a number from 1 to ${LARGEST_PAGE}.`);
	if (offset % limit !== 0) throw invalid('offset', offset, `It must be divisible by the limit, ${limit}.`);
	if (offset >= MOST_RESULTS || offset / limit >= MOST_PAGES) {
		throw invalid('offset', offset, `No more than ${MOST_PAGES} pages and ${MOST_RESULTS} results can be retrieved.`);
	}
	return { limit, offset };
}

function numberOf(query: URLSearchParams, name: string, otherwise: number): number {
	const value = query.get(name);
	if (value === null) return otherwise;
	if (!/^\d+$/.test(value)) throw invalid(name, value, 'Provide a whole number.');
	return Number(value);
}

const invalid = (parameter: string, value: unknown, advice: string) =>
	refused(400, {
		detail: `Invalid value '${String(value)}' for query parameter '${parameter}'. ${advice}`,
		code: 'INVALID_PARAMETER',
		parameter,
	});

/**
 * First and last where there are other pages, previous and next where there is one, and self. Documented: the order, and
 * `previous` (one page of Oracle's has `prev`). Believed: that what else was asked for, such as `q`, comes along.
 */
export function pageLinks(url: URL, { limit, offset }: Page, total: number): Link[] {
	const at = (rel: string, position: number) => {
		const query = new URLSearchParams({ limit: String(limit), offset: String(position) });
		for (const [name, value] of url.searchParams) if (!query.has(name)) query.append(name, value);
		// Not as `+`: many clients that sign addresses take that for a plus.
		return { rel, href: address(url, query).replaceAll('+', '%20') };
	};
	const last = Math.max(0, Math.floor((total - 1) / limit) * limit);
	return [
		...(offset > 0 ? [at('previous', Math.max(0, offset - limit)), at('first', 0)] : []),
		...(offset < last ? [at('next', offset + limit), at('last', last)] : []),
		{ rel: 'self', href: address(url) },
	];
}

/** A collection as NetSuite answers all of them. */
export function collectionOf<T>(links: Link[], items: readonly T[], offset: number, total: number) {
	return {
		links,
		count: items.length,
		hasMore: offset + items.length < total,
		items,
		offset,
		totalResults: total,
	};
}
