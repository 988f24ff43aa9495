import { withExternalId, writableTypeOf, type Json, type WritableType, type WriteOptions } from '../account/writing';
import type { RecordType } from '../account/records';
import type { SavedBy } from '../saving';
import { methodNotAllowed } from '../server/errors';
import type { Reply } from '../server/reply';
import { isBatch, preferMissing } from './async/batch';
import { recordBody, validation } from './body';
import { byName } from './enumerations';
import { listNameOf } from './lines';
import { recordRoot } from './links';
import { existingId, hiddenColumnsOf, internalId, invalidId } from './recordType';
import { refused } from './refused';
import type { RestContext, RestRequest } from './request';

export const BY: SavedBy = { context: 'RESTWEBSERVICES' };

/**
 * Writing a record: `POST /{type}`, `PATCH` and `DELETE /{type}/{id}`, and `PUT /{type}/eid:X`, which creates or updates.
 * Documented: all answer 204, and what was saved is named by `Location`.
 * @throws Refused, Refusal
 */
export async function writeEndpoint(
	request: RestRequest,
	context: RestContext,
	type: RecordType,
	id?: string,
): Promise<Reply> {
	const { account, saving } = context;
	const allowed = allowedMethods(writableTypeOf(account, type.name), id);
	if (!allowed.includes(request.method)) return methodNotAllowed(request.method, allowed.join(', '));
	if (isBatch(request)) throw preferMissing();
	if (request.method === 'DELETE') {
		await saving.remove(type.name, existingId(account, type, id!), BY);
		return { status: 204 };
	}
	const saved = await save(request, context, type, id);
	return { status: 204, headers: { Location: `${recordRoot(request.url)}/${request.segments[0]}/${saved}` } };
}

/** Documented: several records are written, and deleted, by the same methods on their type. */
function allowedMethods(writable: WritableType | undefined, id: string | undefined): string[] {
	const can = (operation: WritableType['operations'][number]) => writable?.operations.includes(operation) ?? false;
	return [
		'GET',
		...(id === undefined && can('create') ? ['POST'] : []),
		...(can('update') || can('create') ? ['PATCH'] : []),
		...(can('create') ? ['PUT'] : []),
		...(can('delete') ? ['DELETE'] : []),
	];
}

async function save(request: RestRequest, context: RestContext, type: RecordType, id?: string): Promise<number> {
	const { account, saving } = context;
	const externalId = request.method === 'PUT' ? /^eid:(.+)$/s.exec(id!)?.[1] : undefined;
	// Documented: an upsert needs an external ID. Believed: that it is refused in these words.
	if (request.method === 'PUT' && externalId === undefined) throw invalidId(id!, request.url.pathname);
	const existing = request.method === 'PATCH' ? existingId(account, type, id!) : null;
	const found = existing ?? (id === undefined ? null : internalId(account, type, id));
	const { body, options } = contentOf(request, context, type);
	const content = externalId === undefined ? body : withExternalId(body, externalId);
	if (found === null) return await saving.create(type.name, content, options, BY);
	await saving.update(type.name, found, content, options, BY);
	return found;
}

/** What a request wants saved, and how. @throws Refused */
export function contentOf(
	request: RestRequest,
	context: RestContext,
	type: RecordType,
	read: (request: RestRequest) => Json = recordBody,
): { body: Json; options: WriteOptions } {
	const given = read(request);
	const options = optionsOf(request, context, type);
	const isSelective = request.url.searchParams.get('replaceSelectedFields') === 'true';
	const named = replaced(request.url, type);
	const replace = new Set(options.replace);
	const body: Json = {};
	for (const [name, value] of Object.entries(given)) {
		const list = listNameOf(type.restLists, name);
		if (list && (value === null || (value as { items?: unknown }).items === null)) {
			// Documented: a sublist that is null loses its lines, whether or not it is to be replaced.
			body[list] = { items: [] };
			replace.add(list);
		} else if (list || value !== null || !isSelective || named.has(name.toLowerCase())) {
			body[name] = byName(type, name, value);
		}
	}
	return { body, options: { ...options, replace } };
}

/** How a request wants something saved. @throws Refused */
export function optionsOf(request: RestRequest, context: RestContext, type: RecordType): WriteOptions {
	const lists = [...replaced(request.url, type)].filter((name) => type.restLists?.[name]);
	return { ...validation(request), hiddenColumns: hiddenColumnsOf(context, type), replace: new Set(lists) };
}

/**
 * `replace=item,memo`: sublists by REST's name, body fields (which count with `replaceSelectedFields` alone) in lower case.
 * Believed: that other names are refused, and the sentence. @throws Refused
 */
function replaced({ searchParams }: URL, type: RecordType): Set<string> {
	const names = (searchParams.get('replace') ?? '').split(',').map((name) => name.trim()).filter(Boolean);
	const fields = [...Object.keys(type.fields), ...(type.customFields ?? []).map(({ scriptId }) => scriptId)];
	return new Set(
		names.map((name) => {
			const own = listNameOf(type.restLists, name) ?? fields.find((field) => field.toLowerCase() === name.toLowerCase());
			if (own === undefined) throw notReplaceable(name);
			return type.restLists?.[own] ? own : own.toLowerCase();
		}),
	);
}

const notReplaceable = (name: string) =>
	refused(400, {
		detail: `Invalid value '${name}' for query parameter 'replace'. Provide the names of sublists of the record.`,
		code: 'INVALID_PARAMETER',
		parameter: 'replace',
	});
