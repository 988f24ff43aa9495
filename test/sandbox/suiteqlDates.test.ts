import { openTestAccount, type TestAccount } from './suiteqlAccount';

let account: TestAccount;
beforeAll(() => {
	account = openTestAccount();
});
afterAll(() => account.close());

const SECONDS = "'YYYY-MM-DD HH24:MI:SS'";
const at = (text: string) => `TO_TIMESTAMP('${text}', ${SECONDS})`;
const day = (text: string) => `TO_DATE('${text}', 'YYYY-MM-DD')`;
const value = (expression: string, from = 'dual') => account.rows(`SELECT ${expression} AS v FROM ${from}`)[0]?.v;
const ids = (condition: string) =>
	account.rows(`SELECT id FROM transaction WHERE ${condition} ORDER BY id`).map(({ id }) => Number(id));

test.each([
	['trandate', '3/8/2026'],
	['lastmodifieddate', '3/8/2026'],
	['SYS_EXTRACT_UTC(lastmodifieddate)', '3/8/2026'],
	['BUILTIN.DF(trandate)', '3/8/2026'],
	["TO_CHAR(trandate, 'YYYY-MM-DD')", '2026-03-08'],
	["TO_CHAR(trandate, 'DD.MM.YY')", '08.03.26'],
	['TO_CHAR(trandate)', '3/8/2026'],
	["trandate || ''", '3/8/2026'],
	['trandate + 30', '4/7/2026'],
	[`trandate - ${day('2026-01-01')}`, '66'],
	["TRUNC(trandate, 'MM')", '3/1/2026'],
	["TRUNC(trandate, 'Q')", '1/1/2026'],
	["TRUNC(trandate, 'IW')", '3/2/2026'],
	["TRUNC(trandate, 'D')", '3/8/2026'],
	['TRUNC(lastmodifieddate)', '3/8/2026'],
	['ADD_MONTHS(trandate, -1)', '2/8/2026'],
	[`ADD_MONTHS(${day('2026-02-28')}, 1)`, '3/31/2026'],
	['LAST_DAY(trandate)', '3/31/2026'],
])('%s is shown as %s', (expression, shown) => {
	expect(value(expression, 'transaction WHERE id = 101')).toBe(shown);
});

test.each([
	// 10:30 UTC is half an hour after clocks went forward in Los Angeles.
	[101, '2026-03-08 10:30:00', '2026-03-08 03:30:00'],
	[100, '2026-01-06 07:30:00', '2026-01-05 23:30:00'],
	// The hour that comes twice.
	[102, '2026-11-01 08:30:00', '2026-11-01 01:30:00'],
	[103, '2026-11-01 09:30:00', '2026-11-01 01:30:00'],
])('a timestamp is shown in UTC or in the session’s zone: %i', (id, utc, local) => {
	const from = `transaction WHERE id = ${id}`;
	expect(value(`TO_CHAR(SYS_EXTRACT_UTC(lastmodifieddate), ${SECONDS})`, from)).toBe(utc);
	expect(value(`TO_CHAR(lastmodifieddate, ${SECONDS})`, from)).toBe(local);
	expect(value('lastmodifieddate', from)).toBe(value(`TO_CHAR(lastmodifieddate, 'FMMM/DD/YYYY')`, from));
	expect(ids(`SYS_EXTRACT_UTC(lastmodifieddate) = ${at(utc)}`)).toEqual([id]);
});

test.each([
	[`lastmodifieddate = ${at('2026-03-08 03:30:00')}`, [101]],
	[`SYS_EXTRACT_UTC(lastmodifieddate) = ${at('2026-03-08 03:30:00')}`, []],
	[`lastmodifieddate = ${at('2026-11-01 01:30:00')}`, [103]],
	[`lastmodifieddate >= ${at('2026-01-05 23:30:01')} AND lastmodifieddate < ${at('2026-03-08 03:30:01')}`, [101]],
	[`lastmodifieddate < ${day('2026-01-06')}`, [100]],
	[`SYS_EXTRACT_UTC(lastmodifieddate) < ${day('2026-01-06')}`, []],
	[`SYS_EXTRACT_UTC(lastmodifieddate) BETWEEN ${at('2026-11-01 08:30:00')} AND ${at('2026-11-01 09:29:59')}`, [102]],
	["lastmodifieddate >= '11/1/2026'", [102, 103]],
	["trandate >= '3/8/2026' AND trandate < '11/1/2026'", [101]],
	[`trandate = ${day('2026-11-01')}`, [102, 103]],
	[`trandate < ${at('2026-03-08 00:00:01')}`, [100, 101]],
	[`trandate IN (${at('2026-03-08 00:00:01')}, ${day('2026-01-05')})`, [100]],
	// The hour that does not come is the one after.
	[`lastmodifieddate = ${at('2026-03-08 02:30:00')}`, [101]],
	['lastmodifieddate < trandate', []],
	['lastmodifieddate >= trandate', [100, 101, 102, 103]],
	['TRUNC(lastmodifieddate) = trandate', [100, 101, 102, 103]],
	[`SYS_EXTRACT_UTC(${at('2026-07-03 18:00:00')}) = ${at('2026-07-04 01:00:00')}`, [100, 101, 102, 103, 104]],
	['lastmodifieddate > SYSDATE - 178', [101, 102, 103]],
	["trandate >= TRUNC(SYSDATE, 'YYYY') AND trandate < TRUNC(SYSDATE)", [100, 101]],
])('%s', (condition, expected) => {
	expect(ids(condition)).toEqual(expected);
});

test.each([
	[`TO_CHAR(SYS_EXTRACT_UTC(SYSTIMESTAMP), ${SECONDS})`, '2026-07-04 01:02:03'],
	[`TO_CHAR(SYSTIMESTAMP, ${SECONDS})`, '2026-07-03 18:02:03'],
	[`TO_CHAR(SYSDATE, ${SECONDS})`, '2026-07-03 18:02:03'],
	['CURRENT_DATE', '7/3/2026'],
	['TO_CHAR(SYSDATE, \'fmDay, DD Month YYYY "at" HH:MI AM\')', 'Friday, 3 July 2026 at 6:2 PM'],
	["TO_CHAR(SYSDATE, 'DY DD-MON-YY')", 'FRI 03-JUL-26'],
	["TO_CHAR(SYSDATE, 'YYYY Q WW IW DDD D J')", undefined],
	["TO_CHAR(SYSDATE, 'YYYY Q WW IW DDD D')", '2026 3 27 27 184 6'],
	["TO_CHAR(TO_DATE('3-mar-2026 1:05 pm', 'DD-MON-YYYY HH:MI AM'), 'YYYY-MM-DD HH24:MI')", '2026-03-03 13:05'],
	[`TO_CHAR(TO_TIMESTAMP('2026-03-04', ${SECONDS}), ${SECONDS})`, '2026-03-04 00:00:00'],
	[`TO_CHAR(${at('2026-12-31 23:00:00')} + 1/12, ${SECONDS})`, '2027-01-01 01:00:00'],
	["SYSDATE - TO_DATE('2026-07-03', 'YYYY-MM-DD')", '0.751423611111111'],
])('%s at 01:02:03 UTC is %s', (expression, shown) => {
	if (shown === undefined)
		expect(account.refusal(`SELECT ${expression} FROM dual`)).toBe('Invalid or unsupported search.');
	else expect(value(expression)).toBe(shown);
});

test('a comparison of UTC with a known time uses the index on the column', () => {
	account.engine.exec('CREATE INDEX modified ON "transaction" (lastmodifieddate)');
	account.executed.length = 0;
	ids(`SYS_EXTRACT_UTC(lastmodifieddate) >= ${at('2026-11-01 09:00:00')}`);
	ids(`lastmodifieddate >= ${at('2026-11-01 01:00:00')}`);
	const firstSteps = account.executed.map(
		(sql) => account.engine.prepare(`EXPLAIN QUERY PLAN ${sql}`).all([0, 1, 0]).find(({ detail }) => detail !== 'CO-ROUTINE page'),
	);
	const search = 'SEARCH s1 USING COVERING INDEX modified (lastmodifieddate>?)';
	expect(firstSteps.map((step) => step?.detail)).toEqual([search, search]);
});

test('another session, another zone', () => {
	const berlin = openTestAccount('Europe/Berlin');
	const rows = berlin.rows(`SELECT TO_CHAR(lastmodifieddate, ${SECONDS}) AS v FROM transaction WHERE id = 100`);
	expect(rows).toEqual([{ v: '2026-01-06 08:30:00' }]);
	berlin.close();
});
