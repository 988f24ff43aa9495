import { literalFor, toFlow, toNetSuite } from '../../../netsuite/mapping/conversion';
import { mappableField as field } from '../../support/mappableField';

const whole = { source: 'customList' as const, values: [{ id: '1', name: 'North' }, { id: '2', name: 'South' }] };
const inUse = { source: 'valuesInUse' as const, values: whole.values };

test('nothing is nothing in both directions', () => {
	for (const type of ['text', 'amount', 'date', 'reference', 'multiReference', 'boolean'] as const) {
		expect(toFlow(field(type), 'text', null)).toBeNull();
		expect(toNetSuite(field(type), undefined, null)).toBeNull();
		expect(toNetSuite(field(type), undefined, '')).toBeNull();
	}
	expect(toNetSuite(field('amount'), undefined, 0)).toBe(0);
	expect(toNetSuite(field('boolean'), undefined, false)).toBe(false);
});

test.each([
	['integer', 1.5],
	['integer', 2 ** 60],
	['number', NaN],
	['date', '2026-02-30'],
	['date', '2026-13-01'],
	['date', '31.01.2026'],
	['timestamp', '2026-01-31T14:00:00'],
	['timestamp', '2026-13-31T14:00:00Z'],
	['timestamp', '2026-02-30T14:00:00Z'],
	['boolean', 'yes'],
	['boolean', 1],
	['reference', '5 North'],
	['text', { a: 1 }],
	['text', ['a']],
] as const)('%s refuses %p and names the field', (type, value) => {
	expect(() => toNetSuite(field(type), undefined, value)).toThrow(/^The Field \(custbody_x\) takes .*, and this is /);
});

test('times become UTC to the second, whatever zone they came in', () => {
	expect(toNetSuite(field('timestamp'), undefined, '2026-01-31T14:00:00.123+02:00')).toBe('2026-01-31T12:00:00Z');
	expect(toFlow(field('timestamp'), 'date', '2026-01-31T23:59:59Z')).toBe('2026-01-31');
});

test('objects that expressions give for dates count as what they say', () => {
	expect(toNetSuite(field('timestamp'), undefined, new Date('2026-01-31T12:00:00Z'))).toBe('2026-01-31T12:00:00Z');
	expect(() => toNetSuite(field('date'), undefined, new Date('2026-01-31T12:00:00Z'))).toThrow(/takes a date/);
});

test('references are given by ID, as text, number or object, several as a list or with commas', () => {
	for (const value of ['12', ' 12 ', 12, { id: '12', refName: 'x' }]) expect(toNetSuite(field('reference'), undefined, value)).toBe('12');
	for (const value of ['1,2', [1, 2], ['1', '2'], [{ id: '1' }, { id: '2' }]]) {
		expect(toNetSuite(field('multiReference'), undefined, value)).toEqual(['1', '2']);
	}
	expect(toNetSuite(field('multiReference', { list: whole }), undefined, ['South', 'North'])).toEqual(['2', '1']);
});

test('what is not in the list is refused, with what is', () => {
	const listed = field('reference', { list: whole });
	expect(() => toNetSuite(listed, undefined, 'East')).toThrow('The Field (custbody_x) has no value the text "East".');
	expect(() => toNetSuite(listed, undefined, '9')).toThrow(/has no value/);
	const error = (() => {
		try {
			return toNetSuite(listed, undefined, 'East');
		} catch (thrown) {
			return thrown as { advice: string };
		}
	})() as { advice: string };
	expect(error.advice).toMatch('North (1), South (2)');
});

test('where NetSuite shows only the values in use, another is taken by its ID and not by its name', () => {
	const listed = field('reference', { list: inUse });
	expect(toNetSuite(listed, undefined, 'South')).toBe('2');
	expect(toNetSuite(listed, undefined, '9')).toBe('9');
	expect(() => toNetSuite(listed, undefined, 'East')).toThrow(/has no value/);
});

test('what is typed as a fixed value is what the field takes it for', () => {
	expect(literalFor(field('amount'), ' 12.5 ')).toBe(12.5);
	expect(literalFor(field('boolean'), 'True')).toBe(true);
	expect(literalFor(field('text'), '12.5')).toBe('12.5');
	expect(literalFor(field('amount'), 'much')).toBe('much');
});

test('several of a list come out as names, IDs, references or one text', () => {
	const value = [{ id: '1', refName: 'North' }, { id: '7', refName: null }];
	const multi = field('multiReference');
	expect(toFlow(multi, 'list', value)).toEqual(['North', '7']);
	expect(toFlow(multi, 'id', value)).toEqual(['1', '7']);
	expect(toFlow(multi, 'reference', value)).toEqual(value);
	expect(toFlow(multi, 'text', value)).toBe('North, 7');
});

test('something else in the record than its field says is an error, not a guess', () => {
	expect(() => toFlow(field('amount'), 'number', '12,50')).toThrow(
		'The Field (custbody_x) is the text "12,50", where NetSuite has a number.',
	);
	expect(() => toFlow(field('reference'), 'text', 'North')).toThrow(/where NetSuite has an internal ID/);
	expect(() => toFlow(field('date'), 'date', 'tomorrow')).toThrow(/where NetSuite has a date/);
});
