import type { Account } from '../../account/account';
import type { CustomField, CustomFieldType } from '../../account/customFields';
import { documentTypes, type DocumentType } from '../../account/documentTypes';
import { exists, type Field, type List, type RecordType } from '../../account/records';
import { isEnumeration } from '../enumerations';
import { filterable } from '../filter/where';
import { keyNameOf, subrecordsOf, within } from '../lines';

export type Json = Record<string, unknown>;

/** How the two forms of the catalogue write what stands elsewhere. */
export interface Style {
	links: Json;
	/** A reference to a row of that table, which may be one that REST has no records of. */
	reference(table: string): Json;
	sublist(type: RecordType, name: string, list: List): Json;
}

/**
 * A record type: its fields, custom fields and sublists, and which of them `q` can be about.
 * Believed: what the role cannot read is described nevertheless.
 */
export function describe(account: Account, type: RecordType, hidden: ReadonlySet<string>, style: Style): Json {
	const custom = type.customFields ?? [];
	const lists = Object.entries(type.restLists ?? {});
	return {
		type: 'object',
		properties: {
			id: { title: 'Internal ID', type: 'string' },
			refName: { title: 'Reference Name', type: 'string' },
			...fieldsOf(account, type.fields, style, type),
			...Object.fromEntries(custom.map((field) => [field.scriptId, customProperty(field, style)])),
			...Object.fromEntries(lists.map(([name, list]) => [name, style.sublist(type, name, list)])),
			links: style.links,
		},
		'x-ns-filterable': [...filterable(account, type, hidden).values()].map(({ name }) => name),
		...(type.name.startsWith('customrecord') && { 'x-ns-custom-record': true }),
	};
}

/** A line of a sublist, and what it is known by. Seen: the keys of item lines; those of others are believed. */
export function describeLine(account: Account, type: RecordType, list: List, style: Style): Json {
	const key = keyNameOf(list);
	const added = key === 'line' && 'item' in list.fields ? 'orderLine' : key;
	return {
		type: 'object',
		properties: { ...fieldsOf(account, list.fields, style, type), links: style.links },
		'x-ns-sublistkey': { present: key !== null, ...(key && { value: { new: [added], existing: [key] } }) },
	};
}

/** What is around the items of every collection. */
export const collectionProperties = (items: Json, style: Style): Json => ({
	type: 'object',
	properties: {
		totalResults: count('Total Results'),
		count: count('Count'),
		links: style.links,
		hasMore: { title: 'Has More Results', type: 'boolean', readOnly: true },
		offset: count('Query Offset'),
		items: { type: 'array', items },
	},
});

const count = (title: string) => ({ title, type: 'integer', format: 'int64', readOnly: true });

function fieldsOf(
	account: Account,
	fields: Readonly<Record<string, Field>>,
	style: Style,
	type: RecordType,
): Json {
	const shown = Object.entries(fields).filter(([, field]) => exists(field, account.features) && !field.notInRest);
	const described = (those: ReadonlyArray<[string, Field]>): Json =>
		Object.fromEntries(those.map(([name, field]) => [name, property(name, field, style, type)]));
	const subrecords = subrecordsOf(shown.map(([name]) => name));
	const own = shown.filter(([name]) => !name.includes('.') && !subrecords.includes(name));
	return {
		...described(own),
		...Object.fromEntries(
			subrecords.map((name) => {
				const inner = Object.entries(within(name, Object.fromEntries(shown)));
				return [name, { type: 'object', properties: described(inner) }];
			}),
		),
	};
}

const simple: Readonly<Record<Exclude<Field['kind'], 'reference' | 'status'>, Json>> = {
	text: { type: 'string' },
	integer: { type: 'integer', format: 'int64' },
	number: { type: 'number', format: 'double' },
	amount: { type: 'number', format: 'double' },
	date: { type: 'string', format: 'date' },
	timestamp: { type: 'string', format: 'date-time' },
	boolean: { type: 'boolean' },
};

function property(name: string, field: Field, style: Style, type: RecordType): Json {
	if (field.kind === 'status') return enumeration(Object.keys(statusesOf(type)));
	if (field.kind === 'reference') {
		if (field.references) return style.reference(field.references);
		return enumeration(isEnumeration(name, field) ? Object.keys(field.names ?? {}) : []);
	}
	return { title: field.label, ...simple[field.kind], nullable: true };
}

function statusesOf({ where }: RecordType): Readonly<Record<string, string>> {
	const letters = /r\.type = '(\w+)'/.exec(where ?? '')?.[1] as DocumentType | undefined;
	return letters ? documentTypes[letters].statuses : {};
}

/** One of a few values that NetSuite names itself. */
function enumeration(values: readonly string[]): Json {
	return {
		type: 'object',
		properties: {
			id: { title: 'Internal identifier', type: 'string', ...(values.length > 0 && { enum: values }) },
			refName: { title: 'Reference Name', type: 'string' },
		},
	};
}

const customTypes: Readonly<Record<Exclude<CustomFieldType, 'list' | 'document' | 'multiselect'>, Json>> = {
	text: { type: 'string' },
	longText: { type: 'string' },
	richText: { type: 'string' },
	email: { type: 'string', format: 'email' },
	phone: { type: 'string' },
	url: { type: 'string', format: 'URL' },
	checkbox: { type: 'boolean' },
	integer: { type: 'integer', format: 'int64' },
	decimal: { type: 'number', format: 'double' },
	currency: { type: 'number', format: 'double' },
	percent: { type: 'number', format: 'double' },
	date: { type: 'string', format: 'date' },
	datetime: { type: 'string', format: 'date-time' },
	timeOfDay: { type: 'string' },
};

function customProperty({ label, type }: CustomField, style: Style): Json {
	const own = { title: label, nullable: true, 'x-ns-custom-field': true };
	if (type === 'list' || type === 'document') return { ...own, ...reference(style.links) };
	if (type === 'multiselect') return { ...own, ...collectionProperties(reference(style.links), style) };
	return { ...own, ...customTypes[type] };
}

/** A reference, described on the spot. */
export const reference = (links: Json): Json => ({
	type: 'object',
	properties: {
		id: { title: 'Internal identifier', type: 'string' },
		refName: { title: 'Reference Name', type: 'string' },
		externalId: { title: 'External identifier', type: 'string' },
		links,
	},
});
