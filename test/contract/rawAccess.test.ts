import { bindParameters, getRecord, runQuery, withoutLinks } from '../../netsuite';
import type { NetSuiteRecord } from '../../netsuite/read/records';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';
import { failureOf } from '../support/queryServer';

let netsuite: LocalNetSuite;

beforeAll(async () => {
	netsuite = await startLocalNetSuite({ invoices: 600 });
});
afterAll(async () => await netsuite.close());

const query = async (text: string, parameters = {}, limit: number | null = null) =>
	await runQuery(netsuite.client, bindParameters(text, parameters), { limit });

describe('a query', () => {
	test('gives all its rows, over several pages, in its own order', async () => {
		const rows = await query('SELECT id, trandate FROM transaction ORDER BY id DESC');
		expect(rows.length).toBeGreaterThan(1_000);
		const ids = rows.map(({ id }) => Number(id));
		expect(ids).toEqual([...new Set(ids)].sort((a, b) => b - a));
	});

	test('gives as many as asked for', async () => {
		expect(await query('SELECT id FROM transaction ORDER BY id', {}, 1_200)).toHaveLength(1_200);
		expect(await query('SELECT id FROM transaction ORDER BY id', {}, 3)).toHaveLength(3);
	});

	test('takes parameters', async () => {
		const invoices = await netsuite.truth('invoice');
		const two = invoices.slice(0, 2).map(({ id }) => Number(id));
		const rows = await query("SELECT id FROM transaction WHERE type = :type AND id IN :ids ORDER BY id -- ':type'", { type: 'CustInvc', ids: two });
		expect(rows.map(({ id }) => Number(id))).toEqual(two);
	});

	test('that NetSuite refuses is told in NetSuite’s words', async () => {
		const error = await failureOf(query('SELECT nosuchcolumn FROM transaction'));
		expect(error).toMatchObject({ kind: 'notVisible', status: 400 });
		expect(error.message).toContain('nosuchcolumn');
		expect((await failureOf(query('SELECT id FROM nosuchtable'))).message).toContain('nosuchtable');
	});
});

describe('a record of any type', () => {
	test('comes as NetSuite has it', async () => {
		const invoice = (await netsuite.truth('invoice'))[0] as NetSuiteRecord;
		const record = await getRecord(netsuite.client, 'invoice', invoice.id);
		expect(record).toMatchObject({ id: invoice.id, tranId: invoice.tranId, links: expect.any(Array) as unknown });
		expect(JSON.stringify(withoutLinks(record))).not.toContain('"links"');
	});

	test('also by external ID', async () => {
		const customer = (await netsuite.truth('customer')).find(({ externalId }) => externalId !== null) as NetSuiteRecord;
		expect(await getRecord(netsuite.client, 'customer', `eid:${customer.externalId as string}`)).toMatchObject({ id: customer.id });
	});

	test.each([['invoice', '999999999'], ['noSuchType', '1']])('%s %s is not there', async (type, id) => {
		expect((await failureOf(getRecord(netsuite.client, type, id))).kind).toBe('notFound');
	});

	test('a type is a name and no path', async () => {
		const customer = (await netsuite.truth('customer'))[0] as NetSuiteRecord;
		expect((await failureOf(getRecord(netsuite.client, 'invoice/../customer', customer.id))).kind).toBe('notFound');
	});
});
