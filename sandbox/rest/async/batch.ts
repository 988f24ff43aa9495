import { RESOURCE } from '../../server/reply';
import { header, jsonBody } from '../body';
import { refused } from '../refused';
import type { RestRequest } from '../request';
import { withoutRespondAsync } from './prefer';

/** Documented. */
const MOST_RECORDS = 100;

type Json = Record<string, unknown>;

const isCollection = (request: RestRequest) => /type=collection/i.test(header(request, 'Content-Type'));
const expandsRecords = ({ url }: RestRequest) => url.searchParams.get('expandRecords') === 'true';

/**
 * Whether a request is about several records: a collection that is sent, or IDs in the query. Of a path with one segment
 * only PATCH, PUT and DELETE are always.
 */
export function isBatch(request: RestRequest): boolean {
	if (request.segments.length !== 1) return false;
	if (request.method === 'GET') return expandsRecords(request);
	return request.method === 'POST' ? isCollection(request) : true;
}

/**
 * The requests of a batch, one for each record; null for a request that is none.
 * @throws Refused
 */
export function batchOf(request: RestRequest): RestRequest[] | null {
	if (!/\/services\/rest\/record\/v1\//.test(request.url.pathname) || !isBatch(request)) return null;
	const withIds = request.method === 'GET' || request.method === 'DELETE';
	const requests = withIds ? idsOf(request).map((id) => single(request, id)) : itemsOf(request).map(itemRequest(request));
	if (requests.length > MOST_RECORDS) throw tooMany(requests.length);
	return requests;
}

/** `ids=1,2,eid:test,eid:'test 5'` */
function idsOf({ url }: RestRequest): string[] {
	const ids = (url.searchParams.get('ids') ?? '').match(/(?:'[^']*'|[^,'])+/g) ?? [];
	if (ids.length === 0) throw idsMissing();
	return ids.map((id) => id.trim().replace(/^eid:'(.*)'$/s, 'eid:$1'));
}

/** Documented: the shape of the body. Believed: the sentence. */
function itemsOf(request: RestRequest): Json[] {
	if (!isCollection(request)) throw contentTypeMissing(request);
	const { items } = jsonBody(request);
	const areObjects = Array.isArray(items) && items.every((item) => typeof item === 'object' && item !== null);
	if (areObjects && items.length > 0) return items as Json[];
	throw refused(400, {
		detail: "Invalid content in the request body. Provide the records in 'items'.",
		code: 'INVALID_CONTENT',
		path: 'items',
	});
}

/** Documented: items of PATCH and PUT have an ID; the internal one comes before the external, by which PUT upserts. */
const itemRequest =
	(request: RestRequest) =>
	(item: Json, index: number): RestRequest => {
		if (request.method === 'POST') return single(request, null, item);
		const { id, externalId, ...fields } = item;
		if (typeof id === 'string' || typeof id === 'number') return single(request, String(id), item, 'PATCH');
		const isNone = id === undefined || id === null;
		if (isNone && typeof externalId === 'string') return single(request, `eid:${externalId}`, fields);
		throw refused(400, {
			detail: 'Invalid content in the request body. Provide an internal or external ID for each record.',
			code: 'INVALID_CONTENT',
			path: `items[${index}]`,
		});
	};

function single(request: RestRequest, id: string | null, body?: Json, method = request.method): RestRequest {
	const url = new URL(request.url);
	url.searchParams.delete('ids');
	url.searchParams.delete('expandRecords');
	if (id !== null) url.pathname = `${url.pathname.replace(/\/$/, '')}/${encodeURIComponent(id).replace(/^eid%3A/, 'eid:')}`;
	const later = withoutRespondAsync(request);
	return {
		...later,
		method,
		url,
		headers: { ...later.headers, 'content-type': 'application/json' },
		body: body === undefined ? '' : JSON.stringify(body),
		segments: [],
	};
}

/** Documented: what a batch needs. Believed: the sentences. */
const contentTypeMissing = (request: RestRequest) =>
	refused(415, {
		detail: `The content type '${header(request, 'Content-Type')}' is not supported. Use '${RESOURCE}; type=collection'.`,
		code: 'INVALID_HEADER',
		header: 'Content-Type',
	});

const idsMissing = () =>
	refused(400, { detail: "The query parameter 'ids' is required.", code: 'INVALID_PARAMETER', parameter: 'ids' });

const tooMany = (count: number) =>
	refused(400, {
		detail: `A batch request can contain at most ${MOST_RECORDS} records, not ${count}.`,
		code: 'INVALID_REQUEST',
	});

export const preferMissing = () =>
	refused(400, {
		detail: "Batch operations are executed asynchronously. Provide the header 'Prefer: respond-async'.",
		code: 'INVALID_HEADER',
		header: 'Prefer',
	});
