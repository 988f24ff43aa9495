/** The nodes with the credential *NetSuite OAuth2 API* in n8n-core, whose own code asks for tokens and sends again. */

import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { fromRuntime, openEngine, type CredentialData, type Engine, type NodeRun } from './engine';
import { openLocalNetSuite, type LocalNetSuite } from './localNetSuite';

jest.setTimeout(60_000);

let engine: Engine;
let netsuite: LocalNetSuite;
/** Each test has stored nothing with its credential yet. */
let credential: CredentialData;

beforeAll(async () => {
	engine = await openEngine();
	netsuite = await openLocalNetSuite({ seed: 31, customers: 30, invoices: 120 });
});

afterAll(async () => {
	await netsuite?.close();
	engine?.close();
});

beforeEach(() => {
	jest.spyOn(fromRuntime('n8n-workflow') as { sleep: unknown }, 'sleep', 'get').mockReturnValue(async () => undefined);
	credential = { ...netsuite.oauth2 };
});

afterEach(async () => await netsuite.clear());

const run = async (type: string, parameters: INodeParameters, items?: readonly IDataObject[]): Promise<NodeRun> =>
	await engine.run({ type, parameters, authentication: 'oAuth2', items }, credential);

const everything = { resource: 'invoice', operation: 'getMany', returnAll: true, simplify: false };
const said = ({ error }: NodeRun) => `${error?.message}\n${error?.description}`;

async function truthIds(point: string): Promise<string[]> {
	return (await netsuite.truth(point)).map(({ id }) => id).sort();
}

test('NetSuite: Get Many reads every invoice, with one token', async () => {
	const before = await netsuite.tokensAskedFor();
	const { outputs, error } = await run('netSuite', everything);
	expect(error).toBeUndefined();
	expect(outputs[0]?.map(({ json }) => json.id).sort()).toEqual(await truthIds('invoice'));
	expect((await netsuite.tokensAskedFor()) - before).toBe(1);
});

test('the token is kept for the next run', async () => {
	await run('netSuite', everything);
	const before = await netsuite.tokensAskedFor();
	await run('netSuite', everything);
	expect(await netsuite.tokensAskedFor()).toBe(before);
});

test.each(['expired', 'revoked'])('a token that is %s in the middle of a run is replaced, and nothing is lost', async (token) => {
	await run('netSuite', everything);
	await netsuite.arm({ fault: 'token', token, path: '/services/rest/query', after: 3, times: 1 });
	const before = await netsuite.tokensAskedFor();
	const { outputs, error } = await run('netSuite', everything);
	expect(error).toBeUndefined();
	expect(outputs[0]?.map(({ json }) => json.id).sort()).toEqual(await truthIds('invoice'));
	expect((await netsuite.tokensAskedFor()) - before).toBe(1);
	expect(await netsuite.unspent()).toEqual([]);
});

test('a token that ended between two runs is replaced', async () => {
	await run('netSuite', everything);
	await netsuite.letTimePass();
	const { outputs, error } = await run('netSuite', everything);
	expect(error).toBeUndefined();
	expect(outputs[0]).toHaveLength((await truthIds('invoice')).length);
});

test('NetSuite Sync plans, and says of notes on customers why they are left out', async () => {
	const { outputs } = await run('netSuiteSync', { operation: 'plan' });
	const note = outputs[0]?.find(({ json }) => json.integrationPoint === 'note')?.json;
	expect(note).toMatchObject({ available: true });
	expect(JSON.stringify(note)).toContain('NetSuite takes SOAP with token-based authentication only');
	expect(outputs[0]?.find(({ json }) => json.integrationPoint === 'invoice')?.json).toMatchObject({ available: true });
});

test('NetSuite Sync reads the notes on documents, batch after batch', async () => {
	const notes: number[] = [];
	let checkpoint = '';
	for (let status: unknown = 'more'; status === 'more'; ) {
		const parameters = { operation: 'getChanges', integrationPoint: 'note', checkpoint: '={{ $json.checkpoint ?? "" }}' };
		const { outputs, error } = await run('netSuiteSync', parameters, [{ checkpoint }]);
		expect(error).toBeUndefined();
		notes.push(...(outputs[0] ?? []).map(({ json }) => json.netsuiteId as number));
		({ checkpoint, status } = outputs[1]?.[0]?.json as { checkpoint: string; status: unknown });
	}
	const onDocuments = (await netsuite.truth('note')).filter(({ transaction }) => transaction !== null);
	expect(notes.map(String).sort()).toEqual(onDocuments.map(({ id }) => id).sort());
});

test('NetSuite writes a contact', async () => {
	const customer = (await netsuite.truth('customer')).find(({ isInactive }) => !isInactive);
	const { outputs, error } = await run('netSuite', {
		resource: 'contact',
		operation: 'create',
		externalId: 'oauth2-contact',
		fields: {
			mappingMode: 'defineBelow',
			value: { firstName: 'Ada', lastName: 'Lovelace', entityId: 'Ada Lovelace', company: customer?.id },
			matchingColumns: [],
			schema: [],
		} as unknown as INodeParameters,
	});
	expect(error).toBeUndefined();
	expect(outputs[0]?.[0]?.json).toMatchObject({ outcome: 'created' });
});

test('NetSuite refuses to write a note, and says what to do instead', async () => {
	const [invoice] = await netsuite.truth('invoice');
	const failed = await run('netSuite', {
		resource: 'note',
		operation: 'create',
		externalId: 'oauth2-note',
		attachTo: 'invoice',
		parent: { __rl: true, mode: 'id', value: invoice?.id } as INodeParameters,
		title: 'Called',
		note: 'Will pay',
	});
	expect(said(failed)).toContain('NetSuite takes SOAP with token-based authentication only');
	expect(said(failed)).toContain('Choose a credential "NetSuite TBA API"');
});

const refusals: Record<string, [change: () => CredentialData, says: RegExp]> = {
	'an unknown client': [() => ({ ...netsuite.oauth2, clientId: 'f'.repeat(64) }), /gives no access token and says: invalid_grant.*Login Audit Trail/s],
	'another certificate': [() => ({ ...netsuite.oauth2, certificateId: 'abc' }), /gives no access token and says: invalid_grant/],
	'a key that is none': [() => ({ ...netsuite.oauth2, privateKey: 'nonsense' }), /Private Key is not a private key.*credential "NetSuite OAuth2 API"/s],
	'no client ID': [() => ({ ...netsuite.oauth2, clientId: '' }), /Client ID is empty/],
};

test.each(Object.keys(refusals))('%s is an error that says what to do, once, and shows no secret', async (what) => {
	const [change, says] = refusals[what]!;
	credential = change();
	const before = await netsuite.requests();
	const failed = await run('netSuite', everything, [{}, {}]);
	expect(said(failed)).toMatch(says);
	expect((await netsuite.requests()) - before).toBeLessThanOrEqual(1);
	for (const line of netsuite.oauth2.privateKey!.split('\n').slice(1, -2)) expect(JSON.stringify(failed)).not.toContain(line);
	expect(JSON.stringify(failed)).not.toContain('client_assertion');
});

test('a token that NetSuite gives and refuses is told as a refused login, in its words', async () => {
	await netsuite.arm({ fault: 'token', token: 'revoked', path: '/services/rest/query', times: 1000 });
	const failed = await run('netSuite', everything);
	expect(said(failed)).toMatch(/Invalid login attempt.*Login Audit Trail/s);
	expect(JSON.stringify(failed)).not.toContain('Bearer ey');
});

test('n8n’s own HTTP Request node uses it for the account’s hosts, and nothing else', async () => {
	const request = async (url: string) =>
		await engine.run(
			{
				type: 'n8n-nodes-base.httpRequest',
				version: 4.2,
				authentication: 'oAuth2',
				parameters: { authentication: 'predefinedCredentialType', nodeCredentialType: 'netSuiteOAuth2Api', url },
			},
			credential,
		);
	const { outputs, error } = await request(`${netsuite.oauth2.serverUrl}/services/rest/system/v1/serverTime`);
	expect(error).toBeUndefined();
	expect(JSON.stringify(outputs[0])).toContain('serverTime');
	expect(said(await request('http://127.0.0.1:1/services/rest/system/v1/serverTime'))).toContain('to account');
});
