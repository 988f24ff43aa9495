import { startSandbox, type Sandbox } from '../../sandbox';
import { playActivity, type ActivityReport } from '../../sandbox/account/activity';
import { contentHash } from '../../sandbox/account/content';
import { localDateOf } from '../../sandbox/account/time';
import { control } from './client';
import { generated } from './generated';
import { containing } from './matchers';

const HOUR = 3600;

/** When things happened, by the clock of an account in Los Angeles in winter. */
const hourOf = (seconds: number) => (seconds / HOUR - 8) % 24;

test('a week of business goes on in working hours, less on the weekend, and moves the clock by a week', () => {
	const account = generated();
	const since = account.clock.now();
	const report = playActivity(account, { days: 7, seed: 5 });
	expect(account.clock.now() - since).toBe(7 * 24 * HOUR);
	expect(report).toMatchObject({ from: '2026-01-15T17:00:00Z', to: '2026-01-22T17:00:00Z' });

	const moments = account.store
		.all('SELECT createddate AS at FROM _transaction WHERE createddate > ?', [since])
		.map(({ at }) => Number(at));
	expect(moments.length).toBeGreaterThan(40);
	expect(Math.max(...moments)).toBeLessThan(account.clock.now() - 59);
	const atWork = moments.filter((at) => hourOf(at) >= 8 && hourOf(at) <= 18);
	expect(atWork.length).toBeGreaterThan(moments.length * 0.8);
	expect(atWork.length).toBeLessThan(moments.length);
	const onTheWeekend = moments.filter((at) => ['2026-01-17', '2026-01-18'].includes(localDateOf(at)));
	expect(onTheWeekend.length).toBeLessThan(moments.length / 7);
	expect(new Set(moments.map(localDateOf)).size).toBeGreaterThanOrEqual(5);
	account.close();
});

test('the same days make the same account, another seed another one', () => {
	const hashes = [5, 5, 6].map((seed) => {
		const account = generated();
		playActivity(account, { days: 3, seed });
		const hash = contentHash(account);
		account.close();
		return hash;
	});
	expect(hashes[1]).toBe(hashes[0]);
	expect(hashes[2]).not.toBe(hashes[0]);
});

describe('over HTTP', () => {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox({ port: 0, seed: 5, customers: 20, invoices: 60 });
	});
	afterAll(() => sandbox.close());

	const play = (path: string, body?: unknown) => control<ActivityReport & { error: string }>(sandbox, 'POST', path, body);
	const clock = async (path: string) => {
		const answer = await control<{ now: string; error: string }>(sandbox, 'POST', `/clock${path}`);
		return answer.body.now ?? [answer.status, answer.body.error];
	};

	test('days and seed come in the query or in a body, and are what a start with --days plays', async () => {
		const asked = await play('/activity?days=2&seed=5');
		expect(asked.body.changes).toBeGreaterThan(20);
		const hash = async (target: Sandbox) => (await control(target, 'GET', '/content/hash')).body;
		const started = await startSandbox({ port: 0, seed: 5, customers: 20, invoices: 60, days: 2 });
		expect(await hash(started)).toEqual(await hash(sandbox));
		await started.close();
		expect((await play('/activity', { changes: 12, seed: 3 })).body.changes).toBe(12);
	});

	test.each([
		['/activity?days=0', '"days" must be 1 or more, not 0.'],
		['/activity?days=some', '"days" must be a whole number, not "some".'],
		['/activity?days=1&changes=5', 'Either "changes" or "days", not both.'],
		['/activity?day=1', 'There is no parameter "day". There are: changes, days, seed.'],
	])('%s is refused', async (path, error) => {
		const answer = await play(path);
		expect([answer.status, answer.body.error]).toEqual([400, error]);
	});

	test('the clock is set and moved', async () => {
		expect(await clock('?now=2026-03-01T09:30:00Z')).toBe('2026-03-01T09:30:00Z');
		expect(await clock('?now=2026-03-01T09:30:00%2B02:00&advanceSeconds=60')).toBe('2026-03-01T07:31:00Z');
		expect(await clock('?now=2026-03-02')).toBe('2026-03-02T00:00:00Z');
		expect(await clock('?now=tomorrow')).toEqual([400, containing('must be a moment such as')]);
		expect(await clock('?now=2026-03-02T10:00')).toEqual([400, containing('must be a moment such as')]);
		expect((await control(sandbox, 'GET', '/clock')).body).toEqual({ now: '2026-03-02T00:00:00Z' });
	});
});
