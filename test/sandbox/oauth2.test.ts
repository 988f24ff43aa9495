import { createPublicKey, verify, constants, type JsonWebKey } from 'node:crypto';
import { startSandbox, type Sandbox } from '../../sandbox';
import type { AuditEntry } from '../../sandbox/server/login';
import { call, control, query } from './client';
import { accessToken, assertion, partsOf, requestToken, seconds, TOKEN_PATH, type Mischief } from './oauth2Client';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ port: 0, customers: 3, invoices: 3 });
});
afterAll(() => sandbox.close());

const SERVER_TIME = '/services/rest/system/v1/serverTime';
const bearer = (token: string) => ({ login: null, headers: { Authorization: `Bearer ${token}` } });
const serverTime = (token: string) => call(sandbox, 'GET', SERVER_TIME, bearer(token));
const audit = async () => (await control<AuditEntry[]>(sandbox, 'GET', '/loginAuditTrail')).body;
const certificates = () => sandbox.credentials.oauth2.certificates;

describe('the token endpoint', () => {
	test('gives an access token that is as documented, and audits it', async () => {
		const { status, headers, body } = await requestToken(sandbox);
		expect(status).toBe(200);
		expect(headers.get('content-type')).toMatch(/^application\/json/);
		expect(headers.get('cache-control')).toBe('no-store');
		expect(body).toEqual({ access_token: expect.any(String) as string, expires_in: '3600', token_type: 'bearer' });
		const [header, claims] = partsOf(body.access_token!);
		expect(header).toEqual({ kid: expect.any(String) as string, typ: 'JWT', alg: 'PS256' });
		expect(claims).toMatchObject({
			iss: 'https://system.netsuite.com',
			sub: '3;3',
			scope: ['restlets', 'rest_webservices'],
			aud: [expect.stringMatching(/;1234567_SB1$/), sandbox.credentials.oauth2.clientId],
		});
		expect((claims!.exp as number) - (claims!.iat as number)).toBe(3600);
		expect((await audit())[0]).toMatchObject({ status: 'Success', detail: '', requestUri: TOKEN_PATH });
	});

	test('has the key beside it with which access tokens can be checked', async () => {
		const token = await accessToken(sandbox);
		const { body } = await call<{ keys: Array<JsonWebKey & { kid: string }> }>(sandbox, 'GET', '/services/rest/auth/oauth2/v1/keys', { login: null });
		const jwk = body.keys.find(({ kid }) => kid === partsOf(token)[0]!.kid)!;
		const [head, claims, signature] = token.split('.') as [string, string, string];
		const key = { key: createPublicKey({ key: jwk, format: 'jwk' }), padding: constants.RSA_PKCS1_PSS_PADDING };
		expect(verify('sha256', Buffer.from(`${head}.${claims}`), key, Buffer.from(signature, 'base64url'))).toBe(true);
	});

	test.each([
		['ES256', 'P-256'],
		['ES384', 'P-384'],
		['ES512', 'P-521'],
		['PS256', 'RSA'],
		['PS384', 'RSA'],
		['PS512', 'RSA'],
	] as const)('takes %s with a key of %s', async (alg, kind) => {
		const { certificateId, privateKey } = certificates()[kind];
		expect((await requestToken(sandbox, { header: { alg, kid: certificateId }, key: privateKey })).status).toBe(200);
	});

	test.each<[string, () => Mischief]>([
		['scopes as text with commas', () => ({ claims: { scope: 'restlets,rest_webservices' } })],
		['one scope', () => ({ claims: { scope: 'rest_webservices' } })],
		['no type in the header', () => ({ header: { typ: undefined } })],
		['fractions of a second', () => ({ claims: { iat: Date.now() / 1000, exp: Date.now() / 1000 + 60 } })],
		['a clock that is a little fast', () => ({ claims: { iat: seconds() + 50, exp: seconds() + 100 } })],
		[
			'the documented address as audience',
			() => ({ claims: { aud: 'https://1234567-sb1.suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token' } }),
		],
		[
			'that with upper case in the host',
			() => ({ claims: { aud: 'https://1234567-SB1.suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token' } }),
		],
	])('takes %s', async (_, mischief) => {
		expect((await requestToken(sandbox, mischief())).status).toBe(200);
	});

	test.each<[string, () => Mischief, string]>([
		['RS256', () => ({ header: { alg: 'RS256', kid: certificates().RSA.certificateId }, key: certificates().RSA.privateKey }), 'InvalidAlgorithm'],
		['no algorithm', () => ({ header: { alg: 'none' } }), 'InvalidAlgorithm'],
		['an algorithm of no meaning', () => ({ header: { alg: 'toString' } }), 'InvalidAlgorithm'],
		['a list of algorithms', () => ({ signedAs: 'ES256', header: { alg: ['ES256'] } }), 'InvalidAlgorithm'],
		['a list of certificates', () => ({ header: { kid: [certificates()['P-256'].certificateId] } }), 'InvalidCertificate'],
		['another type', () => ({ header: { typ: 'JOSE' } }), 'MalformedAssertion'],
		['no JSON Web Token', () => ({ tamper: () => 'assertion' }), 'MalformedAssertion'],
		['one without its signature', () => ({ tamper: (jwt) => jwt.split('.').slice(0, 2).join('.') }), 'MalformedAssertion'],
		['an unknown client', () => ({ claims: { iss: 'f'.repeat(64) } }), 'UnknownIntegration'],
		['an unknown certificate', () => ({ header: { kid: 'unknown' } }), 'InvalidCertificate'],
		['no certificate', () => ({ header: { kid: undefined } }), 'InvalidCertificate'],
		['a certificate of another kind', () => ({ header: { kid: certificates().RSA.certificateId } }), 'InvalidCertificate'],
		[
			'the wrong hash for a curve',
			() => ({ header: { alg: 'ES384', kid: certificates()['P-256'].certificateId } }),
			'InvalidCertificate',
		],
		['another audience', () => ({ claims: { aud: 'https://7654321.suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token' } }), 'InvalidAudience'],
		['the account without the path as audience', () => ({ claims: { aud: sandbox.url } }), 'InvalidAudience'],
		['no audience', () => ({ claims: { aud: undefined } }), 'InvalidAudience'],
		['an assertion from the future', () => ({ claims: { iat: seconds() + 300, exp: seconds() + 600 } }), 'InvalidIssuedAt'],
		['a time of issue as text', () => ({ claims: { iat: String(seconds()) } }), 'InvalidIssuedAt'],
		['no time of issue', () => ({ claims: { iat: undefined } }), 'InvalidIssuedAt'],
		['more than an hour', () => ({ claims: { exp: seconds() + 3700 } }), 'InvalidExpiration'],
		['an end before the beginning', () => ({ claims: { exp: seconds() - 10 } }), 'InvalidExpiration'],
		['no end', () => ({ claims: { exp: undefined } }), 'InvalidExpiration'],
		['an assertion that has ended', () => ({ claims: { iat: seconds() - 600, exp: seconds() - 300 } }), 'AssertionExpired'],
		['an unknown scope', () => ({ claims: { scope: ['rest_webservices', 'everything'] } }), 'ScopeMismatched'],
		['no scope', () => ({ claims: { scope: undefined } }), 'ScopeMismatched'],
		['an empty list of scopes', () => ({ claims: { scope: [] } }), 'ScopeMismatched'],
		[
			'claims that were changed after signing',
			() => ({ tamper: (jwt) => jwt.replace(/\.[^.]+\./, `.${assertion(sandbox, { claims: { scope: ['suite_analytics'] } }).split('.')[1]}.`) }),
			'InvalidSignature',
		],
		['a signature of another', () => ({ tamper: (jwt) => `${jwt.slice(0, -20)}${'A'.repeat(20)}` }), 'InvalidSignature'],
		['no signature in its place', () => ({ tamper: (jwt) => jwt.replace(/[^.]+$/, '') }), 'InvalidSignature'],
	])('refuses %s, and only the audit trail says why', async (_, mischief, detail) => {
		const { status, body } = await requestToken(sandbox, mischief());
		expect({ status, body }).toEqual({ status: 400, body: { error: 'invalid_grant' } });
		expect((await audit())[0]).toMatchObject({ status: 'Failure', detail, requestUri: TOKEN_PATH });
	});

	test.each<[string, Mischief]>([
		['an unknown grant', { form: { grant_type: 'password' } }],
		['no grant', { form: { grant_type: undefined } }],
		['another kind of assertion', { form: { client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:saml2-bearer' } }],
		['no assertion', { form: { client_assertion: undefined } }],
		['JSON in place of a form', { headers: { 'Content-Type': 'application/json' } }],
		['a second way to say who one is', { headers: { Authorization: 'Basic eDp5' } }],
		['a secret beside the assertion', { form: { client_secret: 'x' } }],
		['a parameter twice', { body: 'grant_type=client_credentials&grant_type=client_credentials' }],
		['nothing', { body: '' }],
	])('%s is no proper request', async (_, mischief) => {
		const { status, body } = await requestToken(sandbox, mischief);
		expect({ status, body }).toEqual({ status: 400, body: { error: 'invalid_request' } });
	});

	test('says of itself that it has no other grants', async () => {
		const { status, body } = await requestToken(sandbox, { form: { grant_type: 'refresh_token', refresh_token: 'x' } });
		expect(status).toBe(400);
		expect(body).toEqual({ error: 'unsupported_grant_type', error_description: expect.stringContaining('The local NetSuite') as string });
	});

	test('follows the login servers’ clock', async () => {
		await control(sandbox, 'POST', '/clock?loginSkewSeconds=4000');
		expect((await requestToken(sandbox)).status).toBe(400);
		await control(sandbox, 'POST', '/clock?loginSkewSeconds=0');
		expect((await requestToken(sandbox)).status).toBe(200);
	});
});

describe('an access token', () => {
	test('is let in to REST and SuiteQL, and audited', async () => {
		const token = await accessToken(sandbox);
		expect((await serverTime(token)).status).toBe(200);
		expect((await audit())[0]).toMatchObject({ status: 'Success', requestUri: SERVER_TIME, token: token.slice(-6) });
		const answer = await call(sandbox, 'POST', '/services/rest/query/v1/suiteql', {
			...bearer(token),
			headers: { ...bearer(token).headers, Prefer: 'transient' },
			body: { q: 'SELECT id FROM customer' },
		});
		expect(answer.status).toBe(200);
		expect(answer.body).toEqual((await query(sandbox, 'SELECT id FROM customer')).body);
	});

	test('is not accepted after an hour of the account’s clock, and says so as documented', async () => {
		const token = await accessToken(sandbox);
		await control(sandbox, 'POST', '/clock?advanceSeconds=3599');
		expect((await serverTime(token)).status).toBe(200);
		await control(sandbox, 'POST', '/clock?advanceSeconds=1');
		const { status, headers, body } = await serverTime(token);
		expect(status).toBe(401);
		expect(headers.get('www-authenticate')).toBe(
			'Bearer realm="1234567_SB1", error="invalid_token", error_description="Invalid login attempt."',
		);
		expect(body['o:errorDetails'][0]).toMatchObject({ 'o:errorCode': 'INVALID_LOGIN' });
		expect((await audit())[0]).toMatchObject({ status: 'Failure', detail: 'AccessTokenExpired' });
		expect((await serverTime(await accessToken(sandbox))).status).toBe(200);
	});

	test('is not accepted after an hour of the login servers’ clock', async () => {
		const token = await accessToken(sandbox);
		await control(sandbox, 'POST', '/clock?loginSkewSeconds=3601');
		expect((await serverTime(token)).status).toBe(401);
		await control(sandbox, 'POST', '/clock?loginSkewSeconds=0');
		expect((await serverTime(token)).status).toBe(200);
	});

	test.each<[string, (token: string) => string, string]>([
		['of nobody', () => 'abc', 'InvalidSignature'],
		['that was changed', (token) => `${token.slice(0, -8)}AAAAAAAA`, 'InvalidSignature'],
	])('%s is refused', async (_, change, detail) => {
		expect((await serverTime(change(await accessToken(sandbox)))).status).toBe(401);
		expect((await audit())[0]).toMatchObject({ status: 'Failure', detail });
	});

	test.each([
		['revoked', 'TokenRejected'],
		['expired', 'AccessTokenExpired'],
	])('that is made to count as %s is refused from then on, another one is not', async (how, detail) => {
		const token = await accessToken(sandbox);
		await control(sandbox, 'POST', '/faults', { fault: 'token', token: how, times: 1, path: SERVER_TIME });
		for (let i = 0; i < 2; i++) {
			expect((await serverTime(token)).status).toBe(401);
			expect((await audit())[0]).toMatchObject({ status: 'Failure', detail });
		}
		expect((await serverTime(await accessToken(sandbox))).status).toBe(200);
		await control(sandbox, 'DELETE', '/faults');
	});

	test('that was given out for RESTlets alone does not open REST', async () => {
		const token = await accessToken(sandbox, { claims: { scope: ['restlets'] } });
		expect((await serverTime(token)).status).toBe(401);
		expect((await audit())[0]).toMatchObject({ detail: 'ScopeMismatched' });
	});

	test('opens RESTlets, if it was given out for them', async () => {
		const restlet = (token: string) => call(sandbox, 'GET', '/app/site/hosting/restlet.nl?script=1&deploy=1', bearer(token));
		// There is no such script: that is another matter than the login.
		expect((await restlet(await accessToken(sandbox, { claims: { scope: ['restlets'] } }))).status).toBe(404);
		const { status, headers, body } = await restlet(await accessToken(sandbox, { claims: { scope: ['rest_webservices'] } }));
		expect(status).toBe(401);
		expect(headers.get('www-authenticate')).toContain('error="invalid_token"');
		expect(JSON.stringify(body)).toContain('INVALID_LOGIN_ATTEMPT');
	});

	test('does not open SOAP', async () => {
		const answer = await fetch(`${sandbox.url}/services/NetSuitePort_2025_2`, {
			method: 'POST',
			headers: { Authorization: `Bearer ${await accessToken(sandbox)}`, SOAPAction: 'getServerTime', 'Content-Type': 'text/xml' },
			body:
				'<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>' +
				'<getServerTime xmlns="urn:messages_2025_2.platform.webservices.netsuite.com"/></soap:Body></soap:Envelope>',
		});
		expect(answer.status).toBe(500);
		expect(await answer.text()).toContain('invalidCredentialsFault');
		expect((await audit())[0]).toMatchObject({ detail: 'MissingTokenPassportRequiredFields' });
	});

	test('a login by TBA that fails is answered without a word of bearer tokens', async () => {
		const answer = await call(sandbox, 'GET', SERVER_TIME, { login: null });
		expect(answer.status).toBe(401);
		expect(answer.headers.get('www-authenticate')).toBeNull();
	});
});

test('IDs and EC keys are an account’s own, whatever its seed; RSA keys are made when they are asked for', async () => {
	const other = await startSandbox({ port: 0, customers: 1, invoices: 1, seed: 99 });
	try {
		const { certificates: mine, ...own } = sandbox.credentials.oauth2;
		const { certificates: theirs, ...others } = other.credentials.oauth2;
		expect(others).toEqual(own);
		expect(theirs['P-521']).toEqual(mine['P-521']);
		expect(theirs.RSA.certificateId).toBe(mine.RSA.certificateId);
		expect(mine.RSA.privateKey).toBe(mine.RSA.privateKey);
	} finally {
		await other.close();
	}
});

test('neither a private key nor a whole token is anywhere in the control room', async () => {
	const token = await accessToken(sandbox);
	await serverTime(token);
	const pages = await Promise.all(['', '/loginAuditTrail', '/requests', '/faults'].map((path) => control(sandbox, 'GET', path)));
	const shown = JSON.stringify(pages.map(({ body }) => body));
	expect(shown).not.toContain(token);
	expect(shown).not.toContain('PRIVATE KEY');
});
