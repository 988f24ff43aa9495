import type { SqlValue } from '../../suiteql/engine';
import type { Bean, RecordRef, Value } from '../schema/bean';
import { dayOf } from '../schema/dateTime';
import { Refusal } from '../status';

/** A condition in SQL, and the values of its question marks. */
export interface Condition {
	sql: string;
	values: SqlValue[];
}

/** Makes a condition on a column of one of the schema's search fields. */
export type FieldCondition = (field: Bean) => Condition;

/** Those that hold together; none at all hold always. */
export const all = (parts: readonly Condition[]): Condition => ({
	sql: parts.map(({ sql }) => `(${sql})`).join(' AND ') || 'TRUE',
	values: parts.flatMap(({ values }) => values),
});

/** Believed: the sentences about fields that lack an operator or a value. */
function operatorOf({ operator }: Bean): string {
	if (operator === undefined) throw new Refusal('INVALID_SEARCH_OPERATOR', 'A search field needs an operator.');
	return operator as string;
}

function valueOf<T extends Value>(field: Bean, name: 'searchValue' | 'searchValue2' = 'searchValue'): T {
	const value = field[name];
	if (value === undefined) {
		throw new Refusal('INVALID_SEARCH_VALUE', `The operator ${operatorOf(field)} needs a ${name}.`);
	}
	return value as T;
}

/** `not` before an operator; `doesNot` before those of text. What has no value meets neither it nor its opposite. */
function negated(operator: string): [positive: string, isNegated: boolean] {
	const match = /^(?:not|doesNot)([A-Z].*)$/.exec(operator);
	if (!match || operator === 'notEmpty') return [operator, false];
	const positive = match[1]![0]!.toLowerCase() + match[1]!.slice(1);
	return [{ contain: 'contains', startWith: 'startsWith' }[positive] ?? positive, true];
}

function emptiness(operator: string, column: string): Condition | null {
	if (operator !== 'empty' && operator !== 'notEmpty') return null;
	return { sql: `${column} IS ${operator === 'empty' ? '' : 'NOT '}NULL`, values: [] };
}

const not = ({ sql, values }: Condition, isNegated: boolean): Condition => ({
	sql: isNegated ? `NOT (${sql})` : sql,
	values,
});

const comparisons: Readonly<Record<string, string>> = {
	equalTo: '=',
	greaterThan: '>',
	greaterThanOrEqualTo: '>=',
	lessThan: '<',
	lessThanOrEqualTo: '<=',
};

/** `SearchLongField` */
export const long =
	(column: string): FieldCondition =>
	(field) => {
		const operator = operatorOf(field);
		const [positive, isNegated] = negated(operator);
		const low = () => valueOf<number>(field);
		if (positive === 'between') {
			const high = valueOf<number>(field, 'searchValue2');
			return not({ sql: `${column} BETWEEN ? AND ?`, values: [low(), high] }, isNegated);
		}
		return (
			emptiness(operator, column) ?? not({ sql: `${column} ${comparisons[positive]} ?`, values: [low()] }, isNegated)
		);
	};

/** `SearchStringField`; upper and lower case alike. */
export const text =
	(column: string): FieldCondition =>
	(field) => {
		const operator = operatorOf(field);
		const [positive, isNegated] = operator === 'isNot' ? ['is', true] : negated(operator);
		const place = `INSTR(LOWER(${column}), LOWER(?))`;
		const sql: Record<string, string> = {
			is: `LOWER(${column}) = LOWER(?)`,
			contains: `${place} > 0`,
			startsWith: `${place} = 1`,
			// Believed: keywords of one word.
			hasKeywords: `${place} > 0`,
		};
		return emptiness(operator, column) ?? not({ sql: sql[positive]!, values: [valueOf<string>(field)] }, isNegated);
	};

/** `SearchDateField` on a moment. Believed: compared to the second, but for `on`, which means the whole day. */
export const moment =
	(column: string): FieldCondition =>
	(field) => {
		const operator = operatorOf(field);
		const [positive, isNegated] = negated(operator);
		const empty = emptiness(operator, column);
		if (empty) return empty;
		const at = valueOf<number>(field);
		const day = dayOf(at);
		const conditions: Record<string, () => Condition> = {
			on: () => ({ sql: `${column} >= ? AND ${column} < ?`, values: [day.from, day.until] }),
			before: () => ({ sql: `${column} < ?`, values: [at] }),
			after: () => ({ sql: `${column} > ?`, values: [at] }),
			onOrBefore: () => ({ sql: `${column} <= ?`, values: [at] }),
			onOrAfter: () => ({ sql: `${column} >= ?`, values: [at] }),
			within: () => ({
				sql: `${column} BETWEEN ? AND ?`,
				values: [at, valueOf<number>(field, 'searchValue2')],
			}),
		};
		return not(conditions[positive]!(), isNegated);
	};

/** `SearchMultiSelectField`. @param by which ID of the references the column holds */
export const reference =
	(column: string, by: 'internalId' | 'externalId' = 'internalId'): FieldCondition =>
	(field) => {
		const refs = (field.searchValue ?? []) as readonly RecordRef[];
		const values = refs.map((ref) => ref[by]).filter((id) => id !== undefined);
		return oneOf(column, field, by === 'internalId' ? values.map(Number) : values);
	};

/** `SearchEnumMultiSelectField`. @param stored what the column holds for a value */
export const enumeration =
	(column: string, stored: (value: string) => SqlValue): FieldCondition =>
	(field) =>
		oneOf(column, field, ((field.searchValue ?? []) as readonly string[]).map(stored));

function oneOf(column: string, field: Bean, values: SqlValue[]): Condition {
	const operator = operatorOf(field);
	const list = values.map(() => '?').join(', ');
	// What has no value is none of them, too.
	return operator === 'anyOf'
		? { sql: `${column} IN (${list})`, values }
		: { sql: `(${column} IS NULL OR ${column} NOT IN (${list}))`, values };
}

/** `SearchBooleanField` */
export const flag =
	(column: string): FieldCondition =>
	(field) => ({ sql: `${column} = ?`, values: [valueOf<boolean>(field) ? 'T' : 'F'] });
