import { readAfter, readPages } from '../../../netsuite/suiteql/keyset';
import { sql, trusted } from '../../../netsuite/suiteql/sql';
import { failureOf, pageOf, queryServer, type Query, type Rows } from '../../support/queryServer';
import { seededRandom } from '../../support/virtualTime';

type Key = readonly number[];

const compareKeys = (a: Key, b: Key): number => {
	const differing = a.findIndex((value, index) => value !== b[index]);
	return differing < 0 ? 0 : (a[differing] as number) - (b[differing] as number);
};

/** Tells whether a row fits a condition made of `k0 > 1`, `k0 = 1`, AND, OR and parentheses. */
function fits(condition: string, key: Key): boolean {
	const script = condition
		.replace(/\bk(\d) = (-?\d+)/g, (_, index, value) => String(key[Number(index)] === Number(value)))
		.replace(/\bk(\d) > (-?\d+)/g, (_, index, value) => String((key[Number(index)] as number) > Number(value)))
		.replace(/ AND /g, '&')
		.replace(/ OR /g, '|');
	return evaluate(script);
}

/** `true`, `false`, `&`, `|` and parentheses; `&` binds closer. */
function evaluate(script: string): boolean {
	const inner = /\(([^()]*)\)/.exec(script);
	if (inner) return evaluate(script.replace(inner[0], String(evaluate(inner[1] as string))));
	return script.split('|').some((part) => part.split('&').every((value) => value === 'true'));
}

/** A table of keys, answered as NetSuite would: filtered, in order, page by page. */
function table(keys: readonly Key[]) {
	return queryServer(({ text, limit, offset }: Query) => {
		const where = / WHERE \((.*)\) ORDER BY /.exec(text)?.[1];
		const rows: Rows = keys
			.filter((key) => where === undefined || fits(where, key))
			.sort(compareKeys)
			.map((key) => Object.fromEntries(key.map((value, index) => [`key${index}`, String(value)])));
		return { page: pageOf(rows, { limit, offset }) };
	});
}

const query = (count: number) => ({
	columns: [],
	from: trusted('t'),
	where: [],
	keys: Array.from({ length: count }, (_, index) => `k${index}`),
});

test.each([
	[1, 250, 7],
	[1, 100, 100],
	[1, 101, 100],
	[2, 300, 10],
	[4, 400, 10],
])('%d keys, %d rows in pages of %d: every row once, in order', async (count, rows, limit) => {
	const random = seededRandom(rows);
	const all = new Map<string, Key>();
	while (all.size < rows) {
		// Few values in the leading keys, so that pages end between rows that share them.
		const key = Array.from({ length: count }, (_, index) => Math.floor(random() * (index === count - 1 ? 1_000 : 4)) - 2);
		all.set(key.join(), key);
	}
	const { client } = table([...all.values()]);
	const read: string[] = [];
	let after: readonly string[] | null = null;
	for (;;) {
		const page = await readAfter(client, query(count), after, limit);
		read.push(...page.rows.map((row) => query(count).keys.map((_, index) => row[`key${index}`]).join()));
		if (!page.hasMore) break;
		after = page.last;
	}
	expect(read).toEqual([...all.values()].sort(compareKeys).map((key) => key.join()));
});

test('one key and none before it', async () => {
	const { client, queries } = table([]);
	await readAfter(client, { columns: [sql`t.name AS c0`], from: trusted('thing t'), where: [], keys: ['t.id'] }, null);
	expect(queries).toEqual(['SELECT t.name AS c0, t.id AS key0 FROM thing t ORDER BY t.id']);
});

test('conditions are kept apart from each other and from the key', async () => {
	const { client, queries } = table([]);
	await readAfter(client, { columns: [], from: trusted('t'), where: [sql`a = 1 OR b = 2`, sql`c = 3`], keys: ['x', 'y'] }, ['5', '6']);
	expect(queries).toEqual([
		'SELECT x AS key0, y AS key1 FROM t WHERE (a = 1 OR b = 2) AND (c = 3) AND ((x > 5) OR (x = 5 AND y > 6)) ORDER BY x, y',
	]);
});

test('all pages, one after the other', async () => {
	const { client, queries } = table(Array.from({ length: 2_500 }, (_, index) => [index]));
	const sizes: number[] = [];
	for await (const rows of readPages(client, query(1))) sizes.push(rows.length);
	expect(sizes).toEqual([1_000, 1_000, 500]);
	expect(queries).toHaveLength(3);
});

describe('a list that would lose or double rows is an error', () => {
	const listed = async (keys: readonly (string | undefined)[], after: string | null = null) => {
		const rows = keys.map((key): Record<string, string> => (key === undefined ? {} : { key0: key }));
		const { client } = queryServer(() => rows);
		return await failureOf(readAfter(client, query(1), after === null ? null : [after]));
	};

	test.each([
		['out of order', ['1', '3', '2', '4'], null],
		['from the end', ['3', '2', '1'], null],
		['from before where it should start', ['4', '5', '6'], '4'],
		['the last page again', ['1', '2', '3'], '3'],
	] as const)('%s', async (_, keys, after) => {
		expect(await listed(keys, after)).toMatchObject({ kind: 'badAnswer', detail: 'NetSuite did not keep to the order of the rows it was asked for.' });
	});

	test.each([[['1', undefined]], [['1', 'x']], [['1', '2.5']], [['1', '']]])('with keys %j', async (keys) => {
		expect((await listed(keys)).detail).toContain('without a usable key');
	});
});
