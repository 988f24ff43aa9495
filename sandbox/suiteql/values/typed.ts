import type { Column, Table } from '../catalogue';
import { bound, quotedText, sql, type Sql } from './sql';

/**
 * What a value is, and how SQLite holds it:
 * - `date`: a day, TEXT `YYYY-MM-DD`
 * - `wallClock`: date and time without zone (Oracle's DATE and TIMESTAMP), INTEGER seconds as if it were UTC
 * - `instant`: a moment (TIMESTAMP WITH TIME ZONE), INTEGER seconds since 1970 UTC
 */
export type ValueType = 'integer' | 'number' | 'text' | 'boolean' | 'date' | 'wallClock' | 'instant' | 'null';

export interface Typed extends Sql {
	type: ValueType;
	/** Known before the query runs: literals and what is computed from them. */
	constant?: string | number;
	/** Of an amount: the internal ID of its currency, for BUILTIN.CURRENCY. */
	money?: Sql;
	/** The amount is the sum of several rows', whose currency is taken to be one. */
	summed?: boolean;
	/** Set where the value is a column's own, for BUILTIN.DF and BUILTIN.CF. */
	origin?: Origin;
}

export interface Origin {
	column: Column;
	/** The row's column of this name; not known outside the table itself. */
	sibling?: (name: string) => Sql;
	/** Never null: the table's key, not on the outer side of a join. */
	isKey: boolean;
	table?: Table;
}

export const typed = (type: ValueType, { text, values }: Sql, origin?: Origin): Typed => ({
	text,
	values,
	type,
	origin,
});

export const nullValue: Typed = { text: 'NULL', values: [], type: 'null' };

export function constant(type: 'integer' | 'number' | 'wallClock' | 'instant', value: number): Typed;
export function constant(type: 'text' | 'date', value: string): Typed;
export function constant(type: ValueType, value: string | number): Typed {
	const piece = typeof value === 'string' ? quotedText(value) : bound(value);
	return { ...piece, type, constant: value };
}

export const isNumeric = ({ type }: Typed) => type === 'integer' || type === 'number';
export const isText = ({ type }: Typed) => type === 'text' || type === 'boolean';
export const isTemporal = ({ type }: Typed) => type === 'date' || type === 'wallClock' || type === 'instant';

/** Oracle knows no empty text: it is NULL. */
export const textResult = (piece: Sql): Typed => typed('text', sql`nullif(${piece}, '')`);
