import { deletedRow, integrationPoint, readChanges, tableRow, type IntegrationPoint, type TableRow } from '../../netsuite';
import type { NetSuiteRecord } from '../../netsuite/read/records';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';

/** Rows as a flow keeps them: updated by their internal IDs, and never taken out. */
class Rows {
	private readonly rows = new Map<number, TableRow>();
	private checkpoint = '';

	constructor(readonly point: IntegrationPoint) {}

	async sync(netsuite: LocalNetSuite): Promise<void> {
		for (;;) {
			const { records, deleted, cursor, status } = await readChanges(netsuite.client, this.point, { checkpoint: this.checkpoint });
			for (const row of records.map((record) => tableRow(this.point, record))) this.rows.set(row.netsuiteId as number, row);
			for (const id of deleted) {
				const there = this.rows.get(Number(id));
				if (there) this.rows.set(Number(id), { ...there, ...deletedRow(this.point, id) });
			}
			this.checkpoint = JSON.stringify(cursor);
			if (status !== 'more') return;
		}
	}

	of = (id: string | undefined): TableRow | undefined => this.rows.get(Number(id));
	all = (): TableRow[] => [...this.rows.values()];
}

type Applied = NetSuiteRecord & { applications: Array<{ id: string; amount: number }> };

/** The role sees the table of deletions, or it does not and they come over SOAP. */
describe.each(['deletedrecord', 'getDeleted'])('deletions from %s', (source) => {
	let netsuite: LocalNetSuite;
	const names = ['contact', 'customer', 'invoice', 'customerPayment', 'creditMemo', 'journalEntry', 'message'];
	let stores: Map<string, Rows>;
	const rowsOf = (name: string) => stores.get(name) as Rows;
	const syncAll = async () => {
		await netsuite.pass(60);
		for (const store of stores.values()) await store.sync(netsuite);
	};
	const truth = async (name: string) => (await netsuite.truth(name)) as Applied[];
	const rest = async (method: 'POST' | 'DELETE', path: string, body?: object) =>
		await netsuite.client.request({ service: 'record', method, path, body: body as never, safeToRepeat: false }, () => null);
	/** Deletes the first of the records that NetSuite lets go. */
	const removeOne = async (name: string, records: readonly Applied[]): Promise<Applied> => {
		for (const record of records) {
			const done = await rest('DELETE', `/${name}/${record.id}`).then(() => true, () => false);
			if (done) return record;
		}
		throw new Error(`NetSuite lets none of these records of ${name} go.`);
	};

	beforeAll(async () => {
		netsuite = await startLocalNetSuite({ customers: 40, invoices: 250 });
		if (source === 'getDeleted') await netsuite.arm({ fault: 'hide', table: 'deletedrecord', match: 'suiteql' });
		stores = new Map(names.map((name) => [name, new Rows(integrationPoint(name))]));
		await syncAll();
	});
	afterAll(async () => await netsuite.close());

	test('K32: an invoice deleted in NetSuite stays, marked, closed with a balance of zero', async () => {
		const open = (await truth('invoice')).filter(({ amountRemaining, applications }) => Number(amountRemaining) > 0 && applications.length === 0);
		const { id, tranId } = await removeOne('invoice', open);
		expect(rowsOf('invoice').of(id)).toMatchObject({ isDeleted: false, amountRemaining: expect.any(Number) as number });
		const before = rowsOf('invoice').all().length;
		await syncAll();
		expect(rowsOf('invoice').of(id)).toMatchObject({ tranId, isDeleted: true, amountRemaining: 0 });
		expect(rowsOf('invoice').all()).toHaveLength(before);
	});

	test('K33: a deleted contact and a deleted customer are marked', async () => {
		const { id: contact } = await removeOne('contact', await truth('contact'));
		await rest('POST', '/customer', { companyName: 'Soon Gone Ltd', subsidiary: { id: '1' } });
		await syncAll();
		const customer = (await truth('customer')).find(({ companyName }) => (companyName as unknown) === 'Soon Gone Ltd') as Applied;
		expect(rowsOf('customer').of(customer.id)).toMatchObject({ companyName: 'Soon Gone Ltd', isDeleted: false });
		await rest('DELETE', `/customer/${customer.id}`);
		await syncAll();
		expect(rowsOf('contact').of(contact)).toMatchObject({ isDeleted: true });
		expect(rowsOf('customer').of(customer.id)).toMatchObject({ companyName: 'Soon Gone Ltd', isDeleted: true });
	});

	test('K33: a deleted credit memo is marked, and the invoice that it had settled is open again', async () => {
		const [invoice] = (await truth('invoice')).filter(({ amountRemaining }) => Number(amountRemaining) > 0).slice(-1);
		const before = new Set((await truth('creditMemo')).map(({ id }) => id));
		await rest('POST', `/invoice/${invoice?.id}/!transform/creditMemo`, {});
		await syncAll();
		const memo = (await truth('creditMemo')).find(({ id }) => !before.has(id)) as Applied;
		expect(rowsOf('creditMemo').of(memo.id)).toMatchObject({ isDeleted: false });
		expect(rowsOf('invoice').of(invoice?.id)).toMatchObject({ amountRemaining: 0 });
		await rest('DELETE', `/creditMemo/${memo.id}`);
		await syncAll();
		expect(rowsOf('creditMemo').of(memo.id)).toMatchObject({ tranId: memo.tranId, isDeleted: true, unapplied: 0 });
		expect(rowsOf('invoice').of(invoice?.id)).toMatchObject({ amountRemaining: invoice?.amountRemaining });
	});

	test('K33: a deleted payment is marked, and the invoices that it had paid are open again', async () => {
		const { id, applications } = await removeOne('customerPayment', (await truth('customerPayment')).filter((one) => one.applications.length > 0));
		const before = applications.map((one) => Number(rowsOf('invoice').of(one.id)?.amountRemaining));
		await syncAll();
		expect(rowsOf('customerPayment').of(id)).toMatchObject({ isDeleted: true, unapplied: 0 });
		applications.forEach((one, index) => {
			const row = rowsOf('invoice').of(one.id);
			expect(row?.amountRemaining).toBeCloseTo((before[index] as number) + one.amount, 4);
			expect(row?.applications).not.toContain(`"id":"${id}"`);
		});
	});

	test('R8: of two customers that were merged in NetSuite one is marked as deleted, and its documents are the other’s', async () => {
		const merged: string[] = [];
		for (let seed = 1; merged.length === 0; seed++) {
			if (seed > 60) throw new Error('No customers were merged in 1,200 changes.');
			const owners = new Map((await truth('invoice')).map((invoice) => [(invoice.entity as unknown as { id: string }).id, invoice.id]));
			const { points } = await netsuite.activity(20, seed);
			merged.push(...(points.customer?.deleted ?? []).filter((id) => owners.has(id)));
		}
		const theirs = rowsOf('invoice').all().filter(({ entityId }) => merged.includes(entityId as string));
		expect(theirs.length).toBeGreaterThan(0);
		await syncAll();
		for (const id of merged) expect(rowsOf('customer').of(id)).toMatchObject({ isDeleted: true });
		for (const [name, column] of [['invoice', 'entityId'], ['customerPayment', 'customerId'], ['creditMemo', 'entityId'], ['contact', 'companyId'], ['message', 'entityId']] as const) {
			const left = rowsOf(name).all().filter((row) => row.isDeleted === false && merged.includes(row[column] as string));
			expect([name, left]).toEqual([name, []]);
			const records = (await truth(name)).map((record) => tableRow(integrationPoint(name), record));
			const alive = rowsOf(name).all().filter(({ isDeleted }) => isDeleted === false);
			const sorted = (rows: readonly TableRow[]) => [...rows].sort((a, b) => Number(a.netsuiteId) - Number(b.netsuiteId));
			expect([name, sorted(alive)]).toEqual([name, sorted(records)]);
		}
	});
});
