import type { Field } from '../integrationPoints/types';
import { fromSqlText } from '../suiteql/dates';

export interface Reference {
	readonly id: string;
	readonly refName: string | null;
}

export type Value = string | number | boolean | Reference | readonly Reference[] | null;

/** A value without its name: of a reference its ID. */
export type CellValue = Exclude<Value, Reference>;

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

const day = /^\d{4}-\d\d-\d\d$/;
const moment = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;
const plainNumber = /^-?\d+(\.\d+)?$/;
const decimalNumber = /^[+-]?(\d+\.?\d*|\.\d+)(E[+-]?\d+)?$/i;

/** How many decimal places a number has that is written plainly, such as `-12.50`; `null` for anything else. */
function plainPlaces(text: string): number | null {
	if (!plainNumber.test(text)) return null;
	const point = text.indexOf('.');
	return point < 0 ? 0 : text.length - point - 1;
}

const isWholeNumber = (text: string): boolean => plainPlaces(text) === 0;

/** Turns a column's text, never empty, into a value. @throws UnreadableValueError */
type Reader = (text: string, field: Field, names: string | undefined, decimals: number) => CellValue;

const readers: Readonly<Record<Field['type'], Reader>> = {
	text: (text) => text,
	id(text, field) {
		if (!isWholeNumber(text)) throw new UnreadableValueError(field, text);
		return text;
	},
	integer(text, field) {
		if (!isWholeNumber(text) || !Number.isSafeInteger(Number(text))) throw new UnreadableValueError(field, text);
		return signed(Number(text), field);
	},
	number(text, field) {
		if (plainPlaces(text) === null && !decimalNumber.test(text)) throw new UnreadableValueError(field, text);
		return signed(Number(text), field);
	},
	amount(text, field, _name, decimals) {
		const places = plainPlaces(text);
		if (places === null && !decimalNumber.test(text)) throw new UnreadableValueError(field, text);
		const number = signed(Number(text), field);
		// Rounding what has no more places than the currency would give the same number.
		return places !== null && places <= decimals ? number + 0 : round(number, decimals);
	},
	percent(text, field) {
		if (!decimalNumber.test(text)) throw new UnreadableValueError(field, text);
		return shiftPoint(text, 2);
	},
	date(text, field) {
		if (!day.test(text)) throw new UnreadableValueError(field, text);
		return text;
	},
	timestamp(text, field) {
		if (!moment.test(text)) throw new UnreadableValueError(field, text);
		return fromSqlText(text);
	},
	boolean(text, field) {
		if (text !== 'T' && text !== 'F') throw new UnreadableValueError(field, text);
		return text === 'T';
	},
	reference(text, field) {
		// What the catalogue shows as one reference may be several: a multi-select that is not told of as such.
		if (text.includes(',')) throw new UnreadableValueError(field, text);
		return text;
	},
	multiReference(text, field, names) {
		const ids = text.split(',').map((id) => id.trim());
		if (!ids.every((id) => isWholeNumber(id))) throw new UnreadableValueError(field, text);
		return referencesOf(ids, names);
	},
};

/** How the texts of a field's column are read, for those who read many. */
export const readerOf = (field: Field): Reader => readers[field.type];

/**
 * Turns a column's text into the record's value. NetSuite leaves a column without a value out of the row; an empty
 * text is the same to Oracle.
 * @param name for references: the display name; of several, their names with commas between.
 * @param decimals for amounts: the places of the record's currency.
 * @throws UnreadableValueError
 */
export function readValue(field: Field, text: string | undefined, name: string | undefined, decimals: number): Value {
	if (text === undefined || text === '') return null;
	const value = readers[field.type](text, field, name, decimals);
	return field.type === 'reference' ? { id: value as string, refName: name || null } : value;
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
