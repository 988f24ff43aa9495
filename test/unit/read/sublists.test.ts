import { readBatch } from '../../../netsuite/read/records';
import { select, without } from '../../../netsuite/read/selection';
import { field, point } from '../../support/points';
import { failureOf, queryServer, type Rows } from '../../support/queryServer';

const applications = {
	name: 'applications',
	label: 'Applied To',
	source: { table: 'link', alias: 'l' },
	parent: 'l.nextdoc',
	rowsEach: 1,
	key: ['l.id'],
	fields: [field('id', 'id', { column: 'l.previousdoc' }), field('amount', 'amount', { column: 'l.foreignamount' })],
	sum: { field: 'amount', by: 'id' },
};
const lines = {
	name: 'lines',
	label: 'Lines',
	source: { table: 'line', alias: 'l' },
	parent: 'l.thing',
	rowsEach: 4,
	key: ['l.id'],
	fields: [field('line', 'integer', { column: 'l.line' }), field('item', 'text', { column: 'l.item' })],
};
const currency = field('currency', 'reference', { targets: ['currency'] });

const read = async (sublist: typeof lines | typeof applications, entries: Rows, things: Rows = [{ key0: '1' }]) => {
	const thing = point({ fields: [field('id', 'id'), field('name'), currency], sublists: [sublist] });
	const { client, queries } = queryServer(({ text }) =>
		text.includes('FROM thing') ? things : entries.map((entry, index) => ({ key0: String(index), ...entry })),
	);
	const batch = await readBatch(client, select(thing, { computed: false, sublists: true }), { where: [], after: null, precision: { 1: 2, 2: 0 } });
	return { records: batch.records, failed: batch.failed, queries };
};

test('lines stand in the order of their numbers', async () => {
	const { records } = await read(lines, [
		{ parent: '1', c0: '10', c1: 'c' },
		{ parent: '1', c0: '9', c1: 'b' },
		{ parent: '1', c0: '-1', c1: 'a' },
	]);
	expect(records[0]?.lines).toEqual([{ line: -1, item: 'a' }, { line: 9, item: 'b' }, { line: 10, item: 'c' }]);
});

test('a record without lines has none', async () => {
	expect((await read(lines, [])).records[0]).toMatchObject({ lines: [] });
});

test('lines come to their own record', async () => {
	const { records } = await read(
		lines,
		[{ parent: '2', c0: '1' }, { parent: '1', c0: '1' }, { parent: '2', c0: '2' }],
		[{ key0: '1' }, { key0: '2' }, { key0: '3' }],
	);
	expect(records.map((record) => (record.lines as unknown[]).length)).toEqual([1, 2, 0]);
});

test('applications are one for each document, added up, in the order of their IDs', async () => {
	const { records } = await read(applications, [
		{ parent: '1', c0: '10', c1: '0.1' },
		{ parent: '1', c0: '9', c1: '5' },
		{ parent: '1', c0: '10', c1: '0.2' },
	]);
	expect(records[0]?.applications).toEqual([{ id: '9', amount: 5 }, { id: '10', amount: 0.3 }]);
});

test('amounts have the decimal places of the record’s currency', async () => {
	const { records } = await read(applications, [{ parent: '1', c0: '9', c1: '5.4' }], [{ key0: '1', c2: '2' }]);
	expect(records[0]?.applications).toEqual([{ id: '9', amount: 5 }]);
});

test('a record whose line cannot be read is failed, with its number; the others come', async () => {
	const { records, failed } = await read(lines, [{ parent: '1', c0: 'first' }], [{ key0: '1', c1: 'T-1' }, { key0: '2', c1: 'T-2' }]);
	expect(failed).toEqual([{ id: '1', documentNumber: 'T-1', reason: 'line (line) is "first", which is not a whole number of at most 15 digits' }]);
	expect(records.map(({ id }) => id)).toEqual(['2']);
});

test('lines of many records are asked for in lists that NetSuite takes', async () => {
	const things = Array.from({ length: 700 }, (_, index) => ({ key0: String(index + 1) }));
	const { queries } = await read(lines, [], things);
	const lists = queries.filter((query) => query.includes('FROM line')).map((query) => (/IN \(([^)]*)\)/.exec(query)?.[1] ?? '').split(', '));
	expect(lists.map((list) => list.length)).toEqual([250, 250, 200]);
	expect(lists.flat()).toEqual(things.map(({ key0 }) => key0));
});

test('a sublist’s column that cannot be seen is null in every entry', async () => {
	const thing = point({ fields: [field('id', 'id')], sublists: [lines] });
	const visible = without(select(thing, { computed: false, sublists: true }), [{ what: 'Lines: item', reason: 'No.' }]);
	const { client } = queryServer(({ text }) => (text.includes('FROM thing') ? [{ key0: '1' }] : [{ key0: '1', parent: '1', c0: '3' }]));
	const { records } = await readBatch(client, visible, { where: [], after: null, precision: {} });
	expect(records[0]?.lines).toEqual([{ line: 3, item: null }]);
});

test('a record that comes twice is an error', async () => {
	const thing = point();
	const { client } = queryServer(() => [{ key0: '1' }, { key0: '1' }]);
	const reading = readBatch(client, select(thing, { computed: false, sublists: true }), { where: [], after: null, precision: {} });
	expect(await failureOf(reading)).toMatchObject({ kind: 'badAnswer', detail: 'NetSuite gave a record more than once in one list.' });
});
