import { testsIn } from '../../scripts/document-coverage';

const rowsOf = (text: string) => testsIn('x.test.ts', text).map(({ rows, name }) => [rows.join(), name]);

test('finds the rows in the names of tests', () => {
	expect(rowsOf("test('R25: a wrong field', () => {}); it('R17, K4: two rows', f);")).toEqual([
		['R25', 'a wrong field'],
		['R17,K4', 'two rows'],
	]);
	expect(rowsOf("test.each([1])('T3: each of them', f); test.each`a`('x', f); test(`T6: for ${account}`, f)")).toEqual([
		['T3', 'each of them'],
		['T6', 'for …'],
	]);
});

test('takes no comment, no other call and no skipped test for a test', () => {
	expect(rowsOf("// test('R1: said only', f)\nshow('R1: shown', f); test.skip('R1: skipped', f); test.todo('R1: to do'); test('names R1: later', f)")).toEqual([]);
});

test('finds them in the table of a test or of a group', () => {
	const table = "const kinds = [['R3: one', 1], ['R4: all', 2], [other, 3]];";
	expect(rowsOf(`${table} describe.each(kinds)('%s', f); test.each(['K4: by role'])('%s', f); test.each(kinds)('T2: %s', f)`)).toEqual([
		['R3', 'one'],
		['R4', 'all'],
		['K4', 'by role'],
		['T2', '%s'],
	]);
});
