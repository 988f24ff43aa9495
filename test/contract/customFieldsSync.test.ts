import { customFieldsOf, integrationPoint, planSync, readChanges, tableColumns, tableRow, type Client } from '../../netsuite';
import type { Cursor } from '../../netsuite/sync/cursor';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';
import { failureOf } from '../support/queryServer';
import { RecordStore } from '../support/recordStore';

let netsuite: LocalNetSuite;

beforeAll(async () => {
	netsuite = await startLocalNetSuite({ customers: 150, invoices: 300 });
});
afterEach(async () => await netsuite.clearFaults());
afterAll(async () => await netsuite.close());

const customer = integrationPoint('customer');
const chosen = ['custentity_segment', 'custentity_channels', 'custentity_rebate', 'custentity_dunning_paused'];

/** A client with a log of the questions it asked about custom fields. */
function watched(): { client: Client; asked: () => number } {
	let asked = 0;
	const client = netsuite.connect({}, {
		instead: ({ path, body }) => {
			if (path?.includes('metadata-catalog') || JSON.stringify(body ?? '').includes('FROM customfield')) asked++;
			return null;
		},
	});
	return { client, asked: () => asked };
}

async function synced(customFields: readonly string[] = chosen): Promise<RecordStore> {
	const store = new RecordStore(customer);
	await store.sync(netsuite.client, { customFields });
	return store;
}

const cursorOf = ({ checkpoint }: RecordStore) => JSON.parse(checkpoint) as Cursor;

test('T22, T23: the chosen custom fields of customers and invoices are those of the account, and stay so', async () => {
	const stores = ['customer', 'invoice'].map((name) => new RecordStore(integrationPoint(name)));
	for (const seed of [1, 2, 3]) {
		for (const store of stores) {
			const all = (await customFieldsOf(netsuite.client, store.point)).map(({ name }) => name);
			const batches = await store.sync(netsuite.client, { customFields: all });
			expect(batches.map(({ phase }) => phase)).not.toContain(seed === 1 ? 'changes' : 'full');
			const truth = await netsuite.truth(`${store.point.name}?customFields=all`);
			expect(store.all().map(({ id, customFields }) => ({ id, customFields }))).toEqual(
				truth.map(({ id, customFields }) => ({ id, customFields })),
			);
		}
		await netsuite.activity(150, seed);
	}
});

test('T23: only the chosen ones come, as columns', async () => {
	const batch = await readChanges(netsuite.client, customer, { customFields: ['custentity_segment'] });
	expect(new Set(batch.records.flatMap(({ customFields }) => Object.keys(customFields)))).toEqual(new Set(['custentity_segment']));
	const names = tableColumns(customer, batch.customFields).map(({ name }) => name);
	expect(names).toEqual(expect.arrayContaining(['custentity_segmentId', 'custentity_segmentName']));
	for (const record of batch.records) expect(Object.keys(tableRow(customer, record, batch.customFields)).sort()).toEqual([...names].sort());
});

test('within a window the account is asked once which fields there are', async () => {
	const { client, asked } = watched();
	const store = new RecordStore(customer);
	const batches = await store.sync(client, { customFields: chosen });
	expect(batches.length).toBeGreaterThan(1);
	expect(asked()).toBe(2);
	await store.sync(client, { customFields: chosen });
	expect(asked()).toBe(4);
});

describe('the choice is a setting', () => {
	test('another order or one twice is the same choice', async () => {
		const store = await synced();
		const batches = await store.sync(netsuite.client, { customFields: [...chosen].reverse().concat(chosen) });
		expect(batches.map(({ phase }) => phase)).toEqual(['changes']);
	});

	test.each<[string, readonly string[]]>([
		['one more', [...chosen, 'custentity_portal']],
		['one less', chosen.slice(1)],
		['none', []],
	])('%s: everything is read again', async (_, other) => {
		const store = await synced();
		const batches = await store.sync(netsuite.client, { customFields: other });
		expect(batches[0]?.phase).toBe('full');
		expect(store.all()).toEqual(await netsuite.truth(`customer${other.length > 0 ? `?customFields=${other.join()}` : ''}`));
	});

	test('another choice in the middle of a window begins anew', async () => {
		const first = await readChanges(netsuite.client, customer, { batchSize: 100, customFields: chosen });
		expect(first.status).toBe('more');
		const second = await readChanges(netsuite.client, customer, { batchSize: 100, customFields: [], checkpoint: first.cursor });
		expect(second.records.map(({ id }) => id)).toEqual(first.records.map(({ id }) => id));
	});

	test('what was hidden in the window before is looked for again then', async () => {
		await netsuite.arm({ fault: 'hide', table: 'customer', column: 'phone' });
		const { cursor } = await readChanges(netsuite.client, customer, { batchSize: 100, customFields: chosen });
		await netsuite.clearFaults();
		const anew = await readChanges(netsuite.client, customer, { batchSize: 100, checkpoint: cursor });
		expect(anew.leftOut).toEqual([]);
		expect(anew.records).toEqual((await netsuite.truth('customer')).slice(0, 100));
	});
});

test('without custom fields the settings of a checkpoint are what they were in version 0.1.0, and it goes on where that one ended', async () => {
	const { cursor } = await readChanges(netsuite.client, integrationPoint('invoice'));
	// The hash that 0.1.0 made. It may change only when what is read of invoices does.
	expect(cursor).toMatchObject({ version: 2, settings: '21744b70412907d6' });
	expect(Object.keys(cursor ?? {})).not.toContain('customFields');
});

describe('a chosen field', () => {
	test('that is gone is an error with its label and script ID', async () => {
		const store = await synced();
		const { customFields = [], ...cursor } = cursorOf(store);
		const [first, ...others] = customFields;
		const checkpoint = { ...cursor, customFields: [{ ...first, name: 'custentity_gone', label: 'Old Status' }, ...others] };
		const reading = readChanges(netsuite.client, customer, { checkpoint, customFields: ['custentity_gone'] });
		await expect(reading).rejects.toThrow(
			"Customers have no custom field Old Status (custentity_gone) any more, or the token's role may not see it. Take it out of the chosen fields",
		);
	});

	test.each([
		['at the beginning', false],
		['in the middle of a window', true],
	])('that the role loses sight of %s is an error, never an empty column', async (_, within) => {
		const store = new RecordStore(customer);
		const first = await readChanges(netsuite.client, customer, { batchSize: 100, customFields: chosen });
		if (within) store.store(first);
		await netsuite.arm({ fault: 'hide', table: 'customer', column: 'custentity_rebate' });
		const error = await failureOf(store.sync(netsuite.client, { customFields: chosen }));
		expect(error.message).toContain('Reading customers: The chosen custom field Rebate (custentity_rebate) cannot be read: Invalid search query');
		expect(error.advice).toMatch(/subtab Access.*take it out of Custom Fields/);
		await netsuite.clearFaults();
		await store.sync(netsuite.client, { customFields: chosen });
		expect(store.all()).toEqual(await netsuite.truth(`customer?customFields=${chosen.join()}`));
	});

	test('whose exact type cannot be told any more is an error: its values would be others', async () => {
		const store = await synced();
		await netsuite.arm({ fault: 'hide', table: 'customfield' });
		const error = await failureOf(store.sync(netsuite.client, { customFields: chosen }));
		expect(error.message).toBe(
			"Reading customers: The type of the chosen custom field Rebate (custentity_rebate) cannot be told any more: it was percent, and without SuiteQL's table customfield it looks like number.",
		);
		const others = chosen.filter((name) => name !== 'custentity_rebate');
		expect((await store.sync(netsuite.client, { customFields: others }))[0]?.phase).toBe('full');
	});

	test('does not suffer from another column that is hidden', async () => {
		await netsuite.arm({ fault: 'hide', table: 'customer', column: 'phone' });
		const store = await synced();
		const truth = await netsuite.truth(`customer?customFields=${chosen.join()}`);
		expect(store.all()).toEqual(truth.map((record) => ({ ...record, phone: null })));
		expect(cursorOf(store).leftOut.map(({ what }) => what)).toEqual(['Phone (phone)']);
	});

	test('of records that cannot be seen at all is left out with them', async () => {
		await netsuite.arm({ fault: 'hide', table: 'customer' });
		const batch = await readChanges(netsuite.client, customer, { customFields: chosen });
		expect(batch).toMatchObject({ status: 'leftOut', leftOut: [{ what: 'Customers' }] });
	});
});

describe('the plan', () => {
	const plan = async (choice: 'all' | string[]) =>
		(await planSync(netsuite.client, [customer, integrationPoint('currency')], { customFields: new Map([['customer', choice]]) })).map(
			({ customFields, leftOut }) => ({ names: customFields.map(({ name }) => name), leftOut: leftOut.map(({ what }) => what) }),
		);

	test('has the chosen fields in the order of their script IDs, and none where none was chosen', async () => {
		expect(await plan(chosen)).toEqual([
			{ names: [...chosen].sort(), leftOut: [] },
			{ names: [], leftOut: [] },
		]);
	});

	test('has all that the role can see', async () => {
		const all = (await customFieldsOf(netsuite.client, customer)).map(({ name }) => name).sort();
		await netsuite.arm({ fault: 'hide', table: 'customer', column: 'custentity_rebate' });
		expect((await plan('all'))[0]).toEqual({
			names: all.filter((name) => name !== 'custentity_rebate'),
			leftOut: ['Rebate (custentity_rebate)'],
		});
	});

	test('says which numbers may be percentages where the exact types cannot be told', async () => {
		await netsuite.arm({ fault: 'hide', table: 'customfield' });
		const [planned] = await planSync(netsuite.client, [customer], {
			customFields: new Map([['customer', ['custentity_rebate', 'custentity_portal']]]),
		});
		expect(planned?.leftOut).toEqual([
			{ what: 'Exact types of custom fields', reason: expect.stringMatching(/0\.125 for 12\.5 %: Rebate \(custentity_rebate\)\.$/) as string },
		]);
	});

	test('refuses a chosen field that is not there, or that the role may not see', async () => {
		await expect(plan(['custentity_gone'])).rejects.toThrow('Customers have no custom field custentity_gone');
		await netsuite.arm({ fault: 'hide', table: 'customer', column: 'custentity_rebate' });
		await expect(plan(chosen)).rejects.toThrow('The chosen custom field Rebate (custentity_rebate) cannot be read');
	});
});
