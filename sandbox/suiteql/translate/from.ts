import { unsupported } from '../errors';
import { contains, type Expression, type FromSource, type Join, type Select } from '../parse/ast';
import { joinBalanced, quotedName, sql, type Sql } from '../values/sql';
import { translateCondition } from './condition';
import type { Context } from './context';
import { translateQuery } from './query';
import { renderLimited } from './render';
import { lookUpTable, Scope, type Source } from './scope';

interface Placed {
	source: Source;
	sql: Sql;
}

/**
 * Puts the sources of FROM into the context's scope.
 *
 * @param conditions of WHERE; those marked with Oracle's (+) become joins
 * @returns the SQL after FROM, and the conditions that are left for WHERE
 */
export function translateFrom(from: Select['from'], conditions: Expression[], context: Context) {
	const marked = conditions.filter(isMarked);
	if (marked.length > 0) {
		const placed = from.map(({ source }) => place(source, context));
		return {
			from: joinMarked(placed, marked, context),
			conditions: conditions.filter((condition) => !isMarked(condition)),
		};
	}
	let joined: Sql | undefined;
	for (const { source, joins } of from) {
		const first = place(source, context);
		joined = joined ? sql`${joined} CROSS JOIN ${first.sql}` : first.sql;
		for (const join of joins) joined = sql`${joined} ${translateJoin(join, context)}`;
	}
	return { from: joined!, conditions };
}

const isColumn = ({ kind }: Expression) => kind === 'column';

const isMarked = (condition: Expression) => contains(condition, (part) => part.kind === 'column' && part.outer);

function place(from: FromSource, context: Context): Placed {
	const placed = from.kind === 'table' ? placeTable(from.name, from.alias, context) : placeDerived(from, context);
	context.scope.add(placed.source);
	return placed;
}

function placeTable(name: string, alias: string | undefined, context: Context): Placed {
	const query = context.named.get(name.toLowerCase());
	if (query) return placeRows(query, name, alias ?? name, context);
	const sqlAlias = context.newAlias();
	const source = { alias: (alias ?? name).toLowerCase(), record: name, sqlAlias, optional: false };
	if (name.toLowerCase() === 'dual') {
		const columns = new Map([['dummy', { type: 'text' as const }]]);
		return { source: { ...source, columns, hidden: new Set() }, sql: sql`(SELECT 'X' AS "dummy") AS ${sqlAlias}` };
	}
	const looked = lookUpTable(name, context.catalogue, context.visibility);
	return { source: { ...source, ...looked }, sql: sql`${quotedName(name.toLowerCase())} AS ${sqlAlias}` };
}

/** A sub-select in FROM sees nothing of its neighbours. */
function placeDerived({ query, alias }: Extract<FromSource, { kind: 'derived' }>, context: Context): Placed {
	const inner = translateQuery(query, {
		...context,
		scope: new Scope(context.scope.parent),
		aggregates: false,
		windows: false,
	});
	return placeRows(inner, alias ?? '', alias, context);
}

function placeRows(
	query: ReturnType<typeof translateQuery>,
	record: string,
	alias: string | undefined,
	context: Context,
): Placed {
	const columns = query.outputs.map(
		({ name, value }) => [name, { type: value.type, column: value.origin?.column }] as const,
	);
	const sqlAlias = context.newAlias();
	return {
		source: {
			alias: alias?.toLowerCase(),
			record,
			sqlAlias,
			columns: new Map(columns),
			hidden: new Set(),
			optional: false,
		},
		sql: sql`(${renderLimited(query)}) AS ${sqlAlias}`,
	};
}

const JOINS = { inner: 'JOIN', left: 'LEFT JOIN', right: 'RIGHT JOIN', full: 'FULL JOIN', cross: 'CROSS JOIN' };

function translateJoin({ kind, source: from, on }: Join, context: Context): Sql {
	const earlier = [...context.scope.sources];
	const { source, sql: placed } = place(from, context);
	if (kind === 'left' || kind === 'full') source.optional = true;
	if (kind === 'right' || kind === 'full') for (const other of earlier) other.optional = true;
	const condition = on ? sql` ON ${translateCondition(on, { ...context, aggregates: false, windows: false })}` : '';
	return sql`${JOINS[kind]} ${placed}${condition}`;
}

/** Comma-separated sources, some of which may be missing: each is joined after all it depends on. */
function joinMarked(placed: Placed[], marked: Expression[], context: Context): Sql {
	const conditions = marked.map((condition) => ({ condition, ...sourcesOf(condition, context) }));
	const optional = new Set(conditions.map(({ outer }) => outer));
	for (const source of optional) source.optional = true;

	const waiting = placed.filter(({ source }) => optional.has(source));
	const done = placed.filter(({ source }) => !optional.has(source));
	if (done.length === 0) throw unsupported();
	let joined = done.map(({ sql: source }) => source).reduce((left, right) => sql`${left} CROSS JOIN ${right}`);
	while (waiting.length > 0) {
		const ready = waiting.findIndex(({ source }) => {
			const there = new Set([source, ...done.map((other) => other.source)]);
			return conditions.every(({ outer, sources }) => outer !== source || sources.every((other) => there.has(other)));
		});
		if (ready < 0) throw unsupported();
		const [next] = waiting.splice(ready, 1);
		const on = conditions
			.filter(({ outer }) => outer === next!.source)
			.map(({ condition }) => translateCondition(condition, { ...context, aggregates: false, windows: false }));
		joined = sql`${joined} LEFT JOIN ${next!.sql} ON ${joinBalanced(on, 'AND')}`;
		done.push(next!);
	}
	return joined;
}

/**
 * Which sources a condition speaks of, and the one that (+) marks: Oracle takes exactly one, and no OR. SuiteQL takes
 * the mark on the right side of a join only: Oracle's help rules out `a1.id (+) = a2.id`.
 */
function sourcesOf(condition: Expression, { scope }: Context): { outer: Source; sources: Source[] } {
	if (condition.kind === 'comparison' && isMarked(condition.left) && contains(condition.right, isColumn))
		throw unsupported();
	const outer = new Set<Source>();
	const sources = new Set<Source>();
	contains(condition, (part) => {
		if (part.kind === 'logical' && part.operator === 'OR') throw unsupported();
		if (part.kind !== 'column') return false;
		const { source } = scope.resolve(part.name, part.qualifier);
		sources.add(source);
		if (part.outer) outer.add(source);
		return false;
	});
	const [only, ...others] = outer;
	if (!only || others.length > 0) throw unsupported();
	return { outer: only, sources: [...sources].filter((source) => scope.sources.includes(source)) };
}
