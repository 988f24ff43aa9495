import { integrationPoint, integrationPoints, planSync, type Client, type TableRow } from '../../netsuite';
import type { NetSuiteRequest } from '../../netsuite';
import type { NetSuiteRecord } from '../../netsuite/read/records';
import { queryPage } from '../../netsuite/suiteql/query';
import { sql } from '../../netsuite/suiteql/sql';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';
import { RecordStore, rowsOf } from '../support/recordStore';

/** What the nightly sync brings over of each kind, read once and then again after business went on. */

let netsuite: LocalNetSuite;
const stores = new Map(integrationPoints.map((point) => [point.name, new RecordStore(point)]));
const storeOf = (name: string) => stores.get(name) as RecordStore;
const sent: NetSuiteRequest[] = [];
let client: Client;
let created: Readonly<Record<string, readonly string[]>>;

beforeAll(async () => {
	netsuite = await startLocalNetSuite();
	client = netsuite.connect({}, { instead: (request) => (sent.push(request), null) });
	for (const store of stores.values()) await store.sync(client);
	const { points } = await netsuite.activity(400, 11);
	created = Object.fromEntries(Object.entries(points).map(([name, played]) => [name, played.created]));
	for (const store of stores.values()) await store.sync(client);
});
afterAll(async () => await netsuite.close());

const truth = async (name: string): Promise<NetSuiteRecord[]> => await netsuite.truth(name);
const rows = (name: string): TableRow[] => storeOf(name).rows();
const idsOf = (name: string): string[] => storeOf(name).all().map(({ id }) => id);

const asInNetSuite = async (name: string) => {
	expect(rows(name)).toEqual(rowsOf(integrationPoint(name), await truth(name)));
	expect(rows(name).length).toBeGreaterThan(1);
};
/** As in NetSuite, with what was entered after the first reading. */
const withNewOnes = async (name: string) => {
	await asInNetSuite(name);
	const still = new Set((await truth(name)).map(({ id }) => id));
	const entered = (created[name] ?? []).filter((id) => still.has(id));
	expect(entered.length).toBeGreaterThan(0);
	expect(idsOf(name)).toEqual(expect.arrayContaining(entered));
};

test('T2: records come by SuiteQL, and by SOAP only the notes on customers, which SuiteQL does not show', () => {
	expect(new Set(sent.map(({ service }) => service))).toEqual(new Set(['suiteql', 'soap']));
	const operations = sent.flatMap(({ body }) => (typeof body === 'string' ? [/<soap:Body><(?:\w+:)?(\w+)/.exec(body)?.[1]] : []));
	expect(operations.length).toBeGreaterThan(0);
	for (const operation of operations) expect(operation).toMatch(/^(search|searchMoreWithId|get|getDeleted)$/);
});

test('T3: what others refer to comes before them, in the order in which the points are planned', async () => {
	const planned = (await planSync(client, integrationPoints)).map(({ point }) => point.name);
	const named = ['subsidiary', 'account', 'currencyRate', 'contact', 'customer', 'invoice', 'customerPayment', 'creditMemo', 'salesOrder', 'note', 'message'];
	expect(planned.filter((name) => named.includes(name))).toEqual(named);
	const [contact, customer] = [planned.indexOf('contact'), planned.indexOf('customer')];
	expect(contact).toBeLessThan(customer);
	for (const { name, dependsOn } of integrationPoints) {
		for (const other of dependsOn ?? []) expect([name, other, planned.indexOf(other) < planned.indexOf(name)]).toEqual([name, other, true]);
	}
});

test('T6: a checkpoint of one account is refused by any other, which is told which is which', async () => {
	const other = netsuite.connect({ accountId: '7654321' });
	const copy = storeOf('invoice').copy();
	await expect(copy.sync(other)).rejects.toThrow(/belongs to account 1234567_SB1, and the credential is for account 7654321/);
	expect(copy.all()).toEqual(storeOf('invoice').all());
});

test('T7: subsidiaries', async () => await asInNetSuite('subsidiary'));

test('T8: the chart of accounts', async () => await asInNetSuite('account'));

test('T9: exchange rates', async () => await withNewOnes('currencyRate'));

test('T12: customers', async () => await withNewOnes('customer'));

test('T13: invoices', async () => await withNewOnes('invoice'));

test('T14, I5: payments recorded in NetSuite: customer payments, and customer deposits with their applications', async () => {
	for (const name of ['customerPayment', 'customerDeposit', 'depositApplication']) await withNewOnes(name);
});

test('T15: credit memos', async () => await withNewOnes('creditMemo'));

test('T16: sales orders', async () => await withNewOnes('salesOrder'));

test('T17: which invoices a payment, a credit memo and a deposit are applied to, and with how much', async () => {
	const invoices = new Set(idsOf('invoice'));
	for (const name of ['customerPayment', 'creditMemo', 'depositApplication']) {
		const links = storeOf(name).all().flatMap((record) => applicationsOf(record).map((one) => ({ ...one, by: record.id })));
		const toInvoices = links.filter(({ id }) => invoices.has(id));
		expect([name, toInvoices.length > 10]).toEqual([name, true]);
		for (const { id, by, amount } of toInvoices) {
			const there = applicationsOf(storeOf('invoice').get(id)).find((one) => one.id === by);
			expect([name, id, there?.amount]).toEqual([name, id, amount]);
		}
	}
});

test('R7: everything that was sent reads', () => {
	for (const { service, method, path, body } of sent) {
		if (typeof body !== 'string') expect([service, method, (body as { q: string }).q.slice(0, 6)]).toEqual(['suiteql', 'POST', 'SELECT']);
		else expect([service, path, /<(?:\w+:)?(add|update|upsert|delete|attach|detach)(List)?\b/.test(body)]).toEqual(['soap', path, false]);
	}
});

test("K34: with the journal entries' receivables lines every customer's rows add up to the balance in NetSuite", async () => {
	const { rows: balances } = await queryPage(netsuite.client, sql`SELECT id, currency, balancesearch FROM customer`);
	const customers = new Map(balances.map(({ id, currency, balancesearch }) => [id as string, { currency, balance: Number(balancesearch ?? 0) }]));
	const owed = (journals: boolean): Map<string, number> => {
		const sums = new Map<string, number>();
		const add = (customer: unknown, { currency }: NetSuiteRecord, amount: unknown) => {
			const id = idOf(customer);
			if (id === null || customers.get(id)?.currency !== idOf(currency)) return;
			sums.set(id, (sums.get(id) ?? 0) + Math.round(Number(amount) * 1000));
		};
		const booked = (name: string) => storeOf(name).all().filter(isBooked);
		for (const one of booked('invoice')) add(one.entity, one, one.total);
		for (const one of booked('creditMemo')) add(one.entity, one, -Number(one.total));
		for (const one of booked('customerPayment')) add(one.customer, one, -Number(one.payment));
		for (const one of booked('depositApplication')) add(one.customer, one, -Number(one.total));
		// A refund gives back a credit or a payment; one of a deposit was never a receivable.
		const deposits = new Set(idsOf('customerDeposit'));
		for (const one of booked('customerRefund')) {
			for (const { id, amount } of applicationsOf(one)) if (!deposits.has(id)) add(one.customer, one, amount);
		}
		if (journals) {
			for (const one of booked('journalEntry')) {
				for (const line of entries(one.lines)) add(line.entity, one, line.amount);
			}
		}
		return sums;
	};
	const wrong = (sums: Map<string, number>) =>
		[...customers].filter(([id, { balance }]) => (sums.get(id) ?? 0) !== Math.round(balance * 1000)).map(([id]) => id);
	expect(wrong(owed(true))).toEqual([]);
	expect(wrong(owed(false)).length).toBeGreaterThan(0);
});

const entries = (list: unknown) => list as ReadonlyArray<{ readonly id: string; readonly amount: number; readonly entity?: unknown }>;
const applicationsOf = (record: NetSuiteRecord | undefined) => entries(record?.applications ?? []);

const idOf = (reference: unknown): string | null => (reference as { id: string } | null)?.id ?? null;

/** What waits for approval, was rejected or voided is not booked. */
const isBooked = ({ approvalStatus }: NetSuiteRecord): boolean => ['2', null].includes(idOf(approvalStatus ?? null));
