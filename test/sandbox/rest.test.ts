import { startSandbox, type Sandbox } from '../../sandbox';
import { call, detailOf, query, truthOver } from './client';
import type { TruthRecord } from './shapes';
import { anyText } from './matchers';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ port: 0, seed: 3, customers: 60, invoices: 300, concurrency: 50 });
});
afterAll(() => sandbox.close());

const get = (path: string, headers?: Record<string, string>) =>
	call(sandbox, 'GET', `/services/rest/record/v1/${path}`, { headers });
const truth = (point: string) => truthOver(sandbox, point);

/** Of the truth, what is no field of REST records. */
const elsewhere = ['lines', 'applications', 'customFields', 'contactRole'];

const inRest: Record<string, string> = { class: 'classification' };

/** A dozen of them, from the first to the last. */
const sample = (records: TruthRecord[]) => records.filter((_, index) => index % Math.ceil(records.length / 12) === 0);

describe('a record read by REST says what the truth says', () => {
	test.each([
		'currency',
		'term',
		'paymentMethod',
		'location',
		'department',
		'class',
		'subsidiary',
		'account',
		'currencyRate',
		'contact',
		'customer',
		'invoice',
		'customerPayment',
		'customerDeposit',
		'depositApplication',
		'creditMemo',
		'salesOrder',
		'customerRefund',
		'journalEntry',
		'message',
	])('%s', async (point) => {
		const records = sample(await truth(point));
		expect(records.length).toBeGreaterThan(2);
		for (const record of records) {
			const { status, headers, body } = await get(`${inRest[point] ?? point}/${record.id}`);
			expect([status, headers.get('content-type')]).toEqual([
				200,
				'application/vnd.oracle.resource+json; type=singular; charset=UTF-8',
			]);
			const fields = Object.entries(record).filter(([name]) => !elsewhere.includes(name));
			for (const [name, value] of fields) {
				if (value === null) expect(body).not.toHaveProperty(name);
				else if (typeof value === 'object') expect(body).toMatchObject({ [name]: value as object });
				else expect(body).toHaveProperty(name, value);
			}
		}
	});
});

describe('a record', () => {
	test('links to itself, to what it refers to, and to its sublists', async () => {
		const invoice = (await truth('invoice')).find(({ entity, terms }) => entity && terms)!;
		const { body } = await get(`invoice/${invoice.id}`);
		const at = (path: string) => [{ rel: 'self', href: `${sandbox.url}/services/rest/record/v1/${path}` }];
		expect(body).toMatchObject({
			links: at(`invoice/${invoice.id}`),
			entity: { links: at(`customer/${invoice.entity!.id}`) },
			terms: { links: at(`term/${invoice.terms!.id}`) },
			item: { links: at(`invoice/${invoice.id}/item`) },
		});
	});

	test('has its sublists in it on request', async () => {
		const invoice = (await truth('invoice')).find(({ lines }) => lines.length > 2)!;
		const { body } = await get(`invoice/${invoice.id}?expandSubResources=true`);
		expect(body.item).toMatchObject({
			count: invoice.lines.length,
			hasMore: false,
			totalResults: invoice.lines.length,
		});
		expect(body.item.items.map((line) => [line.line, line.item?.id, line.quantity, line.amount])).toEqual(
			invoice.lines.map((line) => [line.line, line.item?.id, line.quantity ?? undefined, line.amount]),
		);
		const alone = await get(`invoice/${invoice.id}/item`);
		expect(alone.body.items).toEqual(body.item.items);
	});

	test('has only the fields that are asked for', async () => {
		const invoice = (await truth('invoice')).find(({ entity }) => entity)!;
		const { body } = await get(`invoice/${invoice.id}?fields=tranId,total,item`);
		expect(Object.keys(body).sort()).toEqual(['item', 'links', 'total', 'tranId']);
		expect(body).toMatchObject({
			links: [{ rel: 'self', href: `${sandbox.url}/services/rest/record/v1/invoice/${invoice.id}?fields=tranId%2Ctotal%2Citem` }],
			tranId: anyText,
			total: invoice.total,
		});
	});

	test('says what it is applied to', async () => {
		const payment = (await truth('customerPayment')).find(({ applications }) => applications.length > 1)!;
		const { body } = await get(`customerpayment/${payment.id}?expandSubResources=true`);
		const applied = body.apply.items.map(({ doc, type, amount }) => ({ id: doc.id, type, amount }));
		expect(applied).toEqual(payment.applications.map((one) => ({ ...one, type: 'Invoice' })));
	});

	test('is found by its external ID', async () => {
		const customer = (await truth('customer')).find(({ externalId }) => externalId)!;
		expect((await get(`customer/eid:${customer.externalId}`)).body.id).toBe(customer.id);
		expect((await get('customer/eid:nobody')).status).toBe(404);
	});

	test('holds its custom fields under their script ids, typed', async () => {
		const { items } = (
			await query(
				sandbox,
				'SELECT id FROM customer WHERE custentity_channels IS NOT NULL AND custentity_segment IS NOT NULL',
			)
		).body;
		const { body } = await get(`customer/${items[0]!.id}`);
		const at = (list: string, { id }: { id: string }) => ({
			links: [{ rel: 'self', href: `${sandbox.url}/services/rest/record/v1/${list}/${id}` }],
			id: anyText,
			refName: anyText,
		});
		expect(body.custentity_segment).toEqual(at('customlist_segment', body.custentity_segment as never));
		const [channel] = body.custentity_channels.items;
		expect(channel).toEqual(at('customlist_channel', channel as never));
	});
});

test.each([
	['a record that is not there', 'invoice/1', 404, 'NONEXISTENT_ID'],
	['an id that is none', 'invoice/abc', 400, 'INVALID_ID'],
	['an id that begins with nought', 'invoice/000', 400, 'INVALID_ID'],
	['an id of another type', 'salesOrder/999999', 404, 'NONEXISTENT_ID'],
	['a type that is not there', 'unicorn/1', 404, 'NONEXISTENT_RECORD_TYPE'],
	['notes, which REST does not have', 'note/1', 404, 'NONEXISTENT_RECORD_TYPE'],
])('%s is answered in NetSuite’s words', async (_, path, status, code) => {
	const answer = await get(path);
	expect([answer.status, detailOf(answer)['o:errorCode']]).toEqual([status, code]);
	expect(answer.headers.get('content-type')).toBe('application/vnd.oracle.resource+json; type=error; charset=UTF-8');
});

test.each([
	['Accept-Language', 'de-DE,de;q=0.9', 400],
	['Content-Language', 'pt', 400],
	['Accept-Language', 'en-US,de', 200],
	['Accept-Language', '*', 200],
])('a request in the language %s: %s is answered with %d', async (name, language, status) => {
	const answer = await get('currency/1', { [name]: language });
	expect(answer.status).toBe(status);
	if (status === 400) {
		expect(detailOf(answer)).toMatchObject({ detail: expect.stringContaining("value 'en'.") as string, 'o:errorHeader': name });
	}
});

test('what NetSuite has and this stand-in does not is refused as such, what neither has as NetSuite does', async () => {
	const dataset = await call(sandbox, 'GET', '/services/rest/query/v1/dataset/custdataset_x/result');
	expect(detailOf(dataset)).toEqual({
		detail: 'The local NetSuite has no datasets of SuiteAnalytics.',
		'o:errorCode': 'NOT_IN_LOCAL_NETSUITE',
	});
	for (const path of ['/services/rest/hats/v1', '/services/rest/record/v1/customer/%E0%A4%A']) {
		expect((await call(sandbox, 'GET', path)).status).toBe(404);
	}
});

describe('the metadata catalogue', () => {
	test('lists the record types', async () => {
		const { body } = await get('metadata-catalog');
		const names = body.items.map(({ name }) => name);
		expect(names).toEqual(expect.arrayContaining(['customer', 'invoice', 'classification', 'journalEntry']));
		expect(names).not.toContain('note');
	});

	test('describes a type with its custom fields as a JSON schema', async () => {
		const { body, headers } = await get('metadata-catalog/customer', { Accept: 'application/schema+json' });
		expect(headers.get('content-type')).toBe('application/schema+json; charset=UTF-8');
		expect(body.properties).toMatchObject({
			entityId: { title: 'Customer ID', type: 'string' },
			isInactive: { type: 'boolean' },
			lastModifiedDate: { type: 'string', format: 'date-time' },
			terms: { type: 'object', properties: { id: {}, refName: {} } },
			custentity_segment: { title: 'Segment 🌍', type: 'object', 'x-ns-custom-field': true },
			custentity_remittance_email: { type: 'string', format: 'email', 'x-ns-custom-field': true },
		});
		const { properties } = (await get('metadata-catalog/invoice')).body;
		const custom = Object.keys(properties).filter((name) => properties[name]!['x-ns-custom-field']);
		expect(custom).toHaveLength(18);
	});

	test('describes every custom field that SuiteQL has', async () => {
		const { properties } = (await get('metadata-catalog/customer')).body;
		const custom = Object.keys(properties).filter((name) => properties[name]!['x-ns-custom-field']);
		expect((await query(sandbox, `SELECT ${custom.join(', ')} FROM customer`, '?limit=1')).status).toBe(200);
	});

	test('does not know what does not exist', async () => {
		expect((await get('metadata-catalog/unicorn')).status).toBe(404);
	});
});
