import { startSandbox, type Sandbox } from '../../sandbox';
import type { Status } from '../../sandbox/server/status';
import { authorization, call, control, detailOf, query, truthOver } from './client';
import { anyNumber, containing } from './matchers';
import { soap } from './soapClient';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ port: 0, seed: 5, customers: 30, invoices: 120 });
});
afterAll(() => sandbox.close());
beforeEach(() => control(sandbox, 'DELETE', '/faults'));

const customers = () => query(sandbox, 'SELECT id, entityid, creditlimit FROM customer ORDER BY id');
const arm = (fault: object) => control(sandbox, 'POST', '/faults', fault);

test.each([
	[429, 'CONCURRENCY_LIMIT_EXCEEDED'],
	[500, 'UNEXPECTED_ERROR'],
	[503, 'UNEXPECTED_ERROR'],
])('%d strikes as often as asked for, in NetSuite’s words', async (status, code) => {
	await arm({ fault: 'status', status, times: 2 });
	for (let i = 0; i < 2; i++) {
		const answer = await customers();
		expect([answer.status, detailOf(answer)['o:errorCode']]).toEqual([status, code]);
	}
	expect((await customers()).status).toBe(200);
});

describe('each API refuses in its own shape', () => {
	const restlet = () => call(sandbox, 'GET', '/app/site/hosting/restlet.nl?script=1&deploy=1');
	const serverTime = () => soap(sandbox, '<platformMsgs:getServerTime/>');
	const codeOf = ({ body }: { body: unknown }) => (body as { error: { code: string } }).error.code;

	test.each([
		// Documented: a RESTlet says 400 where the other APIs say 429.
		[429, 400, 'SSS_REQUEST_LIMIT_EXCEEDED', 'exceededConcurrentRequestLimitFault'],
		[500, 500, 'UNEXPECTED_ERROR', 'unexpectedErrorFault'],
		[503, 503, 'UNEXPECTED_ERROR', '<title>503 Service Unavailable</title>'],
	])('%d', async (status, ofRestlet, code, ofSoap) => {
		await arm({ fault: 'status', status, times: 2 });
		const answer = await restlet();
		expect([answer.status, codeOf(answer)]).toEqual([ofRestlet, code]);
		expect((await serverTime()).xml).toContain(ofSoap);
		expect((await restlet()).status).toBe(404);
	});

	test('a token that was revoked', async () => {
		await arm({ fault: 'token', token: 'revoked' });
		const answer = await restlet();
		expect([answer.status, codeOf(answer)]).toEqual([401, 'INVALID_LOGIN_ATTEMPT']);
		expect((await serverTime()).xml).toContain('invalidCredentialsFault');
		await control(sandbox, 'DELETE', '/faults');
		expect((await serverTime()).status).toBe(200);
	});
});

test('a fault strikes only what it matches, in path, query or SuiteQL', async () => {
	await arm({ fault: 'status', status: 500, match: 'from TERM' });
	await arm({ fault: 'status', status: 503, match: 'offset=8' });
	expect((await customers()).status).toBe(200);
	expect((await query(sandbox, 'SELECT id FROM customer ORDER BY id', '?limit=8&offset=8')).status).toBe(503);
	expect((await query(sandbox, 'SELECT id FROM term')).status).toBe(500);
	expect((await control(sandbox, 'GET', '/faults')).body).toEqual([]);
});

test('a reset breaks the connection in the middle of the answer', async () => {
	await arm({ fault: 'reset' });
	await expect(customers()).rejects.toThrow();
	expect((await customers()).status).toBe(200);
});

test('a truncated answer ends well and is no JSON', async () => {
	await arm({ fault: 'truncate' });
	await expect(customers()).rejects.toThrow(SyntaxError);
	expect((await customers()).body.items).toHaveLength(30);
});

describe('an answer that never comes', () => {
	const enter = (externalId: string) =>
		call(sandbox, 'POST', '/services/rest/record/v1/message', {
			body: { externalId, authorEmail: 'a@example.com', recipientEmail: 'b@example.com' },
		});
	const find = (externalId: string) => call(sandbox, 'GET', `/services/rest/record/v1/message/eid:${externalId}`);

	let entered = 0;

	test.each([
		[{ fault: 'lost' }],
		[{ fault: 'reset' }],
		[{ fault: 'reset', when: 'after' }],
		[{ fault: 'timeout', when: 'after' }],
	])('%j: the request has had its effect', async (fault) => {
		const externalId = `done-${++entered}`;
		await arm({ ...fault, method: 'POST', path: '/record/v1/message' });
		await expect(enter(externalId)).rejects.toThrow();
		expect((await find(externalId)).status).toBe(200);
		const again = await enter(externalId);
		expect(detailOf(again).detail).toBe('Error while accessing a resource. This record already exists.');
	});

	test.each([
		[{ fault: 'timeout' }],
		[{ fault: 'timeout', when: 'before', afterMs: 30 }],
		[{ fault: 'reset', when: 'before' }],
		[{ fault: 'html', status: 503 }],
		[{ fault: 'status', status: 500 }],
	])('%j: it has had none', async (fault) => {
		const externalId = `undone-${++entered}`;
		await arm({ ...fault, match: 'message' });
		await enter(externalId).catch(() => undefined);
		expect((await find(externalId)).status).toBe(404);
		expect((await enter(externalId)).status).toBe(204);
	});

	test('counts as a request without a status', async () => {
		await control(sandbox, 'DELETE', '/requests');
		await arm({ fault: 'timeout' });
		await expect(find('x')).rejects.toThrow();
		const { body } = await control<{ byPath: object }>(sandbox, 'GET', '/requests');
		expect(body.byPath).toEqual({
			'/services/rest/record/v1/message/{id}': { requests: 1, refused: 0, byStatus: { 0: 1 } },
		});
	});
});

describe('a share of the requests', () => {
	const strikes = async (fault: object) => {
		await control(sandbox, 'DELETE', '/faults');
		await arm({ fault: 'status', status: 500, ...fault });
		const answers: boolean[] = [];
		for (let i = 0; i < 60; i++) answers.push((await customers()).status === 500);
		return answers;
	};
	const count = (answers: boolean[]) => answers.filter(Boolean).length;

	test('is struck, the same ones for a seed and others for another', async () => {
		const first = await strikes({ share: 0.3, seed: 1 });
		expect(count(first)).toBeGreaterThan(8);
		expect(count(first)).toBeLessThan(30);
		expect(await strikes({ share: 0.3, seed: 1 })).toEqual(first);
		expect(await strikes({ share: 0.3, seed: 2 })).not.toEqual(first);
	});

	test('is struck as long as the fault is armed, or as often as asked for', async () => {
		expect(count(await strikes({ share: 1 }))).toBe(60);
		expect(count(await strikes({ share: 0 }))).toBe(0);
		expect(count(await strikes({ share: 0.5, times: 3 }))).toBe(3);
	});

	test('is counted among those that match', async () => {
		await arm({ fault: 'timeout', match: 'from term', share: 1 });
		expect((await customers()).status).toBe(200);
		await expect(query(sandbox, 'SELECT id FROM term')).rejects.toThrow();
	});
});

test('a hidden table is not there, for SuiteQL and for REST, until the faults are cleared', async () => {
	await arm({ fault: 'hide', table: 'Customer' });
	const answer = await customers();
	expect([answer.status, detailOf(answer).detail]).toEqual([400, containing("Record 'customer' was not found")]);
	expect((await call(sandbox, 'GET', '/services/rest/record/v1/customer/1')).status).toBe(403);
	expect((await query(sandbox, 'SELECT id FROM term')).status).toBe(200);
	await control(sandbox, 'DELETE', '/faults');
	expect((await customers()).status).toBe(200);
});

test('a hidden column fails the query that names it and is missing in the REST record', async () => {
	const { id } = (await truthOver(sandbox, 'customer')).find(({ creditLimit }) => creditLimit)!;
	const record = async () => (await call(sandbox, 'GET', `/services/rest/record/v1/customer/${id}`)).body;
	expect(await record()).toHaveProperty('creditLimit');
	await arm({ fault: 'hide', table: 'customer', column: 'creditlimit' });
	const answer = await customers();
	expect([answer.status, detailOf(answer).detail]).toEqual([400, containing('creditlimit')]);
	expect((await query(sandbox, 'SELECT id, entityid FROM customer')).status).toBe(200);
	expect(await record()).not.toHaveProperty('creditLimit');
});

test('a corrupted value is unreadable in SuiteQL and right in the truth', async () => {
	const first = (await truthOver(sandbox, 'invoice'))[0]!;
	await arm({ fault: 'corrupt', id: first.id, column: 'trandate' });
	const q =
		"SELECT id, TO_CHAR(trandate, 'YYYY-MM-DD') AS trandate FROM transaction WHERE type = 'CustInvc' ORDER BY id";
	const { items } = (await query(sandbox, q)).body;
	expect(items[0]).toMatchObject({ id: first.id, trandate: '?#?' });
	expect(items[1]!.trandate).toMatch(/^\d{4}-\d\d-\d\d$/);
	expect((await truthOver(sandbox, 'invoice'))[0]!.tranDate).toBe(first.tranDate);
});

describe('an answer that is long in coming', () => {
	test('a time-out ends the connection after so many milliseconds', async () => {
		await arm({ fault: 'timeout', afterMs: 120 });
		const started = performance.now();
		await expect(customers()).rejects.toThrow();
		expect(performance.now() - started).toBeGreaterThanOrEqual(119);
	});

	test('a hanging request stays in flight until the client gives up', async () => {
		await arm({ fault: 'hang' });
		const url = `${sandbox.url}/services/rest/system/v1/serverTime`;
		const Authorization = authorization(sandbox, 'GET', url);
		const aborted = new AbortController();
		const answer = fetch(url, { headers: { Authorization }, signal: aborted.signal });
		const inFlight = async () => (await control<Status>(sandbox, 'GET', '')).body.requests.inFlight;
		while ((await inFlight()) === 0);
		expect((await control<Status>(sandbox, 'GET', '')).body.underWay).toEqual([
			{ method: 'GET', path: '/services/rest/system/v1/serverTime', milliseconds: anyNumber },
		]);
		aborted.abort();
		await expect(answer).rejects.toThrow();
		while ((await inFlight()) > 0);
	});

	test('a slow drip comes whole, in pieces', async () => {
		const whole = (await customers()).body;
		await arm({ fault: 'drip', bytes: 1000, everyMs: 10 });
		const started = performance.now();
		expect((await customers()).body).toEqual(whole);
		const pieces = Math.ceil(JSON.stringify(whole).length / 1000);
		expect(pieces).toBeGreaterThan(1);
		expect(performance.now() - started).toBeGreaterThanOrEqual(pieces * 9);
	});
});

test.each([200, 503])('a web page comes in place of the answer, with %d', async (status) => {
	await arm({ fault: 'html', status });
	const answer = await customers();
	expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
	expect(answer.body).toMatch(/^<!DOCTYPE html>/);
	expect((await customers()).status).toBe(200);
});

describe('logins', () => {
	const failures = async () => (await control<Array<{ detail: string }>>(sandbox, 'GET', '/loginAuditTrail')).body;

	test('a revoked token is refused until the fault is cleared, and is not locked for it', async () => {
		await arm({ fault: 'token', token: 'revoked' });
		for (let i = 0; i < 6; i++) {
			const answer = await customers();
			expect([answer.status, detailOf(answer)['o:errorCode']]).toEqual([401, 'INVALID_LOGIN']);
		}
		expect((await failures())[0]!.detail).toBe('token_rejected');
		await control(sandbox, 'DELETE', '/faults');
		expect((await customers()).status).toBe(200);
	});

	test('a token is revoked for some requests alone', async () => {
		await arm({ fault: 'token', token: 'revoked', path: '/record/v1', times: 1 });
		expect((await customers()).status).toBe(200);
		const record = () => call(sandbox, 'GET', '/services/rest/record/v1/customer/1');
		expect((await record()).status).toBe(401);
		expect((await record()).status).toBe(404);
	});

	test('a clock that is wrong by more than five minutes refuses, and its answer tells the time', async () => {
		await arm({ fault: 'skew', seconds: 290 });
		expect((await customers()).status).toBe(200);
		await arm({ fault: 'skew', seconds: 60 });
		const answer = await customers();
		expect([answer.status, (await failures())[0]!.detail]).toEqual([401, 'InvalidTimestamp']);
		expect(Date.parse(answer.headers.get('date')!) - Date.now()).toBeGreaterThan(340_000);
		await control(sandbox, 'DELETE', '/faults');
		expect((await customers()).status).toBe(200);
	});
});

describe('which requests are struck', () => {
	const statuses = async (...asks: Array<() => Promise<{ status: number }>>) => {
		const answers: number[] = [];
		for (const ask of asks) answers.push((await ask()).status);
		return answers;
	};
	const terms = () => query(sandbox, 'SELECT id FROM term');
	const record = (method: string) => () =>
		call(sandbox, method, '/services/rest/record/v1/customer/1', { body: method === 'GET' ? undefined : {} });

	test('those of a method', async () => {
		await arm({ fault: 'status', status: 503, method: 'PATCH' });
		expect(await statuses(record('GET'), terms, record('PATCH'))).toEqual([404, 200, 503]);
	});

	test('those of a path, with anything in between', async () => {
		await arm({ fault: 'status', status: 503, path: '/REST/*/v1/customer' });
		expect(await statuses(terms, record('GET'), record('GET'))).toEqual([200, 503, 404]);
	});

	test('those with something in the body', async () => {
		await arm({ fault: 'status', status: 503, body: 'select*FROM customer' });
		expect(await statuses(terms, customers, customers)).toEqual([200, 503, 200]);
	});

	test('those after so many that fit', async () => {
		await arm({ fault: 'status', status: 503, after: 2, times: 2, body: 'from term' });
		expect(await statuses(terms, customers, terms, terms, terms, terms)).toEqual([200, 200, 200, 503, 503, 200]);
	});

	test('that a column is hidden from', async () => {
		await arm({ fault: 'hide', table: 'customer', column: 'entityid', after: 1, times: 1 });
		expect(await statuses(customers, customers, customers)).toEqual([200, 400, 200]);
	});
});

describe('the list', () => {
	const list = async () => (await control<unknown[]>(sandbox, 'GET', '/faults')).body;

	test('counts strikes and what is left, until a fault is spent', async () => {
		const { body } = await arm({ fault: 'status', status: 500, times: 2 });
		expect(body).toEqual({ number: anyNumber, fault: 'status', status: 500, times: 2, strikes: 0, left: 2 });
		await customers();
		expect(await list()).toEqual([{ ...body, strikes: 1, left: 1 }]);
		await customers();
		expect(await list()).toEqual([]);
		expect((await control(sandbox, 'GET', '/faults/spent')).body).toEqual([{ ...body, strikes: 2, left: 0 }]);
	});

	test('counts requests that looked for what is hidden, each once', async () => {
		await arm({ fault: 'hide', table: 'customer', column: 'entityid' });
		await query(sandbox, 'SELECT id FROM term');
		expect(await list()).toMatchObject([{ strikes: 0 }]);
		await customers();
		await customers();
		expect(await list()).toMatchObject([{ strikes: 2 }]);
	});

	test('loses one fault by its number', async () => {
		const first = (await arm({ fault: 'hang' })).body as unknown as { number: number };
		await arm({ fault: 'lost' });
		expect((await control(sandbox, 'DELETE', `/faults/${first.number}`)).body).toMatchObject([{ fault: 'lost' }]);
		const again = await control(sandbox, 'DELETE', `/faults/${first.number}`);
		expect([again.status, again.body.error]).toEqual([400, `No fault with the number ${first.number} is armed.`]);
	});
});

test.each([
	[
		{ fault: 'flood' },
		'There is no fault "flood". There are: status, reset, truncate, lost, timeout, hang, html, drip, token, skew, hide, corrupt.',
	],
	[{ fault: 'constructor' }, containing('There is no fault "constructor".')],
	[[], 'A fault is an object, such as {"fault":"status","status":503}.'],
	[{ fault: 'status', status: 418 }, 'The status of a fault is 429, 500 or 503.'],
	[{ fault: 'html', status: 500 }, 'The status of a fault is 200 or 503.'],
	[{ fault: 'token', token: 'stolen' }, 'The token of a fault is revoked or expired.'],
	[{ fault: 'corrupt', id: '1' }, 'The fault "corrupt" needs: column.'],
	[{ fault: 'lost', share: 2 }, 'The share of a fault is a number from 0 to 1.'],
	[{ fault: 'lost', times: 0 }, 'The times of a fault is a whole number from 1.'],
	[{ fault: 'lost', method: 'FETCH' }, 'The method of a fault is GET, POST, PUT, PATCH or DELETE.'],
	[
		{ fault: 'lost', time: 3 },
		'The fault "lost" has no "time". It takes: match, method, path, body, times, after, share, seed.',
	],
	[{ fault: 'hide', table: 'custmer' }, containing('There is no table "custmer". There are: account, ')],
	[{ fault: 'hide', table: 'term', column: 'nam' }, containing('The table "term" has no column "nam". It has: id, ')],
])('%j is refused with what is wrong and what is allowed', async (fault, error) => {
	const answer = await arm(fault);
	expect([answer.status, answer.body.error]).toEqual([400, error]);
});
