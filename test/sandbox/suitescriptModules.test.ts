import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startSandbox, type Sandbox } from '../../sandbox';
import { call, control, query, truthOver } from './client';
import { projectOf, restlet } from './sdfProject';

/** The N/ modules, used by a script that runs whatever source it is sent. */

const SERVED = `/** @NApiVersion 2.1 @NScriptType Restlet */
define(['N/cache', 'N/crypto', 'N/email', 'N/encode', 'N/error', 'N/file', 'N/format', 'N/https', 'N/render', 'N/runtime', 'N/url', 'N/ui/serverWidget', 'N/scriptTypes/restlet'],
	(cache, crypto, email, encode, error, file, format, https, render, runtime, url, serverWidget, restlet) => {
	const N = { cache, crypto, email, encode, error, file, format, https, render, runtime, url, serverWidget, restlet };
	return { post: ({ source, given }) => new Function('N', 'given', source)(N, given), get: (parameters) => parameters };
});`;

let sandbox: Sandbox;
let invoice: { id: string; tranId: string };
let hook: Server;
let received: Array<Pick<IncomingMessage, 'method' | 'url' | 'headers'> & { body: string }> = [];
let hookUrl: string;

beforeAll(async () => {
	hook = createServer((request, response) => {
		let body = '';
		request.on('data', (chunk) => (body += String(chunk)));
		request.on('end', () => {
			received.push({ method: request.method, url: request.url, headers: request.headers, body });
			response.writeHead(202, { 'X-Seen': 'yes' });
			response.end('{"ok":true}');
		});
	});
	await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
	hookUrl = `http://127.0.0.1:${(hook.address() as AddressInfo).port}`;
	const secret = '<secret scriptid="custsecret_hook"><name>Hook</name></secret>';
	sandbox = await startSandbox({
		port: 0,
		seed: 3,
		customers: 10,
		invoices: 10,
		projects: [projectOf({ ...restlet('run', SERVED), 'src/Objects/custsecret_hook.xml': secret })],
	});
	invoice = (await truthOver(sandbox, 'invoice'))[0] as unknown as typeof invoice;
	await control(sandbox, 'POST', '/secrets', { custsecret_hook: 'sésame' });
});
afterAll(async () => {
	hook.close();
	await sandbox.close();
});
beforeEach(() => (received = []));

/** Runs a function's body in NetSuite and gives what it returns; `N` holds the modules. */
async function run<T = unknown>(source: string, given: unknown = {}): Promise<T> {
	const path = '/app/site/hosting/restlet.nl?script=customscript_run&deploy=1';
	const { status, body } = await call(sandbox, 'POST', path, {
		body: { source: `return JSON.stringify((() => {${source}})())`, given },
	});
	if (status === 200) return body as T;
	const { error } = body as unknown as { error: { code: string; message: string } };
	return { code: error.code, message: (JSON.parse(error.message) as { message: string }).message } as T;
}

describe('N/runtime', () => {
	test('script, user and account', async () => {
		expect(
			await run(`const { id, deploymentId } = N.runtime.getCurrentScript();
				const { id: user, role } = N.runtime.getCurrentUser();
				return [id, deploymentId, user, role, N.runtime.accountId, N.runtime.envType, N.runtime.executionContext,
					N.runtime.isFeatureInEffect({ feature: 'SUBSIDIARIES' }), N.runtime.isFeatureInEffect('WMS')];`),
		).toEqual(['customscript_run', 'customdeploy_run', 3, 3, '1234567_SB1', 'SANDBOX', 'RESTLET', true, false]);
	});

	test('units are spent as documented and end the script, caught or not', async () => {
		expect(
			await run(`const left = N.runtime.getCurrentScript(); const f = N.file.create({ name: 'u.txt', fileType: 'PLAINTEXT', contents: 'x', folder: -15 });
				const id = f.save(); const after = left.getRemainingUsage(); N.file.load({ id }); return [after, left.getRemainingUsage()];`),
		).toEqual([4980, 4970]);
		expect(
			await run(
				'for (let i = 0; i < 300; i++) { try { N.file.load({ id: 11 * 2 - 11 }).save(); } catch {} } return "done"',
			),
		).toEqual({
			code: 'SSS_USAGE_LIMIT_EXCEEDED',
			message: 'Script Execution Usage Limit Exceeded',
		});
	});
});

test("Date is the account's clock, in Pacific time", async () => {
	expect(
		await run(`const d = new Date(); const s = new Date(2026, 6, 4, 9, 30);
			return [d.toISOString().slice(0, 16), d.getHours(), s.toISOString(), String(s), new Date('7/4/2026 21:00').toISOString(),
				new Date('2026-07-04').getDate(), new Date(d.setDate(d.getDate() + 30)).getMonth()];`),
	).toEqual([
		'2026-01-15T17:00',
		9,
		'2026-07-04T16:30:00.000Z',
		'Sat Jul 04 2026 09:30:00 GMT-0700 (PDT)',
		'2026-07-05T04:00:00.000Z',
		3,
		1,
	]);
	// The hour that there is twice is the earlier one; what is no date has no parts.
	expect(await run('return new Date(2026, 10, 1, 1, 30).toISOString()')).toBe('2026-11-01T08:30:00.000Z');
	expect(
		await run(`const none = () => new Date('x');
			return [none().getFullYear(), none().getTimezoneOffset(), none().setDate(1), none().getTime()].every(Number.isNaN)`),
	).toBe(true);
	expect(await run('return new Date(8640000000000000).getFullYear()')).toBe(275760);
	expect(await run('const until = Date.now() + 5000; while (Date.now() < until); return "waited"')).toBe('waited');
});

test('chance is the same for the same calls', async () => {
	const started = () =>
		startSandbox({ port: 0, seed: 8, customers: 2, invoices: 2, projects: [projectOf(restlet('run', SERVED))] });
	const draw = async (other: Sandbox) => {
		const path = '/app/site/hosting/restlet.nl?script=customscript_run&deploy=1';
		const { body } = await call(other, 'POST', path, { body: { source: 'return [Math.random(), Math.random()]' } });
		await other.close();
		return body as unknown as number[];
	};
	const [first, second] = [await draw(await started()), await draw(await started())];
	expect(first).toEqual(second);
	expect(first[0]).not.toBe(first[1]);
});

test('nothing of Node is within reach', async () => {
	expect(
		await run(`const reach = (object) => object.constructor.constructor('return typeof process')();
			return [typeof process, typeof setTimeout, reach(globalThis), reach(N.runtime.getCurrentUser), reach(N), typeof Buffer];`),
	).toEqual(['undefined', 'undefined', 'undefined', 'undefined', 'undefined', 'undefined']);
});

describe('N/file', () => {
	test('create, load by path, append, lines, delete; SuiteQL sees it', async () => {
		const id = await run<number>(
			`return N.file.create({ name: 'a.csv', fileType: N.file.Type.CSV, contents: 'a,b\\n', folder: -15 }).save();`,
		);
		expect(
			await run(`const f = N.file.load('SuiteScripts/a.csv'); f.appendLine({ value: '1,ü' }); f.save();
				const lines = []; N.file.load(f.id).lines.iterator().each(({ value }) => { lines.push(value); return true; });
				return [f.path, f.isText, lines];`),
		).toEqual(['SuiteScripts/a.csv', true, ['a,b', '1,ü']]);
		const rows = await query(
			sandbox,
			`SELECT f.name, f.filetype, f.filesize, d.name AS folder FROM file f JOIN mediaitemfolder d ON d.id = f.folder WHERE f.id = ${id}`,
		);
		expect(rows.body.items[0]).toMatchObject({
			name: 'a.csv',
			filetype: 'CSV',
			filesize: '9',
			folder: 'SuiteScripts',
		});
		await run('N.file.delete({ id: given });', id);
		expect(await run('return N.file.load({ id: given });', id)).toEqual({
			code: 'RCRD_DSNT_EXIST',
			message: 'That record does not exist.',
		});
	});

	test('what is missing is named', async () => {
		expect(await run("return N.file.create({ name: 'x' });")).toEqual({
			code: 'SSS_MISSING_REQD_ARGUMENT',
			message: 'file.create: Missing a required argument: fileType',
		});
	});
});

describe('N/crypto and N/encode', () => {
	test('HMAC with a secret of the account, in capitals', async () => {
		const expected = createHmac('sha256', 'sésame').update('héllo').digest('hex').toUpperCase();
		expect(
			await run(`const key = N.crypto.createSecretKey({ secret: 'custsecret_hook', encoding: N.encode.Encoding.UTF_8 });
				const hmac = N.crypto.createHmac({ algorithm: N.crypto.HashAlg.SHA256, key });
				hmac.update({ input: 'hé', inputEncoding: N.encode.Encoding.UTF_8 }); hmac.update({ input: 'llo' });
				return hmac.digest({ outputEncoding: N.encode.Encoding.HEX });`),
		).toBe(expected);
		expect(await run("return N.crypto.createSecretKey({ secret: 'custsecret_none' });")).toMatchObject({
			code: 'INVALID_SECRET_ID',
		});
	});

	test('every encoding and back', async () => {
		expect(
			await run(`const { UTF_8, ...others } = N.encode.Encoding;
				return Object.values(others).map((encoding) => {
					const there = N.encode.convert({ string: 'añ?b', inputEncoding: UTF_8, outputEncoding: encoding });
					return [there, N.encode.convert({ string: there, inputEncoding: encoding, outputEncoding: UTF_8 })];
				});`),
		).toEqual([
			['61C3B13F62', 'añ?b'],
			['MHB3CP3C', 'añ?b'],
			['YcOxP2I=', 'añ?b'],
			['YcOxP2I=', 'añ?b'],
			['61C3B13F62', 'añ?b'],
		]);
	});
});

test('N/format', async () => {
	expect(
		await run(`const { format, parse, Type, Timezone } = N.format; const d = new Date(Date.UTC(2026, 0, 5, 20, 3));
			return [format({ value: d, type: Type.DATE }), format({ value: d, type: Type.DATETIME }),
				format({ value: d, type: Type.DATETIME, timezone: Timezone.EUROPE_BERLIN }), format({ value: 1234.5, type: Type.CURRENCY }),
				parse({ value: '7/4/2026', type: Type.DATE }).toISOString(), parse({ value: '1,234.50', type: Type.CURRENCY }),
				parse({ value: 'nonsense', type: Type.DATE })];`),
	).toEqual([
		'1/5/2026',
		'1/5/2026 12:03:00 pm',
		'1/5/2026 9:03:00 pm',
		'1,234.50',
		'2026-07-04T07:00:00.000Z',
		1234.5,
		'nonsense',
	]);
});

describe('N/https', () => {
	test('a real request, its secrets put in on the way', async () => {
		const answer = await run(
			`const auth = N.https.createSecureString({ input: 'Bearer {custsecret_hook}' });
			const r = N.https.post({ url: given + '/in?a=1', body: JSON.stringify({ a: 1 }), headers: { 'Content-Type': 'application/json', Authorization: auth } });
			return [r.code, r.body, r.headers['X-Seen'], r.headers['x-seen'], String(auth), JSON.stringify(auth).includes('same'), N.runtime.getCurrentScript().getRemainingUsage()];`,
			hookUrl,
		);
		expect(answer).toEqual([202, '{"ok":true}', 'yes', 'yes', 'https.SecureString', false, 4990]);
		expect(received).toMatchObject([{ method: 'POST', url: '/in?a=1', body: '{"a":1}' }]);
		expect(received[0]!.headers.authorization).toBe('Bearer sésame');
	});

	test('an object is sent as a form', async () => {
		await run("return N.https.put({ url: given, body: { a: 'b c' } }).code", hookUrl);
		expect(received).toMatchObject([{ method: 'PUT', body: 'a=b%20c' }]);
	});

	test('HTTP elsewhere, unknown hosts and closed doors are refused in their words', async () => {
		expect(await run("return N.https.get({ url: 'http://example.com/' })")).toMatchObject({
			code: 'SSS_INVALID_URL',
		});
		expect(await run("return N.https.get({ url: 'https://nowhere.invalid/' })")).toEqual({
			code: 'SSS_UNKNOWN_HOST',
			message: 'The host you requested nowhere.invalid is unknown or cannot be found.',
		});
		expect(await run('return N.https.get({ url: "http://127.0.0.1:1/" })')).toMatchObject({
			code: 'SSS_CONNECTION_TIME_EXCEEDED',
		});
	});

	test('a RESTlet that calls itself is refused when there are too many of it', async () => {
		const source = `const { source } = given;
			const r = N.https.requestRestlet({ scriptId: 'customscript_run', deploymentId: 'customdeploy_run', method: 'POST',
				headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ source, given }) });
			const answer = JSON.parse(r.body);
			return { depth: (answer.depth ?? 0) + 1, code: answer.code ?? answer.error?.code }`;
		expect(await run(source, { source })).toEqual({ depth: 6, code: 'SSS_REQUEST_LIMIT_EXCEEDED' });
		expect(await run('return 1')).toBe(1);
	});

	test("the account's own RESTlets, by name and by address", async () => {
		expect(
			await run(`const options = { scriptId: 'customscript_run', deploymentId: 'customdeploy_run' };
				const r = N.https.requestRestlet({ ...options, urlParams: { a: '1' }, headers: { 'Content-Type': 'application/json' } });
				return [r.code, r.body, N.url.resolveScript({ ...options, returnExternalUrl: true, params: { a: 1 } }).replace(/script=\\d+/, 'script=0')];`),
		).toEqual([
			200,
			'{"a":"1"}',
			'https://1234567-sb1.restlets.api.netsuite.com/app/site/hosting/restlet.nl?script=0&deploy=1&a=1',
		]);
	});
});

test('N/email: into the outbox, and onto the record it is about', async () => {
	await run(
		`N.email.send({ author: 3, recipients: ['a@example.com', 'b@example.com'], cc: ['c@example.com'], subject: 'Hi', body: 'Words',
			attachments: [N.render.transaction({ entityId: given })], relatedRecords: { transactionId: given } });`,
		Number(invoice.id),
	);
	const [mail] = (await control<Array<Record<string, unknown>>>(sandbox, 'GET', '/outbox')).body;
	expect(mail).toMatchObject({
		to: ['a@example.com', 'b@example.com'],
		cc: ['c@example.com'],
		subject: 'Hi',
		attachments: [{ name: `${invoice.tranId}.pdf`, fileType: 'PDF' }],
		date: '2026-01-15T17:00:00Z',
	});
	const { items } = (
		await query(sandbox, `SELECT subject, emailed, transaction FROM message WHERE id = ${String(mail!.messageId)}`)
	).body;
	expect(items).toMatchObject([{ subject: 'Hi', emailed: 'T', transaction: invoice.id }]);
	expect(
		await run("return N.email.send({ author: 99, recipients: 'a@b.co', subject: 's', body: 'b' })"),
	).toMatchObject({
		code: 'SSS_AUTHOR_MUST_BE_EMPLOYEE',
	});
});

test('N/render gives a PDF of the document', async () => {
	const pdf = Buffer.from(
		await run<string>(
			"return N.render.transaction({ entityId: given, printMode: 'PDF' }).getContents()",
			invoice.id,
		),
		'base64',
	);
	expect(pdf.subarray(0, 8).toString()).toBe('%PDF-1.4');
	expect(pdf.toString('latin1')).toContain(invoice.tranId);
});

test('N/cache keeps what the loader gave', async () => {
	expect(
		await run(`let asked = 0; const c = N.cache.getCache({ name: 'c' }); const loader = () => { asked++; return { a: 1 }; };
			return [c.get({ key: 'k', loader }), c.get({ key: 'k', loader }), asked, c.get('none'), N.runtime.getCurrentScript().getRemainingUsage()];`),
	).toEqual(['{"a":1}', '{"a":1}', 1, null, 4996]);
});

test('a response made by hand has its own content type', async () => {
	const path = '/app/site/hosting/restlet.nl?script=customscript_run&deploy=1';
	const answer = await call<string>(sandbox, 'POST', path, {
		body: { source: "return N.restlet.createResponse({ content: '<b>hi</b>', contentType: 'text/html' })" },
	});
	expect([answer.headers.get('content-type'), answer.body]).toEqual(['text/html; charset=utf-8', '<b>hi</b>']);
});

test('a module that is not here may be loaded and says so when it is used', async () => {
	expect(
		await run('const { FieldType } = N.serverWidget; return N.serverWidget.createForm({ title: FieldType.TEXT });'),
	).toEqual({
		code: 'LOCAL_NETSUITE_LACKS',
		message: 'The local NetSuite has no N/ui/serverWidget.createForm.',
	});
});
