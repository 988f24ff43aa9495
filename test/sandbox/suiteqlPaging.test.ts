import { openTestAccount, type TestAccount } from './suiteqlAccount';

let account: TestAccount;
beforeEach(() => {
	account = openTestAccount();
});
afterEach(() => account.close());

const fill = (customers: number) =>
	account.engine.exec(`
		DELETE FROM customer;
		WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${customers})
		INSERT INTO customer (id, entityid, parent) SELECT i * 2, 'C' || i, i / 10 FROM n;
	`);

const page = (q: string, limit: number, offset = 0) => {
	const { items, hasMore, totalResults } = account.suiteql.query({ q, limit, offset });
	return { ids: items.map(({ id }) => Number(id)), hasMore, totalResults };
};

const countings = () => account.executed.filter((sql) => sql.startsWith('SELECT count(*) AS total')).length;

test('pages tell the rows of the whole query', () => {
	fill(25);
	const q = 'SELECT id FROM customer WHERE id > 10 ORDER BY id';
	expect(page(q, 8)).toEqual({ ids: [12, 14, 16, 18, 20, 22, 24, 26], hasMore: true, totalResults: 20 });
	expect(page(q, 8, 16)).toEqual({ ids: [44, 46, 48, 50], hasMore: false, totalResults: 20 });
	expect(page(q, 8, 24)).toEqual({ ids: [], hasMore: false, totalResults: 20 });
	expect(page(q, 20)).toMatchObject({ hasMore: false, totalResults: 20 });
});

test.each([
	['SELECT DISTINCT parent AS id FROM customer ORDER BY 1', 2, 3],
	['SELECT parent AS id, COUNT(*) AS n FROM customer GROUP BY parent ORDER BY 1', 2, 3],
	['SELECT id FROM customer UNION ALL SELECT id FROM customer', 10, 50],
	['SELECT TOP 12 id FROM customer', 10, 12],
	['SELECT TOP 11 id FROM customer FETCH FIRST 12 ROWS ONLY', 10, 11],
	['SELECT id FROM customer WHERE ROWNUM <= 13 ORDER BY id', 10, 13],
])('%s has its own total', (q, limit, totalResults) => {
	fill(25);
	expect(page(q, limit)).toMatchObject({ hasMore: true, totalResults });
	expect(page(q, limit, limit).totalResults).toBe(totalResults);
});

describe('counting', () => {
	test('is spared where the page shows the total', () => {
		fill(25);
		page('SELECT id FROM customer ORDER BY id', 25);
		page('SELECT id FROM customer ORDER BY id', 20, 20);
		expect(countings()).toBe(0);
	});

	test('is done once for a query, until data changes', () => {
		fill(25);
		const q = 'SELECT id FROM customer ORDER BY id';
		for (const offset of [0, 5, 10]) expect(page(q, 5, offset).totalResults).toBe(25);
		expect(countings()).toBe(1);
		account.engine.exec('DELETE FROM customer WHERE id = 50');
		expect(page(q, 5).totalResults).toBe(24);
		expect(countings()).toBe(2);
	});

	test('is done once for a whole walk by key', () => {
		fill(40);
		const seen: number[] = [];
		for (let last = 0, more = true; more; last = seen.at(-1)!) {
			const { ids, hasMore, totalResults } = page(
				`SELECT c.id AS id FROM customer c WHERE c.entityid LIKE 'C%' AND c.id > ${last} ORDER BY c.id`,
				7,
			);
			expect(totalResults).toBe(40 - seen.length);
			seen.push(...ids);
			more = hasMore;
		}
		expect(seen).toEqual(Array.from({ length: 40 }, (_, n) => 2 * n + 2));
		expect(countings()).toBe(1);
	});

	test('a walk by a key that many rows share is counted right', () => {
		fill(40);
		const from = (parent: number) =>
			page(`SELECT parent AS id FROM customer WHERE parent > ${parent} ORDER BY parent, id`, 15).totalResults;
		expect([from(0), from(1), from(2)]).toEqual([31, 21, 11]);
		expect(countings()).toBe(1);
	});

	test('a walk by key may start from any page', () => {
		fill(40);
		page('SELECT id FROM customer WHERE id > 0 ORDER BY id', 5, 10);
		expect(page('SELECT id FROM customer WHERE id > 30 ORDER BY id', 5).totalResults).toBe(25);
		expect(countings()).toBe(1);
	});

	test.each(['ORDER BY id DESC', 'ORDER BY entityid', ''])('nothing is foreseen for %s', (order) => {
		fill(40);
		page(`SELECT id FROM customer WHERE id > 0 ${order}`, 5);
		expect(page(`SELECT id FROM customer WHERE id > 10 ${order}`, 5).totalResults).toBe(35);
	});
});

describe('what NetSuite does not give', () => {
	test.each([
		[0, 0, 'limit', "Invalid value '0' for query parameter 'limit'. The limit must be a number from 1 to 1000."],
		[1001, 0, 'limit', "Invalid value '1001' for query parameter 'limit'. The limit must be a number from 1 to 1000."],
		[
			10,
			15,
			'offset',
			"Invalid value '15' for query parameter 'offset'. The offset must be a number divisible by the limit.",
		],
		[
			10,
			-10,
			'offset',
			"Invalid value '-10' for query parameter 'offset'. The offset must be a number divisible by the limit.",
		],
		[
			1000,
			100_000,
			'offset',
			"Invalid value '100000' for query parameter 'offset'. A query returns a maximum of 100000 results.",
		],
	])('limit %i, offset %i', (limit, offset, parameter, detail) => {
		const refused = { detail, parameter, status: 400, errorCode: 'INVALID_PARAMETER' };
		expect(() => page('SELECT id FROM customer', limit, offset)).toThrow(expect.objectContaining(refused) as Error);
	});

	test('more than 100,000 rows', () => {
		fill(100_001);
		const q = 'SELECT id FROM customer ORDER BY id';
		expect(page(q, 1000, 99_000)).toMatchObject({ hasMore: true, totalResults: 100_001 });
		expect(() => page(q, 1000, 100_000)).toThrow('A query returns a maximum of 100000 results.');
	});
});
