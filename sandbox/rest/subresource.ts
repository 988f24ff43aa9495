import type { List, LoadedRecord, RecordType } from '../account/records';
import { writableTypeOf } from '../account/writing';
import { methodNotAllowed, noSuchRecord } from '../server/errors';
import { RESOURCE, type Reply } from '../server/reply';
import { recordBody } from './body';
import { load, singular } from './instance';
import { keyOfLine, keyProperty, listNameOf, subrecordsOf } from './lines';
import { recordRoot } from './links';
import { existingId, recordTypeOf, visibleType } from './recordType';
import { notHere } from './refused';
import { rendered, renderedLine, renderedList, shownBy, targetOf } from './render';
import type { RestContext, RestRequest } from './request';
import { BY, optionsOf } from './write';

/** A record and one of its sublists, as an address names them. */
interface Place {
	request: RestRequest;
	context: RestContext;
	type: RecordType;
	record: LoadedRecord;
	/** The record's address. */
	self: string;
}

/**
 * What belongs to a record: `/{type}/{id}/{sublist}[/{line}]`, or what one of its fields refers to, `/{type}/{id}/{field}`.
 * Documented: lines are read, added and changed, but not deleted one by one.
 * @throws Refused, Refusal
 */
export async function subresourceEndpoint(
	request: RestRequest,
	context: RestContext,
	type: RecordType,
): Promise<Reply> {
	const [typeName, id, name, key, ...deeper] = request.segments as [string, string, string, string?, ...string[]];
	const record = load(context, type, existingId(context.account, type, id));
	if (!record) return noSuchRecord();
	const place: Place = { request, context, type, record, self: `${recordRoot(request.url)}/${typeName}/${record.id}` };
	const listName = listNameOf(type.restLists, name);
	if (listName === undefined) return key === undefined ? fieldOf(place, name) : noSuchRecord();
	const list = type.restLists![listName]!;
	if (deeper.length > 0) return subrecord(place, list, listName, key!, deeper);
	if (request.url.searchParams.has('q')) throw notHere('conditions on the lines of a sublist');
	return await (key === undefined ? wholeList(place, listName, list) : oneLine(place, listName, list, key));
}

const found = (body: unknown, kind: 'singular' | 'collection'): Reply => ({
	status: 200,
	headers: { 'Content-Type': `${RESOURCE}; type=${kind}; charset=UTF-8` },
	body,
});

const shownAt = ({ request, context, self }: Place) =>
	shownBy(context.account, recordRoot(request.url), self, request.url.searchParams);

/** A subrecord of the record itself, or what a field refers to. */
function fieldOf(place: Place, name: string): Reply {
	const own = subrecordsOf(Object.keys(place.type.fields)).find((field) => field.toLowerCase() === name.toLowerCase());
	if (own === undefined) return referenced(place, name);
	if (place.request.method !== 'GET') return methodNotAllowed(place.request.method, 'GET');
	const inner = rendered(place.record, { ...shownAt(place), expanded: 'all', fields: null })[own];
	return inner === undefined ? noSuchRecord() : found(inner, 'singular');
}

/** Documented: `GET /employee/107/subsidiary` is the subsidiary that the field refers to. */
function referenced(place: Place, name: string): Reply {
	const { request, context, type, record } = place;
	if (request.method !== 'GET') return methodNotAllowed(request.method, 'GET');
	const own = Object.keys(record.values).find((field) => field.toLowerCase() === name.toLowerCase());
	const value = own === undefined ? null : record.values[own]!;
	const table = own === undefined ? undefined : type.fields[own]!.references;
	if (value === null || typeof value !== 'object' || !table) return noSuchRecord();
	const target = targetOf(context.account, table, value.id);
	const other = target && recordTypeOf(context.account, target) && load(context, visibleType(context, target), Number(value.id));
	return other ? singular(request, context, other, `${recordRoot(request.url)}/${target}/${other.id}`) : noSuchRecord();
}

async function wholeList(place: Place, name: string, list: List): Promise<Reply> {
	const { request, record } = place;
	const methods = isWritable(place, name) ? ['GET', 'POST', 'PATCH'] : ['GET'];
	if (!methods.includes(request.method)) return methodNotAllowed(request.method, methods.join(', '));
	if (request.method === 'GET') return found(renderedList(record, name, list, shownAt(place)), 'collection');
	if (request.method === 'PATCH') return await saveLines(place, name, (body) => body);
	const before = keysOf(record, name, list);
	const saved = await saveLines(place, name, (body) => ({ items: [body] }));
	const added = keysOf(load(place.context, place.type, record.id)!, name, list).find((key) => !before.includes(key));
	return added === undefined ? saved : { ...saved, headers: { Location: `${place.self}/${name}/${added}` } };
}

async function oneLine(place: Place, name: string, list: List, key: string): Promise<Reply> {
	const { request, record } = place;
	const methods = isWritable(place, name) ? ['GET', 'PATCH'] : ['GET'];
	if (!methods.includes(request.method)) return methodNotAllowed(request.method, methods.join(', '));
	const index = keysOf(record, name, list).indexOf(key);
	if (index < 0) return noSuchRecord();
	const self = `${place.self}/${name}/${key}`;
	if (request.method === 'GET') {
		return found(renderedLine(record.list(name)[index]!, list, self, shownAt(place)), 'singular');
	}
	const property = keyProperty(list, key);
	if (!property) throw notHere('lines without a key that can be changed');
	return await saveLines(place, name, (body) => ({ items: [{ ...body, ...property }] }));
}

const isWritable = ({ context, type }: Place, name: string) =>
	writableTypeOf(context.account, type.name)?.lists?.[name] !== undefined;

const keysOf = (record: LoadedRecord, name: string, list: List) =>
	record.list(name).map((row, index) => keyOfLine(list, row, index));

/** Saves the record with what the request says of a sublist. */
async function saveLines(
	place: Place,
	name: string,
	linesOf: (body: Record<string, unknown>) => unknown,
): Promise<Reply> {
	const { request, context, type, record, self } = place;
	const lines = linesOf(recordBody(request));
	await context.saving.update(type.name, record.id, { [name]: lines }, optionsOf(request, context, type), BY);
	return { status: 204, headers: { Location: self } };
}

/** Documented: what stands in a line as a record of its own, an address, is read by its own address. */
function subrecord(place: Place, list: List, name: string, key: string, deeper: readonly string[]): Reply {
	const { request, record } = place;
	if (request.method !== 'GET') return methodNotAllowed(request.method, 'GET');
	const index = keysOf(record, name, list).indexOf(key);
	const own = subrecordsOf(Object.keys(list.fields)).find((field) => field.toLowerCase() === deeper[0]!.toLowerCase());
	if (index < 0 || own === undefined || deeper.length > 1) return noSuchRecord();
	const self = `${place.self}/${name}/${key}`;
	const line = renderedLine(record.list(name)[index]!, list, self, { ...shownAt(place), expanded: 'all' });
	return line[own] === undefined ? noSuchRecord() : found(line[own], 'singular');
}
