/** The local NetSuite as a test sees it: trouble on request, and the account's own truth. */

import type { TruthRecord } from '../../demo/truthRows';
import { authorizationHeader, parseAccount } from '../../netsuite';
import { startSandbox, type SandboxOptions } from '../../sandbox';
import type { CredentialData } from './engine';

export type Fault = Readonly<Record<string, string | number>> & { readonly fault: string };

/** Internal IDs by integration point. */
export type Played = Readonly<Record<string, { readonly created: string[]; readonly changed: string[]; readonly deleted: string[] }>>;

export interface LocalNetSuite {
	/** What the credential *NetSuite TBA API* takes. */
	readonly credential: CredentialData;
	/** What the credential *NetSuite OAuth2 API* takes. */
	readonly oauth2: CredentialData;
	/** Every record of an integration point, computed from the account and not by the package. */
	truth(point: string): Promise<TruthRecord[]>;
	arm(fault: Fault): Promise<void>;
	/** Ends all trouble. */
	clear(): Promise<void>;
	/** Faults that were armed and have not struck as often as they should. */
	unspent(): Promise<Fault[]>;
	/** How many requests NetSuite's services have had so far. */
	requests(): Promise<number>;
	/** The account's content, every row of it, as one number. */
	contentHash(): Promise<string>;
	/** How many times an access token of OAuth 2.0 was asked for. */
	tokensAskedFor(): Promise<number>;
	/** Lets business go on, and then so much time pass that a sync reads all of it. @returns whose records it touched. */
	play(changes: number, seed: number): Promise<Played>;
	/** Deletes a record as somebody does, and lets so much time pass that a sync sees it. @throws Error with NetSuite's refusal. */
	remove(type: string, id: string): Promise<void>;
	/** So much that a sync reads what happened last. */
	letTimePass(): Promise<void>;
	close(): Promise<void>;
}

/** A sync does not read the last moments of the account's clock. */
const SECONDS_AFTER_BUSINESS = 3600;

export async function openLocalNetSuite(options: Partial<SandboxOptions>): Promise<LocalNetSuite> {
	const sandbox = await startSandbox({ port: 0, ...options });

	async function control<T>(method: string, path: string, body?: unknown): Promise<T> {
		const answer = await fetch(`${sandbox.url}/_sandbox${path}`, { method, body: body && JSON.stringify(body) } as RequestInit);
		const text = await answer.text();
		if (!answer.ok) throw new Error(`The local NetSuite answered ${answer.status} to ${path}: ${text}`);
		return JSON.parse(text === '' ? 'null' : text) as T;
	}

	const letTimePass = async () => void (await control('POST', `/clock?advanceSeconds=${SECONDS_AFTER_BUSINESS}`));

	const { oauth2, ...tba } = sandbox.credentials;
	const { clientId, certificateId, privateKey } = oauth2;
	const location = { accountId: sandbox.account, serverUrl: sandbox.url };
	return {
		credential: { ...location, ...tba },
		oauth2: { ...location, clientId, certificateId, privateKey },
		truth: async (point) => await control('GET', `/truth/${point}`),
		arm: async (fault) => void (await control('POST', '/faults', fault)),
		clear: async () => void (await control('DELETE', '/faults')),
		unspent: async () => (await control<{ faults: Fault[] }>('GET', '')).faults,
		requests: async () => (await control<{ requests: { total: number } }>('GET', '')).requests.total,
		contentHash: async () => (await control<{ sha256: string }>('GET', '/content/hash')).sha256,
		tokensAskedFor: async () => {
			const { byPath } = await control<{ byPath: Record<string, { requests: number }> }>('GET', '/requests');
			const token = Object.keys(byPath).find((path) => path.endsWith('/oauth2/v1/token'));
			return token ? (byPath[token]?.requests ?? 0) : 0;
		},
		play: async (changes, seed) => {
			const { points } = await control<{ points: Played }>('POST', `/activity?changes=${changes}&seed=${seed}`);
			await letTimePass();
			return points;
		},
		remove: async (type, id) => {
			const url = `${sandbox.url}/services/rest/record/v1/${type}/${id}`;
			const authorization = authorizationHeader(parseAccount(sandbox.account), tba, { method: 'DELETE', url });
			const answer = await fetch(url, { method: 'DELETE', headers: { authorization } });
			if (!answer.ok) throw new Error(`The ${type} ${id} could not be deleted: ${await answer.text()}`);
			await letTimePass();
		},
		letTimePass,
		close: async () => await sandbox.close(),
	};
}
