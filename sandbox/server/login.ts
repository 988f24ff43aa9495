import { MINUTE } from '../account/time';
import { bearerToken, createOAuth2, TOKEN_PATH, type BearerFailure, type TokenFailure, type TokenRequest } from './oauth2';
import type { Scope } from './oauth2Assertion';
import type { OAuth2Credentials } from './oauth2Keys';
import type { Reply } from './reply';
import { sameSignature, sign, signatureBase } from './signature';

/**
 * Token-Based Authentication and OAuth 2.0, verified as NetSuite does, with a Login Audit Trail that says what was wrong.
 */

export interface Credentials {
	consumerKey: string;
	consumerSecret: string;
	tokenId: string;
	tokenSecret: string;
	oauth2: OAuth2Credentials;
}

/** NetSuite's words for the causes of a failed login; they stand in the Login Audit Trail and nowhere else. */
export type LoginFailure =
	| 'MissingTokenPassportRequiredFields'
	| 'parameter_rejected'
	| 'VersionRejected'
	| 'UnknownAlgorithm'
	| 'nonce_rejected'
	| 'nonce_used'
	| 'InvalidTimestamp'
	| 'permission_denied'
	| 'consumer_key_unknown'
	| 'token_rejected'
	| 'temporary_locked'
	| 'InvalidSignature'
	| BearerFailure
	| TokenFailure;

export interface AuditEntry {
	/** The account's clock, `YYYY-MM-DDTHH:MM:SSZ`. */
	date: string;
	status: 'Success' | 'Failure';
	detail: LoginFailure | '';
	requestUri: string;
	/** The token's first characters, the last of an access token of OAuth 2.0: enough to recognise it. */
	token: string | null;
}

export interface LoginRequest {
	method: string;
	/** As the caller saw it. */
	url: string;
	authorization: string | undefined;
}

/** The header of SOAP requests; what it lacks is empty. */
export interface TokenPassport {
	account: string;
	consumerKey: string;
	token: string;
	nonce: string;
	timestamp: string;
	signature: string;
	algorithm: string;
}

/** Nonces, bad logins and the lock are one for all APIs. */
export interface Login {
	/**
	 * What is wrong with the request's login, `null` if nothing. Writes the audit trail.
	 * @param scope what a bearer token must have been given out for; REST web services unless said otherwise
	 */
	verify(request: LoginRequest, scope?: Scope): LoginFailure | null;
	/** The same for SOAP, which takes no bearer tokens. */
	verifyPassport(passport: TokenPassport, path: string): LoginFailure | null;
	/** The same for an access token of OAuth 2.0. */
	verifyBearer(token: string, scope: Scope, path: string): LoginFailure | null;
	/** The answer of the token endpoint of OAuth 2.0. */
	grantToken(request: TokenRequest): Reply;
	/** The keys with which those tokens can be checked. */
	tokenKeys(): Reply;
	/** The newest first, at most a thousand. */
	auditTrail(): AuditEntry[];
	/** Sets the login servers' clock apart from the machine's by that much. */
	setSkew(seconds: number): void;
	/** Makes any token count as revoked or expired until this is called with `null`. */
	setTokenTrouble(what: 'revoked' | 'expired' | null): void;
}

const ALLOWED_SKEW = 5 * MINUTE;
const BAD_LOGINS = 5;
const LOCKED_FOR = 30 * MINUTE;
const AUDIT_ENTRIES = 1000;

/** What a login claims, whatever way it came. */
interface Claim extends Omit<TokenPassport, 'account'> {
	realm: string | undefined;
	version: string;
	/** What should have been signed. */
	base: () => string;
}

const required = ['consumerKey', 'token', 'nonce', 'timestamp', 'algorithm', 'signature'] as const;

const bearerTroubles = { expired: 'AccessTokenExpired', revoked: 'TokenRejected' } as const;

/** Oracle's samples write the one, its schema the other. */
const soapAlgorithms: Readonly<Record<string, string>> = { HMAC_SHA256: 'HMAC-SHA256' };

/**
 * @param realm the account ID as a realm, upper case with underscores
 * @param accountNow the account's clock, which the lock follows, in seconds; timestamps are compared with the machine's
 * clock, since a client cannot know an account clock that has been moved
 */
export function createLogin(realm: string, credentials: Credentials, accountNow: () => number): Login {
	const used = new Map<string, number>();
	const trail: AuditEntry[] = [];
	let skew = 0;
	let tokenTrouble: 'revoked' | 'expired' | null = null;
	let badLogins = 0;
	let lockedUntil = 0;

	const serverNow = () => Math.floor(Date.now() / 1000) + skew;
	const oauth2 = createOAuth2(realm, credentials.oauth2, { server: serverNow, account: accountNow });

	/** A nonce is remembered for as long as its timestamp would be accepted. */
	function isRepeated(nonce: string, timestamp: number): boolean {
		for (const [key, at] of used) if (Math.abs(at - serverNow()) > ALLOWED_SKEW) used.delete(key);
		const key = `${timestamp} ${nonce}`;
		if (used.has(key)) return true;
		used.set(key, timestamp);
		return false;
	}

	function failureOf(claim: Claim | null): LoginFailure | null {
		if (!claim || required.some((name) => !claim[name])) return 'MissingTokenPassportRequiredFields';
		if (claim.version !== '1.0') return 'VersionRejected';
		if (claim.algorithm !== 'HMAC-SHA256') return 'UnknownAlgorithm';
		if (!/^[A-Za-z0-9]{6,64}$/.test(claim.nonce)) return 'nonce_rejected';
		// Believed: the word for a realm of another account.
		if (claim.realm !== realm) return 'permission_denied';
		if (claim.consumerKey !== credentials.consumerKey) return 'consumer_key_unknown';
		if (claim.token !== credentials.tokenId || tokenTrouble) return 'token_rejected';
		if (accountNow() < lockedUntil) return 'temporary_locked';
		const timestamp = Number(claim.timestamp);
		if (!Number.isInteger(timestamp) || Math.abs(timestamp - serverNow()) > ALLOWED_SKEW) return 'InvalidTimestamp';
		const expected = sign(claim.base(), credentials.consumerSecret, credentials.tokenSecret);
		if (!sameSignature(claim.signature, expected)) return 'InvalidSignature';
		return isRepeated(claim.nonce, timestamp) ? 'nonce_used' : null;
	}

	/** Only what names the token counts against it. */
	function count(failure: LoginFailure | null, token: string | undefined): void {
		if (failure === null) badLogins = 0;
		else if (failure !== 'temporary_locked' && !tokenTrouble && token === credentials.tokenId) badLogins++;
		if (badLogins >= BAD_LOGINS) {
			lockedUntil = accountNow() + LOCKED_FOR;
			badLogins = 0;
		}
	}

	function judge(claim: Claim | null | 'malformed', requestUri: string): LoginFailure | null {
		const failure = claim === 'malformed' ? 'parameter_rejected' : failureOf(claim);
		const token = claim === 'malformed' ? undefined : claim?.token || undefined;
		count(failure, token);
		return audit(failure, requestUri, token?.slice(0, 6) ?? null);
	}

	function audit(failure: LoginFailure | null, requestUri: string, token: string | null): LoginFailure | null {
		trail.unshift({
			date: `${new Date(accountNow() * 1000).toISOString().slice(0, 19)}Z`,
			status: failure ? 'Failure' : 'Success',
			detail: failure ?? '',
			requestUri,
			token,
		});
		if (trail.length > AUDIT_ENTRIES) trail.length = AUDIT_ENTRIES;
		return failure;
	}

	const verifyBearer: Login['verifyBearer'] = (token, scope, path) => {
		// It stays so when the trouble is over: only another token helps.
		if (tokenTrouble) oauth2.end(token, bearerTroubles[tokenTrouble]);
		// All access tokens begin alike.
		return audit(oauth2.check(token, scope), path, token.slice(-6));
	};

	return {
		verify(request, scope = 'rest_webservices') {
			const path = new URL(request.url).pathname;
			const token = bearerToken(request.authorization);
			if (token !== null) return verifyBearer(token, scope, path);
			const header = parseAuthorization(request.authorization);
			return judge(header instanceof Map ? claimOf(request, header) : header, path);
		},
		verifyBearer,
		grantToken(request) {
			const { reply, failure } = oauth2.grant(request);
			audit(failure, TOKEN_PATH, null);
			return reply;
		},
		tokenKeys: () => oauth2.keys(),
		verifyPassport(passport, path) {
			const { account, consumerKey, token, nonce, timestamp, algorithm } = passport;
			const base = () => [account, consumerKey, token, nonce, timestamp].join('&');
			const known = soapAlgorithms[algorithm] ?? algorithm;
			return judge({ ...passport, algorithm: known, realm: account, version: '1.0', base }, path);
		},
		auditTrail: () => [...trail],
		setSkew(seconds) {
			skew = seconds;
		},
		setTokenTrouble(what) {
			tokenTrouble = what;
		},
	};
}

function claimOf(request: LoginRequest, header: Map<string, string>): Claim {
	const text = (name: string) => header.get(name) ?? '';
	return {
		realm: header.get('realm'),
		version: header.get('oauth_version') ?? '1.0',
		consumerKey: text('oauth_consumer_key'),
		token: text('oauth_token'),
		nonce: text('oauth_nonce'),
		timestamp: text('oauth_timestamp'),
		algorithm: text('oauth_signature_method'),
		signature: text('oauth_signature'),
		base: () => {
			const parameters = [...header].filter(([name]) => name !== 'realm' && name !== 'oauth_signature');
			return signatureBase(request.method, request.url, parameters);
		},
	};
}

/** The parameters of an `OAuth` header, decoded; `null` where there is none. */
function parseAuthorization(authorization: string | undefined): Map<string, string> | 'malformed' | null {
	if (!authorization || !/^OAuth\s/i.test(authorization)) return null;
	const parameters = new Map<string, string>();
	for (const part of authorization.replace(/^OAuth\s+/i, '').split(',')) {
		const match = /^\s*([A-Za-z_]+)\s*=\s*"([^"]*)"\s*$/.exec(part);
		if (!match || parameters.has(match[1]!)) return 'malformed';
		try {
			parameters.set(match[1]!, decodeURIComponent(match[2]!));
		} catch {
			return 'malformed';
		}
	}
	return parameters;
}

/** `1234567_SB1` from whatever way the account ID is written. */
export function realmOf(account: string): string {
	return account.toUpperCase().replaceAll('-', '_');
}
