import { runQuery } from '../../../netsuite';
import { trusted } from '../../../netsuite/suiteql/sql';
import { failureOf, pageOf, queryServer, type Rows } from '../../support/queryServer';

const ids = (count: number, step = 1): Rows => Array.from({ length: count }, (_, index) => ({ id: String((index + 1) * step) }));
const run = async (rows: Rows, limit: number | null, query = 'SELECT id FROM t') => {
	const { client, queries } = queryServer(() => rows);
	return { rows: await runQuery(client, trusted(query), { limit }), queries };
};

describe('up to 100,000 rows are paged as the query orders them', () => {
	test.each([
		[5, null, 5, 1],
		[0, null, 0, 1],
		[2_500, null, 2_500, 3],
		[3_000, null, 3_000, 3],
		[2_500, 10, 10, 1],
		[2_500, 1_500, 1_500, 2],
		[2_500, 9_000, 2_500, 3],
		[150_000, 2_000, 2_000, 2],
	])('%d rows, limit %s: %d rows from %d pages', async (there, limit, expected, pages) => {
		const { rows, queries } = await run(ids(there), limit, 'SELECT id FROM t ORDER BY id');
		expect(rows).toEqual(ids(there).slice(0, expected));
		expect(queries).toEqual(Array(pages).fill('SELECT id FROM t ORDER BY id'));
	});
});

test('NetSuite’s empty links are left away', async () => {
	expect((await run([{ id: '1', name: 'x' }], null)).rows).toEqual([{ id: '1', name: 'x' }]);
});

test('a limit beyond what NetSuite gives out is refused before anything is sent', async () => {
	const { client, queries } = queryServer(() => []);
	await expect(runQuery(client, trusted('SELECT 1'), { limit: 100_001 })).rejects.toThrow('at most 100000 rows by limit');
	expect(queries).toEqual([]);
});

test('a result that changes its size while it is read is an error', async () => {
	let asked = 0;
	const { client } = queryServer(() => ids(2_500 - asked++));
	const error = await failureOf(runQuery(client, trusted('SELECT id FROM t ORDER BY id'), { limit: null }));
	expect(error.message).toBe('The result changed while it was being read: 2500 rows at first, then 2499.');
});

test('100,000 rows may be all that NetSuite tells of more: in an order of their own nothing is returned', async () => {
	const error = await failureOf(run(ids(100_000), null, 'SELECT id FROM t ORDER BY name'));
	expect(error.message).toContain('NetSuite gives out 100000 of them');
});

describe('more than a page without an ORDER BY', () => {
	/** Answers the query itself and the query by ID around it, as NetSuite would. */
	const large = (all: readonly number[], { onPage = () => undefined as unknown } = {}) =>
		queryServer(({ text, limit, offset }) => {
			onPage();
			const from = Number(/WHERE id >= (\d+) ORDER BY id$/.exec(text)?.[1] ?? 0);
			const start = all.findIndex((id) => id >= from) + offset;
			const items = all.slice(start, start + limit).map((id) => ({ id: String(id), n: 'x' }));
			if (!text.startsWith('SELECT * FROM (')) items.reverse();
			const totalResults = all.length - start;
			return { page: { items, count: items.length, hasMore: totalResults > items.length, totalResults } };
		});

	const numbers = Array.from({ length: 100_500 }, (_, index) => index * 3);

	test('are read by their IDs: all of them, once, in order', async () => {
		const { client, queries } = large(numbers);
		const rows = await runQuery(client, trusted('SELECT t.id AS id, n FROM t -- all'), { limit: null });
		expect(rows).toHaveLength(numbers.length);
		expect(rows.map(({ id }) => Number(id))).toEqual(numbers);
		expect(queries[1]).toBe('SELECT * FROM (SELECT t.id AS id, n FROM t -- all\n) ORDER BY id');
	});

	test('are read by their IDs up to a limit', async () => {
		const { client, queries } = large(numbers);
		const rows = await runQuery(client, trusted('SELECT id FROM t'), { limit: 1_500 });
		expect(rows.map(({ id }) => Number(id))).toEqual(numbers.slice(0, 1_500));
		expect(queries).toHaveLength(3);
	});

	test('lose nothing when the row at the end of a page is deleted in between', async () => {
		const all = [...numbers];
		let pages = 0;
		const { client } = large(all, {
			onPage: () => {
				// Page three starts where page two ended, at the 1,000th row.
				if (++pages === 3) all.splice(999, 1);
			},
		});
		const rows = await runQuery(client, trusted('SELECT id FROM t'), { limit: null });
		expect(rows.map(({ id }) => Number(id))).toEqual(numbers);
	});

	const refused = async (rows: Rows, query = 'SELECT id FROM t') => await failureOf(run(rows, null, query));

	test('without a column id nothing is returned', async () => {
		const error = await refused(ids(100_001).map(({ id }) => ({ number: id as string })));
		expect(error.message).toBe('The query has 100001 rows, which is more than a page, and it has neither an ORDER BY nor a column "id" to read on by.');
		expect(error.advice).toContain('t.id AS id');
	});

	test('with an id twice nothing is returned', async () => {
		const twice = [...ids(1_000), { id: '1000' }, ...ids(100_000).slice(1_000)];
		const { client } = queryServer(({ text, limit, offset }) => {
			const from = Number(/WHERE id >= (\d+)/.exec(text)?.[1] ?? 0);
			return { page: pageOf(twice.filter(({ id }) => Number(id) >= from), { limit, offset }) };
		});
		expect((await failureOf(runQuery(client, trusted('SELECT id FROM t'), { limit: null }))).message).toContain('not unique whole numbers (1000)');
	});

	test('with ids that are no whole numbers nothing is returned', async () => {
		const error = await refused(ids(100_001).map(({ id }) => ({ id: `INV${id}` })));
		expect(error.message).toContain('not unique whole numbers (INV1)');
	});

	test.each(['SELECT id FROM t ORDER BY name', 'SELECT id FROM t order  by NVL(name, id) DESC', 'SELECT id FROM t ORDER\nBY (id)'])(
		'in an order of their own nothing is returned: %s',
		async (query) => {
			expect((await refused(ids(100_001), query)).message).toContain('its own ORDER BY cannot be kept');
		},
	);

	test.each([
		'SELECT id FROM (SELECT id FROM t ORDER BY name)',
		"SELECT id FROM t WHERE x = ' order by '",
		'SELECT id FROM t /* order by */ -- order by',
		'SELECT id, ROW_NUMBER() OVER (ORDER BY id) n FROM t',
	])('an ORDER BY that is not the query’s own does not matter: %s', async (query) => {
		const { client } = large(numbers);
		expect(await runQuery(client, trusted(query), { limit: null })).toHaveLength(numbers.length);
	});
});
