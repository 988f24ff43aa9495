import type { SearchField, Via } from '../field';

/** What can be searched: NetSuite's search types, and what they are of this account's tables. */
export interface SearchType {
	/** As SuiteScript has it, in lower case. */
	name: string;
	/** REST's name of the record type whose fields it has beside its own. */
	record?: string;
	/** `r`'s table, as a FROM names it. */
	table: string;
	/** Which rows there are, over `r` and `t`. */
	where?: string;
	/** A table beside it: `LEFT JOIN <table> rt ON <on>`. */
	header?: { table: string; on: string };
	id: string;
	/** SQL of the record type that results name. */
	recordType: string;
	/** By lower-case name. */
	fields: Readonly<Record<string, SearchField>>;
	/** By name as NetSuite writes it. */
	joins: Readonly<Record<string, SearchJoin>>;
	/** Rows in the order NetSuite tends to give them in, unless the search sorts. */
	orderBy: string;
}

export interface SearchJoin {
	/** The search type joined, by name. */
	to: string;
	/** Which of its rows `j` (with its header `jt`) belong to `r`. */
	on: string;
	/** Rows `k` of another table that it comes through: the same as those of the row's fields. */
	via?: Via;
}
