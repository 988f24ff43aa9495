import { startSandbox, type Sandbox } from '../../sandbox';
import { call } from './client';

/** What public REST clients ask for, as they ask for it. */

interface Listed {
	items: Array<{ name: string; links: Array<{ href: string }> }>;
	hasMore: boolean;
	offset: number;
	count: number;
	totalResults: number;
}
interface Schema {
	properties: Record<string, unknown>;
}

const RECORDS = '/services/rest/record/v1';
const asSchema = { headers: { Accept: 'application/schema+json' } };

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ port: 0, customers: 8, invoices: 25 });
});
afterAll(() => sandbox.close());

test("Airbyte's source: every record type of the catalogue, its schema, its records in slices of time", async () => {
	const { items: types } = (await call<Listed>(sandbox, 'GET', `${RECORDS}/metadata-catalog`)).body;
	expect(types.length).toBeGreaterThan(15);
	for (const { name } of types) {
		const { status, body } = await call<Schema>(sandbox, 'GET', `${RECORDS}/metadata-catalog/${name}`, asSchema);
		expect([name, status]).toEqual([name, 200]);
		for (const [reference] of JSON.stringify(body).matchAll(/(?<="\$ref":")[^"]+/g)) {
			expect((await call(sandbox, 'GET', reference, asSchema)).status).toBe(200);
		}
		const cursor = 'lastModifiedDate' in body.properties ? 'lastModifiedDate' : null;
		const q = cursor ? `&q=${encodeURIComponent(`${cursor} AFTER "01/01/2020" AND ${cursor} BEFORE "12/31/2030"`)}` : '';
		let read = 0;
		for (let offset = 0, page: Listed | null = null; !page || page.hasMore; offset = page.offset + page.count) {
			const list = await call<Listed>(sandbox, 'GET', `${RECORDS}/${name}?limit=1000&offset=${offset}${q}`);
			expect([name, list.status]).toEqual([name, 200]);
			page = list.body;
			read += page.items.length;
			for (const { links } of page.items.slice(0, 5)) {
				const record = await call(sandbox, 'GET', `${links[0]!.href}?expandSubResources=True`);
				expect([links[0]!.href, record.status]).toEqual([links[0]!.href, 200]);
				expect(Object.keys(record.body).filter((field) => !(field in body.properties))).toEqual([]);
			}
			if (!page.hasMore) expect([name, read]).toEqual([name, page.totalResults]);
		}
	}
}, 60_000);

test.each(['vendorBill', 'cashSale', 'OPPORTUNITY'])(
	'%s, which NetSuite has, is said to be missing here',
	async (type) => {
		const { status, body } = await call(sandbox, 'GET', `${RECORDS}/${type}?limit=50`);
		expect([status, body['o:errorDetails']]).toEqual([
			400,
			[{ detail: `The local NetSuite has no records of type ${type}.`, 'o:errorCode': 'NOT_IN_LOCAL_NETSUITE' }],
		]);
	},
);

test('OPTIONS of everything, with which clients try their login', async () => {
	const statusOf = async (login?: { tokenSecret: string }) =>
		(await call(sandbox, 'OPTIONS', '/services/rest/*', { login })).status;
	expect([await statusOf(), await statusOf({ tokenSecret: 'x' })]).toEqual([204, 401]);
});

test.each(['vendorbil', 'folder', 'transaction'])('%s is no record type of REST', async (type) => {
	const { status, body } = await call(sandbox, 'GET', `${RECORDS}/${type}?limit=50`);
	expect([status, body['o:errorDetails']]).toMatchObject([404, [{ detail: `Record type '${type}' does not exist.` }]]);
});
