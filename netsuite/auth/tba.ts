import { createHmac, randomBytes } from 'crypto';
import OAuth from 'oauth-1.0a';

import { InvalidSettingError, type Account } from '../account';

/** Token-based authentication: an integration's consumer and a user's token, each a key and its secret. */
export interface TbaCredentials {
	readonly consumerKey: string;
	readonly consumerSecret: string;
	readonly tokenId: string;
	readonly tokenSecret: string;
}

/** What makes every signature a different one. NetSuite takes each pair once, within five minutes of its clock. */
export interface Freshness {
	/** 6 to 64 letters and digits. */
	readonly nonce: string;
	/** Seconds since 1970, UTC. */
	readonly timestamp: number;
}

export interface TokenPassport {
	readonly account: string;
	readonly consumerKey: string;
	readonly token: string;
	readonly nonce: string;
	readonly timestamp: number;
	readonly signature: { readonly algorithm: 'HMAC-SHA256'; readonly value: string };
}

const labels: Record<keyof TbaCredentials, string> = {
	consumerKey: 'Consumer Key',
	consumerSecret: 'Consumer Secret',
	tokenId: 'Token ID',
	tokenSecret: 'Token Secret',
};

/** What both OAuth 1.0a and the token passport sign with. */
export const hmacSha256 = (base: string, key: string): string =>
	createHmac('sha256', key).update(base).digest('base64');

export function freshness(): Freshness {
	return { nonce: randomBytes(16).toString('hex'), timestamp: Math.floor(Date.now() / 1000) };
}

/**
 * The value of the `Authorization` header for one request: OAuth 1.0a with HMAC-SHA256 and the account as realm.
 * @param request its method and full URL; the query is part of what is signed.
 */
export function authorizationHeader(
	account: Account,
	credentials: TbaCredentials,
	request: { readonly method: string; readonly url: string },
	{ nonce, timestamp }: Freshness = freshness(),
): string {
	const oauth = new OAuth({
		consumer: { key: credentials.consumerKey, secret: credentials.consumerSecret },
		realm: account.id,
		signature_method: 'HMAC-SHA256',
		hash_function: hmacSha256,
	});
	oauth.getNonce = () => nonce;
	oauth.getTimeStamp = () => timestamp;
	const token = { key: credentials.tokenId, secret: credentials.tokenSecret };
	const { origin, pathname, searchParams } = new URL(request.url);
	// Parsed here: the package reads a query with the name still encoded, and only up to a second "=" or "?".
	const data = Object.fromEntries([...searchParams.keys()].map((name) => [name, searchParams.getAll(name)]));
	const { Authorization } = oauth.toHeader(oauth.authorize({ method: request.method, url: origin + pathname, data }, token));
	return Authorization;
}

/** The token passport that a SOAP request carries in its header instead. */
export function tokenPassport(
	account: Account,
	credentials: TbaCredentials,
	{ nonce, timestamp }: Freshness = freshness(),
): TokenPassport {
	const base = [account.id, credentials.consumerKey, credentials.tokenId, nonce, timestamp]
		.map((part) => encodeURIComponent(part))
		.join('&');
	const key = [credentials.consumerSecret, credentials.tokenSecret].map(encodeURIComponent).join('&');
	return {
		account: account.id,
		consumerKey: credentials.consumerKey,
		token: credentials.tokenId,
		nonce,
		timestamp,
		signature: { algorithm: 'HMAC-SHA256', value: hmacSha256(base, key) },
	};
}

/**
 * Refuses what cannot be a key or secret before it is sent anywhere: five failed logins lock the token.
 * NetSuite issues each of them as 64 hexadecimal characters; only what copying goes wrong with is checked, so that
 * NetSuite stays free to change their length.
 * @throws InvalidSettingError that names the field and never shows what is in it.
 */
export function checkTbaCredentials(credentials: TbaCredentials): void {
	for (const [field, label] of Object.entries(labels) as Array<[keyof TbaCredentials, string]>) {
		const value = credentials[field];
		const flaw = !value
			? 'is empty'
			: /\s/.test(value)
				? 'contains a space or a line break'
				: !/^[A-Za-z0-9]+$/.test(value)
					? 'contains characters other than letters and digits'
					: value.length < 32
						? `is only ${value.length} characters long`
						: null;
		if (flaw) {
			throw new InvalidSettingError(
				field,
				`${label} ${flaw}. NetSuite shows it once, when the ${
					field.startsWith('consumer') ? 'integration record' : 'access token'
				} is saved: 64 letters and digits. Copy it again, or create a new one.`,
			);
		}
	}
}
