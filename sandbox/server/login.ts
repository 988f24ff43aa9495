import { sameSignature, sign, signatureBase } from './signature';
import { MINUTE } from '../account/time';

/** Token-Based Authentication, verified as NetSuite does, with a Login Audit Trail that says what was wrong. */

export interface Credentials {
	consumerKey: string;
	consumerSecret: string;
	tokenId: string;
	tokenSecret: string;
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
	| 'InvalidSignature';

export interface AuditEntry {
	/** The account's clock, `YYYY-MM-DDTHH:MM:SSZ`. */
	date: string;
	status: 'Success' | 'Failure';
	detail: LoginFailure | '';
	requestUri: string;
	/** The token's first characters: enough to recognise it. */
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
	/** What is wrong with the request's login, `null` if nothing. Writes the audit trail. */
	verify(request: LoginRequest): LoginFailure | null;
	/** The same for SOAP. */
	verifyPassport(passport: TokenPassport, path: string): LoginFailure | null;
	/** The newest first, at most a thousand. */
	auditTrail(): AuditEntry[];
	/** Sets the login servers' clock apart from the machine's by that much. */
	setSkew(seconds: number): void;
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
	let badLogins = 0;
	let lockedUntil = 0;

	const serverNow = () => Math.floor(Date.now() / 1000) + skew;

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
		if (claim.token !== credentials.tokenId) return 'token_rejected';
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
		else if (failure !== 'temporary_locked' && token === credentials.tokenId) badLogins++;
		if (badLogins >= BAD_LOGINS) {
			lockedUntil = accountNow() + LOCKED_FOR;
			badLogins = 0;
		}
	}

	function judge(claim: Claim | null | 'malformed', requestUri: string): LoginFailure | null {
		const failure = claim === 'malformed' ? 'parameter_rejected' : failureOf(claim);
		const token = claim === 'malformed' ? undefined : claim?.token || undefined;
		count(failure, token);
		trail.unshift({
			date: `${new Date(accountNow() * 1000).toISOString().slice(0, 19)}Z`,
			status: failure ? 'Failure' : 'Success',
			detail: failure ?? '',
			requestUri,
			token: token?.slice(0, 6) ?? null,
		});
		if (trail.length > AUDIT_ENTRIES) trail.length = AUDIT_ENTRIES;
		return failure;
	}

	return {
		verify(request) {
			const header = parseAuthorization(request.authorization);
			const claim = header instanceof Map ? claimOf(request, header) : header;
			return judge(claim, new URL(request.url).pathname);
		},
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
