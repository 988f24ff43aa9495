import { compare } from '../../demo/compare';
import type { DataTableRow } from '../../demo/n8n';
import type { TruthRecord } from '../../demo/truthRows';

const record: TruthRecord = {
	id: '12',
	tranId: 'INV-12',
	memo: null,
	total: 10.5,
	voided: false,
	entity: { id: '5', refName: 'Acme' },
	status: { id: 'A', refName: 'Open' },
	createdFrom: null,
	daysOverdue: 3,
	lines: [
		{ line: 1, item: { id: '7', refName: 'Hammer' }, amount: 4, department: null },
		{ line: 2, item: null, amount: 6.5, department: null },
	],
	customFields: {
		custbody_region: 'EMEA',
		custbody_ready: true,
		custbody_reason: { id: '3', refName: 'Damaged "Goods"' },
		custbody_approvers: [{ id: '4', refName: "Pat O'Neil" }, { id: '6', refName: 'Kim Müller' }],
		custbody_spare: null,
	},
};

const row: DataTableRow = {
	id: 1,
	createdAt: '2026-01-01T00:00:00.000Z',
	updatedAt: '2026-01-01T00:00:00.000Z',
	netsuiteId: 12,
	tranId: 'INV-12',
	memo: null,
	total: 10.5,
	voided: false,
	entityId: '5',
	statusId: 'A',
	statusName: 'Open',
	createdFromId: null,
	lines: JSON.stringify([
		{ line: 1, itemId: '7', itemName: 'Hammer', amount: 4, departmentId: null },
		{ line: 2, itemId: null, itemName: null, amount: 6.5, departmentId: null },
	]),
	custbody_region: 'EMEA',
	custbody_ready: true,
	custbody_reasonId: '3',
	custbody_reasonName: 'Damaged "Goods"',
	custbody_approversIds: '4,6',
	custbody_approversNames: "Pat O'Neil, Kim Müller",
	custbody_spareId: null,
	isDeleted: false,
};

const without = (column: string): DataTableRow =>
	Object.fromEntries(Object.entries(row).filter(([name]) => name !== column));

describe('compare', () => {
	it('wants a name where the integration point keeps it, and nowhere else', () => {
		const written: TruthRecord = { id: '1', author: { id: '3', refName: 'Ann' } };
		const stored: DataTableRow = { id: 1, netsuiteId: 1, authorId: '3', authorName: 'Ann', isDeleted: false };
		expect(compare('note', [written], [stored]).different).toBe(0);
		expect(compare('invoice', [written], [stored]).differences).toMatchObject([{ field: 'authorName' }]);
	});

	it('finds a row equal that holds its record', () => {
		expect(compare('invoice', [record], [row])).toEqual({ netsuite: 1, stored: 1, different: 0, differences: [] });
	});

	it('lets a number be apart by the last bit of a double, as SQLite stores some, and no more', () => {
		const rate = { id: '1', exchangeRate: 0.84274926 };
		const stored = (exchangeRate: number): DataTableRow => ({ id: 1, netsuiteId: 1, exchangeRate, isDeleted: false });
		expect(compare('invoice', [rate], [stored(0.8427492600000001)]).different).toBe(0);
		expect(compare('invoice', [rate], [stored(0.8427492600000004)]).different).toBe(1);
	});

	it.each<[string, Partial<DataTableRow>, string, unknown, unknown]>([
		['a text', { tranId: 'INV-13' }, 'tranId', 'INV-13', 'INV-12'],
		['a number by a cent', { total: 10.51 }, 'total', 10.51, 10.5],
		['a number stored as text', { total: '10.5' }, 'total', '10.5', 10.5],
		['empty text for nothing', { memo: '' }, 'memo', '', null],
		['a boolean', { voided: true }, 'voided', true, false],
		['a reference', { entityId: '6' }, 'entityId', '6', '5'],
		["a reference's name", { statusName: 'Invoice : Open' }, 'statusName', 'Invoice : Open', 'Open'],
		['a reference that is empty everywhere', { createdFromId: '9' }, 'createdFromId', '9', null],
		['a custom field', { custbody_region: 'APAC' }, 'custbody_region', 'APAC', 'EMEA'],
		['a check box stored as text', { custbody_ready: 'T' }, 'custbody_ready', 'T', true],
		["a list value's name", { custbody_reasonName: 'Price' }, 'custbody_reasonName', 'Price', 'Damaged "Goods"'],
		['the order of several values', { custbody_approversIds: '6,4' }, 'custbody_approversIds', '6,4', '4,6'],
		['a custom field that nobody asked for', { custbody_memo: 'x' }, 'custbody_memo', 'x', 'no such field'],
		['a column that NetSuite does not account for', { phone: '1' }, 'phone', '1', 'no such field'],
		['a name that has its own table', { entityName: 'Acme' }, 'entityName', 'Acme', 'no such field'],
	])('tells of %s', (_what, change, field, stored, netsuite) => {
		const { different, differences } = compare('invoice', [record], [{ ...row, ...change } as DataTableRow]);
		expect(differences).toEqual([{ id: 12, field, stored, netsuite }]);
		expect(different).toBe(1);
	});

	it.each([
		['another amount', { line: 2, itemId: null, itemName: null, amount: 6, departmentId: null }],
		['a missing name', { line: 2, itemId: null, amount: 6.5, itemName: 'Nail' }],
		['a value where NetSuite has none', { line: 2, itemId: null, itemName: null, amount: 6.5, departmentId: '1' }],
	])('looks into lines: %s', (_what, second) => {
		const [first] = JSON.parse(String(row.lines)) as unknown[];
		const { differences } = compare('invoice', [record], [{ ...row, lines: JSON.stringify([first, second]) }]);
		expect(differences).toMatchObject([{ id: 12, field: 'lines' }]);
	});

	it('takes the order of lines for part of the record', () => {
		const lines = JSON.stringify((JSON.parse(String(row.lines)) as unknown[]).reverse());
		expect(compare('invoice', [record], [{ ...row, lines }]).differences).toMatchObject([{ id: 12, field: 'lines' }]);
	});

	it.each(['tranId', 'statusName', 'entityId', 'lines', 'custbody_ready', 'custbody_reasonName', 'custbody_approversNames'])('misses the column %s', (column) => {
		const { differences } = compare('invoice', [record], [without(column)]);
		expect(differences).toMatchObject([{ id: 12, field: column, stored: 'no such column' }]);
	});

	it('misses the column of a field that is empty everywhere', () => {
		const { differences } = compare('invoice', [record], [without('createdFromId')]);
		expect(differences).toMatchObject([{ field: 'createdFrom or createdFromId', stored: 'no such column' }]);
	});

	it('misses the column of a custom field that is empty everywhere', () => {
		const { differences } = compare('invoice', [record], [without('custbody_spareId')]);
		expect(differences).toMatchObject([
			{ field: 'custbody_spare or custbody_spareId or custbody_spareIds', stored: 'no such column' },
		]);
	});

	it('misses a row', () => {
		expect(compare('invoice', [record, { ...record, id: '13' }], [row])).toMatchObject({
			netsuite: 2,
			stored: 1,
			different: 1,
			differences: [{ id: 13, stored: 'missing' }],
		});
	});

	it('tells of a second row for a record', () => {
		const { stored, different, differences } = compare('invoice', [record], [row, { ...row, id: 2 }]);
		expect({ stored, different }).toEqual({ stored: 2, different: 1 });
		expect(differences).toMatchObject([{ id: 12, stored: '2 rows' }]);
	});

	it('tells of a second row even when it is marked deleted', () => {
		expect(compare('invoice', [record], [row, { ...row, id: 2, isDeleted: true }]).different).toBe(1);
	});

	it('tells of a row whose record is not in NetSuite', () => {
		expect(compare('invoice', [], [row])).toMatchObject({ netsuite: 0, stored: 1, different: 1, differences: [{ id: 12 }] });
	});

	it('counts a row marked deleted as absent', () => {
		expect(compare('invoice', [], [{ ...row, isDeleted: true }])).toEqual({ netsuite: 0, stored: 0, different: 0, differences: [] });
	});

	it('tells of a row marked deleted whose record is still in NetSuite', () => {
		const { stored, differences } = compare('invoice', [record], [{ ...row, isDeleted: true }]);
		expect(stored).toBe(0);
		expect(differences).toMatchObject([{ id: 12, field: 'isDeleted', stored: true, netsuite: false }]);
	});
});
