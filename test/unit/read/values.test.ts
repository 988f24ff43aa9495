import type { FieldType } from '../../../netsuite';
import { decimalsOf, readValue, round, UnreadableValueError } from '../../../netsuite/read/values';
import { field } from '../../support/points';

const read = (type: FieldType, text: string | undefined, { name, decimals = 2, sign }: { name?: string; decimals?: number; sign?: 'negated' | 'absolute' } = {}) =>
	readValue(field('value', type, { sign }), text, name, decimals);

test.each<[FieldType, string, unknown]>([
	['id', '123', '123'],
	['id', '-5', '-5'],
	['text', 'Zürich 東京', 'Zürich 東京'],
	['text', ' 007 ', ' 007 '],
	['integer', '42', 42],
	['integer', '-3', -3],
	['number', '1.0875', 1.0875],
	['number', '.5', 0.5],
	['number', '5.', 5],
	['number', '-1E-7', -1e-7],
	['number', '1.5e+3', 1500],
	['amount', '1250.5', 1250.5],
	['date', '2026-02-28', '2026-02-28'],
	['timestamp', '2026-02-28 23:59:59', '2026-02-28T23:59:59Z'],
	['boolean', 'T', true],
	['boolean', 'F', false],
	['reference', '7', { id: '7', refName: null }],
	['percent', '0.125', 12.5],
	['percent', '.07', 7],
	['percent', '1', 100],
	['percent', '1.1E-1', 11],
	['percent', '7E-4', 0.07],
	['multiReference', '7', [{ id: '7', refName: null }]],
	['multiReference', '12, 3', [{ id: '3', refName: null }, { id: '12', refName: null }]],
])('%s %j is %j', (type, text, value) => {
	expect(read(type, text)).toStrictEqual(value);
});

const types: FieldType[] = ['id', 'text', 'integer', 'number', 'amount', 'date', 'timestamp', 'boolean', 'reference', 'percent', 'multiReference'];

test.each(types)('%s without a value is null', (type) => {
	expect([read(type, undefined), read(type, '')]).toEqual([null, null]);
});

test('a reference has its name beside its ID', () => {
	expect(read('reference', '7', { name: 'Acme' })).toEqual({ id: '7', refName: 'Acme' });
	expect(read('reference', '7', { name: '' })).toEqual({ id: '7', refName: null });
});

test.each([
	['names go with their IDs, which are then put in order', '12, 3', 'SMS, E-Mail', ['E-Mail', 'SMS']],
	['one name may hold a comma', '3', 'Smith, John', ['Smith, John']],
	['of several it cannot be told whose a name with a comma is', '3, 12', 'Smith, John, SMS', [null, null]],
	['nor where a value has none since it was deleted', '3, 12', 'SMS', [null, null]],
])('a multi-select: %s', (_, ids, name, names) => {
	const references = read('multiReference', ids, { name }) as Array<{ id: string; refName: string | null }>;
	expect(references.map(({ refName }) => refName)).toEqual(names);
});

test.each<[FieldType, string, string]>([
	['id', 'INV1', 'an internal ID'],
	['integer', '1.5', 'a whole number'],
	['integer', '1e3', 'a whole number'],
	['integer', '9007199254740993', 'a whole number of at most 15 digits'],
	['number', '1,250.50', 'a number'],
	['number', 'ten', 'a number'],
	['number', '.', 'a number'],
	['amount', '1.250,50', 'an amount'],
	['amount', 'NaN', 'an amount'],
	['amount', 'Infinity', 'an amount'],
	['date', '28.02.2026', 'a date'],
	['date', '2026-02-28 00:00:00', 'a date'],
	['timestamp', '2026-02-28', 'a date and time'],
	['timestamp', '2026-02-28T23:59:59Z', 'a date and time'],
	['boolean', 'true', 'true or false'],
	['boolean', 't', 'true or false'],
	['percent', '12 %', 'a number'],
	['reference', '1, 2', 'one internal ID'],
	['multiReference', 'E-Mail, SMS', 'a list of internal IDs'],
])('%s %j is not readable: not %s', (type, text, expected) => {
	expect(() => read(type, text)).toThrow(new UnreadableValueError(field('value', type), text));
	expect(() => read(type, text)).toThrow(`value (value) is "${text}", which is not ${expected}`);
});

test.each([
	['1234.567', 0, 1235],
	['1234.567', 2, 1234.57],
	['1234.5678', 3, 1234.568],
	['0.30000000000000004', 2, 0.3],
	['-0.001', 2, 0],
	['-0.4', 0, 0],
	['99999999999.99', 2, 99999999999.99],
])('an amount of %s with %d decimal places is %d', (text, decimals, amount) => {
	expect(read('amount', text, { decimals })).toStrictEqual(amount);
});

test.each<['negated' | 'absolute', string, number]>([
	['negated', '5', -5],
	['negated', '-5', 5],
	['negated', '0', 0],
	['absolute', '-5', 5],
	['absolute', '5', 5],
	['absolute', '0', 0],
])('stored %s, %s is %d', (sign, text, value) => {
	for (const type of ['number', 'amount', 'integer'] as const) expect(read(type, text, { sign })).toStrictEqual(value);
});

test('sums of binary fractions are rounded off, and there is no -0', () => {
	expect(round(0.1 + 0.2, 2)).toBe(0.3);
	expect(Object.is(round(-0.001, 2), 0)).toBe(true);
});

test('the decimal places are those of the currency, six where they are not known', () => {
	const precision = { 1: 2, 2: 0, 3: 3 };
	expect([decimalsOf(precision, '2'), decimalsOf(precision, '3'), decimalsOf(precision, '9'), decimalsOf(precision, undefined)]).toEqual([0, 3, 6, 6]);
});
