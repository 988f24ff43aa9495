import { checkerOf, openTestAccount, type TestAccount } from './suiteqlAccount';

let account: TestAccount;
beforeAll(() => {
	account = openTestAccount();
});
afterAll(() => account.close());

const check = checkerOf(() => account);

describe('what comes out', () => {
	test('every value is a string, null columns are left out, keys are lower-case, links come last', () => {
		const q = 'SELECT ID, Memo AS "TheMemo", foreigntotal, void FROM Transaction WHERE id IN (100, 101) ORDER BY id';
		expect(account.suiteql.query({ q, limit: 10, offset: 0 })).toEqual({
			items: [
				{ id: '100', foreigntotal: '100.1', void: 'F', links: [] },
				{ id: '101', thememo: 'second', foreigntotal: '200.2', void: 'F', links: [] },
			],
			columns: [
				{ name: 'id', type: 'integer' },
				{ name: 'thememo', type: 'text' },
				{ name: 'foreigntotal', type: 'number' },
				{ name: 'void', type: 'boolean' },
			],
			hasMore: false,
			totalResults: 2,
		});
	});

	test('* is all columns of all records, a name used twice gets a number', () => {
		const [row] = account.rows('SELECT c.*, u.* FROM customer c JOIN currency u ON u.id = 2 WHERE c.id = 12');
		const names = ['id', 'entityid', 'isinactive', 'parent', 'creditlimit', 'custentity_regions'];
		expect(Object.keys(row!)).toEqual([...names, 'id_0', 'symbol', 'name']);
	});

	test('an expression without alias is numbered', () => {
		expect(account.rows('SELECT id, id + 1, UPPER(name) FROM currency WHERE id = 1')).toEqual([
			{ id: '1', expr1: '2', expr2: 'US DOLLAR' },
		]);
	});
});

describe('words', () => {
	check([
		["select SYMBOL from CURRENCY where Id = 1 -- the first\n/* and 'only' */", [['USD']]],
		["SELECT companyname FROM customer WHERE companyname = 'O''Hara'", [["O'Hara"]]],
		['SELECT "Name" FROM currency WHERE "id" = 2', [['Euro']]],
		["SELECT currency.id FROM currency WHERE currency.symbol != 'USD'", [['2']]],
		['SELECT c.id "top", c.name AS name FROM currency c WHERE c.id <> 1', [['2', 'Euro']]],
		["SELECT 'x' FROM dual", [['x']]],
	]);
});

describe('conditions', () => {
	check([
		['SELECT id FROM transaction WHERE foreigntotal BETWEEN 100.1 AND 200 ORDER BY id', [['100']]],
		['SELECT id FROM transaction WHERE id NOT BETWEEN 101 AND 104', [['100']]],
		["SELECT id FROM transaction WHERE id = '102'", [['102']]],
		["SELECT id FROM transaction WHERE id IN ('100', 104) ORDER BY id", [['100'], ['104']]],
		['SELECT id FROM transaction WHERE entity IS NULL', [['104']]],
		['SELECT id FROM transaction WHERE memo IS NOT NULL AND NOT (id < 103 OR id > 103)', [['103']]],
		["SELECT id FROM transaction WHERE memo = '' OR memo <> ''", []],
		["SELECT id FROM transaction WHERE memo LIKE 'zahl%'", []],
		["SELECT id FROM transaction WHERE memo LIKE 'Z_hl%'", [['102']]],
		["SELECT id FROM transaction WHERE memo LIKE '%!%' ESCAPE '!'", [['104']]],
		["SELECT id FROM transaction WHERE memo NOT LIKE '%a%' ORDER BY 1", [['101'], ['104']]],
		["SELECT id FROM customer WHERE isinactive = 'T'", [['11']]],
		['SELECT id FROM transaction WHERE id + 1 = 2 * 50.5', [['100']]],
	]);
});

describe('joins and sub-selects', () => {
	check([
		[
			"SELECT t.id, l.item FROM transaction t LEFT JOIN transactionline l ON l.transaction = t.id AND l.mainline = 'F' WHERE t.id < 103 ORDER BY t.id, l.id",
			[['100', '7'], ['100', '8'], ['101', '7'], ['102']],
		],
		[
			'SELECT c.id, t.id FROM transaction t RIGHT OUTER JOIN customer c ON c.id = t.entity WHERE t.id IS NULL',
			[['12']],
		],
		['SELECT COUNT(*) FROM currency a CROSS JOIN customer b', [['6']]],
		['SELECT COUNT(*) FROM currency a, customer b, region c', [['12']]],
		[
			"SELECT t.id, l.item FROM transactionline l, transaction t WHERE t.id = l.transaction (+) AND l.mainline (+) = 'F' AND t.id < 103 ORDER BY t.id, l.item",
			[['100', '7'], ['100', '8'], ['101', '7'], ['102']],
		],
		[
			'SELECT t.id, p.id FROM customer p, customer c, transaction t WHERE c.parent = p.id(+) AND t.entity = c.id(+) ORDER BY t.id',
			[['100'], ['101'], ['102'], ['103', '10'], ['104']],
		],
		['SELECT id FROM transaction WHERE id IN (SELECT transaction FROM transactionline WHERE item = 8)', [['100']]],
		['SELECT id FROM transaction WHERE id IN (SELECT id FROM transaction WHERE id > 103 ORDER BY id)', [['104']]],
		['SELECT id FROM customer WHERE id NOT IN (SELECT entity FROM transaction WHERE entity IS NOT NULL)', [['12']]],
		[
			"SELECT c.id FROM customer c WHERE EXISTS (SELECT 1 FROM transaction WHERE entity = c.id AND type = 'CustPymt')",
			[['10']],
		],
		[
			'SELECT t.id, (SELECT SUM(netamount) FROM transactionline WHERE transaction = t.id AND id > 0) FROM transaction t WHERE t.id < 102 ORDER BY 1',
			[
				['100', '100.1'],
				['101', '200.2'],
			],
		],
		['SELECT x.n FROM (SELECT type, COUNT(*) AS n FROM transaction GROUP BY type) x WHERE x.n > 1', [['4']]],
		["WITH open AS (SELECT id FROM transaction WHERE status = 'A') SELECT COUNT(*) FROM open", [['3']]],
		['SELECT id FROM currency UNION ALL SELECT id FROM currency ORDER BY id DESC', [['2'], ['2'], ['1'], ['1']]],
		[
			'SELECT id, name FROM currency UNION SELECT key, name FROM region ORDER BY 2',
			[
				['2', 'Euro'],
				['1', 'North'],
				['2', 'South'],
				['1', 'US Dollar'],
			],
		],
		[
			'SELECT NULL AS a, 1 AS b FROM dual UNION SELECT id, creditlimit FROM customer WHERE id = 12 ORDER BY b',
			[['12', '0.1'], ['1']],
		],
	]);

	test('thousands of alternatives are no deeper than one', () => {
		const many = Array.from({ length: 3000 }, (_, n) => `id = ${n}`).join(' OR ');
		expect(account.rows(`SELECT id FROM transaction WHERE ${many} ORDER BY id`)).toHaveLength(5);
	});
});

describe('groups, order, limits', () => {
	check([
		[
			'SELECT type, COUNT(*), COUNT(entity), SUM(foreigntotal), MIN(id), MAX(tranid) FROM transaction GROUP BY type ORDER BY type',
			[
				['CustInvc', '4', '3', '300.3', '100', 'INV3'],
				['CustPymt', '1', '1', '-300.3', '102', 'PYMT1'],
			],
		],
		['SELECT entity FROM transaction GROUP BY entity HAVING SUM(foreigntotal) = 0 AND COUNT(*) > 1', [['10']]],
		['SELECT COUNT(DISTINCT type), AVG(foreigntotal) FROM transaction', [['2', '0']]],
		[
			'SELECT UPPER(type), BUILTIN.DF(type) FROM transaction GROUP BY type ORDER BY COUNT(*)',
			[
				['CUSTPYMT', 'CustPymt'],
				['CUSTINVC', 'CustInvc'],
			],
		],
		[
			"SELECT TO_CHAR(trandate, 'MM') AS month, COUNT(*) FROM transaction GROUP BY TO_CHAR(trandate, 'MM') ORDER BY month",
			[['01', '1'], ['03', '1'], ['11', '2'], ['1']],
		],
		['SELECT DISTINCT entity FROM transaction ORDER BY entity DESC', [[], ['11'], ['10']]],
		['SELECT id FROM transaction ORDER BY foreigntotal, id', [['102'], ['103'], ['100'], ['101'], ['104']]],
		['SELECT id FROM transaction ORDER BY foreigntotal DESC', [['104'], ['101'], ['100'], ['103'], ['102']]],
		['SELECT id FROM transaction ORDER BY foreigntotal DESC NULLS LAST', [['101'], ['100'], ['103'], ['102'], ['104']]],
		[
			'SELECT c.id, t.id FROM transaction t LEFT JOIN customer c ON c.id = t.entity WHERE t.id > 102 ORDER BY c.id',
			[['11', '103'], ['104']],
		],
		[
			'SELECT t.id, c.id FROM transaction t RIGHT JOIN customer c ON c.id = t.entity WHERE c.id > 10 ORDER BY t.id',
			[['103', '11'], ['12']],
		],
		['SELECT TOP 2 id FROM transaction ORDER BY id DESC', [['104'], ['103']]],
		['SELECT id FROM transaction ORDER BY id DESC FETCH FIRST 1 ROW ONLY', [['104']]],
	]);

	describe('ROWNUM counts before the rows are sorted', () => {
		check([
			['SELECT id FROM transaction WHERE ROWNUM <= 2 ORDER BY id DESC', [['101'], ['100']]],
			[
				'SELECT id, ROWNUM FROM (SELECT id FROM transaction ORDER BY id DESC) WHERE ROWNUM < 3',
				[
					['104', '1'],
					['103', '2'],
				],
			],
			[
				'SELECT x.id, u.id FROM (SELECT id FROM transaction ORDER BY memo) x, currency u WHERE ROWNUM <= 3',
				[
					['104', '1'],
					['104', '2'],
					['102', '1'],
				],
			],
			['SELECT COUNT(*) FROM transaction WHERE 3 >= ROWNUM', [['3']]],
			['SELECT id FROM transaction WHERE ROWNUM > 1', []],
			['SELECT id FROM transaction WHERE ROWNUM BETWEEN 1 AND 1', [['100']]],
			['SELECT r FROM (SELECT id, ROWNUM r FROM transaction) WHERE r BETWEEN 2 AND 3', [['2'], ['3']]],
			[
				'SELECT t.id, BUILTIN.DF(t.entity) FROM transaction t WHERE t.id > 101 AND ROWNUM = 1 ORDER BY t.memo',
				[['102', 'C10 Ångström & Søn']],
			],
		]);
	});
});

describe('display and criteria values', () => {
	check([
		[
			'SELECT status, BUILTIN.DF(status), BUILTIN.CF(status) FROM transaction WHERE id = 101',
			[['B', 'Invoice : Paid In Full', 'CustInvc:B']],
		],
		[
			'SELECT BUILTIN.DF(t.entity), builtin.df(t.currency) FROM transaction t WHERE id = 101',
			[['C10 Ångström & Søn', 'Euro']],
		],
		['SELECT BUILTIN.DF(entity) FROM transaction WHERE id = 104', [[]]],
		[
			'SELECT BUILTIN.DF(custentity_regions), custentity_regions FROM customer WHERE id = 10',
			[['South, North', '2, 1']],
		],
		['SELECT BUILTIN.DF(isinactive), BUILTIN.CF(isinactive) FROM customer WHERE id = 11', [['Yes', 'T']]],
		['SELECT BUILTIN.DF(x.entity) FROM (SELECT entity FROM transaction WHERE id = 103) x', [["C11 O'Hara"]]],
		["SELECT id FROM transaction WHERE BUILTIN.DF(status) = 'Payment : Deposited'", [['102']]],
	]);
});

describe('functions', () => {
	check([
		['SELECT UPPER(companyname), ROUND(creditlimit) FROM customer WHERE id > 10 ORDER BY id', [["O'HARA"], ['0']]],
		[
			"SELECT NVL(NULL, 1), NVL2('x', 1, 2), COALESCE(NULL, NULL, 'c'), NULLIF(1, 1), NULLIF(1, 2) FROM dual",
			[['1', '1', 'c', '1']],
		],
		[
			"SELECT DECODE(2, 1, 'one', 2, 'two'), DECODE(NULL, NULL, 'null'), DECODE(3, 1, 'one', 'other') FROM dual",
			[['two', 'null', 'other']],
		],
		["SELECT UPPER('ø'), LOWER('Ø'), INITCAP('o hara'), LENGTH('Ångström') FROM dual", [['Ø', 'ø', 'O Hara', '8']]],
		[
			"SELECT SUBSTR('hello', 0, 2), SUBSTR('hello', 2), SUBSTR('hello', -3, 2), SUBSTR('hello', 2, -1) FROM dual",
			[['he', 'ello', 'll']],
		],
		[
			"SELECT INSTR('hello', 'l'), INSTR('hello', 'l', 1, 2), INSTR('hello', 'l', -1), INSTR('hello', 'x') FROM dual",
			[['3', '4', '4', '0']],
		],
		[
			"SELECT TRIM('  a '), LTRIM('xxa', 'x'), RTRIM('a  '), LPAD('7', 3, '0'), RPAD('abcd', 2) FROM dual",
			[['a', 'a', 'a', '007', 'ab']],
		],
		[
			"SELECT REPLACE('a-b', '-', '+'), REPLACE('a-b', '-'), CONCAT('a', 1), TRIM('  ') FROM dual",
			[['a+b', 'ab', 'a1']],
		],
		[
			"SELECT 'a' || NULL || 5 || .5, NULL || NULL, foreigntotal || '' FROM transaction WHERE id = 100",
			[['a5.5', '100.1']],
		],
		[
			'SELECT ABS(-2), ROUND(2.675, 2), ROUND(-2.5), ROUND(1250, -2), TRUNC(-2.679, 2), FLOOR(-1.5), CEIL(1.2) FROM dual',
			[['2', '2.68', '-3', '1300', '-2.67', '-2', '2']],
		],
		[
			'SELECT MOD(-5, 3), MOD(5.5, 2), MOD(5, 0), SIGN(-3), GREATEST(1, 2.5), LEAST(3, 2), GREATEST(1, NULL) FROM dual',
			[['-2', '1.5', '5', '-1', '2.5', '2']],
		],
		[
			'SELECT 5 / 2, 0.3 - 0.1 - 0.2, 0.1 + 0.2, 1.1 * 3, -(-2), 7 - -1 FROM dual',
			[['2.5', '0', '0.3', '3.3', '2', '8']],
		],
		["SELECT TO_NUMBER('12.50') + 1, TO_CHAR(0.5), TO_CHAR(1234567) FROM dual", [['13.5', '.5', '1234567']]],
		[
			"SELECT TO_CHAR(1234.5, '9,999.99'), TO_CHAR(1234.5, 'FM9,999,990.00'), TO_CHAR(12345, '999'), TO_CHAR(-7, 'FM$990.0') FROM dual",
			[[' 1,234.50', '1,234.50', '####', '-$7.0']],
		],
		[
			"SELECT CASE WHEN foreigntotal > 100 THEN 'big' WHEN foreigntotal IS NULL THEN 'none' ELSE 'small' END FROM transaction ORDER BY id",
			[['big'], ['big'], ['small'], ['small'], ['none']],
		],
		[
			"SELECT CASE type WHEN 'CustPymt' THEN -1 * foreigntotal END FROM transaction WHERE id > 101 ORDER BY id",
			[['300.3'], [], []],
		],
	]);
});
