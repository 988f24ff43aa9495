import { readFileSync } from 'node:fs';

import { checkConnection, Governor, type Client, type Finding } from '../../netsuite';
import { suiteApp } from '../../netsuite/preflight/suiteApp';
import { restlet, projectOf } from '../sandbox/sdfProject';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';

/** A RESTlet of the script ID that the check asks for. @param answer as its source has it. */
const project = (answer: string): string =>
	projectOf(restlet(suiteApp.script.replace('customscript_', ''), `/** @NApiVersion 2.1 @NScriptType Restlet */\ndefine([], () => ({ get: () => (${answer}) }));`));

let netsuite: LocalNetSuite | undefined;
afterEach(async () => {
	await netsuite?.close();
	netsuite = undefined;
});

async function line(answer?: string, connect: (local: LocalNetSuite) => Client = ({ client }) => client): Promise<Finding | undefined> {
	netsuite = await startLocalNetSuite({ customers: 3, invoices: 4, projects: answer === undefined ? [] : [project(answer)] });
	const login = { host: 'localhost', way: 'token-based authentication', now: Date.now };
	const findings = await checkConnection(connect(netsuite), { ...login, soap: true, governor: () => new Governor().state() });
	return findings.find(({ check }) => check === 'SuiteApp');
}

test('R2: the SuiteApp is not installed, and what works without it is said', async () => {
	expect(await line()).toMatchObject({ status: 'not installed', advice: expect.stringMatching(/^Nothing to do\. .*work without it/) as string });
});

test.each<[string, (local: LocalNetSuite) => Client]>([
	['token-based authentication', ({ client }) => client],
	['OAuth 2.0', (local) => local.connectOAuth2()],
])('R2: the SuiteApp is installed, and says its version, by %s', async (_, connect) => {
	const installed = await line(`{ suiteApp: '${suiteApp.name}', version: '1.4.0' }`, connect);
	expect(installed).toMatchObject({ status: 'ok', detail: 'It is installed, version 1.4.0.' });
});

test.each([
	['of another company', "{ suiteApp: 'somebody-else', version: '9' }"],
	['that answers anything', "'hello'"],
	['that does not say its version', `{ suiteApp: '${suiteApp.name}' }`],
])('R2: a RESTlet %s in its place is not taken for it', async (_, answer) => {
	expect(await line(answer)).toMatchObject({ status: 'failed', detail: expect.stringContaining('it is not that of n8n-nodes-netsuite-ar') as string });
});

test('R2: it cannot be told for a role that may not call RESTlets, and that harms nothing else', async () => {
	const body = JSON.stringify({ error: { code: 'INVALID_LOGIN_CREDENTIALS', message: 'You have entered an invalid email address or password.' } });
	const forbidden = (local: LocalNetSuite) => local.connect({}, { instead: ({ service }) => (service === 'restlet' ? { status: 401, headers: {}, body } : null) });
	expect(await line(undefined, forbidden)).toMatchObject({ status: 'warning', advice: expect.stringMatching(/Web Services Only/) as string });
});

test('R2: the name is that of the package', () => {
	const { name } = JSON.parse(readFileSync('package.json', 'utf8')) as { name: string };
	expect(suiteApp.name).toBe(name);
});
