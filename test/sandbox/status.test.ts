import { setImmediate as nextTurn } from 'node:timers/promises';
import { startSandbox, type Sandbox } from '../../sandbox';
import { playActivity } from '../../sandbox/account/activity';
import { createCounts } from '../../sandbox/account/counts';
import { createOpenBalances, type OpenBalance } from '../../sandbox/account/openBalances';
import type { Status } from '../../sandbox/server/status';
import { createTimeline } from '../../sandbox/server/timeline';
import { call, control, query } from './client';
import { generated } from './generated';
import { containing } from './matchers';
import { soap } from './soapClient';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ port: 0, seed: 21, customers: 20, invoices: 60, concurrency: 2, latencyMs: 20 });
});
afterAll(() => sandbox.close());

const status = async () => (await control<Status>(sandbox, 'GET', '')).body;

describe('what is in the account', () => {
	test('is counted without counting, whatever is entered and deleted', () => {
		const account = generated({ seed: 3 });
		const counts = createCounts(account);
		const counted = (sql: string) => Number(account.store.get(sql)!.n);
		for (const seed of [1, 2, 3]) {
			const tables = counts.tables();
			for (const table of ['_transaction', '_transactionline', '_customer', 'contact', '_note', 'deletedrecord']) {
				expect([table, tables[table.replace('_', '')]]).toEqual([table, counted(`SELECT COUNT(*) AS n FROM ${table}`)]);
			}
			expect(counts.transactions().CustInvc).toBe(counted("SELECT COUNT(*) AS n FROM _transaction WHERE type = 'CustInvc'"));
			playActivity(account, { changes: 200, seed });
		}
		account.close();
	});

	test('open receivables by subsidiary and currency are those of the invoices, payments and credits', async () => {
		const { openBalances } = await status();
		const rows = await query(
			sandbox,
			`SELECT BUILTIN.DF(m.subsidiary) AS subsidiary, BUILTIN.DF(t.currency) AS currency,
				SUM(NVL(l.foreignamountunpaid, 0) - NVL(l.foreignpaymentamountunused, 0)) AS open
			FROM transaction t JOIN transactionline m ON m.transaction = t.id AND m.mainline = 'T'
			JOIN transactionline l ON l.transaction = t.id
			WHERE t.posting = 'T' AND t.type IN ('CustInvc', 'CustCred', 'CustPymt', 'Journal')
			GROUP BY BUILTIN.DF(m.subsidiary), BUILTIN.DF(t.currency)`,
		);
		const told = rows.body.items.filter(({ open }) => Number(open) !== 0).map(({ open }) => Number(open));
		expect(told.length).toBeGreaterThan(3);
		const shown = openBalances.filter(({ open }) => open !== 0).map(({ open }) => open);
		expect(shown.sort((a, b) => a - b)).toEqual(told.sort((a, b) => a - b));
	});

	test('open receivables are reckoned at most for a twentieth of the time', async () => {
		const account = generated();
		let now = 0;
		// Each look at the clock takes a second: so reckoning once takes one.
		const balances = createOpenBalances(account, () => (now += 1000));
		const sum = (rows: OpenBalance[]) => rows.reduce((total, { open }) => total + open, 0);
		const first = sum(balances.latest());
		expect(first).not.toBe(0);
		await nextTurn();
		playActivity(account, { changes: 50, seed: 1 });
		expect(sum(balances.latest())).toBe(first);
		now += 20_000;
		expect(sum(balances.latest())).not.toBe(first);
		account.close();
	});
});

describe('what goes on', () => {
	beforeAll(() => control(sandbox, 'DELETE', '/requests'));

	test('each refusal with its reason, the newest first', async () => {
		await query(sandbox, 'SELECT id FROM nothing');
		await call(sandbox, 'GET', '/services/rest/record/v1/customer/1');
		await call(sandbox, 'GET', '/services/rest/record/v1/customer/1', { login: { signature: 'wrong' } });
		const note = '<platformMsgs:baseRef internalId="1" type="note" xsi:type="platformCore:RecordRef"/>';
		await soap(sandbox, `<platformMsgs:get>${note}</platformMsgs:get>`);
		await control(sandbox, 'POST', '/faults', { fault: 'status', status: 503 });
		await query(sandbox, 'SELECT id FROM term');
		await Promise.all([1, 2, 3].map(() => query(sandbox, 'SELECT id FROM term')));
		const { refusals, requests } = await status();
		expect(refusals.map(({ method, path, status: code, reason }) => [method, path, code, reason])).toEqual([
			['POST', '/services/rest/query/v1/suiteql', 429, 'More than 2 requests at once'],
			['POST', '/services/rest/query/v1/suiteql', 503, 'Armed fault: status'],
			['POST', '/services/NetSuitePort_2025_2 get', 200, 'That record does not exist.'],
			['GET', '/services/rest/record/v1/customer/1', 401, 'Login: InvalidSignature'],
			['GET', '/services/rest/record/v1/customer/1', 404, containing('does not exist')],
			['POST', '/services/rest/query/v1/suiteql', 400, containing('nothing')],
		]);
		expect(requests).toMatchObject({ total: 8, refused: 1, concurrency: 2, peakInFlight: 2 });
	});

	test('two minutes, second by second', () => {
		let now = 0;
		const timeline = createTimeline(() => now);
		timeline.entered(1);
		now = 3000;
		timeline.entered(2);
		timeline.refused();
		timeline.inFlight(0);
		now = 5000;
		const { requests, refused, inFlight } = timeline.seconds();
		expect([requests.length, requests.slice(-6), refused.slice(-6), inFlight.slice(-6)]).toEqual([
			120,
			[1, 0, 0, 1, 0, 0],
			[0, 0, 0, 1, 0, 0],
			[1, 1, 1, 2, 0, 0],
		]);
		now = 500_000;
		expect(timeline.seconds().requests).toEqual(Array<number>(120).fill(0));
	});
});

test('as a page for a browser, with nothing from elsewhere and nothing of a record taken for markup', async () => {
	await query(sandbox, 'SELECT id FROM "</script><script>alert(1)</script>"');
	expect((await status()).refusals[0]!.reason).toContain('</script>');
	const { body, headers } = await call<string>(sandbox, 'GET', '/_sandbox', { login: null, headers: { Accept: 'text/html' } });
	expect(headers.get('content-security-policy')).toContain("default-src 'none'");
	expect(body).toContain('<h1>Local NetSuite <small>1234567_SB1</small></h1>');
	expect(body).not.toMatch(/(src|href)="(https?:)?\/\//);
	expect(body.match(/<\/script>/g)).toHaveLength(2);
	const first = JSON.parse(/<script id="first" type="application\/json">(.*?)<\/script>/s.exec(body)![1]!) as Status;
	expect(first).toMatchObject({ account: '1234567_SB1', records: { customer: 20 } });
});
