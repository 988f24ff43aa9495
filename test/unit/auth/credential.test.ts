import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { NetSuiteTbaApi } from '../../../credentials/NetSuiteTbaApi.credentials';
import { credential, readOAuthHeader, signatureOf } from '../../support/tba';

type Signed = IHttpRequestOptions & { uri?: string; followRedirect?: boolean; followAllRedirects?: boolean };

const authenticate = new NetSuiteTbaApi().authenticate as (
	credentials: ICredentialDataDecryptedObject,
	options: unknown,
) => Promise<Signed>;

const sign = async (options: unknown, fields: Partial<typeof credential> = {}) =>
	await authenticate({ ...credential, ...fields }, options);

const headerOf = ({ headers }: Signed) => headers?.Authorization as string;
const host = 'https://1234567-sb1.suitetalk.api.netsuite.com';

test('a node’s request to a service goes to the account’s host, signed for all of its address', async () => {
	const signed = await sign({ method: 'POST', baseURL: 'netsuite:suiteql', url: '', qs: { limit: '5' }, headers: { Prefer: 'transient' }, body: { q: 'x' } });
	expect(signed).toMatchObject({ method: 'POST', url: `${host}/services/rest/query/v1/suiteql?limit=5`, body: { q: 'x' } });
	expect(signed.headers).toMatchObject({ Prefer: 'transient' });
	expect(signed).not.toHaveProperty('baseURL');
	expect(signed).not.toHaveProperty('qs');
	expect(headerOf(signed)).toMatch(/^OAuth realm="1234567_SB1", /);
});

test.each([
	['POST', '', { limit: '5', offset: '10' }],
	['GET', '?q=a=b?c&empty=', {}],
	['GET', '', { q: 'name IS "Zürich & Söhne + 1"', "k'e(y)!*": 'a~b' }],
	['GET', '?x=2', { x: ['10', '1'], ä: 'ö' }],
	['PATCH', '?x=&x=1', { 'a b': 'c d' }],
])('the signature of %s %s with %j is the one RFC 5849 gives for what is sent', async (method, query, qs) => {
	const signed = await sign({ method, baseURL: 'netsuite:record', url: `/invoice/5${query}`, qs });
	const { consumerSecret, tokenSecret } = credential;
	const header = headerOf(signed);
	expect(readOAuthHeader(header).oauth_signature).toBe(signatureOf(header, { method, url: signed.url, consumerSecret, tokenSecret }));
});

test('every signature has a nonce of its own and the time of now', async () => {
	const [one, two] = await Promise.all([sign({ baseURL: 'netsuite:system', url: '/x' }), sign({ baseURL: 'netsuite:system', url: '/x' })]);
	const [first, second] = [readOAuthHeader(headerOf(one)), readOAuthHeader(headerOf(two))];
	expect(first.oauth_nonce).toMatch(/^[A-Za-z0-9]{6,64}$/);
	expect(first.oauth_nonce).not.toBe(second.oauth_nonce);
	expect(Math.abs(Number(first.oauth_timestamp) - Date.now() / 1000)).toBeLessThan(60);
});

test('the HTTP Request node hands in `uri` and gets it back, query folded in', async () => {
	const signed = await sign({ uri: `${host}/services/rest/record/v1/customer`, qs: { limit: 5 }, followRedirect: true, followAllRedirects: true });
	expect(signed.uri).toBe(`${host}/services/rest/record/v1/customer?limit=5`);
	expect(signed).not.toHaveProperty('qs');
	expect(signed.method).toBe('GET');
	const { consumerSecret, tokenSecret } = credential;
	expect(readOAuthHeader(headerOf(signed)).oauth_signature).toBe(
		signatureOf(headerOf(signed), { method: 'GET', url: signed.uri as string, consumerSecret, tokenSecret }),
	);
});

test('the Test button’s request names no method and is signed as GET', async () => {
	const { baseURL, url } = new NetSuiteTbaApi().test.request;
	const signed = await sign({ baseURL, url });
	expect(signed).toMatchObject({ method: 'GET', url: `${host}/services/rest/system/v1/serverTime` });
});

test.each([
	['a node', { baseURL: 'netsuite:record', url: '/x' }],
	['SOAP', { baseURL: 'netsuite:soap', method: 'POST', body: '<tokenPassport/>' }],
	['the HTTP Request node', { uri: `${host}/x`, followRedirect: true, followAllRedirects: true }],
])('no redirect is followed for %s', async (_, options) => {
	expect(await sign(options)).toMatchObject({ disableFollowRedirect: true, followRedirect: false, followAllRedirects: false });
});

test('a SOAP envelope gets its token passport and no Authorization header', async () => {
	const body = '<soap:Header><tokenPassport/></soap:Header>';
	const signed = await sign({ method: 'POST', baseURL: 'netsuite:soap', headers: { SOAPAction: 'get' }, body });
	expect(signed.url).toBe(`${host}/services/NetSuitePort_2025_2`);
	expect(signed.headers).toEqual({ SOAPAction: 'get' });
	const elements = [...(signed.body as unknown as string).matchAll(/<core:(\w+)[^>]*>([^<]*)</g)].map(([, name]) => name);
	expect(elements).toEqual(['account', 'consumerKey', 'token', 'nonce', 'timestamp', 'signature']);
	expect(signed.body).toContain('<core:account>1234567_SB1</core:account>');
	expect(signed.body).toContain('algorithm="HMAC-SHA256"');
	expect(signed.body).not.toContain(credential.consumerSecret);
	expect(signed.body).not.toContain(credential.tokenSecret);
});

test.each(['<soap/>', '<tokenPassport/><tokenPassport/>'])('a SOAP envelope %s has no one place for the passport', async (body) => {
	await expect(sign({ method: 'POST', baseURL: 'netsuite:soap', body })).rejects.toThrow('exactly one <tokenPassport/>');
});

test('a malformed field is told before anything is signed', async () => {
	await expect(sign({ baseURL: 'netsuite:record', url: '/x' }, { tokenSecret: 'short' })).rejects.toThrow('Token Secret is only 5 characters long');
});

test('another host is refused', async () => {
	await expect(sign({ uri: 'https://example.com/' })).rejects.toThrow('signs requests to account 1234567_SB1 only');
});
