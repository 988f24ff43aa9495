import { takeFunctionError } from '../../suiteql/functions/runtime';
import type { SqlValue } from '../../suiteql/engine';
import type { Account } from '../account';
import type { Row } from '../store';
import type { Condition } from './condition';
import { formulaFailed, SearchRefusal } from './refusal';
import { filterTree, type ColumnRequest, type SearchRequest } from './request';
import { SearchQuery } from './searchQuery';
import { shownText, shownValue } from './show';
import { searchTypeOf } from './types';

/** A cell of a result, as `getValue` and `getText` give it; `text` is null for what has no name beside its value. */
export interface Cell {
	value: string | boolean;
	text: string | null;
	/** References are lists of value and text where a result is an object. */
	isReference: boolean;
}

export interface SearchRow {
	/** `null` in summaries. */
	id: string | null;
	recordType: string | null;
	/** In the order of the columns. */
	cells: Cell[];
}

export interface PreparedSearch {
	columns: readonly ColumnRequest[];
	count(): number;
	rows(offset: number, limit: number): SearchRow[];
}

/** Believed: the sentence; the code is documented. */
const unknownType = (type: string) => new SearchRefusal('SSS_INVALID_SEARCH_TYPE', `Invalid search type: ${type}.`);

/**
 * Makes a search ready to run; its rows are read page by page, each time anew.
 * @throws SearchRefusal in NetSuite's words for types, fields, joins, operators and values it would refuse
 */
export function prepareSearch(account: Account, request: SearchRequest): PreparedSearch {
	const type = searchTypeOf(account, request.type);
	if (!type) throw unknownType(request.type);
	const query = new SearchQuery(account, type);
	const columns = request.columns ?? [];
	const isSummary = columns.some(({ summary }) => summary);
	const tree = filterTree(request.filters);
	const where: Condition = tree ? query.filter(tree, false) : { sql: 'TRUE', values: [] };
	const having = tree ? query.havings(tree) : [];
	const shown = columns.map((column, index) => query.column(column, index, isSummary));
	const values: SqlValue[] = [
		...shown.flatMap((column) => column.values),
		...where.values,
		...having.flatMap((part) => part.values),
	];
	return {
		columns,
		count: () => Number(run(`SELECT COUNT(*) AS total FROM (${sql(false)})`, values)[0]!.total),
		rows: (offset, limit) => run(`${sql(true)} LIMIT ? OFFSET ?`, [...values, limit, offset]).map(read),
	};

	function run(text: string, bound: SqlValue[]): Row[] {
		const rows = account.store.all(text, bound);
		// What a formula's function could not do is kept aside until it is asked for.
		if (takeFunctionError(account.engine)) throw formulaFailed();
		return rows;
	}

	function sql(sorted: boolean): string {
		const groups = shown.filter(({ isGroup }) => isGroup);
		const select = isSummary
			? shown.map((column) => column.select)
			: [
					`${query.at(type!.id)} AS "id"`,
					`${query.at(type!.recordType)} AS "type"`,
					...shown.map((column) => column.select),
				];
		const sorts = shown.filter(({ sort }) => sort).map(({ index, sort }) => `"c${index}" ${sort}`);
		const order = [...sorts, ...(isSummary ? groups.map(({ index }) => `"c${index}"`) : [query.at(type!.orderBy)])];
		return (
			`SELECT ${select.join(', ') || '1'} FROM ${query.from()} WHERE ${where.sql}` +
			(type!.where ? ` AND ${query.at(type!.where)}` : '') +
			(groups.length > 0 ? ` GROUP BY ${groups.map(({ index }) => `"c${index}"`).join(', ')}` : '') +
			(having.length > 0 ? ` HAVING ${having.map((part) => part.sql).join(' AND ')}` : '') +
			(sorted && order.length > 0 ? ` ORDER BY ${order.join(', ')}` : '')
		);
	}

	function read(row: Row): SearchRow {
		return {
			id: isSummary ? null : String(row.id),
			recordType: isSummary ? null : String(row.type),
			cells: shown.map(({ field, index }) => {
				const stored = row[`c${index}`] ?? null;
				return {
					value: shownValue(field, stored),
					text: shownText(account, field, stored, row[`n${index}`] ?? null),
					isReference:
						field.kind === 'reference' || field.kind === 'references' || Boolean(field.nameSql ?? field.names),
				};
			}),
		};
	}
}
