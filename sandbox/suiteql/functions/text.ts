import { toNumber, toText } from '../values/convert';
import { sql, type Sql } from '../values/sql';
import { constant, isText, nullValue, textResult, typed, type Typed } from '../values/typed';
import type { Session } from '../session';
import type { FunctionContext, SqlFunction, SqlFunctions } from './function';

/** Texts first, then numbers, as the function's own signature has them. */
function ofText(
	least: number,
	texts: number,
	numbers: number,
	translate: (texts: Typed[], numbers: Typed[]) => Typed,
): SqlFunction {
	return {
		arguments: [least, texts + numbers],
		translate: (values, { session }) =>
			translate(
				values.slice(0, texts).map((value) => toText(value, session)),
				values.slice(texts).map(toNumber),
			),
	};
}

const trim = (name: string) =>
	ofText(1, 2, 0, ([text, characters]) =>
		textResult(characters ? sql`${name}(${text!}, ${characters})` : sql`${name}(${text!})`),
	);

const pad = (name: string): SqlFunction => ({
	arguments: [2, 3],
	translate([text, length, filler = constant('text', ' ')], { session }) {
		return textResult(sql`${name}(${toText(text!, session)}, ${toNumber(length!)}, ${toText(filler, session)})`);
	},
});

/**
 * Position 0 is 1 to Oracle; SQLite would take a character less. A negative length is none, and nothing begins before the
 * text does.
 */
function substring([text]: Typed[], [position, length]: Typed[]): Typed {
	const from: Sql = sql`iif(${position!} = 0, 1, ${position!})`;
	const part = length ? sql`substr(${text!}, ${from}, max(${length}, 0))` : sql`substr(${text!}, ${from})`;
	const counted = typeof position!.constant === 'number' && position!.constant >= 0;
	return textResult(counted ? part : sql`iif(-(${position!}) > length(${text!}), NULL, ${part})`);
}

/** Oracle's || takes NULL for an empty text. */
export function concatenate(left: Typed, right: Typed, session: Session): Typed {
	const [one, other] = [left, right].map((value) => toText(value, session));
	if (typeof one!.constant === 'string' && typeof other!.constant === 'string') {
		return constant('text', one!.constant + other!.constant);
	}
	const known = [one!, other!].some(({ constant: value }) => value !== undefined);
	const joined = sql`(${orEmpty(one!)} || ${orEmpty(other!)})`;
	return known ? typed('text', joined) : textResult(joined);
}

const orEmpty = (value: Typed): Sql => (value.constant === undefined ? sql`coalesce(${value}, '')` : value);

const change = (name: string) => ofText(1, 1, 0, ([text]) => typed('text', sql`${name}(${text!})`));

const measure = (name: string) => ofText(1, 1, 0, ([text]) => typed('integer', sql`${name}(${text!})`));

const asText = ofText(1, 1, 0, ([text]) => text!);

export const textFunctions: SqlFunctions = {
	UPPER: change('suiteql_upper'),
	LOWER: change('suiteql_lower'),
	INITCAP: change('suiteql_initcap'),
	LENGTH: ofText(1, 1, 0, ([text]) => typed('integer', sql`length(${text!})`)),
	TRIM: ofText(1, 1, 0, ([text]) => textResult(sql`trim(${text!})`)),
	LTRIM: trim('ltrim'),
	RTRIM: trim('rtrim'),
	LPAD: pad('suiteql_lpad'),
	RPAD: pad('suiteql_rpad'),
	SUBSTR: ofText(2, 1, 2, substring),
	INSTR: ofText(2, 2, 2, ([text, part], [position, occurrence = constant('integer', 1)]) =>
		typed(
			'integer',
			position ? sql`suiteql_instr(${text!}, ${part!}, ${position}, ${occurrence})` : sql`instr(${text!}, ${part!})`,
		),
	),
	REPLACE: ofText(2, 3, 0, ([text, from, to = nullValue]) =>
		textResult(sql`iif(${from!} IS NULL, ${text!}, replace(${text!}, ${from!}, coalesce(${to}, '')))`),
	),
	TRANSLATE: ofText(3, 3, 0, ([text, from, to]) => typed('text', sql`suiteql_translate(${text!}, ${from!}, ${to!})`)),
	SOUNDEX: change('suiteql_soundex'),
	ASCIISTR: change('suiteql_asciistr'),
	UNISTR: change('suiteql_unistr'),
	COMPOSE: change('suiteql_compose'),
	DECOMPOSE: change('suiteql_decompose'),
	NLS_UPPER: change('suiteql_upper'),
	NLS_LOWER: change('suiteql_lower'),
	NLS_INITCAP: change('suiteql_initcap'),
	...Object.fromEntries(
		['TO_CLOB', 'TO_NCLOB', 'TO_NCHAR', 'TO_MULTI_BYTE', 'TO_SINGLE_BYTE'].map((name) => [name, asText]),
	),
	EMPTY_CLOB: { arguments: [0, 0], translate: () => ({ ...nullValue, type: 'text' }) },
	LENGTHB: measure('suiteql_bytes'),
	VSIZE: measure('suiteql_bytes'),
	LENGTHC: measure('length'),
	LENGTH2: measure('suiteql_units'),
	LENGTH4: measure('length'),
	ASCII: measure('suiteql_ascii'),
	CHR: { arguments: [1, 1], translate: ([code]) => typed('text', sql`suiteql_chr(${toNumber(code!)})`) },
	CONCAT: {
		arguments: [2, 2],
		translate: ([left, right], { session }: FunctionContext) => concatenate(left!, right!, session),
	},
};

/** A format or unit, which must be a plain text; a computed one may be anything but is not known before the query runs. */
export const textConstant = (value: Typed | undefined): string | undefined =>
	value && isText(value) && typeof value.constant === 'string' ? value.constant : undefined;
