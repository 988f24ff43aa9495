import type { Account } from '../account/account';
import {
	recordTypesOf,
	type CustomValue,
	type Field,
	type List,
	type LoadedRecord,
	type Reference,
	type Value,
} from '../account/records';
import type { CustomField } from '../account/customFields';
import { isEnumeration } from './enumerations';
import { keyOfLine, subrecordsOf, within } from './lines';
import { selfLink } from './links';
import { collectionOf } from './paging';
import { tableOf } from './recordType';

export type Json = Record<string, unknown>;

/** How a record is shown, as its address and query ask for it. */
export interface Shown {
	account: Account;
	/** The address of the record API. */
	root: string;
	/** The record's own address. */
	self: string;
	/** Which sublists and subrecords stand in it, by name in lower case. */
	expanded: 'all' | ReadonlySet<string>;
	/** The only properties wanted, by name in lower case. */
	fields: ReadonlySet<string> | null;
	/** Enumerations are shown by their internal ID alone. */
	simpleEnums: boolean;
}

/** Documented: `expandSubResources`, `expand`, `fields`, `simpleEnumFormat`. */
export function shownBy(account: Account, root: string, self: string, query: URLSearchParams): Shown {
	const names = (parameter: string) =>
		new Set((query.get(parameter) ?? '').toLowerCase().split(',').map((name) => name.trim()).filter(Boolean));
	return {
		account,
		root,
		self,
		expanded: query.get('expandSubResources') === 'true' ? 'all' : names('expand'),
		fields: query.has('fields') ? names('fields') : null,
		simpleEnums: query.get('simpleEnumFormat') === 'true',
	};
}

/**
 * A record's properties. Those without a value are left out.
 * Documented: with `fields` there are only those and the links. Believed: names that the record has not are passed over.
 */
export function rendered(record: LoadedRecord, shown: Shown): Json {
	const { type } = record;
	const custom = new Map((type.customFields ?? []).map((field) => [field.scriptId, field]));
	const properties: Json = {
		id: String(record.id),
		...renderedFields(record.values, type.fields, shown.self, shown),
		...present(record.customValues, (name, value) => customValue(custom.get(name)!, value, shown)),
	};
	for (const [name, list] of Object.entries(type.restLists ?? {})) properties[name] = sublist(record, name, list, shown);
	return only(properties, shown.fields);
}

function only(properties: Json, fields: ReadonlySet<string> | null): Json {
	if (!fields) return properties;
	return Object.fromEntries(Object.entries(properties).filter(([name]) => fields.has(name.toLowerCase())));
}

/** A sublist: its lines where it is expanded, otherwise where to find them. */
function sublist(record: LoadedRecord, name: string, list: List, shown: Shown): Json {
	const self = `${shown.self}/${name}`;
	const isExpanded = shown.expanded === 'all' || shown.expanded.has(name.toLowerCase());
	return isExpanded ? renderedList(record, name, list, shown) : { links: selfLink(self) };
}

/** All lines of a sublist. */
export function renderedList(record: LoadedRecord, name: string, list: List, shown: Shown): Json {
	const self = `${shown.self}/${name}`;
	const rows = record.list(name);
	const items = rows.map((row, index) => renderedLine(row, list, `${self}/${keyOfLine(list, row, index)}`, shown));
	return collectionOf(selfLink(self), items, 0, items.length);
}

export const renderedLine = (row: Record<string, Value>, list: List, self: string, shown: Shown): Json => ({
	links: selfLink(self),
	...renderedFields(row, list.fields, self, shown),
});

/** Fields of a record or of a line, with what stands in them as a record of its own. @param self the address of both */
function renderedFields(row: Record<string, Value>, fields: List['fields'], self: string, shown: Shown): Json {
	const subrecords = subrecordsOf(Object.keys(fields)).filter((name) => isReference(row[name] ?? null));
	const own = Object.entries(row).filter(([name]) => !subrecords.includes(name));
	const properties = renderedRow(Object.fromEntries(own), fields, shown);
	for (const name of subrecords) {
		const { id: _, refName, ...inner } = row[name] as Reference & Record<string, Value>;
		properties[name] = subrecord(inner, within(name, fields), name, `${self}/${name}`, shown);
		// Documented of billing addresses.
		properties[`${name}_text`] = refName;
	}
	return properties;
}

function subrecord(row: Record<string, Value>, fields: List['fields'], name: string, self: string, shown: Shown): Json {
	const links = selfLink(self);
	const isExpanded = shown.expanded === 'all' || shown.expanded.has(name.toLowerCase());
	return isExpanded ? { links, ...renderedRow(row, fields, shown) } : { links };
}

const renderedRow = (row: Record<string, Value>, fields: Readonly<Record<string, Field>>, shown: Shown): Json =>
	present(row, (name, value) => fieldValue(name, value, fields[name], shown));

function present<V>(values: Record<string, V>, show: (name: string, value: V) => unknown): Json {
	const entries = Object.entries(values).filter(([, value]) => value !== null);
	return Object.fromEntries(entries.map(([name, value]) => [name, show(name, value)]));
}

const isReference = (value: Value | CustomValue): value is Reference =>
	value !== null && typeof value === 'object' && 'id' in value;

function fieldValue(name: string, value: Value, field: Field | undefined, shown: Shown): unknown {
	if (!field || !isReference(value)) return value;
	if (shown.simpleEnums && isEnumeration(name, field)) return value.id;
	return field.references ? linked(value, field.references, shown) : value;
}

/** A reference with a link to what it refers to. */
function linked(reference: Reference, table: string, { account, root }: Shown): Json {
	const target = targetOf(account, table, reference.id);
	return target ? { links: selfLink(`${root}/${target}/${reference.id}`), ...reference } : { ...reference };
}

/** Documented: references' links name the record type in lower case, those to custom lists by their script ID. */
export function targetOf(account: Account, table: string, id: string): string | null {
	if (table === 'transaction') return documentOf(account, id);
	if (table === 'entity') return entityOf(account, id);
	if (table.startsWith('customlist')) return table;
	const type = recordTypesOf(account).find((candidate) => !candidate.notInRest && tableOf(candidate) === table);
	return type?.name.toLowerCase() ?? others[table] ?? null;
}

/** What references link to that the record API of this stand-in does not have. */
const others: Readonly<Record<string, string>> = { accountingperiod: 'accountingperiod' };

function documentOf(account: Account, id: string): string | null {
	const row = account.store.get('SELECT type FROM _transaction WHERE id = ?', [Number(id)]);
	const condition = `r.type = '${String(row?.type)}'`;
	return recordTypesOf(account).find(({ where }) => where === condition)?.name.toLowerCase() ?? null;
}

const entityTypes: Readonly<Record<string, string>> = {
	CustJob: 'customer',
	Vendor: 'vendor',
	Employee: 'employee',
	Contact: 'contact',
};

function entityOf(account: Account, id: string): string | null {
	const row = account.store.get('SELECT type FROM entity WHERE id = ?', [Number(id)]);
	return entityTypes[String(row?.type)] ?? null;
}

/** Custom fields stand among the others, under their script ids; several references are a collection (documented). */
function customValue(field: CustomField, value: CustomValue, shown: Shown): unknown {
	if (Array.isArray(value)) {
		const items = value.map((reference) => linked(reference, field.references!, shown));
		return collectionOf(selfLink(`${shown.self}/${field.scriptId}`), items, 0, items.length);
	}
	return isReference(value) ? linked(value, field.references!, shown) : value;
}
