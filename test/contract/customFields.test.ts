import { customFieldsOf, findRecords, integrationPoint } from '../../netsuite';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';

let netsuite: LocalNetSuite;

beforeAll(async () => {
	netsuite = await startLocalNetSuite({ invoices: 60 });
});
afterAll(async () => await netsuite.close());

test.each([['invoice', /^custbody/], ['customer', /^custentity/]] as const)('%s: the account’s custom fields are read with their types', async (name, script) => {
	const point = integrationPoint(name);
	const customFields = await customFieldsOf(netsuite.client, point);
	expect(customFields.length).toBeGreaterThan(3);
	for (const field of customFields) expect(field.name).toMatch(script);
	expect(customFields.map(({ type }) => type)).toEqual(expect.arrayContaining(['text', 'boolean', 'date', 'reference']));

	const { records, leftOut } = await findRecords(netsuite.client, point, {
		conditions: [],
		combine: 'all',
		limit: null,
		sublists: false,
		customFields,
	});
	expect(leftOut).toEqual([]);
	for (const { name: field, type } of customFields) {
		const values = records.map((record) => record.customFields[field] ?? null).filter((value) => value !== null);
		expect([field, values.length > 0]).toEqual([field, true]);
		for (const value of values) expect([field, fits(type, value)]).toEqual([field, true]);
	}
});

test('a point that REST does not have shows none', async () => {
	expect(await customFieldsOf(netsuite.client, integrationPoint('note'))).toEqual([]);
});

function fits(type: string, value: unknown): boolean {
	switch (type) {
		case 'boolean':
			return typeof value === 'boolean';
		case 'integer':
			return Number.isInteger(value);
		case 'number':
		case 'amount':
			return typeof value === 'number';
		case 'date':
			return /^\d{4}-\d\d-\d\d$/.test(String(value));
		case 'timestamp':
			return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(String(value));
		case 'reference':
			return typeof (value as { id: unknown }).id === 'string';
		default:
			return typeof value === 'string';
	}
}
