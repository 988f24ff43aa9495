import { InvalidSettingError } from '../account';
import type { Field } from '../integrationPoints/types';
import { compareMoment, date } from '../suiteql/dates';
import { identifier, join, sql, trusted, type Sql } from '../suiteql/sql';

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
			// In SQL nothing differs from an empty column; people expect that it does.
			return sql`NOT (${compare(field, '=', value)}) OR ${column} IS NULL`;
		case 'anyOf': {
			const values = value.split(',').map((one) => one.trim()).filter((one) => one !== '');
			if (values.length === 0) throw refuse(field, value, 'one value or several with commas between them');
			return join(values.map((one) => sql`(${compare(field, '=', one)})`), ' OR ');
		}
		case 'contains':
		case 'startsWith': {
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
		case 'boolean':
			if (!/^(true|false|T|F)$/.test(value) || operator !== '=') throw refuse(field, value, 'true or false');
			return sql`${column} = ${value === 'true' || value === 'T'}`;
		case 'integer':
		case 'number':
		case 'amount': {
			const number = Number(value);
			if (value.trim() === '' || !Number.isFinite(number)) throw refuse(field, value, 'a number such as 1250.50');
			return compareNumber(field, column, sign, number);
		}
		case 'id':
		case 'reference':
			return /^-?\d+$/.test(value) ? sql`${column} ${sign} ${Number(value)}` : sql`${column} ${sign} ${value}`;
		case 'text':
			return sql`${column} ${sign} ${value}`;
	}
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
	return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

const refuse = (field: Field, value: string, expected: string) =>
	new InvalidSettingError('filters', `The filter on ${field.label} (${field.name}) has "${value}"; it needs ${expected}.`);
