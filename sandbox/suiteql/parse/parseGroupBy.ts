import { unsupported } from '../errors';
import type { Expression, Select } from './ast';
import { parseExpression } from './parseExpression';
import type { Reader } from './reader';

/** CUBE of n expressions is 2ⁿ groupings. */
const MAXIMUM_SETS = 64;

/** Parses `GROUP BY …` with ROLLUP, CUBE and GROUPING SETS, or nothing. */
export function parseGroupBy(reader: Reader): Pick<Select, 'groupBy' | 'groupingSets'> {
	if (!reader.accept('GROUP', 'BY')) return { groupBy: [] };
	const parts = reader.list(() => parsePart(reader));
	if (parts.every(({ length }) => length === 1)) return { groupBy: parts.flatMap(([only]) => only!) };
	const sets = parts.reduce((all, part) => all.flatMap((set) => part.map((next) => [...set, ...next])));
	if (sets.length > MAXIMUM_SETS) throw unsupported();
	const widest = sets.reduce((one, other) => (other.length > one.length ? other : one));
	return { groupBy: widest, groupingSets: sets };
}

/** The groupings that one element of the list stands for. */
function parsePart(reader: Reader): Expression[][] {
	if (reader.accept('ROLLUP', '(')) {
		const elements = parseElements(reader);
		return [...elements.map((_, left) => elements.slice(0, elements.length - left).flat()), []];
	}
	if (reader.accept('CUBE', '(')) {
		return parseElements(reader).reduce<Expression[][]>(
			(sets, element) => sets.flatMap((set) => [[...set, ...element], set]),
			[[]],
		);
	}
	if (reader.accept('GROUPING', 'SETS', '(')) return parseElements(reader);
	return [[parseExpression(reader)]];
}

/** `a, (b, c), ()` up to the closing parenthesis: each element is one or several expressions, or none. */
function parseElements(reader: Reader): Expression[][] {
	const elements = reader.list(() => {
		if (!reader.accept('(')) return [parseExpression(reader)];
		const none = reader.accept(')');
		if (none) return [];
		const element = reader.list(() => parseExpression(reader));
		reader.expect(')');
		return element;
	});
	reader.expect(')');
	return elements;
}
