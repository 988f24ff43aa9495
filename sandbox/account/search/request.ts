import { invalidFilter, malformedExpression } from './refusal';

/** A search as scripts describe it: N/search's filters, filter expressions and columns, as plain data. */
export interface SearchRequest {
	type: string;
	filters?: unknown;
	columns?: readonly ColumnRequest[];
}

export interface FieldName {
	name: string;
	/** As the search calls the record the field is of. */
	join?: string | null;
	formula?: string | null;
	/** In upper case: `GROUP`, `SUM`, `COUNT`, `MIN`, `MAX`, `AVG`. */
	summary?: string | null;
}

export interface ColumnRequest extends FieldName {
	sort?: 'ASC' | 'DESC' | 'NONE' | null;
	function?: string | null;
}

export interface FilterTerm extends FieldName {
	operator: string;
	values: readonly (string | number | boolean)[];
}

export type FilterTree = { term: FilterTerm } | { not: FilterTree } | { and: FilterTree[] } | { or: FilterTree[] };

/**
 * What filters or a filter expression mean: `{name, join, operator, values}` as search.Filter has it, several of which
 * hold together, or `['name', 'operator', value…]` nested with `'and'`, `'or'` and `'not'`.
 * `not` binds more than `and`, that more than `or` (believed).
 * @returns null for none
 * @throws SearchRefusal for what is neither
 */
export function filterTree(filters: unknown): FilterTree | null {
	if (filters === null || filters === undefined) return null;
	if (!Array.isArray(filters)) return { term: termOfFilter(filters) };
	if (filters.length === 0) return null;
	if (isTerm(filters)) return { term: termOfArray(filters) };
	return alternatives(filters);
}

const connective = (part: unknown) => (typeof part === 'string' ? part.toLowerCase() : '');

/** A name and an operator, which is none of the words that connect. */
const isTerm = (parts: readonly unknown[]) =>
	typeof parts[0] === 'string' && connective(parts[0]) !== 'not' && (typeof parts[1] === 'string' || parts[1] === null);

function alternatives(parts: readonly unknown[]): FilterTree {
	const groups: unknown[][] = [[]];
	for (const part of parts) {
		if (connective(part) === 'or') groups.push([]);
		else groups.at(-1)!.push(part);
	}
	const or = groups.map(conjunction);
	return or.length === 1 ? or[0]! : { or };
}

function conjunction(parts: readonly unknown[]): FilterTree {
	const and: FilterTree[] = [];
	let negated = false;
	for (const part of parts) {
		if (connective(part) === 'and') continue;
		if (connective(part) === 'not') {
			negated = !negated;
			continue;
		}
		if (typeof part !== 'object' || part === null) throw malformedExpression();
		const tree = filterTree(part);
		if (!tree) continue;
		and.push(negated ? { not: tree } : tree);
		negated = false;
	}
	if (negated) throw malformedExpression();
	if (and.length === 0) throw malformedExpression();
	return and.length === 1 ? and[0]! : { and };
}

/** `['trandate', 'within', '1/1/2026', '1/31/2026']`; SuiteScript 1.0's `['trandate', null, 'within', …]` too. */
function termOfArray([name, ...rest]: readonly unknown[]): FilterTerm {
	const [second, third] = rest;
	const isOld =
		second === null ||
		(typeof third === 'string' && isOperator(third) && typeof second === 'string' && !isOperator(second));
	const [join, operator, ...values] = isOld ? rest : [null, ...rest];
	if (typeof operator !== 'string') throw malformedExpression();
	const field = fieldName(String(name));
	return { ...field, join: (join as string | null) ?? field.join, operator, values: valuesOf(values) };
}

const positive =
	'after allof any anyof before between contains equalto greaterthan greaterthanorequalto haskeywords is isempty lessthan' +
	' lessthanorequalto noneof on onorafter onorbefore startswith within';
const operators = new Set([...positive.split(' '), 'doesnotcontain', 'doesnotstartwith', 'isnot', 'isnotempty']);

const isOperator = (text: string) => operators.has(text.toLowerCase().replace(/^not/, ''));

function termOfFilter(filter: unknown): FilterTerm {
	const { name, join, operator, values, formula, summary } = filter as Partial<FilterTerm>;
	if (typeof name !== 'string' || typeof operator !== 'string') throw invalidFilter(String(name ?? ''));
	const field = fieldName(name);
	return {
		name: field.name,
		join: join ?? field.join,
		formula: formula ?? field.formula,
		summary: summary ?? field.summary,
		operator,
		values: valuesOf(values === undefined || values === null ? [] : [values]),
	};
}

/** Values come one by one or as lists. */
const valuesOf = (values: readonly unknown[]): FilterTerm['values'] =>
	values.flat().filter((value) => value !== null && value !== undefined && value !== '') as FilterTerm['values'];

/** `email`, `customer.email`, `formulatext: {tranid}`, `sum(amount)`. */
export function fieldName(text: string): FieldName {
	const formula = /^(formula\w+)\s*:([\s\S]*)$/i.exec(text);
	if (formula) return { name: formula[1]!.toLowerCase(), formula: formula[2]!.trim() };
	const summary = /^(sum|count|min|max|avg|group)\(([\s\S]+)\)$/i.exec(text.trim());
	if (summary) return { ...fieldName(summary[2]!), summary: summary[1]!.toUpperCase() };
	const [join, name] = text.includes('.') ? (text.split('.', 2) as [string, string]) : [null, text];
	return { name: name.trim().toLowerCase(), join };
}
