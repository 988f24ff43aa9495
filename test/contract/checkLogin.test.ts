import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { checkConnection, checkLoginOnly, Governor, type Client, type Finding } from '../../netsuite';
import { kindOfAccount } from '../../netsuite/preflight/login';
import { startLocalNetSuite, type LocalNetSuite, type TbaFields } from '../support/localNetSuite';

let netsuite: LocalNetSuite;

// Refused logins are counted and lock the token: every test has an account of its own.
beforeEach(async () => {
	netsuite = await startLocalNetSuite({ customers: 3, invoices: 4 });
});
afterEach(async () => await netsuite.close());

const login = { host: 'localhost', way: 'token-based authentication', now: Date.now };
const everything = async (client: Client): Promise<Finding[]> =>
	await checkConnection(client, { ...login, soap: true, governor: () => new Governor().state() });
const requests = async (): Promise<number> => (await netsuite.requests()).requests;

test('I6: account ID, consumer key and secret, token ID and secret log in, with one request', async () => {
	const findings = await checkLoginOnly(netsuite.client, login);
	expect(findings).toMatchObject([{ check: 'Login', status: 'ok', kind: null }, { check: 'Clock', status: 'ok' }]);
	expect(findings[0]?.detail).toBe('NetSuite accepts the login to account 1234567_SB1, a sandbox, by token-based authentication at localhost.');
	expect(await requests()).toBe(1);
});

const wrong: ReadonlyArray<readonly [string, Partial<TbaFields>]> = [
	['account ID', { accountId: '7654321' }],
	['consumer key', { consumerKey: 'a'.repeat(64) }],
	['consumer secret', { consumerSecret: 'b'.repeat(64) }],
	['token ID', { tokenId: 'c'.repeat(64) }],
	['token secret', { tokenSecret: 'd'.repeat(64) }],
];

test.each(wrong)('I6: a wrong %s is refused once, and nothing else is tried', async (_, fields) => {
	const findings = await everything(netsuite.connect(fields));
	expect(findings.map(({ check, status, kind }) => [check, status, kind])).toEqual([['Login', 'failed', 'login'], ['Clock', 'ok', null]]);
	expect(findings[0]?.detail).toMatch(/Invalid login attempt.*Nothing else was tried, since five refused logins lock a token/s);
	expect(findings[0]?.advice).toMatch(/Login Audit Trail/);
	for (const secret of Object.values(fields).filter((value) => value.length === 64)) expect(JSON.stringify(findings)).not.toContain(secret);
	expect(await requests()).toBe(1);
});

test('a token that was revoked is a refused login', async () => {
	await netsuite.arm({ fault: 'token', token: 'revoked' });
	expect(await everything(netsuite.client)).toMatchObject([{ check: 'Login', status: 'failed', kind: 'login' }, { check: 'Clock' }]);
	expect(await requests()).toBe(1);
});

describe('OAuth 2.0', () => {
	const way = { ...login, way: 'OAuth 2.0' };

	test('is accepted', async () => {
		expect(await checkLoginOnly(netsuite.connectOAuth2(), way)).toMatchObject([{ check: 'Login', status: 'ok' }, { check: 'Clock', status: 'ok' }]);
	});

	test('with another certificate ID gets no access token, which is a refused login', async () => {
		const findings = await checkLoginOnly(netsuite.connectOAuth2({ certificateId: 'unknown' }), way);
		expect(findings).toMatchObject([{ check: 'Login', status: 'failed', kind: 'login' }, { check: 'Clock', status: 'ok' }]);
		expect(findings[0]?.detail).toMatch(/gives no access token and says: invalid_\w+/);
	});
});

test.each([
	[0, 'ok', /agree to the second|^NetSuite's clock is \d seconds/],
	[30, 'ok', /seconds ahead of that of the machine that runs n8n\.$/],
	[-75, 'warning', /seconds behind that of/],
	[200, 'warning', /From five minutes on NetSuite refuses every login/],
] as const)('R1: a clock that NetSuite’s is %d seconds ahead of: %s', async (seconds, status, says) => {
	if (seconds !== 0) await netsuite.arm({ fault: 'skew', seconds });
	const clock = (await checkLoginOnly(netsuite.client, login)).find(({ check }) => check === 'Clock');
	expect(clock).toMatchObject({ status, detail: expect.stringMatching(says) as string });
	// HTTP dates have no fractions, and an answer takes its time on a busy machine.
	const told = Number(/clock is (\d+) seconds/.exec(clock?.detail ?? '')?.[1] ?? 0);
	expect(Math.abs(told - Math.abs(seconds))).toBeLessThan(6);
});

test('R1: a login that is refused because of the clock says so', async () => {
	await netsuite.arm({ fault: 'skew', seconds: 420 });
	const findings = await everything(netsuite.client);
	expect(findings).toMatchObject([{ check: 'Login', status: 'failed', kind: 'login' }, { check: 'Clock', status: 'failed' }]);
	expect(findings[0]?.advice).toMatch(/^Set the clock of the machine that runs n8n first/);
});

test('a role without REST Web Services: the login is right, and the permission is named', async () => {
	const body = JSON.stringify({ 'o:errorDetails': [{ detail: 'Permission violation.', 'o:errorCode': 'INSUFFICIENT_PERMISSION' }] });
	const findings = await everything(netsuite.connect({}, { instead: () => ({ status: 403, headers: {}, body }) }));
	expect(findings).toMatchObject([{ check: 'Login', status: 'ok' }, { check: 'REST Web Services', status: 'failed', kind: 'permission' }]);
	expect(findings[1]?.advice).toMatch(/Setup > REST Web Services \(Full\).*Enable Features > SuiteCloud/);
});

test('a NetSuite that is not there is a finding, not a refused login', async () => {
	const server = createServer();
	const port = await new Promise<number>((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));
	await new Promise((resolve) => server.close(resolve));
	const findings = await everything(netsuite.connect({ serverUrl: `http://127.0.0.1:${port}` }));
	expect(findings).toMatchObject([{ check: 'Login', status: 'failed', kind: 'network' }]);
	expect(findings[0]?.detail).not.toMatch(/lock/);
});

test('a NetSuite that is out of order is a finding', async () => {
	await netsuite.arm({ fault: 'status', status: 503, times: 100 });
	expect(await everything(netsuite.client)).toMatchObject([{ check: 'Login', status: 'failed', kind: 'server' }, { check: 'Clock' }]);
});

test.each([
	['1234567', 'a production account'],
	['1234567_SB1', 'a sandbox'],
	['1234567_SB12', 'a sandbox'],
	['1234567_RP', 'a Release Preview account'],
	['TSTDRV123456', 'a test account'],
	['TD3018275', 'a demo account'],
])('account %s is %s', (account, kind) => expect(kindOfAccount(account)).toBe(kind));
