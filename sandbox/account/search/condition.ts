import type { SqlValue } from '../../suiteql/engine';
import { operatorsOf } from './operators';
import { invalidOperator } from './refusal';

/**
 * What kind of value a condition is on. `key` is text that is met as a whole (external IDs, letters of a status);
 * `references` several internal IDs in one column (`3, 4`).
 */
export type SearchKind =
	| 'text'
	| 'key'
	| 'status'
	| 'integer'
	| 'number'
	| 'amount'
	| 'date'
	| 'timestamp'
	| 'boolean'
	| 'reference'
	| 'references';

/** What is searched: SQL of the value, its kind, and the name that a refusal calls it by. */
export interface Searched {
	kind: SearchKind;
	sql: string;
	name?: string;
}

/** Days and times: a number is a moment in seconds since 1970 UTC, text is in the user's format or a name like `today`. */
export type SearchValue = string | number | boolean;

/** A condition in SQL, and the values of its question marks. */
export interface Condition {
	sql: string;
	values: SqlValue[];
}

/** An account, as far as searching needs it: its clock, for `today`. */
export interface SearchContext {
	clock: { now: () => number };
}

/** Those that hold together; none at all hold always. */
export const all = (parts: readonly Condition[]): Condition => ({
	sql: parts.map(({ sql }) => `(${sql})`).join(' AND ') || 'TRUE',
	values: parts.flatMap(({ values }) => values),
});

/**
 * One condition of a search. Operators are compared without case and `_`: SOAP's `anyOf`, N/search's `anyof` and REST's
 * `ANY_OF` are one, as are `isNot`, `IS_NOT` and `notContains`, `doesNotContain`, `CONTAIN_NOT`.
 * Believed: what has no value meets neither a condition nor its opposite, but for `noneOf` and check boxes.
 * @throws SearchRefusal for an operator that the kind does not have, a value that is missing or none of the kind
 */
export function condition(
	searched: Searched,
	operator: string,
	values: readonly SearchValue[],
	context: SearchContext,
): Condition {
	const given = operator.toLowerCase().replaceAll('_', '');
	const empty = Object.hasOwn(emptiness, given) ? emptiness[given] : undefined;
	if (empty) return { sql: empty(searched), values: [] };
	if (given === 'any') return { sql: 'TRUE', values: [] };
	const [positive, isNegated] = negated(given);
	const kind = operatorsOf[searched.kind];
	const make = Object.hasOwn(kind, positive) ? kind[positive] : undefined;
	if (!make) throw invalidOperator(searched.name ?? searched.sql);
	const { sql, values: bound } = make({ ...searched, name: searched.name ?? searched.sql }, values, context);
	return { sql: isNegated ? `NOT (${sql})` : sql, values: bound };
}

const isNull = ({ sql, kind }: Searched) =>
	kind === 'text' || kind === 'key' ? `(${sql} IS NULL OR ${sql} = '')` : `${sql} IS NULL`;

const emptiness: Readonly<Record<string, (searched: Searched) => string>> = {
	empty: isNull,
	isempty: isNull,
	notempty: (searched) => `NOT ${isNull(searched)}`,
	isnotempty: (searched) => `NOT ${isNull(searched)}`,
	emptynot: (searched) => `NOT ${isNull(searched)}`,
};

/** NetSuite's three APIs have other words for the same. */
const synonyms: Readonly<Record<string, string>> = {
	contain: 'contains',
	startwith: 'startswith',
	endwith: 'endswith',
	equal: 'equalto',
	greater: 'greaterthan',
	greaterorequal: 'greaterthanorequalto',
	less: 'lessthan',
	lessorequal: 'lessthanorequalto',
};

/** `isnot`, `notequalto`, `doesnotcontain` and REST's `equalnot` are opposites of what is left without `not`. */
function negated(operator: string): [positive: string, isNegated: boolean] {
	const match = /^(?:doesnot|not)(.+)$/.exec(operator) ?? /^(.+)not$/.exec(operator);
	const positive = match ? match[1]! : operator;
	// What has no value is none of them, so this is more than the opposite.
	if (match && positive === 'anyof') return ['noneof', false];
	return [synonyms[positive] ?? positive, match !== null];
}
