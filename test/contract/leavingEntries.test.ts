import { integrationPoint, type Filters } from '../../netsuite';
import { write } from '../support/filterTruth';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';
import { deletedOf, recordsOf, RecordStore, rowsOf } from '../support/recordStore';

/** Journal entries that stop concerning receivables: they stay in NetSuite, and their rows have to go. */

interface Line {
	readonly line: number;
	readonly account: { readonly id: string };
	readonly entity?: { readonly id: string };
	readonly debit?: number;
	readonly credit?: number;
}

interface Entry {
	readonly subsidiary: { readonly id: string };
	readonly currency: { readonly id: string };
	readonly line: { readonly items: readonly Line[] };
}

const point = integrationPoint('journalEntry');
let netsuite: LocalNetSuite;

beforeEach(async () => {
	netsuite = await startLocalNetSuite({ invoices: 260, customers: 40, seed: 17 });
});
afterEach(async () => await netsuite.close());

async function read(id: string): Promise<Entry> {
	const request = { service: 'record', method: 'GET', path: `/journalEntry/${id}`, query: { expandSubResources: 'true' }, safeToRepeat: true } as const;
	return (await netsuite.client.request(request, (data) => data as Entry)).data;
}

/** Books an entry like another one, which nothing is applied to and whose period is open. @returns its internal ID. */
async function book(): Promise<string> {
	const { subsidiary, currency, line } = await read((await netsuite.truth('journalEntry')).at(-1)?.id ?? '');
	const items = line.items.map(({ account, entity, debit, credit }) => ({ account: { id: account.id }, debit, credit, ...(entity && { entity: { id: entity.id } }) }));
	return await write(netsuite.client, 'POST', '/journalEntry', { subsidiary: { id: subsidiary.id }, currency: { id: currency.id }, line: { items } });
}

/** Moves the line on the receivables account to the entry's other one. @returns what moves it back. */
async function moveAway(id: string): Promise<() => Promise<unknown>> {
	const stored = (await netsuite.truth('journalEntry')).find((one) => one.id === id)?.lines as unknown as readonly Line[];
	const receivables = stored[0]?.account.id ?? '';
	const { items } = (await read(id)).line;
	const own = items.find(({ account }) => account.id === receivables);
	const other = items.find(({ account }) => account.id !== receivables)?.account.id ?? '';
	const moveTo = async (account: string) =>
		await write(netsuite.client, 'PATCH', `/journalEntry/${id}`, { line: { items: [{ line: own?.line, account: { id: account } }] } });
	await moveTo(other);
	return async () => await moveTo(receivables);
}

const expectTruth = async (store: RecordStore) => expect(store.rows()).toEqual(rowsOf(point, await netsuite.truth('journalEntry')));

describe.each<[string, string | null, Filters | undefined]>([
	['as it is', null, undefined],
	['where the date of creation cannot be seen', 'createddate', undefined],
	['where the modification date cannot be seen', 'lastmodifieddate', undefined],
	['where the modification date cannot be seen, with filters', 'lastmodifieddate', { excludedCustomers: ['1'] }],
	['with filters', null, { excludedCustomers: ['1'] }],
])('an account %s', (_, column, filters) => {
	test('K34: an entry that is moved off the receivables account is given out as deleted, and comes again when it is moved back', async () => {
		if (column) await netsuite.arm({ fault: 'hide', table: 'transaction', column });
		const id = await book();
		const store = new RecordStore(point);
		await netsuite.pass(3_600);
		await store.sync(netsuite.client, { filters });
		await netsuite.pass(3_600);
		const back = await moveAway(id);
		await netsuite.pass(3_600);
		expect(deletedOf(await store.sync(netsuite.client, { filters }))).toEqual([id]);
		expect(store.get(id)).toBeUndefined();

		await back();
		await netsuite.pass(3_600);
		expect(recordsOf(await store.sync(netsuite.client, { filters })).map((one) => one.id)).toEqual([id]);
		await netsuite.clearFaults();
		if (!column) await expectTruth(store);
	});
});

test('an entry that never concerned receivables is not given out, and one that was booked during the first reading is followed', async () => {
	const store = new RecordStore(point);
	await netsuite.pass(3_600);
	const early = await book();
	await store.sync(netsuite.client);
	expect(store.get(early)).toBeDefined();
	await moveAway(early);
	await netsuite.pass(3_600);
	expect(deletedOf(await store.sync(netsuite.client))).toEqual([early]);

	await netsuite.pass(3_600);
	await moveAway(await book());
	await netsuite.pass(3_600);
	expect(deletedOf(await store.sync(netsuite.client))).toEqual([]);
	await expectTruth(store);
});

test('one that left between two choices of filters is given out as deleted', async () => {
	const id = await book();
	const store = new RecordStore(point);
	await netsuite.pass(3_600);
	await store.sync(netsuite.client);
	await netsuite.pass(3_600);
	await moveAway(id);
	await netsuite.pass(3_600);
	const batches = await store.sync(netsuite.client, { filters: { excludedCustomers: ['1'] } });
	expect(batches[0]?.phase).toBe('full');
	expect(deletedOf(batches)).toEqual([id]);
	expect(store.get(id)).toBeUndefined();
});
