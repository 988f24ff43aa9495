/** A condition of `q`, as it was written. */
export interface Test {
	field: string;
	/** In upper case, as `ANY_OF_NOT`. */
	operator: string;
	values: string[];
}

export type Filter = Test | { any: Filter[] } | { all: Filter[] };

/** Thrown for what cannot be read; NetSuite does not say where. */
export class UnreadableFilter extends Error {}

/** Believed that there are limits; these keep a filter within what SQLite takes in one expression. */
const MOST_CONDITIONS = 400;
const DEEPEST = 100;

const operators = [
	...['EMPTY', 'IS', 'ANY_OF', 'BETWEEN', 'EQUAL', 'GREATER', 'GREATER_OR_EQUAL', 'LESS', 'LESS_OR_EQUAL', 'WITHIN'],
	...['CONTAIN', 'START_WITH', 'END_WITH', 'AFTER', 'BEFORE', 'ON', 'ON_OR_AFTER', 'ON_OR_BEFORE'],
];

/** By the name without `_`: Oracle's own table has ENDWITH beside END_WITH_NOT. */
const known = new Map(
	operators.flatMap((name) => [name, `${name}_NOT`]).map((name) => [name.replaceAll('_', ''), name]),
);

type Token = { word: string } | { quoted: string } | { sign: string };

/**
 * `q` of a collection: conditions joined by AND and OR, AND before OR, with parentheses.
 * @throws UnreadableFilter
 */
export function parseFilter(text: string): Filter {
	const reader = readerOf(text);
	const filter = disjunction(reader, 0);
	reader.end();
	return filter;
}

/** `q` of select options: conditions with commas between them. @throws UnreadableFilter */
export function parseTests(text: string): Test[] {
	const reader = readerOf(text);
	const tests = [test(reader)];
	while (reader.skip(',')) tests.push(test(reader));
	reader.end();
	return tests;
}

type Reader = ReturnType<typeof readerOf>;

function readerOf(text: string) {
	const tokens = tokensOf(text);
	let at = 0;
	let conditions = 0;
	return {
		/** Begins another condition. */
		count() {
			if (++conditions > MOST_CONDITIONS) throw new UnreadableFilter();
		},
		skip(sign: string): boolean {
			const token = tokens[at];
			const met = token !== undefined && 'sign' in token && token.sign === sign;
			if (met) at++;
			return met;
		},
		skipWord(word: string): boolean {
			const token = tokens[at];
			const met = token !== undefined && 'word' in token && token.word.toUpperCase() === word;
			if (met) at++;
			return met;
		},
		word(): string {
			const token = tokens[at++];
			if (!token || !('word' in token)) throw new UnreadableFilter();
			return token.word;
		},
		value(): string {
			const token = tokens[at++];
			if (!token || 'sign' in token) throw new UnreadableFilter();
			return 'quoted' in token ? token.quoted : token.word;
		},
		end() {
			if (at < tokens.length) throw new UnreadableFilter();
		},
	};
}

/** Words, values in double quotes, and signs. A value in single quotes is not taken: seen. */
function tokensOf(text: string): Token[] {
	const tokens: Token[] = [];
	const pattern = /\s+|"([^"]*)"|([()[\],])|([^\s"()[\],]+)/gy;
	for (let at = 0; at < text.length; at = pattern.lastIndex) {
		pattern.lastIndex = at;
		const match = pattern.exec(text);
		if (!match || match[3]?.startsWith("'")) throw new UnreadableFilter();
		if (match[1] !== undefined) tokens.push({ quoted: match[1] });
		else if (match[2] !== undefined) tokens.push({ sign: match[2] });
		else if (match[3] !== undefined) tokens.push({ word: match[3] });
	}
	return tokens;
}

/** @param depth how many parentheses are open */
function disjunction(reader: Reader, depth: number): Filter {
	const parts = [conjunction(reader, depth)];
	while (reader.skipWord('OR')) parts.push(conjunction(reader, depth));
	return parts.length === 1 ? parts[0]! : { any: parts };
}

function conjunction(reader: Reader, depth: number): Filter {
	const parts = [term(reader, depth)];
	while (reader.skipWord('AND')) parts.push(term(reader, depth));
	return parts.length === 1 ? parts[0]! : { all: parts };
}

function term(reader: Reader, depth: number): Filter {
	if (!reader.skip('(')) return test(reader);
	if (depth === DEEPEST) throw new UnreadableFilter();
	const inner = disjunction(reader, depth + 1);
	if (!reader.skip(')')) throw new UnreadableFilter();
	return inner;
}

/** How many values operators take that do not take one; those that take several have them in brackets. */
const arities: Readonly<Record<string, [least: number, most: number]>> = {
	EMPTY: [0, 0],
	ANY_OF: [1, Infinity],
	BETWEEN: [2, 2],
	WITHIN: [2, 2],
};

function test(reader: Reader): Test {
	reader.count();
	const field = reader.word();
	const operator = known.get(reader.word().toUpperCase().replaceAll('_', ''));
	if (!operator) throw new UnreadableFilter();
	const [least, most] = arities[operator.replace(/_NOT$/, '')] ?? [1, 1];
	const values = most === 0 ? [] : valuesOf(reader);
	if (values.length < least || values.length > most) throw new UnreadableFilter();
	return { field, operator, values };
}

function valuesOf(reader: Reader): string[] {
	if (!reader.skip('[')) return [reader.value()];
	const values = [reader.value()];
	while (reader.skip(',')) values.push(reader.value());
	if (!reader.skip(']')) throw new UnreadableFilter();
	return values;
}
