import { createWorkers, type Workers } from '../../sandbox/suitescript/engine/workers';

/** The threads that scripts run in: how they are ended, and that they are used again. */

let workers: Workers;

beforeEach(() => (workers = createWorkers()));
afterEach(() => workers.close());

const long = { computeSeconds: 60, totalSeconds: 60 };

/** A program whose script is that source; what it asks for is answered with `answers`. */
const run = (source: string, limits = long, answers: Record<string, (args: never) => unknown> = {}) =>
	workers.run(
		{ path: '/x.js', amdConfig: {}, now: 0, seed: 1, invocation: { kind: 'restlet', method: 'get', argument: {} } },
		(name, args) => (name === 'module.source' ? { source } : answers[name]?.(args as never)),
		limits,
	);

const script = (body: string) => `define(['N/log'], (log) => ({ get: async () => {${body}} }));`;

test('a script that goes on for too long is ended, however often it asks', async () => {
	const busy = script("for (;;) log.debug('still here');");
	const { error } = await run(busy, { computeSeconds: 60, totalSeconds: 0.3 });
	expect(error?.code).toBe('SSS_TIME_LIMIT_EXCEEDED');
	expect(await run(script('return 1'))).toEqual({ value: 1 });
});

test('what a script leaves behind is gone for the next', async () => {
	await run(script('globalThis.left = 1; Array.prototype.left = 2; return 0'));
	expect(await run(script('return [typeof left, typeof [].left]'))).toEqual({ value: ['undefined', 'undefined'] });
});

test('scripts that run at the same time do not see each other', async () => {
	// Each is answered once all have asked: until then all are running.
	const asked: Array<() => void> = [];
	const together = () =>
		new Promise<void>((resolve) => {
			asked.push(resolve);
			if (asked.length === 3) asked.forEach((answer) => answer());
		});
	const body = (n: number) => script(`globalThis.mine = ${n}; log.debug('x'); return globalThis.mine`);
	const outcomes = await Promise.all([1, 2, 3].map((n) => run(body(n), long, { 'log.write': together })));
	expect(outcomes).toEqual([{ value: 1 }, { value: 2 }, { value: 3 }]);
});

test('a script that has no memory left is ended', async () => {
	const { error } = await run(script('const all = []; for (;;) all.push(new Array(1e5).fill(all.length));'));
	expect(error?.code).toBe('SSS_MEMORY_USAGE_EXCEEDED');
}, 30000);
