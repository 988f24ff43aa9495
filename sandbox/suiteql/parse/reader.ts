import { unsupported } from '../errors';
import type { Token } from './tokens';

/** Deeper nesting is refused before it exhausts the stack. Oracle has no such limit. */
const MAXIMUM_DEPTH = 120;

/** Words that end an expression or a source, and so cannot be an alias without AS or quotes. */
const RESERVED = new Set(
	`ALL AND AS ASC BETWEEN BY CASE CROSS DESC DISTINCT ELSE END ESCAPE EXISTS FETCH FOR FROM FULL GROUP HAVING IN
	INNER INTERSECT IS JOIN LEFT LIKE LIMIT MINUS NATURAL NOT NULL NULLS OFFSET ON OR ORDER OUTER OVER RIGHT SELECT
	THEN UNION USING WHEN WHERE WITH WITHIN`.split(/\s+/),
);

/** A bound value: NetSuite takes texts, numbers and booleans. */
export type Parameter = string | number | boolean | null;

/** Walks over the tokens of a query; the parsers ask it what comes next. */
export class Reader {
	private at = 0;
	private depth = 0;
	/** Both in one query is refused; each parser notes what it saw. */
	usesAnsiJoin = false;
	usesOuterMark = false;
	private taken = 0;

	/** @param parameters the values of the query's `?`, in their order */
	constructor(
		private readonly tokens: Token[],
		private readonly parameters: readonly Parameter[] = [],
	) {}

	peek(ahead = 0): Token {
		return this.tokens[Math.min(this.at + ahead, this.tokens.length - 1)]!;
	}

	next(): Token {
		const token = this.peek();
		this.at++;
		return token;
	}

	/** Whether the coming tokens are these symbols or words. */
	sees(...expected: string[]): boolean {
		return expected.every((text, ahead) => {
			const token = this.peek(ahead);
			return (token.kind === 'word' || token.kind === 'symbol') && token.upper === text;
		});
	}

	/** Takes the coming tokens if they are these. */
	accept(...expected: string[]): boolean {
		const seen = this.sees(...expected);
		if (seen) this.at += expected.length;
		return seen;
	}

	expect(...expected: string[]): void {
		if (!this.accept(...expected)) throw unsupported();
	}

	seesName(): boolean {
		const { kind, upper } = this.peek();
		return kind === 'quoted' || (kind === 'word' && !RESERVED.has(upper));
	}

	name(): string {
		if (!this.seesName()) throw unsupported();
		return this.next().text;
	}

	/** A name after a dot, where no word is reserved. */
	member(): string {
		const { kind, text } = this.next();
		if (kind !== 'quoted' && kind !== 'word') throw unsupported();
		return text;
	}

	/** `[AS] name`, or nothing. */
	alias(): string | undefined {
		if (this.accept('AS')) return this.name();
		return this.seesName() ? this.name() : undefined;
	}

	/** A whole number without sign. */
	count(): number {
		const { kind, text } = this.next();
		const value = Number(text);
		if (kind !== 'number' || !Number.isSafeInteger(value)) throw unsupported();
		return value;
	}

	/** The value of the `?` that was just read. */
	parameter(): Parameter {
		return this.parameters[this.taken++] ?? null;
	}

	/** At least one, separated by commas. */
	list<T>(element: () => T): T[] {
		const elements = [element()];
		while (this.accept(',')) elements.push(element());
		return elements;
	}

	nested<T>(parse: () => T): T {
		if (++this.depth > MAXIMUM_DEPTH) throw unsupported();
		const result = parse();
		this.depth--;
		return result;
	}
}
