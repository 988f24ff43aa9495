/** A piece of SuiteQL in which every value has been escaped. Only {@link sql} and its helpers make one. */
export class Sql {
	constructor(readonly text: string) {}
	toString(): string {
		return this.text;
	}
}

export type SqlValue = string | number | boolean | Sql | readonly (string | number)[];

/** NetSuite refuses longer lists. */
export const longestList = 1_000;

/** A list in pieces of at most that many. */
export const chunksOf = <T>(list: readonly T[], size: number): T[][] =>
	Array.from({ length: Math.ceil(list.length / size) }, (_, index) => list.slice(index * size, (index + 1) * size));

/**
 * Writes SuiteQL with values in it: text is quoted, numbers are checked, `true` and `false` become NetSuite's 'T' and
 * 'F', an array becomes the list of an `IN`, and a piece of {@link Sql} stays as it is. SuiteQL has no bound parameters
 * before 2026.2, so this is the one gate through which values enter a query.
 * @throws TypeError for any other value, an unsafe number, an empty list or one of more than 1,000 values.
 */
export function sql(strings: TemplateStringsArray, ...values: readonly SqlValue[]): Sql {
	return new Sql(strings.reduce((text, part, index) => text + write(values[index - 1]) + part));
}

/**
 * The name of a table, a column (`alias.column`) or a function (`BUILTIN.DF`), as it is.
 * @throws TypeError when it is anything but names joined by dots.
 */
export function identifier(name: string): Sql {
	if (!/^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$/.test(name)) {
		throw new TypeError(`"${name}" is not a name that can stand in a SuiteQL query.`);
	}
	return new Sql(name);
}

/** SuiteQL written by this package itself (the declarations of the integration points). Never for input. */
export function trusted(text: string): Sql {
	return new Sql(text);
}

/** That a column holds one of these internal IDs, of which there is one at least, however many they are. */
export const idIn = (column: string, ids: readonly string[]): Sql =>
	join(chunksOf(ids, longestList).map((some) => sql`${identifier(column)} IN ${some.map(Number)}`), ' OR ');

/** Pieces with something between them. */
export function join(pieces: readonly Sql[], separator: ', ' | ' AND ' | ' OR '): Sql {
	return new Sql(pieces.map((piece) => piece.text).join(separator));
}

function write(value: SqlValue | undefined): string {
	if (value instanceof Sql) return value.text;
	if (typeof value === 'string') return quote(value);
	if (typeof value === 'boolean') return value ? "'T'" : "'F'";
	if (typeof value === 'number') return writeNumber(value);
	if (Array.isArray(value)) {
		if (value.length === 0 || value.length > longestList) {
			throw new TypeError(`A list in SuiteQL takes 1 to ${longestList} values, not ${value.length}.`);
		}
		return `(${value.map(write).join(', ')})`;
	}
	throw new TypeError(`A value of type ${value === null ? 'null' : typeof value} cannot stand in a SuiteQL query.`);
}

function quote(text: string): string {
	// Oracle reads a NUL as the end of the text, whatever comes after it.
	if (text.includes('\0')) throw new TypeError('A text with a NUL character cannot stand in a SuiteQL query.');
	return `'${text.replace(/'/g, "''")}'`;
}

function writeNumber(value: number): string {
	if (!Number.isFinite(value)) throw new TypeError(`${value} cannot stand in a SuiteQL query.`);
	const text = String(value);
	if (text.includes('e')) throw new TypeError(`${value} is too large or too small for a SuiteQL query.`);
	if (Number.isInteger(value) && !Number.isSafeInteger(value)) throw new TypeError(`${text} is too large to be exact.`);
	return text;
}
