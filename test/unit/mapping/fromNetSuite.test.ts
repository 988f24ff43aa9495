import { integrationPoint, simplify, tableRow, type Field } from '../../../netsuite';
import { MappingError } from '../../../netsuite/mapping/errors';
import { mappableFields } from '../../../netsuite/mapping/fields';
import { mapFromNetSuite, type FromChoice } from '../../../netsuite/mapping/fromNetSuite';
import { mappedRecord } from '../../../netsuite/mapping/records';
import { record as netsuiteRecord } from '../../support/points';

const invoice = mappedRecord('invoice');
const point = integrationPoint('invoice');

const custom: Field[] = [
	{ name: 'custbody_region', label: 'Region', type: 'reference', column: 't.custbody_region' },
	{ name: 'custbody_tags', label: 'Tags', type: 'multiReference', column: 't.custbody_tags' },
	{ name: 'custbody_rating', label: 'Rating', type: 'integer', column: 't.custbody_rating' },
];
const fields = mappableFields(invoice, { custom, written: [], lists: new Map() });

const record = netsuiteRecord(12, {
	tranId: 'INV12',
	tranDate: '2026-01-31',
	entity: { id: '7', refName: 'Northwind' },
	salesRep: null,
	status: { id: 'A', refName: 'Open' },
	amountRemaining: 99.5,
	lines: [],
	customFields: {
		custbody_region: { id: '3', refName: 'North' },
		custbody_tags: [{ id: '1', refName: 'A' }, { id: '2', refName: 'B' }],
		custbody_rating: 5,
	},
});

const choices: FromChoice[] = [
	{ key: 'tranId', as: 'number' },
	{ key: 'entity.id', as: 'customer.id' },
	{ key: 'status.name', as: 'status' },
	{ key: 'custbody_region.name', as: 'region' },
	{ key: 'custbody_region.id', as: 'regionId' },
	{ key: 'custbody_tags.id', as: 'tagIds' },
	{ key: 'custbody_rating', as: 'rating', type: 'text' },
];

const expected = {
	number: 'INV12',
	customer: { id: '7' },
	status: 'Open',
	region: 'North',
	regionId: '3',
	tagIds: ['1', '2'],
	rating: '5',
};

it('P12: own choices, custom fields and further standard ones, are the same from every shape of the record', () => {
	const map = mapFromNetSuite(invoice, fields, choices);
	expect(map(record)).toEqual(expected);
	expect(map(simplify(point, record))).toEqual(expected);
	const row = tableRow(point, record);
	expect(map({ ...row, ...rowOfCustomFields })).toEqual({ ...expected, isDeleted: false });
});

/** As tables hold them. */
const rowOfCustomFields = {
	custbody_regionId: '3',
	custbody_regionName: 'North',
	custbody_tagsIds: '1,2',
	custbody_tagsNames: 'A, B',
	custbody_rating: 5,
};

it('P11: the default mapping leaves out what the shape does not have, and keeps what is empty', () => {
	const map = mapFromNetSuite(invoice, fields, null);
	const whole = map(record);
	expect(whole).toMatchObject({ netsuiteId: '12', customerName: 'Northwind', customerId: '7', salesRep: null, openAmount: 99.5 });
	expect(whole).not.toHaveProperty('paidAmount');
	const row = map(tableRow(point, record));
	expect(row).toMatchObject({ netsuiteId: '12', customerId: '7', salesRep: null, openAmount: 99.5, isDeleted: false });
	expect(row).not.toHaveProperty('customerName');
});

test('the one name of a row keeps its comma', () => {
	const map = mapFromNetSuite(invoice, fields, [{ key: 'custbody_tags.name', as: 'tags' }]);
	expect(map({ custbody_tagsIds: '4', custbody_tagsNames: 'Late, twice' })).toEqual({ tags: ['Late, twice'] });
});

test('a deleted record is handed on with its ID', () => {
	expect(mapFromNetSuite(invoice, fields, null)({ id: '9', isDeleted: true })).toEqual({ netsuiteId: '9', isDeleted: true });
	expect(mapFromNetSuite(invoice, fields, choices)({ netsuiteId: 9, isDeleted: true })).toEqual({ isDeleted: true });
});

test('a deletion that the trigger tells of is handed on like one of the sync, with the number that the record had', () => {
	const told = { id: '9', documentNumber: 'INV9', deletedDate: '2026-01-31T10:00:00Z' };
	expect(mapFromNetSuite(invoice, fields, null)(told)).toEqual({ netsuiteId: '9', invoiceNumber: 'INV9', isDeleted: true });
});

test('the internal ID of a stored row is not the number of the row', () => {
	expect(mapFromNetSuite(invoice, fields, null)({ id: 1, netsuiteId: 12 })).toEqual({ netsuiteId: '12' });
});

const failure = (run: () => unknown): MappingError => {
	try {
		run();
	} catch (error) {
		if (error instanceof MappingError) return error;
		throw error;
	}
	throw new Error('Nothing was refused.');
};

test('a field that has vanished is an error before any record, with what it was called', () => {
	const { message, advice } = failure(() => mapFromNetSuite(invoice, fields, [{ key: 'custbody_gone', as: 'x', label: 'Gone' }]));
	expect(message).toBe('Invoices have no field Gone (custbody_gone).');
	expect(advice).toMatch(/Refresh the list of fields/);
	expect(failure(() => mapFromNetSuite(invoice, fields, [{ key: 'foo', as: 'x' }])).message).toBe('Invoices have no field "foo".');
});

test('a chosen field that the record comes without is an error with the record', () => {
	const map = mapFromNetSuite(invoice, fields, choices);
	const { message, advice } = failure(() => map({ ...record, customFields: {} }));
	expect(message).toBe('Invoice INV12: it comes without the field Region (custbody_region).');
	expect(advice).toMatch(/custom fields of the node that reads/);
});

test('of something else than the record the default mapping makes no empty item', () => {
	const { message, advice } = failure(() => mapFromNetSuite(invoice, fields, null)({ sku: 'A1' }));
	expect(message).toBe('Invoice: it comes without a single field of the default mapping.');
	expect(advice).toMatch(/Record is the kind/);
});

test('a name that a row does not hold is an error when it was chosen', () => {
	const map = mapFromNetSuite(invoice, fields, [{ key: 'entity.name', as: 'customer' }]);
	expect(failure(() => map(tableRow(point, record))).message).toBe(
		'Invoice INV12: Customer (entity) has only its internal ID here, not its name.',
	);
});

test('a value of another type is an error with the record', () => {
	const { message } = failure(() => mapFromNetSuite(invoice, fields, null)({ ...record, amountRemaining: '99,50' }));
	expect(message).toBe('Invoice INV12: Amount Remaining (amountRemaining) is the text "99,50", where NetSuite has a number.');
});

test('two fields with one name, one inside another, and names that cannot be are refused', () => {
	const both = (first: string, second: string) => () =>
		mapFromNetSuite(invoice, fields, [{ key: 'tranId', as: first }, { key: 'memo', as: second }]);
	expect(failure(both('x', 'x')).message).toBe('Document Number (tranId) and Memo (memo) are both mapped to "x".');
	expect(failure(both('x', 'x.y')).message).toMatch(/both mapped/);
	expect(failure(both('x.y', 'x')).message).toMatch(/both mapped/);
	expect(failure(both('x', '__proto__.y')).message).toMatch(/cannot be the name/);
	expect(failure(both('x', 'a..b')).message).toMatch(/cannot be the name/);
	expect(both('x.y', 'x.z')()({ ...record, memo: 'm' })).toEqual({ x: { y: 'INV12', z: 'm' } });
});
