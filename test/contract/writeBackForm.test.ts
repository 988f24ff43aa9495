import type { IHttpRequestOptions, ILoadOptionsFunctions } from 'n8n-workflow';

import { NetSuiteTbaApi } from '../../credentials/NetSuiteTbaApi.credentials';
import { listSearch, resourceMapping } from '../../nodes/NetSuite/methods';
import { startSandbox, type Sandbox } from '../../sandbox';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ port: 0, seed: 7, customers: 20, invoices: 40 });
});
afterEach(async () => await faults('DELETE'));
afterAll(async () => await sandbox.close());

const faults = async (method: string, body?: unknown): Promise<void> => {
	await (await fetch(`${sandbox.url}/_sandbox/faults`, { method, body: JSON.stringify(body) })).text();
};

/** The editor with a node open, as far as the node's methods see it. */
function editor(parameters: Record<string, unknown>): ILoadOptionsFunctions {
	const { oauth2: _oauth2, ...keys } = sandbox.credentials;
	const credential = { accountId: sandbox.account, serverUrl: sandbox.url, ...keys };
	const send = async (_type: string, options: IHttpRequestOptions) => {
		const authenticate = new NetSuiteTbaApi().authenticate as (data: unknown, request: IHttpRequestOptions) => Promise<IHttpRequestOptions>;
		const { url, method, headers, body } = await authenticate(credential, options);
		const answer = await fetch(url, { method, headers: headers as Record<string, string>, body: body && JSON.stringify(body) } as RequestInit);
		return { statusCode: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() };
	};
	return {
		getCredentials: async () => credential,
		getCurrentNodeParameter: (name: string) => parameters[name],
		getNode: () => ({ name: 'NetSuite', type: 'netSuite', typeVersion: 1, parameters: {}, position: [0, 0], id: '1' }),
		helpers: { httpRequestWithAuthentication: { call: async (_context: unknown, type: string, options: IHttpRequestOptions) => await send(type, options) } },
	} as unknown as ILoadOptionsFunctions;
}

const fieldsFor = async (operation: string) =>
	(await resourceMapping.getWritableFields.call(editor({ resource: 'contact', operation }))).fields;

test('T10: the form offers the account’s own fields with their types, the usual ones first', async () => {
	const fields = await fieldsFor('create');
	const byId = Object.fromEntries(fields.map((field) => [field.id, field]));
	expect(fields.filter(({ removed }) => !removed).map(({ id }) => id).sort()).toEqual(['company', 'email', 'firstName', 'lastName', 'phone', 'title']);
	expect(byId.company).toMatchObject({ displayName: 'Company (company, exact customer name or ID)', type: 'string' });
	expect(byId.isInactive).toMatchObject({ type: 'boolean', removed: true });
	expect(byId.custentity_decision_maker).toMatchObject({ displayName: 'Decision Maker (custentity_decision_maker)', type: 'boolean' });
	expect(byId).not.toHaveProperty('externalId');
});

test('a custom list comes with its values', async () => {
	const field = (await fieldsFor('create')).find(({ id }) => id === 'custentity_prefers');
	expect(field?.type).toBe('options');
	expect(field?.options).toContainEqual({ name: 'Telephone', value: '2' });
});

test('for an update no field lies there empty, and none is required', async () => {
	const fields = await fieldsFor('update');
	expect(fields.length).toBeGreaterThan(10);
	expect(fields.filter(({ removed, required }) => !removed || required)).toEqual([]);
});

test('the list of parents is of what the note is attached to', async () => {
	const search = async (attachTo: string, filter?: string) =>
		(await listSearch.searchParents.call(editor({ resource: 'note', attachTo }), filter)).results;
	const invoices = await search('invoice');
	const [invoice] = invoices;
	expect(invoices).toHaveLength(40);
	expect(await search('invoice', invoice?.name)).toContainEqual(invoice);
	expect(await search('customer')).toHaveLength(20);
});

test('a form that cannot be filled says why', async () => {
	await faults('POST', { fault: 'hide', table: 'contact' });
	await expect(fieldsFor('create')).rejects.toThrow(/permission/i);
});
