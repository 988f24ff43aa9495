import type { Column, ColumnType, Table } from '../../suiteql/catalogue';

/** What a NetSuite account may lack; tables and columns of a feature that is off do not exist for SuiteQL. */
export type Feature = 'oneWorld' | 'multiCurrency';

export type Features = Readonly<Record<Feature, boolean>>;

export interface StoredColumn extends Column {
	feature?: Feature;
	/** Not stored but computed while reading; `r` is the row. */
	computed?: string;
	/** As computed, but in the stored table itself: an expression of the row's own columns. */
	generated?: string;
}

/** A table of the account: what SuiteQL shows of it and how SQLite keeps it. */
export interface StoredTable extends Omit<Table, 'columns'> {
	columns: Record<string, StoredColumn>;
	/** Columns SuiteQL does not show. */
	unseen?: Record<string, ColumnType>;
	feature?: Feature;
	/** Instead of `id`; such a table has no row ID of its own. */
	primaryKey?: readonly string[];
	indexes?: readonly (readonly string[])[];
	/** Indexes of the rows that meet a condition, by name. */
	partialIndexes?: Readonly<Record<string, { columns: readonly string[]; where: string }>>;
	/** A table made of others: its SELECT. */
	view?: string;
	/** Not for SuiteQL at all: records that it does not show, or what no account has. */
	internal?: 'record' | 'machinery';
}

export const integer: StoredColumn = { type: 'integer' };
export const number: StoredColumn = { type: 'number' };
export const text: StoredColumn = { type: 'text' };
export const date: StoredColumn = { type: 'date' };
export const timestamp: StoredColumn = { type: 'timestamp' };
export const boolean: StoredColumn = { type: 'boolean' };

/** A reference to a row of another table. */
export const to = (references: string, feature?: Feature): StoredColumn => ({ type: 'reference', references, feature });

/** A reference to one of a few values that NetSuite names itself. */
export const oneOf = (display: Record<string, string>): StoredColumn => ({ type: 'reference', display });

/** References to several rows of another table. */
export const manyOf = (references: string): StoredColumn => ({ type: 'multiselect', references });

/** An amount in the transaction's currency, or in the subsidiary's. */
export const foreign: StoredColumn = { type: 'number', amount: 'foreign' };
export const base: StoredColumn = { type: 'number', amount: 'base' };

/** A column the record has and nothing in this account fills. */
export const empty = (type: ColumnType): StoredColumn => computed(type, 'NULL');

/** The same in every row. */
export const always = (type: ColumnType, value: string): StoredColumn => computed(type, `'${value}'`);

/** Computed in the stored table, of the row's own columns or of none. */
export const generated = (type: ColumnType, sql: string): StoredColumn => ({ type, generated: sql });

export const computed = (type: ColumnType, sql: string): StoredColumn => ({ type, computed: sql });
