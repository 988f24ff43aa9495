import { lacking, missingArgument, required, SuiteScriptError } from '../../context/errors';
import { host } from '../../context/host';
import { promising } from '../promise';
import { columnsOf, Filter, plainFilters, type Column } from './definition';
import { valuesOf, type Row } from './result';
import { PagedData, ResultSet, type Runnable } from './run';

/** N/search. */

export { createColumn, createFilter } from './definition';
export { Operator, Sort, Summary, Type } from './enumerations';

interface SearchOptions {
	type?: string;
	filters?: unknown;
	filterExpression?: unknown;
	columns?: unknown;
	title?: string;
	id?: string;
	isPublic?: boolean;
	settings?: unknown;
}

class Search {
	readonly searchType: string;
	searchId: number | null = null;
	title: string | null;
	id: string | null;
	isPublic: boolean;
	settings: unknown;
	columns: Column[];
	/** One of both: scripts add to the one they read. */
	#filters: Filter[] | null = null;
	#expression: unknown[] = [];

	constructor(options: SearchOptions) {
		this.searchType = String(options.type).toLowerCase();
		this.title = options.title ?? null;
		this.id = options.id ?? null;
		this.isPublic = options.isPublic ?? false;
		this.settings = options.settings ?? null;
		this.columns = columnsOf(options.columns);
		const given = options.filterExpression ?? options.filters;
		if (isFilters(given)) this.filters = given as Filter[];
		else this.filterExpression = (given as unknown[] | undefined) ?? [];
	}

	get filters(): Filter[] {
		this.#filters ??= filtersOf(this.#expression);
		return this.#filters;
	}

	set filters(filters: Filter | Filter[] | null) {
		this.#filters = [filters ?? []].flat().map((filter) => (filter instanceof Filter ? filter : new Filter(filter)));
	}

	get filterExpression(): unknown[] {
		if (!this.#filters) return this.#expression;
		// Scripts add plain objects, too.
		const terms = this.#filters.map((filter) => new Filter(filter).toJSON());
		return terms.flatMap((term, index) => (index === 0 ? [term] : ['AND', term]));
	}

	set filterExpression(expression: unknown[]) {
		this.#filters = null;
		this.#expression = expression ?? [];
	}

	run(): ResultSet {
		return new ResultSet(this.#runnable());
	}

	runPaged = promising((options?: { pageSize?: number }) => new PagedData(this.#runnable(), this, options));

	/** @returns its internal ID. It is kept as long as the account is open. */
	save = promising((): number => {
		required('Search.save', this, 'title');
		this.searchId = host<number>('search.save', {
			id: this.searchId,
			scriptId: this.id,
			title: this.title,
			...this.#definition(),
			plain: { filterExpression: plainFilters(this.filterExpression), columns: this.columns },
		});
		return this.searchId;
	});

	toJSON(): Record<string, unknown> {
		const { searchType: type, id, title, isPublic, filterExpression: filters, columns } = this;
		return { type, id: id ?? undefined, title: title ?? undefined, isPublic, filters, columns };
	}

	#definition() {
		const filters = this.#filters ?? this.#expression;
		return { type: this.searchType, filters: plainFilters(filters), columns: columnsOf(this.columns) };
	}

	/** The columns are those of now: what scripts change later is another search's. */
	#runnable(): Runnable {
		return { definition: this.#definition(), columns: columnsOf(this.columns) };
	}
}

/** Filters, and not an expression. */
const isFilters = (given: unknown): boolean =>
	given instanceof Filter ||
	(typeof given === 'object' && given !== null && !Array.isArray(given)) ||
	(Array.isArray(given) &&
		given.length > 0 &&
		given.every((one) => typeof one === 'object' && one !== null && !Array.isArray(one)));

/** Documented: an expression of conditions that all hold can be read as filters. */
function filtersOf(expression: readonly unknown[]): Filter[] {
	if (expression.length === 0) return [];
	const terms =
		typeof expression[0] === 'string' && String(expression[0]).toLowerCase() !== 'not' ? [expression] : expression;
	const joined = terms.filter((part) => String(part).toLowerCase() !== 'and' || Array.isArray(part));
	return joined.map((term) => {
		if (term instanceof Filter) return term;
		if (!Array.isArray(term) || typeof term[0] !== 'string') {
			throw new SuiteScriptError('SSS_INVALID_SRCH_FILTER_EXPR', 'The filter expression cannot be shown as filters.');
		}
		const [name, operator, ...values] = term as [string, string, ...unknown[]];
		const formula = /^(formula\w+)\s*:([\s\S]*)$/i.exec(name);
		return new Filter({ name: formula?.[1] ?? name, formula: formula?.[2]?.trim(), operator, values: values.flat() });
	});
}

export const create = promising((options: SearchOptions): Search => {
	required('search.create', options, 'type');
	const search = new Search(options);
	// Documented: what is wrong with type, filters or columns is said here and not when it runs.
	host('search.check', {
		definition: {
			type: search.searchType,
			filters: plainFilters(options.filterExpression ?? options.filters),
			columns: search.columns,
		},
	});
	return search;
});

export const load = promising((options: { id: string | number; type?: string } | string | number): Search => {
	const id = typeof options === 'object' ? options?.id : options;
	if (id === undefined || id === null || id === '') throw missingArgument('search.load', 'id');
	const saved = host<SearchOptions & { searchId: number }>('search.load', { id });
	const search = new Search(saved);
	search.searchId = saved.searchId;
	return search;
});

const remove = promising((options: { id: string | number } | string | number): void => {
	const id = typeof options === 'object' ? options?.id : options;
	if (id === undefined || id === null || id === '') throw missingArgument('search.delete', 'id');
	host('search.delete', { id });
});
export { remove as delete };

/** @returns values by name; references as lists of value and text; an object without any for what there is none of */
export const lookupFields = promising(
	(options: { type: string; id: string | number; columns: string | string[] }): Record<string, unknown> => {
		required('search.lookupFields', options, 'type', 'id', 'columns');
		const names = [options.columns].flat();
		const columns = columnsOf(names);
		const row = host<Row | null>('search.lookup', {
			type: String(options.type).toLowerCase(),
			id: options.id,
			columns,
		});
		return row ? Object.fromEntries(names.map((name, index) => [name, valuesOf(row.cells[index]!)])) : {};
	},
);

/** Kept for what it says; nothing of it is used here. */
export const createSetting = (options: { name: string; value: unknown }): object => {
	required('search.createSetting', options, 'name', 'value');
	return { ...options };
};

const notBuilt = (name: string) =>
	promising((): never => {
		throw lacking(`search.${name}`);
	});
const globalSearch = notBuilt('global');
export { globalSearch as global };
export const duplicates = notBuilt('duplicates');
