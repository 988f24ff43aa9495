import { integrationPoint, type Client } from '../../netsuite';
import { noBalances } from '../../netsuite/sync/balances';
import type { Cursor } from '../../netsuite/sync/cursor';
import { write } from '../support/filterTruth';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';
import { recordsOf, RecordStore, rowsOf } from '../support/recordStore';

interface Open {
	readonly amountRemaining: number;
}

describe.each([false, true])('an account whose invoices move with payments: %s', (invoiceMovesWithPayment) => {
	let netsuite: LocalNetSuite;
	beforeAll(async () => {
		netsuite = await startLocalNetSuite({ invoiceMovesWithPayment, invoices: 300 });
	});
	afterAll(async () => await netsuite.close());

	/** Plays business until a payment is deleted. @returns the invoices that it had paid and that are still there. */
	async function deletePayment(seed: number): Promise<string[]> {
		for (let round = 0; round < 20; round++) {
			const payments = new Map((await netsuite.truth('customerPayment')).map((payment) => [payment.id, payment]));
			const { points } = await netsuite.activity(20, seed + round);
			const deleted = points.customerPayment?.deleted ?? [];
			const applications = deleted.flatMap((id) => (payments.get(id)?.applications ?? []) as unknown as Array<{ id: string }>);
			const there = new Set((await netsuite.truth('invoice')).map(({ id }) => id));
			const invoices = applications.map(({ id }) => id).filter((id) => there.has(id));
			if (invoices.length > 0) return invoices;
		}
		throw new Error('No payment of an invoice was deleted in 400 changes.');
	}

	test.each([
		['one by one', 1],
		['in groups, as in accounts with very many', 40],
	])('an invoice that a deleted payment had paid comes again, open balances kept %s', async (_, size) => {
		const store = new RecordStore(integrationPoint('invoice'));
		await store.sync(netsuite.client);
		const cursor = JSON.parse(store.checkpoint) as Cursor;
		expect(cursor.balances?.size).toBe(1);
		if (size > 1) {
			store.checkpoint = JSON.stringify({ ...cursor, balances: { ...noBalances({ open: 0, highestId: 0 }), size } });
			await store.sync(netsuite.client);
		}

		const invoices = await deletePayment(size * 100);
		const before = invoices.map((id) => store.get(id) as unknown as Open);
		const came = new Set(recordsOf(await store.sync(netsuite.client)).map(({ id }) => id));
		expect(invoices.filter((id) => !came.has(id))).toEqual([]);
		const after = invoices.map((id) => store.get(id) as unknown as Open);
		expect(after.some(({ amountRemaining }, index) => amountRemaining > (before[index] as Open).amountRemaining)).toBe(true);
		expect(store.rows()).toEqual(rowsOf(store.point, await netsuite.truth('invoice')));

		// Past the windows' overlap nothing is owed any more.
		for (let minute = 0; minute < 6; minute++) await netsuite.activity(0, 0);
		await store.sync(netsuite.client);
		expect(recordsOf(await store.sync(netsuite.client))).toEqual([]);
	});
});

describe('an account whose invoices stay as they are when they are paid', () => {
	let netsuite: LocalNetSuite;
	beforeAll(async () => {
		netsuite = await startLocalNetSuite({ invoiceMovesWithPayment: false, invoices: 200 });
	});
	afterAll(async () => await netsuite.close());

	test.each([1, 40])('paid while it is being read and the payment deleted before the next run: open again, kept in groups of %s', async (size) => {
		const store = new RecordStore(integrationPoint('invoice'));
		await store.sync(netsuite.client);
		store.checkpoint = JSON.stringify({ ...(JSON.parse(store.checkpoint) as Cursor), balances: { size, open: {} } });
		await store.sync(netsuite.client);
		await netsuite.pass(3_600);
		await store.sync(netsuite.client);
		const invoice = store.all().find(({ amountRemaining }) => Number(amountRemaining) > 0);
		const id = invoice?.id ?? '';
		await write(netsuite.client, 'PATCH', `/invoice/${id}`, { memo: 'Edited' });
		await netsuite.pass(900);

		// After the question what there is to read, and before it is read.
		let payment = '';
		const client: Client = {
			...netsuite.client,
			request: async (request, understand) => {
				const isReading = /^(?!.*UNION ALL).*ORDER BY t\.id/s.test(JSON.stringify(request.body ?? ''));
				if (isReading && payment === '') payment = await write(netsuite.client, 'POST', `/invoice/${id}/!transform/customerPayment`, {});
				return await netsuite.client.request(request, understand);
			},
		};
		await store.sync(client);
		expect(store.get(id)).toMatchObject({ amountRemaining: 0 });
		await write(netsuite.client, 'DELETE', `/customerPayment/${payment}`);
		await netsuite.pass(3_600);
		await store.sync(netsuite.client);
		expect(store.get(id)).toMatchObject({ amountRemaining: invoice?.amountRemaining });
	});
});
