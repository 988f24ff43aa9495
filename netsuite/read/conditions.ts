import { InvalidSettingError } from '../account';
import type { Field } from '../integrationPoints/types';
import { utcSecond } from '../moments';
import { compareMoment, date } from '../suiteql/dates';
import { identifier, join, sql, trusted, type Sql } from '../suiteql/sql';
import { isCustomFieldName } from './customFieldKinds';
import { shiftPoint } from './values';

export const operators = [
	'equals',
	'notEquals',
	'anyOf',
	'contains',
	'startsWith',
	'greaterThan',
	'greaterOrEqual',
	'lessThan',
	'lessOrEqual',
	'isEmpty',
	'isNotEmpty',
] as const;
export type Operator = (typeof operators)[number];

export interface Condition {
	readonly field: Field;
	readonly operator: Operator;
	/** As people type it. Not used by `isEmpty` and `isNotEmpty`. */
	readonly value: string;
}

const comparisons: Partial<Record<Operator, '=' | '>' | '>=' | '<' | '<='>> = {
	equals: '=',
	greaterThan: '>',
	greaterOrEqual: '>=',
	lessThan: '<',
	lessOrEqual: '<=',
};

/**
 * A condition as SuiteQL.
 * @throws InvalidSettingError when the value is not of the field's type, or the operator does not go with it.
 */
export function conditionSql({ field, operator, value }: Condition): Sql {
	const column = identifier(field.column);
	switch (operator) {
		case 'isEmpty':
			return sql`${column} IS NULL`;
		case 'isNotEmpty':
			return sql`${column} IS NOT NULL`;
		case 'notEquals':
			// What is not yes is no, and the other way round, an unset check box included.
			if (field.type === 'boolean') return compare(field, '=', isTrue(field, value) ? 'false' : 'true');
			// In SQL nothing differs from an empty column; people expect that it does.
			return sql`NOT (${compare(field, '=', value)}) OR ${comparedOf(field, value)} IS NULL`;
		case 'anyOf': {
			const values = valuesIn(field, value);
			const is = (one: string) => (field.type === 'multiReference' ? hasValue(column, one) : compare(field, '=', one));
			return join(values.map((one) => sql`(${is(one)})`), ' OR ');
		}
		case 'contains':
		case 'startsWith': {
			if (field.type === 'multiReference' && operator === 'contains') return hasValue(column, value.trim());
			if (field.type !== 'text') throw refuse(field, value, `text to search in; it is of type ${field.type}`);
			const position = sql`INSTR(UPPER(${column}), UPPER(${value}))`;
			return operator === 'contains' ? sql`${position} > 0` : sql`${position} = 1`;
		}
		default:
			return compare(field, comparisons[operator] ?? '=', value);
	}
}

function compare(field: Field, operator: '=' | '>' | '>=' | '<' | '<=', value: string): Sql {
	const column = identifier(field.column);
	const sign = trusted(operator);
	switch (field.type) {
		case 'date':
			if (!/^\d{4}-\d{2}-\d{2}/.test(value)) throw refuse(field, value, 'a date such as 2026-01-31');
			return sql`${column} ${sign} ${date(value.slice(0, 10))}`;
		case 'timestamp':
			return compareMoment(column, operator, toMoment(field, value));
		case 'boolean': {
			if (operator !== '=') throw refuse(field, value, 'true or false');
			const wanted = isTrue(field, value);
			// A check box that was never set is not ticked.
			return wanted ? sql`${column} = ${true}` : sql`${column} = ${false} OR ${column} IS NULL`;
		}
		case 'integer':
		case 'number':
		case 'amount': {
			const number = Number(value);
			if (value.trim() === '' || !Number.isFinite(number)) throw refuse(field, value, 'a number such as 1250.50');
			return compareNumber(field, column, sign, number);
		}
		case 'percent': {
			const number = value.trim() === '' ? Number.NaN : shiftPoint(value.trim(), -2);
			if (!Number.isFinite(number)) throw refuse(field, value, 'a number such as 12.5, without the sign %');
			return sql`${column} ${sign} ${number}`;
		}
		case 'id':
		case 'reference':
			return sql`${comparedOf(field, value)} ${sign} ${isInternalId(value) ? Number(value) : value}`;
		case 'multiReference': {
			if (operator !== '=') throw refuse(field, value, 'the operator Contains, Is Any Of, Equals or Is Empty; it holds several values');
			const values = valuesIn(field, value);
			const commas = sql`LENGTH(${column}) - LENGTH(REPLACE(${column}, ',', ''))`;
			return join([...values.map((one) => hasValue(column, one)), sql`${commas} = ${values.length - 1}`], ' AND ');
		}
		case 'text':
			return sql`${column} ${sign} ${value}`;
	}
}

const isInternalId = (value: string): boolean => /^-?\d+$/.test(value);

/** A custom list's value may be given by its name, which is empty when the value was deleted; a status has letters. */
function comparedOf(field: Field, value: string): Sql {
	const column = identifier(field.column);
	const byName = field.type === 'reference' && isCustomFieldName(field.name) && !isInternalId(value);
	return byName ? sql`BUILTIN.DF(${column})` : column;
}

/** Believed: SuiteQL shows a multi-select as `1, 2`, and searches in that as in any text. */
function hasValue(column: Sql, value: string): Sql {
	if (isInternalId(value)) return sql`INSTR(',' || REPLACE(${column}, ' ', '') || ',', ${`,${value},`}) > 0`;
	return sql`INSTR(', ' || UPPER(BUILTIN.DF(${column})) || ', ', UPPER(${`, ${value}, `})) > 0`;
}

function valuesIn(field: Field, value: string): string[] {
	const values = [...new Set(value.split(',').map((one) => one.trim()).filter((one) => one !== ''))];
	if (values.length === 0) throw refuse(field, value, 'one value or several with commas between them');
	return values;
}

function isTrue(field: Field, value: string): boolean {
	if (!/^(true|false|T|F)$/.test(value)) throw refuse(field, value, 'true or false');
	return value === 'true' || value === 'T';
}

/** Compares what the record shows, which is not always how the column stores it. */
function compareNumber(field: Field, column: Sql, sign: Sql, number: number): Sql {
	if (field.sign === 'absolute') return sql`ABS(${column}) ${sign} ${number}`;
	return field.sign === 'negated' ? sql`-${column} ${sign} ${number}` : sql`${column} ${sign} ${number}`;
}

function toMoment(field: Field, value: string): string {
	const text = value.trim().replace(' ', 'T');
	// Without a zone it is UTC, as everywhere in the records; JavaScript would take this machine's.
	const zoned = /T.*(Z|[+-]\d{2}:?\d{2})$/i.test(text) || !text.includes('T') ? text : `${text}Z`;
	const milliseconds = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(zoned) : Number.NaN;
	if (Number.isNaN(milliseconds)) throw refuse(field, value, 'a date and time such as 2026-01-31T14:00:00Z');
	return utcSecond(milliseconds);
}

const refuse = (field: Field, value: string, expected: string) =>
	new InvalidSettingError('filters', `The filter on ${field.label} (${field.name}) has "${value}"; it needs ${expected}.`);
