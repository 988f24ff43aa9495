import { mappableFields } from '../../../netsuite/mapping/fields';
import { mappedRecord } from '../../../netsuite/mapping/records';
import { mapToNetSuite, type ToChoice } from '../../../netsuite/mapping/toNetSuite';

type Item = { json: Record<string, unknown> };

const invoice = mappedRecord('invoice');
const fields = mappableFields(invoice, {
	custom: [{ name: 'custbody_region', label: 'Region', type: 'reference', column: 't.custbody_region' }],
	written: [{ name: 'shipDate', label: 'Ship Date', type: 'date' }],
	lists: new Map([['custbody_region', { source: 'customList', values: [{ id: '3', name: 'North' }] }]]),
});

const of = (key: string, from: string, more: Partial<ToChoice<Item>> = {}): ToChoice<Item> => ({
	key,
	value: ({ json }) => json[from],
	...more,
});

it('P12: own choices reach standard fields, those that only the account has, and custom ones', () => {
	const map = mapToNetSuite<Item>(invoice, fields, [of('memo', 'note'), of('shipDate', 'ship'), of('custbody_region', 'region')]);
	expect(map({ json: { note: 'Hello', ship: '2026-01-31', region: 'North' } })).toEqual({
		memo: 'Hello',
		shipDate: '2026-01-31',
		custbody_region: '3',
	});
});

test('what an item does not have is left out, what is empty is null', () => {
	const map = mapToNetSuite<Item>(invoice, fields, [of('memo', 'note'), of('email', 'email')]);
	expect(map({ json: { note: null } })).toEqual({ memo: null });
});

it('P11: the default mapping backwards takes IDs and leaves out what NetSuite sets itself', () => {
	const map = mapToNetSuite<Item>(invoice, fields, null);
	const json = { netsuiteId: '12', invoiceNumber: 'INV12', customerName: 'Northwind', customerId: '7', openAmount: 5, status: 'Open' };
	expect(map({ json })).toEqual({ id: '12', tranId: 'INV12', entity: '7' });
});

test('of something else than the default shape no empty record is made', () => {
	const record = mappedRecord('companyCustomer');
	const map = mapToNetSuite<Item>(record, mappableFields(record), null);
	expect(() => map({ json: { Company: 'Northwind' } })).toThrow('Company Customer: it comes without a single field of the default mapping.');
});

test('a field that NetSuite sets itself is refused before any item', () => {
	expect(() => mapToNetSuite<Item>(invoice, fields, [of('amountRemaining', 'x')])).toThrow(
		'Amount Remaining (amountRemaining) of Invoices is set by NetSuite and cannot be written.',
	);
	expect(() => mapToNetSuite<Item>(invoice, fields, [of('daysOverdue', 'x')])).toThrow(/set by NetSuite/);
	expect(() => mapToNetSuite<Item>(invoice, fields, [of('lines', 'x')])).toThrow(/set by NetSuite/);
});

it('P13: a stated type that does not go with the field is refused before any item', () => {
	expect(() => mapToNetSuite<Item>(invoice, fields, [of('dueDate', 'x', { type: 'text' })])).toThrow(
		'Text cannot become Due Date (dueDate) of Invoices, which is of the type Date.',
	);
});

test('a value of another type than was stated is refused, with the record', () => {
	const map = mapToNetSuite<Item>(invoice, fields, [of('memo', 'x', { type: 'number' })]);
	expect(map({ json: { x: 5 } })).toEqual({ memo: '5' });
	expect(() => map({ json: { x: true, invoiceNumber: 'INV9' } })).toThrow(
		/^Invoice INV9: Memo \(memo\) takes .*, and this is true, which was to be a number\.$/,
	);
	expect(() => map({ json: { x: 'five' } })).toThrow(/this is the text "five"/);
});

test('a value that is not in the list is refused, with the record', () => {
	const map = mapToNetSuite<Item>(invoice, fields, [of('custbody_region', 'region')]);
	expect(() => map({ json: { region: 'East', netsuiteId: 12 } })).toThrow('Invoice 12: Region (custbody_region) has no value the text "East".');
});
