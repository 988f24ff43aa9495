import { schema, type Feature } from '../schema';

/**
 * A field of a record as people get it: where its value comes from and what kind of value it is.
 * `sql` is an expression over the row `r` and, on transactions, its main line `m`.
 */
export interface Field {
	kind: 'text' | 'integer' | 'number' | 'amount' | 'date' | 'timestamp' | 'boolean' | 'reference' | 'status';
	sql: string;
	label: string;
	/** SQL of a reference's name. */
	nameSql?: string;
	/** The table a reference points at. */
	references?: string;
	/** Names of a reference's values, where NetSuite has a fixed few. */
	names?: Readonly<Record<string, string>>;
	/** How it is shown of what is stored. */
	sign?: 'negated' | 'absolute';
	/** Does not exist in accounts without it. */
	feature?: Feature;
	/** In REST records only, not in the truth. */
	restOnly?: true;
	/** In the truth, read by SuiteQL, and not in REST records. */
	notInRest?: true;
}

export type Fields = Readonly<Record<string, Field>>;

const of =
	(kind: Field['kind']) =>
	(sql: string, label: string, more?: Partial<Field>): Field => ({ kind, sql, label, ...more });

export const text = of('text');
export const integer = of('integer');
export const number = of('number');
export const amount = of('amount');
export const date = of('date');
export const timestamp = of('timestamp');
export const boolean = of('boolean');
export const status = of('status');

/** A reference to a record of that table, named as NetSuite displays it. */
export function reference(sql: string, label: string, table: string, more?: Partial<Field>): Field {
	const { displayColumn, displaySql, feature } = schema[table]!;
	const display = displaySql ? displaySql('d') : `d."${displayColumn}"`;
	return {
		kind: 'reference',
		sql,
		label,
		references: table,
		nameSql: `(SELECT ${display} FROM "${table}" d WHERE d.id = ${sql})`,
		feature,
		...more,
	};
}

/** A reference to one of a few values. */
export function choice(sql: string, label: string, names: Readonly<Record<string, string>>): Field {
	return { kind: 'reference', sql, label, names };
}
