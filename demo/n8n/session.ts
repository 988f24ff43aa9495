/** Talking to n8n over HTTP: the editor's own API behind a login, and the public API behind an API key. */

import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Login {
	readonly email: string;
	readonly password: string;
}

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

export interface Session {
	readonly login: Login;
	/**
	 * The API that the editor uses, e.g. `rest('GET', '/workflows')`; answers come without their `data` wrapper.
	 * @throws N8nRequestError with n8n's own sentence.
	 */
	rest<T>(method: Method, path: string, body?: unknown): Promise<T>;
	/**
	 * The documented public API, e.g. `api('GET', '/workflows')`.
	 * @throws N8nRequestError with n8n's own sentence.
	 */
	api<T>(method: Method, path: string, body?: unknown): Promise<T>;
}

interface Settings {
	data: { userManagement: { showSetupOnFirstLoad: boolean } };
}

/** n8n's refusal, in its own words. */
export class N8nRequestError extends Error {
	constructor(
		readonly status: number,
		message: string,
	) {
		super(message);
		this.name = 'N8nRequestError';
	}
}

const API_KEY_LABEL = 'NetSuite AR demo';
/** n8n ties a login to the browser that it was made in; every request must bring the same id. */
const BROWSER_ID = 'netsuite-ar-demo';

/**
 * Logs in as the owner of the instance; on the first start in a folder the owner is made.
 * The password is generated and kept in `<userFolder>/login.json`, readable for its owner only.
 */
export async function openSession(url: string, userFolder: string): Promise<Session> {
	const file = join(userFolder, 'login.json');
	const login = keptLogin(file);
	const cookie = await logIn(url, login).catch((error: unknown) => {
		if (!(error instanceof N8nRequestError && error.status === 401)) throw error;
		throw new Error(`n8n refuses the password in ${file}. If it was changed in n8n, write it there.`, { cause: error });
	});

	async function rest<T>(method: Method, path: string, body?: unknown): Promise<T> {
		const headers = { cookie, 'browser-id': BROWSER_ID };
		const answer = await call<unknown>(method, `${url}/rest${path}`, headers, body);
		return (isWrapped(answer.body) ? answer.body.data : answer.body) as T;
	}

	let apiKey: Promise<string> | undefined;
	async function api<T>(method: Method, path: string, body?: unknown): Promise<T> {
		apiKey ??= createApiKey(rest);
		return (await call<T>(method, `${url}/api/v1${path}`, { 'X-N8N-API-KEY': await apiKey }, body)).body;
	}

	return { login, rest, api };
}

/** Gives the cookies of the login; an instance without an owner gets one. */
async function logIn(url: string, login: Login): Promise<string> {
	const { body } = await call<Settings>('GET', `${url}/rest/settings`);
	const headers = { 'browser-id': BROWSER_ID };
	const { cookies } = body.data.userManagement.showSetupOnFirstLoad
		? await call('POST', `${url}/rest/owner/setup`, headers, { ...login, firstName: 'NetSuite', lastName: 'Demo' })
		: await call('POST', `${url}/rest/login`, headers, { emailOrLdapLoginId: login.email, password: login.password });
	return cookies.map((line) => line.split(';')[0]).join('; ');
}

/** Lists with a count are not wrapped once more. */
function isWrapped(body: unknown): body is { data: unknown } {
	return typeof body === 'object' && body !== null && 'data' in body && Object.keys(body).length === 1;
}

function keptLogin(file: string): Login {
	if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Login;
	// n8n asks for eight characters with a number and a capital letter.
	const login: Login = { email: 'demo@example.com', password: `N8n${randomBytes(9).toString('base64url')}` };
	writeFileSync(file, JSON.stringify(login), { mode: 0o600 });
	return login;
}

/** An API key is shown once, when it is made: each session makes its own in place of the last one's. */
async function createApiKey(rest: Session['rest']): Promise<string> {
	const keys = await rest<{ items: Array<{ id: string; label: string }> }>('GET', '/api-keys');
	for (const key of keys.items.filter(({ label }) => label === API_KEY_LABEL)) {
		await rest('DELETE', `/api-keys/${key.id}`);
	}
	const scopes = await rest<string[]>('GET', '/api-keys/scopes');
	const made = await rest<{ rawApiKey: string }>('POST', '/api-keys', { label: API_KEY_LABEL, scopes, expiresAt: null });
	return made.rawApiKey;
}

async function call<T>(
	method: Method,
	url: string,
	headers: Record<string, string> = {},
	body?: unknown,
): Promise<{ body: T; cookies: string[] }> {
	const send = async () =>
		await fetch(url, {
			method,
			headers: { ...headers, 'content-type': 'application/json' },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
	const answer = await send().catch(async (error: unknown) => {
		// After seconds without time for us n8n may close a kept connection just as it is used again.
		if (method === 'GET' && isReset(error)) return await send();
		throw error;
	}).catch((error: unknown) => {
		throw new Error(`n8n does not answer at ${new URL(url).origin}: it has ended or is being stopped.`, { cause: error });
	});
	const text = await answer.text();
	if (!answer.ok) {
		const path = new URL(url).pathname;
		throw new N8nRequestError(answer.status, `n8n answered ${answer.status} to ${method} ${path}: ${sentence(text)}`);
	}
	return { body: (text === '' ? undefined : JSON.parse(text)) as T, cookies: answer.headers.getSetCookie() };
}

/** Not asked by `instanceof`: in Jest the errors of `fetch` are of another realm. */
const isReset = (error: unknown): boolean =>
	['ECONNRESET', 'UND_ERR_SOCKET'].includes((error as { cause?: { code?: string } }).cause?.code ?? '');

function sentence(text: string): string {
	try {
		return (JSON.parse(text) as { message?: string }).message ?? text;
	} catch {
		return text.slice(0, 500);
	}
}
