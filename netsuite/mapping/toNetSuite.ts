import { allowedTypes, compatibility, flowTypes, isAllowed, type FlowType } from './compatibility';
import { toNetSuite } from './conversion';
import { defaultMapping } from './defaults';
import { MappingError, nothingMapped } from './errors';
import { findField, nameOf, parseKey, type MappableField } from './fields';
import { getAt, pathOf, type Json } from './paths';
import { ofRecord } from './recordNumber';
import type { MappedRecord } from './records';

/** A field of NetSuite and where its value comes from. */
export interface ToChoice<Item> {
	readonly key: string;
	/** The value for an item; undefined leaves the field out, `null` stays `null`. */
	readonly value: (item: Item) => unknown;
	readonly label?: string;
	/** The flow's type; by default the value tells. */
	readonly type?: FlowType;
}

/**
 * Makes the function that turns an item of the flow into the fields of a NetSuite record.
 * @throws MappingError, also by the function: an unknown field, one that NetSuite sets itself, types that do not go
 * together, a value of another type or one that the select list does not have, an item without a single field of the
 * default mapping.
 */
export function mapToNetSuite<Item extends { readonly json: Json }>(
	record: MappedRecord,
	fields: readonly MappableField[],
	choices: ReadonlyArray<ToChoice<Item>> | null,
): (item: Item) => Json {
	const entries = (choices ?? defaultChoices<Item>(record, fields)).map(({ key, value, label, type }) => ({
		field: writableField(record, fields, parseKey(key).name, label, type),
		type,
		value,
	}));
	const isPerson = choices === null ? record.isPerson : undefined;
	return (item) => {
		const mapped: Json = {};
		try {
			for (const { field, type, value } of entries) {
				const given = value(item);
				if (given !== undefined) mapped[field.name] = toNetSuite(field, type, given);
			}
			if (choices === null && Object.keys(mapped).length === 0) {
				throw nothingMapped('Give the fields the names of the default mapping, or choose Define Below and say where each value is.');
			}
		} catch (error) {
			throw ofRecord(record, item.json, error);
		}
		if (isPerson !== undefined) mapped.isPerson = isPerson;
		return mapped;
	};
}

/**
 * The field that something is to be written to.
 * @param type the flow's type, where it is stated.
 * @throws MappingError when there is no such field, NetSuite sets it itself, or the types do not go together.
 */
export function writableField(
	record: MappedRecord,
	fields: readonly MappableField[],
	name: string,
	label?: string,
	type?: FlowType,
): MappableField {
	const field = findField(record, fields, name, label);
	if (field.readOnly) {
		throw new MappingError(
			`${nameOf(field)} of ${record.label.plural} is set by NetSuite and cannot be written.`,
			'Take it out of the mapping.',
		);
	}
	if (type === undefined || isAllowed('toNetSuite', field.type, type, field.list !== undefined)) return field;
	const { label: kind } = compatibility[field.type];
	throw new MappingError(
		`${flowTypes[type].label} cannot become ${nameOf(field)} of ${record.label.plural}, which is of the type ${kind}.`,
		`It can be made of ${allowedTypes('toNetSuite', field.type, field.list !== undefined)}.`,
	);
}

/** The default mapping backwards: of each field the side that may go to NetSuite. */
export function defaultToKeys(
	record: MappedRecord,
	fields: readonly MappableField[],
): Array<{ readonly name: string; readonly from: string }> {
	return defaultMapping(record.name).flatMap(([key, from]) => {
		const { name, part } = parseKey(key);
		const field = fields.find((one) => one.name === name);
		if (!field || field.readOnly || part === 'name') return [];
		return [{ name, from }];
	});
}

function defaultChoices<Item extends { readonly json: Json }>(
	record: MappedRecord,
	fields: readonly MappableField[],
): Array<ToChoice<Item>> {
	return defaultToKeys(record, fields).map(({ name, from }) => {
		const path = pathOf(from);
		return { key: name, value: ({ json }) => getAt(json, path) };
	});
}
