import { constants, createPrivateKey, sign } from 'node:crypto';
import type { Answer, Target } from './client';

/** A client of OAuth 2.0 that is none of ours, and one that can do everything wrong. */

export const TOKEN_PATH = '/services/rest/auth/oauth2/v1/token';

export type Claims = Record<string, unknown>;

/** What differs from a proper request for an access token. */
export interface Mischief {
	header?: Claims;
	claims?: Claims;
	/** The algorithm to sign with, where the header says otherwise. */
	signedAs?: string;
	/** PEM of the key to sign with. */
	key?: string;
	/** The signed text with something done to it. */
	tamper?: (jwt: string) => string;
	form?: Record<string, string | undefined>;
	headers?: Record<string, string>;
	/** In place of the whole form. */
	body?: string;
}

export const seconds = () => Math.floor(Date.now() / 1000);

export function assertion(target: Target, { header = {}, claims = {}, signedAs, key, tamper = (jwt) => jwt }: Mischief = {}): string {
	const { clientId, certificateId, privateKey } = target.credentials.oauth2;
	const iat = seconds();
	const head: Claims = { typ: 'JWT', alg: 'ES256', kid: certificateId, ...header };
	const payload = {
		iss: clientId,
		scope: ['restlets', 'rest_webservices'],
		aud: `${target.url}${TOKEN_PATH}`,
		iat,
		exp: iat + 3600,
		...claims,
	};
	const text = [head, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
	return tamper(`${text}.${signature(signedAs ?? String(head.alg), text, key ?? privateKey)}`);
}

function signature(alg: string, text: string, pem: string): string {
	const key = createPrivateKey(pem);
	const hash = `sha${alg.slice(2)}`;
	const padding = alg.startsWith('PS')
		? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: Number(alg.slice(2)) / 8 }
		: { dsaEncoding: 'ieee-p1363' as const };
	if (!/^(PS|ES|RS)\d+$/.test(alg)) return '';
	return sign(hash, Buffer.from(text), alg.startsWith('RS') ? { key } : { key, ...padding }).toString('base64url');
}

export async function requestToken(target: Target, mischief: Mischief = {}): Promise<Answer<Record<string, string>>> {
	const fields = {
		grant_type: 'client_credentials',
		client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
		client_assertion: mischief.body === undefined ? assertion(target, mischief) : undefined,
		...mischief.form,
	};
	const given = Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined);
	const response = await fetch(`${target.url}${TOKEN_PATH}`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...mischief.headers },
		body: mischief.body ?? new URLSearchParams(given).toString(),
	});
	const text = await response.text();
	return { status: response.status, headers: response.headers, body: text ? (JSON.parse(text) as Record<string, string>) : {} };
}

export async function accessToken(target: Target, mischief: Mischief = {}): Promise<string> {
	const { status, body } = await requestToken(target, mischief);
	if (status !== 200) throw new Error(`No token: ${status} ${JSON.stringify(body)}`);
	return body.access_token!;
}

/** The parts of a JSON Web Token, unchecked. */
export const partsOf = (jwt: string): Claims[] =>
	jwt.split('.').slice(0, 2).map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Claims);
