import type { Field } from '../integrationPoints/types';
import { fromSqlText } from '../suiteql/dates';

export interface Reference {
	readonly id: string;
	readonly refName: string | null;
}

export type Value = string | number | boolean | Reference | readonly Reference[] | null;

/** Decimal places by the currency's internal ID. */
export type CurrencyPrecision = Readonly<Record<string, number>>;

/** Enough for every currency, and little enough to round off what binary fractions add. */
const unknownPrecision = 6;

/** A value that is not of the field's type: what the field is called, and what stands in it. */
export class UnreadableValueError extends Error {
	constructor(field: Field, text: string) {
		super(`${field.label} (${field.name}) is "${text}", which is not ${expected[field.type] ?? 'readable'}`);
		this.name = 'UnreadableValueError';
	}
}

const expected: Partial<Record<Field['type'], string>> = {
	id: 'an internal ID',
	integer: 'a whole number of at most 15 digits',
	number: 'a number',
	amount: 'an amount',
	percent: 'a number',
	date: 'a date',
	timestamp: 'a date and time',
	boolean: 'true or false',
	reference: 'one internal ID',
	multiReference: 'a list of internal IDs',
};

const decimalNumber = /^[+-]?(\d+\.?\d*|\.\d+)(E[+-]?\d+)?$/i;

/**
 * Turns a column's text into the record's value. NetSuite leaves a column without a value out of the row; an empty
 * text is the same to Oracle.
 * @param name for references: the display name; of several, their names with commas between.
 * @param decimals for amounts: the places of the record's currency.
 * @throws UnreadableValueError
 */
export function readValue(field: Field, text: string | undefined, name: string | undefined, decimals: number): Value {
	if (text === undefined || text === '') return null;
	const unreadable = () => new UnreadableValueError(field, text);
	switch (field.type) {
		case 'text':
			return text;
		case 'id':
			if (!/^-?\d+$/.test(text)) throw unreadable();
			return text;
		case 'integer':
			if (!/^-?\d+$/.test(text) || !Number.isSafeInteger(Number(text))) throw unreadable();
			return signed(Number(text), field);
		case 'number':
		case 'amount': {
			if (!decimalNumber.test(text)) throw unreadable();
			const number = signed(Number(text), field);
			return field.type === 'amount' ? round(number, decimals) : number;
		}
		case 'percent':
			if (!decimalNumber.test(text)) throw unreadable();
			return shiftPoint(text, 2);
		case 'date':
			if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw unreadable();
			return text;
		case 'timestamp':
			if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) throw unreadable();
			return fromSqlText(text);
		case 'boolean':
			if (text !== 'T' && text !== 'F') throw unreadable();
			return text === 'T';
		case 'reference':
			// What the catalogue shows as one reference may be several: a multi-select that is not told of as such.
			if (text.includes(',')) throw unreadable();
			return { id: text, refName: name === undefined || name === '' ? null : name };
		case 'multiReference': {
			const ids = text.split(',').map((id) => id.trim());
			if (!ids.every((id) => /^-?\d+$/.test(id))) throw unreadable();
			return referencesOf(ids, name);
		}
	}
}

/**
 * A multi-select's values. Believed: SuiteQL shows IDs and names in the same order. A name that holds a comma itself, or
 * a value that was deleted since and has no name, makes it untellable which name is whose; then they are `null`. Both in
 * one text can make up for each other, which does not show: names then, never IDs, are pieces of names.
 */
function referencesOf(ids: readonly string[], names: string | undefined): readonly Reference[] {
	const apart = ids.length === 1 ? [names ?? ''] : (names ?? '').split(', ');
	const told = apart.length === ids.length;
	return ids
		.map((id, index): Reference => ({ id, refName: (told && apart[index]) || null }))
		.sort((a, b) => Number(a.id) - Number(b.id));
}

/** Moves the decimal point in the text, so that 0.07 becomes 7 and not 7.000000000000001. */
export function shiftPoint(text: string, places: number): number {
	const [digits, exponent = 0] = text.split(/e/i);
	return Number.isNaN(Number(text)) ? Number.NaN : Number(`${digits}e${Number(exponent) + places}`);
}

export const isReferences = (value: Value | undefined): value is readonly Reference[] => Array.isArray(value);

export const isReference = (value: Value | undefined): value is Reference =>
	typeof value === 'object' && value !== null && !isReferences(value);

/** How many decimal places amounts in that currency have; six where the account does not show its currencies. */
export const decimalsOf = (precision: CurrencyPrecision, currency: string | undefined): number =>
	(currency === undefined ? undefined : precision[currency]) ?? unknownPrecision;

/** Rounds off what binary fractions add; `-0` would not be equal to `0` everywhere. */
export const round = (number: number, decimals: number): number => Number(number.toFixed(decimals)) + 0;

function signed(number: number, field: Field): number {
	if (field.sign === 'negated') return -number + 0;
	return field.sign === 'absolute' ? Math.abs(number) : number;
}
