import { asTableRows, deletedRow, integrationPoint, integrationPoints, tableColumns, tableName, tableRow } from '../../../netsuite';
import type { NetSuiteRecord } from '../../../netsuite/read/records';
import { columnsOf, select } from '../../../netsuite/read/selection';
import { field, point, record } from '../../support/points';

const thing = point({
	fields: [
		field('id', 'id'),
		field('name'),
		field('count', 'integer'),
		field('rate', 'number'),
		field('total', 'amount'),
		field('date', 'date'),
		field('lastModifiedDate', 'timestamp'),
		field('voided', 'boolean'),
		field('customer', 'reference', { targets: ['customer'] }),
		field('status', 'reference'),
		field('balance', 'amount', { computed: true }),
	],
	sublists: [
		{
			name: 'lines',
			label: 'Lines',
			source: { table: 'line', alias: 'l' },
			parent: 'l.thing',
			rowsEach: 4,
			key: ['l.id'],
			fields: [field('id', 'id'), field('item', 'reference'), field('class', 'reference', { targets: ['class'] })],
		},
	],
});

const full = record(42, {
	name: 'T-42',
	count: 3,
	rate: 1.5,
	total: 10,
	date: '2026-01-31',
	lastModifiedDate: '2026-01-31T12:00:00Z',
	voided: false,
	customer: { id: '7', refName: 'Acme' },
	status: { id: 'A', refName: 'Open' },
	lines: [{ id: '1', item: { id: '5', refName: 'Widget' }, class: null }],
});

test('a record is flattened: names only where no other table has them, lines as JSON', () => {
	expect(tableRow(thing, full)).toEqual({
		netsuiteId: 42,
		name: 'T-42',
		count: 3,
		rate: 1.5,
		total: 10,
		date: '2026-01-31',
		lastModifiedDate: '2026-01-31T12:00:00Z',
		voided: false,
		customerId: '7',
		statusId: 'A',
		statusName: 'Open',
		lines: '[{"id":"1","itemId":"5","itemName":"Widget","classId":null}]',
		isDeleted: false,
	});
});

test('columns and their types', () => {
	expect(tableColumns(thing).map(({ name, type }) => `${name}: ${type}`)).toEqual([
		'netsuiteId: number',
		'name: string',
		'count: number',
		'rate: number',
		'total: number',
		'date: string',
		'lastModifiedDate: string',
		'voided: boolean',
		'customerId: string',
		'statusId: string',
		'statusName: string',
		'lines: string',
		'isDeleted: boolean',
	]);
});

describe('chosen custom fields', () => {
	const chosen = [
		field('custbody_text'),
		field('custbody_paused', 'boolean'),
		field('custbody_rate', 'percent'),
		field('custbody_reason', 'reference'),
		field('custbody_channels', 'multiReference'),
	];

	test('T23: become columns after the sublists, called like their script IDs', () => {
		expect(tableColumns(thing, chosen).slice(-9).map(({ name, type }) => `${name}: ${type}`)).toEqual([
			'lines: string',
			'custbody_text: string',
			'custbody_paused: boolean',
			'custbody_rate: number',
			'custbody_reasonId: string',
			'custbody_reasonName: string',
			'custbody_channelsIds: string',
			'custbody_channelsNames: string',
			'isDeleted: boolean',
		]);
	});

	test('are flattened: a list is ID and name, a multi-select both with commas between', () => {
		const customFields = {
			custbody_text: 'a, b',
			custbody_paused: false,
			custbody_rate: 12.5,
			custbody_reason: { id: '2', refName: null },
			custbody_channels: [{ id: '1', refName: 'E-Mail' }, { id: '9', refName: null }, { id: '12', refName: 'SMS' }],
		};
		expect(tableRow(thing, { ...full, customFields }, chosen)).toMatchObject({
			custbody_text: 'a, b',
			custbody_paused: false,
			custbody_rate: 12.5,
			custbody_reasonId: '2',
			custbody_reasonName: null,
			custbody_channelsIds: '1,9,12',
			custbody_channelsNames: 'E-Mail, 9, SMS',
		});
	});

	test('that would share a column in a database are refused', () => {
		const shared = [field('custbody_buyer', 'reference'), field('custbody_buyerid')];
		expect(() => tableColumns(thing, shared)).toThrow(
			'The custom fields custbody_buyer and custbody_buyerid of things would both have a column custbody_buyerid',
		);
	});

	test('are null where the record has none, and their columns are those of the table', () => {
		const row = tableRow(thing, { ...full, customFields: {} }, chosen);
		expect(Object.keys(row)).toEqual(tableColumns(thing, chosen).map(({ name }) => name));
		const custom = Object.entries(row).filter(([name]) => name.startsWith('custbody'));
		expect(custom.map(([, value]) => value)).toEqual(new Array(7).fill(null));
	});
});

test('a record that is no longer there is only marked', () => {
	expect(deletedRow(thing, '42')).toEqual({ netsuiteId: 42, isDeleted: true });
	expect(deletedRow(integrationPoint('invoice'), '42')).toEqual({ netsuiteId: 42, isDeleted: true, amountRemaining: 0 });
	expect(deletedRow(integrationPoint('customerPayment'), '42')).toMatchObject({ unapplied: 0 });
});

test('a sublist that could not be seen is null, an empty one is an empty list', () => {
	expect([tableRow(thing, { ...full, lines: null }).lines, tableRow(thing, { ...full, lines: [] }).lines]).toEqual([null, '[]']);
});

describe.each(integrationPoints.map((one) => [one.name, one] as const))('%s', (_, one) => {
	const columns = tableColumns(one).map(({ name }) => name);
	const names = [tableName(one), ...columns];

	test('a row has exactly the columns, and null where the record has nothing', () => {
		const nothing = Object.fromEntries([...one.fields, ...(one.sublists ?? [])].map(({ name }) => [name, null]));
		const row = tableRow(one, { ...nothing, customFields: {}, id: '1' } as NetSuiteRecord);
		expect(Object.keys(row).sort()).toEqual([...columns].sort());
		const { netsuiteId, isDeleted, ...rest } = row;
		expect({ netsuiteId, isDeleted }).toEqual({ netsuiteId: 1, isDeleted: false });
		expect(new Set(Object.values(rest))).toEqual(new Set([null]));
	});

	test('names are such as n8n’s tables and Postgres take, and none is there twice', () => {
		for (const name of names) expect(name).toMatch(/^[A-Za-z][A-Za-z0-9_]{0,62}$/);
		expect(new Set(columns.map((name) => name.toLowerCase())).size).toBe(columns.length);
		const reserved = ['id', 'createdat', 'updatedat'];
		expect(columns.filter((name) => reserved.includes(name.toLowerCase()))).toEqual([]);
	});
});

test('a name that no column shows is not asked for, neither of records nor of their lines', () => {
	const { fields, sublists } = asTableRows.reads(select(thing, { computed: false, sublists: true }));
	const asked = [...fields, ...sublists.flatMap((sublist) => sublist.fields)].flatMap((one) => columnsOf([one]).map(({ text }) => text));
	expect(asked.filter((text) => text.startsWith('BUILTIN.DF'))).toEqual(['BUILTIN.DF(t.status) AS c0n', 'BUILTIN.DF(t.item) AS c0n']);
});
