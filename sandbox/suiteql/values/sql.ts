import type { SqlValue } from '../engine';

/** A piece of SQLite's SQL with the values of its `?`. */
export interface Sql {
	text: string;
	values: SqlValue[];
}

/** Builds SQL from a template: pieces are put in with their values, strings as they are (never a caller's text). */
export function sql(parts: TemplateStringsArray, ...inserts: (Sql | string)[]): Sql {
	let text = parts[0]!;
	const values: SqlValue[] = [];
	inserts.forEach((insert, index) => {
		if (typeof insert === 'string') text += insert;
		else {
			text += insert.text;
			values.push(...insert.values);
		}
		text += parts[index + 1]!;
	});
	return { text, values };
}

export function joinSql(pieces: Sql[], separator: string): Sql {
	return {
		text: pieces.map(({ text }) => text).join(separator),
		values: pieces.flatMap(({ values }) => values),
	};
}

/**
 * Joins conditions as a balanced tree: SQLite limits the depth of an expression to 1,000 and reads `a OR b OR c` as
 * a tree that leans to one side.
 */
export function joinBalanced(pieces: Sql[], operator: 'AND' | 'OR'): Sql {
	if (pieces.length <= 2) return sql`(${joinSql(pieces, ` ${operator} `)})`;
	const half = pieces.length >> 1;
	return sql`(${joinBalanced(pieces.slice(0, half), operator)} ${operator} ${joinBalanced(pieces.slice(half), operator)})`;
}

export const bound = (value: SqlValue): Sql => ({ text: '?', values: [value] });

/** Numbers change from page to page and are bound, so that the statement is prepared once; texts are its constants. */
export const quotedText = (value: string): Sql =>
	value.includes('\0') ? bound(value) : { text: `'${value.replaceAll("'", "''")}'`, values: [] };

export const quotedName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export const sameSql = (one: Sql, other: Sql): boolean =>
	one.text === other.text &&
	one.values.length === other.values.length &&
	one.values.every((value, index) => value === other.values[index]);
