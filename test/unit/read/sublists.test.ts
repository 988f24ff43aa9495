import { readBatch } from '../../../netsuite/read/records';
import { select, without } from '../../../netsuite/read/selection';
import { sublistReaders } from '../../../netsuite/read/sublists';
import { field, point } from '../../support/points';
import { failureOf, queryServer, type Query, type QueryAnswer, type Rows } from '../../support/queryServer';

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
		text.includes('FROM thing') ? things : entries.map((entry, index) => ({ ...entry, key1: String(index) })),
	);
	const batch = await readBatch(client, select(thing, { computed: false, sublists: true }), { where: [], after: null, precision: { 1: 2, 2: 0 } });
	return { records: batch.records, failed: batch.failed, queries };
};

test('lines stand in the order of their numbers', async () => {
	const { records } = await read(lines, [
		{ key0: '1', c0: '10', c1: 'c' },
		{ key0: '1', c0: '9', c1: 'b' },
		{ key0: '1', c0: '-1', c1: 'a' },
	]);
	expect(records[0]?.lines).toEqual([{ line: -1, item: 'a' }, { line: 9, item: 'b' }, { line: 10, item: 'c' }]);
});

test('a record without lines has none', async () => {
	expect((await read(lines, [])).records[0]).toMatchObject({ lines: [] });
});

test('lines come to their own record', async () => {
	const { records } = await read(
		lines,
		[{ key0: '1', c0: '1' }, { key0: '2', c0: '1' }, { key0: '2', c0: '2' }],
		[{ key0: '1' }, { key0: '2' }, { key0: '3' }],
	);
	expect(records.map((record) => (record.lines as unknown[]).length)).toEqual([1, 2, 0]);
});

test('applications are one for each document, added up, in the order of their IDs', async () => {
	const { records } = await read(applications, [
		{ key0: '1', c0: '10', c1: '0.1' },
		{ key0: '1', c0: '9', c1: '5' },
		{ key0: '1', c0: '10', c1: '0.2' },
	]);
	expect(records[0]?.applications).toEqual([{ id: '9', amount: 5 }, { id: '10', amount: 0.3 }]);
});

test('amounts have the decimal places of the record’s currency', async () => {
	const { records } = await read(applications, [{ key0: '1', c0: '9', c1: '5.4' }], [{ key0: '1', c2: '2' }]);
	expect(records[0]?.applications).toEqual([{ id: '9', amount: 5 }]);
});

test('a record whose line cannot be read is failed, with its number; the others come', async () => {
	const { records, failed } = await read(lines, [{ key0: '1', c0: 'first' }], [{ key0: '1', c1: 'T-1' }, { key0: '2', c1: 'T-2' }]);
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

/** Answers with so many rows of each record that is asked for, as a table with 1,000 rows on a page does. */
function lineServer(rowsOf: (id: number) => number, answer: (query: Query) => QueryAnswer | undefined = () => undefined) {
	const { client, queries } = queryServer((query) => answer(query) ?? allRows(query.text, rowsOf));
	const [reader] = sublistReaders(client, select(point({ sublists: [lines] }), { computed: false, sublists: true }));
	if (!reader) throw new Error('There is no sublist.');
	return { read: reader.rowsOf, queries, sizes: () => queries.map((text) => idsIn(text).length) };
}

const idsIn = (text: string): number[] => [...text.matchAll(/IN \(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(', ').map(Number));

function allRows(text: string, rowsOf: (id: number) => number): Rows {
	const [, parent = 0, line = 0] = (/l\.thing > (\d+)\) OR \(.*l\.id > (\d+)/.exec(text) ?? []).map(Number);
	const rows = idsIn(text).sort((a, b) => a - b).flatMap((id) => Array.from({ length: rowsOf(id) }, (_, at) => ({ key0: String(id), key1: String(at + 1), c0: String(at + 1) })));
	return rows.filter(({ key0, key1 }) => Number(key0) > parent || (Number(key0) === parent && Number(key1) > line));
}

const numbers = (from: number, count: number): string[] => Array.from({ length: count }, (_, index) => String(from + index));
const counts = (rows: ReadonlyMap<string, readonly unknown[]>) => [...rows].map(([id, own]) => [Number(id), own.length]).sort(([a = 0], [b = 0]) => a - b);

test('a record that is not whole on a page is asked for again, and none is lost or doubled', async () => {
	const { read: rowsOf, sizes } = lineServer((id) => id % 12);
	const rows = await rowsOf(numbers(1, 250));
	expect(counts(rows)).toEqual(numbers(1, 250).map((id) => [Number(id), Number(id) % 12]));
	// The first page ends with record 184, of which nobody knows whether it is whole.
	expect(sizes()).toEqual([250, 250 - 183]);
});

test('a record with more rows than a page is read to its end', async () => {
	const { read: rowsOf, queries } = lineServer((id) => (id === 2 ? 2500 : 1));
	expect(counts(await rowsOf(['2', '3']))).toEqual([[2, 2500], [3, 1]]);
	expect(queries).toHaveLength(3);
});

test('a record with more rows than a page that comes after others is read to its end', async () => {
	const { read: rowsOf, sizes } = lineServer((id) => (id === 3 ? 2500 : 1));
	expect(counts(await rowsOf(['2', '3', '4']))).toEqual([[2, 1], [3, 2500], [4, 1]]);
	expect(sizes()).toEqual([3, 2, 2, 2]);
});

test('a page that ends with the last row of a record is not taken for all of it, and nothing is doubled', async () => {
	const { read: rowsOf } = lineServer(() => 500);
	expect(counts(await rowsOf(['1', '2', '3']))).toEqual([[1, 500], [2, 500], [3, 500]]);
});

test('a row of a record that was not asked for is an error: it would be missing elsewhere', async () => {
	const { read: rowsOf } = lineServer(() => 1, () => [{ key0: '07', key1: '1', c0: '1' }]);
	expect(await failureOf(rowsOf(['7']))).toMatchObject({ kind: 'badAnswer', detail: 'NetSuite gave a row of record 07, which was not asked for.' });
});

test('pages of records share requests, which get as long as the rows of a page allow', async () => {
	const { read: rowsOf, sizes } = lineServer(() => 2);
	const pages = await Promise.all([0, 1, 2, 3, 4, 5].map(async (page) => await rowsOf(numbers(1 + page * 1000, 1000))));
	pages.forEach((rows, page) => expect(counts(rows)).toEqual(numbers(1 + page * 1000, 1000).map((id) => [Number(id), 2])));
	expect(sizes().slice(0, 6)).toEqual([250, 250, 250, 250, 250, 525]);
	// 12,000 rows are twelve pages; the first five were only half full.
	expect(sizes().length).toBeLessThanOrEqual(16);
});

test('lists of records without rows do not get longer than NetSuite takes', async () => {
	const { read: rowsOf, queries, sizes } = lineServer(() => 0);
	await rowsOf(numbers(1, 6000));
	expect(Math.max(...sizes())).toBe(2000);
	for (const text of queries) for (const [, list = ''] of text.matchAll(/IN \(([^)]*)\)/g)) expect(list.split(', ').length).toBeLessThanOrEqual(1000);
});

test('what cannot be read fails everyone who waits for it', async () => {
	const { read: rowsOf, queries } = lineServer(() => 4, ({ text }) => (idsIn(text).includes(1500) ? { status: 400, detail: 'No.' } : undefined));
	const failures = await Promise.all([failureOf(rowsOf(numbers(1001, 1000))), failureOf(rowsOf(numbers(2001, 3000)))]);
	expect(failures.map(({ detail }) => detail)).toEqual(['No.', 'No.']);
	const asked = queries.length;
	expect(asked).toBeLessThan(16);
	expect(await failureOf(rowsOf(['1']))).toMatchObject({ detail: 'No.' });
	expect(queries).toHaveLength(asked);
});

test('a sublist’s column that cannot be seen is null in every entry', async () => {
	const thing = point({ fields: [field('id', 'id')], sublists: [lines] });
	const visible = without(select(thing, { computed: false, sublists: true }), [{ what: 'Lines: item', reason: 'No.' }]);
	const { client } = queryServer(({ text }) => (text.includes('FROM thing') ? [{ key0: '1' }] : [{ key0: '1', key1: '1', c0: '3' }]));
	const { records } = await readBatch(client, visible, { where: [], after: null, precision: {} });
	expect(records[0]?.lines).toEqual([{ line: 3, item: null }]);
});

test('a record that comes twice is an error', async () => {
	const thing = point();
	const { client } = queryServer(() => [{ key0: '1' }, { key0: '1' }]);
	const reading = readBatch(client, select(thing, { computed: false, sublists: true }), { where: [], after: null, precision: {} });
	expect(await failureOf(reading)).toMatchObject({ kind: 'badAnswer', detail: 'NetSuite gave a record more than once in one list.' });
});
