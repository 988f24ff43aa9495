import { identifier, join, longestList, sql, Sql, trusted, type SqlValue } from '../../../netsuite/suiteql/sql';

const written = (value: unknown) => sql`${value as SqlValue}`.text;

test.each<[unknown, string]>([
	['INV1', "'INV1'"],
	['', "''"],
	["O'Brien", "'O''Brien'"],
	["'; DROP TABLE transaction; --", "'''; DROP TABLE transaction; --'"],
	["\\' OR 1=1 --", "'\\'' OR 1=1 --'"],
	["''", "''''''"],
	['/* x */ :name', "'/* x */ :name'"],
	['line\nbreak', "'line\nbreak'"],
	['Zürich 東京 🏭', "'Zürich 東京 🏭'"],
	[5, '5'],
	[-5.25, '-5.25'],
	[0, '0'],
	[9_007_199_254_740_991, '9007199254740991'],
	[true, "'T'"],
	[false, "'F'"],
	[['a', "b'c"], "('a', 'b''c')"],
	[[1, 2], '(1, 2)'],
	[identifier('t.id'), 't.id'],
])('%j is written %s', (value, text) => {
	expect(written(value)).toBe(text);
});

test('what is written between the values stays, values with dollar signs too', () => {
	expect(sql`a = ${'$&'} AND b = ${2}`.text).toBe("a = '$&' AND b = 2");
});

test.each<[unknown, string]>([
	['a\0b', 'NUL'],
	[['a', 'b\0'], 'NUL'],
	[Number.NaN, 'NaN cannot stand'],
	[Infinity, 'Infinity cannot stand'],
	[1e21, 'too large or too small'],
	[1e-7, 'too large or too small'],
	[2 ** 53, 'too large to be exact'],
	[[], 'takes 1 to 1000 values, not 0'],
	[Array.from({ length: longestList + 1 }, (_, index) => index), 'not 1001'],
	[[1, Number.NaN], 'NaN cannot stand'],
	[null, 'type null'],
	[undefined, 'type undefined'],
	[{ text: 'x' }, 'type object'],
	[new Date(0), 'type object'],
	[10n, 'type bigint'],
	[Symbol('x'), 'type symbol'],
	[() => 'x', 'type function'],
	[[{}], 'type object'],
])('%p is refused', (value, why) => {
	expect(() => written(value)).toThrow(TypeError);
	expect(() => written(value)).toThrow(why);
});

test('a list of a thousand is the longest', () => {
	const list = Array.from({ length: longestList }, (_, index) => index);
	expect(written(list)).toBe(`(${list.join(', ')})`);
});

describe('identifier', () => {
	test.each(['id', 't.id', '_x', 'BUILTIN.DF', 'custbody_x1', 'a.b.c'])('%s', (name) => {
		expect(identifier(name).text).toBe(name);
	});

	test.each(['', 'a b', 't.', '.id', 't..id', '1a', 't.1a', 'a-b', "a'b", 'a"b', 'id--', 'id;', 'id)', 'ïd', 'id\n', '\nid'])(
		'%j is refused',
		(name) => {
			expect(() => identifier(name)).toThrow('is not a name that can stand in a SuiteQL query');
		},
	);
});

test('pieces are joined as they are', () => {
	expect(join([sql`a = ${'x'}`, trusted('b')], ' AND ').text).toBe("a = 'x' AND b");
	expect(join([], ', ').text).toBe('');
});

test('a piece that only looks like one is a value', () => {
	expect(() => written({ ...new Sql('1 OR 1=1') })).toThrow('type object');
});
