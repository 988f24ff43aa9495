import { unknownFunction, unsupported } from '../errors';
import { clockNames } from '../functions/dates';
import { findFunction } from '../functions';
import { concatenate } from '../functions/text';
import type { Expression } from '../parse/ast';
import { unifyAlike } from '../values/convert';
import { joinSql, sql } from '../values/sql';
import { constant, isTemporal, nullValue, typed, type Typed } from '../values/typed';
import { add, divide, multiply, negate, subtract } from './arithmetic';
import { equals, translateCondition } from './condition';
import type { Context } from './context';
import { translateQuery } from './query';
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
		case 'subquery': {
			const query = translateQuery(expression.query, context);
			if (query.outputs.length !== 1) throw unsupported();
			return typed(query.outputs[0]!.value.type, sql`(${renderLimited(query)})`);
		}
		default:
			throw unsupported();
	}
}

type Of<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;

function translateColumn({ name, qualifier }: Of<'column'>, { scope, session }: Context): Typed {
	const clock = qualifier === undefined ? clockNames[name.toUpperCase()] : undefined;
	return clock ? clock(session) : scope.resolve(name, qualifier).value;
}

function translateCall({ name, arguments: given, distinct, star }: Of<'call'>, context: Context): Typed {
	const found = findFunction(name);
	if (!found) throw unknownFunction(name);
	const [least, most] = found.arguments;
	if (given.length < least || given.length > most) throw unsupported();
	if (!found.aggregate && (distinct || star)) throw unsupported();
	if (found.aggregate && !context.aggregates) throw unsupported();
	const inside = found.aggregate ? { ...context, aggregates: false } : context;
	return found.translate(
		given.map((value) => translateValue(value, inside)),
		context,
		{ distinct, star },
	);
}

function translateArithmetic(expression: Of<'arithmetic'>, context: Context): Typed {
	const left = translateValue(expression.left, context);
	const right = translateValue(expression.right, context);
	switch (expression.operator) {
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
