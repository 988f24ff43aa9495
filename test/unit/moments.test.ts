import { parseMoment } from '../../netsuite';
import { momentOf } from '../../nodes/NetSuite/write/values';

test.each([
	['2026-01-31T14:00:00Z', '2026-01-31T14:00:00Z'],
	['2026-01-31T14:00:00.123Z', '2026-01-31T14:00:00Z'],
	['2026-01-31T14:00:00+01:00', '2026-01-31T13:00:00Z'],
	['2026-01-31T00:30:00+0200', '2026-01-30T22:30:00Z'],
	['2026-01-31T14:00-08', '2026-01-31T22:00:00Z'],
	['2026-01-31T14:00:00', '2026-01-31T14:00:00Z'],
	['2026-01-31 14:00', '2026-01-31T14:00:00Z'],
	['2026-01-31', '2026-01-31T00:00:00Z'],
	['2024-02-29', '2024-02-29T00:00:00Z'],
])('%s is %s', (text, moment) => {
	expect(parseMoment('Date', text)).toBe(moment);
});

test.each(['31.01.2026', '2026-02-30', '2026-02-30T10:00:00Z', '2026-01-31T25:00:00Z', 'tomorrow', '1769868000', ''])(
	'%j is refused',
	(text) => {
		expect(() => parseMoment('Date', text)).toThrow(`Date is "${text}", which is not a date and time such as`);
	},
);

test.each([
	['a date of JavaScript', new Date('2026-01-31T14:00:00Z'), '2026-01-31T14:00:00Z'],
	['a date of n8n', { toISO: () => '2026-01-31T15:00:00.000+01:00' }, '2026-01-31T14:00:00Z'],
	['nothing', null, null],
])('%s from an expression', (_, value, moment) => {
	expect(momentOf('Date', value)).toBe(moment);
});

test.each([new Date('never'), { toISO: () => null }])('a date that is none is refused: %s', (value) => {
	expect(() => momentOf('Date', value)).toThrow(/^Date is "Invalid Date/);
});
