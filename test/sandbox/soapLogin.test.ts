import { startSandbox, type Sandbox } from '../../sandbox';
import type { AuditEntry } from '../../sandbox/server/login';
import { authorization, call, control } from './client';
import { soap, textOf, tokenPassport, type Forgery } from './soapClient';

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

const serverTime = (forgery?: Forgery) =>
	soap(sandbox, '<platformMsgs:getServerTime/>', { passport: tokenPassport(sandbox, forgery) });
const restTime = (tokenSecret?: string) =>
	call(sandbox, 'GET', '/services/rest/system/v1/serverTime', { login: tokenSecret ? { tokenSecret } : {} });
const lastAudit = async () => (await control<AuditEntry[]>(sandbox, 'GET', '/loginAuditTrail')).body[0]!;
const now = () => Math.floor(Date.now() / 1000);

test.each(['HMAC_SHA256', 'HMAC-SHA256'])(
	'a token passport signed with %s is let in and audited',
	async (algorithm) => {
		expect((await serverTime({ algorithm })).status).toBe(200);
		expect(await lastAudit()).toMatchObject({
			status: 'Success',
			detail: '',
			requestUri: '/services/NetSuitePort_2025_2',
			token: sandbox.credentials.tokenId.slice(0, 6),
		});
	},
);

test.each<[string, () => Forgery, string]>([
	['a wrong consumer secret', () => ({ consumerSecret: 'x' }), 'InvalidSignature'],
	['a wrong token secret', () => ({ tokenSecret: 'x' }), 'InvalidSignature'],
	['a signature of something else', () => ({ signature: 'AAAA' }), 'InvalidSignature'],
	['an unknown consumer key', () => ({ consumerKey: 'x' }), 'consumer_key_unknown'],
	['an unknown token', () => ({ token: 'x' }), 'token_rejected'],
	['another account', () => ({ account: '7654321' }), 'permission_denied'],
	['the account in lower case with a hyphen', () => ({ account: '1234567-sb1' }), 'permission_denied'],
	['HMAC-SHA1', () => ({ algorithm: 'HMAC_SHA1' }), 'UnknownAlgorithm'],
	['a nonce too short', () => ({ nonce: 'abcde' }), 'nonce_rejected'],
	['no token', () => ({ token: '' }), 'MissingTokenPassportRequiredFields'],
	['a clock six minutes slow', () => ({ timestamp: now() - 360 }), 'InvalidTimestamp'],
	['a clock six minutes fast', () => ({ timestamp: now() + 360 }), 'InvalidTimestamp'],
])('%s is refused, and only the audit trail says why', async (_, forgery, detail) => {
	const answer = await serverTime(forgery());
	expect([answer.status, answer.contentType]).toEqual([500, 'text/xml; charset=utf-8']);
	expect(answer.xml.replace(/<\?xml.*?<soapenv:Body>/s, '')).toBe(
		'<soapenv:Fault><faultcode>soapenv:Server.userException</faultcode>' +
			'<faultstring>Invalid login attempt.</faultstring><detail>' +
			'<platformFaults:invalidCredentialsFault' +
			' xmlns:platformFaults="urn:faults_2025_2.platform.webservices.netsuite.com">' +
			'<platformFaults:code>INVALID_LOGIN_CREDENTIALS</platformFaults:code>' +
			'<platformFaults:message>Invalid login attempt.</platformFaults:message></platformFaults:invalidCredentialsFault>' +
			'<ns1:hostname xmlns:ns1="http://xml.apache.org/axis/">local</ns1:hostname></detail></soapenv:Fault>' +
			'</soapenv:Body></soapenv:Envelope>',
	);
	expect(await lastAudit()).toMatchObject({ status: 'Failure', detail });
});

test('a nonce and its timestamp are good for one request, whatever the API', async () => {
	const once = { nonce: 'onlyOnce123', timestamp: now() };
	expect((await serverTime(once)).status).toBe(200);
	expect((await serverTime(once)).status).toBe(500);
	expect((await lastAudit()).detail).toBe('nonce_used');
	expect((await call(sandbox, 'GET', '/services/rest/system/v1/serverTime', { login: once })).status).toBe(401);
	expect((await lastAudit()).detail).toBe('nonce_used');
});

test('an OAuth header is no login', async () => {
	const Authorization = authorization(sandbox, 'POST', `${sandbox.url}/services/NetSuitePort_2025_2`);
	const answer = await soap(sandbox, '<platformMsgs:getServerTime/>', { passport: '', headers: { Authorization } });
	expect([answer.status, textOf(answer, 'faultstring')]).toEqual([500, 'Invalid login attempt.']);
	expect((await lastAudit()).detail).toBe('MissingTokenPassportRequiredFields');
});

test('bad logins count together with those of REST', async () => {
	for (let i = 0; i < 3; i++) expect((await serverTime({ tokenSecret: 'x' })).status).toBe(500);
	for (let i = 0; i < 2; i++) expect((await restTime('x')).status).toBe(401);
	expect((await serverTime()).status).toBe(500);
	expect((await lastAudit()).detail).toBe('temporary_locked');
	expect((await restTime()).status).toBe(401);
	await control(sandbox, 'POST', '/clock?advanceSeconds=1800');
	expect((await serverTime()).status).toBe(200);
	expect((await restTime()).status).toBe(200);
});
