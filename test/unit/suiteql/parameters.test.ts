import { bindParameters } from '../../../netsuite';

const bind = (query: string, parameters: Parameters<typeof bindParameters>[1]) => bindParameters(query, parameters).text;

test.each<[string, Parameters<typeof bindParameters>[1], string]>([
	['SELECT * FROM t WHERE a = :a', { a: "O'Brien" }, "SELECT * FROM t WHERE a = 'O''Brien'"],
	['a IN :ids OR b = :n', { ids: [1, 2], n: 5 }, 'a IN (1, 2) OR b = 5'],
	['a = :a AND b = :a', { a: 'x' }, "a = 'x' AND b = 'x'"],
	['a = :ab AND b = :a', { a: 'x', ab: 'y' }, "a = 'y' AND b = 'x'"],
	["TO_CHAR(d, 'HH24:MI:SS') = :t", { t: '1' }, "TO_CHAR(d, 'HH24:MI:SS') = '1'"],
	["a = 'it''s :a' AND b = :a", { a: 1 }, "a = 'it''s :a' AND b = 1"],
	['SELECT x AS ":a" WHERE y = :a', { a: 1 }, 'SELECT x AS ":a" WHERE y = 1'],
	['-- not :a\ny = :a', { a: 1 }, '-- not :a\ny = 1'],
	['/* nor\n:a */ y = :a', { a: 1 }, '/* nor\n:a */ y = 1'],
	['y = :a', { a: ':b -- /*' }, "y = ':b -- /*'"],
	['  SELECT 1 ;', {}, 'SELECT 1 '],
])('%j with %j is %j', (query, parameters, text) => {
	expect(bind(query, parameters)).toBe(text);
});

test.each(['missing', 'constructor', '__proto__', 'toString'])('a place :%s without a value is told', (name) => {
	expect(() => bind(`x = :${name}`, {})).toThrow(`The query has :${name}, and there is no parameter of that name.`);
});

test('a value without a place is told, also when the place is in a comment', () => {
	expect(() => bind('SELECT 1 -- :a', { a: 1 })).toThrow('The parameter "a" does not occur in the query as :a.');
});

test('a value that cannot be one is refused', () => {
	expect(() => bind('x = :a', { a: Number.NaN })).toThrow('NaN cannot stand in a SuiteQL query');
});
