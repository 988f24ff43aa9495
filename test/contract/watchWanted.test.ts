import { findRecords, integrationPoint, latest, type Condition, type NetSuiteRecord } from '../../netsuite';
import { customFieldsOf } from '../../netsuite';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';
import { settings, WatchingProcess } from '../support/watcher';

/** Dates and moments are texts in these fields. */
const text = (value: unknown) => value as string;

let netsuite: LocalNetSuite;
beforeAll(async () => {
	netsuite = await startLocalNetSuite({ seed: 12, customers: 60, invoices: 200 });
});
afterAll(async () => await netsuite.close());

const condition = (point: string, field: string, operator: Condition['operator'], value: string): Condition => {
	const found = integrationPoint(point).fields.find(({ name }) => name === field);
	if (!found) throw new Error(`${point} has no ${field}`);
	return { field: found, operator, value };
};
const idOf = (value: unknown): string | null => (value as { id: string } | null)?.id ?? null;
const refName = (value: unknown): string | null => (value as { refName: string } | null)?.refName ?? null;
const search = { combine: 'all', limit: null, sublists: false, customFields: [] } as const;

/** What arrives of so much business at a watch with these conditions, and what does at one without any. */
async function arrivals(point: string, conditions: Condition[], seed: number, more = {}): Promise<[some: NetSuiteRecord[], all: NetSuiteRecord[]]> {
	const some = new WatchingProcess(netsuite.client, settings(point, { conditions, ...more }));
	const all = new WatchingProcess(netsuite.client, settings(point, more));
	await some.poll();
	await all.poll();
	await netsuite.activity(250, seed);
	await some.poll();
	await all.poll();
	return [some.arrived, all.arrived];
}

describe.each(['customer', 'invoice'])('P2: one subsidiary of a %s', (point) => {
	test('is all that Get Many gives', async () => {
		const conditions = [condition(point, 'subsidiary', 'equals', '4')];
		const { records } = await findRecords(netsuite.client, integrationPoint(point), { ...search, conditions });
		const truth = (await netsuite.truth(point)).filter(({ subsidiary }) => idOf(subsidiary) === '4');
		expect(truth.length).toBeGreaterThan(0);
		expect(records.map(({ id }) => id)).toEqual(truth.map(({ id }) => id));
	});

	test('is all that arrives at the trigger', async () => {
		const [some, all] = await arrivals(point, [condition(point, 'subsidiary', 'equals', '4')], 1);
		expect(some).toEqual(all.filter(({ subsidiary }) => idOf(subsidiary) === '4'));
		expect(some.length).toBeGreaterThan(0);
		expect(some.length).toBeLessThan(all.length);
	});
});

describe.each(['leadSource', 'partner', 'salesRep'])('P6: a condition on the %s of customers', (field) => {
	test.each(['equals', 'isEmpty', 'anyOf', 'notEquals'] as const)('%s', async (operator) => {
		const truth = await netsuite.truth('customer');
		const values = [...new Set(truth.map((record) => idOf(record[field])))].filter((id) => id !== null);
		const value = operator === 'anyOf' ? values.slice(0, 2).join(', ') : (values[0] as string);
		const holds = {
			equals: (id: string | null) => id === value,
			isEmpty: (id: string | null) => id === null,
			anyOf: (id: string | null) => id !== null && values.slice(0, 2).includes(id),
			notEquals: (id: string | null) => id !== value,
		}[operator];
		const expected = truth.filter((record) => holds(idOf(record[field])));
		expect(expected.length).toBeGreaterThan(0);
		expect(expected.length).toBeLessThan(truth.length);
		const conditions = [condition('customer', field, operator, value)];
		const { records } = await findRecords(netsuite.client, integrationPoint('customer'), { ...search, conditions });
		expect(records.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
		// The name comes with it, for people to read.
		expect(records.map((record) => refName(record[field]))).toEqual(expected.map((record) => refName(record[field])));
	});
});

test('P6: conditions on lead source, partner and sales rep together decide what arrives', async () => {
	const conditions = [
		condition('customer', 'leadSource', 'isNotEmpty', ''),
		condition('customer', 'partner', 'isEmpty', ''),
		condition('customer', 'salesRep', 'isNotEmpty', ''),
	];
	const [some, all] = await arrivals('customer', conditions, 2);
	const expected = all.filter(({ leadSource, partner, salesRep }) => leadSource !== null && partner === null && salesRep !== null);
	expect(some).toEqual(expected);
	expect(some.length).toBeGreaterThan(0);
	expect(some.length).toBeLessThan(all.length);
});

test('custom fields come along when they are asked for, and computed ones always', async () => {
	const custom = (await customFieldsOf(netsuite.client, integrationPoint('customer'))).slice(0, 3);
	const [arrived] = await arrivals('customer', [], 3, { customFields: custom });
	expect(arrived.length).toBeGreaterThan(0);
	for (const record of arrived) {
		expect(Object.keys(record.customFields)).toEqual(custom.map(({ name }) => name));
		expect(record.balance).toEqual(expect.any(Number));
	}
});

// The last is read only of records that something happened to, so nothing but the watch itself notices.
test.each([
	['tranDate', '31.02.2026', 'which is not a date'],
	['daysOverdue', 'many', 'which is not a whole number'],
])('a record whose %s cannot be read is told once, keeps nobody waiting, and arrives when it can be read', async (name, bent, why) => {
	const point = integrationPoint('invoice');
	const watching = new WatchingProcess(netsuite.client, settings('invoice'));
	await watching.poll();
	const { points } = await netsuite.activity(60, name.length);
	const [bad, ...others] = points.invoice?.created as [string, ...string[]];
	const index = point.fields.findIndex((field) => field.name === name);
	const client = netsuite.connect({}, {
		tamper: (rows) => {
			for (const row of rows) if (row.key0 === bad && `c${index}` in row) row[`c${index}`] = bent;
		},
	});
	const failed = [];
	for (let poll = 0; poll < 3; poll++) failed.push(...(await watching.pollOnce({ client })).failed);
	const reason = expect.stringContaining(`(${name}) is "${bent}", ${why}`) as string;
	expect(failed).toEqual([{ id: bad, documentNumber: expect.stringMatching(/^INV/) as string, reason }]);
	expect(watching.take()).toEqual(expect.arrayContaining(others));
	await watching.poll();
	expect(watching.take()).toEqual([bad]);
});

describe('the latest of a kind', () => {
	test('is a real record, and nothing is remembered of it', async () => {
		const truth = await netsuite.truth('invoice');
		const paid = await latest(netsuite.client, settings('invoice', { occasion: 'paid' }));
		expect(paid.records).toEqual([truth.filter(({ amountRemaining, total }) => amountRemaining === 0 && total !== 0).find(({ id }) => id === paid.records[0]?.id)].map((record) => expect.objectContaining({ id: record?.id, amountRemaining: 0 }) as unknown));
		const created = await latest(netsuite.client, settings('invoice', { occasion: 'created' }));
		const newest = truth.map(({ createdDate }) => text(createdDate)).sort().at(-1);
		expect(created.records.map(({ createdDate }) => createdDate)).toEqual([newest]);
		const changed = await latest(netsuite.client, settings('invoice'));
		expect(changed.records.map(({ lastModifiedDate }) => lastModifiedDate)).toEqual([truth.map(({ lastModifiedDate }) => text(lastModifiedDate)).sort().at(-1)]);
		const overdue = await latest(netsuite.client, settings('invoice', { occasion: 'overdue', overdueDays: 0 }));
		expect(overdue.records[0]?.amountRemaining).not.toBe(0);
	});

	test.each(['created', 'updated', 'createdOrUpdated', 'deleted'] as const)('%s is found at every point that has one', async (occasion) => {
		const points = ['currency', 'account', 'contact', 'customer', 'customerPayment', 'creditMemo', 'journalEntry', 'note', 'message'];
		for (const name of points) {
			const { records, deleted } = await latest(netsuite.client, settings(name, { occasion }));
			if (occasion === 'deleted' && deleted.length === 0) continue;
			expect([name, records.length + deleted.length]).toEqual([name, 1]);
		}
	});

	test('meets the conditions, also those on a joined table', async () => {
		const conditions = [condition('invoice', 'subsidiary', 'equals', '4'), condition('invoice', 'amountRemaining', 'greaterThan', '0')];
		const { records } = await latest(netsuite.client, settings('invoice', { conditions }));
		expect(records).toMatchObject([{ subsidiary: { id: '4' } }]);
	});

	test('is none where there is none', async () => {
		const conditions = [condition('invoice', 'tranId', 'equals', 'no such number')];
		expect(await latest(netsuite.client, settings('invoice', { conditions }))).toEqual({ records: [], deleted: [] });
	});
});
