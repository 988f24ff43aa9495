import type { Client } from '../transport/client';

/**
 * Reads one record of any type from the REST record API, as NetSuite sends it.
 * @param type the REST record type, e.g. `invoice`.
 * @param id the internal ID, or `eid:` and the external ID.
 * @throws NetSuiteError
 */
export async function getRecord(client: Client, type: string, id: string): Promise<Record<string, unknown>> {
	const answer = await client.request(
		{
			service: 'record',
			method: 'GET',
			path: `/${encodeURIComponent(type)}/${encodeURIComponent(id)}`,
			query: { expandSubResources: 'true' },
			safeToRepeat: true,
		},
		understandObject,
	);
	return answer.data;
}

/**
 * The JSON schema of a record type, custom fields included.
 * @throws NetSuiteError
 */
export async function getSchema(client: Client, type: string): Promise<Record<string, unknown>> {
	const answer = await client.request(
		{
			service: 'record',
			method: 'GET',
			path: `/metadata-catalog/${encodeURIComponent(type)}`,
			headers: { Accept: 'application/schema+json' },
			safeToRepeat: true,
		},
		understandObject,
	);
	return answer.data;
}

/** The same record without the links that NetSuite puts beside every reference and sublist. */
export function withoutLinks(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withoutLinks);
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value)
		.filter(([name]) => name !== 'links')
		.map(([name, inner]) => [name, withoutLinks(inner)]);
	return Object.fromEntries(entries) as unknown;
}

function understandObject(data: unknown): Record<string, unknown> {
	if (typeof data !== 'object' || data === null || Array.isArray(data)) throw new TypeError('it is not a JSON object');
	return data as Record<string, unknown>;
}
