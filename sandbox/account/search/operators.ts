import type { SqlValue } from '../../suiteql/engine';
import { localDateOf } from '../time';
import { all, type Condition, type SearchContext, type Searched, type SearchKind, type SearchValue } from './condition';
import { dayOf, spanOf, type Span } from './dates';
import { invalidValueOf, missingValue } from './refusal';

/** Makes a condition of a value's SQL and what it is compared with. @throws SearchRefusal */
export type Make = (searched: Required<Searched>, values: readonly SearchValue[], context: SearchContext) => Condition;

function first({ name }: Required<Searched>, values: readonly SearchValue[]): SearchValue {
	const [value] = values;
	if (value === undefined || value === '') throw missingValue(name);
	return value;
}

/** Upper and lower case alike. */
const textual =
	(condition: (sql: string) => string): Make =>
	(searched, values) => ({ sql: condition(`LOWER(${searched.sql})`), values: [String(first(searched, values))] });

const place = (sql: string) => `INSTR(${sql}, LOWER(?))`;

/** Believed: every word has to be somewhere. */
const keywords: Make = (searched, values) =>
	all(
		String(first(searched, values))
			.split(/\s+/)
			.filter(Boolean)
			.map((word) => ({ sql: `${place(`LOWER(${searched.sql})`)} > 0`, values: [word] })),
	);

const endsWith: Make = (searched, values) => {
	const value = String(first(searched, values));
	return { sql: `SUBSTR(LOWER(${searched.sql}), -${[...value].length}) = LOWER(?)`, values: [value] };
};

const text: Readonly<Record<string, Make>> = {
	is: textual((sql) => `${sql} = LOWER(?)`),
	equalto: textual((sql) => `${sql} = LOWER(?)`),
	contains: textual((sql) => `${place(sql)} > 0`),
	startswith: textual((sql) => `${place(sql)} = 1`),
	endswith: endsWith,
	haskeywords: keywords,
};

/** Values as one JSON array: SQLite has an end of question marks. */
const LIST = '(SELECT value FROM json_each(?))';

/** `@NONE@` among the values stands for having none. */
function oneOf({ sql }: Required<Searched>, values: readonly SqlValue[]): Condition {
	const chosen = values.filter((value) => value !== NONE);
	const list = `${sql} IN ${LIST}`;
	return { sql: chosen.length < values.length ? `(${sql} IS NULL OR ${list})` : list, values: [JSON.stringify(chosen)] };
}

/** What has no value is none of them, too. */
function noneOf({ sql }: Required<Searched>, values: readonly SqlValue[]): Condition {
	const chosen = values.filter((value) => value !== NONE);
	const list = `${sql} NOT IN ${LIST}`;
	const none = chosen.length < values.length ? `${sql} IS NOT NULL AND ${list}` : `${sql} IS NULL OR ${list}`;
	return { sql: `(${none})`, values: [JSON.stringify(chosen)] };
}

const NONE = '@NONE@';

/** Internal IDs are whole numbers; what is none stays text, which nothing equals. */
const ids = (values: readonly SearchValue[]): SqlValue[] =>
	values.map((value) => (/^-?\d+$/.test(String(value).trim()) ? Number(value) : String(value)));

const keys: Readonly<Record<string, Make>> = {
	is: (searched, values) => oneOf(searched, [String(first(searched, values))]),
	anyof: (searched, values) => oneOf(searched, values.map(String)),
	noneof: (searched, values) => noneOf(searched, values.map(String)),
};

const reference: Readonly<Record<string, Make>> = {
	is: (searched, values) => oneOf(searched, ids([first(searched, values)])),
	equalto: (searched, values) => oneOf(searched, ids([first(searched, values)])),
	anyof: (searched, values) => oneOf(searched, ids(values)),
	noneof: (searched, values) => noneOf(searched, ids(values)),
};

const holds = (sql: string) => `(', ' || ${sql} || ',') LIKE ('%, ' || ? || ',%')`;

/** Several references in one column; none is `NULL`. */
const references: Readonly<Record<string, Make>> = {
	anyof: ({ sql }, values) => {
		const chosen = values.filter((value) => value !== NONE).map(String);
		const parts = [...chosen.map(() => holds(sql)), ...(chosen.length < values.length ? [`${sql} IS NULL`] : [])];
		return { sql: `COALESCE(${parts.join(' OR ') || 'FALSE'}, FALSE)`, values: chosen };
	},
	noneof: (searched, values, context) => {
		const some = references.anyof!(searched, values, context);
		return { sql: `NOT (${some.sql})`, values: some.values };
	},
	allof: ({ sql }, values) => ({
		sql: `COALESCE(${values.map(() => holds(sql)).join(' AND ') || 'FALSE'}, FALSE)`,
		values: values.map(String),
	}),
};

function numeric(searched: Required<Searched>, value: SearchValue | undefined): number {
	if (value === undefined || value === '') throw missingValue(searched.name);
	const number = typeof value === 'string' ? Number(value.replaceAll(',', '')) : Number(value);
	if (Number.isNaN(number)) throw invalidValueOf(searched.name, value);
	return number;
}

const compared =
	(comparison: string): Make =>
	(searched, values) => ({ sql: `${searched.sql} ${comparison} ?`, values: [numeric(searched, values[0])] });

const between: Make = (searched, values) => ({
	sql: `${searched.sql} BETWEEN ? AND ?`,
	values: [numeric(searched, values[0]), numeric(searched, values[1])],
});

const number: Readonly<Record<string, Make>> = {
	equalto: compared('='),
	// Not in NetSuite's table of operators for numbers, but taken for internal IDs and line numbers in scripts (seen).
	is: compared('='),
	greaterthan: compared('>'),
	greaterthanorequalto: compared('>='),
	lessthan: compared('<'),
	lessthanorequalto: compared('<='),
	between,
	within: between,
	anyof: (searched, values) =>
		oneOf(
			searched,
			values.map((value) => (value === NONE ? NONE : numeric(searched, value))),
		),
	noneof: (searched, values) =>
		noneOf(
			searched,
			values.map((value) => (value === NONE ? NONE : numeric(searched, value))),
		),
};

const flag: Make = (searched, values) => {
	const value = first(searched, values);
	const wanted = value === true || /^(t|true|yes)$/i.test(String(value));
	if (!wanted && value !== false && !/^(f|false|no)$/i.test(String(value))) throw invalidValueOf(searched.name, value);
	return { sql: `COALESCE(${searched.sql}, 'F') = ?`, values: [wanted ? 'T' : 'F'] };
};

/** What a column of moments or days has to be: from the beginning of what a value means, or until its end. */
type Bound = '>= from' | '< from' | '< until' | '>= until';

/** A moment is compared to the second, but for `on`, which means the whole day; text means the day or minute it names. */
const when =
	(...bounds: Bound[]): Make =>
	(searched, values, { clock }) => {
		const wholeDay = bounds.length === 2 && values.length === 1;
		const low = first(searched, values);
		const spans = (values.length > 1 ? [low, values[1]!] : [low]).map((value) =>
			wholeDay && typeof value === 'number' ? dayOf(value) : spanOf(value as string | number, clock.now()),
		);
		return bounded(searched, { from: spans[0]!.from, until: spans.at(-1)!.until }, bounds);
	};

function bounded({ kind, sql }: Searched, { from, until }: Span, bounds: readonly Bound[]): Condition {
	// Of days the last is compared, of moments the first second after.
	const ends: Record<string, SqlValue> =
		kind === 'date' ? { from: localDateOf(from), until: localDateOf(until - 1) } : { from, until };
	const comparisons = bounds.map((bound) => {
		const [sign, end] = bound.split(' ') as [string, string];
		const shown = kind === 'date' && end === 'until' ? { '<': '<=', '>=': '>' }[sign]! : sign;
		return { sql: `${sql} ${shown} ?`, value: ends[end]! };
	});
	return { sql: comparisons.map((part) => part.sql).join(' AND '), values: comparisons.map(({ value }) => value) };
}

const dates: Readonly<Record<string, Make>> = {
	on: when('>= from', '< until'),
	within: when('>= from', '< until'),
	before: when('< from'),
	after: when('>= until'),
	onorbefore: when('< until'),
	onorafter: when('>= from'),
};

/** What each kind can be compared by, in N/search's words without negation. */
export const operatorsOf: Readonly<Record<SearchKind, Readonly<Record<string, Make>>>> = {
	text,
	key: { ...keys, contains: text.contains!, startswith: text.startswith! },
	status: keys,
	integer: number,
	number,
	amount: number,
	date: dates,
	timestamp: dates,
	boolean: { is: flag },
	reference,
	references: { ...references, is: references.anyof! },
};
