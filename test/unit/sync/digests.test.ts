import { compare, endOfWholeGroups, merge, noDigests, outgrown, type Digests } from '../../../netsuite/sync/digests';
import { record } from '../../support/points';
import { seededRandom } from '../../support/virtualTime';

const everything = { after: null, upTo: null };
const none = (size: number): Digests => ({ size, groups: {} });
const seen = (ids: readonly number[], { changed = [], failed = [] }: { changed?: readonly number[]; failed?: readonly number[] } = {}) => ({
	records: ids.filter((id) => !failed.includes(id)).map((id) => record(id, { name: changed.includes(id) ? 'new' : 'old' })),
	failed: failed.map(String),
});
const digestsOf = (size: number, ids: readonly number[], options = {}): Digests => compare(none(size), seen(ids, options), everything).digests;
const idsOf = ({ changed }: ReturnType<typeof compare>) => changed.map(({ id }) => Number(id));

describe('how many records share an entry', () => {
	test('none in a small table, a hundred in a large one', () => {
		expect([noDigests(5_000), noDigests(5_001)]).toEqual([none(1), none(100)]);
	});

	test('a table that has become large outgrows entries of its own', () => {
		const ids = (count: number) => Array.from({ length: count }, (_, id) => id);
		expect(outgrown(digestsOf(1, ids(10_000)))).toBe(false);
		expect(outgrown(digestsOf(1, ids(10_001)))).toBe(true);
		expect(outgrown(digestsOf(100, ids(10_001)))).toBe(false);
	});
});

describe.each([1, 100])('%d to an entry', (size) => {
	test('the first time everything is new', () => {
		expect(idsOf(compare(none(size), seen([1, 2, 250]), everything))).toEqual([1, 2, 250]);
	});

	test('the same again is nothing', () => {
		expect(compare(digestsOf(size, [1, 2, 250]), seen([1, 2, 250]), everything)).toMatchObject({ changed: [], vanished: [] });
	});

	test('a change brings the records of its entry', () => {
		const comparison = compare(digestsOf(size, [1, 99, 100, 199, 200]), seen([1, 99, 100, 199, 200], { changed: [100] }), everything);
		expect(idsOf(comparison)).toEqual(size === 1 ? [100] : [100, 199]);
		expect(comparison.vanished).toEqual([]);
	});

	test.each([
		['one of a hundred', [1, 2, 3], [1, 3], ['2']],
		['the first and the last of a hundred', [100, 150, 199], [150], ['100', '199']],
		['a whole hundred', [1, 100, 101, 200], [1, 200], ['100', '101']],
		['the last ones', [1, 500], [1], ['500']],
		['everything', [1, 2], [], ['1', '2']],
		['negative IDs', [-150, -100, -5, 5], [-100, 5], ['-150', '-5']],
	])('%s vanished', (_, before, now, vanished) => {
		expect([...compare(digestsOf(size, before), seen(now), everything).vanished].sort()).toEqual([...vanished].sort());
	});

	test('a record that cannot be read has not vanished', () => {
		const comparison = compare(digestsOf(size, [1, 2]), seen([1, 2], { failed: [2] }), everything);
		expect(comparison.vanished).toEqual([]);
	});

	test('one that can be read again comes, and one that is gone by then has vanished', () => {
		const before = digestsOf(size, [1, 2], { failed: [2] });
		expect(idsOf(compare(before, seen([1, 2]), everything))).toContain(2);
		expect(compare(before, seen([1]), everything).vanished).toEqual(['2']);
	});

	test('outside what was read nothing vanishes', () => {
		const comparison = compare(digestsOf(size, [50, 150, 250, 350]), seen([150]), { after: '99', upTo: '299' });
		expect(comparison.vanished).toEqual(['250']);
		expect(Object.keys(comparison.digests.groups)).toHaveLength(1);
	});

	test.each([1, 2, 3])('batches of any size find what one look finds (seed %d)', (seed) => {
		const random = seededRandom(seed);
		const some = (share: number) => Array.from({ length: 1_500 }, (_, index) => index - 200).filter(() => random() < share);
		const before = some(0.6);
		const now = some(0.6);
		const changed = now.filter(() => random() < 0.02);
		const known = digestsOf(size, before);
		const expected = compare(known, seen(now, { changed }), everything);

		const found = { changed: [] as number[], vanished: [] as string[], digests: none(size) };
		let after: string | null = null;
		for (;;) {
			const rest = now.filter((id) => after === null || id > Number(after));
			const batch = rest.slice(0, 100 + Math.floor(random() * 200));
			const upTo: string | null = batch.length < rest.length ? endOfWholeGroups(known, String(batch[0]), String(batch[batch.length - 1])) : null;
			const part = compare(known, seen(batch.filter((id) => upTo === null || id <= Number(upTo)), { changed }), { after, upTo });
			found.changed.push(...idsOf(part));
			found.vanished.push(...part.vanished);
			found.digests = merge(found.digests, part.digests);
			if (upTo === null) break;
			after = upTo;
		}
		expect(found.changed).toEqual(idsOf(expected));
		expect(found.vanished.sort()).toEqual([...expected.vanished].sort());
		expect(found.digests).toEqual(expected.digests);
	});
});

test.each([
	[100, '1', '250', '199'],
	[100, '1', '200', '199'],
	[100, '1', '199', '199'],
	[100, '1', '198', '99'],
	[100, '100', '199', '199'],
	[100, '150', '299', '299'],
	[100, '-150', '-20', '-101'],
	[100, '-100', '-1', '-1'],
	[1, '5', '9', '9'],
	[1, '5', '5', '5'],
])('with %d to an entry a batch from %s to %s is whole up to %s', (size, first, last, end) => {
	expect(endOfWholeGroups(none(size), first, last)).toBe(end);
});

test('a batch too small to hold a hundred cannot be compared', () => {
	expect(() => endOfWholeGroups(none(100), '110', '150')).toThrow('A batch must be able to hold 100 records.');
});
