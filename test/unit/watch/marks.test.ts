import { markAt, withMark, type Marks } from '../../../netsuite/watch/marks';

const at = (minute: number) => `2026-01-01T00:${String(minute).padStart(2, '0')}:00Z`;
const marks: Marks = [[at(0), 10], [at(4), 20], [at(8), 30]];

test.each([
	['before all of them', at(0), 10],
	['of one', at(4), 20],
	['between two', at(7), 20],
	['after all of them', at(59), 30],
])('the mark at a moment %s', (_, moment, highest) => {
	expect(markAt(marks, moment)?.[1]).toBe(highest);
});

test('at a moment before the first there is the first: nothing that came before it is new', () => {
	expect(markAt(marks.slice(1), at(0))?.[1]).toBe(20);
	expect(markAt([], at(0))).toBeUndefined();
});

test('marks that no moment asks for any more go, and those that one does stay', () => {
	expect(withMark(marks, [at(12), 40], at(7))).toEqual([[at(4), 20], [at(8), 30], [at(12), 40]]);
	expect(withMark(marks, [at(12), 40], at(20))).toEqual([[at(8), 30], [at(12), 40]]);
});
