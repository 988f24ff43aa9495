import { createHmac } from 'node:crypto';

/** Fields of a TBA credential that could be real. */
export const credential = {
	accountId: '1234567_SB1',
	consumerKey: 'a1'.repeat(32),
	consumerSecret: 'b2'.repeat(32),
	tokenId: 'c3'.repeat(32),
	tokenSecret: 'd4'.repeat(32),
	serverUrl: '',
};

const encode = (text: string) =>
	encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

/** The parameters of an `Authorization: OAuth …` header. */
export function readOAuthHeader(header: string): Record<string, string> {
	const pairs = [...header.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, decodeURIComponent(value)]);
	return Object.fromEntries(pairs) as Record<string, string>;
}

/** Signs a request as RFC 5849 says, from what goes over the wire, sharing nothing with the library. */
export function signatureOf(
	header: string,
	{ method, url, consumerSecret, tokenSecret }: { method: string; url: string; consumerSecret: string; tokenSecret: string },
): string {
	const { realm: _, oauth_signature: __, ...oauth } = readOAuthHeader(header);
	const [address = '', query = ''] = url.split('?');
	const sent = query === '' ? [] : query.split('&').map((pair) => pair.split('=').map(decodeURIComponent));
	const parameters = [...Object.entries(oauth), ...sent]
		.map(([name = '', value = '']) => `${encode(name)}=${encode(value)}`)
		.sort((a, b) => (a < b ? -1 : 1));
	const base = [method, address, parameters.join('&')].map(encode).join('&');
	return createHmac('sha256', `${encode(consumerSecret)}&${encode(tokenSecret)}`).update(base).digest('base64');
}
