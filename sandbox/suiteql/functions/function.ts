import type { Catalogue } from '../catalogue';
import type { Session } from '../session';
import { joinSql, sql, type Sql } from '../values/sql';
import type { Typed } from '../values/typed';

export interface FunctionContext {
	session: Session;
	catalogue: Catalogue;
}

export interface CallOptions {
	distinct: boolean;
	star: boolean;
	/** What WITHIN GROUP sorts by. */
	within: Sql[];
	over?: WindowSql;
}

/** What follows OVER, in SQLite's words. */
export interface WindowSql {
	partition: Sql[];
	order: Sql[];
	frame?: string;
}

/** The call with its OVER, if it has one. */
export function overWindow(call: Sql, window: WindowSql | undefined): Sql {
	if (!window) return call;
	const clause = (words: string, terms: Sql[]) => (terms.length > 0 ? sql`${words} ${joinSql(terms, ', ')} ` : '');
	const { partition, order, frame = '' } = window;
	return sql`${call} OVER (${clause('PARTITION BY', partition)}${clause('ORDER BY', order)}${frame})`;
}

/** A function of SuiteQL: how many arguments it takes and what it becomes in SQLite. */
export interface SqlFunction {
	arguments: [least: number, most: number];
	/** @throws SuiteQLError if the arguments' types do not suit */
	translate(values: Typed[], context: FunctionContext, options: CallOptions): Typed;
	/** One value of many rows; may have OVER. */
	aggregate?: boolean;
	/** Needs OVER. */
	analytic?: boolean;
	/** Needs WITHIN GROUP. */
	sorted?: boolean;
}

export type SqlFunctions = Record<string, SqlFunction>;
