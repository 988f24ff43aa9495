import {
	compareImport,
	contactsIn,
	contactsStored,
	CONTACTS,
	emailFields,
	IMPORTED as points,
	importTableOf as tableOf,
	type Imported,
} from '../../demo/customFields';
import type { TruthRecord } from '../../demo/truthRows';
import { Importing } from './importing';

// A run takes seconds, starting n8n up to half a minute.
jest.setTimeout(180_000);

let flow: Importing;

beforeAll(async () => {
	flow = await Importing.open();
});

afterAll(async () => await flow?.close());

const truth = async (point: Imported): Promise<TruthRecord[]> => await flow.netsuite.truth(`${point}?customFields=all`);

/** How many records are not stored as NetSuite has them, doubled or missing ones among them. */
async function different(point: Imported, records?: readonly TruthRecord[]): Promise<number> {
	return compareImport(point, records ?? (await truth(point)), await flow.rows(point)).different;
}

async function expectedContacts(customerFields?: readonly string[]): Promise<string[]> {
	return [...contactsIn('customer', await truth('customer'), customerFields), ...contactsIn('invoice', await truth('invoice'))].sort();
}

const storedContacts = async (): Promise<string[]> => contactsStored(await flow.n8n.rows(CONTACTS)).sort();

/** The tests follow each other: each goes on with the tables that the one before has left. */
describe('import custom fields', () => {
	test('T23: all custom fields of customers and invoices land as columns, with what people know the record by', async () => {
		const { execution, reports } = await flow.run();
		expect(execution.error).toBeUndefined();
		expect(execution.status).toBe('success');
		for (const point of points) {
			expect(await different(point)).toBe(0);
			const read = (await truth(point)).length;
			expect(reports.get(`${point}CustomFields`)).toMatchObject({ status: 'finished', read, written: read, failed: 0 });
		}
	});

	test('T25, T26: addresses become contacts, and what is no address is said with the record’s number', async () => {
		const expected = await expectedContacts();
		expect(expected.length).toBeGreaterThan(30);
		expect(await storedContacts()).toEqual(expected);

		const { reports } = await flow.run();
		expect(reports.get('invoiceCustomFields')).toMatchObject({ read: 0 });
		expect(await storedContacts()).toEqual(expected);

		const rows = await flow.rows('invoice');
		const wordy = (await truth('invoice')).filter(({ customFields }) => customFields?.custbody_approver_email === 'see contract');
		expect(wordy.length).toBeGreaterThan(0);
		for (const { id, tranId } of wordy) {
			const sentence = new RegExp(`${tranId as string}.*see contract`, 's');
			expect(rows.find(({ netsuiteId }) => netsuiteId === Number(id))?.addressProblem).toMatch(sentence);
		}
	});

	test('business went on: values and contacts follow, and only what changed is read', async () => {
		const before = await storedContacts();
		await flow.netsuite.play(400, 5);
		const { execution, reports } = await flow.run();
		expect(execution.status).toBe('success');
		for (const point of points) {
			expect(await different(point)).toBe(0);
			const read = Number(reports.get(`${point}CustomFields`)?.read);
			expect(read).toBeGreaterThan(0);
			expect(read).toBeLessThan((await truth(point)).length);
		}
		// What was made and deleted again between two runs was never stored, and leaves no empty row.
		const empty = [...(await flow.rows('customer')), ...(await flow.rows('invoice'))].filter(({ entityId }) => entityId === null);
		expect(empty).toEqual([]);
		const expected = await expectedContacts();
		expect(before.filter((contact) => !expected.includes(contact))).not.toEqual([]);
		expect(await storedContacts()).toEqual(expected);
	});

	test('interrupted before its checkpoint, a batch is read again and doubles nothing', async () => {
		await flow.forgetCheckpoints();
		const { reports } = await flow.run();
		expect(reports.get('invoiceCustomFields')).toMatchObject({ read: (await truth('invoice')).length });
		for (const point of points) expect(await different(point)).toBe(0);
		expect(await storedContacts()).toEqual(await expectedContacts());
	});

	test('fields with addresses that are named later, or the contacts’ table deleted: all records give their contacts, not only changed ones', async () => {
		const fields = [...emailFields.customer, 'custentity_billing_emails'];
		const { reports } = await flow.run(undefined, 'CUSTENTITY_billing_emails');
		expect(reports.get('customerCustomFields')).toMatchObject({ status: 'finished', read: (await truth('customer')).length });
		expect(reports.get('invoiceCustomFields')).toMatchObject({ status: 'finished', read: 0 });
		const expected = await expectedContacts(fields);
		expect(await storedContacts()).toEqual(expected);
		expect((await flow.run(undefined, 'custentity_billing_emails')).reports.get('customerCustomFields')).toMatchObject({ read: 0 });

		await flow.deleteTable(CONTACTS);
		await flow.run(undefined, 'custentity_billing_emails');
		expect(await storedContacts()).toEqual(expected);

		// Neither a customer's field nor an invoice's: said, not ignored.
		const wrong = await flow.run(undefined, 'billing_emails');
		expect(wrong.execution.status).toBe('error');
		expect(wrong.reports.get('customerCustomFields')).toMatchObject({ status: 'failed', error: expect.stringMatching(/billing_emails/) as unknown });
		// It failed when the first rows were already taken out for their replacements: the next run must not go on from before.
		await flow.run();
		for (const point of points) expect(await different(point)).toBe(0);
		expect(await storedContacts()).toEqual(await expectedContacts());
	});

	test('two runs at the same time double neither a row nor a contact', async () => {
		await flow.forgetCheckpoints();
		await flow.runTwice();
		for (const point of points) expect(await different(point)).toBe(0);
		expect(await storedContacts()).toEqual(await expectedContacts());
	});

	test('records that the role cannot see any more fail their point, and what is stored stays', async () => {
		const rows = await flow.rows('customer');
		await flow.netsuite.arm({ fault: 'hide', table: 'customer' });
		const { execution, reports } = await flow.run();
		await flow.netsuite.clear();
		expect(execution.status).toBe('error');
		expect(reports.get('customerCustomFields')).toMatchObject({ status: 'failed', error: expect.stringMatching(/permission/) as unknown });
		expect(await flow.rows('customer')).toEqual(rows);
		expect((await flow.run()).reports.get('customerCustomFields')).toMatchObject({ status: 'finished', read: 0 });
	});

	test('T23: another choice of fields makes the table anew and keeps the old one under another name', async () => {
		const chosen = { customer: ['custentity_segment', 'custentity_billing_emails'], invoice: 'all' } as const;
		const { execution } = await flow.run(chosen, 'custentity_billing_emails');
		expect(execution.error).toBeUndefined();
		const custom = (await flow.columns(tableOf('customer'))).filter((name) => name.startsWith('cust'));
		expect(custom).toEqual(['custentity_billing_emails', 'custentity_segmentId', 'custentity_segmentName']);
		const records = (await truth('customer')).map(({ customFields, ...record }): TruthRecord => {
			const { custentity_segment = null, custentity_billing_emails = null } = customFields ?? {};
			return { ...record, customFields: { custentity_segment, custentity_billing_emails } };
		});
		expect(await different('customer', records)).toBe(0);
		expect(await storedContacts()).toEqual(await expectedContacts(['custentity_billing_emails']));
		const tables = (await flow.n8n.dataTables()).map(({ name }) => name);
		expect(tables.filter((name) => name.startsWith(`${tableOf('customer')}_until_`))).toHaveLength(1);
		expect(tables.filter((name) => name.startsWith(`${tableOf('invoice')}_until_`))).toHaveLength(0);
	});

	test('T24: a later flow filters by custom fields', async () => {
		const disputed = (await truth('invoice')).filter(
			({ customFields, amountRemaining }) => customFields?.custbody_disputed === true && Number(amountRemaining) > 0,
		);
		expect(disputed.length).toBeGreaterThan(0);
		const found = await flow.getRows(tableOf('invoice'), [
			['custbody_disputed', 'isTrue', undefined],
			['amountRemaining', 'gt', 0],
			['isDeleted', 'isFalse', undefined],
		]);
		expect(found.map(({ tranId }) => tranId).sort()).toEqual(disputed.map(({ tranId }) => tranId).sort());
	});

	test('a chosen field that is not there fails with its name, and nothing is lost', async () => {
		const rows = await flow.rows('customer');
		const { execution, reports } = await flow.run({ customer: ['custentity_gone'], invoice: 'all' });
		expect(execution.status).toBe('error');
		expect([...reports.values()].map(({ error }) => error).join()).toContain('custentity_gone');
		expect(await flow.rows('customer')).toEqual(rows);
	});
});
