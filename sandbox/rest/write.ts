import {
	Refusal,
	withExternalId,
	writableTypeOf,
	type WritableType,
	type WriteOptions,
} from '../account/writing';
import type { RecordType } from '../account/records';
import type { SavedBy } from '../saving';
import { methodNotAllowed, noSuchRecord, restError } from '../server/errors';
import type { Reply } from '../server/reply';
import { recordBody, validation } from './body';
import { internalId, tableOf } from './recordType';
import type { RestContext, RestRequest } from './request';

const BY: SavedBy = { context: 'RESTWEBSERVICES' };

/**
 * Writing records: `POST /{type}`, `PATCH` and `DELETE /{type}/{id}`, and `PUT /{type}/eid:X`, which creates or updates.
 * All answer 204; what was created or upserted is named by `Location`.
 */
export async function writeEndpoint(
	request: RestRequest,
	context: RestContext,
	type: RecordType,
	id?: string,
): Promise<Reply> {
	const writable = writableTypeOf(context.account, type.name);
	const allowed = allowedMethods(writable, id);
	if (!writable || !allowed.includes(request.method)) {
		return methodNotAllowed(request.method, allowed.join(', '));
	}
	try {
		return request.method === 'DELETE'
			? await remove(context, type, id!)
			: await save(request, context, type, id);
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return restError(400, { detail: error.sentence, code: error.code, path: error.path });
	}
}

/** As NetSuite has them for a single record; it can list records and write several at once too, which is not built yet. */
function allowedMethods(writable: WritableType | undefined, id: string | undefined): string[] {
	const can = (operation: WritableType['operations'][number]) => writable?.operations.includes(operation) ?? false;
	if (id === undefined) return ['GET', ...(can('create') ? ['POST'] : [])];
	return [
		'GET',
		...(can('update') || can('create') ? ['PATCH'] : []),
		...(can('create') ? ['PUT'] : []),
		...(can('delete') ? ['DELETE'] : []),
	];
}

async function remove({ account, saving }: RestContext, type: RecordType, id: string): Promise<Reply> {
	const found = internalId(account, type, id);
	if (found === null) return noSuchRecord();
	await saving.remove(type.name, found, BY);
	return { status: 204 };
}

async function save(
	request: RestRequest,
	{ account, visibility, saving }: RestContext,
	type: RecordType,
	id: string | undefined,
): Promise<Reply> {
	const externalId = request.method === 'PUT' ? /^eid:(.+)$/s.exec(id!)?.[1] : undefined;
	if (request.method === 'PUT' && externalId === undefined) return upsertNeedsExternalId(id!, request.url.pathname);
	const found = id === undefined ? null : internalId(account, type, id);
	if (request.method === 'PATCH' && found === null) return noSuchRecord();
	const body = recordBody(request);
	if ('refused' in body) return body.refused as Reply;
	const strictness = validation(request);
	if ('refused' in strictness) return strictness.refused;

	const hiddenColumns = visibility.hiddenColumns.get(tableOf(type)) ?? new Set<string>();
	const options: WriteOptions = { ...strictness, hiddenColumns };
	const content = externalId === undefined ? body : withExternalId(body, externalId);
	if (found !== null) await saving.update(type.name, found, content, options, BY);
	const saved = found ?? (await saving.create(type.name, content, options, BY));
	if (request.method === 'PATCH') return { status: 204 };
	const { origin } = request.url;
	return { status: 204, headers: { Location: `${origin}/services/rest/record/v1/${type.name}/${saved}` } };
}

/** The sentence has been seen for IDs that are none; that NetSuite has it for this case too is believed. */
function upsertNeedsExternalId(id: string, path: string): Reply {
	return restError(400, {
		detail: `Invalid record instance identifier '${id}'. Provide a valid record instance ID.`,
		code: 'INVALID_ID',
		url: path,
	});
}
