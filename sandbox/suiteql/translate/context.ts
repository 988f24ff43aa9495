import type { Catalogue, Visibility } from '../catalogue';
import type { Session } from '../session';
import type { Sql } from '../values/sql';
import type { Typed } from '../values/typed';
import type { Scope } from './scope';

/** Everything the meaning of an expression depends on besides itself. */
export interface Context {
	session: Session;
	catalogue: Catalogue;
	visibility: Visibility;
	scope: Scope;
	/** What WITH named, by lower-case name. */
	named: ReadonlyMap<string, Translated>;
	/** Whether SUM and the like may stand here. */
	aggregates: boolean;
	/** Whether functions with OVER may stand here. */
	windows: boolean;
	/** Set where ROWNUM may stand. */
	rownum?: Typed;
	/** A name no other source of the query has. */
	newAlias(): string;
}

export interface Output {
	/** Lower case, unique in its SELECT. */
	name: string;
	value: Typed;
}

/** A query in SQLite's words. */
export interface Translated {
	sql: Sql;
	outputs: Output[];
	/** Not part of `sql`. */
	limit?: number;
	/** Its rows come in no order that the caller could rely on. */
	unordered?: boolean;
	/** Selects how many rows the query has, as `total`. */
	count: Sql;
	keyset?: Keyset;
}

/**
 * A query that goes through its rows by `column > bound ORDER BY column`: how many rows are left after a page is known
 * without counting them.
 */
export interface Keyset {
	/** The query with the column after its outputs. */
	sql: Sql;
	/** Which of the count's values is the bound. */
	valueIndex: number;
}
