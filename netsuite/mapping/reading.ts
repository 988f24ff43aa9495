/**
 * Reads a field of a record in whichever of its shapes it comes: as NetSuite has it (references nested, custom fields
 * under `customFields`), simplified, or as a table row.
 */

import type { Reference } from '../read/values';
import type { MappableField } from './fields';
import type { Json } from './paths';
import type { MappedRecord } from './records';

/** The field's value in this record; undefined when this shape of the record does not have the field. */
export function readField(field: MappableField, json: Json): unknown {
	switch (field.type) {
		case 'id':
			return idOf(field.name === 'id' ? (json.netsuiteId ?? json.id) : json[field.name]);
		case 'reference':
			return readReference(field, json);
		case 'multiReference':
			return readReferences(field, json);
		case 'sublist':
			return parsed(json[field.name]);
		default:
			return plain(field, json);
	}
}

/** A row's internal ID is a number, a record's is text. */
const idOf = (value: unknown): unknown => (typeof value === 'number' ? String(value) : value);

function plain({ name, isCustom }: MappableField, json: Json): unknown {
	const value = json[name];
	if (value !== undefined || !isCustom) return value;
	const { customFields } = json;
	return typeof customFields === 'object' && customFields !== null ? (customFields as Json)[name] : undefined;
}

/**
 * What the trigger tells of a deleted record (its ID, the number it had, when), in the shape in which the sync tells of
 * one. Everything else stays as it is.
 */
export function withDeletion({ point }: MappedRecord, json: Json): Json {
	if (json.deletedDate === undefined || json.isDeleted !== undefined) return json;
	const number = point.documentNumber === null ? {} : { [point.documentNumber]: json.documentNumber };
	return { ...json, ...number, isDeleted: true };
}

/** `refName` is missing from the answer where the shape has IDs only: a row does not copy names of records with a table. */
function readReference(field: MappableField, json: Json): unknown {
	const value = plain(field, json);
	if (value !== null && typeof value === 'object') return value;
	const id = json[`${field.name}Id`];
	if (id === undefined) return value;
	if (id === null || id === '') return null;
	const name = value ?? json[`${field.name}Name`];
	return name === undefined ? { id: idOf(id) } : { id: idOf(id), refName: name };
}

function readReferences(field: MappableField, json: Json): unknown {
	const value = plain(field, json);
	if (Array.isArray(value)) return value;
	const ids = json[`${field.name}Ids`];
	if (ids === undefined) return value;
	if (typeof ids !== 'string' || ids === '') return null;
	const apart = ids.split(',').map((id) => id.trim());
	const all = value ?? json[`${field.name}Names`];
	const names = typeof all !== 'string' ? [] : apart.length === 1 ? [all] : all.split(', ');
	// Of several, a name with a comma in it makes it untellable which name is whose.
	const told = names.length === apart.length;
	return apart.map((id, index): Reference => ({ id, refName: told ? (names[index] ?? null) : null }));
}

function parsed(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	try {
		return JSON.parse(value) as unknown;
	} catch {
		return value;
	}
}
