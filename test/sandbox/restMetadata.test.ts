import { startSandbox, type Sandbox } from '../../sandbox';
import { call, control, detailOf } from './client';

/** The metadata catalogue in both its forms. */

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ port: 0, seed: 2, customers: 10, invoices: 10, concurrency: 50 });
});
afterAll(() => sandbox.close());

interface Property {
	type?: string;
	format?: string;
	enum?: string[];
	$ref?: string;
	properties?: Record<string, Property>;
	items?: Property;
	'x-ns-sublistkey'?: object;
	'x-ns-filterable'?: string[];
}
type Schema = Property & { $schema: string; properties: Record<string, Property> };

const catalogue = '/services/rest/record/v1/metadata-catalog';
const get = <T>(path: string, accept?: string) =>
	call<T>(sandbox, 'GET', `${catalogue}${path}`, { headers: accept ? { Accept: accept } : {} });
const schemaOf = async (type: string) => (await get<Schema>(`/${type}`, 'application/schema+json')).body;

describe('the index', () => {
	interface Index {
		items: Array<{ name: string; links: Array<{ rel: string; href: string; mediaType?: string }> }>;
	}

	test('names the forms in which each type is described', async () => {
		const { headers, body } = await get<Index>('');
		expect(headers.get('content-type')).toBe('application/json; charset=UTF-8');
		const href = `${sandbox.url}${catalogue}/customerPayment`;
		expect(body.items.find(({ name }) => name === 'customerPayment')!.links).toEqual([
			{ rel: 'canonical', href, mediaType: 'application/json' },
			{ rel: 'alternate', href, mediaType: 'application/swagger+json' },
			{ rel: 'alternate', href, mediaType: 'application/schema+json' },
			{ rel: 'describes', href: `${sandbox.url}/services/rest/record/v1/customerPayment` },
		]);
	});

	test('can be of some types, but not of those that there are not', async () => {
		const { body } = await get<Index>('/?select=customer,salesorder');
		expect(body.items.map(({ name }) => name)).toEqual(['customer', 'salesOrder']);
		expect((await get('?select=customer,hat')).status).toBe(404);
	});

	test('leaves away what the role cannot see', async () => {
		await control(sandbox, 'POST', '/faults', { fault: 'hide', table: 'customer' });
		const { body } = await get<Index>('');
		expect(body.items.map(({ name }) => name)).not.toContain('customer');
		expect((await get('/customer')).status).toBe(403);
		await control(sandbox, 'DELETE', '/faults');
	});
});

describe('a JSON schema', () => {
	test('has fields by kind, references and custom fields on the spot, and links elsewhere', async () => {
		const { $schema, properties } = await schemaOf('invoice');
		expect($schema).toBe('https://json-schema.org/draft-06/hyper-schema#');
		const links = { title: 'Links', type: 'array', readOnly: true, items: { $ref: `${catalogue}/nsLink` } };
		expect(properties).toMatchObject({
			tranDate: { title: 'Date', type: 'string', format: 'date', nullable: true },
			total: { type: 'number', format: 'double' },
			terms: { type: 'object', properties: { id: { type: 'string' }, refName: {}, externalId: {}, links } },
			custbody_approvers: { 'x-ns-custom-field': true, type: 'object', properties: { items: { items: { properties: { id: {} } } } } },
			links,
		});
		expect(properties.status!.properties!.id!.enum).toEqual(expect.arrayContaining(['A', 'B', 'V']));
		expect((await schemaOf('nsLink')).properties).toMatchObject({ rel: { type: 'string' }, href: { type: 'string' } });
	});

	test('has sublists with their lines’ fields, keys and subrecords', async () => {
		const { item } = (await schemaOf('invoice')).properties;
		const line = item!.properties!.items!.items!;
		expect(line.properties).toMatchObject({ line: { type: 'integer' }, quantity: { type: 'number' }, item: { type: 'object' } });
		expect(line['x-ns-sublistkey']).toEqual({ present: true, value: { new: ['orderLine'], existing: ['line'] } });
		const { addressBook } = (await schemaOf('customer')).properties;
		const { addressBookAddress } = addressBook!.properties!.items!.items!.properties!;
		expect(addressBookAddress!.properties).toMatchObject({ city: { type: 'string' } });
		expect(addressBookAddress!.properties!.country!.properties!.id!.enum).toContain('BE');
	});

	test('names what q can be about: everything that it names can be asked for', async () => {
		for (const type of ['customer', 'invoice', 'contact', 'message', 'journalEntry']) {
			const { 'x-ns-filterable': names } = await schemaOf(type);
			expect(names!.length).toBeGreaterThan(5);
			const q = names!.map((name) => `${name} EMPTY`).join(' OR ');
			expect((await call(sandbox, 'GET', `/services/rest/record/v1/${type}?limit=1&q=${encodeURIComponent(q)}`)).status).toBe(200);
		}
	});

	test('describes whatever a record shows', async () => {
		for (const type of ['customer', 'invoice', 'customerPayment', 'creditMemo', 'contact', 'message', 'account']) {
			const { properties } = await schemaOf(type);
			const list = await call<{ items: Array<{ id: string }> }>(sandbox, 'GET', `/services/rest/record/v1/${type}?limit=5`);
			for (const { id } of list.body.items) {
				const path = `/services/rest/record/v1/${type}/${id}?expandSubResources=true`;
				const { body } = await call<Record<string, { items?: object[] }>>(sandbox, 'GET', path);
				expect(Object.keys(properties)).toEqual(expect.arrayContaining(Object.keys(body)));
				for (const [name, value] of Object.entries(body)) {
					const lines = properties[name]!.properties?.items?.items?.properties;
					const known = lines && [...Object.keys(lines), 'addressBookAddress_text'];
					for (const line of (known && value.items) || []) expect(known).toEqual(expect.arrayContaining(Object.keys(line)));
				}
			}
		}
	});
});

describe('OpenAPI 3.0', () => {
	interface OpenApi {
		openapi: string;
		servers: Array<{ url: string }>;
		paths: Record<string, Record<string, { parameters: Array<{ name: string; required?: boolean }>; requestBody?: object }>>;
		components: { schemas: Record<string, Property> };
	}
	const swagger = async (select: string) => (await get<OpenApi>(`?select=${select}`, 'application/swagger+json')).body;

	test('says what can be done with records, and under which address', async () => {
		const { openapi, servers, paths } = await swagger('customerPayment,invoice,currency');
		expect(openapi).toMatch(/^3\.0/);
		expect(servers).toEqual([{ url: `${sandbox.url}/services/rest/record/v1` }]);
		expect(Object.keys(paths['/customerPayment']!)).toEqual(['get', 'post', 'put', 'patch', 'delete']);
		expect(Object.keys(paths['/currency']!)).toEqual(['get']);
		expect(Object.keys(paths)).toEqual(
			expect.arrayContaining([
				'/invoice/{id}',
				'/invoice/{id}/!transform/creditMemo',
				'/invoice/{id}/!transform/customerPayment',
				'/invoice/{targetId}/!attach/contact/{attachmentId}',
			]),
		);
		expect(paths['/invoice']!.delete!.parameters).toContainEqual(expect.objectContaining({ name: 'Prefer', required: true }));
	});

	test('refers to nothing that it does not describe', async () => {
		const whole = await swagger('customerPayment,invoice,customer');
		const refs = [...JSON.stringify(whole).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref!);
		expect(refs.length).toBeGreaterThan(20);
		for (const ref of refs) expect(whole.components.schemas).toHaveProperty([ref.replace('#/components/schemas/', '')]);
	});

	test('gives records outside of the selection no structure', async () => {
		const { components } = await swagger('invoice,term');
		const { entity, terms, item } = components.schemas.invoice!.properties!;
		expect([entity, terms, item]).toEqual([
			{ $ref: '#/components/schemas/nsResource' },
			{ $ref: '#/components/schemas/term' },
			{ $ref: '#/components/schemas/invoice-itemCollection' },
		]);
		expect(components.schemas['invoice-itemElement']!.properties).toHaveProperty('quantity');
	});

	test('of one type by its address', async () => {
		const { headers, body } = await get<OpenApi>('/contact', 'application/swagger+json');
		expect(headers.get('content-type')).toBe('application/swagger+json; charset=UTF-8');
		expect(Object.keys(body.paths)[0]).toBe('/contact');
	});
});

test.each([
	['names with spaces in the path', '/customer,%20salesOrder', undefined, 'INVALID_REQUEST'],
	['another form', '/customer', 'text/html', 'INVALID_HEADER'],
])('%s are refused', async (_, path, accept, code) => {
	const answer = await get(path, accept);
	expect([answer.status, detailOf(answer as never)['o:errorCode']]).toEqual([400, code]);
});

test('governance limits are the account’s own, and the server’s time its clock’s', async () => {
	const system = (name: string) => call(sandbox, 'GET', `/services/rest/system/v1/${name}`);
	expect((await system('governanceLimits')).body).toEqual({
		accountConcurrencyLimit: 50,
		accountUnallocatedConcurrencyLimit: 50,
		integrationLimitType: 'accountLimit',
	});
	expect((await system('serverTime')).body).toEqual({ serverTime: '2026-01-15T17:00:00.000Z' });
	expect((await call(sandbox, 'POST', '/services/rest/system/v1/governanceLimits')).status).toBe(405);
});
