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

export interface Login {
	/** What is wrong with the request's login, `null` if nothing. Writes the audit trail. */
	verify(request: LoginRequest): LoginFailure | null;
	/** The newest first, at most a thousand. */
	auditTrail(): AuditEntry[];
	/** Sets the login servers' clock apart from the machine's by that much. */
	setSkew(seconds: number): void;
}

const ALLOWED_SKEW = 5 * MINUTE;
const BAD_LOGINS = 5;
const LOCKED_FOR = 30 * MINUTE;
const AUDIT_ENTRIES = 1000;

const required = [
	'oauth_consumer_key',
	'oauth_token',
	'oauth_nonce',
	'oauth_timestamp',
	'oauth_signature_method',
	'oauth_signature',
] as const;

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

	function failureOf(request: LoginRequest, header: Map<string, string> | null): LoginFailure | null {
		if (!header || required.some((name) => !header.get(name))) return 'MissingTokenPassportRequiredFields';
		if ((header.get('oauth_version') ?? '1.0') !== '1.0') return 'VersionRejected';
		if (header.get('oauth_signature_method') !== 'HMAC-SHA256') return 'UnknownAlgorithm';
		const nonce = header.get('oauth_nonce')!;
		if (!/^[A-Za-z0-9]{6,64}$/.test(nonce)) return 'nonce_rejected';
		// Believed: the word for a realm of another account.
		if (header.get('realm') !== realm) return 'permission_denied';
		if (header.get('oauth_consumer_key') !== credentials.consumerKey) return 'consumer_key_unknown';
		if (header.get('oauth_token') !== credentials.tokenId) return 'token_rejected';
		if (accountNow() < lockedUntil) return 'temporary_locked';
		const timestamp = Number(header.get('oauth_timestamp'));
		if (!Number.isInteger(timestamp) || Math.abs(timestamp - serverNow()) > ALLOWED_SKEW) return 'InvalidTimestamp';
		const parameters = [...header].filter(([name]) => name !== 'realm' && name !== 'oauth_signature');
		const base = signatureBase(request.method, request.url, parameters);
		const expected = sign(base, credentials.consumerSecret, credentials.tokenSecret);
		if (!sameSignature(header.get('oauth_signature')!, expected)) return 'InvalidSignature';
		return isRepeated(nonce, timestamp) ? 'nonce_used' : null;
	}

	/** Only what names the token counts against it. */
	function count(failure: LoginFailure | null, header: Map<string, string> | null): void {
		if (failure === null) badLogins = 0;
		else if (failure !== 'temporary_locked' && header?.get('oauth_token') === credentials.tokenId) badLogins++;
		if (badLogins >= BAD_LOGINS) {
			lockedUntil = accountNow() + LOCKED_FOR;
			badLogins = 0;
		}
	}

	return {
		verify(request) {
			const header = parseAuthorization(request.authorization);
			const failure = header === 'malformed' ? 'parameter_rejected' : failureOf(request, header);
			const parsed = header === 'malformed' ? null : header;
			count(failure, parsed);
			trail.unshift({
				date: `${new Date(accountNow() * 1000).toISOString().slice(0, 19)}Z`,
				status: failure ? 'Failure' : 'Success',
				detail: failure ?? '',
				requestUri: new URL(request.url).pathname,
				token: parsed?.get('oauth_token')?.slice(0, 6) ?? null,
			});
			if (trail.length > AUDIT_ENTRIES) trail.length = AUDIT_ENTRIES;
			return failure;
		},
		auditTrail: () => [...trail],
		setSkew(seconds) {
			skew = seconds;
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
