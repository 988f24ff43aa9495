import { unsupported } from '../errors';
import type { Comparison, Expression, Query } from '../parse/ast';
import { comparable, toText } from '../values/convert';
import { joinBalanced, joinSql, quotedName, sql, type Sql } from '../values/sql';
import { typed, type Typed } from '../values/typed';
import type { Context } from './context';
import { translateValue } from './expression';
import { periodsOf } from './periods';
import { translateQuery } from './query';
import { renderLimited } from './render';

/** A condition in SQLite's words. @throws SuiteQLError as translateValue, and for a bare value */
export function translateCondition(expression: Expression, context: Context): Sql {
	switch (expression.kind) {
		case 'comparison':
			return compare(
				expression.operator,
				translateValue(expression.left, context),
				translateValue(expression.right, context),
				context,
			);
		case 'logical':
			return joinBalanced(
				expression.terms.map((term) => translateCondition(term, context)),
				expression.operator,
			);
		case 'not':
			return sql`NOT (${translateCondition(expression.operand, context)})`;
		case 'isNull':
			return sql`${translateValue(expression.operand, context)} IS ${expression.negated ? 'NOT ' : ''}NULL`;
		case 'between': {
			const [value, low, high] = [expression.operand, expression.low, expression.high].map((part) =>
				translateValue(part, context),
			);
			const inside = sql`(${compare('>=', value!, low!, context)} AND ${compare('<=', value!, high!, context)})`;
			return expression.negated ? sql`NOT ${inside}` : inside;
		}
		case 'like':
			return like(expression, context);
		case 'in': {
			const value = translateValue(expression.operand, context);
			const list = periodsOf(expression.list) ?? expression.list;
			const among = Array.isArray(list) ? inList(value, list, context) : inQuery(value, list, context);
			return expression.negated ? sql`NOT ${among}` : among;
		}
		case 'quantified':
			return quantified(expression, context);
		case 'call':
			return regexpLike(expression, context);
		case 'exists':
			return sql`EXISTS (${renderLimited(translateQuery(expression.query, context))})`;
		default:
			throw unsupported();
	}
}

function compare(operator: Comparison, left: Typed, right: Typed, { session }: Context): Sql {
	const [one, other] = comparable(left, right, session);
	return sql`${one} ${operator} ${other}`;
}

export const equals = (left: Typed, right: Typed, context: Context): Sql => compare('=', left, right, context);

function like(expression: Extract<Expression, { kind: 'like' }>, context: Context): Sql {
	const text = (part: Expression) => toText(translateValue(part, context), context.session);
	const escape = expression.escape ? sql` ESCAPE ${escapeCharacter(text(expression.escape))}` : '';
	return sql`${text(expression.operand)} ${expression.negated ? 'NOT ' : ''}LIKE ${text(expression.pattern)}${escape}`;
}

function escapeCharacter(escape: Typed): Typed {
	if (typeof escape.constant !== 'string' || [...escape.constant].length !== 1) throw unsupported();
	return escape;
}

type Of<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;

/** `= ANY` and its like: whether the comparison holds for one, or for all, of the list. */
function quantified({ operator, every, operand, list }: Of<'quantified'>, context: Context): Sql {
	const value = translateValue(operand, context);
	if (Array.isArray(list)) {
		const each = list.map((element) => compare(operator, value, translateValue(element, context), context));
		return joinBalanced(each, every ? 'AND' : 'OR');
	}
	const inner = translateQuery(list, context);
	const [output] = inner.outputs;
	if (!output || inner.outputs.length > 1) throw unsupported();
	const column = typed(output.value.type, sql`chosen.${quotedName(output.name)}`);
	const rows = sql`SELECT 1 FROM (${renderLimited(inner)}) AS chosen WHERE`;
	if (!every) return sql`EXISTS (${rows} ${compare(operator, value, column, context)})`;
	return sql`NOT EXISTS (${rows} NOT coalesce(${compare(operator, value, column, context)}, 0))`;
}

/** Believed: it is a condition in Oracle and used by queries that run; NetSuite's list of functions does not name it. */
function regexpLike({ name, arguments: given, over, within }: Of<'call'>, context: Context): Sql {
	if (name !== 'REGEXP_LIKE' || given.length < 2 || given.length > 3 || over || within) throw unsupported();
	const [text, pattern, flags] = given.map((part) => toText(translateValue(part, context), context.session));
	return sql`(suiteql_regexp_count(${text!}, ${pattern!}, 1, ${flags ?? "'c'"}) > 0)`;
}

function inList(value: Typed, list: Expression[], context: Context): Sql {
	const pairs = list.map((element) => comparable(value, translateValue(element, context), context.session));
	const elements = pairs.map(([, element]) => element);
	// A day among moments is compared otherwise than a day among days.
	if (new Set(pairs.map(([left]) => left.text)).size > 1) {
		return joinBalanced(
			pairs.map(([left, element]) => sql`${left} = ${element}`),
			'OR',
		);
	}
	return sql`(${pairs[0]![0]} IN (${joinSql(elements, ', ')}))`;
}

function inQuery(value: Typed, query: Query, context: Context): Sql {
	const inner = translateQuery(query, context);
	const [output] = inner.outputs;
	if (!output || inner.outputs.length > 1) throw unsupported();
	const column = typed(output.value.type, sql`chosen.${quotedName(output.name)}`);
	const [left, right] = comparable(value, column, context.session);
	const rows = renderLimited(inner);
	if (right.text === column.text) return sql`(${left} IN (${rows}))`;
	return sql`(${left} IN (SELECT ${right} FROM (${rows}) AS chosen))`;
}
