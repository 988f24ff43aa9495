import { startSandbox, type Sandbox } from '../../sandbox';
import type { AuditEntry } from '../../sandbox/server/login';
import { call, control, detailOf, type Tampering } from './client';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ port: 0, customers: 3, invoices: 3 });
});
afterAll(() => sandbox.close());
// Ends a lock and forgets bad logins.
beforeEach(async () => {
	await control(sandbox, 'POST', '/clock?advanceSeconds=1801');
	expect((await serverTime()).status).toBe(200);
});

const serverTime = (login?: Tampering | null) => call(sandbox, 'GET', '/services/rest/system/v1/serverTime', { login });
const audit = async () => (await control<AuditEntry[]>(sandbox, 'GET', '/loginAuditTrail')).body;

const now = () => Math.floor(Date.now() / 1000);

test('a proper login is let in and audited', async () => {
	expect((await audit())[0]).toMatchObject({
		status: 'Success',
		detail: '',
		requestUri: '/services/rest/system/v1/serverTime',
	});
});

test.each<[string, () => Tampering, string]>([
	['a wrong consumer secret', () => ({ consumerSecret: 'x' }), 'InvalidSignature'],
	['a wrong token secret', () => ({ tokenSecret: 'x' }), 'InvalidSignature'],
	['a signature of something else', () => ({ signature: 'AAAA' }), 'InvalidSignature'],
	['an unknown consumer key', () => ({ consumerKey: 'x' }), 'consumer_key_unknown'],
	['an unknown token', () => ({ tokenId: 'x' }), 'token_rejected'],
	["another account's realm", () => ({ realm: '7654321' }), 'permission_denied'],
	['a realm in lower case with a hyphen', () => ({ realm: '1234567-sb1' }), 'permission_denied'],
	['HMAC-SHA1', () => ({ algorithm: 'HMAC-SHA1' }), 'UnknownAlgorithm'],
	['another version', () => ({ version: '2.0' }), 'VersionRejected'],
	['a nonce too short', () => ({ nonce: 'abcde' }), 'nonce_rejected'],
	['a clock six minutes slow', () => ({ timestamp: now() - 360 }), 'InvalidTimestamp'],
	['a clock six minutes fast', () => ({ timestamp: now() + 360 }), 'InvalidTimestamp'],
])('%s is refused, and only the audit trail says why', async (_, tampering, detail) => {
	const answer = await serverTime(tampering());
	expect(answer.status).toBe(401);
	expect(answer.headers.get('content-type')).toBe('application/vnd.oracle.resource+json; type=error; charset=UTF-8');
	expect(answer.body).toEqual({
		type: 'https://www.w3.org/Protocols/rfc2616/rfc2616-sec10.html#sec10.4.2',
		title: 'Unauthorized',
		status: 401,
		'o:errorDetails': [
			{
				detail:
					'Invalid login attempt. For more details, see the Login Audit Trail in the NetSuite UI at Setup > Users/Roles > User Management > View Login Audit Trail.',
				'o:errorCode': 'INVALID_LOGIN',
			},
		],
	});
	expect((await audit())[0]).toMatchObject({ status: 'Failure', detail });
});

test('a request without a login, and with half of one, is refused', async () => {
	expect((await serverTime(null)).status).toBe(401);
	expect((await audit())[0]!.detail).toBe('MissingTokenPassportRequiredFields');
	const half = await call(sandbox, 'GET', '/services/rest/system/v1/serverTime', {
		login: null,
		headers: { Authorization: 'OAuth realm="x", oops' },
	});
	expect(half.status).toBe(401);
	expect((await audit())[0]!.detail).toBe('parameter_rejected');
});

test('four minutes of skew are borne', async () => {
	expect((await serverTime({ timestamp: now() - 240 })).status).toBe(200);
});

test('a nonce and its timestamp are good for one request', async () => {
	const once = { nonce: 'onlyOnce123', timestamp: now() };
	expect((await serverTime(once)).status).toBe(200);
	expect((await serverTime(once)).status).toBe(401);
	expect((await audit())[0]!.detail).toBe('nonce_used');
	expect((await serverTime({ ...once, timestamp: once.timestamp - 1 })).status).toBe(200);
});

test('the query is part of what is signed', async () => {
	const path = '/services/rest/system/v1/serverTime?b=2&a=1%20%2B1';
	expect((await call(sandbox, 'GET', path)).status).toBe(200);
});

test('five bad logins lock the token for half an hour of the account’s clock', async () => {
	for (let i = 0; i < 5; i++) expect((await serverTime({ tokenSecret: 'x' })).status).toBe(401);
	expect((await serverTime()).status).toBe(401);
	expect((await audit())[0]!.detail).toBe('temporary_locked');
	await control(sandbox, 'POST', '/clock?advanceSeconds=1799');
	expect((await serverTime()).status).toBe(401);
	await control(sandbox, 'POST', '/clock?advanceSeconds=1');
	expect((await serverTime()).status).toBe(200);
});

test('a good login in between forgives bad ones', async () => {
	for (let i = 0; i < 4; i++) await serverTime({ tokenSecret: 'x' });
	expect((await serverTime()).status).toBe(200);
	await serverTime({ tokenSecret: 'x' });
	expect((await serverTime()).status).toBe(200);
});

test('the login servers’ clock can be set apart', async () => {
	await control(sandbox, 'POST', '/clock?loginSkewSeconds=400');
	expect(detailOf(await serverTime())['o:errorCode']).toBe('INVALID_LOGIN');
	await control(sandbox, 'POST', '/clock?loginSkewSeconds=0');
	expect((await serverTime()).status).toBe(200);
});

test('the audit trail shows no more of a token than its beginning', async () => {
	expect(JSON.stringify(await audit())).not.toContain(sandbox.credentials.tokenId);
});
