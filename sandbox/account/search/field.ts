import { referencedTable } from '../schema';
import type { Field } from '../records';
import type { SearchKind } from './condition';

/**
 * What a search can ask for and show. In its SQL `r.` is the row, `t.` a transaction's header beside its line `r.`, and
 * `k.` a row of the links that the field comes through.
 */
export interface SearchField {
	kind: SearchKind;
	sql: string;
	label: string;
	/** SQL of a reference's name. */
	nameSql?: string;
	/** Names of a value, where NetSuite has a fixed few. */
	names?: Readonly<Record<string, string>>;
	/** The table a reference points at. */
	references?: string;
	/** What conditions are on, where that is not what is shown. */
	filter?: { kind: SearchKind; sql: string };
	/** How a check box shows: as `true` and `false`, or, as the main line does, as `*` and nothing. */
	mark?: true;
	/** Rows of another table that the field comes through; with several the row shows several times. */
	via?: Via;
}

/** `LEFT JOIN <table> k ON <on>` */
export interface Via {
	name: string;
	table: string;
	on: string;
}

type More = Partial<SearchField>;

const of =
	(kind: SearchKind) =>
	(sql: string, label: string, more?: More): SearchField => ({ kind, sql, label, ...more });

export const text = of('text');
export const key = of('key');
export const integer = of('integer');
export const number = of('number');
export const amount = of('amount');
export const date = of('date');
export const timestamp = of('timestamp');
export const boolean = of('boolean');

/** A reference to a record of that table, named as NetSuite displays it. */
export function reference(sql: string, label: string, table: string, more?: More): SearchField {
	const { displayColumn, displaySql } = referencedTable(table);
	const display = displaySql ? displaySql('d') : `d."${displayColumn}"`;
	return {
		kind: 'reference',
		sql,
		label,
		references: table,
		nameSql: `(SELECT ${display} FROM "${table}" d WHERE d.id = ${sql})`,
		...more,
	};
}

/** A reference to one of a few values. */
export function choice(sql: string, label: string, names: Readonly<Record<string, string>>, more?: More): SearchField {
	return { kind: 'reference', sql, label, names, ...more };
}

/** What a record shows of what is stored, which for some amounts has another sign. */
export function signedSql({ sql, sign }: Pick<Field, 'sql' | 'sign'>): string {
	if (sign === 'absolute') return `ABS(${sql})`;
	return sign === 'negated' ? `-(${sql})` : sql;
}

/** A record's field as searches have it. */
export function searchField(field: Field): SearchField {
	const { kind, label, nameSql, names, references } = field;
	return { kind: kind === 'status' ? 'key' : kind, sql: signedSql(field), label, nameSql, names, references };
}

/** SQL with `r`, `t` and `k` as the query calls them. */
export function placed(sql: string, row: string, via = ''): string {
	return sql.replace(/(?<![\w"])([rtk])\.(?=["\w])/g, (_all, name: string) =>
		name === 'r' ? `${row}.` : name === 't' ? `${row}t.` : `${via}.`,
	);
}
