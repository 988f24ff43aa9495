import { openTestAccount, type TestAccount } from './suiteqlAccount';

/** What SQLite takes otherwise than Oracle, or not at all: right rows or NetSuite's refusal, never its own words. */

let account: TestAccount;
beforeAll(() => {
	account = openTestAccount();
});
afterAll(() => account.close());

const UNSUPPORTED = 'Invalid or unsupported search.';
const many = (count: number, text: (n: number) => string, separator = ', ') =>
	Array.from({ length: count }, (_, n) => text(n)).join(separator);

describe('more than the engine takes is refused, again and again', () => {
	test.each([
		['columns', `SELECT ${many(2500, (n) => `id AS c${n}`)} FROM customer`],
		['columns to sort by', `SELECT id FROM customer ORDER BY ${many(2500, () => 'id')}`],
		['columns to group by', `SELECT COUNT(*) FROM customer GROUP BY ${many(2500, () => 'id')}`],
		['tables', `SELECT a.id FROM customer a ${many(70, (n) => `JOIN customer c${n} ON c${n}.id = a.id`, ' ')}`],
		['a pattern', `SELECT id FROM transaction WHERE memo LIKE '${'%a'.repeat(40_000)}'`],
		['a sum', 'SELECT SUM(9007199254740991 * 1000) AS v FROM transaction'],
		[
			'WITH that doubles with every name',
			`WITH a0 AS (SELECT id FROM currency), ${many(30, (n) => `a${n + 1} AS (SELECT x.id FROM a${n} x JOIN a${n} y ON x.id = y.id)`)} SELECT id FROM a30`,
		],
		['a character that ends texts', 'SELECT id AS "a\0b" FROM customer'],
	])('%s', (_, q) => {
		for (let time = 0; time < 2; time++) expect(account.refusal(q)).toBe(UNSUPPORTED);
		expect(account.rows('SELECT COUNT(*) AS n FROM currency')).toEqual([{ n: '2' }]);
	});
});

describe('a sub-select that stands for a value', () => {
	test.each([
		'SELECT (SELECT id FROM transaction) AS v FROM dual',
		'SELECT (SELECT NULL FROM transaction) AS v FROM dual',
		'SELECT (SELECT t.id FROM transaction t WHERE t.entity = c.id) AS v FROM customer c',
		'SELECT id FROM transaction WHERE id > (SELECT id FROM currency)',
		'SELECT (SELECT id FROM currency UNION SELECT id FROM customer) AS v FROM dual',
	])('has one row: %s', (q) => {
		expect(account.refusal(q)).toBe(UNSUPPORTED);
	});

	test.each([
		['SELECT (SELECT id FROM currency WHERE id = 3) AS v FROM dual', [{}]],
		['SELECT (SELECT name FROM currency WHERE id = t.currency) AS v FROM transaction t WHERE t.id = 101', [{ v: 'Euro' }]],
		['SELECT (SELECT trandate FROM transaction WHERE id = 100) AS v FROM dual', [{ v: '1/5/2026' }]],
		['SELECT (SELECT id FROM customer WHERE ROWNUM = 1) AS v FROM dual', [{ v: '10' }]],
		['SELECT (SELECT id FROM customer ORDER BY id DESC FETCH FIRST 1 ROWS ONLY) AS v FROM dual', [{ v: '12' }]],
		['SELECT id FROM transaction WHERE id = (SELECT MAX(id) FROM transaction)', [{ id: '104' }]],
	])('%s', (q, rows) => {
		expect(account.rows(q)).toEqual(rows);
	});
});

describe('a text where a number is needed', () => {
	test.each([
		'SELECT id FROM transaction WHERE tranid = 0',
		'SELECT id FROM transaction WHERE type = 1',
		'SELECT tranid + 1 AS v FROM transaction',
		'SELECT SUM(tranid) AS v FROM transaction',
		"SELECT '0x1F' + 1 AS v FROM dual",
		"SELECT id FROM transaction WHERE id = 'Infinity'",
	])('must be one: %s', (q) => {
		expect(account.refusal(q)).toBe(UNSUPPORTED);
	});

	test('is taken for one if it is', () => {
		expect(account.rows("SELECT SUM(SUBSTR(tranid, 4)) AS v FROM transaction WHERE tranid LIKE 'INV%'")).toEqual([{ v: '6' }]);
		expect(account.rows("SELECT id FROM transaction WHERE SUBSTR(entity, 1, 2) = 11 AND id > ' 1e2 '")).toEqual([{ id: '103' }]);
	});
});

describe('functions of numbers', () => {
	test.each(['SQRT(-1)', 'LN(0)', 'LOG(1, 5)', 'POWER(-8, 0.5)', 'ACOS(2)'])('%s is none', (call) => {
		expect(account.refusal(`SELECT ${call} AS v FROM dual`)).toBe(UNSUPPORTED);
	});

	test('of nothing are nothing', () => {
		expect(account.rows('SELECT SQRT(NULL) AS a, POWER(2, NULL) AS b, LN(memo) AS c FROM transaction WHERE id = 100')).toEqual([{}]);
	});
});

test('no text begins before its beginning', () => {
	const [row] = account.rows("SELECT SUBSTR('abc', -5) AS a, SUBSTR('abc', -4, 2) AS b, SUBSTR('abc', -3, 2) AS c FROM dual");
	expect(row).toEqual({ c: 'ab' });
});

test('large products are written without an exponent', () => {
	expect(account.rows('SELECT 9007199254740991 * 1000000 AS v FROM dual')).toEqual([{ v: '9007199254740990000000' }]);
});

test('a quotation mark in the name of a column ends nothing', () => {
	const named = 'SELECT id AS "a"" FROM nowhere --" FROM currency';
	expect(account.rows(`SELECT id FROM currency WHERE id IN (${named})`)).toHaveLength(2);
	expect(account.rows(`SELECT id FROM currency WHERE id = ANY (${named})`)).toHaveLength(2);
});
