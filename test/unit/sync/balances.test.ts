import { add, differing, noBalances, recount, update, type Balances } from '../../../netsuite/sync/balances';
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
