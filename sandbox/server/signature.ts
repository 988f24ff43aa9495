import { createHmac, timingSafeEqual } from 'node:crypto';

/** OAuth 1.0a signatures (RFC 5849, section 3.4) as NetSuite's Token-Based Authentication uses them. */

/** RFC 3986: also what encodeURIComponent leaves alone. */
export function encode(text: string): string {
	return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/**
 * What is signed: method, address without its query, and all parameters of query and header, sorted.
 * @param url as the caller saw it
 * @param header the `oauth_…` parameters; realm and signature are not part of them
 */
export function signatureBase(method: string, url: string, header: Iterable<readonly [string, string]>): string {
	const address = new URL(url);
	const parameters = [...queryParameters(address.search), ...header]
		.map(([name, value]) => [encode(name), encode(value)] as const)
		.sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
		.map(([name, value]) => `${name}=${value}`)
		.join('&');
	return [method.toUpperCase(), encode(`${address.origin}${address.pathname}`), encode(parameters)].join('&');
}

/** Decoded as RFC 5849 says, where a plus sign is a space. */
function queryParameters(search: string): Array<[string, string]> {
	return [...new URLSearchParams(search)];
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Base64 HMAC-SHA256. The key is both secrets, encoded and joined. */
export function sign(base: string, consumerSecret: string, tokenSecret: string): string {
	return createHmac('sha256', `${encode(consumerSecret)}&${encode(tokenSecret)}`)
		.update(base)
		.digest('base64');
}

/** Whether two signatures are equal, in time that does not tell where they differ. */
export function sameSignature(a: string, b: string): boolean {
	const [left, right] = [Buffer.from(a), Buffer.from(b)];
	return left.length === right.length && timingSafeEqual(left, right);
}
