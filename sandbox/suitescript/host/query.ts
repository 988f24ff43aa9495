import { catalogueOf } from '../../account/schema';
import { SuiteQLError } from '../../suiteql';
import { HostError } from '../engine/hostError';
import type { Run } from '../engine/run';

/** The account's half of N/query. */

const PAGE = 1000;

/** Seen: what scripts get for a query that SuiteQL refuses. */
const refused = (sentence: string) => new HostError('SSS_SEARCH_ERROR_OCCURRED', sentence);

type Value = string | number | null;

export const queryHost = {
	/** Rows from `offset`, with numbers as numbers, days in the user's format, check boxes as `T` and `F`. */
	'query.run': (
		run: Run,
		{
			query,
			params,
			offset,
			limit,
			units,
		}: { query: string; params: Array<string | number | boolean | null>; offset: number; limit: number; units: number },
	) => {
		run.spend(units);
		const rows: Value[][] = [];
		try {
			for (;;) {
				// Both are called with multiples of a page: 5,000 rows, or one page of what was asked for.
				const page = Math.min(PAGE, limit);
				const from = offset + rows.length;
				const result = run.suiteql.query({ q: query, params, limit: page, offset: from }, run.visibility());
				const read = result.items.map((item) =>
					result.columns.map(({ name, type }): Value => {
						const value = item[name];
						if (typeof value !== 'string') return null;
						return type === 'integer' || type === 'number' ? Number(value) : value;
					}),
				);
				rows.push(...read);
				if (!result.hasMore || rows.length >= limit) {
					return {
						columns: result.columns.map(({ name, type }) => ({ name, type: shownType[type] ?? 'STRING' })),
						rows,
						total: result.totalResults,
					};
				}
			}
		} catch (error) {
			if (error instanceof SuiteQLError) throw refused(error.message);
			throw error;
		}
	},
	/** The table that a field refers to. */
	'query.target': ({ account }: Run, { type, field }: { type: string; field: string }) => {
		const { tables } = catalogueOf(account);
		const table = tables[type.toLowerCase()];
		const references = table?.columns[field.toLowerCase()]?.references;
		if (!references) throw refused(`Search error occurred: Field '${field}' for record '${type}' was not found.`);
		return tables[references]!.name;
	},
};

const shownType: Readonly<Record<string, string>> = {
	integer: 'INTEGER',
	number: 'FLOAT',
	boolean: 'BOOLEAN',
	date: 'DATE',
	wallClock: 'DATETIME',
	instant: 'DATETIME',
};
