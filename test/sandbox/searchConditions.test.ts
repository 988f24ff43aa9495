import { all, condition, type SearchKind, type SearchValue } from '../../sandbox/account/search';
import { spanOf, userDateTime } from '../../sandbox/account/search/dates';
import { openEngine, type Engine } from '../../sandbox/suiteql';

/** One evaluator of conditions for N/search, SOAP's searches and REST's `q`: operators in the words of all three. */

let engine: Engine;

/** 2026-01-15 09:00 in Los Angeles, a Thursday. */
const NOW = Date.UTC(2026, 0, 15, 17) / 1000;
const context = { clock: { now: () => NOW } };

const rows: Array<
	[number, string | null, number | null, string | null, number | null, string | null, string | null, number | null]
> = [
	[1, 'Invoice Alpha', 10, '2026-01-15', NOW, 'T', '1, 3', 5],
	[2, 'alpha', 20.5, '2026-01-14', NOW - 86400, 'F', '3', 6],
	[3, 'Beta ALPHABET', -3, '2025-12-31', NOW - 3600, null, null, null],
	[4, null, null, null, null, 'T', '13', 5],
];

beforeAll(() => {
	engine = openEngine();
	engine.exec('CREATE TABLE x (id INTEGER, t TEXT, n REAL, d TEXT, s INTEGER, b TEXT, m TEXT, r INTEGER)');
	const insert = engine.prepare('INSERT INTO x VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
	for (const row of rows) insert.run(row);
	insert.finalize();
});
afterAll(() => engine.close());

const columns: Partial<Record<SearchKind, string>> = {
	text: 't',
	key: 't',
	number: 'n',
	date: 'd',
	timestamp: 's',
	boolean: 'b',
	references: 'm',
	reference: 'r',
};

function meet(kind: SearchKind, operator: string, ...values: SearchValue[]): number[] {
	const { sql, values: bound } = condition({ kind, sql: columns[kind]!, name: 'field' }, operator, values, context);
	const statement = engine.prepare(`SELECT id FROM x WHERE ${sql} ORDER BY id`);
	const found = statement.all(bound).map(({ id }) => Number(id));
	statement.finalize();
	return found;
}

test.each<[SearchKind, string[], SearchValue[], number[]]>([
	['text', ['is', 'IS'], ['ALPHA'], [2]],
	['text', ['isnot', 'isNot', 'IS_NOT'], ['alpha'], [1, 3]],
	['text', ['contains', 'CONTAIN'], ['alpha'], [1, 2, 3]],
	['text', ['doesnotcontain', 'doesNotContain', 'CONTAIN_NOT'], ['beta'], [1, 2]],
	['text', ['startswith', 'startsWith', 'START_WITH'], ['invoice'], [1]],
	['text', ['doesnotstartwith', 'doesNotStartWith', 'START_WITH_NOT'], ['invoice'], [2, 3]],
	['text', ['END_WITH'], ['BET'], [3]],
	['text', ['haskeywords', 'hasKeywords'], ['alphabet beta'], [3]],
	['text', ['isempty', 'empty', 'EMPTY'], [], [4]],
	['text', ['isnotempty', 'notEmpty', 'EMPTY_NOT'], [], [1, 2, 3]],
	['text', ['any'], [], [1, 2, 3, 4]],
	['key', ['anyof', 'anyOf', 'ANY_OF'], ['alpha', 'ALPHA'], [2]],
	['number', ['equalto', 'equalTo', 'EQUAL'], ['20.5'], [2]],
	['number', ['notequalto', 'notEqualTo', 'EQUAL_NOT'], [20.5], [1, 3]],
	['number', ['greaterthan', 'greaterThan', 'GREATER'], [10], [2]],
	['number', ['greaterthanorequalto', 'greaterThanOrEqualTo', 'GREATER_OR_EQUAL'], [10], [1, 2]],
	['number', ['notgreaterthan', 'notGreaterThan', 'GREATER_NOT'], [10], [1, 3]],
	['number', ['lessthan', 'lessThan', 'LESS'], ['0'], [3]],
	['number', ['between', 'BETWEEN'], [0, '1,000'], [1, 2]],
	['number', ['notbetween', 'notBetween', 'BETWEEN_NOT'], [0, 1000], [3]],
	['date', ['on', 'ON'], ['1/15/2026'], [1]],
	['date', ['on'], ['today'], [1]],
	['date', ['noton', 'notOn', 'ON_NOT'], ['today'], [2, 3]],
	['date', ['before', 'BEFORE'], ['1/15/2026'], [2, 3]],
	['date', ['onorafter', 'onOrAfter', 'ON_OR_AFTER'], ['1/14/2026'], [1, 2]],
	['date', ['onorbefore', 'onOrBefore', 'ON_OR_BEFORE'], ['1/14/2026'], [2, 3]],
	['date', ['after', 'AFTER'], ['1/14/2026'], [1]],
	['date', ['within', 'WITHIN'], ['12/31/2025', '1/14/2026'], [2, 3]],
	['date', ['within'], ['thisMonth'], [1, 2]],
	['timestamp', ['on'], ['1/15/2026'], [1, 3]],
	['timestamp', ['on'], [NOW + 7200], [1, 3]],
	['timestamp', ['after'], [NOW - 3600], [1]],
	['timestamp', ['onorafter'], [NOW - 3600], [1, 3]],
	['timestamp', ['on'], ['1/15/2026 8:00 am'], [3]],
	['timestamp', ['before'], ['1/15/2026'], [2]],
	['boolean', ['is', 'IS'], ['T'], [1, 4]],
	['boolean', ['is'], [false], [2, 3]],
	['boolean', ['isnot', 'IS_NOT'], [true], [2, 3]],
	['reference', ['anyof', 'anyOf', 'ANY_OF'], ['5', 7], [1, 4]],
	['reference', ['noneof', 'noneOf', 'ANY_OF_NOT'], [5], [2, 3]],
	['reference', ['anyof'], ['@NONE@', '6'], [2, 3]],
	['reference', ['noneof'], ['@NONE@'], [1, 2, 4]],
	['reference', ['is'], ['6'], [2]],
	['references', ['anyof'], [3], [1, 2]],
	['references', ['allof'], [1, 3], [1]],
	['references', ['notallof'], [1, 3], [2, 3, 4]],
	['references', ['noneof'], [3], [3, 4]],
])('%s %j %j', (kind, operators, values, expected) => {
	for (const operator of operators) expect([operator, meet(kind, operator, ...values)]).toEqual([operator, expected]);
});

test.each<[SearchKind, string, SearchValue[], string]>([
	[
		'text',
		'greaterthan',
		['x'],
		'An nlobjSearchFilter contains an invalid operator, or is not in proper syntax: field.',
	],
	[
		'boolean',
		'contains',
		['x'],
		'An nlobjSearchFilter contains an invalid operator, or is not in proper syntax: field.',
	],
	[
		'text',
		'constructor',
		['x'],
		'An nlobjSearchFilter contains an invalid operator, or is not in proper syntax: field.',
	],
	['number', 'equalto', ['x'], 'Invalid value x for the search condition on field.'],
	['text', 'is', [], 'The search condition on field needs a value.'],
	[
		'date',
		'on',
		['2026-01-15'],
		'Parse of date/time "2026-01-15" failed with date format "M/d/yyyy" in time zone America/Los_Angeles',
	],
	[
		'date',
		'on',
		['2/30/2026'],
		'Parse of date/time "2/30/2026" failed with date format "M/d/yyyy" in time zone America/Los_Angeles',
	],
	['date', 'on', ['someday'], "The local NetSuite has no relative date 'someday'."],
])('%s %s %j is refused', (kind, operator, values, sentence) => {
	expect(() => meet(kind, operator, ...values)).toThrow(sentence);
});

test('there may be more values than SQLite has question marks', () => {
	const many = Array.from({ length: 50_000 }, (_, index) => index + 6);
	expect(meet('reference', 'anyof', ...many)).toEqual([2]);
	expect(meet('reference', 'noneof', ...many)).toEqual([1, 3, 4]);
});

test('no condition at all holds always', () => {
	expect(all([])).toEqual({ sql: 'TRUE', values: [] });
});

test.each([
	['today', '1/15/2026', '1/15/2026'],
	['yesterday', '1/14/2026', '1/14/2026'],
	['lastWeek', '1/4/2026', '1/10/2026'],
	['thisWeek', '1/11/2026', '1/17/2026'],
	['lastMonth', '12/1/2025', '12/31/2025'],
	['lastMonthToDate', '12/1/2025', '12/15/2025'],
	['startOfThisMonth', '1/1/2026', '1/1/2026'],
	['nextFiscalQuarter', '4/1/2026', '6/30/2026'],
	['lastFiscalYear', '1/1/2025', '12/31/2025'],
	['monthBeforeLast', '11/1/2025', '11/30/2025'],
	['daysAgo30', '12/16/2025', '12/16/2025'],
	['thirtyDaysAgo', '12/16/2025', '12/16/2025'],
	['twoDaysFromNow', '1/17/2026', '1/17/2026'],
	['weeksAgo2', '1/1/2026', '1/1/2026'],
	['monthsAgo3', '10/15/2025', '10/15/2025'],
	['sameDayLastMonth', '12/15/2025', '12/15/2025'],
	['previousOneWeek', '1/8/2026', '1/14/2026'],
])('%s is from %s to %s', (name, first, last) => {
	const { from, until } = spanOf(name, NOW);
	expect([userDateTime(from), userDateTime(until - 1)]).toEqual([`${first} 12:00 am`, `${last} 11:59 pm`]);
});
