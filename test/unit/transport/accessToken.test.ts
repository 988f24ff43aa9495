import { AccessTokenError, accessTokenOf, openSession, readOAuth2Settings } from '../../../netsuite';
import type { HttpAnswer } from '../../../netsuite/transport/http';
import { isSignedBy, keys, oauth2, partsOf } from '../../support/oauth2';

let clients = 0;
/** Settings that no other test has asked for. */
const anew = () => readOAuth2Settings({ ...oauth2, clientId: `client${clients++}` });

const answered = (status: number, body: unknown): HttpAnswer => ({
	status,
	headers: {},
	body: typeof body === 'string' ? body : JSON.stringify(body),
});
const token = (name: string) => answered(200, { access_token: name, expires_in: '3600', token_type: 'bearer' });

/** A token endpoint that gives those answers one after another, the last one for ever. */
function endpoint(...answers: Array<HttpAnswer | Error>) {
	const asked: Array<{ url: string; form: URLSearchParams }> = [];
	const waited: number[] = [];
	return {
		asked,
		waited,
		options: {
			post: async (url: string, form: string) => {
				asked.push({ url, form: new URLSearchParams(form) });
				const answer = answers[Math.min(asked.length, answers.length) - 1] as HttpAnswer | Error;
				if (answer instanceof Error) throw answer;
				return answer;
			},
			sleep: async (milliseconds: number) => void waited.push(milliseconds),
			random: () => 0,
		},
	};
}

async function failureOf(attempt: Promise<unknown>): Promise<AccessTokenError> {
	const error = await attempt.then(
		() => null,
		(reason: unknown) => reason,
	);
	if (error instanceof AccessTokenError) return error;
	throw new Error(`It should have failed for want of a token: ${String(error)}`);
}

test('asks as NetSuite wants to be asked', async () => {
	const { asked, options } = endpoint(token('one'));
	const settings = anew();
	const session = await openSession(settings, { session: '', ...options });
	expect(accessTokenOf(settings, session)).toBe('one');
	expect(asked).toHaveLength(1);
	const { url, form } = asked[0]!;
	expect(url).toBe('https://1234567-sb1.suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token');
	expect([...form.keys()]).toEqual(['grant_type', 'client_assertion_type', 'client_assertion']);
	expect(form.get('grant_type')).toBe('client_credentials');
	expect(form.get('client_assertion_type')).toBe('urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
	expect(partsOf(form.get('client_assertion')!)[1]).toMatchObject({ aud: url, iss: settings.keys.clientId });
	expect(isSignedBy(form.get('client_assertion')!, keys.ES256!)).toBe(true);
});

test('a local NetSuite is asked at its own address', async () => {
	const { asked, options } = endpoint(token('one'));
	const settings = readOAuth2Settings({ ...oauth2, serverUrl: 'http://127.0.0.1:8081' });
	await openSession(settings, { session: '', ...options });
	expect(asked[0]!.url).toBe('http://127.0.0.1:8081/services/rest/auth/oauth2/v1/token');
});

test('those who ask at the same time get one and the same token', async () => {
	const { asked, options } = endpoint(token('one'), token('two'));
	const settings = anew();
	const sessions = await Promise.all([1, 2, 3].map(() => openSession(settings, { session: '', ...options })));
	expect(new Set(sessions).size).toBe(1);
	expect(asked).toHaveLength(1);
});

test('those who find it ended at the same time get one and the same new token', async () => {
	const { asked, options } = endpoint(token('one'), token('two'), token('three'));
	const settings = anew();
	const first = await openSession(settings, { session: '', ...options });
	const next = await Promise.all([1, 2, 3].map(() => openSession(settings, { session: first, ...options })));
	expect(next.map((session) => accessTokenOf(settings, session))).toEqual(['two', 'two', 'two']);
	// One that was still on its way with the old one.
	expect(await openSession(settings, { session: first, ...options })).toBe(next[0]);
	expect(asked).toHaveLength(2);
});

test('whoever asks half a minute later gets a new one', async () => {
	const { asked, options } = endpoint(token('one'), token('two'));
	const settings = anew();
	await openSession(settings, { session: '', ...options, now: () => 1_000_000 });
	await openSession(settings, { session: '', ...options, now: () => 1_029_999 });
	expect(asked).toHaveLength(1);
	await openSession(settings, { session: '', ...options, now: () => 1_030_000 });
	expect(asked).toHaveLength(2);
});

test('other settings get a token of their own', async () => {
	const { asked, options } = endpoint(token('one'), token('two'));
	const settings = anew();
	const one = await openSession(settings, { session: '', ...options });
	const others = { ...settings, keys: { ...settings.keys, privateKey: keys.ES384! } };
	await openSession(others, { session: '', ...options });
	expect(asked).toHaveLength(2);
	expect(accessTokenOf(others, one)).toBeNull();
	expect(one).not.toContain(settings.keys.clientId);
});

test('a token is used until a minute before its end', async () => {
	const { options } = endpoint(token('one'));
	const settings = anew();
	const session = await openSession(settings, { session: '', ...options, now: () => 0 });
	expect(accessTokenOf(settings, session, 3_539_999)).toBe('one');
	expect(accessTokenOf(settings, session, 3_540_000)).toBeNull();
});

test.each(['', 'x', '99999999999999 wrong token', 'not a session at all'])('%j is no session', (session) => {
	expect(accessTokenOf(anew(), session)).toBeNull();
});

test.each([
	['too many requests at once', answered(429, { 'o:errorDetails': [{ detail: 'Concurrent request limit exceeded. Request blocked.' }] })],
	['a failure of NetSuite', answered(503, 'Service Unavailable')],
	['a connection that breaks', Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })],
	['an answer that is none', answered(200, '<html>')],
])('after %s it is asked again, with a new assertion', async (_, first) => {
	const { asked, waited, options } = endpoint(first, token('one'));
	const settings = anew();
	expect(accessTokenOf(settings, await openSession(settings, { session: '', ...options }))).toBe('one');
	expect(waited).toEqual([250]);
	expect(asked[0]!.form.get('client_assertion')).not.toBe(asked[1]!.form.get('client_assertion'));
});

test('four times at most', async () => {
	const { asked, options } = endpoint(answered(503, ''));
	const { failure } = await failureOf(openSession(anew(), { session: '', ...options }));
	expect(failure).toMatchObject({ kind: 'server', status: 503 });
	expect(asked).toHaveLength(4);
});

test('a refusal is not tried again, and goes to all who wait for it, but not to those who ask later', async () => {
	const { asked, options } = endpoint(answered(400, { error: 'invalid_grant' }), token('one'));
	const settings = anew();
	const failures = await Promise.all([1, 2].map(() => failureOf(openSession(settings, { session: '', ...options }))));
	expect(failures[0]!.failure).toMatchObject({ kind: 'login', code: 'invalid_grant', status: 400 });
	expect(failures[1]).toBe(failures[0]);
	expect(failures[0]!.message).toMatch(/^NetSuite gives no access token and says: invalid_grant\. Check .*Login Audit Trail/);
	expect(asked).toHaveLength(1);
	expect(accessTokenOf(settings, await openSession(settings, { session: '', ...options }))).toBe('one');
});

test('nothing of the request is in what is said of a failure', async () => {
	const { asked, options } = endpoint(Object.assign(new Error('timeout'), { code: 'ECONNABORTED', config: { data: 'the assertion' } }));
	const error = await failureOf(openSession(anew(), { session: '', ...options }));
	expect(error.failure).toMatchObject({ kind: 'network', code: 'ECONNABORTED' });
	const told = JSON.stringify([error, error.message, error.failure, error.failure.message, error.cause ?? null, error.failure.cause ?? null]);
	expect(told).not.toContain('the assertion');
	expect(told).not.toContain(asked[0]!.form.get('client_assertion')!);
	expect(told).not.toContain('PRIVATE KEY');
});
