import { createWorkers, type Workers } from '../../sandbox/suitescript/engine/workers';

/** Scripts are in a context of their own: what they do to it, they do to nobody else. */

let workers: Workers;

beforeAll(() => (workers = createWorkers()));
afterAll(() => workers.close());

/** A script of that source, beside a file that cannot be read and one that can. */
const run = (source: string, computeSeconds = 20) =>
	workers.run(
		{ path: '/x.js', amdConfig: {}, now: 0, seed: 1, invocation: { kind: 'restlet', method: 'get', argument: {} } },
		(name, args) => {
			const { path, candidates } = args as { path?: string; candidates?: string[] };
			if (name === 'module.resolve') return { path: candidates![0] };
			if (name === 'module.source') return { source: path === '/x.js' ? source : 'define({' };
			return null;
		},
		{ computeSeconds, totalSeconds: 60 },
	);

const script = (body: string, before = '') =>
	`${before}; define(['N/log'], (log) => ({ get: async () => {${body}} }));`;

/** What is reached through an object, if it leads out of the context. */
const reach = `
const reach = (from) => {
	try {
		const made = from.constructor.constructor('return typeof process')();
		return made === 'undefined' ? 'nothing' : made;
	} catch (error) {
		return 'nothing';
	}
};`;

test.each([
	['an error of a file that cannot be read', script("try { require('./bad') } catch (e) { return reach(e) }", reach)],
	['an import', script("return import('fs').then(() => 'fs', reach)", reach)],
	['the promise of an import', script("const promise = import('fs'); promise.catch(() => 0); return reach(promise)", reach)],
	[
		'what cannot be sent',
		script("JSON.stringify = () => () => 1; try { log.debug(1) } catch (e) { return reach(e) } return 'nothing'", reach),
	],
	[
		'what waits for the outcome',
		script(
			"return globalThis.found ?? 'nothing'",
			`${reach} const then = Promise.prototype.then;
			Promise.prototype.then = function (done, failed) {
				globalThis.found ??= reach(done);
				return then.call(this, done, failed);
			}`,
		),
	],
	[
		'a full stack',
		script(
			`const found = new Set();
			const deeper = (n) => { try { deeper(n + 1) } catch (e) { found.add(reach(e)); } try { log.debug(1) } catch (e) { found.add(reach(e)) } };
			try { deeper(0) } catch (e) { found.add(reach(e)) }
			return [...found].join()`,
			reach,
		),
	],
	[
		'the functions on the stack',
		script(
			`const found = frames.map((frame) => [frame.getFunction(), frame.getThis()]).flat().filter(Boolean).map(reach);
			return found.filter((one) => one !== 'nothing').join() || 'nothing'`,
			`${reach} Error.prepareStackTrace = (_, list) => list; const frames = new Error().stack; Error.prepareStackTrace = undefined`,
		),
	],
	['the global object', script('return reach(globalThis)', reach)],
	[
		'what waits after the script',
		script(
			`const later = [typeof SharedArrayBuffer, typeof Atomics, typeof FinalizationRegistry, typeof WebAssembly];
			return later.find((type) => type !== 'undefined') ?? 'nothing'`,
		),
	],
])('%s leads nowhere', async (_, source) => {
	expect(await run(source)).toEqual({ value: 'nothing' });
});

test('a file that cannot be read is a SyntaxError of the script’s own', async () => {
	const outcome = await run(script("try { require('./bad') } catch (e) { return [e instanceof SyntaxError, e.name] }"));
	expect(outcome).toEqual({ value: [true, 'SyntaxError'] });
	expect((await run('define({')).error).toMatchObject({ code: 'UNEXPECTED_ERROR', plain: expect.any(String) as string });
});

test('a rejection that nobody waits for ends neither script nor thread', async () => {
	expect(await run(script("Promise.reject(new Error('x')); return 1"))).toEqual({ value: 1 });
	expect(await run(script('return 2'))).toEqual({ value: 2 });
	expect(await run(script("Promise.reject(new Error('x')); await null; await null; return 3"))).toEqual({ value: 3 });
	expect(await run(script('return 4'))).toEqual({ value: 4 });
});

test('a script that goes on after it answered is ended, and is not in the next one’s way', async () => {
	const { error } = await run(script('(async () => { for (;;) await null; })(); return 1'), 0.5);
	expect(error?.code).toBe('SSS_INSTRUCTION_COUNT_EXCEEDED');
	expect(await run(script('return 2'))).toEqual({ value: 2 });
});

test('a promise that is never kept ends with the time', async () => {
	expect((await run(script('return new Promise(() => {})'), 0.3)).error?.code).toBe('SSS_INSTRUCTION_COUNT_EXCEEDED');
});

test.each([
	['JSON.stringify', 'JSON.stringify = () => 5'],
	['JSON.parse', 'JSON.parse = () => { throw 1 }'],
	['Promise', 'globalThis.Promise = Promise.prototype.constructor = null; Promise.prototype.then = null'],
	['Object', 'Object.prototype.toJSON = () => { throw new Error() }'],
])('a script that breaks %s breaks itself', async (_, before) => {
	await run(script('return 1', before));
	expect(await run(script('return 2'))).toEqual({ value: 2 });
});
