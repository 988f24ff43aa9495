import { createClient, Governor, type Http, type NetSuiteRequest } from '../../../netsuite';
import { failureOf } from '../../support/queryServer';
import { scriptedHttp, type Answer } from '../../support/scriptedHttp';

const read: NetSuiteRequest = { service: 'record', method: 'GET', path: '/invoice/1', safeToRepeat: true };
const write: NetSuiteRequest = { service: 'record', method: 'POST', path: '/invoice', safeToRepeat: false };

/** A client, what it sent, and what it waited: `sent`, `slept 250`, in that order. */
function scriptedClient(answers: readonly Answer[]) {
	const { http, sent } = scriptedHttp(answers);
	const log: string[] = [];
	const governor = new Governor();
	const client = createClient({
		account: '1234567',
		governor,
		random: () => 0,
		http: async (request) => {
			log.push(`sent with ${governor.state().inFlight} in flight`);
			return await http(request);
		},
		sleep: async (milliseconds) => {
			log.push(`slept ${milliseconds} with ${governor.state().inFlight} in flight`);
		},
	});
	return { client, sent, log, governor, request: async (request: NetSuiteRequest) => await client.request(request, (data) => data) };
}

test('a success is its parsed body', async () => {
	const { request } = scriptedClient(['success']);
	expect(await request(read)).toEqual({ status: 200, headers: {}, data: { ok: true } });
});

test('an answer without a body is null', async () => {
	const { request } = scriptedClient(['no content']);
	expect(await request(write)).toEqual({ status: 204, headers: {}, data: null });
});

test('a refused request gives its place back before it waits, and is sent (and so signed) anew', async () => {
	const { request, log, sent } = scriptedClient(['rate limited', 'rate limited', 'success']);
	await request(read);
	expect(log).toEqual([
		'sent with 1 in flight',
		'slept 250 with 0 in flight',
		'sent with 1 in flight',
		'slept 500 with 0 in flight',
		'sent with 1 in flight',
	]);
	expect(sent).toEqual([read, read, read]);
});

test.each<[NetSuiteRequest, readonly Answer[], string]>([
	[read, ['server error', 'success'], 'success'],
	[read, ['connection reset', 'success'], 'success'],
	[read, ['truncated', 'success'], 'success'],
	[read, ['server error', 'connection reset', 'rate limited', 'truncated', 'success'], 'success'],
	[read, Array<Answer>(5).fill('truncated'), 'badAnswer'],
	[read, Array<Answer>(5).fill('connection reset'), 'network'],
	[read, Array<Answer>(5).fill('server error'), 'server'],
	[read, Array<Answer>(12).fill('rate limited'), 'busy'],
	[read, ['invalid login'], 'login'],
	[read, ['not allowed'], 'permission'],
	[read, ['no such record'], 'notFound'],
	[read, ['refused'], 'invalid'],
	[read, ['rate limited', 'invalid login'], 'login'],
	[write, ['rate limited', 'success'], 'success'],
	[write, ['server error'], 'server'],
	[write, ['connection reset'], 'network'],
	[write, ['truncated'], 'badAnswer'],
	[write, ['rate limited', 'connection reset'], 'network'],
])('$method with the answers %j ends with %s', async (request, answers, end) => {
	const scripted = scriptedClient(answers);
	const outcome = scripted.request(request);
	if (end === 'success') await outcome;
	else expect((await failureOf(outcome)).kind).toBe(end);
	expect(scripted.sent).toHaveLength(answers.length);
	expect(scripted.governor.state().inFlight).toBe(0);
});

test('an answer that is not what it should be is read again, then said', async () => {
	const { client, sent } = scriptedClient(Array<Answer>(5).fill('success'));
	const error = await failureOf(
		client.request(read, () => {
			throw new TypeError('it is not a page');
		}),
	);
	expect(error).toMatchObject({ kind: 'badAnswer', status: 200 });
	expect(error.message).toBe("NetSuite's answer cannot be read: it is not a page");
	expect(sent).toHaveLength(5);
});

test('NetSuite’s sentence and code reach the caller', async () => {
	const { request } = scriptedClient(['refused']);
	expect(await failureOf(request(read))).toMatchObject({ message: 'Invalid search query.', code: 'INVALID_PARAMETER', status: 400 });
});

test('only refusals for being too many count against the account', async () => {
	const { request, governor } = scriptedClient(['server error', 'rate limited', 'success']);
	await request(read);
	expect(governor.state()).toMatchObject({ admitted: 3, refused: 1 });
});

test('no more run at once than the governor lets, first come, first served', async () => {
	const answers: Array<() => void> = [];
	const begun: string[] = [];
	const http: Http = async ({ path }) => {
		begun.push(String(path));
		await new Promise<void>((resolve) => answers.push(resolve));
		return { status: 200, headers: {}, body: '{}' };
	};
	const client = createClient({ account: '1', http, governor: new Governor(2), sleep: async () => undefined });
	const all = ['/1', '/2', '/3', '/4'].map(async (path) => await client.request({ ...read, path }, () => null));
	await new Promise(setImmediate);
	expect(begun).toEqual(['/1', '/2']);
	answers[0]?.();
	await new Promise(setImmediate);
	expect(begun).toEqual(['/1', '/2', '/3']);
	for (let index = 1; index < 4; index++) {
		answers[index]?.();
		await new Promise(setImmediate);
	}
	await Promise.all(all);
	expect(begun).toEqual(['/1', '/2', '/3', '/4']);
});

test('the next request is on its way before an answer is understood', async () => {
	const log: string[] = [];
	const client = createClient({
		account: '1',
		governor: new Governor(1),
		http: async ({ path }) => {
			log.push(`sent ${path}`);
			// An answer takes longer than it is waited for before one is understood.
			for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate);
			return { status: 200, headers: {}, body: '{}' };
		},
		sleep: async () => await new Promise(setImmediate),
	});
	const understand = (path: string) => () => void log.push(`understood ${path}`);
	await Promise.all(['/1', '/2'].map(async (path) => await client.request({ ...read, path }, understand(path))));
	expect(log).toEqual(['sent /1', 'sent /2', 'understood /1', 'understood /2']);
});

test('of answers that come together each leaves requests the time to go out before it is understood', async () => {
	const log: string[] = [];
	const answers: Array<() => void> = [];
	const client = createClient({
		account: '1',
		governor: new Governor(4),
		http: async () => {
			await new Promise<void>((resolve) => answers.push(resolve));
			return { status: 200, headers: {}, body: '{}' };
		},
		sleep: async () => {
			log.push('pause');
			await new Promise(setImmediate);
		},
	});
	const understand = (path: string) => () => void log.push(`understood ${path}`);
	const all = ['/1', '/2', '/3', '/4'].map(async (path) => await client.request({ ...read, path }, understand(path)));
	await new Promise(setImmediate);
	for (const answer of answers.slice(0, 3)) answer();
	await Promise.all(all.slice(0, 3));
	answers[3]?.();
	await all[3];
	expect(log).toEqual(['pause', 'understood /1', 'pause', 'understood /2', 'pause', 'understood /3', 'understood /4']);
});

test('a login that was refused is not tried by those who waited for their turn, and is by who asks later', async () => {
	const { http, sent } = scriptedHttp(['invalid login', 'success']);
	const client = createClient({ account: '1', governor: new Governor(1), http, sleep: async () => undefined });
	const outcomes = await Promise.allSettled([1, 2, 3].map(async () => await client.request(read, (data) => data)));
	expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
	expect(sent).toHaveLength(1);
	await client.request(read, (data) => data);
	expect(sent).toHaveLength(2);
});
