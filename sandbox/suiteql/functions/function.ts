import type { Catalogue } from '../catalogue';
import type { Session } from '../session';
import type { Typed } from '../values/typed';

export interface FunctionContext {
	session: Session;
	catalogue: Catalogue;
}

export interface CallOptions {
	distinct: boolean;
	star: boolean;
}

/** A function of SuiteQL: how many arguments it takes and what it becomes in SQLite. */
export interface SqlFunction {
	arguments: [least: number, most: number];
	/** @throws SuiteQLError if the arguments' types do not suit */
	translate(values: Typed[], context: FunctionContext, options: CallOptions): Typed;
	aggregate?: boolean;
}

export type SqlFunctions = Record<string, SqlFunction>;
