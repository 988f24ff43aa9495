import type { Visibility } from '../../sandbox/suiteql';
import { openTestAccount, type TestAccount } from './suiteqlAccount';

let account: TestAccount;
beforeAll(() => {
	account = openTestAccount();
});
afterAll(() => account.close());

/** Of the sentences that do not go on with "Search error occurred:". */
const PREFIX = 'Invalid search query. Detailed unprocessed description follows. ';

const UNSUPPORTED = 'Invalid or unsupported search.';

test.each([
	['SELECT id FROM invoice', `${PREFIX}Invalid search type: invoice.`],
	['SELECT constructor FROM constructor', `${PREFIX}Invalid search type: constructor.`],
	['SELECT id FROM customer WHERE id IN (SELECT id FROM Nowhere)', `${PREFIX}Invalid search type: Nowhere.`],
	[
		'SELECT id FROM customer WHERE id = ?',
		'Invalid number of parameters. Expected parameters: 1. Provided parameters: 0.',
	],
	['SELECT ORA_HASH(id) FROM customer', 'The local NetSuite has no function ORA_HASH.'],
	['SELECT id FROM customer c START WITH id = 1 CONNECT BY PRIOR id = parent', 'The local NetSuite has no CONNECT BY.'],
	['SELECT MAX(id) KEEP (DENSE_RANK LAST ORDER BY id) FROM customer', 'The local NetSuite has no KEEP.'],
	['SELECT total FROM transaction', "Unknown identifier 'total'. Available identifiers are: {transaction=transaction}"],
	[
		'SELECT subsidiary FROM Transaction T JOIN customer ON customer.id = T.entity',
		"Unknown identifier 'subsidiary'. Available identifiers are: {t=Transaction, customer=customer}",
	],
	[
		'SELECT transaction.id FROM transaction t',
		"Unknown identifier 'transaction'. Available identifiers are: {t=transaction}",
	],
	[
		'SELECT t.mainline FROM transaction t',
		"Field 'mainline' for record 'transaction' was not found. Reason: NOT_EXISTS - Field doesn't exist",
	],
	['SELECT FROBNICATE(id) FROM customer', "Unknown function 'FROBNICATE'."],
	['SELECT BUILTIN.NOPE(id) FROM customer', "Unknown function 'BUILTIN.NOPE'."],
	[
		"SELECT id FROM transaction WHERE trandate >= '2026-12-31'",
		'Parse of date/time "2026-12-31" failed with date format "M/d/yyyy" in time zone America/Los_Angeles',
	],
])('%s', (q, sentence) => {
	expect(account.refusal(q)).toBe(sentence);
});

describe('not SuiteQL', () => {
	test.each([
		'',
		'SELECT',
		'SELECT id',
		'SELECT id FROM',
		'SELECT id, FROM customer',
		'SELECT id FROM customer WHERE',
		'SELECT id FROM customer WHERE id',
		'SELECT id FROM customer;',
		'SELECT id FROM customer LIMIT 5',
		'SELECT id FROM customer OFFSET 5',
		'SELECT id FROM customer FETCH FIRST 5 ROWS',
		'SELECT id FROM customer nonsense more',
		"SELECT 'open FROM customer",
		'SELECT id /* open FROM customer',
		'SELECT (id FROM customer',
		'SELECT id = 1 FROM customer',
		'SELECT id FROM customer ORDER BY 2',
		'SELECT id FROM customer c, currency c',
		'SELECT id FROM customer, currency',
		'SELECT id FROM customer WHERE (SELECT id, name FROM currency) = 1',
		'SELECT id FROM customer WHERE id IN (SELECT id, name FROM currency)',
		'SELECT id FROM customer UNION SELECT id, name FROM currency',
		'SELECT id FROM currency UNION SELECT name FROM currency',
		'SELECT id FROM customer JOIN currency',
		'SELECT id FROM customer FULL JOIN currency ON 1 = 1',
		'UPDATE customer SET id = 1',
		'DELETE FROM customer',
		'SELECT id FROM customer WHERE ROWNUM IN (1, 2)',
		'SELECT SUBSTR(companyname) FROM customer',
		'SELECT UPPER(DISTINCT companyname) FROM customer',
		'SELECT SUM(*) FROM customer',
		"SELECT id FROM customer WHERE id = 'ten'",
		'SELECT trandate + lastmodifieddate FROM transaction',
		'SELECT SUM(trandate) FROM transaction',
		"SELECT TO_DATE('2026-02-30', 'YYYY-MM-DD') FROM dual",
		"SELECT TO_CHAR(trandate, 'WHEN') FROM transaction",
		"SELECT TO_CHAR(id, 'ABC') FROM transaction",
		'SELECT foreigntotal / void FROM transaction',
		'SELECT id / 0 FROM customer',
		'SELECT id / (id - 10) FROM customer',
		"SELECT TO_DATE(companyname, 'YYYY-MM-DD') FROM customer",
	])('%s', (q) => {
		expect(account.refusal(q)).toBe(UNSUPPORTED);
	});
});

describe('groups', () => {
	test.each([
		'SELECT type, tranid FROM transaction GROUP BY type',
		'SELECT type, COUNT(*) FROM transaction',
		'SELECT * FROM transaction GROUP BY type',
		'SELECT type FROM transaction GROUP BY type ORDER BY tranid',
		'SELECT type FROM transaction GROUP BY type HAVING tranid IS NULL',
		'SELECT type FROM transaction WHERE COUNT(*) > 1 GROUP BY type',
		'SELECT SUM(COUNT(*)) FROM transaction GROUP BY type',
		'SELECT DISTINCT type FROM transaction ORDER BY tranid',
	])('%s', (q) => {
		expect(account.refusal(q)).toBe(UNSUPPORTED);
	});
});

describe('Oracle’s (+)', () => {
	test.each([
		[
			'beside ANSI joins',
			'SELECT t.id FROM transaction t, customer c JOIN currency u ON u.id = 1 WHERE t.entity = c.id(+)',
		],
		[
			'beside ANSI joins elsewhere',
			'SELECT t.id FROM transaction t, customer c WHERE t.entity = c.id(+) AND t.id IN (SELECT a.id FROM currency a JOIN region b ON b.key = a.id)',
		],
		['on the left side', 'SELECT t.id FROM transaction t, customer c WHERE c.id (+) = t.entity'],
		['on both sides', 'SELECT t.id FROM transaction t, customer c WHERE c.id(+) = t.entity(+)'],
		['in a circle', 'SELECT t.id FROM transaction t, customer c WHERE t.entity = c.id(+) AND c.id = t.entity(+)'],
		[
			'in a circle beside others',
			'SELECT t.id FROM transaction t, customer c, currency u WHERE u.id = c.id(+) AND c.id = u.id(+)',
		],
		['under OR', 'SELECT t.id FROM transaction t, customer c WHERE t.entity = c.id(+) OR c.id(+) = 5'],
	])('%s', (_, q) => {
		expect(account.refusal(q)).toBe(UNSUPPORTED);
	});
});

test('a query that fails while it runs fails again in the same way', () => {
	const q = 'SELECT 1 / (id - 11) AS v FROM customer WHERE id >= ';
	for (const from of [10, 11, 11]) expect(account.refusal(q + from)).toBe(UNSUPPORTED);
	expect(account.rows(`${q}12`)).toEqual([{ v: '1' }]);
});

test('a list has at most 1,000 elements', () => {
	const list = (length: number) =>
		`SELECT id FROM customer WHERE id IN (${Array.from({ length }, (_, n) => n).join(', ')})`;
	expect(account.rows(list(1000))).toHaveLength(3);
	expect(account.refusal(list(1001))).toBe(UNSUPPORTED);
});

test.each([
	['parentheses', (n: number) => `SELECT ${'('.repeat(n)}1${')'.repeat(n)} AS v FROM dual`, 50],
	['minus signs', (n: number) => `SELECT ${'- '.repeat(n)}dummy AS v FROM (SELECT 1 AS dummy FROM dual)`, 90],
	['NOT', (n: number) => `SELECT 1 AS v FROM dual WHERE ${'NOT '.repeat(n)} 1 = 1`, 90],
	['sub-selects', (n: number) => `SELECT ${'(SELECT '.repeat(n)}1${' FROM dual)'.repeat(n)} AS v FROM dual`, 25],
	[
		'products in parentheses',
		(n: number) => `SELECT ${'('.repeat(n / 10)}1${`${' * 1.0'.repeat(10)})`.repeat(n / 10)} AS v FROM dual`,
		90,
	],
	['sums', (n: number) => `SELECT 1${' * 1.0'.repeat(n)} AS v FROM dual`, 90],
	['unions', (n: number) => `SELECT 1 AS v FROM dual${' UNION SELECT 1 FROM dual'.repeat(n)}`, 40],
	[
		'joins',
		(n: number) => `SELECT 1 AS v FROM dual${Array.from({ length: n }, (_, i) => `, dual d${i}`).join('')}`,
		63,
	],
])('%s: as deep as anyone needs, and no crash beyond', (_, query, deep) => {
	expect(account.rows(query(deep))).toEqual([{ v: '1' }]);
	expect(account.refusal(query(50_000))).toBe(UNSUPPORTED);
});

describe('what the role cannot see', () => {
	const role: Visibility = {
		hiddenTables: new Set(['currency']),
		hiddenColumns: new Map([['transaction', new Set(['foreigntotal'])]]),
	};

	test.each([
		['SELECT id FROM currency', "Record 'currency' was not found."],
		['SELECT t.id FROM transaction t JOIN Currency c ON c.id = t.currency', "Record 'Currency' was not found."],
		['SELECT id FROM transaction WHERE EXISTS (SELECT 1 FROM currency)', "Record 'currency' was not found."],
		[
			'SELECT foreigntotal FROM transaction',
			"Unknown identifier 'foreigntotal'. Available identifiers are: {transaction=transaction}",
		],
		[
			'SELECT id FROM transaction t ORDER BY t.ForeignTotal',
			"Field 'ForeignTotal' for record 'transaction' was not found. Reason: REMOVED - Field is removed",
		],
	])('%s', (q, sentence) => {
		expect(account.refusal(q, role)).toBe(sentence);
		expect(() => account.rows(q)).not.toThrow();
	});

	test('* leaves it out', () => {
		const q = 'SELECT * FROM transaction WHERE id = 101';
		expect(account.rows(q)[0]).toHaveProperty('foreigntotal', '200.2');
		expect(account.rows(q, role)[0]).not.toHaveProperty('foreigntotal');
	});
});
