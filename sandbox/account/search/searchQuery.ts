import type { SqlValue } from '../../suiteql/engine';
import type { Account } from '../account';
import { condition, type Condition, type SearchKind } from './condition';
import { placed, type SearchField } from './field';
import { formulaKind, formulaSql } from './formula';
import {
	invalidColumn,
	invalidColumnJoin,
	invalidFilter,
	invalidFilterJoin,
	notHere,
	type SearchRefusal,
} from './refusal';
import { fieldName, type ColumnRequest, type FieldName, type FilterTree } from './request';
import { searchFieldOf, searchTypeOf, type SearchType } from './types';

export interface ShownColumn {
	index: number;
	field: Pick<SearchField, 'kind' | 'names' | 'nameSql' | 'mark' | 'references'>;
	select: string;
	values: SqlValue[];
	sort: string | null;
	isGroup: boolean;
}

/** The tables that a search's fields come from, by the joins that its filters and columns name. */
export class SearchQuery {
	private readonly sources = new Map<string, { alias: string; type: SearchType }>();
	private readonly vias = new Set<string>();
	/** Of the FROM, in the order in which one builds on another. */
	private readonly tables: string[] = [];

	constructor(
		private readonly account: Account,
		private readonly type: SearchType,
	) {
		this.sources.set('', { alias: 'r', type });
		this.tables.push(`${type.table} r${headerOf(type, 'r', 'JOIN')}`);
	}

	from(): string {
		return this.tables.join('');
	}

	/** SQL over the row that is searched. */
	at(sql: string): string {
		return placed(sql, 'r');
	}

	filter(tree: FilterTree, inSummary: boolean): Condition {
		if ('and' in tree) return this.together(tree.and, 'AND', inSummary);
		if ('or' in tree) return this.together(tree.or, 'OR', inSummary);
		if ('not' in tree) {
			const { sql, values } = this.filter(tree.not, inSummary);
			return { sql: `NOT COALESCE((${sql}), FALSE)`, values };
		}
		const { term } = tree;
		if (Boolean(term.summary) !== inSummary) return { sql: 'TRUE', values: [] };
		const { field, sql, values } = this.resolve(term, invalidFilter, invalidFilterJoin);
		const on =
			field.filter && !term.formula
				? { kind: field.filter.kind, sql: this.placedIn(term, field, field.filter.sql) }
				: { kind: field.kind, sql };
		const aggregated = inSummary ? summarySql(term.summary!, on.sql) : on.sql;
		const kind: SearchKind = term.summary?.toUpperCase() === 'COUNT' ? 'integer' : on.kind;
		const given = field.mark ? term.values.map((value) => (value === '*' ? 'T' : value)) : term.values;
		const made = condition({ kind, sql: aggregated, name: term.name }, term.operator, given, this.account);
		return { sql: made.sql, values: repeated(made.sql, aggregated, values, made.values) };
	}

	/** Conditions on summaries stand by themselves. */
	havings(tree: FilterTree): Condition[] {
		return hasSummary(tree) ? [this.filter(tree, true)] : [];
	}

	column(column: ColumnRequest, index: number, isSummary: boolean): ShownColumn {
		const { field, sql, values, nameSql } = this.resolve(column, invalidColumn, invalidColumnJoin);
		const summary = column.summary?.toUpperCase() ?? null;
		// Believed: a column without a summary among those with one groups.
		const isGroup = isSummary && (summary === null || summary === 'GROUP');
		const counted = summary === 'COUNT';
		const shownSql = isSummary && !isGroup ? summarySql(summary!, sql) : sql;
		const named = nameSql && !counted && (!isSummary || isGroup) ? `, ${nameSql} AS "n${index}"` : '';
		return {
			index,
			field: counted ? { kind: 'integer' } : { ...field, nameSql: named ? field.nameSql : undefined },
			select: `${shownSql} AS "c${index}"${named}`,
			values,
			sort: column.sort && column.sort !== 'NONE' ? column.sort : null,
			isGroup,
		};
	}

	private together(parts: readonly FilterTree[], word: 'AND' | 'OR', inSummary: boolean): Condition {
		const made = parts.map((part) => this.filter(part, inSummary));
		return {
			sql: `(${made.map(({ sql }) => `(${sql})`).join(` ${word} `)})`,
			values: made.flatMap(({ values }) => values),
		};
	}

	private resolve(
		{ name, join, formula }: FieldName,
		unknownField: (name: string) => SearchRefusal,
		unknownJoin: (name: string) => SearchRefusal,
	): { field: SearchField; sql: string; values: SqlValue[]; nameSql?: string } {
		const kind = formulaKind(name.toLowerCase());
		if (kind) {
			if (!formula) throw unknownField(name);
			const { sql, values } = formulaSql(
				formula,
				kind,
				(inner) => this.formulaField(inner, unknownField, unknownJoin),
				this.account.clock.now(),
			);
			return { field: { kind, sql, label: 'Formula' }, sql, values };
		}
		const source = this.source(join ?? '', unknownJoin);
		const field = searchFieldOf(this.account, source.type, name.toLowerCase());
		if (!field) throw unknownField(join ? `${join}.${name}` : name);
		return {
			field,
			sql: this.placedAt(source.alias, field, field.sql),
			values: [],
			nameSql: field.nameSql && this.placedAt(source.alias, field, field.nameSql),
		};
	}

	private placedIn({ join }: FieldName, field: SearchField, sql: string): string {
		return this.placedAt(this.source(join ?? '', invalidFilterJoin).alias, field, sql);
	}

	/** In a formula a reference is its name, `{entity.id}` its ID. */
	private formulaField(
		text: string,
		unknownField: (name: string) => SearchRefusal,
		unknownJoin: (name: string) => SearchRefusal,
	): { kind: SearchKind; sql: string } {
		const asId = /\.id$/.test(text);
		const { name, join } = fieldName(asId ? text.slice(0, -3) : text);
		if (name === 'today') return { kind: 'date', sql: '(SELECT today FROM _clock)' };
		const { field, sql, nameSql } = this.resolve({ name, join }, unknownField, unknownJoin);
		if (asId || name === 'internalid') return { kind: 'integer', sql };
		return nameSql ? { kind: 'text', sql: nameSql } : { kind: field.kind, sql };
	}

	private placedAt(alias: string, { via }: Pick<SearchField, 'via'>, sql: string): string {
		if (!via) return placed(sql, alias);
		const link = `${alias}_${via.name}`;
		if (!this.vias.has(link)) {
			this.vias.add(link);
			this.tables.push(` LEFT JOIN ${via.table} ${link} ON ${placed(via.on, alias, link)}`);
		}
		return placed(sql, alias, link);
	}

	private source(join: string, unknownJoin: (name: string) => SearchRefusal): { alias: string; type: SearchType } {
		const name = join.toLowerCase();
		const known = this.sources.get(name);
		if (known) return known;
		const joined = Object.hasOwn(this.type.joins, name) ? this.type.joins[name] : undefined;
		if (!joined) {
			if (documentedJoins.has(name)) throw notHere(`join '${join}' of ${this.type.name} searches`);
			throw unknownJoin(join);
		}
		const type = searchTypeOf(this.account, joined.to)!;
		const alias = `j${this.sources.size}`;
		const on = this.placedAt('r', joined, joined.on.replace(/\bj\./g, `${alias}.`).replace(/\bjt\./g, `${alias}t.`));
		// A header that the join's condition is on comes first.
		const headerFirst = /\bjt\./.test(joined.on);
		const sql = headerFirst
			? ` LEFT JOIN ${type.header!.table} ${alias}t ON ${on}` +
				` LEFT JOIN ${type.table} ${alias} ON ${alias}."transaction" = ${alias}t.id`
			: ` LEFT JOIN ${type.table} ${alias} ON ${on}${headerOf(type, alias)}`;
		this.tables.push(sql);
		const source = { alias, type };
		this.sources.set(name, source);
		return source;
	}
}

/** Joins that NetSuite documents and that are not built here. */
const documentedJoins = new Set(
	(
		'user job opportunity partner case event task call file systemnotes leadsource pricing inventorydetail attendee' +
		' fulfillingtransaction billingtransaction revrecschedule shippingaddress billingaddress taxdetail' +
		' accountingtransaction purchaseorder deposittransaction'
	).split(' '),
);

const headerOf = ({ header }: SearchType, alias: string, join: 'JOIN' | 'LEFT JOIN' = 'LEFT JOIN'): string =>
	header ? ` ${join} ${header.table} ${alias}t ON ${placed(header.on.replace(/\brt\./, `${alias}t.`), alias)}` : '';

/** A formula may hold bound values of its own, which stand once for each time its SQL does, before the condition's. */
function repeated(sql: string, part: string, own: readonly SqlValue[], rest: readonly SqlValue[]): SqlValue[] {
	if (own.length === 0) return [...rest];
	const times = sql.split(part).length - 1;
	return [...Array.from({ length: times }, () => own).flat(), ...rest];
}

function hasSummary(tree: FilterTree): boolean {
	if ('term' in tree) return Boolean(tree.term.summary);
	return 'not' in tree ? hasSummary(tree.not) : ('and' in tree ? tree.and : tree.or).some(hasSummary);
}

function summarySql(summary: string, sql: string): string {
	const name = summary.toUpperCase();
	if (!['SUM', 'COUNT', 'MIN', 'MAX', 'AVG', 'GROUP'].includes(name)) throw invalidColumn(summary);
	return name === 'GROUP' ? sql : `${name}(${sql})`;
}
