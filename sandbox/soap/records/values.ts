import { momentOf, localDateOf } from '../../account/time';
import { isoSecond, type Field } from '../../account/records';
import type { Bean, RecordRef, Value } from '../schema/bean';
import { enumerations, type TypeName } from '../schema/types';
import { valueOfWord, wordOf } from './words';

/** A reference as REST has it. */
export interface Reference {
	id?: string | number;
	externalId?: string;
	refName?: string | null;
}

/** Internal IDs of statuses of approval. */
const APPROVED = '2';
const PENDING = '1';

export const isReference = (value: unknown): value is Reference =>
	typeof value === 'object' && value !== null && ('id' in value || 'externalId' in value) && !('items' in value);

/**
 * REST's value as an element of a type of the schema; `undefined` for none, and for what the schema has no word for.
 * Days are midnight in the account's time zone.
 */
export function toElement(value: unknown, type: TypeName): Value | undefined {
	if (value === null || value === undefined) return undefined;
	const reference = isReference(value) ? value : null;
	const plain = reference ? String(reference.id) : (value as string | number | boolean);
	switch (type) {
		case 'platformCore:RecordRef':
			return reference ? refOf(reference) : { internalId: String(plain) };
		case 'string':
			return String(reference ? (reference.refName ?? plain) : plain);
		case 'boolean':
			// A journal entry's approval, which is a status in REST.
			return reference ? reference.refName === 'Approved' : plain === true || plain === 'T' || plain === 'true';
		case 'dateTime':
			return instantOf(String(plain));
		case 'int':
		case 'long':
		case 'double': {
			const number = Number(plain);
			return Number.isNaN(number) ? undefined : type === 'double' ? number : Math.round(number);
		}
		case 'base64Binary':
			return String(plain);
		default:
			return enumerations.has(type) ? wordOf(type, String(plain), reference?.refName ?? null) : undefined;
	}
}

export const refOf = ({ id, refName }: Reference): RecordRef => ({
	internalId: String(id),
	name: refName ?? undefined,
});

/** Seconds since 1970 UTC of a day or of a moment. */
function instantOf(text: string): number | undefined {
	if (/^\d{4}-\d\d-\d\d$/.test(text)) return momentOf(text);
	const milliseconds = Date.parse(text);
	return Number.isNaN(milliseconds) ? undefined : Math.floor(milliseconds / 1000);
}

/**
 * What was sent as REST's body has it: dates as days in the account's time zone where the field is one, enumerations in
 * REST's words, references by the ID they were given with.
 * @param kind of the field, where it is known
 */
export function fromElement(value: Value, type: TypeName, kind: Field['kind'] | null): unknown {
	if (type === 'platformCore:RecordRef') return referenceOf(value as RecordRef);
	if (type === 'dateTime') {
		const moment = value as number;
		return kind === 'date' ? localDateOf(moment) : isoSecond(moment);
	}
	if (enumerations.has(type)) {
		const word = valueOfWord(type, value as string);
		return kind === 'reference' || kind === 'status' ? { id: word } : word;
	}
	if (kind === 'reference' && typeof value === 'boolean') return { id: value ? APPROVED : PENDING };
	if (kind === 'reference') return { id: String(value as string | number) };
	if ((kind === 'number' || kind === 'amount') && typeof value === 'string' && isNumber(value)) return Number(value);
	return value;
}

const isNumber = (text: string) => /^\s*[+-]?(\d+\.?\d*|\.\d+)\s*$/.test(text);

/** Given without any ID, it empties the field. */
export function referenceOf({ internalId, externalId }: Bean): { id: string } | { externalId: string } | null {
	if (internalId !== undefined) return { id: internalId as string };
	return externalId === undefined ? null : { externalId: externalId as string };
}
