import { Reestablishing } from './reestablishing';
import { until } from './running';

// A run takes seconds, starting n8n up to half a minute.
jest.setTimeout(180_000);

let flow: Reestablishing;

beforeAll(async () => {
	flow = await Reestablishing.open();
});

afterAll(async () => await flow?.close());

/** How many requests something took. */
async function requestsOf(action: () => Promise<unknown>): Promise<number> {
	const before = await flow.netsuite.requests();
	await action();
	return (await flow.netsuite.requests()) - before;
}

/** A port of this machine on which nobody listens. */
const nobody = 'http://127.0.0.1:9';

/** The tests follow each other: each goes on with what the one before has left. */
describe('re-establish the connection', () => {
	test('K11: a login that works is tried with one request, and said in one row', async () => {
		expect(await requestsOf(async () => expect((await flow.runByHand()).error).toBeUndefined())).toBe(1);
		const first = await flow.now();
		expect(first).toMatchObject({ status: 'working', failures: 0, reason: null, nextCheck: null, until: null });
		expect(await requestsOf(async () => await flow.runBySchedule())).toBe(1);
		expect(await flow.rows()).toHaveLength(1);
		expect(await flow.now()).toMatchObject({ id: first.id, since: first.since });
		expect(Date.parse(String((await flow.now()).lastCheck))).toBeGreaterThan(Date.parse(String(first.lastCheck)));
	});

	test('K11: a token that was revoked is said once, with since when, why and what to do', async () => {
		expect((await flow.sync()).different).toBe(0);
		await flow.netsuite.play(40, 3);
		await flow.netsuite.arm({ fault: 'token', token: 'revoked' });
		const run = await flow.runBySchedule();
		expect(run).toMatchObject({ status: 'error', error: { node: 'Report that it is broken', message: expect.stringMatching(/^The connection to NetSuite is broken since .*Invalid login attempt.*Login Audit Trail/s) as string } });
		expect(await flow.said(run)).toEqual(['Say that it is broken']);
		expect(await flow.rows()).toMatchObject([{ status: 'working', until: expect.any(String) as string }, { status: 'broken', until: null }]);
		const { since, reason, whatToDo } = await flow.now();
		expect(Math.abs(Date.parse(String(since)) - Date.now())).toBeLessThan(60_000);
		expect(reason).toMatch(/NetSuite refuses the login to account 1234567_SB1/);
		expect(whatToDo).toMatch(/Login Audit Trail/);
	});

	test('K11: it is not tried again within half an hour, and not said again', async () => {
		const asked = await requestsOf(async () => {
			for (let run = 0; run < 6; run++) expect((await flow.runBySchedule()).status).toBe('success');
		});
		expect(asked).toBe(0);
		await flow.pass(29, 'nextCheck');
		expect(await requestsOf(async () => await flow.runBySchedule())).toBe(0);

		await flow.pass(3, 'nextCheck');
		const asked2 = await requestsOf(async () => {
			const run = await flow.runBySchedule();
			expect(run.status).toBe('success');
			expect(await flow.said(run)).toEqual([]);
		});
		expect(asked2).toBe(1);
		expect(await flow.now()).toMatchObject({ status: 'broken', failures: 2 });
		expect(await requestsOf(async () => await flow.runBySchedule())).toBe(0);
	});

	test('K11: meanwhile the sync fails and its checkpoints stay; when it works again that is said once, and nothing is lost', async () => {
		const checkpoints = await flow.checkpoints();
		const failed = await flow.sync();
		expect(failed.execution.status).toBe('error');
		expect(await flow.checkpoints()).toEqual(checkpoints);
		expect(failed.different).toBeGreaterThan(0);

		await flow.netsuite.clear();
		await flow.pass(32, 'nextCheck');
		const run = await flow.runBySchedule();
		expect(run.status).toBe('success');
		expect(await flow.said(run)).toEqual(['Say that it works again']);
		expect(await flow.now()).toMatchObject({ status: 'working', failures: 0, reason: null, whatToDo: null });
		expect((await flow.rows()).map(({ status }) => status)).toEqual(['working', 'broken', 'working']);
		expect(await flow.said(await flow.runBySchedule())).toEqual([]);

		const caughtUp = await flow.sync();
		expect(caughtUp).toMatchObject({ execution: { status: 'success' }, different: 0 });
	});

	test('K11: a wrong secret does not lock the token; corrected, a run by hand tries at once', async () => {
		await flow.useCredential({ ...flow.netsuite.credential, tokenSecret: 'f'.repeat(64) });
		const asked = await requestsOf(async () => {
			expect((await flow.runBySchedule()).status).toBe('error');
			for (let run = 0; run < 6; run++) await flow.runBySchedule();
		});
		expect(asked).toBe(1);
		expect(JSON.stringify(await flow.rows())).not.toContain('f'.repeat(64));
		await flow.useCredential(flow.netsuite.credential);
		expect((await flow.runByHand()).status).toBe('success');
		expect(await flow.now()).toMatchObject({ status: 'working' });
	});

	test('K11: a NetSuite that cannot be reached is tried every time, and counts as broken after half an hour', async () => {
		await flow.useCredential({ ...flow.netsuite.credential, serverUrl: nobody });
		for (let run = 1; run <= 2; run++) {
			expect((await flow.runBySchedule()).status).toBe('success');
			expect(await flow.now()).toMatchObject({ status: 'working', failures: run, nextCheck: null });
		}
		await flow.pass(31, 'failingSince');
		const { failingSince } = await flow.now();
		const run = await flow.runBySchedule();
		expect(run.status).toBe('error');
		expect(await flow.now()).toMatchObject({ status: 'broken', since: failingSince, reason: expect.stringMatching(/No whole answer came from NetSuite/) as string });
		expect((await flow.runBySchedule()).status).toBe('success');

		await flow.useCredential(flow.netsuite.credential);
		const again = await flow.runBySchedule();
		expect(await flow.said(again)).toEqual(['Say that it works again']);
		expect((await flow.sync()).different).toBe(0);
	});

	test('K11: a flow that was chosen for it is started when it works again, and only then, also when no e-mail gets out', async () => {
		await flow.sayThroughNobody();
		const chosen = await flow.startWhenItWorks();
		await flow.runByHand();
		await flow.useCredential({ ...flow.netsuite.credential, tokenSecret: 'f'.repeat(64) });
		await flow.runByHand();
		expect(await flow.runsOf(chosen)).toBe(0);
		await flow.useCredential(flow.netsuite.credential);
		await flow.runByHand();
		await flow.runByHand();
		await until(async () => (await flow.runsOf(chosen)) > 0);
		expect(await flow.runsOf(chosen)).toBe(1);
	});

	test('K11: n8n that ends while it tries the login does not try again before half an hour is over', async () => {
		await flow.netsuite.arm({ fault: 'hang', match: 'serverTime' });
		await flow.runKilledAtLogin();
		await flow.netsuite.clear();
		expect(await requestsOf(async () => await flow.runBySchedule())).toBe(0);
		await flow.pass(32, 'nextCheck');
		expect(await requestsOf(async () => await flow.runBySchedule())).toBe(1);
		expect(await flow.now()).toMatchObject({ status: 'working', nextCheck: null });
	});
});
