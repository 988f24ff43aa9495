import { applyAction, type FieldAction } from '../../../netsuite/mapping/actions';

const after = (json: Record<string, unknown>, action: FieldAction, value?: unknown, separator?: string) => {
	applyAction(json, ['x'], { action, value, separator });
	return json.x;
};

it('P10: set puts a value in, whatever was there', () => {
	expect(after({ x: 1 }, 'set', 2)).toBe(2);
	expect(after({}, 'set', 2)).toBe(2);
	expect(after({ x: 1 }, 'set', undefined)).toBeNull();
});

it.each([[null], [undefined], [''], [[]]])('P10: set if empty fills %p', (empty) => {
	expect(after({ x: empty }, 'setIfEmpty', 2)).toBe(2);
});

it.each([[0], [false], ['a'], [[0]]])('P10: set if empty leaves %p', (there) => {
	expect(after({ x: there }, 'setIfEmpty', 2)).toEqual(there);
});

it('P10: clear empties', () => expect(after({ x: 1 }, 'clear', 5)).toBeNull());

it('P10: append adds to text and lists, begins where nothing is, and adds nothing where there is nothing to add', () => {
	expect(after({ x: 'a' }, 'append', 'b')).toBe('a, b');
	expect(after({ x: 'a' }, 'append', 5, ' / ')).toBe('a / 5');
	expect(after({ x: ['a'] }, 'append', 'b')).toEqual(['a', 'b']);
	expect(after({ x: ['a'] }, 'append', ['b', 'c'])).toEqual(['a', 'b', 'c']);
	expect(after({ x: null }, 'append', 'b')).toBe('b');
	expect(after({ x: 'a' }, 'append', '')).toBe('a');
	expect(() => after({ x: 5 }, 'append', 'b')).toThrow('Nothing can be appended to "x": it is the number 5.');
});

test('a field inside another is changed without changing the object that the item came with', () => {
	const inner = { a: 1 };
	const json = { address: inner };
	applyAction(json, ['address', 'city'], { action: 'set', value: 'Bern' });
	expect(json).toEqual({ address: { a: 1, city: 'Bern' } });
	expect(inner).toEqual({ a: 1 });
});

test.each([['Northwind', 'the text "Northwind"'], [[{ line: 1 }], 'a list of 1']])('nothing is put into %p, which would be lost', (there, said) => {
	const json = { customer: there };
	expect(() => applyAction(json, ['customer', 'city'], { action: 'set', value: 'Bern' })).toThrow(
		`"customer.city" cannot be put into "customer": it is ${said}, and would be lost.`,
	);
	expect(json).toEqual({ customer: there });
});

test('a field inside an empty one is put there', () => {
	const json = { customer: null };
	applyAction(json, ['customer', 'city'], { action: 'set', value: 'Bern' });
	expect(json).toEqual({ customer: { city: 'Bern' } });
});
