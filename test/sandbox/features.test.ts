import { startSandbox, type Sandbox } from '../../sandbox';
import { call, detailOf, query, truthOver } from './client';
import { anyNumber } from './matchers';

/** Accounts that lack what others have. */
let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({
		port: 0,
		customers: 20,
		invoices: 60,
		oneWorld: false,
		multiCurrency: false,
		concurrency: 20,
	});
});
afterAll(() => sandbox.close());

test.each([
	['SELECT id FROM subsidiary', "Record 'subsidiary' was not found"],
	['SELECT id FROM currency', "Record 'currency' was not found"],
	['SELECT id FROM currencyrate', "Record 'currencyrate' was not found"],
	['SELECT t.currency FROM transaction t', "Field 'currency' for record 'transaction' was not found"],
	['SELECT t.exchangerate FROM transaction t', "Field 'exchangerate' for record 'transaction' was not found"],
	['SELECT c.subsidiary FROM customer c', "Field 'subsidiary' for record 'customer' was not found"],
	['SELECT l.subsidiary FROM transactionline l', "Field 'subsidiary' for record 'transactionline' was not found"],
])('%s is refused', async (q, sentence) => {
	const answer = await query(sandbox, q);
	expect(answer.status).toBe(400);
	expect(detailOf(answer).detail.toLowerCase()).toContain(sentence.toLowerCase());
});

test('REST does not have the record types either', async () => {
	for (const path of ['subsidiary/1', 'currency/1', 'metadata-catalog/currency']) {
		expect((await call(sandbox, 'GET', `/services/rest/record/v1/${path}`)).status).toBe(404);
	}
});

test('the truth has none of it', async () => {
	const truth = (point: string) => truthOver(sandbox, point);
	for (const point of ['subsidiary', 'currency', 'currencyRate']) expect(await truth(point)).toEqual([]);
	const [invoice] = await truth('invoice');
	expect(invoice).toMatchObject({ subsidiary: null, currency: null, exchangeRate: null, total: anyNumber });
	expect(await truth('customer')).toHaveLength(20);
});
