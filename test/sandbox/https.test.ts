import { request as httpsRequest } from 'node:https';
import { connect } from 'node:net';
import { startSandbox, type Sandbox } from '../../sandbox';
import { authorization } from './client';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ port: 0, customers: 2, invoices: 4 });
});

afterAll(() => sandbox.close());

const httpsUrl = () => sandbox.url.replace('http:', 'https:');

async function certificate(): Promise<string> {
	return (await fetch(`${sandbox.url}/_sandbox/certificate`)).text();
}

/** GET by HTTPS, by a client that trusts the certificate for that name. */
function get(url: string, ca: string, servername: string, headers: Record<string, string> = {}) {
	return new Promise<{ status: number; body: string }>((resolve, reject) => {
		const options = { ca, servername, headers: { Host: new URL(url).host, ...headers }, agent: false } as const;
		const sent = httpsRequest(url, options, (response) => {
			let body = '';
			response.setEncoding('utf8').on('data', (part: string) => (body += part));
			response.on('end', () => resolve({ status: response.statusCode!, body }));
		});
		sent.on('error', reject).end();
	});
}

test.each(['localhost', '1234567-sb1.suitetalk.api.netsuite.com', '1234567-sb1.restlets.api.netsuite.com'])(
	'HTTPS at the same port, for %s',
	async (name) => {
		const url = `${httpsUrl()}/services/rest/system/v1/serverTime`;
		const login = authorization(sandbox, 'GET', url);
		const answer = await get(url, await certificate(), name, { Authorization: login });
		expect(answer).toMatchObject({ status: 200, body: expect.stringContaining('Z') as string });
	},
);

test('a signature for HTTP does not hold for HTTPS', async () => {
	const url = `${sandbox.url}/services/rest/system/v1/serverTime`;
	const login = authorization(sandbox, 'GET', url);
	const answer = await get(url.replace('http:', 'https:'), await certificate(), 'localhost', {
		Authorization: login,
	});
	expect(answer.status).toBe(401);
});

test('another host is not in the certificate', async () => {
	await expect(get(httpsUrl(), await certificate(), 'example.com')).rejects.toThrow(/altnames|Hostname/);
});

test('the private key is nowhere to be had', async () => {
	expect(await certificate()).toMatch(/^-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\s*$/);
});

test('who hangs up before a request hurts nobody, nor does what is neither', async () => {
	const { port } = new URL(sandbox.url);
	for (const first of ['', '\u0016nonsense', 'nonsense\r\n\r\n']) {
		await new Promise<void>((resolve) => {
			const socket = connect(Number(port), '127.0.0.1', () => socket.end(first));
			socket.on('error', () => {}).on('close', () => resolve());
			socket.resume();
		});
	}
	expect((await fetch(`${sandbox.url}/_sandbox`)).status).toBe(200);
});
