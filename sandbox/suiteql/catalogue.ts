/**
 * The tables SuiteQL can see and how their values show.
 *
 * Each table is held in an SQLite table of the same lower-case name: integer and reference as INTEGER, number as
 * REAL, text as TEXT, date as TEXT `YYYY-MM-DD`, timestamp as INTEGER seconds since 1970 UTC, boolean as TEXT
 * `T`/`F`, multiselect as TEXT of ids, `1, 2`.
 */
export interface Catalogue {
	/** By lower-case name. */
	tables: Record<string, Table>;
	/** Lower-case names of what this account lacks because a feature is off. */
	lacking?: ReadonlySet<string>;
	/** Lower-case names of records that NetSuite has and this account does not. */
	notBuilt?: ReadonlySet<string>;
}

export interface Table {
	/** As NetSuite spells it in its sentences. */
	name: string;
	/** By lower-case name. */
	columns: Record<string, Column>;
	/** Column that references point at; `id` unless said otherwise. */
	key?: string;
	/** Column that BUILTIN.DF of a reference to this table shows. */
	displayColumn?: string;
	/** SQLite expressions for the subsidiary and the currency of a row's amounts; `column` gives a column of the row. */
	money?: Money;
	/** Columns the record has, but not for queries. */
	notExposed?: readonly string[];
	/** SQLite expression that BUILTIN.DF shows instead, when no one column will do; `row` is the table's alias. */
	displaySql?: (row: string) => string;
}

export interface Money {
	subsidiary: (column: (name: string) => string) => string;
	/** Of amounts in the transaction's currency. */
	currency: (column: (name: string) => string) => string;
	/** What an amount in the transaction's currency is multiplied by to be in the subsidiary's. */
	rate: (column: (name: string) => string) => string;
}

export type ColumnType = 'integer' | 'number' | 'text' | 'date' | 'timestamp' | 'boolean' | 'reference' | 'multiselect';

export interface Column {
	type: ColumnType;
	/** Of an amount: in the transaction's currency, or in the subsidiary's. */
	amount?: 'foreign' | 'base';
	/** Of a reference or multiselect: lower-case name of the table whose display value BUILTIN.DF shows. */
	references?: string;
	/** What BUILTIN.DF shows for each stored value, or for `<keyedBy value>:<value>` when keyedBy is set. */
	display?: Record<string, string>;
	/**
	 * Column of the same table without which the value says little: a transaction's status is keyed by its type, so
	 * BUILTIN.CF(status) is `CustInvc:A`.
	 */
	keyedBy?: string;
}

/** What a role cannot see. Names are lower case. */
export interface Visibility {
	hiddenTables: ReadonlySet<string>;
	hiddenColumns: ReadonlyMap<string, ReadonlySet<string>>;
}
