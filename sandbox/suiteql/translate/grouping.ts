import { unsupported } from '../errors';
import { findFunction } from '../functions';
import { children, contains, type Expression, type Select } from '../parse/ast';
import { sameSql, type Sql } from '../values/sql';
import type { Context } from './context';
import { translateValue } from './expression';

const isAggregate = (part: Expression) =>
	part.kind === 'call' && !part.over && findFunction(part.name)?.aggregate === true;

/** Whether the rows are put together, by GROUP BY or because something is counted or summed. */
export function isGrouped(select: Select, others: Expression[]): boolean {
	if (select.groupBy.length > 0 || select.having) return true;
	const items = select.items.map(({ expression }) => expression).filter((expression) => expression.kind !== 'star');
	return [...items, ...others].some((expression) => contains(expression, isAggregate));
}

/**
 * Checks that an expression has one value for each group: made of the expressions of GROUP BY, aggregates and
 * constants. SQLite would pick any row's value.
 */
export function requireGrouped(expression: Expression, groups: Sql[], context: Context): void {
	if (isAggregate(expression) || isOneOf(expression, groups, context)) return;
	if (expression.kind === 'column') {
		if (context.scope.isLocal(expression.name, expression.qualifier)) throw unsupported();
		return;
	}
	for (const child of children(expression)) requireGrouped(child, groups, context);
}

const VALUES = new Set<Expression['kind']>([
	'column',
	'call',
	'negative',
	'arithmetic',
	'case',
	'cast',
	'extract',
	'rownum',
]);

const isOneOf = (expression: Expression, groups: Sql[], context: Context) =>
	VALUES.has(expression.kind) && groups.some((group) => sameSql(group, translateValue(expression, context)));
