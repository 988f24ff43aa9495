import { compareMoment, date, dateText, fromSqlText, inWindow, timestampText } from '../../../netsuite/suiteql/dates';
import { identifier } from '../../../netsuite/suiteql/sql';

const column = identifier('t.lastmodifieddate');
const utc = (text: string) => `TO_TIMESTAMP('${text}', 'YYYY-MM-DD HH24:MI:SS')`;

test('a window holds its first second and not its last', () => {
	expect(inWindow(column, '2026-01-31T23:59:50Z', '2026-02-01T00:00:10Z').text).toBe(
		`SYS_EXTRACT_UTC(t.lastmodifieddate) >= ${utc('2026-01-31 23:59:50')} AND SYS_EXTRACT_UTC(t.lastmodifieddate) < ${utc('2026-02-01 00:00:10')}`,
	);
});

test('the first window has no beginning', () => {
	expect(inWindow(column, null, '2026-02-01T00:00:10Z').text).toBe(`SYS_EXTRACT_UTC(t.lastmodifieddate) < ${utc('2026-02-01 00:00:10')}`);
});

test.each(['2026-02-01', '2026-02-01 00:00:00', '2026-02-01T00:00:00', '2026-02-01T00:00:00+02:00', '2026-02-01T00:00:00.123Z', ''])(
	'%j is not a moment in UTC to the second',
	(iso) => {
		expect(() => inWindow(column, null, iso)).toThrow(TypeError);
		expect(() => inWindow(column, iso, '2026-02-01T00:00:10Z')).toThrow('is not a moment in UTC to the second');
		expect(() => compareMoment(column, '=', iso)).toThrow(TypeError);
	},
);

test('moments and dates come out as text that says all of them', () => {
	expect(timestampText(column).text).toBe("TO_CHAR(SYS_EXTRACT_UTC(t.lastmodifieddate), 'YYYY-MM-DD HH24:MI:SS')");
	expect(dateText(identifier('t.trandate')).text).toBe("TO_CHAR(t.trandate, 'YYYY-MM-DD')");
	expect(fromSqlText('2026-01-31 23:59:59')).toBe('2026-01-31T23:59:59Z');
});

test('a date is compared as a date, whatever is in the text', () => {
	expect(date("2026-01-31' OR '1'='1").text).toBe("TO_DATE('2026-01-31'' OR ''1''=''1', 'YYYY-MM-DD')");
});
