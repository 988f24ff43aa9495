import { required, SuiteScriptError } from '../../context/errors';
import { dateValue, isDate } from '../dates';

/** search.Column and search.Filter, and what crosses to the account of them. */

export class Column {
	readonly name: string;
	readonly join: string | null;
	readonly summary: string | null;
	readonly formula: string | null;
	label: string | null;
	readonly function: string | null;
	sort: string | null;
	whenOrderedBy: { name: string; join: string } | null = null;

	constructor(options: Partial<Column>) {
		const { name, join } = split(options.name!, options.join);
		this.name = name;
		this.join = join;
		this.summary = options.summary?.toUpperCase() ?? null;
		this.formula = options.formula ?? null;
		this.label = options.label ?? null;
		this.function = options.function ?? null;
		this.sort = options.sort?.toUpperCase() ?? null;
	}

	setWhenOrderedBy(options: { name: string; join: string }): this {
		this.whenOrderedBy = options;
		return this;
	}

	toJSON(): Record<string, unknown> {
		const { name, join, summary, formula, label, function: operation, sort } = this;
		return Object.fromEntries(
			Object.entries({ name, join, summary, label, function: operation, formula, sort }).filter(
				([, value]) => value !== null,
			),
		);
	}
}

/** Documented: a joined column may be named `customer.email`. */
function split(name: string, join?: string | null): { name: string; join: string | null } {
	if (!join && !/^formula/i.test(name) && name.includes('.')) {
		const [first, second] = name.split('.', 2);
		return { name: second!, join: first! };
	}
	return { name, join: join ?? null };
}

export class Filter {
	readonly name: string;
	readonly join: string | null;
	readonly operator: string;
	readonly values: unknown[];
	readonly formula: string | null;
	readonly summary: string | null;

	constructor(options: Partial<Filter> & { values?: unknown }) {
		const { name, join } = split(options.name!, options.join);
		this.name = name;
		this.join = join;
		this.operator = options.operator!;
		this.values = options.values === undefined || options.values === null ? [] : [options.values].flat();
		this.formula = options.formula ?? null;
		this.summary = options.summary ?? null;
	}

	/** As an expression has it. */
	toJSON(): unknown[] {
		const { name, join, operator, values, formula, summary } = this;
		const field = formula ? `${name}: ${formula}` : join ? `${join}.${name}` : name;
		return [summary ? `${summary.toLowerCase()}(${field})` : field, operator, ...values];
	}
}

export function createColumn(options: Partial<Column>): Column {
	required('search.createColumn', options, 'name');
	return new Column(options);
}

export function createFilter(options: Partial<Filter>): Filter {
	required('search.createFilter', options, 'name', 'operator');
	return new Filter(options);
}

/** Columns come as one or several, each a name, a Column, or an object like one. */
export function columnsOf(given: unknown): Column[] {
	if (given === null || given === undefined) return [];
	return [given].flat().map((column: unknown) => {
		if (typeof column === 'string') return new Column(named(column));
		if (column instanceof Column) return column;
		if (typeof (column as Partial<Column> | null)?.name === 'string') return new Column(column as Partial<Column>);
		throw new SuiteScriptError(
			'SSS_INVALID_SRCH_COLUMN',
			'An nlobjSearchColumn contains an invalid column, or is not in proper syntax.',
		);
	});
}

/** Seen: `formulatext: {tranid}` as a column's name. */
function named(text: string): Partial<Column> {
	const formula = /^(formula\w+)\s*:([\s\S]*)$/i.exec(text);
	return formula ? { name: formula[1]!, formula: formula[2]!.trim() } : { name: text };
}

/** What crosses to the account: no objects but plain ones, no dates. */
export function plainFilters(filters: unknown): unknown {
	if (filters === null || filters === undefined) return null;
	if (isDate(filters)) return dateValue(filters);
	if (Array.isArray(filters)) return filters.map(plainFilters);
	if (typeof filters !== 'object') return filters;
	const { name, join, operator, values, formula, summary } = filters as Partial<Filter>;
	return { name, join, operator, formula, summary, values: plainFilters(values) };
}
