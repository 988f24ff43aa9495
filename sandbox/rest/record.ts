import {
	loadRecord,
	recordTypes,
	type Field,
	type List,
	type LoadedRecord,
	type RecordType,
	type Value,
} from '../account/records';
import { forbidden, methodNotAllowed, noSuchRecord, noSuchRecordType, restError } from '../server/errors';
import { RESOURCE, type Reply } from '../server/reply';
import { internalId, recordTypeOf, tableOf } from './recordType';
import type { RestContext, RestRequest } from './request';
import { asksForSelectOptions, selectOptionsEndpoint } from './selectOptions';
import { writeEndpoint } from './write';

type Json = Record<string, unknown>;

/** `/services/rest/record/v1/{type}[/{id}[/{sublist}]]`; the ID is internal, or external as `eid:…`. */
export function recordEndpoint(request: RestRequest, context: RestContext): Reply | Promise<Reply> {
	const { account, visibility } = context;
	const [typeName, id, sublist] = request.segments as [string, string?, string?];
	const type = recordTypeOf(account, typeName);
	if (!type) return noSuchRecordType(typeName);
	const table = tableOf(type);
	if (visibility.hiddenTables.has(table)) return forbidden(type.name);
	if (asksForSelectOptions(request)) return selectOptionsEndpoint(request, context, type);
	if (sublist !== undefined && request.method !== 'GET') return methodNotAllowed(request.method, 'GET');
	if (request.method !== 'GET') return writeEndpoint(request, context, type, id);
	if (id === undefined) return collectionsMissing();
	const found = internalId(account, type, id);
	const record = found === null ? null : loadRecord(account, type, found, visibility.hiddenColumns.get(table));
	if (!record) return noSuchRecord();
	const self = `${request.url.origin}/services/rest/record/v1/${type.name}/${record.id}`;
	const lists: Readonly<Record<string, List>> = type.restLists ?? {};
	if (sublist !== undefined) {
		const list = lists[sublist];
		return list ? resource('collection', collection(record, sublist, list, `${self}/${sublist}`)) : noSuchRecord();
	}
	const expand = request.url.searchParams.get('expandSubResources') === 'true';
	const sublists = Object.entries(lists).map(([name, list]) => [
		name,
		expand
			? collection(record, name, list, `${self}/${name}`)
			: { links: [{ rel: 'self', href: `${self}/${name}` }] },
	]);
	const body: Json = {
		...rendered(record.values, rootOf(self), type),
		...customValues(record),
		...(Object.fromEntries(sublists) as Json),
	};
	return resource('singular', {
		links: [{ rel: 'self', href: self }],
		id: String(record.id),
		...selected(body, request.url.searchParams.get('fields')),
	});
}

/** Only what `fields=tranId,total` names. Believed: links and ID come anyway, and unknown names are passed over. */
function selected(body: Json, fields: string | null): Json {
	if (fields === null) return body;
	const wanted = new Set(fields.split(',').map((name) => name.trim()));
	return Object.fromEntries(Object.entries(body).filter(([name]) => wanted.has(name)));
}

function resource(kind: 'singular' | 'collection', body: Json): Reply {
	return { status: 200, headers: { 'Content-Type': `${RESOURCE}; type=${kind}; charset=UTF-8` }, body };
}

/** Lists of records come with the sandbox's next floor. */
function collectionsMissing(): Reply {
	return restError(404, { detail: 'Record does not exist.', code: 'NONEXISTENT_ID' });
}

/** Null fields are left out; references carry a link to what they refer to. */
function rendered(values: Record<string, Value>, root: string, { fields }: { fields: RecordType['fields'] }): Json {
	const shown = Object.entries(values).filter(([, value]) => value !== null);
	return Object.fromEntries(shown.map(([name, value]) => [name, renderedValue(value, root, fields[name]!)]));
}

function renderedValue(value: Value, root: string, field: Field): unknown {
	const target = field.references && linked[field.references];
	if (value === null || typeof value !== 'object' || !target) return value;
	return { links: [{ rel: 'self', href: `${root}/${target}/${value.id}` }], ...value };
}

/** REST's names of the record types that references link to; a transaction's would depend on its type. */
const linked: Readonly<Record<string, string>> = {
	accountingperiod: 'accountingPeriod',
	entity: 'customer',
	...Object.fromEntries(recordTypes.map((type) => [tableOf(type), type.name])),
	transaction: '',
};

function collection(record: LoadedRecord, name: string, list: List, self: string): Json {
	const items = record.list(name).map((row) => rendered(row, rootOf(self), list));
	return {
		links: [{ rel: 'self', href: self }],
		count: items.length,
		hasMore: false,
		items: items.map((item, index) => ({ links: [{ rel: 'self', href: `${self}/${index + 1}` }], ...item })),
		offset: 0,
		totalResults: items.length,
	};
}

const rootOf = (self: string) => `${new URL(self).origin}/services/rest/record/v1`;

/** Custom fields stand among the others, under their script ids; several references are a collection. */
function customValues({ customValues }: LoadedRecord): Json {
	const shown = Object.entries(customValues).filter(([, value]) => value !== null);
	return Object.fromEntries(
		shown.map(([scriptId, value]) => [
			scriptId,
			Array.isArray(value)
				? { count: value.length, hasMore: false, items: value, offset: 0, totalResults: value.length }
				: value,
		]),
	);
}
