import { forget, mostSeen, see, seenAs, type Seen } from '../../../netsuite/watch/seen';

const many = (from: number, count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [String(from + index), 'x']));
const sizeOf = (seen: Seen) => seen.reduce((sum, [, records]) => sum + Object.keys(records).length, 0);

test('a record is seen as it was last', () => {
	const seen = see(see([], '2026-01-01T00:00:00Z', { 1: 'a', 2: 'b' }), '2026-01-01T00:01:00Z', { 1: 'c' });
	expect([seenAs(seen, '1'), seenAs(seen, '2'), seenAs(seen, '3')]).toEqual(['c', 'b', undefined]);
});

test('what the same window brings later joins what it brought before', () => {
	const seen = see(see([], '2026-01-01T00:00:00Z', { 1: 'a' }), '2026-01-01T00:00:00Z', { 2: 'b' });
	expect(seen).toEqual([['2026-01-01T00:00:00Z', { 1: 'a', 2: 'b' }]]);
});

test('what cannot come again is forgotten, what can is not', () => {
	const seen = see(see([], '2026-01-01T00:00:00Z', { 1: 'a' }), '2026-01-01T00:05:00Z', { 2: 'b' });
	expect(forget(seen, '2026-01-01T00:05:00Z')).toEqual([['2026-01-01T00:05:00Z', { 2: 'b' }]]);
	expect(forget(seen, '2026-01-01T00:00:00Z')).toEqual(seen);
});

test('it does not grow without end, and the oldest go first', () => {
	let seen = see([], '2026-01-01T00:00:00Z', many(0, mostSeen - 10));
	seen = see(seen, '2026-01-01T00:01:00Z', many(50_000, 15));
	expect(sizeOf(seen)).toBe(mostSeen);
	expect(seenAs(seen, '50000')).toBe('x');
	expect(sizeOf(see(seen, '2026-01-01T00:02:00Z', many(100_000, 2 * mostSeen)))).toBe(mostSeen);
	expect(see(seen, '2026-01-01T00:02:00Z', many(100_000, mostSeen))).toHaveLength(1);
});
