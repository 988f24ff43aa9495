import { unsupported } from '../errors';
import type { Comparison, Expression } from './ast';
import { closing, parseCall, parseInterval } from './parseCall';
import { parseQuery } from './parseQuery';
import type { Reader } from './reader';

/** Oracle refuses longer lists (ORA-01795). */
const MAXIMUM_LIST = 1000;

/** Longer chains of operators would be too deep for the engine. Oracle has no such limit. */
const MAXIMUM_CHAIN = 100;

const COMPARISONS: Record<string, Comparison> = {
	'=': '=',
	'<>': '<>',
	'!=': '<>',
	'^=': '<>',
	'<': '<',
	'<=': '<=',
	'>': '>',
	'>=': '>=',
};

/** Parses a value or a condition. */
export function parseExpression(reader: Reader): Expression {
	return reader.nested(() => parseLogical(reader, 'OR', () => parseLogical(reader, 'AND', () => parseNot(reader))));
}

function parseLogical(reader: Reader, operator: 'AND' | 'OR', parseTerm: () => Expression): Expression {
	const terms = [parseTerm()];
	while (reader.accept(operator)) terms.push(parseTerm());
	return terms.length === 1 ? terms[0]! : { kind: 'logical', operator, terms };
}

function parseNot(reader: Reader): Expression {
	if (reader.accept('NOT')) return { kind: 'not', operand: reader.nested(() => parseNot(reader)) };
	if (reader.accept('EXISTS', '(')) return { kind: 'exists', query: closing(reader, () => parseQuery(reader)) };
	return parsePredicate(reader);
}

function parsePredicate(reader: Reader): Expression {
	const operand = parseSum(reader);
	const { kind, text } = reader.peek();
	const operator = kind === 'symbol' ? COMPARISONS[text] : undefined;
	if (operator) {
		reader.next();
		return (
			parseQuantified(reader, operator, operand) ?? {
				kind: 'comparison',
				operator,
				left: operand,
				right: parseSum(reader),
			}
		);
	}
	if (reader.accept('IS')) {
		const negated = reader.accept('NOT');
		reader.expect('NULL');
		return { kind: 'isNull', operand, negated };
	}
	const negated = reader.accept('NOT');
	if (reader.accept('BETWEEN')) {
		const low = parseSum(reader);
		reader.expect('AND');
		return { kind: 'between', operand, low, high: parseSum(reader), negated };
	}
	if (reader.accept('LIKE')) {
		const pattern = parseSum(reader);
		const escape = reader.accept('ESCAPE') ? parseSum(reader) : undefined;
		return { kind: 'like', operand, pattern, escape, negated };
	}
	if (reader.accept('IN', '(')) return { kind: 'in', operand, list: parseList(reader), negated };
	if (negated) throw unsupported();
	return operand;
}

/** `= ANY (…)`, `> ALL (…)`. */
function parseQuantified(reader: Reader, operator: Comparison, operand: Expression): Expression | undefined {
	const every = reader.sees('ALL', '(');
	if (!every && !reader.sees('ANY', '(') && !reader.sees('SOME', '(')) return undefined;
	reader.next();
	reader.next();
	return { kind: 'quantified', operator, every, operand, list: parseList(reader) };
}

function parseList(reader: Reader) {
	return closing(reader, () => {
		if (reader.sees('SELECT') || reader.sees('WITH')) return parseQuery(reader);
		const list = reader.list(() => parseSum(reader));
		if (list.length > MAXIMUM_LIST) throw unsupported();
		return list;
	});
}

/** Oracle gives +, - and || the same rank. */
const parseSum = (reader: Reader) => parseChain(reader, ['+', '-', '||'], parseProduct);

const parseProduct = (reader: Reader) => parseChain(reader, ['*', '/'], parseSigned);

type Operator = Extract<Expression, { kind: 'arithmetic' }>['operator'];

function parseChain(reader: Reader, operators: Operator[], parseOperand: (reader: Reader) => Expression): Expression {
	let left = parseOperand(reader);
	for (let length = 0; length <= MAXIMUM_CHAIN; length++) {
		const operator = operators.find((symbol) => reader.accept(symbol));
		if (!operator) return left;
		left = { kind: 'arithmetic', operator, left, right: parseOperand(reader) };
	}
	throw unsupported();
}

function parseSigned(reader: Reader): Expression {
	while (reader.accept('+'));
	if (!reader.accept('-')) return parsePrimary(reader);
	const operand = reader.nested(() => parseSigned(reader));
	return operand.kind === 'number' ? { ...operand, value: -operand.value } : { kind: 'negative', operand };
}

function parsePrimary(reader: Reader): Expression {
	const { kind, text } = reader.peek();
	if (kind === 'number') {
		reader.next();
		return {
			kind: 'number',
			value: Number(text),
			isInteger: Number.isSafeInteger(Number(text)) && !text.includes('.'),
		};
	}
	if (kind === 'text') {
		reader.next();
		return text === '' ? { kind: 'null' } : { kind: 'text', value: text };
	}
	if (reader.accept('NULL')) return { kind: 'null' };
	if (reader.accept('ROWNUM')) return { kind: 'rownum' };
	if (reader.accept('?')) return parseParameter(reader);
	if (reader.sees('INTERVAL') && reader.peek(1).kind === 'text') return (reader.next(), parseInterval(reader));
	if (reader.accept('CASE')) return parseCase(reader);
	if (reader.accept('(')) return parseParenthesis(reader);
	return parseNamed(reader);
}

function parseParameter(reader: Reader): Expression {
	const value = reader.parameter();
	if (value === null || value === '') return { kind: 'null' };
	if (typeof value === 'number') return { kind: 'number', value, isInteger: Number.isSafeInteger(value) };
	return { kind: 'text', value: typeof value === 'boolean' ? (value ? 'T' : 'F') : value };
}

function parseParenthesis(reader: Reader): Expression {
	return closing(reader, () => {
		if (reader.sees('SELECT') || reader.sees('WITH')) return { kind: 'subquery', query: parseQuery(reader) };
		return parseExpression(reader);
	});
}

function parseCase(reader: Reader): Expression {
	const operand = reader.sees('WHEN') ? undefined : parseExpression(reader);
	const branches: { when: Expression; then: Expression }[] = [];
	while (reader.accept('WHEN')) {
		const when = parseExpression(reader);
		reader.expect('THEN');
		branches.push({ when, then: parseExpression(reader) });
	}
	if (branches.length === 0) throw unsupported();
	const otherwise = reader.accept('ELSE') ? parseExpression(reader) : undefined;
	reader.expect('END');
	return { kind: 'case', operand, branches, otherwise };
}

/** `column`, `alias.column`, `FUNCTION(…)`, `BUILTIN.FUNCTION(…)`; Oracle's (+) may follow a column. */
function parseNamed(reader: Reader): Expression {
	const first = reader.name();
	const second = reader.accept('.') ? reader.member() : undefined;
	if (reader.accept('(')) return parseCall(reader, (second ? `${first}.${second}` : first).toUpperCase());
	const outer = reader.accept('(+)');
	if (outer) reader.usesOuterMark = true;
	return second === undefined
		? { kind: 'column', name: first, outer }
		: { kind: 'column', qualifier: first, name: second, outer };
}
