import { queryPage } from '../../../netsuite/suiteql/query';
import { sql } from '../../../netsuite/suiteql/sql';
import { failureOf, queryServer } from '../../support/queryServer';

const row = { id: '1' };
const page = { items: [row, row], count: 2, hasMore: false, offset: 0, totalResults: 2 };

const read = async (answer: unknown, options = {}) => await queryPage(queryServer(() => ({ page: answer })).client, sql`SELECT 1`, options);

test('a page that is what it says is read', async () => {
	expect(await read(page)).toEqual({ rows: [row, row], hasMore: false, totalResults: 2 });
});

test('an empty page is one', async () => {
	expect(await read({ items: [], count: 0, hasMore: false, totalResults: 0 })).toEqual({ rows: [], hasMore: false, totalResults: 0 });
});

test('the last page of the hundred thousand rows that NetSuite gives out is one, however many there are', async () => {
	const last = await read({ ...page, totalResults: 250_000 }, { limit: 2, offset: 99_998 });
	expect(last.totalResults).toBe(250_000);
});

test.each<[string, unknown, string]>([
	['nothing', null, 'not a page'],
	['something else', { ok: true }, 'not a page'],
	['no items', { ...page, items: undefined }, 'not a page'],
	['items that are no list', { ...page, items: {} }, 'not a page'],
	['no word on whether there are more', { ...page, hasMore: undefined }, 'not a page'],
	['fewer rows than it says', { ...page, count: 3 }, 'says it has 3 rows and has 2'],
	['no count', { ...page, count: undefined }, 'says it has undefined rows and has 2'],
	['nothing, and more to come', { items: [], count: 0, hasMore: true, totalResults: 5 }, 'empty and says there are more'],
	['no total', { ...page, totalResults: undefined }, 'does not say how many rows'],
	['an end before the end', { ...page, totalResults: 5 }, 'it is the last one, and that 3 rows are still to come'],
])('%s is an error, after it was asked for again', async (_, answer, why) => {
	const { client, queries } = queryServer(() => ({ page: answer }));
	const error = await failureOf(queryPage(client, sql`SELECT 1`));
	expect(error.kind).toBe('badAnswer');
	expect(error.message).toContain(why);
	expect(queries).toHaveLength(5);
});

test('a page that was cut short once is read on the second attempt', async () => {
	const answers = [{ ...page, count: 3 }, page];
	const { client } = queryServer(() => ({ page: answers.shift() }));
	expect((await queryPage(client, sql`SELECT 1`)).rows).toHaveLength(2);
});
