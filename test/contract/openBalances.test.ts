import {
	asSynced,
	integrationPoint,
	integrationPoints,
	InvalidSettingError,
	listOpenBalances,
	readAgain,
	tableRow,
	totalOpenBalances,
	type BalancesBatch,
	type Filters,
	type IntegrationPoint,
	type OpenDocument,
} from '../../netsuite';
import type { NetSuiteRecord } from '../../netsuite/read/records';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';
import { failureOf } from '../support/queryServer';
import { RecordStore } from '../support/recordStore';

let netsuite: LocalNetSuite;
beforeAll(async () => {
	netsuite = await startLocalNetSuite({ customers: 60, invoices: 900 });
});
afterEach(async () => await netsuite.clearFaults());
afterAll(async () => await netsuite.close());

const invoice = integrationPoint('invoice');
const pointsWithBalance = integrationPoints.filter(({ openAmount }) => openAmount !== undefined);
const idOf = (value: unknown) => (value as { id: string } | null)?.id ?? null;

/** What should be open of a point, from the local NetSuite's own account. */
async function openIn(point: IntegrationPoint): Promise<OpenDocument[]> {
	const records = (await netsuite.truth(point.name)) as Array<NetSuiteRecord & Record<string, never>>;
	return records
		.map((record) => ({
			id: record.id,
			documentNumber: record.tranId ?? null,
			open: Number(record[point.openAmount as string] ?? 0),
			currency: idOf(record.currency),
			subsidiary: idOf(record.subsidiary),
			lastModifiedDate: record.lastModifiedDate ?? null,
		}))
		.filter(({ open }) => open !== 0)
		.sort((a, b) => Number(a.id) - Number(b.id));
}

async function listAll(point: IntegrationPoint, batchSize: number): Promise<BalancesBatch[]> {
	const batches: BalancesBatch[] = [];
	for (let checkpoint = ''; ; ) {
		const batch = await listOpenBalances(netsuite.client, point, { checkpoint, batchSize });
		batches.push(batch);
		if (batch.status !== 'more') return batches;
		checkpoint = JSON.stringify(batch.cursor);
	}
}

describe('documents', () => {
	test.each(pointsWithBalance.map(({ name }) => name))('all that is open of %s, as the records show it', async (name) => {
		const point = integrationPoint(name);
		const [batch, ...more] = await listAll(point, 50_000);
		expect(more).toEqual([]);
		expect(batch).toMatchObject({ status: 'finished', cursor: null, failed: [], leftOut: [] });
		expect(batch?.documents).toEqual(await openIn(point));
		expect(batch?.documents.length).toBeGreaterThan(0);
		expect(batch?.documents.every(({ open }) => open > 0)).toBe(true);
	});

	test('batch by batch, in ranges of internal IDs that follow each other without a gap', async () => {
		const batches = await listAll(invoice, 100);
		expect(batches.length).toBeGreaterThan(2);
		expect(batches.flatMap(({ documents }) => documents)).toEqual(await openIn(invoice));
		let end = -Number.MAX_SAFE_INTEGER;
		for (const { documents, range } of batches) {
			expect(range?.after).toBe(end);
			end = range?.upTo as number;
			const ids = documents.map(({ id }) => Number(id));
			expect(ids.every((id) => id > (range?.after as number) && id <= end)).toBe(true);
		}
		expect(end).toBe(Number.MAX_SAFE_INTEGER);
	});

	test('a checkpoint that is none, of another point, account or choice of filters is refused', async () => {
		const { cursor } = await listOpenBalances(netsuite.client, invoice, { batchSize: 100 });
		const filtered = asSynced(invoice, netsuite.client.account, { filters: { subsidiaries: ['1'] } }).point;
		const wrong: Array<[IntegrationPoint, unknown, RegExp]> = [
			[invoice, '[]', /not made by Get Balances/],
			[integrationPoint('creditMemo'), cursor, /belongs to "invoice"/],
			[invoice, { ...cursor, account: '7654321' }, /belongs to account 7654321/],
			[filtered, cursor, /began with other filters/],
		];
		for (const [point, checkpoint, message] of wrong) {
			await expect(listOpenBalances(netsuite.client, point, { checkpoint, batchSize: 100 })).rejects.toThrow(message);
		}
		await expect(listOpenBalances(netsuite.client, integrationPoint('customer'), { batchSize: 100 })).rejects.toThrow(InvalidSettingError);
	});

	test('one document that cannot be understood is named, and the others are listed', async () => {
		const [first, ...others] = await openIn(invoice);
		await netsuite.arm({ fault: 'corrupt', id: first?.id, column: 'foreignamountunpaid' });
		const [batch] = await listAll(invoice, 50_000);
		expect(batch?.failed).toMatchObject([{ id: first?.id, documentNumber: first?.documentNumber }]);
		expect(batch?.documents).toEqual(others);
	});

	test('what the role cannot see is left out when it begins, and an error in the middle', async () => {
		const { cursor } = await listOpenBalances(netsuite.client, invoice, { batchSize: 100 });
		await netsuite.arm({ fault: 'hide', table: 'transaction', column: 'foreignamountunpaid' });
		const hidden = await listOpenBalances(netsuite.client, invoice, { batchSize: 100 });
		expect(hidden).toMatchObject({ status: 'leftOut', documents: [], range: null, cursor: null });
		expect(hidden.leftOut[0]?.what).toBe('Amount Remaining (amountRemaining)');
		const error = await failureOf(listOpenBalances(netsuite.client, invoice, { checkpoint: cursor, batchSize: 100 }));
		expect(error.message).toMatch(/^Listing open invoices: /);
	});
});

describe('totals', () => {
	test('each subsidiary and currency to the last decimal place, with one request for each point', async () => {
		await netsuite.forgetRequests();
		const found = await totalOpenBalances(netsuite.client, pointsWithBalance);
		expect((await netsuite.requests()).requests).toBe(pointsWithBalance.length + 1);
		const decimals = new Map((await netsuite.truth('currency')).map(({ id, currencyPrecision }) => [id, Number(currencyPrecision)]));
		for (const { point, totals, available, leftOut } of found) {
			const expected = new Map<string, { documents: number; open: bigint }>();
			for (const { subsidiary, currency, open } of await openIn(point)) {
				const sum = expected.get(`${subsidiary} ${currency}`) ?? { documents: 0, open: 0n };
				const places = decimals.get(currency as string) as number;
				const units = BigInt(open.toFixed(places).replace('.', ''));
				expected.set(`${subsidiary} ${currency}`, { documents: sum.documents + 1, open: sum.open + units });
			}
			const shown = totals.map(({ subsidiary, currency, documents, open }) => {
				const places = decimals.get(currency?.id as string) as number;
				expect(open).toBe(Number(open.toFixed(places)));
				return [`${subsidiary?.id} ${currency?.id}`, { documents, open: BigInt(open.toFixed(places).replace('.', '')) }] as const;
			});
			expect(new Map(shown)).toEqual(expected);
			expect(expected.size).toBeGreaterThan(1);
			expect([available, leftOut]).toEqual([true, []]);
			for (const { subsidiary, currency } of totals) expect([typeof subsidiary?.refName, typeof currency?.refName]).toEqual(['string', 'string']);
		}
	});

	test('an account without subsidiaries and currencies has one total', async () => {
		const single = await startLocalNetSuite({ customers: 10, invoices: 40, oneWorld: false, multiCurrency: false });
		try {
			const [{ totals, available } = { totals: [], available: false }] = await totalOpenBalances(single.client, [invoice]);
			const open = (await single.truth('invoice')).map((record) => Number(record.amountRemaining)).filter((amount) => amount !== 0);
			const cents = open.reduce((sum, amount) => sum + Math.round(amount * 100), 0);
			expect([available, totals.length, totals[0]?.documents, Math.round((totals[0]?.open ?? 0) * 100)]).toEqual([true, 1, open.length, cents]);
			expect(totals[0]?.open).toBe(cents / 100);
		} finally {
			await single.close();
		}
	});

	test('what the role cannot see is said of the point, and the others are added up', async () => {
		await netsuite.arm({ fault: 'hide', table: 'transaction', column: 'foreignpaymentamountunused' });
		const found = await totalOpenBalances(netsuite.client, [invoice, integrationPoint('creditMemo')]);
		expect(found.map(({ available }) => available)).toEqual([true, false]);
		expect(found[1]?.leftOut[0]).toMatchObject({ what: 'Unapplied (unapplied)', reason: expect.stringContaining('foreignpaymentamountunused') as string });
	});
});

describe('with the filters of a sync', () => {
	const synced = async (filters: Filters) => {
		const store = new RecordStore(invoice);
		await store.sync(netsuite.client, { filters });
		return { store, point: asSynced(invoice, netsuite.client.account, { syncCheckpoint: store.checkpoint }).point };
	};

	test.each([
		['a subsidiary', { subsidiaries: ['1'] }],
		['a year', { invoiceMonths: 12 }],
		['a year and older open invoices', { invoiceMonths: 12, olderOpenInvoices: true }],
		['open invoices', { openInvoicesOnly: true }],
	])('%s: listed and added up is what that sync has stored', async (_, filters) => {
		const { store, point } = await synced(filters);
		const stored = store.all().filter(({ amountRemaining }) => amountRemaining !== 0);
		expect(stored.length).toBeGreaterThan(0);
		const [batch] = await listAll(point, 50_000);
		expect(batch?.documents.map(({ id, open }) => [id, open])).toEqual(stored.map(({ id, amountRemaining }) => [id, amountRemaining]));
		const [found] = await totalOpenBalances(netsuite.client, [point]);
		expect(found?.totals.reduce((sum, { documents }) => sum + documents, 0)).toBe(stored.length);
	});

	test('records that are read again are the rows of that sync; deleted ones and those outside are told apart', async () => {
		const store = new RecordStore(invoice);
		const customFields = ['custbody_disputed'];
		await store.sync(netsuite.client, { customFields, filters: { subsidiaries: ['1'] } });
		const same = asSynced(invoice, netsuite.client.account, { syncCheckpoint: store.checkpoint });
		const ids = store.all().map(({ id }) => id);
		const outside = (await netsuite.truth('invoice')).find(({ id }) => !ids.includes(id))?.id as string;
		const read = await readAgain(netsuite.client, same, [...ids.slice(0, 20), '999999', outside]);
		expect([read.deleted, read.outside, read.failed]).toEqual([['999999'], [outside], []]);
		expect(read.records).toEqual(store.all().slice(0, 20));
		const row = tableRow(same.point, read.records[0] as NetSuiteRecord, read.customFields);
		expect(row).toHaveProperty('custbody_disputed');
	});

	test('records of which NetSuite shows none at all any more are not taken for deleted', async () => {
		const ids = (await netsuite.truth('invoice')).slice(0, 3).map(({ id }) => id);
		const empty = netsuite.connect({}, { tamper: (rows, query) => void (/FROM transaction t/.test(query) && rows.splice(0)) });
		const error = await failureOf(readAgain(empty, { point: invoice, customFields: [] }, ids));
		expect(error.message).toBe('Reading invoices: NetSuite shows none of them any more.');
	});
});
