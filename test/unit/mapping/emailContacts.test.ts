import { contactsOf, describeProblems, integrationPoint, InvalidSettingError, simplify, tableRow } from '../../../netsuite';
import { field, record } from '../../support/points';

const invoice = integrationPoint('invoice');
const customer = integrationPoint('customer');
const approver = { name: 'custbody_approver', label: 'Approver Email' };
const copies = { name: 'custbody_copies', label: 'Copies To' };

const invoiceRecord = (customFields: Record<string, string | null>) => ({
	...record(1041, { tranId: 'INV1041', entity: { id: '7', refName: 'Acme' } }),
	customFields,
});
const contacts = (customFields: Record<string, string | null>) => contactsOf(invoice, invoiceRecord(customFields), [approver, copies]);

test('T25: an address in a field is a contact of the invoice’s customer', () => {
	expect(contacts({ custbody_approver: 'Ann Lee <Ann@X.example>', custbody_copies: null })).toEqual({
		recordKey: 'invoice_1041',
		recordType: 'invoice',
		recordId: '1041',
		documentNumber: 'INV1041',
		customerId: '7',
		isDeleted: false,
		problems: [],
		contacts: [
			{
				key: 'netsuite_person_7_invoice_custbody_approver_ann@x.example',
				recordKey: 'invoice_1041',
				recordType: 'invoice',
				recordId: '1041',
				documentNumber: 'INV1041',
				customerId: '7',
				field: 'custbody_approver',
				fieldLabel: 'Approver Email',
				email: 'Ann@X.example',
				name: 'Ann Lee',
			},
		],
	});
});

test('T26: several addresses are several contacts, and the same in two fields stays two roles', () => {
	const found = contacts({ custbody_approver: 'ann@x.example; bob@y.example, ANN@x.example', custbody_copies: 'ann@x.example' });
	expect(found.contacts.map(({ key }) => key)).toEqual([
		'netsuite_person_7_invoice_custbody_approver_ann@x.example',
		'netsuite_person_7_invoice_custbody_approver_bob@y.example',
		'netsuite_person_7_invoice_custbody_copies_ann@x.example',
	]);
});

test('the keys of a record are the same every time, so that nothing is doubled and what is gone shows', () => {
	const keys = (text: string) => contacts({ custbody_approver: text, custbody_copies: null }).contacts.map(({ key }) => key);
	expect(keys(' Ann@x.example\n')).toEqual(keys('ann@X.example'));
	const before = keys('ann@x.example, bob@y.example');
	const now = keys('bob@y.example');
	expect(before.filter((key) => !now.includes(key))).toEqual(['netsuite_person_7_invoice_custbody_approver_ann@x.example']);
});

test('what is no address is reported with number and field, and the others come', () => {
	const found = contacts({ custbody_approver: 'n/a, ann@x.example', custbody_copies: 'ask Bob' });
	expect(found.contacts.map(({ email }) => email)).toEqual(['ann@x.example']);
	expect(found.problems).toEqual([
		{ field: 'custbody_approver', fieldLabel: 'Approver Email', text: 'n/a', reason: '"n/a" is no e-mail address' },
		{ field: 'custbody_copies', fieldLabel: 'Copies To', text: 'ask Bob', reason: '"ask Bob" is no e-mail address' },
	]);
	expect(describeProblems(invoice, found)).toBe(
		'Invoice INV1041, Approver Email (custbody_approver): "n/a" is no e-mail address; Copies To (custbody_copies): "ask Bob" is no e-mail address.',
	);
	expect(describeProblems(invoice, contacts({ custbody_approver: null, custbody_copies: null }))).toBeNull();
});

describe('a record is understood in every shape that the nodes give it', () => {
	const custom = [field('custbody_approver'), field('custbody_copies')];
	const whole = {
		...Object.fromEntries([...invoice.fields, ...(invoice.sublists ?? [])].map(({ name }) => [name, null])),
		...invoiceRecord({ custbody_approver: 'ann@x.example', custbody_copies: null }),
	};
	const expected = contactsOf(invoice, whole, [approver, copies]);

	test.each<[string, Record<string, unknown>]>([
		['simplified', simplify(invoice, whole)],
		['a row', tableRow(invoice, whole, custom)],
		['a row of a data table, with an ID of its own', { ...tableRow(invoice, whole, custom), id: 3, createdAt: '2026-01-31' }],
	])('%s', (_, item) => {
		expect(expected.contacts).toHaveLength(1);
		expect(contactsOf(invoice, item, [approver, copies])).toEqual(expected);
	});

	test('a customer is its own customer', () => {
		const item = { netsuiteId: 7, entityId: 'CUST-7', custentity_ap: 'ap@x.example' };
		expect(contactsOf(customer, item, [{ name: 'custentity_ap', label: 'AP' }])).toMatchObject({
			customerId: '7',
			documentNumber: 'CUST-7',
			contacts: [{ key: 'netsuite_person_7_customer_custentity_ap_ap@x.example' }],
		});
	});

	test.each([{ netsuiteId: 1041, isDeleted: true }, { id: '1041', isDeleted: true }])('a deleted one has no contacts: %j', (item) => {
		expect(contactsOf(invoice, item, [approver])).toMatchObject({ recordKey: 'invoice_1041', isDeleted: true, contacts: [], customerId: null });
	});
});

test.each<[string, Record<string, unknown>, string]>([
	['without an internal ID', { tranId: 'INV1041' }, 'An item has no internal ID (netsuiteId or id), so it is no invoice of NetSuite’s.'.replace('’', "'")],
	['with only the ID that a data table gave it', { id: 1041, tranId: 'INV1041', entityId: '7', custbody_approver: null }, 'An item has no internal ID'],
	['without its customer', { ...invoiceRecord({ custbody_approver: null }), entity: null }, 'Invoice INV1041 has no customer'],
	['whose field was not read', invoiceRecord({}), 'Invoice INV1041 and its field Approver Email (custbody_approver): it was not read.'],
	['whose field is a list', { ...invoiceRecord({}), customFields: { custbody_approver: { id: '1' } } }, 'it holds no text'],
])('an item %s is refused: nothing may look as if it had been removed', (_, item, why) => {
	const reading = () => contactsOf(invoice, item, [approver]);
	expect(reading).toThrow(InvalidSettingError);
	expect(reading).toThrow(why);
});
