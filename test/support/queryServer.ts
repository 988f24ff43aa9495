import { createClient, Governor, NetSuiteError, type Client, type Http } from '../../netsuite';

export type Rows = ReadonlyArray<Readonly<Record<string, string>>>;

/** What a query is answered with: its rows, or a page exactly as it goes over the wire. */
export type QueryAnswer = Rows | { readonly page: unknown } | { readonly status: number; readonly detail: string };

export interface Query {
	readonly text: string;
	readonly limit: number;
	readonly offset: number;
}

/** No waiting: what would be waited is forgotten. */
export const noSleep = async (): Promise<void> => undefined;

/** A client whose SuiteQL queries are answered by `answer`; rows are paged as NetSuite does. */
export function queryServer(answer: (query: Query) => QueryAnswer, account = '1234567'): { client: Client; queries: string[] } {
	const queries: string[] = [];
	const http: Http = async ({ service, body, query }) => {
		if (service !== 'suiteql') throw new Error(`Only queries are answered, not ${service}.`);
		const asked = { text: String((body as { q?: string }).q), limit: Number(query?.limit), offset: Number(query?.offset) };
		queries.push(asked.text);
		const given = answer(asked);
		if ('detail' in given) {
			const problem = { 'o:errorDetails': [{ detail: given.detail, 'o:errorCode': 'INVALID_PARAMETER' }] };
			return { status: given.status, headers: {}, body: JSON.stringify(problem) };
		}
		return { status: 200, headers: {}, body: JSON.stringify('page' in given ? given.page : pageOf(given, asked)) };
	};
	return { client: createClient({ account, http, governor: new Governor(), sleep: noSleep, random: () => 0 }), queries };
}

export function pageOf(rows: Rows, { limit, offset }: Pick<Query, 'limit' | 'offset'>): unknown {
	const items = rows.slice(offset, offset + limit).map((row) => ({ ...row, links: [] }));
	return { items, count: items.length, hasMore: offset + items.length < rows.length, offset, totalResults: rows.length };
}

/** The `NetSuiteError` that something fails with. */
export async function failureOf(promise: Promise<unknown>): Promise<NetSuiteError> {
	const outcome = await promise.then(
		() => 'it succeeded',
		(error: unknown) => error,
	);
	if (outcome instanceof NetSuiteError) return outcome;
	throw new Error(`Expected a NetSuiteError; ${String(outcome)}`);
}
