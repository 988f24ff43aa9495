import { startSandbox, type Sandbox } from '../../sandbox';
import { call, control, query } from './client';
import { projectOf, restlet } from './sdfProject';

/** RESTlets over HTTP: what goes in, what comes out, and what is refused how. */

const json = { 'Content-Type': 'application/json' };

const echo = `/**
 * @NApiVersion 2.1
 * @NScriptType Restlet
 */
define(['N/error', 'N/log', 'N/runtime', './lib/greet', 'SuiteScripts/lib/config.json'], (error, log, runtime, greet, config) => {
	const get = (parameters) => ({ parameters, text: greet(parameters.name), config });
	const post = async (body) => {
		if (body.throw === 'own') throw error.create({ name: 'MY_CODE', message: 'Not today', notifyOff: true });
		if (body.throw === 'type') null.x();
		if (body.throw === 'text') throw 'plain words';
		if (body.nothing) return;
		await Promise.resolve();
		return body.text ?? { got: body, units: runtime.getCurrentScript().getRemainingUsage() };
	};
	const put = (body) => typeof body + ' ' + body;
	return { get, post, put };
});`;

const greet = `define((require, exports, module) => { module.exports = (name) => require('./word').word + ', ' + name; });`;

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({
		port: 0,
		seed: 3,
		customers: 5,
		invoices: 5,
		scriptSeconds: 1,
		projects: [
			projectOf({
				...restlet('echo', echo),
				...restlet('loop', 'define([], () => ({ get: () => { for (;;); } }));'),
				...restlet('broken', 'define(["./nowhere"], () => ({ get: () => 1 }));'),
				'src/FileCabinet/SuiteScripts/lib/greet.js': greet,
				'src/FileCabinet/SuiteScripts/lib/word.js': "define({ word: 'Hello' });",
				'src/FileCabinet/SuiteScripts/lib/config.json': '{"depth":3}',
			}),
		],
	});
});
afterAll(() => sandbox.close());

const path = (name: string, more = '') =>
	`/app/site/hosting/restlet.nl?script=customscript_${name}&deploy=customdeploy_${name}${more}`;

const send = (
	method: string,
	name: string,
	options: { body?: unknown; headers?: Record<string, string>; query?: string } = {},
) => call(sandbox, method, path(name, options.query), { headers: json, ...options });

describe('answers', () => {
	test('GET gives the query to the script, without what names it', async () => {
		const { status, body } = await send('GET', 'echo', { query: '&name=Ana&n=1' });
		expect({ status, body }).toEqual({
			status: 200,
			body: { parameters: { name: 'Ana', n: '1' }, text: 'Hello, Ana', config: { depth: 3 } },
		});
	});

	test('scripts and deployments are found by internal ID and number too', async () => {
		const { items } = (await query(sandbox, "SELECT id FROM script WHERE scriptid = 'customscript_echo'")).body;
		const answer = await call(
			sandbox,
			'GET',
			`/app/site/hosting/restlet.nl?script=${String(items[0]!.id)}&deploy=1&name=x`,
			{
				headers: json,
			},
		);
		expect(answer.body).toMatchObject({ text: 'Hello, x' });
	});

	test('POST gives the body, parsed, to an async function with 5,000 units', async () => {
		expect((await send('POST', 'echo', { body: { a: [1] } })).body).toEqual({ got: { a: [1] }, units: 5000 });
	});

	test('a text that is returned goes as it is; nothing returned is an empty answer', async () => {
		const answer = await send('POST', 'echo', { body: { text: '"as it is"' } });
		expect([answer.headers.get('content-type'), answer.body]).toEqual([
			'application/json; charset=utf-8',
			'as it is',
		]);
		expect((await send('POST', 'echo', { body: { nothing: true } })).body).toBe('');
	});

	test('plain text goes in and comes out as text', async () => {
		const answer = await send('PUT', 'echo', { body: '{"a":1}', headers: { 'Content-Type': 'text/plain' } });
		expect([answer.headers.get('content-type'), answer.body]).toEqual([
			'text/plain; charset=utf-8',
			'string {"a":1}',
		]);
	});
});

describe('refusals', () => {
	const errorOf = async (answer: Promise<{ status: number; body: unknown }>) => {
		const { status, body } = await answer;
		const { error } = body as { error: { code: string; message: string } };
		return { status, ...error };
	};

	test('a thrown N/error is a 400 with its code, and the error as JSON for a message', async () => {
		const { status, code, message } = await errorOf(send('POST', 'echo', { body: { throw: 'own' } }));
		expect({ status, code }).toEqual({ status: 400, code: 'MY_CODE' });
		expect(JSON.parse(message)).toEqual({
			type: 'error.SuiteScriptError',
			name: 'MY_CODE',
			message: 'Not today',
			stack: ['createError(N/error)', 'post(/SuiteScripts/echo.js:8)'],
			cause: { name: 'MY_CODE', message: 'Not today', notifyOff: true },
			id: '',
			notifyOff: true,
			userFacing: true,
		});
	});

	test("JavaScript's own errors are unexpected, and stand in the script log", async () => {
		const { code, message } = await errorOf(send('POST', 'echo', { body: { throw: 'type' } }));
		expect([code, (JSON.parse(message) as { name: string }).name]).toEqual(['UNEXPECTED_ERROR', 'TypeError']);
		const { items } = (
			await query(sandbox, "SELECT title, detail FROM scriptnote WHERE type = 'SYSTEM' ORDER BY internalid DESC")
		).body;
		expect(items[0]).toMatchObject({
			title: 'UNEXPECTED_ERROR',
			detail: expect.stringContaining('TypeError') as string,
		});
	});

	test('what is thrown may be anything', async () => {
		expect(await errorOf(send('POST', 'echo', { body: { throw: 'text' } }))).toEqual({
			status: 400,
			code: 'UNEXPECTED_ERROR',
			message: 'plain words',
		});
	});

	test('a wrong login is 401, whatever the script', async () => {
		const answer = call(sandbox, 'GET', path('echo'), { headers: json, login: { tokenSecret: 'x' } });
		expect(await errorOf(answer)).toEqual({
			status: 401,
			code: 'INVALID_LOGIN_ATTEMPT',
			message: 'Invalid login attempt.',
		});
	});

	test('a script or deployment that there is not is 404', async () => {
		const expected = {
			status: 404,
			code: 'SSS_INVALID_SCRIPTLET_ID',
			message: 'That Suitelet is invalid, disabled, or no longer exists.',
		};
		expect(await errorOf(send('GET', 'nowhere'))).toEqual(expected);
		const other = call(sandbox, 'GET', path('echo').replace('customdeploy_echo', 'customdeploy_x'), {
			headers: json,
		});
		expect(await errorOf(other)).toEqual(expected);
	});

	test('a method without a function is 405', async () => {
		expect(await errorOf(send('DELETE', 'echo'))).toMatchObject({ status: 405 });
		expect(await errorOf(send('PATCH', 'echo', { body: {} }))).toMatchObject({ status: 405 });
	});

	test('a content type that there is not is 415', async () => {
		const answer = send('POST', 'echo', {
			body: 'a=1',
			headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
		});
		expect(await errorOf(answer)).toMatchObject({ status: 415 });
	});

	test('a body that is no JSON is 400', async () => {
		expect(await errorOf(send('POST', 'echo', { body: '{"a":' }))).toMatchObject({
			status: 400,
			code: 'INVALID_JSON',
		});
	});

	test('whoever does not ask for JSON gets errors as text, and needs a script that gives text', async () => {
		const answer = await call<unknown>(sandbox, 'GET', path('echo'), { headers: { Accept: 'text/plain' } });
		expect([answer.status, answer.body]).toEqual([
			400,
			'error code: INVALID_RETURN_DATA_FORMAT\nerror message: Invalid data format. You should return text.',
		]);
	});

	test('a module that there is not is named', async () => {
		const { code, message } = await errorOf(send('GET', 'broken'));
		expect([code, (JSON.parse(message) as { message: string }).message]).toEqual([
			'MODULE_DOES_NOT_EXIST',
			'Module does not exist: /SuiteScripts/nowhere.js',
		]);
	});

	test('a loop without end is ended, and the next script runs', async () => {
		expect(await errorOf(send('GET', 'loop'))).toMatchObject({
			status: 400,
			code: 'SSS_INSTRUCTION_COUNT_EXCEEDED',
		});
		expect((await send('GET', 'echo', { query: '&name=x' })).status).toBe(200);
	});

	test('a project that is none is refused', async () => {
		const answer = await control<{ error: string }>(sandbox, 'POST', '/deploy', { folder: '/nowhere' });
		expect([answer.status, answer.body.error]).toEqual([400, expect.stringContaining('no SDF project')]);
	});
});
