import { createHmac, randomBytes } from 'node:crypto';
import OAuth from 'oauth-1.0a';
import type { Credentials } from '../../sandbox';
import type { Body, TruthRecord } from './shapes';

/** A client of NetSuite that is none of ours: signs with oauth-1.0a and reads whatever comes. */
export interface Target {
	url: string;
	account: string;
	credentials: Credentials;
}

export interface Answer<T = Body> {
	status: number;
	headers: Headers;
	body: T;
}

/** What differs from a proper login. */
export interface Tampering extends Partial<Credentials> {
	realm?: string;
	nonce?: string;
	timestamp?: number;
	version?: string;
	algorithm?: string;
	signature?: string;
}

export function authorization(target: Target, method: string, url: string, tampering: Tampering = {}): string {
	const { consumerKey, consumerSecret, tokenId, tokenSecret } = { ...target.credentials, ...tampering };
	const oauth = new OAuth({
		consumer: { key: consumerKey, secret: consumerSecret },
		realm: tampering.realm ?? target.account,
		signature_method: tampering.algorithm ?? 'HMAC-SHA256',
		version: tampering.version ?? '1.0',
		hash_function: (base, key) => createHmac('sha256', key).update(base).digest('base64'),
	});
	oauth.getNonce = () => tampering.nonce ?? randomBytes(10).toString('hex');
	oauth.getTimeStamp = () => tampering.timestamp ?? Math.floor(Date.now() / 1000);
	const signed = oauth.authorize({ url, method }, { key: tokenId, secret: tokenSecret });
	return oauth.toHeader({ ...signed, ...(tampering.signature ? { oauth_signature: tampering.signature } : {}) })
		.Authorization;
}

export async function call<T = Body>(
	target: Target,
	method: string,
	path: string,
	options: { body?: unknown; headers?: Record<string, string>; login?: Tampering | null } = {},
): Promise<Answer<T>> {
	const url = new URL(path, target.url).toString();
	const login: Record<string, string> =
		options.login === null ? {} : { Authorization: authorization(target, method, url, options.login) };
	const response = await fetch(url, {
		method,
		headers: { ...login, ...(options.body ? { 'Content-Type': 'application/json' } : {}), ...options.headers },
		body:
			options.body === undefined
				? undefined
				: typeof options.body === 'string'
					? options.body
					: JSON.stringify(options.body),
	});
	const text = await response.text();
	const isJson = /json/.test(response.headers.get('content-type') ?? '');
	return { status: response.status, headers: response.headers, body: (isJson && text ? JSON.parse(text) : text) as T };
}

export function query(target: Target, q: string, paging = ''): Promise<Answer> {
	return call(target, 'POST', `/services/rest/query/v1/suiteql${paging}`, {
		body: { q },
		headers: { Prefer: 'transient' },
	});
}

/** What only the local NetSuite has, without a login. */
export function control<T = Body>(target: Target, method: string, path: string, body?: unknown): Promise<Answer<T>> {
	return call<T>(target, method, `/_sandbox${path}`, { body, login: null });
}

/** A point's records as the local NetSuite knows them. */
export async function truthOver(target: Target, point: string): Promise<TruthRecord[]> {
	return (await control<TruthRecord[]>(target, 'GET', `/truth/${point}`)).body;
}

export const detailOf = (answer: Answer) => answer.body['o:errorDetails'][0]!;
