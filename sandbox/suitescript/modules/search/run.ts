import { missingArgument, SuiteScriptError } from '../../context/errors';
import { host } from '../../context/host';
import { promising } from '../promise';
import type { Column } from './definition';
import { readRows, type Result } from './result';

/** What each of them needs of a search: what crosses of it, and its columns. */
export interface Runnable {
	definition: object;
	columns: Column[];
}

const EACH_LIMIT = 4000;
const RANGE_LIMIT = 1000;

/** search.ResultSet. Documented: 10 units for reading it or a part of it. */
export class ResultSet {
	readonly columns: Column[];

	constructor(private readonly search: Runnable) {
		this.columns = search.columns;
	}

	/** Goes on as long as the callback gives true, through 4,000 results. */
	each = promising((callback: (result: Result) => unknown): boolean => {
		if (typeof callback !== 'function') throw missingArgument('ResultSet.each', 'callback');
		for (let start = 0; start < EACH_LIMIT; start += RANGE_LIMIT) {
			const results = readRows(this.search.definition, this.columns, start, start + RANGE_LIMIT, start === 0 ? 10 : 0);
			for (const result of results) if (callback(result) !== true) return true;
			if (results.length < RANGE_LIMIT) return true;
		}
		if (readRows(this.search.definition, this.columns, EACH_LIMIT, EACH_LIMIT + 1, 0).length === 0) return true;
		throw new SuiteScriptError(
			'SSS_SEARCH_FOR_EACH_LIMIT_EXCEEDED',
			'No more than 4000 search results may be requested at one time from nlobjSearchResultSet.forEachResult(callback).' +
				' Please narrow your search or use a SuiteScript API that supports more results.',
		);
	});

	/** From `start` to before `end`, 1,000 at most. */
	getRange = promising((options: { start: number; end: number } | number, last?: number): Result[] => {
		// Seen: many scripts give the two numbers alone.
		const { start, end } = typeof options === 'object' ? (options ?? {}) : { start: options, end: last };
		if (start === undefined) throw missingArgument('ResultSet.getRange', 'start');
		if (end === undefined) throw missingArgument('ResultSet.getRange', 'end');
		if (end - start > RANGE_LIMIT) {
			throw new SuiteScriptError(
				'SSS_SEARCH_RESULT_LIMIT_EXCEEDED',
				'No more than 1000 search results may be requested at one time from nlobjSearchResultSet.getResults(start, end).' +
					' Please narrow your range, or use nlobjSearchResultSet.forEachResult(callback) instead.',
			);
		}
		if (!(Number(start) >= 0) || !(Number(end) >= Number(start))) {
			throw new SuiteScriptError('SSS_INVALID_RANGE', 'The range of search results is not valid.');
		}
		return readRows(this.search.definition, this.columns, Number(start), Number(end), 10);
	});
}

/** search.PagedData. Documented: 5 units for it and for each page; 5 to 1,000 results a page, 50 unless said. */
export class PagedData {
	readonly count: number;
	readonly pageRanges: Array<{ index: number; compoundKey: string; compoundLabel: string }>;
	readonly pageSize: number;
	readonly searchDefinition: object;

	constructor(
		private readonly search: Runnable,
		owner: object,
		options?: { pageSize?: number },
	) {
		const pageSize = options?.pageSize ?? 50;
		if (!Number.isInteger(pageSize) || pageSize < 5 || pageSize > 1000) {
			throw new SuiteScriptError('SSS_INVALID_PAGE_SIZE', 'Page size must be between 5 and 1000.');
		}
		this.pageSize = pageSize;
		this.searchDefinition = owner;
		this.count = host<number>('search.count', { definition: search.definition });
		const pages = Math.ceil(this.count / pageSize);
		this.pageRanges = Array.from({ length: pages }, (_none, index) => {
			const last = Math.min((index + 1) * pageSize, this.count);
			return {
				index,
				compoundKey: String(index),
				compoundLabel: `${index * pageSize + 1} to ${last} of ${this.count}`,
			};
		});
	}

	fetch = promising((options: { index: number } | number): Page => {
		const index = Number(typeof options === 'object' ? options?.index : options);
		if (!this.pageRanges[index]) throw new SuiteScriptError('INVALID_PAGE_RANGE', 'Invalid page range.');
		const start = index * this.pageSize;
		return new Page(
			this,
			index,
			readRows(this.search.definition, this.search.columns, start, start + this.pageSize, 5),
		);
	});
}

/** search.Page */
export class Page {
	readonly isFirst: boolean;
	readonly isLast: boolean;
	readonly pageRange: PagedData['pageRanges'][number];

	constructor(
		readonly pagedData: PagedData,
		index: number,
		readonly data: Result[],
	) {
		this.isFirst = index === 0;
		this.isLast = index === pagedData.pageRanges.length - 1;
		this.pageRange = pagedData.pageRanges[index]!;
	}

	next = promising((): Page => this.pagedData.fetch({ index: this.pageRange.index + 1 }));
	prev = promising((): Page => this.pagedData.fetch({ index: this.pageRange.index - 1 }));
}
