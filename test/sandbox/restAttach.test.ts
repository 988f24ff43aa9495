import { startSandbox, type Sandbox } from '../../sandbox';
import { call, detailOf, query, truthOver } from './client';
import type { TruthRecord } from './shapes';

/** `!attach` and `!detach`, and what can be chosen in fields. */

let sandbox: Sandbox;
let customer: TruthRecord;
let other: TruthRecord;

beforeAll(async () => {
	sandbox = await startSandbox({ port: 0, seed: 37, customers: 40, invoices: 40, concurrency: 50 });
	[customer, other] = (await truthOver(sandbox, 'customer')).filter(({ isInactive }) => !isInactive) as [TruthRecord, TruthRecord];
});
afterAll(() => sandbox.close());

const send = <T = never>(method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
	call<T>(sandbox, method, `/services/rest/record/v1/${path}`, { body, headers });

let contacts = 0;
async function contact(): Promise<string> {
	const body = { entityId: `Attached ${++contacts}`, externalId: `attached-${contacts}`, company: { id: customer.id } };
	return (await send('POST', 'contact', body)).headers.get('location')!.split('/').pop()!;
}
const contactsOf = async ({ id }: TruthRecord) =>
	(await send<{ items: Array<{ contact: { id: string } }> }>('GET', `customer/${id}/contactList`)).body.items.map(({ contact }) => contact.id);

describe('a contact', () => {
	test('is attached to another customer and detached again, and keeps its own', async () => {
		const id = await contact();
		expect((await send('POST', `customer/${other.id}/!attach/contact/${id}`)).status).toBe(204);
		expect(await contactsOf(other)).toContain(id);
		expect(await contactsOf(customer)).toContain(id);
		expect((await send('POST', `customer/${other.id}/!detach/contact/eid:attached-${contacts}`)).status).toBe(204);
		expect(await contactsOf(other)).not.toContain(id);
		expect(await contactsOf(customer)).toContain(id);
	});

	test('is given a role at its company, and leaves the company when it is detached', async () => {
		const id = await contact();
		const row = async () => (await query(sandbox, `SELECT company, contactrole FROM contact WHERE id = ${id}`)).body.items[0];
		expect((await send('POST', `customer/${customer.id}/!attach/contact/${id}`, { role: { id: '-10' } })).status).toBe(204);
		expect(await row()).toMatchObject({ company: customer.id, contactrole: '-10' });
		expect((await send('POST', `customer/${customer.id}/!detach/contact/${id}`, {})).status).toBe(204);
		expect(await row()).not.toHaveProperty('company');
		expect(await contactsOf(customer)).not.toContain(id);
	});

	test('is attached to a document too', async () => {
		const [invoice] = await truthOver(sandbox, 'invoice');
		const path = `invoice/${invoice!.id}/!attach/contact/${await contact()}`;
		expect((await send('POST', path)).status).toBe(204);
		expect((await send('POST', path.replace('attach', 'detach'))).status).toBe(204);
		expect(detailOf(await send('POST', path.replace('attach', 'detach'))).detail).toContain('That record is not attached.');
	});
});

test.each([
	['a record of another kind', 'customer/:id/!attach/invoice/1', 400],
	['a contact that there is not', 'customer/:id/!attach/contact/999999', 404],
	['a file that there is not', 'customer/:id/!attach/file/999999', 404],
	['to a record that there is not', 'customer/999999/!attach/contact/1', 404],
	['too long an address', 'customer/:id/!attach/contact/1/2', 400],
])('%s is not attached', async (_, path, status) => {
	expect((await send('POST', path.replace(':id', customer.id))).status).toBe(status);
});

test('attaching takes POST alone, and a role that there is', async () => {
	const path = `customer/${customer.id}/!attach/contact/${await contact()}`;
	expect((await send('GET', path)).status).toBe(405);
	expect(detailOf(await send('POST', path, { role: { id: '77' } }))).toMatchObject({ 'o:errorPath': 'role' });
	expect(detailOf(await send('POST', path, { role: 'constructor' }))).toMatchObject({ 'o:errorPath': 'role' });
});

describe('select options', () => {
	interface Options {
		links: Array<{ rel: string; method: string; href: string }>;
		count: number;
		offset: number;
		hasMore: boolean;
		totalResults: number;
		items: Array<{ id: string; refName: string }>;
	}
	const accept = 'application/vnd.oracle.resource+json; type=select-options';
	const ask = async (path: string, method = 'POST') =>
		await send<Record<string, { _selectOptions: Options }>>(method, path, undefined, { Accept: accept });

	test('come with links, a page of each field, for a new record and for one that is there', async () => {
		const { status, headers, body } = await ask('customer?fields=terms,entityStatus&limit=2');
		expect([status, headers.get('content-type')]).toEqual([200, `${accept}; charset=UTF-8`]);
		const { terms, entityStatus } = body as { terms: { _selectOptions: Options }; entityStatus: { _selectOptions: Options } };
		expect(terms._selectOptions).toMatchObject({ count: 2, offset: 0, hasMore: true });
		expect(terms._selectOptions.links.map(({ rel, method }) => [rel, method])).toEqual([
			['next', 'POST'],
			['last', 'POST'],
			['self', 'POST'],
		]);
		expect(terms._selectOptions.links[0]!.href).toBe(`${sandbox.url}/services/rest/record/v1/customer?limit=2&offset=2&fields=terms`);
		expect(entityStatus._selectOptions.items).toHaveLength(2);
		expect((await ask(`customer/${customer.id}?fields=terms`, 'PATCH')).status).toBe(200);
	});

	test('are filtered by name', async () => {
		const names = async (q: string) =>
			(await ask(`customer?fields=terms,entityStatus&q=${encodeURIComponent(q)}`)).body.entityStatus!._selectOptions.items.map(({ refName }) => refName);
		expect(await names('entityStatus START_WITH CUSTOMER-L')).toEqual(['CUSTOMER-Lost Customer']);
		expect(await names('terms CONTAIN net, entityStatus IS "customer-closed won"')).toEqual(['CUSTOMER-Closed Won']);
		expect(await names('terms CONTAIN net')).toHaveLength(3);
	});

	test.each([
		['another operator', 'fields=terms&q=terms GREATER 1', 'q'],
		['conditions without commas', 'fields=terms&q=terms IS x terms IS y', 'q'],
		['a field of a sublist', 'fields=item.item', 'fields'],
		['no field', 'limit=1', 'fields'],
		['a page within a page', 'fields=terms&limit=2&offset=1', 'offset'],
	])('are refused for %s', async (_, parameters, at) => {
		const answer = await ask(`invoice?${parameters.replaceAll(' ', '%20')}`);
		expect([answer.status, detailOf(answer as never)]).toEqual([400, expect.objectContaining({ 'o:errorQueryParam': at })]);
	});

	test('are asked for by POST or PATCH', async () => {
		expect((await ask('customer?fields=terms', 'GET')).status).toBe(405);
		expect((await ask('customer?fields=terms', 'PATCH')).status).toBe(405);
	});
});
