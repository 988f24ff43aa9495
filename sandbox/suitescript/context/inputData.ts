import { load as loadFile, type File } from '../modules/file';
import * as query from '../modules/query';
import * as search from '../modules/search';

/** Runs in the script's context: what getInputData gives, as the entries that map gets one by one. */

export interface Entry {
	key: string;
	value: string;
}

type Search = ReturnType<typeof search.load>;
type Query = ReturnType<typeof query.create>;
type Rows = ReturnType<typeof query.runSuiteQL>;

/** Documented: what is no text is turned into JSON. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

/**
 * Documented are arrays, objects, searches, queries, files, and references to them: `{type: 'search', id}`,
 * `{type: 'suiteql', query, params}` …
 */
export function inputOf(given: unknown): Entry[] {
	if (given === null || given === undefined) return [];
	if (Array.isArray(given)) return given.map((value, index) => ({ key: String(index), value: textOf(value) }));
	if (typeof given !== 'object') return [{ key: '0', value: textOf(given) }];
	if ('toInputData' in given) return linesOf(given as File);
	if ('searchType' in given) return searchRows(given as Search);
	if ('asMappedResults' in given) return queryRows(given as Rows);
	if ('run' in given && 'runPaged' in given) return queryRows((given as Query).run());
	const reference = given as { type?: unknown; id: string; query: string; params?: never[] };
	switch (reference.type) {
		case 'search':
			return searchRows(search.load({ id: reference.id }));
		case 'file':
			return linesOf(loadFile({ id: reference.id }));
		case 'query':
			return queryRows((query.load as (options: object) => Query)({ id: reference.id }).run());
		case 'suiteql':
			return queryRows(query.runSuiteQL({ query: reference.query, params: reference.params }));
		default:
			return Object.entries(given).map(([key, value]) => ({ key, value: textOf(value) }));
	}
}

const linesOf = (file: File): Entry[] => file.toInputData().map(([key, value]) => ({ key, value: textOf(value) }));

interface ResultJson {
	id: string | null;
	values: Record<string, unknown>;
}

/** Seen: a reference is `{value, text}`, and a joined column is called `<field>.<join>`. */
function searchRows(given: Search): Entry[] {
	const paged = given.runPaged({ pageSize: 1000 });
	const results: object[] = [];
	for (const { index } of paged.pageRanges) results.push(...paged.fetch({ index }).data);
	return results.map((result, place) => {
		const { id, values, ...rest } = JSON.parse(JSON.stringify(result)) as ResultJson;
		const named = Object.entries(values).map(([name, value]): [string, unknown] => [
			name.replace(/^([^.()]+)\.([^.()]+)$/, '$2.$1'),
			Array.isArray(value) && value.length < 2 ? ((value as unknown[])[0] ?? '') : value,
		]);
		return {
			key: id ?? String(place),
			value: JSON.stringify({ ...rest, id, values: Object.fromEntries(named) }),
		};
	});
}

/** Seen: rows are `{types, values}`. */
function queryRows({ results, types }: Rows): Entry[] {
	return results.map(({ values }, index) => ({ key: String(index), value: JSON.stringify({ types, values }) }));
}
