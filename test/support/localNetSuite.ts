import {
	AccessTokenError,
	accessTokenOf,
	addressOf,
	authorizationHeader,
	createClient,
	fillTokenPassport,
	Governor,
	openSession,
	readOAuth2Settings,
	readTbaSettings,
	serviceUrl,
	tokenPassport,
	type Client,
	type Http,
	type HttpAnswer,
	type NetSuiteRequest,
} from '../../netsuite';
import type { NetSuiteRecord } from '../../netsuite/read/records';
import { startSandbox, type SandboxOptions } from '../../sandbox';
import { noSleep } from './queryServer';

export interface Fault {
	readonly fault: 'status' | 'reset' | 'truncate' | 'lost' | 'timeout' | 'hide' | 'corrupt' | 'token' | 'skew';
	readonly status?: 429 | 500 | 503;
	readonly match?: string;
	readonly times?: number;
	/** Only that share of the requests, from 0 to 1; which ones follows from the seed. */
	readonly share?: number;
	readonly seed?: number;
	readonly table?: string;
	readonly column?: string;
	readonly id?: string;
	readonly token?: 'revoked' | 'expired';
	/** How far the login servers' clock is ahead. */
	readonly seconds?: number;
}

export interface ActivityReport {
	readonly changes: number;
	readonly points: Readonly<Record<string, { created: string[]; changed: string[]; deleted: string[] }>>;
}

export type TbaFields = Record<'accountId' | 'consumerKey' | 'consumerSecret' | 'tokenId' | 'tokenSecret' | 'serverUrl', string>;

export type OAuth2Fields = Record<'accountId' | 'clientId' | 'certificateId' | 'privateKey' | 'serverUrl', string>;

export interface ConnectOptions {
	readonly governor?: Governor;
	readonly sleep?: (milliseconds: number) => Promise<void>;
	/** Answers in NetSuite's place; `null` lets the request through. */
	readonly instead?: (request: NetSuiteRequest) => HttpAnswer | null;
	/** Asks another query in the place of each: what an account that differs would be asked. */
	readonly rewrite?: (query: string) => string;
	/** Changes the rows of an answer to that query on their way; a list that is emptied is an empty page. */
	readonly tamper?: (rows: Array<Record<string, unknown>>, query: string) => void;
}

/** A local NetSuite, spoken to over real HTTP with the library's own signature. */
export interface LocalNetSuite {
	readonly client: Client;
	/** What the credential *NetSuite TBA API* takes. */
	readonly fields: TbaFields;
	/** What the credential *NetSuite OAuth2 API* takes. */
	readonly oauth2: OAuth2Fields;
	/** A client with another credential or governor. It does not sleep unless it is told how. */
	connect(fields?: Partial<TbaFields>, options?: ConnectOptions): Client;
	/** A client that logs in with OAuth 2.0. */
	connectOAuth2(fields?: Partial<OAuth2Fields>): Client;
	/** The account's records of a point, by the local NetSuite's own account. */
	truth(point: string): Promise<NetSuiteRecord[]>;
	/** Plays business and lets a minute pass, so that all of it can be read. */
	activity(changes: number, seed: number): Promise<ActivityReport>;
	/** Lets time pass in which nothing happens. @returns the account's clock. */
	pass(seconds: number): Promise<string>;
	arm(...faults: readonly Fault[]): Promise<void>;
	clearFaults(): Promise<void>;
	requests(): Promise<{ requests: number; refused: number; averageInFlight: number; peakInFlight: number }>;
	forgetRequests(): Promise<void>;
	close(): Promise<void>;
}

// Hundreds of real requests for a test, on whatever machine.
jest.setTimeout(60_000);

/** Small enough to be there in a second, large enough for several batches. */
const small = { port: 0, seed: 7, customers: 60, invoices: 400, concurrency: 20 };

export async function startLocalNetSuite(options: Partial<SandboxOptions> = {}): Promise<LocalNetSuite> {
	const sandbox = await startSandbox({ ...small, ...options });
	const { url, account, credentials } = sandbox;
	const { oauth2: ours, ...keys } = credentials;
	const { clientId, certificateId, privateKey } = ours;
	const own: TbaFields = { accountId: account, serverUrl: url, ...keys };
	const oauth2: OAuth2Fields = { accountId: account, serverUrl: url, clientId, certificateId, privateKey };

	const control = async (method: string, path: string, body?: unknown): Promise<unknown> => {
		const answer = await fetch(`${url}/_sandbox${path}`, { method, body: body === undefined ? undefined : JSON.stringify(body) });
		if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
		return await answer.json();
	};
	const connect: LocalNetSuite['connect'] = (fields = {}, { governor = new Governor(), sleep = noSleep, instead, rewrite, tamper } = {}) => {
		const settings = { ...own, ...fields };
		const signed = rewrite ? rewritten(signingHttp(settings), rewrite) : signingHttp(settings);
		const sent: Http = async (request) => instead?.(request) ?? (await signed(request));
		const http = tamper ? tampered(sent, tamper) : sent;
		return createClient({ account: readTbaSettings(settings).account.id, http, governor, sleep });
	};
	return {
		client: connect(),
		fields: own,
		oauth2,
		connect,
		connectOAuth2: (fields = {}) => {
			const http = bearerHttp({ ...oauth2, ...fields });
			return createClient({ account, http, governor: new Governor(), sleep: noSleep, soap: false });
		},
		truth: async (point) => (await control('GET', `/truth/${point}`)) as NetSuiteRecord[],
		activity: async (changes, seed) => {
			const report = (await control('POST', `/activity?changes=${changes}&seed=${seed}`)) as ActivityReport;
			await control('POST', '/clock?advanceSeconds=60');
			return report;
		},
		pass: async (seconds) => ((await control('POST', `/clock?advanceSeconds=${seconds}`)) as { now: string }).now,
		arm: async (...faults) => {
			for (const fault of faults) await control('POST', '/faults', fault);
		},
		clearFaults: async () => void (await control('DELETE', '/faults')),
		requests: async () => (await control('GET', '/requests')) as Awaited<ReturnType<LocalNetSuite['requests']>>,
		forgetRequests: async () => void (await control('DELETE', '/requests')),
		close: async () => await sandbox.close(),
	};
}

/** What a node does with n8n's helpers, done with fetch. */
function signingHttp(fields: TbaFields): Http {
	const { account, serverUrl, keys } = readTbaSettings(fields);
	return async ({ service, method, path, query, headers, body }) => {
		const { url } = addressOf({ account, serverUrl }, { baseURL: serviceUrl(service), url: path, query });
		const sent: RequestInit =
			typeof body === 'string'
				? {
						headers: { Accept: 'text/xml', 'Content-Type': 'text/xml; charset=utf-8', ...headers },
						body: fillTokenPassport(body, tokenPassport(account, keys)),
					}
				: {
						headers: {
							Accept: 'application/json',
							...(body && { 'Content-Type': 'application/json' }),
							...headers,
							Authorization: authorizationHeader(account, keys, { method, url }),
						},
						body: body && JSON.stringify(body),
					};
		const answer = await fetch(url, { method, redirect: 'manual', ...sent });
		return { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() };
	};
}

/** The same with an access token. As n8n does, it asks for another one after an answer of 401, and sends the request again. */
function bearerHttp(fields: OAuth2Fields): Http {
	const settings = readOAuth2Settings(fields);
	let session = '';
	const renew = async () => {
		session = await openSession(settings, {
			session,
			sleep: noSleep,
			post: async (url, form) => {
				const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
				const answer = await fetch(url, { method: 'POST', headers, body: form });
				return { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() };
			},
		}).catch((error: unknown) => {
			throw error instanceof AccessTokenError ? error.failure : error;
		});
	};
	const send: Http = async ({ service, method, path, query, headers, body }) => {
		const { url } = addressOf(settings, { baseURL: serviceUrl(service), url: path, query });
		const answer = await fetch(url, {
			method,
			redirect: 'manual',
			headers: {
				Accept: 'application/json',
				...(body && { 'Content-Type': 'application/json' }),
				...headers,
				Authorization: `Bearer ${accessTokenOf(settings, session)}`,
			},
			body: body && JSON.stringify(body),
		});
		return { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() };
	};
	return async (request) => {
		if (accessTokenOf(settings, session) === null) await renew();
		const answer = await send(request);
		if (answer.status !== 401) return answer;
		await renew();
		return await send(request);
	};
}

const rewritten = (http: Http, rewrite: NonNullable<ConnectOptions['rewrite']>): Http => async (request) => {
	if (typeof request.body !== 'object' || typeof request.body.q !== 'string') return await http(request);
	return await http({ ...request, body: { ...request.body, q: rewrite(request.body.q) } });
};

const tampered = (http: Http, tamper: NonNullable<ConnectOptions['tamper']>): Http => async (request) => {
	const answer = await http(request);
	if (typeof request.body === 'string') return answer;
	const parsed = JSON.parse(answer.body) as { items?: Array<Record<string, unknown>>; count?: number; totalResults?: number };
	const { items } = parsed;
	if (!items) return answer;
	tamper(items, String(request.body?.q));
	const emptied = items.length === 0 && { count: 0, totalResults: 0, hasMore: false };
	return { ...answer, body: JSON.stringify({ ...parsed, ...emptied }) };
};
