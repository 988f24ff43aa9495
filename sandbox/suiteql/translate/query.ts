import { unsupported } from '../errors';
import type { OrderItem, Query, Select, SetOperator, Union } from '../parse/ast';
import { checkLength } from '../limits';
import { unifyAlike } from '../values/convert';
import { bound, joinSql, quotedName, sql, type Sql } from '../values/sql';
import { typed } from '../values/typed';
import type { Context, Output, Translated } from './context';
import { expandGroupingSets } from './groupingSets';
import { renderLimited } from './render';
import { Scope } from './scope';
import { translateSelect } from './select';

/** @throws SuiteQLError in NetSuite's words */
export function translateQuery(query: Query, context: Context): Translated {
	const named = new Map(context.named);
	for (const { name, query: inner } of query.with) {
		named.set(name.toLowerCase(), translateQuery(inner, { ...context, named, scope: new Scope() }));
	}
	const inner: Context = { ...context, named };
	const { body, orderBy } = expandGroupingSets(query);
	const translated =
		body.kind === 'select' ? translateSelect(body, orderBy, inner) : translateUnion(body, orderBy, inner);
	checkLength(translated.sql);
	return withOffset(withLimit(translated, query), query);
}

/** The first rows: what is known of the whole no longer holds. */
function withLimit(query: Translated, { fetch, offset = 0 }: Query): Translated {
	if (fetch === undefined) return query;
	const limited: Translated = { ...query, limit: Math.min(query.limit ?? Infinity, fetch + offset), keyset: undefined };
	return { ...limited, count: countRows(limited) };
}

/** Without the rows that OFFSET skips. */
function withOffset(query: Translated, { offset }: Query): Translated {
	if (offset === undefined) return query;
	const most = query.limit === undefined ? -1 : Math.max(query.limit - offset, 0);
	const rows = sql`SELECT * FROM (${query.sql} LIMIT ${bound(most)} OFFSET ${bound(offset)})`;
	const outputs = query.outputs.map(({ name, value }) => ({
		name,
		value: typed(value.type, sql`${quotedName(name)}`, value.origin && { ...value.origin, sibling: undefined }),
	}));
	return { sql: rows, outputs, count: countRows({ sql: rows }) };
}

export const countRows = (query: Pick<Translated, 'sql' | 'limit'>): Sql =>
	sql`SELECT count(*) AS total FROM (${renderLimited(query)})`;

export const selectList = (outputs: Output[]): Sql =>
	joinSql(
		outputs.map(({ name, value }) => sql`${value} AS ${quotedName(name)}`),
		', ',
	);

function translateUnion(union: Union, orderBy: OrderItem[], context: Context): Translated {
	const { rows, outputs } = uniteRows(union, context);
	const order = orderBy.map((item) => orderTerm(sql`${quotedName(orderedOutput(item, outputs))}`, item));
	const ordered = order.length > 0 ? sql`${rows} ORDER BY ${joinSql(order, ', ')}` : rows;
	return { sql: ordered, outputs, count: countRows({ sql: rows }) };
}

const OPERATORS: Record<SetOperator, string> = {
	UNION: 'UNION',
	'UNION ALL': 'UNION ALL',
	INTERSECT: 'INTERSECT',
	MINUS: 'EXCEPT',
};

/** Both sides as sub-selects, so that each keeps its own limit and shares the other's types. */
function uniteRows(body: Select | Union, context: Context): { rows: Sql; outputs: Output[] } {
	if (body.kind === 'select') {
		const select = translateSelect(body, [], context);
		return { rows: sql`SELECT * FROM (${renderLimited(select)})`, outputs: select.outputs };
	}
	const left = uniteRows(body.left, context);
	const right = uniteRows(body.right, context);
	if (left.outputs.length !== right.outputs.length) throw unsupported();
	const pairs = left.outputs.map(({ name, value }, index) => {
		const other = right.outputs[index]!;
		const [mine, theirs] = unifyAlike(
			[
				{ ...sql`${quotedName(name)}`, type: value.type, origin: value.origin },
				{ ...sql`${quotedName(other.name)}`, type: other.value.type },
			],
			context.session,
		);
		return [
			{ name, value: mine! },
			{ name, value: theirs! },
		] as const;
	});
	const side = (rows: Sql, outputs: Output[]) => sql`SELECT ${selectList(outputs)} FROM (${rows})`;
	const mine = pairs.map(([one]) => one);
	const theirs = pairs.map(([, other]) => other);
	const rows = joinSql([side(left.rows, mine), side(right.rows, theirs)], ` ${OPERATORS[body.operator]} `);
	return { rows, outputs: mine };
}

/** The output that ORDER BY names by position or alias. */
function orderedOutput({ expression }: OrderItem, outputs: Output[]): string {
	const output = findOutput(expression, outputs);
	if (!output) throw unsupported();
	return output.name;
}

export function findOutput(expression: OrderItem['expression'], outputs: Output[]): Output | undefined {
	if (expression.kind === 'number') {
		const output = outputs[expression.value - 1];
		if (!output) throw unsupported();
		return output;
	}
	if (expression.kind !== 'column' || expression.qualifier !== undefined) return undefined;
	return outputs.find(({ name }) => name === expression.name.toLowerCase());
}

/** Oracle puts NULL last, and first when descending; SQLite does the opposite. */
export function orderTerm(value: Sql, { descending, nulls }: OrderItem, neverNull = false): Sql {
	const direction = descending ? ' DESC' : '';
	if (neverNull) return sql`${value}${direction}`;
	return sql`${value}${direction} NULLS ${nulls ?? (descending ? 'first' : 'last')}`;
}
