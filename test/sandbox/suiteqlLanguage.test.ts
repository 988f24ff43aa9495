import { checkerOf, openTestAccount, type TestAccount } from './suiteqlAccount';

let account: TestAccount;
beforeAll(() => {
	account = openTestAccount();
});
afterAll(() => account.close());

const check = checkerOf(() => account);

describe('joins and sets', () => {
	check([
		[
			'SELECT c.id, t.id FROM customer c FULL OUTER JOIN transaction t ON t.entity = c.id WHERE c.id IS NULL OR t.id IS NULL ORDER BY 1, 2',
			[['12'], ['104']],
		],
		['SELECT id FROM currency INTERSECT SELECT key FROM region ORDER BY 1 DESC', [['2'], ['1']]],
		['SELECT id FROM customer MINUS SELECT entity FROM transaction', [['12']]],
		[
			'SELECT id FROM customer MINUS SELECT id FROM customer WHERE id = 10 UNION ALL SELECT id FROM currency ORDER BY 1',
			[['1'], ['2'], ['11'], ['12']],
		],
		['SELECT id FROM transaction ORDER BY id OFFSET 1 ROWS FETCH NEXT 2 ROWS ONLY', [['101'], ['102']]],
		['SELECT COUNT(*) FROM (SELECT id FROM transaction ORDER BY id OFFSET 3 ROWS)', [['2']]],
		['SELECT DISTINCT TOP 1 type FROM transaction ORDER BY type DESC', [['CustPymt']]],
		[
			'SELECT id FROM transaction WHERE foreigntotal >= ALL (SELECT foreigntotal FROM transaction WHERE foreigntotal IS NOT NULL)',
			[['101']],
		],
		['SELECT id FROM transaction WHERE id = ANY (100, 102) ORDER BY id', [['100'], ['102']]],
		['SELECT id FROM currency WHERE id > SOME (SELECT key FROM region)', [['2']]],
		[
			'SELECT ROWNUM - 1 AS n, * FROM (SELECT id FROM currency ORDER BY id DESC)',
			[
				['0', '2'],
				['1', '1'],
			],
		],
		[
			'SELECT "Customer", SUM("Net Amount") FROM (SELECT entity AS "Customer", foreigntotal AS "Net Amount" FROM transaction WHERE type = \'CustInvc\') GROUP BY "Customer" ORDER BY 1',
			[['10', '300.3'], ['11', '0'], []],
		],
	]);
});

describe('groupings', () => {
	check([
		[
			'SELECT type, COUNT(*) FROM transaction GROUP BY ROLLUP(type) ORDER BY type',
			[['CustInvc', '4'], ['CustPymt', '1'], ['5']],
		],
		[
			'SELECT type, status, COUNT(*), GROUPING(type), GROUPING(status) FROM transaction GROUP BY ROLLUP(type, status) ORDER BY 4, 5, 1, 2',
			[
				['CustInvc', 'A', '3', '0', '0'],
				['CustInvc', 'B', '1', '0', '0'],
				['CustPymt', 'C', '1', '0', '0'],
				['CustInvc', '4', '0', '1'],
				['CustPymt', '1', '0', '1'],
				['5', '1', '1'],
			],
		],
		['SELECT COUNT(*) FROM (SELECT type, status FROM transaction GROUP BY CUBE(type, status))', [['9']]],
		[
			'SELECT type, status, COUNT(*) FROM transaction GROUP BY GROUPING SETS ((type), (status)) ORDER BY 1, 2',
			[
				['CustInvc', '4'],
				['CustPymt', '1'],
				['A', '3'],
				['B', '1'],
				['C', '1'],
			],
		],
		[
			'SELECT BUILTIN.DF(status), SUM(foreigntotal) FROM transaction GROUP BY ROLLUP(BUILTIN.DF(status)) HAVING COUNT(*) > 2 ORDER BY BUILTIN.DF(status)',
			[['Invoice : Open', '100.1'], ['0']],
		],
	]);
});

describe('windows', () => {
	check([
		[
			'SELECT id, ROW_NUMBER() OVER (PARTITION BY entity ORDER BY id DESC), SUM(foreigntotal) OVER (PARTITION BY entity ORDER BY id) FROM transaction WHERE entity = 10 ORDER BY id',
			[
				['100', '3', '100.1'],
				['101', '2', '300.3'],
				['102', '1', '0'],
			],
		],
		[
			'SELECT type, RANK() OVER (ORDER BY SUM(foreigntotal) DESC) FROM transaction GROUP BY type ORDER BY 2',
			[
				['CustInvc', '1'],
				['CustPymt', '2'],
			],
		],
		[
			'SELECT id, LAG(id) OVER (ORDER BY id), LEAD(id, 2, 0) OVER (ORDER BY id) FROM transaction WHERE id < 103 ORDER BY id',
			[
				['100', '102'],
				['101', '100', '0'],
				['102', '101', '0'],
			],
		],
		[
			'SELECT id, SUM(id) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM transaction WHERE id < 103 ORDER BY id',
			[
				['100', '100'],
				['101', '201'],
				['102', '203'],
			],
		],
		[
			'SELECT id FROM (SELECT id, ROW_NUMBER() OVER (PARTITION BY type ORDER BY id DESC) r FROM transaction) WHERE r = 1 ORDER BY id',
			[['102'], ['104']],
		],
		['SELECT COUNT(*) OVER () FROM currency', [['2'], ['2']]],
		['SELECT id FROM currency ORDER BY ROW_NUMBER() OVER (ORDER BY id DESC)', [['2'], ['1']]],
		['SELECT DENSE_RANK() OVER (ORDER BY type) FROM transaction WHERE id > 101 ORDER BY id', [['2'], ['1'], ['1']]],
	]);

	test.each([
		'SELECT id FROM transaction WHERE ROW_NUMBER() OVER (ORDER BY id) = 1',
		'SELECT ROW_NUMBER() FROM transaction',
		'SELECT RANK() OVER () FROM transaction',
		'SELECT UPPER(tranid) OVER (ORDER BY id) FROM transaction',
		'SELECT type FROM transaction GROUP BY type HAVING RANK() OVER (ORDER BY type) = 1',
		'SELECT type, SUM(id) OVER (ORDER BY id) FROM transaction GROUP BY type',
		'SELECT SUM(id) OVER (ORDER BY id ROWS BETWEEN CURRENT ROW AND 1 PRECEDING) FROM currency',
		'SELECT SUM(id) OVER (ORDER BY id ROWS UNBOUNDED FOLLOWING) FROM currency',
		'SELECT CHR(-1) FROM dual',
		'SELECT POWER(10, 400) FROM dual',
	])('%s', (q) => {
		expect(account.refusal(q)).toBe('Invalid or unsupported search.');
	});
});

describe('aggregates', () => {
	check([
		[
			"SELECT type, LISTAGG(tranid, ', ') WITHIN GROUP (ORDER BY id DESC) FROM transaction GROUP BY type ORDER BY 1",
			[
				['CustInvc', 'INV3, INV2, INV1'],
				['CustPymt', 'PYMT1'],
			],
		],
		[
			"SELECT id, LISTAGG(id, '+') WITHIN GROUP (ORDER BY id) OVER (PARTITION BY status) FROM transaction WHERE id > 101 ORDER BY id",
			[
				['102', '102'],
				['103', '103+104'],
				['104', '103+104'],
			],
		],
		["SELECT LISTAGG(DISTINCT type, '/') WITHIN GROUP (ORDER BY type DESC) FROM transaction", [['CustPymt/CustInvc']]],
		[
			'SELECT MEDIAN(foreigntotal), APPROX_COUNT_DISTINCT(type), COUNT(ALL entity) FROM transaction',
			[['50.05', '2', '4']],
		],
		['SELECT COVAR_POP(id, id), COVAR_SAMP(id, id), CORR(id, -1 * id) FROM transaction', [['2', '2.5', '-1']]],
	]);

	test('a list that is too long for a text', () => {
		const q = `SELECT LISTAGG('${'x'.repeat(900)}', ',') WITHIN GROUP (ORDER BY id) FROM transaction`;
		expect(account.refusal(q)).toBe('Invalid or unsupported search.');
	});
});

describe('functions', () => {
	check([
		[
			"SELECT REGEXP_REPLACE('INV-0123', '[^[:digit:]]'), REGEXP_REPLACE('a.b', '(.)\\.(.)', '\\2.\\1'), REGEXP_SUBSTR('a,b,c', '[^,]+', 1, 2), REGEXP_INSTR('abcb', 'b', 1, 2), REGEXP_COUNT('banana', 'AN', 1, 'i') FROM dual",
			[['0123', 'b.a', 'b', '4', '2']],
		],
		["SELECT id FROM customer WHERE REGEXP_LIKE(entityid, '^c1[01]$', 'i') ORDER BY id", [['10'], ['11']]],
		["SELECT id FROM customer WHERE NOT REGEXP_LIKE(entityid, '^c1[01]$', 'i')", [['12']]],
		[
			"SELECT SOUNDEX('Robert'), TRANSLATE('abc', 'ab', 'x'), ASCII('A'), CHR(66), LENGTHB('ö'), UNISTR('\\00e9'), ASCIISTR('é') FROM dual",
			[['R163', 'xc', '65', 'B', '2', 'é', '\\00E9']],
		],
		[
			"SELECT BITAND(6, 3), REMAINDER(5, 3), WIDTH_BUCKET(5, 0, 10, 5), TO_NUMBER('$1,234.5', '$9,999.9'), LOG(10, 100), LN(1), EXP(0), POWER(2, 10) FROM dual",
			[['2', '-1', '3', '1234.5', '2', '0', '1', '1024']],
		],
		[
			"SELECT CAST(foreigntotal AS INTEGER), CAST(id AS VARCHAR(2)), CAST('12.345' AS DECIMAL(10, 2)), CAST(lastmodifieddate AS DATE) FROM transaction WHERE id = 100",
			[['100', '10', '12.35', '1/5/2026']],
		],
		['SELECT NVL2(memo, 1, 0), NANVL(1, 2), EMPTY_CLOB() FROM transaction WHERE id = 100', [['0', '1']]],
	]);
});

describe('dates', () => {
	check([
		[
			"SELECT MONTHS_BETWEEN(TO_DATE('2026-03-31', 'YYYY-MM-DD'), TO_DATE('2026-02-28', 'YYYY-MM-DD')), NEXT_DAY(TO_DATE('2026-07-04', 'YYYY-MM-DD'), 'MONDAY'), ROUND(TO_DATE('2026-07-16', 'YYYY-MM-DD'), 'MM'), ROUND(TO_DATE('2026-06-30', 'YYYY-MM-DD'), 'YEAR') FROM dual",
			[['1', '7/6/2026', '8/1/2026', '1/1/2026']],
		],
		[
			'SELECT EXTRACT(YEAR FROM trandate), EXTRACT(MONTH FROM trandate), EXTRACT(DAY FROM SYSDATE) FROM transaction WHERE id = 100',
			[['2026', '1', '3']],
		],
		[
			"SELECT TO_CHAR(SYSDATE, 'DS TS'), TO_CHAR(SYSDATE, 'YEAR'), TO_CHAR(SYSDATE, 'DL'), RTRIM(TO_CHAR(SYSDATE, 'RM')) FROM dual",
			[['7/3/2026 6:02:03 PM', 'TWENTY TWENTY-SIX', 'Friday, July 3, 2026', 'VII']],
		],
		[
			"SELECT TO_CHAR(SYS_EXTRACT_UTC(TO_TIMESTAMP_TZ('2026-07-01 10:00:00 -05:00', 'YYYY-MM-DD HH24:MI:SS TZH:TZM')), 'HH24:MI'), TO_CHAR(FROM_TZ(TO_TIMESTAMP('2026-07-01', 'YYYY-MM-DD'), 'UTC'), 'YYYY-MM-DD HH24') FROM dual",
			[['15:00', '2026-06-30 17']],
		],
		[
			"SELECT TO_CHAR(SYSDATE - INTERVAL '7' DAY, 'YYYY-MM-DD'), TO_CHAR(SYSDATE + INTERVAL '2' MONTH, 'YYYY-MM-DD') FROM dual",
			[['2026-06-26', '2026-09-03']],
		],
	]);

	test.each([
		"SELECT id FROM transaction WHERE trandate > DATE '2026-01-01'",
		'SELECT EXTRACT(YEAR FROM tranid) FROM transaction',
	])('%s', (q) => expect(account.refusal(q)).toBe('Invalid or unsupported search.'));
});

/** On 3 July 2026, a Friday. */
describe('BUILTIN.RELATIVE_RANGES', () => {
	test.each([
		['TODAY', '7/3/2026', '7/3/2026'],
		['YESTERDAY', '7/2/2026', '7/2/2026'],
		['DAGO30', '6/3/2026', '6/3/2026'],
		['DFN10', '7/13/2026', '7/13/2026'],
		['TW', '6/28/2026', '7/4/2026'],
		['LW', '6/21/2026', '6/27/2026'],
		['LWTD', '6/21/2026', '6/26/2026'],
		['TBW', '6/29/2026', '7/3/2026'],
		['TM', '7/1/2026', '7/31/2026'],
		['TMTD', '7/1/2026', '7/3/2026'],
		['LM', '6/1/2026', '6/30/2026'],
		['MBL', '5/1/2026', '5/31/2026'],
		['LFQ', '4/1/2026', '6/30/2026'],
		['LFQLFY', '4/1/2025', '6/30/2025'],
		['TFH', '7/1/2026', '12/31/2026'],
		['TY', '1/1/2026', '12/31/2026'],
		['LFYTD', '1/1/2025', '7/3/2025'],
		['SDLFY', '7/3/2025', '7/3/2025'],
		['PMTFY', '1/1/2026', '6/30/2026'],
		['TODAYTTM', '7/3/2026', '7/31/2026'],
	])('%s', (range, start, end) => {
		const q = `SELECT BUILTIN.RELATIVE_RANGES('${range}', 'START') a, BUILTIN.RELATIVE_RANGES('${range}', 'END') b FROM dual`;
		expect(account.rows(q)).toEqual([{ a: start, b: end }]);
	});

	test('compares with days, and ends with the day’s last second where a time is asked for', () => {
		const q =
			"SELECT id FROM transaction WHERE trandate BETWEEN BUILTIN.RELATIVE_RANGES('TFY', 'START') AND BUILTIN.RELATIVE_RANGES('TFY', 'END') ORDER BY id FETCH FIRST 1 ROW ONLY";
		expect(account.rows(q)).toEqual([{ id: '100' }]);
		const end =
			"SELECT TO_CHAR(BUILTIN.RELATIVE_RANGES('TM', 'END', 'DATETIME_AS_DATE'), 'YYYY-MM-DD HH24:MI:SS') AS e FROM dual";
		expect(account.rows(end)).toEqual([{ e: '2026-07-31 23:59:59' }]);
	});

	test('a range that there is not', () => {
		expect(account.refusal("SELECT BUILTIN.RELATIVE_RANGES('NEVER', 'START') FROM dual")).toBe(
			'Invalid or unsupported search.',
		);
	});
});

describe('parameters', () => {
	const values = (q: string, params: Array<string | number | boolean | null>) =>
		account.suiteql.query({ q, params, limit: 10, offset: 0 }).items.map(({ id }) => id);

	test('stand for the query’s question marks, in their order', () => {
		expect(values('SELECT id FROM transaction WHERE type = ? AND id > ? ORDER BY id', ['CustInvc', 100])).toEqual([
			'101',
			'103',
			'104',
		]);
		expect(values('SELECT id FROM customer WHERE isinactive = ?', [true])).toEqual(['11']);
		expect(values("SELECT id FROM customer WHERE companyname = ? OR '?' = ''", ["O'Hara"])).toEqual(['11']);
		expect(
			values(
				"SELECT id FROM transaction WHERE trandate >= TO_DATE(?, 'YYYY-MM-DD') ORDER BY id FETCH FIRST 1 ROWS ONLY",
				['2026-01-01'],
			),
		).toEqual(['100']);
		expect(values('SELECT id FROM customer WHERE id = ?', [null])).toEqual([]);
	});

	test.each([
		['SELECT id FROM customer WHERE id = ? OR id = ?', [1], 2],
		['SELECT id FROM customer', [1], 0],
	])('%s with too many or too few', (q, params, expected) => {
		expect(() => values(q, params)).toThrow(
			`Invalid number of parameters. Expected parameters: ${expected}. Provided parameters: 1.`,
		);
	});
});

/** Oracle's help, "SuiteQL Supported and Unsupported Functions". */
test.each([
	'CEILING',
	'CHAR_LENGTH',
	'CHARINDEX',
	'LCASE',
	'UCASE',
	'LOCATE',
	'POSITION',
	'SUBSTRING',
	'DATEDIFF',
	'CONVERT',
	'REPEAT',
	'COT',
])('%s is none of SuiteQL’s functions', (name) => {
	expect(account.refusal(`SELECT ${name}(id) FROM customer`)).toBe(`Unknown function '${name}'.`);
});
