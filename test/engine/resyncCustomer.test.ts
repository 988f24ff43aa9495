import { compare } from '../../demo/compare';
import type { DataTableRow } from '../../demo/n8n';
import { points } from '../../demo/points';
import type { TruthRecord } from '../../demo/truthRows';
import type { Credentials } from '../../sandbox';
import { call } from '../sandbox/client';
import { OneOff, type Run } from './oneOff';
import { until } from './running';
import { addColumn, deleteRows, editRows } from './tables';

// A run takes seconds, the nightly one and starting n8n up to a minute.
jest.setTimeout(300_000);

const FILE = 'resync-one-customer.json';
const NIGHTLY = 'sync-accounts-receivable-nightly.json';
const documents = ['invoice', 'customerPayment', 'customerDeposit', 'depositApplication', 'creditMemo', 'salesOrder', 'customerRefund'];
const synced = ['contact', 'customer', ...documents, 'journalEntry', 'note', 'message'];

let flow: OneOff;

beforeAll(async () => {
	flow = await OneOff.open({ customers: 40, invoices: 160 });
});

afterAll(async () => await flow?.close());

const resync = async (customer: string): Promise<Run> => await flow.run(FILE, { 'Choose the customer': { customer } });

const idOf = (reference: unknown): string | undefined => (reference as { id: string } | null)?.id;

/** What belongs to a customer, by integration point, as NetSuite has it. */
async function belongings(customer: string): Promise<Map<string, TruthRecord[]>> {
	const found = new Map<string, TruthRecord[]>();
	const own = ({ entity, customer: payer, company }: TruthRecord) => [entity, payer, company].some((one) => idOf(one ?? null) === customer);
	for (const point of synced) {
		const ids = new Set(documents.flatMap((name) => found.get(name) ?? []).map(({ id }) => id));
		const records = await flow.netsuite.truth(point);
		found.set(
			point,
			records.filter((record) => {
				if (point === 'customer') return record.id === customer;
				if (point === 'journalEntry') return (record.lines as unknown as TruthRecord[]).some(own);
				return own(record) || ids.has(idOf(record.transaction ?? null) ?? '');
			}),
		);
	}
	return found;
}

/** All rows of all tables, by table. */
async function store(): Promise<Map<string, DataTableRow[]>> {
	const tables = new Map<string, DataTableRow[]>();
	for (const point of points) tables.set(point, await flow.rows(`netsuite_${point}`));
	return tables;
}

/** The internal IDs whose rows are not now what they were. */
function touched(before: readonly DataTableRow[], after: readonly DataTableRow[]): number[] {
	const text = (row: DataTableRow) => JSON.stringify(row);
	const [old, now] = [new Set(before.map(text)), new Set(after.map(text))];
	const different = [...before.filter((row) => !now.has(text(row))), ...after.filter((row) => !old.has(text(row)))];
	return [...new Set(different.map(({ netsuiteId }) => Number(netsuiteId)))];
}

/** A customer with at least so many invoices and as much as possible beside them. */
async function busiest(): Promise<TruthRecord> {
	const all = await flow.netsuite.truth('invoice');
	const notes = (await flow.netsuite.truth('note')).length;
	expect(notes).toBeGreaterThan(0);
	const count = (id: string) => all.filter(({ entity }) => idOf(entity ?? null) === id).length;
	return (await flow.netsuite.truth('customer')).sort((a, b) => count(b.id) - count(a.id))[0] as TruthRecord;
}

const failure = async (customer: string): Promise<string> => {
	const before = await store();
	const { execution, reports } = await resync(customer);
	expect(execution.status).toBe('error');
	expect([...reports.keys()]).toEqual(['resync']);
	expect(reports.get('resync')).toMatchObject({ status: 'failed' });
	expect(await store()).toEqual(before);
	return String(reports.get('resync')?.error);
};

/** The tests follow each other: each goes on with the tables that the one before has left. */
describe('re-sync one customer', () => {
	test('K9: a customer and all that belongs to it is read anew, and nothing else is touched', async () => {
		expect((await flow.run(NIGHTLY)).execution.status).toBe('success');
		await flow.netsuite.play(300, 7);
		const customer = await busiest();
		// Somebody has spoilt the rows; NetSuite's own dates would not have them read again.
		const own = await belongings(customer.id);
		for (const [point, records] of own) {
			const [first, second] = records;
			if (first) await editRows(flow.n8n, `netsuite_${point}`, { netsuiteId: Number(first.id) }, { isDeleted: true });
			if (second) await deleteRows(flow.n8n, `netsuite_${point}`, { netsuiteId: Number(second.id) });
		}
		const before = await store();
		const checkpoints = await flow.rows('netsuite_checkpoints');
		const { execution, reports } = await resync(customer.entityId as string);
		expect(execution.error).toBeUndefined();
		const after = await store();
		for (const [point, records] of own) {
			const ids = new Set(records.map(({ id }) => Number(id)));
			const rows = (after.get(point) ?? []).filter(({ netsuiteId }) => ids.has(Number(netsuiteId)));
			expect({ point, ...compare(point, records, rows) }).toMatchObject({ point, different: 0 });
			expect(reports.get(point)).toMatchObject({ status: 'finished', read: records.length, written: records.length, failed: 0 });
		}
		const moreThan = (point: string, least: number) => expect(own.get(point)?.length).toBeGreaterThan(least);
		['contact', 'customer', 'customerPayment', 'salesOrder', 'note', 'message'].forEach((point) => moreThan(point, 0));
		moreThan('invoice', 3);
		for (const point of points) {
			const ids = new Set((own.get(point) ?? []).map(({ id }) => Number(id)));
			const others = touched(before.get(point) ?? [], after.get(point) ?? []).filter((id) => !ids.has(id));
			const gone = new Set((after.get(point) ?? []).filter(({ isDeleted }) => isDeleted).map(({ netsuiteId }) => Number(netsuiteId)));
			expect({ point, others: others.filter((id) => !gone.has(id)) }).toEqual({ point, others: [] });
		}
		expect(await flow.rows('netsuite_checkpoints')).toEqual(checkpoints);
	});

	test('K9: what NetSuite deleted of the customer is marked, with nothing open; what went to another customer is not', async () => {
		const rows = await flow.rows('netsuite_invoice');
		const there = new Set((await flow.netsuite.truth('invoice')).map(({ id }) => Number(id)));
		const [gone] = rows.filter(({ netsuiteId, isDeleted }) => !there.has(Number(netsuiteId)) && !isDeleted);
		const id = String(gone?.entityId);
		expect(gone?.amountRemaining).not.toBe(0);
		const [elsewhere] = rows.filter(({ netsuiteId, entityId, isDeleted }) => there.has(Number(netsuiteId)) && entityId !== id && !isDeleted);
		const moved = { netsuiteId: Number(elsewhere?.netsuiteId) };
		await editRows(flow.n8n, 'netsuite_invoice', moved, { entityId: id });

		const { execution, reports } = await resync(`id:${id}`);
		expect(execution.error).toBeUndefined();
		const after = new Map((await flow.rows('netsuite_invoice')).map((row) => [row.netsuiteId, row]));
		expect(after.get(gone?.netsuiteId ?? null)).toMatchObject({ isDeleted: true, amountRemaining: 0, tranId: gone?.tranId as string });
		// It is read again, and so has the customer and the balance that it has in NetSuite by now.
		const record = (await flow.netsuite.truth('invoice')).find((one) => Number(one.id) === moved.netsuiteId);
		const { entityId } = elsewhere ?? {};
		expect(after.get(moved.netsuiteId)).toMatchObject({ isDeleted: false, entityId, amountRemaining: Number(record?.amountRemaining) });
		expect(Number(reports.get('invoice')?.deleted)).toBeGreaterThan(0);
		// Other customers' rows of deleted records are the nightly sync's.
		const others = rows.filter(({ entityId, isDeleted }) => entityId !== id && !isDeleted);
		for (const { netsuiteId } of others) expect(after.get(netsuiteId ?? null)).toMatchObject({ isDeleted: false });
		await editRows(flow.n8n, 'netsuite_invoice', moved, { entityId: elsewhere?.entityId });
	});

	test('K9: the nightly sync goes on from its own checkpoints afterwards, and the store equals NetSuite', async () => {
		expect((await flow.run(NIGHTLY)).execution.status).toBe('success');
		for (const point of points) {
			const { differences } = compare(point, await flow.netsuite.truth(point), await flow.rows(`netsuite_${point}`));
			expect({ point, differences }).toEqual({ point, differences: [] });
		}
	});

	test('K9: the filters of the nightly sync hold here, too, and what it follows by them is read again', async () => {
		const planned = await flow.imported(NIGHTLY, { 'Choose what happens': { tablesBeginWith: 'open' } });
		const chosen = { integrationPoints: ['customer', 'invoice'], filters: { openInvoicesOnly: true } };
		const nodes = planned.nodes.map((node) => (node.name === 'Plan the sync' ? { ...node, parameters: { ...node.parameters, ...chosen } } : node));
		const nightly = await flow.n8n.importWorkflow({ ...planned, nodes });
		expect((await flow.runOf(nightly)).execution.error).toBeUndefined();
		await flow.netsuite.play(300, 11);
		expect((await flow.runOf(nightly)).execution.error).toBeUndefined();
		const truth = await flow.netsuite.truth('invoice');
		const paid = new Set(truth.filter(({ amountRemaining }) => amountRemaining === 0).map(({ id }) => Number(id)));
		const before = await flow.rows('open_invoice');
		const spoilt = before.find(({ netsuiteId, isDeleted }) => paid.has(Number(netsuiteId)) && !isDeleted) as DataTableRow;
		const customer = String(spoilt.entityId);
		const stored = new Set(before.map(({ netsuiteId }) => Number(netsuiteId)));
		const leftOut = truth.filter(({ id, entity }) => idOf(entity ?? null) === customer && paid.has(Number(id)) && !stored.has(Number(id)));
		expect(leftOut.length).toBeGreaterThan(0);
		await editRows(flow.n8n, 'open_invoice', { netsuiteId: Number(spoilt.netsuiteId) }, { amountRemaining: 500 });

		const { execution } = await flow.run(FILE, { 'Choose the customer': { customer: `id:${customer}`, tablesBeginWith: 'open' } });
		expect(execution.error).toBeUndefined();
		const after = await flow.rows('open_invoice');
		expect(after.map(({ netsuiteId }) => Number(netsuiteId)).sort()).toEqual([...stored].sort());
		expect(after.find(({ netsuiteId }) => netsuiteId === spoilt.netsuiteId)).toMatchObject({ amountRemaining: 0, isDeleted: false });
	});

	test('K9: rows whose column isLocked is true are left alone', async () => {
		const { id, altName } = await busiest();
		const [locked, free] = (await flow.rows('netsuite_invoice')).filter(({ entityId, isDeleted }) => entityId === id && !isDeleted);
		await addColumn(flow.n8n, 'netsuite_invoice', 'isLocked', 'boolean');
		const own = { memo: 'financed on these terms' };
		await editRows(flow.n8n, 'netsuite_invoice', { netsuiteId: Number(locked?.netsuiteId) }, { ...own, isLocked: true });
		await editRows(flow.n8n, 'netsuite_invoice', { netsuiteId: Number(free?.netsuiteId) }, own);
		const before = await flow.rows('netsuite_invoice');
		const { execution, reports } = await resync(altName as string);
		expect(execution.error).toBeUndefined();
		const after = await flow.rows('netsuite_invoice');
		const find = (rows: readonly DataTableRow[], row?: DataTableRow) => rows.find(({ netsuiteId }) => netsuiteId === row?.netsuiteId);
		expect(find(after, locked)).toEqual(find(before, locked));
		expect(find(after, free)?.memo).toBe(free?.memo);
		expect(reports.get('invoice')?.leftOut).toBe('Locked rows that were left alone: 1');
	});

	test('K9: no customer, an unknown one and one of several of the same name are refused, with the candidates', async () => {
		expect(await failure('')).toMatch(/No customer was given/);
		expect(await failure('Nobody & Sons')).toMatch(/No customer is called exactly "Nobody & Sons"/);
		const [known] = await flow.netsuite.truth('customer');
		const twin = { entityId: 'TWIN-1', companyName: known?.altName, subsidiary: { id: idOf(known?.subsidiary ?? null) } };
		const { accountId, serverUrl, ...credentials } = flow.netsuite.credential;
		const target = { url: serverUrl as string, account: accountId as string, credentials: credentials as unknown as Credentials };
		expect((await call(target, 'POST', '/services/rest/record/v1/customer', { body: twin })).status).toBe(204);
		const sentence = await failure(known?.altName as string);
		const candidates = (await flow.netsuite.truth('customer')).filter(({ altName }) => altName === known?.altName);
		expect(candidates).toHaveLength(2);
		for (const { id } of candidates) expect(sentence).toContain(`id:${id} `);
	});

	test('K9: NetSuite refuses the login, or a record cannot be read: the row says which and why, all else is stored', async () => {
		const { id } = await busiest();
		await flow.netsuite.arm({ fault: 'token', token: 'revoked' });
		expect(await failure(`id:${id}`)).toMatch(/Invalid login attempt/);
		await flow.netsuite.clear();

		const invoices = (await belongings(id)).get('invoice') as TruthRecord[];
		const broken = invoices.find(({ tranId }) => tranId !== null) as TruthRecord;
		await flow.netsuite.arm({ fault: 'corrupt', id: broken.id, column: 'trandate' });
		const { reports } = await resync(id);
		await flow.netsuite.clear();
		expect(reports.get('invoice')).toMatchObject({ status: 'finished', failed: 1, deleted: 0, error: expect.stringContaining(broken.tranId as string) as unknown });
		expect((await flow.rows('netsuite_invoice')).find(({ netsuiteId }) => netsuiteId === Number(broken.id))?.isDeleted).toBe(false);
		expect(reports.get('message')).toMatchObject({ status: 'finished' });
	});

	test('K9: while the nightly sync is at work nothing is begun', async () => {
		const { id } = await busiest();
		const nightly = await flow.imported(NIGHTLY);
		const run = await flow.n8n.startRun(nightly, 'Start by hand');
		await until(async () => (await flow.reportsOf(run)).get('currencyRate')?.status === 'running');
		// NetSuite keeps it waiting for a while.
		await flow.netsuite.arm({ fault: 'timeout', afterMs: 20_000 });
		await until(async () => (await flow.netsuite.unspent()).length === 0);
		const { execution, reports } = await resync(id);
		expect(execution.status).toBe('error');
		expect(String(reports.get('resync')?.error)).toMatch(/under way/);
		expect((await flow.n8n.waitForExecution(run)).status).toBe('success');
		expect((await resync(id)).execution.status).toBe('success');
	});

	test('K9: killed in the middle, it is run again and doubles nothing', async () => {
		const { id } = await busiest();
		await deleteRows(flow.n8n, 'netsuite_invoice', { entityId: id });
		const workflow = await flow.imported(FILE, { 'Choose the customer': { customer: `id:${id}` } });
		const some = async () => (await flow.rows('netsuite_invoice')).some(({ entityId }) => entityId === id);
		await flow.runKilledWhen(workflow, some);
		// As it is two minutes later: until then the run that was killed might still be one.
		await editRows(flow.n8n, 'netsuite_recent_syncs', { status: 'running' }, { status: 'failed' });
		expect((await flow.runOf(workflow)).execution.error).toBeUndefined();
		const ids = (await flow.rows('netsuite_invoice')).map(({ netsuiteId }) => netsuiteId);
		expect(new Set(ids).size).toBe(ids.length);
		const own = (await belongings(id)).get('invoice') as TruthRecord[];
		expect(own.every((one) => ids.includes(Number(one.id)))).toBe(true);
	});
});
