import { startSandbox, type Sandbox } from '../../sandbox';
import { call, control, detailOf, query, truthOver } from './client';
import { anyText, containing } from './matchers';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ port: 0, seed: 11, customers: 20, invoices: 60, latencyMs: 60, concurrency: 3 });
});
afterAll(() => sandbox.close());
beforeEach(() => control(sandbox, 'DELETE', '/requests'));

const suiteql = (body: unknown, paging = '', headers: Record<string, string> = { Prefer: 'transient' }) =>
	call(sandbox, 'POST', `/services/rest/query/v1/suiteql${paging}`, { body, headers });

test('a request takes as long as the latency says, its own work included', async () => {
	// Some tens of milliseconds of work; with another number it is another question, which nobody has counted yet.
	const heavy = (number: number) =>
		`SELECT COUNT(*) AS n FROM transactionline a JOIN transaction b ON MOD(b.id, 7) = MOD(a.id, 7) WHERE a.id + b.id > ${number}`;
	const took = async (from: Sandbox, number: number) => {
		const begun = performance.now();
		expect((await query(from, heavy(number))).status).toBe(200);
		return performance.now() - begun;
	};
	const quick = await startSandbox({ port: 0, seed: 11, customers: 20, invoices: 60 });
	const work = Math.min(await took(quick, 1), await took(quick, 2), await took(quick, 3));
	await quick.close();
	const slow = await startSandbox({ port: 0, seed: 11, customers: 20, invoices: 60, latencyMs: Math.ceil(2 * work) });
	const whole = Math.min(await took(slow, 1), await took(slow, 2), await took(slow, 3));
	await slow.close();
	expect(whole).toBeGreaterThanOrEqual(2 * work - 2);
	expect(whole).toBeLessThan(2.75 * work);
}, 30_000);

describe('SuiteQL over HTTP', () => {
	test('answers a page with links to the others', async () => {
		const { status, body } = await query(sandbox, 'SELECT id, entityid FROM customer ORDER BY id', '?limit=8&offset=8');
		expect(status).toBe(200);
		expect(body).toMatchObject({ count: 8, offset: 8, totalResults: 20, hasMore: true });
		expect(body.items[0]).toEqual({ id: anyText, entityid: anyText, links: [] });
		const at = (offset: number) => `${sandbox.url}/services/rest/query/v1/suiteql?limit=8&offset=${offset}`;
		expect(body.links).toEqual([
			{ rel: 'previous', href: at(0) },
			{ rel: 'first', href: at(0) },
			{ rel: 'next', href: at(16) },
			{ rel: 'last', href: at(16) },
			{ rel: 'self', href: at(8) },
		]);
	});

	test('the pages together are the whole', async () => {
		const ids: string[] = [];
		for (const offset of [0, 8, 16]) {
			const { body } = await query(sandbox, 'SELECT id FROM customer ORDER BY id', `?limit=8&offset=${offset}`);
			ids.push(...body.items.map(({ id }) => id!));
		}
		const truth = await truthOver(sandbox, 'customer');
		expect(ids).toEqual(truth.map(({ id }) => id));
	});

	test('shows status and type of a transaction by their names', async () => {
		const { body } = await query(
			sandbox,
			"SELECT BUILTIN.DF(type) AS type, BUILTIN.CF(type) AS raw, BUILTIN.DF(status) AS status FROM transaction WHERE type = 'CustInvc' AND status = 'A'",
			'?limit=1',
		);
		expect(body.items[0]).toEqual({ type: 'Invoice', raw: 'CustInvc', status: 'Invoice : Open', links: [] });
	});

	test('demands Prefer: transient', async () => {
		const answer = await suiteql({ q: 'SELECT id FROM customer' }, '', {});
		expect(answer.status).toBe(400);
		expect(detailOf(answer)).toMatchObject({ 'o:errorCode': 'INVALID_HEADER', 'o:errorHeader': 'Prefer' });
	});

	test.each([
		['no JSON', 'SELECT id FROM customer', 'INVALID_CONTENT', undefined],
		['no query', { query: 'SELECT id FROM customer' }, 'INVALID_PARAMETER', 'q'],
		['an unknown record', { q: 'SELECT id FROM nothing' }, 'INVALID_PARAMETER', 'q'],
	])('refuses %s', async (_, body, code, parameter) => {
		const answer = await suiteql(body);
		expect(answer.status).toBe(400);
		expect(detailOf(answer)).toMatchObject({
			'o:errorCode': code,
			...(parameter ? { 'o:errorQueryParam': parameter } : {}),
		});
	});

	test.each(['?limit=1001', '?limit=x', '?limit=10&offset=5'])('refuses %s', async (paging) => {
		expect((await suiteql({ q: 'SELECT id FROM customer ORDER BY id' }, paging)).status).toBe(400);
	});

	test('is POST only', async () => {
		const answer = await call(sandbox, 'GET', '/services/rest/query/v1/suiteql');
		expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
	});
});

describe('concurrency', () => {
	test('more requests than the limit are refused at once, in NetSuite’s words, and the others end well', async () => {
		const answers = await Promise.all(Array.from({ length: 6 }, () => query(sandbox, 'SELECT id FROM term')));
		const statuses = answers.map(({ status }) => status).sort();
		expect(statuses).toEqual([200, 200, 200, 429, 429, 429]);
		expect(answers.find(({ status }) => status === 429)!.body).toMatchObject({
			title: 'Bad Request',
			status: 429,
			'o:errorCode': 'USER_ERROR',
			'o:errorDetails': [
				{ detail: 'Concurrent request limit exceeded. Request blocked.', 'o:errorCode': 'CONCURRENCY_LIMIT_EXCEEDED' },
			],
		});
		expect((await control(sandbox, 'GET', '/requests')).body).toMatchObject({
			requests: 6,
			refused: 3,
			inFlight: 0,
			peakInFlight: 3,
			byPath: { '/services/rest/query/v1/suiteql': { requests: 6, refused: 3, byStatus: { 200: 3, 429: 3 } } },
		});
	});

	test('a request takes at least the latency, and is in flight all that time', async () => {
		const started = performance.now();
		await query(sandbox, 'SELECT id FROM term');
		expect(performance.now() - started).toBeGreaterThanOrEqual(59);
		expect((await control(sandbox, 'GET', '/requests')).body.averageInFlight).toBe(1);
	});
});

describe('what is not NetSuite’s', () => {
	test('status as JSON, and as a page for a browser', async () => {
		const status = await control(sandbox, 'GET', '');
		expect(status.body).toMatchObject({ account: '1234567_SB1', seed: 11, records: { customer: 20 }, faults: [] });
		const page = await call(sandbox, 'GET', '/_sandbox', { login: null, headers: { Accept: 'text/html,*/*' } });
		expect(page.headers.get('content-type')).toMatch(/^text\/html/);
		expect(page.body).toContain('<h1>Local NetSuite <small>1234567_SB1</small></h1>');
	});

	test('an unknown path, point or number says what there is', async () => {
		const unknown = await control(sandbox, 'GET', '/nothing');
		expect([unknown.status, unknown.body.error]).toEqual([404, containing('GET /_sandbox/requests')]);
		const point = await control(sandbox, 'GET', '/truth/invoices');
		expect([point.status, point.body.error]).toEqual([400, containing('customerPayment')]);
		const clock = await control(sandbox, 'POST', '/clock?advanceSeconds=soon');
		expect([clock.status, clock.body.error]).toEqual([400, '"advanceSeconds" must be a whole number, not "soon".']);
		expect((await control(sandbox, 'POST', '/clock?advanceSeconds=-90')).status).toBe(400);
		expect((await control(sandbox, 'POST', '/activity?changes=-5')).status).toBe(400);
	});

	test('the clock stands until it is moved, and SuiteQL and serverTime follow it', async () => {
		const before = (await control(sandbox, 'POST', '/clock')).body.now;
		const after = (await control(sandbox, 'POST', '/clock?advanceSeconds=90')).body.now;
		expect(Date.parse(after) - Date.parse(before)).toBe(90_000);
		const { serverTime } = (await call(sandbox, 'GET', '/services/rest/system/v1/serverTime')).body;
		expect(Date.parse(serverTime)).toBe(Date.parse(after));
		const sql = "SELECT TO_CHAR(SYS_EXTRACT_UTC(SYSTIMESTAMP),'YYYY-MM-DD HH24:MI:SS') AS now FROM dual";
		expect(`${(await query(sandbox, sql)).body.items[0]!.now!.replace(' ', 'T')}Z`).toBe(after);
	});
});

test('addresses NetSuite does not serve are 404', async () => {
	expect((await call(sandbox, 'GET', '/services/rest/nothing')).status).toBe(404);
	expect((await call(sandbox, 'GET', '/app/site')).status).toBe(404);
});

test('close() ends the server and its connections, and can be followed by another', async () => {
	const other = await startSandbox({ port: 0, customers: 2, invoices: 2, account: 'TSTDRV123456' });
	expect((await query(other, 'SELECT id FROM customer')).body.count).toBe(2);
	await other.close();
	await expect(fetch(`${other.url}/_sandbox`)).rejects.toThrow('fetch failed');
});
