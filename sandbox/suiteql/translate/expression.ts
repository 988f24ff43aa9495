import { notBuilt, unknownFunction, unsupported } from '../errors';
import { clockNames } from '../functions/dates';
import { findFunction, NOT_BUILT } from '../functions';
import { concatenate } from '../functions/text';
import type { Expression, OrderItem, Query } from '../parse/ast';
import { unifyAlike } from '../values/convert';
import { joinSql, quotedName, sql } from '../values/sql';
import { constant, isTemporal, nullValue, typed, type Typed } from '../values/typed';
import { add, addInterval, divide, multiply, negate, subtract } from './arithmetic';
import { cast, extract } from './cast';
import { equals, translateCondition } from './condition';
import type { Context } from './context';
import { isGrouped } from './grouping';
import { orderTerm, translateQuery } from './query';
import { renderLimited } from './render';

/**
 * The value of an expression in SQLite's words, with its type.
 *
 * @throws SuiteQLError for unknown names and functions, for conditions, and for types Oracle does not convert
 */
export function translateValue(expression: Expression, context: Context): Typed {
	switch (expression.kind) {
		case 'number':
			return constant(expression.isInteger ? 'integer' : 'number', expression.value);
		case 'text':
			return constant('text', expression.value);
		case 'null':
			return nullValue;
		case 'rownum':
			if (!context.rownum) throw unsupported();
			return context.rownum;
		case 'column':
			return translateColumn(expression, context);
		case 'call':
			return translateCall(expression, context);
		case 'negative':
			return negate(translateValue(expression.operand, context));
		case 'arithmetic':
			return translateArithmetic(expression, context);
		case 'case':
			return translateCase(expression, context);
		case 'cast':
			return cast(translateValue(expression.operand, context), expression, context.session);
		case 'extract':
			return extract(translateValue(expression.operand, context), expression.part, context.session);
		case 'subquery':
			return translateSubquery(expression.query, context);
		default:
			throw unsupported();
	}
}

type Of<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;

/** One value of one row: of several, Oracle takes none (ORA-01427), where SQLite takes the first. */
function translateSubquery(expression: Query, context: Context): Typed {
	const query = translateQuery(expression, context);
	const [output] = query.outputs;
	if (!output || query.outputs.length > 1) throw unsupported();
	const { body } = expression;
	const single = body.kind === 'select' && body.groupBy.length === 0 && isGrouped(body, []);
	const { limit = Infinity } = query;
	if (single || limit <= 1) return typed(output.value.type, sql`(${renderLimited(query)})`);
	const rows = renderLimited({ ...query, limit: 2 });
	const value = sql`iif(suiteql_one(count(*)), min(single.${quotedName(output.name)}), NULL)`;
	return typed(output.value.type, sql`(SELECT ${value} FROM (${rows}) AS single)`);
}

function translateColumn({ name, qualifier }: Of<'column'>, { scope, session }: Context): Typed {
	const clock = qualifier === undefined ? clockNames[name.toUpperCase()] : undefined;
	return clock ? clock(session) : scope.resolve(name, qualifier).value;
}

function translateCall(call: Of<'call'>, context: Context): Typed {
	const { name, arguments: given, distinct, star, within, over } = call;
	const found = findFunction(name);
	if (!found) throw NOT_BUILT.has(name) ? notBuilt(`function ${name}`) : unknownFunction(name);
	const [least, most] = found.arguments;
	if (given.length < least || given.length > most) throw unsupported();
	if (!found.aggregate && (distinct || star)) throw unsupported();
	if (over ? !context.windows || !(found.aggregate || found.analytic) : found.analytic) throw unsupported();
	if (found.aggregate && !over && !context.aggregates) throw unsupported();
	if (Boolean(found.sorted) !== Boolean(within)) throw unsupported();
	if (distinct && over) throw notBuilt('DISTINCT in a function with OVER');
	const single = found.aggregate && !over;
	const inside = single || over ? { ...context, aggregates: !single && context.aggregates, windows: false } : context;
	const order = (items: OrderItem[] = []) =>
		items.map((item) => orderTerm(translateValue(item.expression, inside), item));
	return found.translate(
		given.map((value) => translateValue(value, inside)),
		context,
		{
			distinct,
			star,
			within: order(within),
			over: over && {
				partition: over.partitionBy.map((value) => translateValue(value, inside)),
				order: order(over.orderBy),
				frame: over.frame,
			},
		},
	);
}

function translateArithmetic(expression: Of<'arithmetic'>, context: Context): Typed {
	const { right: interval, operator } = expression;
	if (interval.kind === 'interval') {
		if (operator !== '+' && operator !== '-') throw unsupported();
		const amount = operator === '-' ? -interval.amount : interval.amount;
		return addInterval(translateValue(expression.left, context), amount, interval.unit, context.session);
	}
	const left = translateValue(expression.left, context);
	const right = translateValue(expression.right, context);
	switch (operator) {
		case '||':
			return concatenate(left, right, context.session);
		case '+':
			return isTemporal(right) ? add(right, left, context.session) : add(left, right, context.session);
		case '-':
			return subtract(left, right, context.session);
		case '*':
			return multiply(left, right);
		case '/':
			return divide(left, right);
	}
}

function translateCase({ operand, branches, otherwise }: Of<'case'>, context: Context): Typed {
	const compared = operand && translateValue(operand, context);
	const conditions = branches.map(({ when }) =>
		compared ? equals(compared, translateValue(when, context), context) : translateCondition(when, context),
	);
	const results = [...branches.map(({ then }) => then), otherwise ?? ({ kind: 'null' } as const)];
	const unified = unifyAlike(
		results.map((result) => translateValue(result, context)),
		context.session,
	);
	const cases = conditions.map((condition, branch) => sql`WHEN ${condition} THEN ${unified[branch]!}`);
	return typed(unified[0]!.type, sql`CASE ${joinSql(cases, ' ')} ELSE ${unified.at(-1)!} END`);
}
