import { SuiteScriptError } from '../../context/errors';
import { host } from '../../context/host';
import { promising } from '../promise';

type Value = string | number | boolean | null;

export interface SuiteQLStatement {
	query: string;
	params: unknown[];
}

interface Answer {
	columns: Array<{ name: string; type: string }>;
	rows: Value[][];
	total: number;
}

/** Documented: iterators of this module give `each` beside `next`. */
function iterating<T>(values: readonly T[]) {
	const iterator = values[Symbol.iterator]();
	return {
		[Symbol.iterator]: () => iterator,
		next: () => iterator.next(),
		each(visit: (step: { value: T }) => unknown): void {
			for (const value of values) if (visit({ value }) !== true) return;
		},
	};
}

/** query.Result: a row. */
class Result {
	constructor(
		readonly columns: Array<{ name: string }>,
		readonly values: Value[],
	) {}

	/** By the column's number or name. */
	getValue(column: number | string | { alias?: string | null; fieldId?: string }): Value {
		const name = typeof column === 'object' ? (column.alias ?? column.fieldId ?? '') : column;
		const index = typeof name === 'number' ? name : this.columns.findIndex((own) => own.name === name.toLowerCase());
		return this.values[index] ?? null;
	}

	asMap(): Record<string, Value> {
		return Object.fromEntries(this.columns.map(({ name }, index) => [name, this.values[index] ?? null]));
	}
}

/** query.ResultSet */
class ResultSet {
	readonly columns: Array<{ name: string }>;
	readonly types: string[];
	readonly results: Result[];

	constructor({ columns, rows }: Answer) {
		this.columns = columns.map(({ name }) => ({ name }));
		this.types = columns.map(({ type }) => type);
		this.results = rows.map((values) => new Result(this.columns, values));
	}

	asMappedResults(): Array<Record<string, Value>> {
		return this.results.map((result) => result.asMap());
	}

	iterator() {
		return iterating(this.results);
	}
}

/** Documented: 5,000 results at most, 10 units. */
const RUN_LIMIT = 5000;

const plainParams = (params: readonly unknown[]) =>
	params.map((value) => (value instanceof Date ? value.toISOString() : value));

function read({ query, params }: SuiteQLStatement, offset: number, limit: number, units: number): Answer {
	return host<Answer>('query.run', { query, params: plainParams(params), offset, limit, units });
}

export function run(statement: SuiteQLStatement): ResultSet {
	return new ResultSet(read(statement, 0, RUN_LIMIT, 10));
}

/** query.PagedData. Documented: 5 to 1,000 results a page, 50 unless said; 10 units for it and for each page. */
export class PagedData {
	readonly count: number;
	readonly pageSize: number;
	readonly pageRanges: Array<{ index: number; size: number }>;

	constructor(
		private readonly statement: SuiteQLStatement,
		pageSize = 50,
	) {
		if (!Number.isInteger(pageSize) || pageSize < 5 || pageSize > 1000) {
			throw new SuiteScriptError('SSS_INVALID_PAGE_SIZE', 'Page size must be between 5 and 1000.');
		}
		this.pageSize = pageSize;
		this.count = read(statement, 0, 1, 10).total;
		this.pageRanges = Array.from({ length: Math.ceil(this.count / pageSize) }, (_none, index) => ({
			index,
			size: Math.min(pageSize, this.count - index * pageSize),
		}));
	}

	fetch = promising((options: { index: number } | number): Page => {
		const index = Number(typeof options === 'object' ? options?.index : options);
		if (!this.pageRanges[index]) throw new SuiteScriptError('INVALID_PAGE_RANGE', 'Invalid page range.');
		return new Page(this, index, new ResultSet(read(this.statement, index * this.pageSize, this.pageSize, 10)));
	});

	/** A page is read when it is its turn. */
	iterator() {
		const { pageRanges, fetch } = this;
		function* pages() {
			for (const { index } of pageRanges) yield fetch({ index });
		}
		return Object.assign(pages(), {
			each(visit: (step: { value: Page }) => unknown): void {
				for (const value of pages()) if (visit({ value }) !== true) return;
			},
		});
	}
}

class Page {
	readonly isFirst: boolean;
	readonly isLast: boolean;
	readonly pageRange: { index: number; size: number };

	constructor(
		readonly pagedData: PagedData,
		index: number,
		readonly data: ResultSet,
	) {
		this.isFirst = index === 0;
		this.isLast = index === pagedData.pageRanges.length - 1;
		this.pageRange = pagedData.pageRanges[index]!;
	}
}
