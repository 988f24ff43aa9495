import { constants, createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { HOUR } from '../account/time';
import { CURRENT_USER } from '../account/writing/types';
import { scopesAsserted, type AssertionFailure, type Scope } from './oauth2Assertion';
import type { OAuth2Credentials } from './oauth2Keys';
import type { Reply } from './reply';

/**
 * OAuth 2.0 with client credentials: the token endpoint, and the access tokens that it gives out. After "POST Request to
 * the Token Endpoint and the Access Token Response" and "OAuth 2.0 Access and Refresh Token Structure" in NetSuite's help.
 */

export const TOKEN_PATH = '/services/rest/auth/oauth2/v1/token';
/** Where the keys are with which access tokens can be checked. */
export const KEYS_PATH = '/services/rest/auth/oauth2/v1/keys';

export interface TokenRequest {
	method: string;
	/** As the caller saw it. */
	url: URL;
	headers: Readonly<Record<string, string | string[] | undefined>>;
	body: string;
}

/**
 * Why an access token is not accepted: documented words of the Login Audit Trail, except that `TokenRejected` is documented
 * for a refresh token and believed for one that was revoked.
 */
export type BearerFailure = 'AccessTokenExpired' | 'TokenRejected' | 'InvalidSignature' | 'ScopeMismatched';

/** Why no access token was given out. `invalid_request` stands for what is not a proper request for one. */
export type TokenFailure = AssertionFailure | 'invalid_request';

export interface OAuth2 {
	/** Answers a request to the token endpoint. */
	grant(request: TokenRequest): { reply: Reply; failure: TokenFailure | null };
	/** What is wrong with an access token, `null` if nothing. */
	check(token: string, scope: Scope): BearerFailure | null;
	/** Ends an access token before its time. */
	end(token: string, how: 'AccessTokenExpired' | 'TokenRejected'): void;
	/** The public part of the key that access tokens are signed with. */
	keys(): Reply;
}

interface Clocks {
	/** The login servers', in seconds. */
	server: () => number;
	/** The account's, in seconds. */
	account: () => number;
}

interface Issued {
	scopes: readonly Scope[];
	/** By either clock, whichever comes first: the account's stands still until it is moved. */
	expiresAt: { server: number; account: number };
	ended?: 'AccessTokenExpired' | 'TokenRejected';
}

/** NetSuite's number of the Administrator; the local account has no other roles. */
const ROLE = 3;
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

export function createOAuth2(realm: string, credentials: OAuth2Credentials, now: Clocks): OAuth2 {
	const issued = new Map<string, Issued>();
	const signing = lazySigningKey();

	function issue(scopes: readonly Scope[]): string {
		const iat = now.server();
		const token = signed(signing(), {
			sub: `${ROLE};${CURRENT_USER}`,
			aud: [`${applicationId(credentials)};${realm}`, credentials.clientId],
			scope: scopes,
			iss: 'https://system.netsuite.com',
			iat,
			exp: iat + HOUR,
		});
		for (const [old, { expiresAt }] of issued) if (expiresAt.server < iat - HOUR) issued.delete(old);
		issued.set(token, { scopes, expiresAt: { server: iat + HOUR, account: now.account() + HOUR } });
		return token;
	}

	return {
		grant(request) {
			const refusal = refusalOf(request);
			if (refusal) return { reply: refusal, failure: 'invalid_request' };
			const assertion = new URLSearchParams(request.body).get('client_assertion')!;
			const scopes = scopesAsserted(assertion, credentials, audiences(realm, request.url), now.server());
			// Believed: one answer for everything that is wrong with an assertion.
			if (typeof scopes === 'string') return { reply: error('invalid_grant'), failure: scopes };
			// Believed: the number as text, as in Oracle's sample.
			const body = { access_token: issue(scopes), expires_in: '3600', token_type: 'bearer' };
			return { reply: { status: 200, headers: uncached, body }, failure: null };
		},
		check(token, scope) {
			const known = issued.get(token);
			if (!known) return 'InvalidSignature';
			if (known.ended) return known.ended;
			const { server, account } = known.expiresAt;
			if (now.server() >= server || now.account() >= account) return 'AccessTokenExpired';
			return known.scopes.includes(scope) ? null : 'ScopeMismatched';
		},
		end(token, how) {
			const known = issued.get(token);
			if (known) known.ended ??= how;
		},
		keys() {
			const { key, kid } = signing();
			const { n, e } = key.export({ format: 'jwk' });
			return { status: 200, headers: json, body: { keys: [{ kty: 'RSA', e, use: 'sig', kid, alg: 'PS256', n }] } };
		},
	};
}

/** Where the assertion may say that it is sent: the account's documented address, and the one that this server was called by. */
function audiences(realm: string, url: URL): string[] {
	const host = realm.toLowerCase().replaceAll('_', '-');
	return [`https://${host}.suitetalk.api.netsuite.com${TOKEN_PATH}`, `${url.origin}${TOKEN_PATH}`];
}

/** What is not a request for an access token. Documented: one answer for whatever is missing, wrong or too much. */
function refusalOf({ method, url, headers, body }: TokenRequest): Reply | null {
	if (method !== 'POST') return { status: 405, headers: { Allow: 'POST' } };
	const form = new URLSearchParams(body);
	const grant = form.get('grant_type') ?? '';
	if (/^(authorization_code|refresh_token)$/.test(grant)) {
		return error('unsupported_grant_type', 'The local NetSuite has only the grant client_credentials.');
	}
	const names = [...form.keys()];
	const proper =
		/^application\/x-www-form-urlencoded\b/i.test(String(headers['content-type'])) &&
		url.search === '' &&
		new Set(names).size === names.length &&
		// A second way for the client to say who it is.
		headers.authorization === undefined &&
		!form.has('client_secret') &&
		grant === 'client_credentials' &&
		form.get('client_assertion_type') === ASSERTION_TYPE &&
		Boolean(form.get('client_assertion'));
	return proper ? null : error('invalid_request');
}

const json = { 'Content-Type': 'application/json; charset=UTF-8' };
/** RFC 6749, section 5.1. */
const uncached = { ...json, 'Cache-Control': 'no-store', Pragma: 'no-cache' };

/** Documented: `{"error": "<error_value>"}` and nothing else; a description says that only this stand-in refuses. */
function error(name: string, description?: string): Reply {
	return { status: 400, headers: uncached, body: { error: name, ...(description && { error_description: description }) } };
}

/** What a refused access token is answered with besides the body. Documented. */
export function bearerChallenge(realm: string): Readonly<Record<string, string>> {
	return {
		'WWW-Authenticate': `Bearer realm="${realm}", error="invalid_token", error_description="Invalid login attempt."`,
	};
}

/** The access token in an `Authorization` header, `null` where there is none. */
export function bearerToken(authorization: string | undefined): string | null {
	return /^Bearer\s+(\S+)\s*$/i.exec(authorization ?? '')?.[1] ?? null;
}

interface SigningKey {
	key: KeyObject;
	kid: string;
}

/** NetSuite's own key for signing access tokens. Made at the first token: nobody else needs to wait for it. */
function lazySigningKey(): () => SigningKey {
	let made: SigningKey | undefined;
	return () => (made ??= { key: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey, kid: 's.LOCAL.2026_1' });
}

function signed({ key, kid }: SigningKey, claims: object): string {
	const parts = [{ kid, typ: 'JWT', alg: 'PS256' }, claims].map((part) =>
		Buffer.from(JSON.stringify(part)).toString('base64url'),
	);
	const padding = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
	return [...parts, sign('sha256', Buffer.from(parts.join('.')), padding).toString('base64url')].join('.');
}

/** As NetSuite's look. */
function applicationId({ clientId }: OAuth2Credentials): string {
	const hex = createHash('sha256').update(clientId).digest('hex').toUpperCase();
	return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
