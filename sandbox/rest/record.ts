import type { Account } from '../account/account';
import {
	customValueOf,
	fieldReader,
	recordTypes,
	type Field,
	type List,
	type RecordType,
	type Value,
} from '../account/records';
import type { CustomField } from '../account/customFields';
import { forbidden, methodNotAllowed, noSuchRecord, noSuchRecordType, restError } from '../server/errors';
import { RESOURCE, type Reply } from '../server/reply';
import type { SqlValue } from '../suiteql/engine';
import { keyOf, recordTypeOf, tableOf } from './recordType';
import type { RestContext, RestRequest } from './request';
import { asksForSelectOptions, selectOptionsEndpoint } from './selectOptions';
import { writeEndpoint } from './write';

type Json = Record<string, unknown>;

/** `/services/rest/record/v1/{type}[/{id}[/{sublist}]]`; the ID is internal, or external as `eid:…`. */
export function recordEndpoint(request: RestRequest, context: RestContext): Reply {
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
	const record = readRecord(account, type, id, visibility.hiddenColumns.get(table) ?? new Set());
	if (!record) return noSuchRecord();
	const self = `${request.url.origin}/services/rest/record/v1/${type.name}/${record.id}`;
	const lists: Readonly<Record<string, List>> = type.restLists ?? {};
	if (sublist !== undefined) {
		const list = lists[sublist];
		return list ? resource('collection', collection(account, list, record, `${self}/${sublist}`)) : noSuchRecord();
	}
	const expand = request.url.searchParams.get('expandSubResources') === 'true';
	const sublists = Object.entries(lists).map(([name, list]) => [
		name,
		expand
			? collection(account, list, record, `${self}/${name}`)
			: { links: [{ rel: 'self', href: `${self}/${name}` }] },
	]);
	const body: Json = {
		...rendered(record.values, rootOf(self), type),
		...record.customValues,
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

interface ReadRecord {
	id: number;
	precision: number;
	values: Record<string, Value>;
	customValues: Json;
}

function readRecord(
	account: Account,
	type: RecordType,
	id: string,
	hiddenColumns: ReadonlySet<string>,
): ReadRecord | null {
	const [column, value] = keyOf(type, id);
	if (column === null) return null;
	const shown = Object.entries(type.fields).filter(([, field]) => !field.notInRest && !isHidden(field, hiddenColumns));
	const fields = Object.fromEntries(shown);
	const custom = (type.customFields ?? []).filter(({ scriptId }) => !hiddenColumns.has(scriptId));
	const reader = fieldReader(fields, account.features, 'r.type');
	const columns = [
		'r.id AS ".id"',
		`${type.precision ?? '0'} AS ".precision"`,
		reader.select,
		...custom.map(({ scriptId }) => `r.${scriptId}`),
	];
	const conditions = [type.where, `${column} = ?`].filter(Boolean).join(' AND ');
	const row = account.store.get(`SELECT ${columns.join(', ')} FROM ${type.from} WHERE ${conditions}`, [value]);
	if (!row) return null;
	const precision = Number(row['.precision']);
	return {
		id: Number(row['.id']),
		precision,
		values: reader.read(row, precision),
		customValues: Object.fromEntries(
			custom
				.filter(({ scriptId }) => row[scriptId] !== null)
				.map((field) => [field.scriptId, customValue(account, field, row[field.scriptId]!)]),
		),
	};
}

const isHidden = (field: Field, hidden: ReadonlySet<string>) => hidden.has(field.sql.replace(/^[a-z]\./, ''));

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

function collection(account: Account, list: List, record: ReadRecord, self: string): Json {
	const reader = fieldReader(list.fields, account.features);
	const grouping = list.groupBy ? ` GROUP BY ${list.groupBy}` : '';
	const rows = account.store.all(
		`SELECT ${reader.select} FROM ${list.from} WHERE ${list.where}${grouping} ORDER BY ${list.orderBy}`,
		[record.id],
	);
	const items = rows.map((row) => rendered(reader.read(row, record.precision), rootOf(self), list));
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
function customValue(account: Account, field: CustomField, stored: SqlValue): unknown {
	const value = customValueOf(account, field, stored);
	if (!Array.isArray(value)) return value;
	return { count: value.length, hasMore: false, items: value, offset: 0, totalResults: value.length };
}
