import type { ICredentialDataDecryptedObject, IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';

import { NetSuiteOAuth2Api } from '../../../credentials/NetSuiteOAuth2Api.credentials';
import { oauth2 } from '../../support/oauth2';

type Signed = IHttpRequestOptions & { uri?: string; followRedirect?: boolean; followAllRedirects?: boolean };

const credential = new NetSuiteOAuth2Api();
const authenticate = credential.authenticate as (fields: ICredentialDataDecryptedObject, options: unknown) => Promise<Signed>;
const host = 'https://1234567-sb1.suitetalk.api.netsuite.com';

let clients = 0;
/** A credential that no other test has opened a session for. */
const anew = () => ({ ...oauth2, clientId: `credential${clients++}`, sessionToken: '' });

/** n8n's helper, answering that. */
function helper(statusCode: number, body: unknown) {
	const sent: IHttpRequestOptions[] = [];
	const httpRequest = async (options: IHttpRequestOptions) => {
		sent.push(options);
		return { statusCode, headers: {}, body: typeof body === 'string' ? body : JSON.stringify(body) };
	};
	return { sent, helpers: { helpers: { httpRequest } } as unknown as IHttpRequestHelper };
}

const granted = () => helper(200, { access_token: 'the-token', expires_in: '3600', token_type: 'bearer' });

async function opened() {
	const fields = anew();
	const { helpers, sent } = granted();
	return { fields: { ...fields, ...(await credential.preAuthentication.call(helpers, fields)) }, sent };
}

test('the token is asked for with n8n’s own helper, and no redirect is followed', async () => {
	const { sent } = await opened();
	expect(sent).toHaveLength(1);
	expect(sent[0]).toMatchObject({
		method: 'POST',
		url: `${host}/services/rest/auth/oauth2/v1/token`,
		headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
		disableFollowRedirect: true,
		ignoreHttpStatusErrors: true,
	});
});

test('what n8n keeps is hidden, secret, and what it asks for anew when it ends', async () => {
	const { fields } = await opened();
	const kept = credential.properties.find(({ name }) => name === 'sessionToken');
	expect(kept).toMatchObject({ type: 'hidden', typeOptions: { expirable: true, password: true } });
	expect(fields.sessionToken).toContain('the-token');
});

test('a node’s request to a service goes to the account’s host with the token', async () => {
	const { fields } = await opened();
	const signed = await authenticate(fields, {
		method: 'POST',
		baseURL: 'netsuite:suiteql',
		url: '',
		qs: { limit: '5' },
		headers: { Prefer: 'transient' },
		body: { q: 'x' },
	});
	expect(signed).toMatchObject({ method: 'POST', url: `${host}/services/rest/query/v1/suiteql?limit=5`, body: { q: 'x' } });
	expect(signed.headers).toEqual({ Prefer: 'transient', Authorization: 'Bearer the-token' });
	expect(signed).not.toHaveProperty('baseURL');
	expect(signed).not.toHaveProperty('qs');
	expect(signed).toMatchObject({ disableFollowRedirect: true, followRedirect: false, followAllRedirects: false });
});

test('a request that n8n sends again, as it was sent before, is sent the same', async () => {
	const { fields } = await opened();
	const once = await authenticate(fields, { method: 'PATCH', baseURL: 'netsuite:record', url: '/contact/5', qs: { a: 'b' } });
	expect(await authenticate(fields, once)).toEqual(once);
});

test('the HTTP Request node hands in `uri` and gets it back', async () => {
	const { fields } = await opened();
	const signed = await authenticate(fields, { uri: `${host}/services/rest/record/v1/customer`, qs: { limit: 5 } });
	expect(signed).toMatchObject({ uri: `${host}/services/rest/record/v1/customer?limit=5`, method: 'GET' });
});

test('the Test button’s request is a GET of the time', async () => {
	const { fields } = await opened();
	expect(await authenticate(fields, credential.test.request)).toMatchObject({
		method: 'GET',
		url: `${host}/services/rest/system/v1/serverTime`,
	});
});

test('another host never gets the token', async () => {
	const { fields } = await opened();
	await expect(authenticate(fields, { uri: 'https://example.com/' })).rejects.toThrow('to account 1234567_SB1 only');
});

test.each([
	['there is none', {}],
	['the client is another now', { clientId: 'another' }],
	['the account is another now', { accountId: '7654321' }],
])('without a token, because %s, nothing is sent and n8n is made to ask for one', async (why, changed) => {
	const { fields } = await opened();
	const lacking = { ...fields, ...changed, ...(why === 'there is none' && { sessionToken: '' }) };
	await expect(authenticate(lacking, { baseURL: 'netsuite:record', url: '/x' })).rejects.toMatchObject({ response: { status: 401 } });
});

test('a malformed field is told before anything is sent', async () => {
	const { helpers, sent } = granted();
	const asked = credential.preAuthentication.call(helpers, { ...anew(), privateKey: 'nonsense' });
	await expect(asked).rejects.toThrow('Private Key is not a private key');
	expect(sent).toEqual([]);
});

test('a refusal is told in a sentence that says what to do', async () => {
	const { helpers } = helper(400, { error: 'invalid_grant' });
	await expect(credential.preAuthentication.call(helpers, anew())).rejects.toThrow(
		/^NetSuite gives no access token and says: invalid_grant\. Check that account ID, client ID, certificate ID and private key/,
	);
});
