import { lacking, required, SuiteScriptError } from '../../context/errors';
import { host } from '../../context/host';
import { dayText } from '../dates';
import { promising } from '../promise';
import { PagedData, run, type SuiteQLStatement } from './results';

/** query.Query, which is put into SuiteQL. */

interface ColumnOptions {
	fieldId?: string;
	formula?: string;
	type?: string;
	aggregate?: string;
	groupBy?: boolean;
	alias?: string;
	label?: string;
	context?: string | { name: string };
}

class Column {
	readonly fieldId: string | null;
	readonly formula: string | null;
	readonly aggregate: string | null;
	readonly groupBy: boolean;
	readonly alias: string | null;
	readonly label: string | null;
	readonly context: string;

	constructor(
		readonly component: Component,
		options: ColumnOptions,
	) {
		this.fieldId = options.fieldId ?? null;
		this.formula = options.formula ?? null;
		this.aggregate = options.aggregate ?? null;
		this.groupBy = options.groupBy ?? false;
		this.alias = options.alias ?? null;
		this.label = options.label ?? null;
		this.context = typeof options.context === 'object' ? options.context.name : (options.context ?? 'RAW');
	}

	sql(): string {
		const value = this.formula ?? this.component.place(this.fieldId!);
		const shown = this.context === 'DISPLAY' ? `BUILTIN.DF(${value})` : value;
		if (!this.aggregate) return shown;
		const [name, distinct] = this.aggregate.split('_') as [string, string | undefined];
		const functions: Record<string, string> = { AVERAGE: 'AVG', MAXIMUM: 'MAX', MINIMUM: 'MIN' };
		return `${functions[name] ?? name}(${distinct ? 'DISTINCT ' : ''}${shown})`;
	}
}

/** Conditions know their SQL; `and`, `or` and `not` make one of others. */
interface Condition {
	sql: string;
	children: Condition[];
}

const literal = (value: unknown): string => {
	if (value instanceof Date) return `TO_DATE('${dayText(value)}', 'MM/DD/YYYY')`;
	if (typeof value === 'boolean') return value ? "'T'" : "'F'";
	return typeof value === 'number' ? String(value) : `'${String(value).replaceAll("'", "''")}'`;
};

const isDay = (value: unknown) => typeof value === 'string' && /^\d{1,2}\/\d{1,2}\/\d{4}$/.test(value);
const dateLiteral = (value: unknown) => (isDay(value) ? `TO_DATE('${String(value)}', 'MM/DD/YYYY')` : literal(value));

/** Upper and lower case alike, as in the workbook. */
const like = (field: string, before: string, value: unknown, after: string) =>
	`UPPER(${field}) LIKE UPPER(${literal(`${before}${String(value)}${after}`)})`;

const conditions: Readonly<Record<string, (field: string, values: unknown[]) => string>> = {
	IS: (field, [value]) => `${field} = ${literal(value)}`,
	EQUAL: (field, [value]) => `${field} = ${literal(value)}`,
	ANY_OF: (field, values) => `${field} IN (${values.map(literal).join(', ')})`,
	CONTAIN: (field, [value]) => like(field, '%', value, '%'),
	START_WITH: (field, [value]) => like(field, '', value, '%'),
	ENDWITH: (field, [value]) => like(field, '%', value, ''),
	EMPTY: (field) => `${field} IS NULL`,
	BETWEEN: (field, [low, high]) => `${field} BETWEEN ${literal(low)} AND ${literal(high)}`,
	GREATER: (field, [value]) => `${field} > ${literal(value)}`,
	GREATER_OR_EQUAL: (field, [value]) => `${field} >= ${literal(value)}`,
	LESS: (field, [value]) => `${field} < ${literal(value)}`,
	LESS_OR_EQUAL: (field, [value]) => `${field} <= ${literal(value)}`,
	ON: (field, [value]) => `TRUNC(${field}) = ${dateLiteral(value)}`,
	BEFORE: (field, [value]) => `${field} < ${dateLiteral(value)}`,
	AFTER: (field, [value]) => `${field} >= ${dateLiteral(value)} + 1`,
	ON_OR_BEFORE: (field, [value]) => `${field} < ${dateLiteral(value)} + 1`,
	ON_OR_AFTER: (field, [value]) => `${field} >= ${dateLiteral(value)}`,
	WITHIN: (field, [from, until]) => `${field} >= ${dateLiteral(from)} AND ${field} < ${dateLiteral(until)} + 1`,
};

function conditionSql(field: string, operator: string, values: unknown[]): string {
	const [, positive, not] = /^(.*?)(_NOT)?$/.exec(operator) as unknown as [string, string, string | undefined];
	const make = Object.hasOwn(conditions, positive) ? conditions[positive] : undefined;
	if (!make) throw lacking(`query operator ${operator}`);
	const sql = make(field, values);
	return not ? `NOT (${sql})` : sql;
}

interface ConditionOptions {
	fieldId?: string;
	formula?: string;
	operator: string;
	values?: unknown;
}

/** The record that is asked, or one that it refers to. */
export class Component {
	readonly joins: Component[] = [];

	constructor(
		readonly type: string,
		readonly alias: string,
		readonly parent: Component | null,
		private readonly field: string | null,
	) {}

	place(fieldId: string): string {
		const [first, second] = fieldId.split('.', 2) as [string, string | undefined];
		if (second === undefined) return `${this.alias}.${first}`;
		// Documented: `customer.email` joins by itself.
		return this.autoJoin({ fieldId: first }).place(second);
	}

	createColumn(options: ColumnOptions): Column {
		if (!options?.formula) required('query.createColumn', options, 'fieldId');
		return new Column(this, options);
	}

	createCondition(options: ConditionOptions): Condition {
		required('query.createCondition', options, 'operator');
		if (!options.formula) required('query.createCondition', options, 'fieldId');
		const values = options.values === undefined || options.values === null ? [] : [options.values].flat();
		return {
			sql: conditionSql(options.formula ?? this.place(options.fieldId!), options.operator, values),
			children: [],
		};
	}

	autoJoin(options: { fieldId: string } | string): Component {
		const fieldId = typeof options === 'string' ? options : options.fieldId;
		const known = this.joins.find(({ field }) => field === fieldId);
		if (known) return known;
		const target = host<string>('query.target', { type: this.type, field: fieldId });
		const joined = new Component(target, `${this.alias}_${fieldId}`.replace(/\W/g, '_'), this, fieldId);
		this.joins.push(joined);
		return joined;
	}

	join(options: { fieldId: string } | string): Component {
		return this.autoJoin(options);
	}

	/** Documented: to one of several types that a field may refer to. */
	joinTo({ fieldId, target }: { fieldId: string; target: string }): Component {
		const joined = new Component(target, `${this.alias}_${fieldId}`, this, fieldId);
		this.joins.push(joined);
		return joined;
	}

	from(): string {
		const own = this.parent
			? ` LEFT JOIN ${this.type} ${this.alias} ON ${this.alias}.id = ${this.parent.alias}.${this.field!}`
			: `${this.type} ${this.alias}`;
		return own + this.joins.map((joined) => joined.from()).join('');
	}
}

export class Query extends Component {
	columns: Column[] = [];
	condition: Condition | null = null;
	sort: Array<{ column: Column; ascending: boolean; nullsLast?: boolean }> = [];

	constructor(type: string) {
		super(type, type.toLowerCase(), null, null);
	}

	get root(): this {
		return this;
	}

	createSort(options: { column: Column; ascending?: boolean; nullsLast?: boolean }) {
		required('query.createSort', options, 'column');
		return { column: options.column, ascending: options.ascending ?? true, nullsLast: options.nullsLast };
	}

	and = (...parts: Array<Condition | Condition[]>): Condition => joined('AND', parts.flat());
	or = (...parts: Array<Condition | Condition[]>): Condition => joined('OR', parts.flat());
	not = (condition: Condition): Condition => ({ sql: `NOT (${condition.sql})`, children: [condition] });

	toSuiteQL(): SuiteQL {
		if (this.columns.length === 0)
			throw new SuiteScriptError('SSS_MISSING_REQD_ARGUMENT', 'query.run: Missing a required argument: columns');
		const isGrouped = this.columns.some(({ aggregate, groupBy }) => aggregate || groupBy);
		const select = this.columns.map((column) => column.sql() + (column.alias ? ` AS ${column.alias}` : ''));
		const groups = isGrouped ? this.columns.filter(({ aggregate }) => !aggregate).map((column) => column.sql()) : [];
		const order = this.sort.map(
			({ column, ascending, nullsLast }) =>
				column.sql() +
				(ascending ? '' : ' DESC') +
				(nullsLast === undefined ? '' : ` NULLS ${nullsLast ? 'LAST' : 'FIRST'}`),
		);
		const where = this.condition ? ` WHERE ${this.condition.sql}` : '';
		return new SuiteQL(
			`SELECT ${select.join(', ')} FROM ${this.from()}${where}` +
				(groups.length > 0 ? ` GROUP BY ${groups.join(', ')}` : '') +
				(order.length > 0 ? ` ORDER BY ${order.join(', ')}` : ''),
			[],
		);
	}

	run = promising(() => this.toSuiteQL().run());
	runPaged = promising((options?: { pageSize?: number }) => this.toSuiteQL().runPaged(options));
}

function joined(word: 'AND' | 'OR', parts: Condition[]): Condition {
	return { sql: `(${parts.map(({ sql }) => `(${sql})`).join(` ${word} `)})`, children: parts };
}

/** query.SuiteQL */
export class SuiteQL implements SuiteQLStatement {
	constructor(
		readonly query: string,
		readonly params: unknown[],
	) {}

	run = promising(() => run(this));
	runPaged = promising((options?: { pageSize?: number }) => new PagedData(this, options?.pageSize));
}
