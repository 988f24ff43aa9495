import { notBuilt, unsupported } from '../errors';
import type { Call, Expression, OrderItem, Window } from './ast';
import { parseExpression } from './parseExpression';
import { parseOrderItem } from './parseQuery';
import type { Reader } from './reader';

const parseOrder = (reader: Reader): OrderItem[] =>
	reader.accept('ORDER', 'BY') ? reader.list(() => parseOrderItem(reader)) : [];

/** Parses what stands after `NAME(`: the arguments, then WITHIN GROUP and OVER where they follow. */
export function parseCall(reader: Reader, name: string): Expression {
	if (name === 'CAST') return parseCast(reader);
	if (name === 'EXTRACT') return parseExtract(reader);
	const call = closing(reader, () => parseArguments(reader, name));
	if (reader.sees('KEEP', '(')) throw notBuilt('KEEP');
	if (reader.accept('WITHIN', 'GROUP', '(')) call.within = closing(reader, () => parseOrder(reader));
	if (reader.accept('OVER', '(')) call.over = closing(reader, () => parseWindow(reader));
	return call;
}

function parseArguments(reader: Reader, name: string): Call {
	if (reader.accept('*')) return { kind: 'call', name, arguments: [], distinct: false, star: true };
	const distinct = reader.accept('DISTINCT');
	if (!distinct && !reader.sees('ALL', ')')) reader.accept('ALL');
	const none = reader.sees(')');
	const given = none ? [] : reader.list(() => parseExpression(reader));
	return { kind: 'call', name, arguments: given, distinct, star: false };
}

function parseWindow(reader: Reader): Window {
	const partitionBy = reader.accept('PARTITION', 'BY') ? reader.list(() => parseExpression(reader)) : [];
	const orderBy = parseOrder(reader);
	return { partitionBy, orderBy, frame: parseFrame(reader) };
}

/** Where a frame may begin and end, from its first row to its last. */
const BOUNDS = ['UNBOUNDED PRECEDING', 'n PRECEDING', 'CURRENT ROW', 'n FOLLOWING', 'UNBOUNDED FOLLOWING'];

function parseFrame(reader: Reader): string | undefined {
	const unit = reader.accept('ROWS') ? 'ROWS' : reader.accept('RANGE') ? 'RANGE' : undefined;
	if (!unit) return undefined;
	const between = reader.accept('BETWEEN');
	const from = parseFrameBound(reader);
	if (between) reader.expect('AND');
	const to = between ? parseFrameBound(reader) : { rank: BOUNDS.indexOf('CURRENT ROW'), text: 'CURRENT ROW' };
	if (from.rank > to.rank || from.rank === BOUNDS.length - 1 || to.rank === 0) throw unsupported();
	if (unit === 'RANGE' && [from, to].some(({ rank }) => BOUNDS[rank]!.startsWith('n '))) {
		throw notBuilt('RANGE with a distance');
	}
	return `${unit} BETWEEN ${from.text} AND ${to.text}`;
}

function parseFrameBound(reader: Reader): { rank: number; text: string } {
	if (reader.accept('CURRENT', 'ROW')) return { rank: BOUNDS.indexOf('CURRENT ROW'), text: 'CURRENT ROW' };
	const distance = reader.accept('UNBOUNDED') ? 'UNBOUNDED' : String(reader.count());
	const side = reader.accept('PRECEDING') ? 'PRECEDING' : 'FOLLOWING';
	if (side === 'FOLLOWING') reader.expect('FOLLOWING');
	const rank = BOUNDS.indexOf(`${distance === 'UNBOUNDED' ? 'UNBOUNDED' : 'n'} ${side}`);
	return { rank, text: `${distance} ${side}` };
}

/** Believed: neither CAST nor EXTRACT is in NetSuite's list of functions, and both are used by queries that run. */
function parseCast(reader: Reader): Expression {
	return closing(reader, () => {
		const operand = parseExpression(reader);
		reader.expect('AS');
		const type = reader.name().toUpperCase();
		const sizes = reader.accept('(') ? reader.list(() => reader.count()) : [];
		if (sizes.length > 0) reader.expect(')');
		return { kind: 'cast', operand, type, sizes };
	});
}

function parseExtract(reader: Reader): Expression {
	return closing(reader, () => {
		const part = reader.name().toUpperCase();
		reader.expect('FROM');
		return { kind: 'extract', part, operand: parseExpression(reader) };
	});
}

/** Parses up to the closing parenthesis, the opening one being read. */
export function closing<T>(reader: Reader, parse: () => T): T {
	const result = reader.nested(parse);
	reader.expect(')');
	return result;
}

const INTERVAL_UNITS = new Set(['DAY', 'HOUR', 'MINUTE', 'SECOND', 'MONTH', 'YEAR']);

/** `INTERVAL '7' DAY`, the word INTERVAL being read. */
export function parseInterval(reader: Reader): Expression {
	const { text } = reader.next();
	const unit = reader.next().upper;
	if (!/^\d+$/.test(text) || !INTERVAL_UNITS.has(unit)) throw unsupported();
	return { kind: 'interval', amount: Number(text), unit };
}
