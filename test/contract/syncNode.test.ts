import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { NetSuiteTbaApi } from '../../credentials/NetSuiteTbaApi.credentials';
import { integrationPoint, tableRow } from '../../netsuite';
import { NetSuiteSync } from '../../nodes/NetSuiteSync/NetSuiteSync.node';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';
import { RecordStore } from '../support/recordStore';

/** Get Deletions, Get Balances and Get Records as the node does them. */

let netsuite: LocalNetSuite;
beforeAll(async () => {
	netsuite = await startLocalNetSuite({ customers: 40, invoices: 400 });
});
afterEach(async () => await netsuite.clearFaults());
afterAll(async () => await netsuite.close());

const credential = new NetSuiteTbaApi() as unknown as {
	authenticate(fields: object, request: unknown): Promise<{ url: string; method: string; headers: Record<string, string>; body: unknown }>;
};

interface Run {
	/** What the node puts out on its first output, and on its second if it has two. */
	readonly outputs: readonly [IDataObject[], IDataObject[]];
	readonly items: INodeExecutionData[][];
}

/** @param given by item; parameters that are the same for all in one. */
async function run(given: IDataObject | IDataObject[], { continueOnFail = false } = {}): Promise<Run> {
	const perItem = Array.isArray(given) ? given : [given];
	const context = {
		getInputData: () => perItem.map(() => ({ json: {} })),
		getNode: () => ({ name: 'NetSuite Sync', type: 'netSuiteSync', parameters: {} }),
		continueOnFail: () => continueOnFail,
		getTimezone: () => 'America/New_York',
		getCredentials: async () => netsuite.fields,
		getNodeParameter: (name: string, index: number, fallback: unknown) => perItem[index]?.[name] ?? fallback,
		helpers: {
			async httpRequestWithAuthentication(_: string, options: unknown) {
				const { url, method, headers, body } = await credential.authenticate(netsuite.fields, options);
				const answer = await fetch(url, { method, headers, body: typeof body === 'string' ? body : JSON.stringify(body) });
				return { statusCode: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() };
			},
		},
	} as unknown as IExecuteFunctions;
	const items = await new NetSuiteSync().execute.call(context);
	const [first = [], second = []] = items.map((output) => output.map(({ json }) => json));
	return { items, outputs: [first, second] };
}

const remove = async (type: string, id: string) =>
	await netsuite.client.request({ service: 'record', method: 'DELETE', path: `/${type}/${id}`, safeToRepeat: false }, () => null);

describe('Get Deletions', () => {
	const parameters = { operation: 'getDeletions', integrationPoints: [] as string[], checkpoint: '', options: {} };

	test('puts out what was deleted since its checkpoint, and where to go on', async () => {
		await netsuite.pass(3600);
		const { outputs: [none, [first]] } = await run(parameters);
		expect(none).toEqual([]);
		expect(first).toMatchObject({ account: netsuite.client.account, status: 'finished', deleted: 0, source: 'deletedrecord', leftOut: [] });
		const [contact] = await netsuite.truth('contact');
		const deletedDate = await netsuite.pass(30);
		await remove('contact', contact?.id as string);
		await netsuite.pass(60);
		const { outputs: [records, [second]] } = await run({ ...parameters, checkpoint: first?.checkpoint });
		expect(records).toEqual([{ integrationPoint: 'contact', netsuiteId: Number(contact?.id), name: contact?.entityId, deletedDate }]);
		expect(second).toMatchObject({ deleted: 1, windowTo: expect.any(String) as string });
	});

	test('“Since” without a zone is in the workflow’s', async () => {
		const { outputs: [, [checkpoint]] } = await run({ ...parameters, options: { since: '2026-01-10T00:00:00' } });
		expect(checkpoint).toMatchObject({ windowFrom: '2026-01-10T05:00:00Z' });
	});

	test('with Continue On Fail a checkpoint that cannot be used is said in place of the next one, and the other items go on', async () => {
		const { outputs, items } = await run([{ ...parameters, checkpoint: '{' }, { ...parameters, integrationPoints: ['invoice'] }], { continueOnFail: true });
		expect(outputs[0]).toEqual([]);
		expect(outputs[1].map(({ error }) => error)).toEqual([expect.stringMatching(/checkpoint for deletions cannot be used/), undefined]);
		expect(items[1]?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		await expect(run({ ...parameters, checkpoint: '{' })).rejects.toThrow(/it is not JSON/);
	});
});

describe('Get Balances', () => {
	const documents = { operation: 'getBalances', return: 'documents', integrationPoint: 'invoice', checkpoint: '', options: { batchSize: 100 } };

	test('documents come with their amounts, batch by batch; the checkpoint says where a sync has them', async () => {
		const truth = (await netsuite.truth('invoice')).filter(({ amountRemaining }) => amountRemaining !== 0);
		const found: IDataObject[] = [];
		let last: IDataObject | undefined;
		do {
			const { outputs } = await run({ ...documents, checkpoint: last?.checkpoint ?? '' });
			found.push(...outputs[0]);
			last = outputs[1][0];
			expect(last).toMatchObject({ integrationPoint: 'invoice', table: 'netsuite_invoice', column: 'amountRemaining', failed: [], leftOut: [] });
		} while (last?.status === 'more');
		const idOf = (value: unknown) => (value as { id: string }).id;
		expect(found).toEqual(
			truth
				.map((record) => ({
					integrationPoint: 'invoice',
					netsuiteId: Number(record.id),
					tranId: record.tranId,
					open: record.amountRemaining,
					currencyId: idOf(record.currency),
					subsidiaryId: idOf(record.subsidiary),
					lastModifiedDate: record.lastModifiedDate,
				}))
				.sort((a, b) => a.netsuiteId - b.netsuiteId),
		);
		expect(last).toMatchObject({ status: 'finished', checkpoint: null });
	});

	test('totals are one item for each point, subsidiary and currency, of all points or of those that were chosen', async () => {
		const totals = { operation: 'getBalances', return: 'totals', integrationPoints: [] as string[], options: {} };
		const { outputs: all, items } = await run(totals);
		expect(items).toHaveLength(1);
		expect(new Set(all[0].map((one) => one.integrationPoint))).toEqual(new Set(['invoice', 'customerPayment', 'customerDeposit', 'creditMemo']));
		const [some] = (await run({ ...totals, integrationPoints: ['creditMemo'] })).outputs;
		expect(some).toEqual(all[0].filter((one) => one.integrationPoint === 'creditMemo'));
		expect(Object.keys(some[0] ?? {})).toEqual([
			'integrationPoint', 'label', 'table', 'column', 'subsidiaryId', 'subsidiary', 'currencyId', 'currency', 'documents', 'open', 'leftOut',
		]);
	});

	test('a point that the role cannot see is an item that says so', async () => {
		await netsuite.arm({ fault: 'hide', table: 'transaction', column: 'foreignamountunpaid' });
		const totals = { operation: 'getBalances', return: 'totals', integrationPoints: ['invoice'], options: {} };
		expect((await run(totals)).outputs[0]).toMatchObject([{ integrationPoint: 'invoice', documents: null, open: null, leftOut: expect.stringContaining('foreignamountunpaid') as string }]);
		expect((await run(documents)).outputs).toMatchObject([[], [{ status: 'leftOut', checkpoint: null, rangeFrom: null }]]);
	});

	test('filters restrict both; a checkpoint of the sync does it alone', async () => {
		const point = integrationPoint('invoice');
		const store = new RecordStore(point);
		await store.sync(netsuite.client, { filters: { invoiceMonths: 6 } });
		const stored = store.all().filter(({ amountRemaining }) => amountRemaining !== 0).map(({ id }) => Number(id));
		const options = { batchSize: 50_000, syncCheckpoint: store.checkpoint };
		expect((await run({ ...documents, options })).outputs[0].map(({ netsuiteId }) => netsuiteId)).toEqual(stored);
		expect(stored.length).toBeLessThan((await run({ ...documents, options: { batchSize: 50_000 } })).outputs[0].length);
		const totals = { operation: 'getBalances', return: 'totals', integrationPoints: ['invoice'], options: { filters: { subsidiaries: ['1'] } } };
		expect(new Set((await run(totals)).outputs[0].map(({ subsidiaryId }) => subsidiaryId))).toEqual(new Set(['1']));
	});

	test('what cannot be done is refused before anything is read', async () => {
		await netsuite.forgetRequests();
		await expect(run({ ...documents, options: { batchSize: 99 } })).rejects.toThrow('Batch Size is 99; it must be 100 to 50000.');
		await expect(run({ ...documents, integrationPoint: 'customer' })).rejects.toThrow(/Customers have no open amount/);
		const totals = { operation: 'getBalances', return: 'totals', integrationPoints: [] as string[], options: { syncCheckpoint: '{}' } };
		await expect(run(totals)).rejects.toThrow(/belongs to one integration point/);
		expect((await netsuite.requests()).requests).toBe(0);
	});
});

describe('Get Records', () => {
	const parameters = { operation: 'getRecords', integrationPoint: 'invoice', format: 'rows', syncCheckpoint: '', options: {} };

	test('rows are those of the sync whose checkpoint it gets; what is gone or left out is told apart', async () => {
		const point = integrationPoint('invoice');
		const store = new RecordStore(point);
		await store.sync(netsuite.client, { filters: { subsidiaries: ['1'] } });
		const ids = store.all().map(({ id }) => id);
		const outside = (await netsuite.truth('invoice')).find(({ id }) => !ids.includes(id))?.id;
		const { outputs: [rows, [result]] } = await run({ ...parameters, ids: `${ids[0]}, ${ids[1]},999999 ${outside}`, syncCheckpoint: store.checkpoint });
		expect(rows).toEqual([
			...store.all().slice(0, 2).map((record) => tableRow(point, record)),
			{ netsuiteId: 999_999, isDeleted: true, amountRemaining: 0 },
		]);
		expect(result).toMatchObject({ read: 2, deleted: [999_999], outsideFilters: [Number(outside)], failed: [] });
	});

	test('an ID that is none is refused, and a record that cannot be understood is named', async () => {
		await expect(run({ ...parameters, ids: '17, INV1' })).rejects.toThrow('Internal IDs has "INV1", which is not an internal ID.');
		const [invoice] = await netsuite.truth('invoice');
		await netsuite.arm({ fault: 'corrupt', id: invoice?.id, column: 'foreigntotal' });
		const { outputs: [rows, [result]] } = await run({ ...parameters, ids: invoice?.id });
		expect([rows, result?.failed]).toMatchObject([[], [{ id: invoice?.id, documentNumber: invoice?.tranId }]]);
	});
});
