import { authorizationHeader, parseAccount, tokenPassport } from '../../../netsuite';
import { hmacSha256 } from '../../../netsuite/auth/tba';
import { vectors } from '../data/tba-vectors.json';

/** The parts of a published signing key: consumer secret and token secret. */
const secretsOf = (key: string) => {
	const [consumerSecret = '', tokenSecret = ''] = key.split('&');
	return { consumerSecret, tokenSecret };
};

describe.each(vectors)('$name ($source)', ({ base, key, signature }) => {
	test('the published base string and key give the published signature', () => {
		expect(hmacSha256(base, key)).toBe(signature);
	});
});

test('there are six', () => {
	expect(vectors).toHaveLength(6);
});

/** The first step of the three-legged flow has no token yet; TBA always has one. */
const signedWithToken = vectors.filter(({ kind, base }) => kind === 'oauth1' && base.includes('oauth_token'));

test.each(signedWithToken)('$name: a request is signed as published', ({ base, key, signature }) => {
	const [method = '', url = '', encoded = ''] = base.split('&').map(decodeURIComponent);
	const parameters = new URLSearchParams(encoded);
	const own = [...parameters].filter(([name]) => !/^oauth_(consumer_key|nonce|signature_method|timestamp|token|version)$/.test(name));
	const account = parseAccount('123456');
	const of = (name: string) => parameters.get(name) ?? '';

	const header = authorizationHeader(
		account,
		{ consumerKey: of('oauth_consumer_key'), tokenId: of('oauth_token'), ...secretsOf(key) },
		{ method, url: own.length > 0 ? `${url}?${new URLSearchParams(own).toString()}` : url },
		{ nonce: of('oauth_nonce'), timestamp: Number(of('oauth_timestamp')) },
	);

	expect(header).toContain(`oauth_signature="${encodeURIComponent(signature)}"`);
	expect(header).toMatch(/^OAuth realm="123456", /);
});

test.each(vectors.filter(({ kind }) => kind === 'soap'))('$name: a token passport is signed as published', (vector) => {
	const [id = '', consumerKey = '', token = '', nonce = '', timestamp = ''] = vector.base.split('&');
	const passport = tokenPassport(
		parseAccount(id),
		{ consumerKey, tokenId: token, ...secretsOf(vector.key) },
		{ nonce, timestamp: Number(timestamp) },
	);
	expect(passport).toEqual({
		account: id,
		consumerKey,
		token,
		nonce,
		timestamp: Number(timestamp),
		signature: { algorithm: 'HMAC-SHA256', value: vector.signature },
	});
});
