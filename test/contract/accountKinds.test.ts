import { integrationPoint, integrationPoints, planSync } from '../../netsuite';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';
import { RecordStore, rowsOf } from '../support/recordStore';

describe.each([
	['without OneWorld', { oneWorld: false }, ['subsidiary'], ['Subsidiary (subsidiary)']],
	['with a single currency', { multiCurrency: false }, ['currency', 'currencyRate'], ['Currency (currency)', 'Exchange Rate (exchangeRate)']],
] as const)('an account %s', (_, options, missing: readonly string[], leftOutOfInvoices) => {
	let netsuite: LocalNetSuite;
	beforeAll(async () => {
		netsuite = await startLocalNetSuite({ ...options, invoices: 150 });
	});
	afterAll(async () => await netsuite.close());

	test.each(integrationPoints.map((point) => [point.name, point] as const))('%s is read without what it lacks', async (name, point) => {
		const store = new RecordStore(point);
		const batches = await store.sync(netsuite.client);
		const last = batches[batches.length - 1];
		expect(store.all()).toEqual(await netsuite.truth(name));
		expect(last?.status).toBe(missing.includes(name) ? 'leftOut' : 'finished');
		if (missing.includes(name)) expect(last?.leftOut).toEqual([{ what: point.label.plural, reason: expect.stringContaining('was not found') as string }]);
		if (name === 'invoice') expect(last?.leftOut.map(({ what }) => what)).toEqual(leftOutOfInvoices);
	});

	test('the next run reads changes, not everything again', async () => {
		const store = new RecordStore(integrationPoint('invoice'));
		await store.sync(netsuite.client);
		await netsuite.activity(50, 1);
		const batches = await store.sync(netsuite.client);
		expect(batches.map(({ phase }) => phase)).toEqual(batches.map(() => 'changes'));
		expect(store.rows()).toEqual(rowsOf(store.point, await netsuite.truth('invoice')));
	});

	test('the plan says the same', async () => {
		const plan = await planSync(netsuite.client, integrationPoints);
		expect(plan.filter(({ available }) => !available).map(({ point }) => point.name)).toEqual(missing);
		const invoice = plan.find(({ point }) => point.name === 'invoice');
		expect(invoice?.leftOut.map(({ what }) => what)).toEqual(leftOutOfInvoices);
	});
});
