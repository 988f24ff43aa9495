/** The ways in which the benchmark reads NetSuite, each with the same credential and each page after page to the end. */

import type { IDataObject } from 'n8n-workflow';

import { authorizationHeader, parseAccount } from '../../../netsuite';
import type { CredentialData, Engine, NodeSetting } from '../../engine/engine';
import { PEER } from './peer';

/** A page that was asked for, to be asked for again. */
export interface Recorded {
	/** With the query. */
	readonly path: string;
	readonly body: string;
}

export type Reading =
	| { readonly by: 'ours'; readonly lines: boolean; readonly batchSize: number }
	| { readonly by: 'peer' | 'httpRequest'; readonly queries: readonly string[] }
	| { readonly by: 'fetch'; readonly requests: readonly Recorded[]; readonly atOnce: number };

/** What NetSuite puts on a page at most. */
export const PAGE = 1000;
export const SUITEQL = '/services/rest/query/v1/suiteql';

/** Reads all of it once. @returns how many records, or rows of SuiteQL, came */
export async function read(reading: Reading, engine: Engine, credential: CredentialData): Promise<number> {
	switch (reading.by) {
		case 'ours':
			return await withOurs(reading, engine, credential);
		case 'peer':
			return await each(reading.queries, async (query) => await withPeer(query, engine, credential));
		case 'httpRequest':
			return await each(reading.queries, async (query) => await withHttpRequest(query, engine, credential));
		case 'fetch':
			return await withFetch(reading, credential);
	}
}

/** NetSuite Sync → Get Changes, batch after batch with its checkpoint, as the nightly flow does. */
async function withOurs({ lines, batchSize }: Reading & { by: 'ours' }, engine: Engine, credential: CredentialData): Promise<number> {
	const ids = new Set<unknown>();
	for (let checkpoint: unknown = '', status: unknown = 'more'; status === 'more'; ) {
		const options = { batchSize, ...(lines ? {} : { sublists: false }) };
		const [rows = [], states = []] = await run(engine, credential, {
			type: 'netSuiteSync',
			parameters: { operation: 'getChanges', integrationPoint: 'invoice', checkpoint: checkpoint as string, format: 'rows', options },
		});
		for (const { netsuiteId } of rows) ids.add(netsuiteId);
		({ checkpoint, status } = states[0] ?? {});
	}
	return ids.size;
}

/** The other package's node, *Run SuiteQL* with *Return All*. It speaks HTTPS only. */
async function withPeer(query: string, engine: Engine, credential: CredentialData): Promise<number> {
	const { accountId = '', serverUrl = '', consumerKey = '', consumerSecret = '', tokenId = '', tokenSecret = '' } = credential;
	const theirs = { hostname: new URL(serverUrl).host, accountId, consumerKey, consumerSecret, tokenKey: tokenId, tokenSecret };
	const [rows = []] = await run(engine, theirs, {
		type: `${PEER.name}.netsuite`,
		parameters: { operation: 'runSuiteQL', query, returnAll: true, version: 'v1', options: {} },
	});
	return rows.length;
}

/** n8n's own node with its pagination. */
async function withHttpRequest(query: string, engine: Engine, credential: CredentialData): Promise<number> {
	const [pages = []] = await run(engine, credential, {
		type: 'n8n-nodes-base.httpRequest',
		version: 4.2,
		parameters: {
			method: 'POST',
			url: `${credential.serverUrl}${SUITEQL}`,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: 'netSuiteTbaApi',
			sendQuery: true,
			queryParameters: { parameters: [{ name: 'limit', value: String(PAGE) }] },
			sendHeaders: true,
			headerParameters: { parameters: [{ name: 'Prefer', value: 'transient' }] },
			sendBody: true,
			specifyBody: 'json',
			jsonBody: JSON.stringify({ q: query }),
			options: {
				// NetSuite's own content type is not taken for JSON.
				response: { response: { responseFormat: 'json' } },
				pagination: {
					pagination: {
						paginationMode: 'updateAParameterInEachRequest',
						parameters: { parameters: [{ type: 'qs', name: 'offset', value: `={{ $pageCount * ${PAGE} }}` }] },
						paginationCompleteWhen: 'other',
						completeExpression: '={{ !$response.body.hasMore }}',
						limitPagesFetched: false,
						requestInterval: 0,
					},
				},
			},
		},
	});
	return pages.reduce((sum, { items }) => sum + (items as unknown[]).length, 0);
}

/** Nothing but `fetch` and `JSON.parse`, of pages that are known beforehand. The rows are kept, as a node's items are. */
async function withFetch({ requests, atOnce }: Reading & { by: 'fetch' }, credential: CredentialData): Promise<number> {
	const rows: Array<Record<string, string>> = [];
	let next = 0;
	const worker = async () => {
		for (let request = requests[next++]; request; request = requests[next++]) {
			for (const row of await fetchPage(credential, request.path, request.body)) rows.push(row);
		}
	};
	await Promise.all(Array.from({ length: atOnce }, worker));
	return rows.length;
}

/** One page of SuiteQL. @param path with the query @throws Error for every answer but a page */
export async function fetchPage(credential: CredentialData, path: string, body: string): Promise<Array<Record<string, string>>> {
	const { accountId = '', serverUrl = '', consumerKey = '', consumerSecret = '', tokenId = '', tokenSecret = '' } = credential;
	const url = serverUrl + path;
	const keys = { consumerKey, consumerSecret, tokenId, tokenSecret };
	const authorization = authorizationHeader(parseAccount(accountId), keys, { method: 'POST', url });
	const headers = { authorization, 'content-type': 'application/json', prefer: 'transient' };
	const answer = await fetch(url, { method: 'POST', headers, body });
	const text = await answer.text();
	if (!answer.ok) throw new Error(`NetSuite answered ${answer.status}: ${text}`);
	return (JSON.parse(text) as { items: Array<Record<string, string>> }).items;
}

async function run(engine: Engine, credential: CredentialData, node: NodeSetting): Promise<IDataObject[][]> {
	const { outputs, error } = await engine.run(node, credential);
	if (error) throw error;
	return outputs.map((items) => items.map(({ json }) => json));
}

async function each(queries: readonly string[], rowsOf: (query: string) => Promise<number>): Promise<number> {
	let rows = 0;
	for (const query of queries) rows += await rowsOf(query);
	return rows;
}
