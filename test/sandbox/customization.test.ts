import { startSandbox, type Sandbox } from '../../sandbox';
import { call, query } from './client';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ port: 0, seed: 18, customers: 5, invoices: 5 });
});
afterAll(async () => await sandbox.close());

const rows = async (q: string) => (await query(sandbox, q)).body.items as unknown as Array<Record<string, string>>;

test('SuiteQL lists every custom field of the catalogue once, with its label and script ID in capitals', async () => {
	const listed = await rows('SELECT scriptid, name, fieldtype FROM customfield ORDER BY internalid');
	expect(new Set(listed.map(({ scriptid }) => scriptid)).size).toBe(listed.length);
	for (const [type, placement] of [['customer', 'ENTITY'], ['contact', 'ENTITY'], ['invoice', 'BODY'], ['creditMemo', 'BODY']] as const) {
		const { body } = await call<{ properties: Record<string, { title: string }> }>(
			sandbox,
			'GET',
			`/services/rest/record/v1/metadata-catalog/${type}`,
			{ headers: { Accept: 'application/schema+json' } },
		);
		const custom = Object.entries(body.properties).filter(([name]) => name.startsWith('cust'));
		expect(custom.length).toBeGreaterThan(0);
		for (const [name, { title }] of custom) {
			expect(listed).toContainEqual(expect.objectContaining({ scriptid: name.toUpperCase(), name: title, fieldtype: placement }));
		}
	}
});

test('a list field leads to its custom list, whose values are a table of their own', async () => {
	const [field] = await rows("SELECT fieldvaluetype, fieldvaluetyperecord AS list FROM customfield WHERE scriptid = 'CUSTENTITY_SEGMENT'");
	expect(field?.fieldvaluetype).toBe('SELECT');
	const [list] = await rows(`SELECT scriptid FROM customlist WHERE internalid = ${field?.list}`);
	expect(list?.scriptid).toBe('CUSTOMLIST_SEGMENT');
	expect((await rows(`SELECT id, name FROM ${list?.scriptid} ORDER BY id`))[0]).toMatchObject({ id: '1', name: 'Enterprise' });
});
