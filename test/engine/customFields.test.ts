import type { IDataObject } from 'n8n-workflow';

import { openEngine, type Engine } from './engine';
import { openLocalNetSuite, type LocalNetSuite } from './localNetSuite';

// Loading n8n-core takes seconds, on a busy machine more than jest's five.
jest.setTimeout(60_000);

let engine: Engine;
let netsuite: LocalNetSuite;

beforeAll(async () => {
	engine = await openEngine();
	netsuite = await openLocalNetSuite({ seed: 22, customers: 60, invoices: 200 });
});
afterAll(async () => {
	await netsuite?.close();
	engine?.close();
});
afterEach(async () => await netsuite.clear());

/** Read as text; whoever looks at another kind of value says so. */
type Item = Readonly<Record<string, string>>;

async function run(type: string, parameters: object, more: { items?: IDataObject[]; onError?: 'continueRegularOutput' } = {}): Promise<Item[][]> {
	const { outputs, error } = await engine.run({ type, parameters: { ...parameters }, ...more }, netsuite.credential);
	if (error) throw new Error(`${error.message} ${error.description ?? ''}`);
	return outputs.map((items) => items.map(({ json }) => json as Item));
}

const emails = ['custbody_approver_email', 'custbody_copy_to'];
const invoices = async () =>
	await run('netSuiteSync', { operation: 'getChanges', integrationPoint: 'invoice', format: 'rows', options: { customFields: emails } });
const contactsOf = async (items: readonly IDataObject[], fields: unknown = emails) =>
	await run('netSuite', { resource: 'customField', operation: 'getContacts', integrationPoint: 'invoice', fields }, { items: [...items] });

describe('T22: Custom Field > Get Many', () => {
	const get = async (integrationPoint: string, options: object = {}) =>
		(await run('netSuite', { resource: 'customField', operation: 'getCustomFields', integrationPoint, options }))[0] ?? [];

	test('has one item for each field, with label, type and source', async () => {
		const fields = await get('customer');
		expect(fields.length).toBeGreaterThan(15);
		expect(fields).toContainEqual({
			id: 'custentity_remittance_email',
			label: 'Remittance Email',
			type: 'email',
			netSuiteType: 'EMAIL',
			source: 'metadata catalogue',
		});
	});

	test('has the values of lists when asked, and only the types that were asked for', async () => {
		const fields = await get('invoice', { includeValues: true, types: ['list', 'multiSelect'] });
		expect(fields.map(({ id, valuesSource }) => [id, valuesSource])).toEqual([
			['custbody_dispute_reason', 'custom list'],
			['custbody_approvers', 'values in use'],
		]);
		expect(fields[0]?.values).toContainEqual({ id: '3', name: 'Damaged Goods' });
	});
});

describe('T23: the chosen fields', () => {
	test('are columns of the plan and of the rows alike', async () => {
		const choice = [
			{ integrationPoint: 'customer', which: 'all' },
			{ integrationPoint: 'invoice', which: 'chosen', fields: `custbody_copy_to, custbody_approvers` },
		];
		const [planned = []] = await run('netSuiteSync', { operation: 'plan', integrationPoints: ['customer', 'invoice', 'currency'], customFields: { choice } });
		const chosen = new Map(planned.map(({ integrationPoint, customFields }) => [integrationPoint, customFields]));
		expect([chosen.get('invoice'), chosen.get('currency')]).toEqual([['custbody_approvers', 'custbody_copy_to'], []]);
		expect(chosen.get('customer')?.length).toBeGreaterThan(15);

		for (const { integrationPoint, columns, customFields } of planned) {
			const [[row = {}] = []] = await run('netSuiteSync', {
				operation: 'getChanges',
				integrationPoint,
				format: 'rows',
				options: { customFields },
			});
			expect(Object.keys(row)).toEqual((columns as unknown as Array<{ name: string }>).map(({ name }) => name));
		}
	});

	test('come with Get Many, and filter it', async () => {
		const [found = []] = await run('netSuite', {
			resource: 'customer',
			operation: 'getMany',
			returnAll: true,
			conditions: { condition: [{ field: 'custentity_channels', operator: 'contains', value: 'SMS' }] },
			options: { customFields: ['custentity_segment'] },
		});
		expect(found.length).toBeGreaterThan(0);
		for (const customer of found) {
			expect(customer.custentity_channels).toContain('SMS');
			expect(Object.keys(customer)).toContain('custentity_segment');
		}
	});

	test('are not taken for none where an expression misses them', async () => {
		const get = async (customFields: unknown) =>
			await run('netSuiteSync', { operation: 'getChanges', integrationPoint: 'currency', format: 'rows', options: { customFields } });
		await expect(get('={{ $json.customFields }}')).rejects.toThrow('The expression in Custom Field Names or IDs finds nothing.');
		expect((await get("={{ '' }}"))[0]?.length).toBeGreaterThan(0);
	});

	test('that are not there are refused by name', async () => {
		const parameters = { operation: 'getChanges', integrationPoint: 'invoice', format: 'rows', options: { customFields: 'custbody_gone' } };
		await expect(run('netSuiteSync', parameters)).rejects.toThrow('Invoices have no custom field custbody_gone');
	});
});

describe('T25: Custom Field > Get Contacts From Emails', () => {
	test('makes contacts of the rows of Get Changes, and an item for each record', async () => {
		const [rows = []] = await invoices();
		const [contacts = [], records = []] = await contactsOf(rows);
		expect(contacts.length).toBeGreaterThan(20);
		expect(records.map(({ recordId }) => recordId)).toEqual(rows.map(({ netsuiteId }) => String(netsuiteId)));
		const keys = contacts.map(({ recordKey, key }) => `${recordKey} ${key}`);
		expect(new Set(keys).size).toBe(keys.length);
		for (const contact of contacts) {
			const row = rows.find(({ netsuiteId }) => String(netsuiteId) === contact.recordId);
			expect(contact).toMatchObject({ customerId: row?.entityId, documentNumber: row?.tranId, recordType: 'invoice' });
			expect(row?.[contact.field as string]).toContain(contact.email);
		}
	});

	test('T26: makes several of several, and tells what is no address', async () => {
		const item = {
			netsuiteId: 5,
			tranId: 'INV5',
			entityId: '7',
			custbody_approver_email: 'ann@x.example; "Lee, Bob" <BOB@x.example>\nn/a',
			custbody_copy_to: 'ann@x.example',
		};
		const [contacts, records] = await contactsOf([item], emails.join(', '));
		expect(contacts?.map(({ field, email, name }) => [field, email, name])).toEqual([
			['custbody_approver_email', 'ann@x.example', null],
			['custbody_approver_email', 'BOB@x.example', 'Lee, Bob'],
			['custbody_copy_to', 'ann@x.example', null],
		]);
		expect(records).toEqual([
			expect.objectContaining({
				recordKey: 'invoice_5',
				contacts: 3,
				keys: contacts?.map(({ key }) => key),
				problem: 'Invoice INV5, Approver Email (custbody_approver_email): "n/a" is no e-mail address.',
			}),
		]);
	});

	test('takes records, too, and makes the same contacts every time', async () => {
		const parameters = { operation: 'getChanges', integrationPoint: 'invoice', options: { customFields: emails } };
		const [rows = []] = await run('netSuiteSync', { ...parameters, format: 'rows' });
		const [records = []] = await run('netSuiteSync', { ...parameters, format: 'records' });
		expect(await contactsOf(records)).toEqual(await contactsOf(rows));
	});

	test('refuses items without the field: its contacts would look removed', async () => {
		const item = { netsuiteId: 5, tranId: 'INV5', entityId: '7', custbody_copy_to: null };
		await expect(contactsOf([item])).rejects.toThrow('Invoice INV5 and its field Approver Email (custbody_approver_email): it was not read');
		await expect(contactsOf([item], ' ,')).rejects.toThrow('No field is chosen');
	});

	test('asks the account once for its fields, however many items there are', async () => {
		const items = Array.from({ length: 50 }, (_, index) => ({ netsuiteId: index + 1, entityId: '7', custbody_approver_email: null, custbody_copy_to: null }));
		const before = await netsuite.requests();
		const [, records] = await contactsOf(items);
		expect(records).toHaveLength(50);
		expect((await netsuite.requests()) - before).toBe(2);
	});
});
