import type { Field } from '../integrationPoints/types';
import { isCustomFieldName } from '../read/customFieldKinds';
import type { ListValues } from '../read/listValues';
import type { MappedType } from './compatibility';
import { MappingError } from './errors';
import { isReadOnly } from './readOnly';
import type { MappedRecord } from './records';

/** A field that can be mapped: of the record, of its sublists, or of the account's own. */
export interface MappableField {
	readonly name: string;
	readonly label: string;
	readonly type: MappedType;
	/** NetSuite sets it itself; it can only be read. */
	readonly readOnly: boolean;
	readonly isCustom: boolean;
	/** What may stand in it, where NetSuite lists that: the whole list, or what the records have of it so far. */
	readonly list?: ListValues;
}

/** A field as an error or a list names it: label and ID. */
export const nameOf = ({ label, name }: { label: string; name: string }): string => `${label} (${name})`;

/** What the account tells of a record's fields, beside those that every account has. */
export interface AccountFields {
	readonly custom: readonly Field[];
	/** Standard fields that can be written and that the integration point does not read. */
	readonly written: ReadonlyArray<Pick<Field, 'name' | 'label' | 'type'>>;
	/** What can be chosen, by script ID. */
	readonly lists: ReadonlyMap<string, ListValues>;
}

const nothing: AccountFields = { custom: [], written: [], lists: new Map() };

/** The fields of a record: its own, its sublists, and those of the account. */
export function mappableFields({ point }: MappedRecord, account: AccountFields = nothing): MappableField[] {
	const known = new Set([...point.fields, ...account.custom].map(({ name }) => name));
	return [
		...point.fields.map((field) => fieldOf(field, field.computed === true || isReadOnly(point, field.name))),
		...account.written.filter(({ name }) => !known.has(name)).map((field) => fieldOf(field, false)),
		...(point.sublists ?? []).map(
			({ name, label }): MappableField => ({ name, label, type: 'sublist', readOnly: true, isCustom: false }),
		),
		...account.custom.map((field) => ({ ...fieldOf(field, false), isCustom: true, list: account.lists.get(field.name) })),
	];
}

const fieldOf = ({ name, label, type }: Pick<Field, 'name' | 'label' | 'type'>, readOnly: boolean): MappableField => ({
	name,
	label,
	type,
	readOnly,
	isCustom: false,
});

/**
 * The key of a mapping: a field, or one side of a reference.
 * `entity` is the field, `entity.name` its name and `entity.id` its internal ID.
 */
export interface FieldKey {
	readonly name: string;
	readonly part?: 'name' | 'id';
}

export function parseKey(key: string): FieldKey {
	const [, name = key, part] = /^(.+)\.(name|id)$/.exec(key) ?? [];
	return part === undefined ? { name } : { name, part: part as 'name' | 'id' };
}

/**
 * The field that a mapping means.
 * @param label what the field was called when it was chosen, if that is known: a field that has vanished has no other.
 * @throws MappingError when the record has no such field, or no longer.
 */
export function findField(record: MappedRecord, fields: readonly MappableField[], name: string, label?: string): MappableField {
	const field = fields.find((one) => one.name === name);
	if (field) return field;
	const called = label === undefined || label === name ? `"${name}"` : `${label} (${name})`;
	throw new MappingError(
		`${record.label.plural} have no field ${called}.`,
		isCustomFieldName(name)
			? "The custom field was deleted or renamed, or the token's role may not see it. Refresh the list of fields in the node and choose it again, or take it out of the mapping."
			: 'Choose a field from the list.',
	);
}
