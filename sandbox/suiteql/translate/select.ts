import { unsupported } from '../errors';
import { conjuncts, type Expression, type OrderItem, type Select, type SelectItem } from '../parse/ast';
import { bound, joinBalanced, joinSql, quotedName, sameSql, sql, type Sql } from '../values/sql';
import { isNumeric, typed } from '../values/typed';
import { translateCondition } from './condition';
import type { Context, Output, Translated } from './context';
import { translateValue } from './expression';
import { translateFrom } from './from';
import { isGrouped, requireGrouped } from './grouping';
import { countRows, findOutput, orderTerm, selectList } from './query';
import { selectUsesRownum, splitRownum } from './rownum';
import { Scope } from './scope';

/** Where the rows come from, and which of them. */
interface Rows {
	from: Sql;
	conditions: Sql[];
}

export function translateSelect(select: Select, orderBy: OrderItem[], outer: Context): Translated {
	const context: Context = {
		...outer,
		scope: new Scope(outer.scope),
		aggregates: false,
		windows: false,
		rownum: undefined,
	};
	const translated = translateFrom(select.from, conjuncts(select.where), context);
	const { limit: rownumLimit, others } = splitRownum(translated.conditions);
	let rows: Rows = {
		from: translated.from,
		conditions: others.map((condition) => translateCondition(condition, context)),
	};
	const unwrap = selectUsesRownum(select, orderBy) ? wrap(rows, rownumLimit, context) : undefined;

	const grouped = isGrouped(
		select,
		orderBy.map(({ expression }) => expression),
	);
	const groups = select.groupBy.map((expression) => translateValue(expression, context));
	const inGroups: Context = { ...context, aggregates: grouped };
	const shown: Context = { ...inGroups, windows: true };
	const outputs = nameOutputs(select.items, shown);
	const having = select.having && translateCondition(select.having, inGroups);
	const order = orderBy.map((item) => translateOrder(item, outputs, select.distinct, shown));
	if (grouped) checkGroups(select, orderBy, outputs, groups, shown);

	const walk = select.distinct || grouped || unwrap ? undefined : findKeyset(others, orderBy, outputs, rows, shown);
	if (unwrap) rows = unwrap();
	if (walk) rows = hintKeyset(rows, walk.position);

	const { top: limit } = select;
	const rendered = (columns: Output[], sorting: Sql[]) => render(select, columns, rows, groups, having, sorting);
	const query = {
		sql: rendered(outputs, order),
		outputs,
		limit,
		unordered: !grouped && isUnordered(select, orderBy, context),
	};
	if (limit !== undefined) return { ...query, count: countRows(query) };
	if (select.distinct || grouped) return { ...query, count: countRows({ sql: rendered(outputs, []) }) };
	const count = sql`SELECT count(*) AS total FROM ${renderRows(rows)}`;
	if (!walk) return { ...query, count };
	const { column, valueIndex } = walk;
	return { ...query, count, keyset: { sql: rendered([...outputs, column], order), valueIndex } };
}

/** Whether nothing says in which order the rows come: neither the query itself nor a sub-select it reads from. */
function isUnordered({ top, distinct, from }: Select, orderBy: OrderItem[], { named, rownum }: Context): boolean {
	if (orderBy.length > 0 || top !== undefined || distinct || rownum) return false;
	const sources = from.flatMap(({ source, joins }) => [source, ...joins.map((join) => join.source)]);
	return sources.every((source) => source.kind === 'table' && !named.has(source.name.toLowerCase()));
}

const renderRows = ({ from, conditions }: Rows): Sql =>
	conditions.length > 0 ? sql`${from} WHERE ${joinBalanced(conditions, 'AND')}` : from;

function render(
	select: Select,
	outputs: Output[],
	rows: Rows,
	groups: Sql[],
	having: Sql | undefined,
	order: Sql[],
): Sql {
	const clause = (name: string, terms: Sql[]) => (terms.length > 0 ? sql` ${name} ${joinSql(terms, ', ')}` : '');
	const distinct = select.distinct ? 'DISTINCT ' : '';
	const grouping = sql`${clause('GROUP BY', groups)}${having ? sql` HAVING ${having}` : ''}`;
	return sql`SELECT ${distinct}${selectList(outputs)} FROM ${renderRows(rows)}${grouping}${clause('ORDER BY', order)}`;
}

/**
 * Makes the rows one sub-select in which they are limited and numbered, as Oracle's ROWNUM is, before anything is
 * sorted or grouped. Which columns it must offer is known once all else has been translated, so the rows come later.
 */
function wrap({ from, conditions }: Rows, limit: number | undefined, context: Context): () => Rows {
	const sqlAlias = context.newAlias();
	const used = new Map<string, Sql>();
	context.scope.wrapped = { sqlAlias, used };
	context.rownum = typed('integer', sql`${sqlAlias}."rownum"`);
	return () => {
		const columns = [...used].map(([name, column]) => sql`${column} AS ${quotedName(name)}`);
		const list = joinSql([...columns, sql`row_number() OVER () AS "rownum"`], ', ');
		const limited = limit === undefined ? '' : sql` LIMIT ${bound(limit)}`;
		return {
			from: sql`(SELECT ${list} FROM ${renderRows({ from, conditions })}${limited}) AS ${sqlAlias}`,
			conditions: [],
		};
	};
}

/**
 * Names the outputs in lower case. Believed: an expression without alias is `expr<n>`, a name used twice gets `_0`,
 * `_1` from the second on.
 */
function nameOutputs(items: SelectItem[], context: Context): Output[] {
	const outputs: Output[] = [];
	const taken = new Set<string>();
	let expressions = 0;
	const add = (wanted: string, value: Output['value']) => {
		let name = wanted.toLowerCase();
		for (let copy = 0; taken.has(name); copy++) name = `${wanted.toLowerCase()}_${copy}`;
		taken.add(name);
		outputs.push({ name, value });
	};
	for (const { expression, alias } of items) {
		if (expression.kind === 'star') {
			const { scope } = context;
			const sources = expression.qualifier === undefined ? scope.sources : [scope.find(expression.qualifier)[1]];
			for (const source of sources) for (const name of source.columns.keys()) add(name, scope.read(source, name));
		} else {
			const own = expression.kind === 'column' ? expression.name : undefined;
			add(alias ?? own ?? `expr${++expressions}`, translateValue(expression, context));
		}
	}
	return outputs;
}

function translateOrder(item: OrderItem, outputs: Output[], distinct: boolean, context: Context): Sql {
	const output = findOutput(item.expression, outputs);
	const value = output?.value ?? translateValue(item.expression, context);
	const neverNull = value.origin?.isKey ?? false;
	if (output && !neverNull) return orderTerm(sql`${quotedName(output.name)}`, item);
	// Rows that are made one must agree in what they are sorted by.
	if (distinct && !outputs.some((other) => sameSql(other.value, value))) throw unsupported();
	return orderTerm(value, item, neverNull);
}

function checkGroups(select: Select, orderBy: OrderItem[], outputs: Output[], groups: Sql[], context: Context): void {
	const check = (expression: Expression) => requireGrouped(expression, groups, context);
	for (const { expression } of select.items) {
		if (expression.kind === 'star') throw unsupported();
		check(expression);
	}
	if (select.having) check(select.having);
	for (const { expression } of orderBy) if (!findOutput(expression, outputs)) check(expression);
}

/** Finds `x > number` among the conditions of a query that is sorted by x first. */
function findKeyset(
	conditions: Expression[],
	orderBy: OrderItem[],
	outputs: Output[],
	rows: Rows,
	context: Context,
): { position: number; valueIndex: number; column: Output } | undefined {
	const [by] = orderBy;
	if (!by || by.descending) return undefined;
	const value = findOutput(by.expression, outputs)?.value ?? translateValue(by.expression, context);
	if (!isNumeric(value) || value.values.length > 0) return undefined;
	const position = conditions.findIndex(
		(condition) =>
			condition.kind === 'comparison' &&
			condition.operator === '>' &&
			condition.right.kind === 'number' &&
			condition.left.kind === 'column' &&
			sameSql(translateValue(condition.left, context), value),
	);
	if (position < 0) return undefined;
	const before = [rows.from, ...rows.conditions.slice(0, position)];
	const valueIndex = before.reduce((total, { values }) => total + values.length, 0);
	return { position, valueIndex, column: { name: '~keyset', value } };
}

/**
 * Tells the engine that the key leaves most rows in. Otherwise it would walk along the key to spare itself the sorting,
 * even where another condition leaves only a few rows.
 */
function hintKeyset({ from, conditions }: Rows, position: number): Rows {
	const hinted = conditions.map((condition, at) => (at === position ? sql`likelihood(${condition}, 0.9)` : condition));
	return { from, conditions: hinted };
}
