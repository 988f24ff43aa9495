import { SuiteQLError, type SuiteQL, type SuiteQLItem } from '../suiteql';
import { methodNotAllowed, restError } from '../server/errors';
import { RESOURCE, type Reply } from '../server/reply';
import type { RestContext, RestRequest } from './request';

const PAGE = 1000;

/** `POST /services/rest/query/v1/suiteql?limit=&offset=` with `{"q": "SELECT … = ?", "params": [1]}` (params since 2026.2). */
export function suiteqlEndpoint(suiteql: SuiteQL, corrupt: (items: SuiteQLItem[], q: string) => SuiteQLItem[]) {
	return (request: RestRequest, { visibility }: RestContext): Reply => {
		if (request.method !== 'POST') return methodNotAllowed(request.method, 'POST');
		if (!/(^|[,\s])transient($|[,;\s])/i.test(String(request.headers.prefer ?? ''))) return preferMissing();
		const asked = queryOf(request.body);
		if ('status' in asked) return asked;
		const { q, params } = asked;
		try {
			const limit = numberOf(request.url, 'limit', PAGE);
			const offset = numberOf(request.url, 'offset', 0);
			const result = suiteql.query({ q, params, limit, offset }, visibility);
			return {
				status: 200,
				headers: { 'Content-Type': `${RESOURCE}; type=collection; charset=UTF-8` },
				body: {
					links: links(request.url, limit, offset, result.totalResults),
					count: result.items.length,
					hasMore: result.hasMore,
					items: corrupt(result.items, q),
					offset,
					totalResults: result.totalResults,
				},
			};
		} catch (error) {
			if (!(error instanceof SuiteQLError)) throw error;
			return restError(error.status, { detail: error.detail, code: error.errorCode, parameter: error.parameter });
		}
	};
}

/** Believed: the sentence; that the header is mandatory is documented. */
function preferMissing(): Reply {
	return restError(400, {
		detail: "Invalid value for header 'Prefer'. The header is required for SuiteQL queries and must be 'transient'.",
		code: 'INVALID_HEADER',
		header: 'Prefer',
	});
}

type Parameter = string | number | boolean | null;

const isParameter = (value: unknown): value is Parameter =>
	value === null || ['string', 'number', 'boolean'].includes(typeof value);

/** The query of the body with the values of its `?`, or NetSuite's refusal. Believed: the sentence on params. */
function queryOf(body: string): { q: string; params?: Parameter[] } | Reply {
	let parsed: unknown;
	try {
		parsed = JSON.parse(body);
	} catch {
		return restError(400, {
			detail: 'Invalid content in the request body. Provide valid JSON.',
			code: 'INVALID_CONTENT',
		});
	}
	const { q, params } = (parsed ?? {}) as { q?: unknown; params?: unknown };
	if (params !== undefined && !(Array.isArray(params) && params.every(isParameter))) {
		return restError(400, { detail: "Invalid value for parameter 'params'.", code: 'INVALID_PARAMETER', parameter: 'params' });
	}
	if (typeof q === 'string' && q.trim()) return { q, params };
	return restError(400, { detail: "The parameter 'q' is required.", code: 'INVALID_PARAMETER', parameter: 'q' });
}

function numberOf(url: URL, name: 'limit' | 'offset', otherwise: number): number {
	const value = url.searchParams.get(name);
	if (value === null) return otherwise;
	if (!/^\d+$/.test(value)) {
		throw new SuiteQLError(`Invalid value '${value}' for query parameter '${name}'. It must be a whole number.`, name);
	}
	return Number(value);
}

/** First and last always where there are other pages, previous and next where there is one, self. */
function links(url: URL, limit: number, offset: number, total: number): Array<{ rel: string; href: string }> {
	const at = (rel: string, position: number) => {
		const href = new URL(url);
		href.search = `?limit=${limit}&offset=${position}`;
		return { rel, href: href.toString() };
	};
	const last = Math.max(0, Math.floor((total - 1) / limit) * limit);
	return [
		...(offset > 0 ? [at('previous', Math.max(0, offset - limit)), at('first', 0)] : []),
		...(offset < last ? [at('next', offset + limit), at('last', last)] : []),
		{ rel: 'self', href: url.toString() },
	];
}
