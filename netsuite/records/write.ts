import type { Client } from '../transport/client';
import { NetSuiteError } from '../transport/errors';
import type { NetSuiteRequest } from '../transport/http';

/** Fields as the REST record API wants them. */
export type RecordBody = Readonly<Record<string, unknown>>;

/** By default NetSuite passes over a field whose name it does not know; nothing may get lost unnoticed. */
const strict = { 'X-NetSuite-PropertyNameValidation': 'Error', 'X-NetSuite-PropertyValueValidation': 'Error' };

/** Adds a record. A second copy would add a second record, if it were not for the external ID in the body. */
export const createRequest = (type: string, body: RecordBody): NetSuiteRequest => ({
	service: 'record',
	method: 'POST',
	path: `/${encodeURIComponent(type)}`,
	headers: strict,
	body,
	safeToRepeat: false,
});

/** Changes the fields that are in the body, and no others. */
export const patchRequest = (type: string, id: string, body: RecordBody): NetSuiteRequest => ({
	service: 'record',
	method: 'PATCH',
	path: `/${encodeURIComponent(type)}/${encodeURIComponent(id)}`,
	headers: strict,
	body,
	safeToRepeat: true,
});

/** Changes the record with that external ID, or adds it. */
export const upsertRequest = (type: string, externalId: string, body: RecordBody): NetSuiteRequest => ({
	service: 'record',
	method: 'PUT',
	path: `/${encodeURIComponent(type)}/${byExternalId(externalId)}`,
	headers: strict,
	body,
	safeToRepeat: true,
});

/**
 * Sends a request that adds or changes one record.
 * @returns the internal ID that NetSuite names in the `Location` header, which is read and never followed.
 * @throws NetSuiteError; of kind `badAnswer` when NetSuite says that it succeeded and not on which record.
 */
export async function sendWrite(client: Client, request: NetSuiteRequest): Promise<string> {
	const { headers } = await client.request(request, (data) => data);
	const id = /\/(-?\d+)\/?(?:\?.*)?$/.exec(headers.location ?? '')?.[1];
	if (id) return id;
	throw new NetSuiteError({
		kind: 'badAnswer',
		detail: 'NetSuite says that the record was saved, and not under which ID.',
	});
}

/**
 * Sends a request that changes a record whose internal ID is known.
 * @throws NetSuiteError
 */
export async function sendPatch(client: Client, request: NetSuiteRequest): Promise<void> {
	await client.request(request, () => null);
}

/**
 * The internal ID of the record of that type with that external ID; `null` when there is none.
 * @throws NetSuiteError; also when the record has that external ID only if upper and lower case count as the same, as they
 * do for NetSuite: it is somebody else's.
 */
export async function findByExternalId(client: Client, type: string, externalId: string): Promise<string | null> {
	try {
		const { data } = await client.request(
			{
				service: 'record',
				method: 'GET',
				path: `/${encodeURIComponent(type)}/${byExternalId(externalId)}`,
				// With `fields` NetSuite answers with those alone, also without the ID (documented).
				query: { fields: 'id,externalId' },
				safeToRepeat: true,
			},
			understandKeys,
		);
		if (data.externalId === null || data.externalId === externalId) return data.id;
		throw sameToNetSuite(type, { id: data.id, externalId: data.externalId }, externalId);
	} catch (error) {
		if (error instanceof NetSuiteError && error.kind === 'notFound') return null;
		throw error;
	}
}

/** NetSuite does not tell upper from lower case in external IDs, and the caller means two records. */
export const sameToNetSuite = (type: string, found: { id: string; externalId: string }, asked: string): NetSuiteError =>
	new NetSuiteError({
		kind: 'invalid',
		detail: `The ${type} with internal ID ${found.id} has the external ID "${found.externalId}", which NetSuite takes for the same as "${asked}".`,
		advice: 'Use an external ID that differs by more than upper and lower case.',
	});

/** `eid:` stands as it is in NetSuite's documentation; what comes after it may hold anything. */
const byExternalId = (externalId: string): string => `eid:${encodeURIComponent(externalId)}`;

function understandKeys(data: unknown): { id: string; externalId: string | null } {
	const { id, externalId } = (data ?? {}) as { id?: unknown; externalId?: unknown };
	if (typeof id !== 'string' && typeof id !== 'number') throw new TypeError('it is not a record with an internal ID');
	return { id: String(id), externalId: typeof externalId === 'string' ? externalId : null };
}
