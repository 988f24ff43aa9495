import { unsupported } from '../errors';

export interface Token {
	kind: 'word' | 'quoted' | 'text' | 'number' | 'symbol' | 'end';
	/** As written; without quotes for quoted names and text. */
	text: string;
	/** Upper case, for words: SQL does not care about case. */
	upper: string;
}

const SYMBOLS = ['(+)', '||', '<=', '>=', '<>', '!=', '^=', '(', ')', ',', '.', '+', '-', '*', '/', '=', '<', '>', '?'];

const isSpace = (char: string) => char <= ' ' || char === '\u00a0';
const isDigit = (char: string | undefined) => char !== undefined && char >= '0' && char <= '9';
const isWordStart = (char: string) =>
	(char >= 'a' && char <= 'z') || (char >= 'A' && char <= 'Z') || char === '_' || char > '\u00a0';
const isWordPart = (char: string | undefined) =>
	char !== undefined && (isWordStart(char) || isDigit(char) || char === '$' || char === '#');

/**
 * Splits a query into tokens, comments left out, an `end` token last.
 *
 * @throws SuiteQLError for what is no token: `;`, a NUL, an open quote or comment
 */
export function tokenize(source: string): Token[] {
	// The engine would take it for the end of the query.
	if (source.includes('\0')) throw unsupported();
	const tokens: Token[] = [];
	let at = 0;

	const add = (kind: Token['kind'], text: string) => tokens.push({ kind, text, upper: text.toUpperCase() });

	/** Reads up to the closing quote at or after `at + 1`; a doubled quote stands for itself. */
	const quoted = (quote: string): string => {
		let text = '';
		for (let from = at + 1; ; ) {
			const end = source.indexOf(quote, from);
			if (end < 0) throw unsupported();
			text += source.slice(from, end);
			if (source[end + 1] !== quote) {
				at = end + 1;
				return text;
			}
			text += quote;
			from = end + 2;
		}
	};

	const skipTo = (mark: string, length: number, orEnd: boolean) => {
		const end = source.indexOf(mark, at + 2);
		if (end < 0 && !orEnd) throw unsupported();
		at = end < 0 ? source.length : end + length;
	};

	const number = (): string => {
		const from = at;
		while (isDigit(source[at])) at++;
		if (source[at] === '.') at++;
		while (isDigit(source[at])) at++;
		const exponent = source[at + 1] === '-' || source[at + 1] === '+' ? at + 2 : at + 1;
		if ((source[at] === 'e' || source[at] === 'E') && isDigit(source[exponent])) {
			at = exponent;
			while (isDigit(source[at])) at++;
		}
		return source.slice(from, at);
	};

	while (at < source.length) {
		const char = source[at]!;
		if (isSpace(char)) at++;
		else if (source.startsWith('--', at)) skipTo('\n', 1, true);
		else if (source.startsWith('/*', at)) skipTo('*/', 2, false);
		else if (char === "'") add('text', quoted("'"));
		else if (char === '"') add('quoted', quoted('"'));
		else if (isDigit(char) || (char === '.' && isDigit(source[at + 1]))) add('number', number());
		else if (isWordStart(char)) {
			const from = at;
			while (isWordPart(source[at])) at++;
			add('word', source.slice(from, at));
		} else {
			const symbol = SYMBOLS.find((candidate) => source.startsWith(candidate, at));
			if (!symbol) throw unsupported();
			at += symbol.length;
			add('symbol', symbol);
		}
	}
	add('end', '');
	return tokens;
}
