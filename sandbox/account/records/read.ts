import { documentTypes, type DocumentType } from '../documentTypes';
import type { Features } from '../schema';
import type { Row } from '../store';
import type { SqlValue } from '../../suiteql/engine';
import type { Field, Fields } from './field';

export type Reference = { id: string; refName: string | null };
export type Value = string | number | boolean | null | Reference;

/** Reads the fields of a record type out of rows. */
export interface FieldReader {
	/** The columns of the SELECT. */
	readonly select: string;
	/** @param precision decimal places of amounts */
	read(row: Row, precision: number): Record<string, Value>;
}

/** @param type SQL of the document type, which a status needs to have a name */
export function fieldReader(fields: Fields, features: Features, type = "''"): FieldReader {
	const shown = Object.entries(fields);
	const columns = shown.flatMap(([name, field]) => [
		`${exists(field, features) ? field.sql : 'NULL'} AS "${name}"`,
		...(field.nameSql && exists(field, features) ? [`${field.nameSql} AS "${name}.name"`] : []),
		...(field.kind === 'status' ? [`${type} AS "${name}.type"`] : []),
	]);
	return {
		select: columns.join(', '),
		read: (row, precision) =>
			Object.fromEntries(shown.map(([name, field]) => [name, valueOf(name, field, row, precision)])),
	};
}

export const exists = (field: Field, features: Features) => !field.feature || features[field.feature];

function valueOf(name: string, field: Field, row: Row, precision: number): Value {
	const stored = row[name];
	if (stored === null || stored === undefined || stored === '') return null;
	switch (field.kind) {
		case 'text':
			return String(stored);
		case 'date':
			return stored as string;
		case 'boolean':
			return stored === 'T';
		case 'integer':
		case 'number':
			return signed(Number(stored), field);
		case 'amount':
			return signed(rounded(Number(stored), precision), field);
		case 'timestamp':
			return isoSecond(Number(stored));
		case 'status':
			return { id: String(stored), refName: statusName(row[`${name}.type`]!, String(stored)) };
		case 'reference':
			return {
				id: String(stored),
				refName: field.names ? (field.names[String(stored)] ?? null) : nameOf(row[`${name}.name`]),
			};
	}
}

const nameOf = (name: SqlValue | undefined) => (name === undefined || name === '' ? null : (name as string | null));

const statusName = (type: SqlValue, letter: string) => documentTypes[type as DocumentType].statuses[letter] ?? null;

/** `2026-01-02T03:04:05Z` */
export function isoSecond(seconds: number): string {
	return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
}

function signed(value: number, { sign }: Field): number {
	if (sign === 'absolute') return Math.abs(value);
	// Adding zero turns -0 into 0.
	return sign === 'negated' ? -value + 0 : value;
}

/** To so many decimal places, halves away from zero. */
export function rounded(value: number, precision: number): number {
	const factor = 10 ** precision;
	const magnitude = Math.round(Math.abs(value) * factor + 1e-7) / factor;
	return value < 0 ? -magnitude + 0 : magnitude;
}
