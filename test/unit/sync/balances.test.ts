import { add, comparableWith, differing, kept as inFewEntries, noBalances, recount, together, total, update, type Balances } from '../../../netsuite/sync/balances';
import { record } from '../../support/points';
import type { NetSuiteRecord } from '../../../netsuite/read/records';

const openAmount = (one: NetSuiteRecord) => Number(one.open ?? 0);
const documents = (amounts: Readonly<Record<string, number>>) => Object.entries(amounts).map(([id, open]) => record(id, { open }));
const kept = (size: number, amounts: Readonly<Record<string, number>>): Balances => add({ size, open: {} }, documents(amounts), openAmount);

test('few open documents are kept one by one, many in groups, so that the cursor stays small', () => {
	expect(noBalances({ open: 5_000, highestId: 9_000_000 })).toEqual({ size: 1, open: {} });
	expect(noBalances({ open: 5_001, highestId: 9_000_000 })).toEqual({ size: 1_800, open: {} });
	const many = Object.fromEntries(Array.from({ length: 6_000 }, (_, index) => [String(index), 5]));
	const { size } = noBalances({ open: 6_000, highestId: 5_999 });
	expect(Object.keys(kept(size, many).open).length).toBeLessThanOrEqual(5_000);
});

describe.each([
	['one by one', 1, ['7']],
	['in groups', 10, ['0']],
])('kept %s', (_, size, group) => {
	const groups = group.map(Number);
	const known = kept(size, { 5: 100, 7: 50, 25: 10 });

	test('the same open documents do not differ, in whichever order they came', () => {
		expect(differing(known, kept(size, { 25: 10, 7: 50, 5: 100 }))).toEqual([]);
	});

	test('settled documents do not count', () => {
		expect(kept(size, { 5: 100, 6: 0, 7: 50, 25: 10 })).toEqual(known);
	});

	test.each<[string, Record<string, number>]>([
		['an amount that moved', { 5: 100, 7: 49.99, 25: 10 }],
		['a document that was settled', { 5: 100, 25: 10 }],
	])('%s differs', (_what, now) => {
		expect(differing(known, kept(size, now))).toEqual(groups);
	});

	test('a document that was reopened differs', () => {
		expect(differing(known, kept(size, { 5: 100, 7: 50, 25: 10, 99: 1 }))).toEqual([size === 1 ? 99 : 9]);
	});

	test('what was read again no longer differs', () => {
		const now = { 5: 100, 7: 20, 25: 10 };
		const own = documents(now).filter(({ id }) => groups.includes(Math.floor(Number(id) / size)));
		expect(differing(recount(known, groups, own, openAmount), kept(size, now))).toEqual([]);
	});

	test('what was deleted no longer differs once its group was counted', () => {
		const now = { 5: 100, 25: 10 };
		const own = documents(now).filter(({ id }) => groups.includes(Math.floor(Number(id) / size)));
		expect(differing(recount(known, groups, own, openAmount), kept(size, now))).toEqual([]);
	});
});

test('amounts of two documents that changed places differ', () => {
	expect(differing(kept(10, { 5: 100, 7: 50 }), kept(10, { 5: 50, 7: 100 }))).toEqual([0]);
});

describe('documents that were given out again', () => {
	test('are not found as differing, when they are kept one by one', () => {
		const known = kept(1, { 5: 100, 7: 50 });
		const updated = update(known, documents({ 5: 80, 7: 0 }), openAmount);
		expect(differing(updated, kept(1, { 5: 80 }))).toEqual([]);
		expect(differing(known, kept(1, { 5: 80 }))).toEqual([5, 7]);
	});

	test('are read once more with their group, when they are kept in groups', () => {
		const known = kept(10, { 5: 100 });
		expect(differing(update(known, documents({ 5: 80 }), openAmount), kept(10, { 5: 80 }))).toEqual([0]);
	});
});

test('sums of many fingerprints stay exact', () => {
	const many = Array.from({ length: 8_000 }, (_, index) => index);
	const amounts = Object.fromEntries(many.map((id) => [String(id), id + 0.01]));
	const [sum] = Object.values(kept(8_000, amounts).open);
	expect(Number.isSafeInteger(sum)).toBe(true);
	expect(differing(kept(8_000, amounts), kept(8_000, { ...amounts, 17: 17.02 }))).toEqual([0]);
});

test('should there come to be many entries, they are shared, and the sum is the same', () => {
	const documents20000 = documents(Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [String(7 * index), index + 1])));
	const grown = add({ size: 1, open: {} }, documents20000, openAmount);
	const fewer = inFewEntries(grown);
	expect(Object.keys(fewer.open).length).toBeLessThanOrEqual(5_001);
	expect(total(fewer)).toBe(total(grown));
	expect(differing(fewer, add({ size: fewer.size, open: {} }, documents20000, openAmount))).toEqual([]);
	const few = kept(1, { 5: 100, 7: 50 });
	expect(inFewEntries(few)).toBe(few);
});

describe('one number for all that is open', () => {
	const sum = (amounts: Readonly<Record<string, number>>) => total(kept(1, amounts));

	test.each<[string, Record<string, number>, Record<string, number>]>([
		['a cent', { 5: 100 }, { 5: 100.01 }],
		['the sign', { 5: 100 }, { 5: -100 }],
		['amounts that changed places', { 5: 100, 7: 50 }, { 5: 50, 7: 100 }],
		['a payment that went from one invoice to its neighbours', { 100: 200, 101: 200, 102: 200 }, { 100: 250, 101: 100, 102: 250 }],
		['an amount beyond what is exact in millionths', { 5: 123_456_789_012.34 }, { 5: 123_456_789_012.35 }],
		['the smallest amount there is', { 5: 100 }, { 5: 100.000001 }],
	])('differs with %s', (_, one, other) => {
		expect(sum(one)).not.toBe(sum(other));
	});

	test('does not differ with what binary fractions add', () => {
		expect(sum({ 5: 0.1 + 0.2 })).toBe(sum({ 5: 0.3 }));
	});

	test('is exact for a million documents', () => {
		const million = Array.from({ length: 1_000_000 }, (_, id) => record(8_388_000 + id, { open: 1_000_000 + id / 100 }));
		expect(Number.isSafeInteger(total(add({ size: 1_000_000, open: {} }, million, openAmount)))).toBe(true);
	});
});

test('two counts are compared in groups that those of the one fit into', () => {
	const known = kept(40, { 5: 100, 7: 50, 99: 10 });
	const fresh = noBalances({ open: 6_000, highestId: 500_000 });
	const comparable = comparableWith(known, fresh);
	expect([fresh.size, comparable.size]).toEqual([100, 120]);
	expect(comparable).toEqual(kept(120, { 5: 100, 7: 50, 99: 10 }));
	expect(comparableWith(known, noBalances({ open: 1, highestId: 1 }))).toEqual(known);
});

test('of a count that was begun what differs from the one before is like neither', () => {
	const before = kept(40, { 5: 100, 50: 20 });
	const begun = kept(40, { 5: 100, 51: 30, 90: 1 });
	const both = together(before, begun);
	expect(differing(both, before)).toEqual([1, 2]);
	expect(differing(both, begun)).toEqual([1]);
});
