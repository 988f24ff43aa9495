import type { Client } from '../../../netsuite';
import { select } from '../../../netsuite/read/selection';
import type { Position } from '../../../netsuite/sync/cursor';
import { asRecords } from '../../../netsuite/read/layouts';
import { readPart } from '../../../netsuite/sync/ranges';
import { failureOf, queryServer, type Query } from '../../support/queryServer';
import { point } from '../../support/points';
import { seededRandom } from '../../support/virtualTime';

const selection = select(point(), { computed: false, sublists: true });

/** A table of these internal IDs, which answers as NetSuite does. `before` is called ahead of every answer. */
function table(ids: readonly number[], before: (query: Query, ids: Set<number>) => void = () => undefined) {
	const there = new Set(ids);
	let sorted: readonly number[] | null = null;
	const { client, queries } = queryServer((query) => {
		const { text, limit, offset } = query;
		if (offset > 0) return { status: 400, detail: 'Nothing here is read by offset: that ends at 100,000 rows.' };
		const size = there.size;
		before(query, there);
		if (there.size !== size) sorted = null;
		sorted ??= [...there].sort((a, b) => a - b);
		const after = Math.max(-Infinity, ...[...text.matchAll(/t\.id > (-?\d+)/g)].map(([, id]) => Number(id)));
		const upTo = Math.min(Infinity, ...[...text.matchAll(/t\.id <= (-?\d+)/g)].map(([, id]) => Number(id)));
		const found = sorted.filter((id) => id > after && id <= upTo);
		const every = /MOD\(p\.n, (\d+)\)/.exec(text)?.[1];
		if (every) return found.filter((_, index) => (index + 1) % Number(every) === 0).map((id) => ({ key0: String(id) }));
		const page = found.slice(0, limit).map((id) => ({ c0: String(id), now: '2026-01-31 12:00:00', key0: String(id) }));
		const rest = { count: page.length, offset, totalResults: found.length, hasMore: found.length > page.length };
		return { page: { items: page.map((row) => ({ ...row, links: [] })), ...rest } };
	});
	return { client, queries };
}

interface Run {
	readonly ids: number[];
	readonly batches: number[];
	readonly ranges: Array<readonly [number | null, number | null]>;
}

/** All batches of a reading, one after the other. */
async function readAll(client: Client, { batchSize, expected, upTo }: { batchSize: number; expected: number; upTo?: string }): Promise<Run> {
	const run: Run = { ids: [], batches: [], ranges: [] };
	let position: Pick<Position, 'after' | 'upTo' | 'ends' | 'moreEnds'> = { after: null, upTo };
	for (;;) {
		const batch = await readPart(asRecords, client, selection, { where: [], position, batchSize, expected, precision: {} });
		run.ids.push(...batch.records.map(({ id }) => Number(id)));
		run.batches.push(batch.records.length);
		run.ranges.push([position.after === null ? null : Number(position.after), batch.hasMore ? Number(batch.last) : null]);
		if (!batch.hasMore) return run;
		position = JSON.parse(JSON.stringify({ upTo, after: batch.last, ends: batch.ends, moreEnds: batch.moreEnds })) as typeof position;
		if (run.batches.length > 1_000) throw new Error('The reading does not end.');
	}
}

const numbered = (count: number, id: (index: number) => number = (index) => index + 1) => Array.from({ length: count }, (_, index) => id(index));

describe('a table is read once and whole', () => {
	const random = seededRandom(5);
	let last = 0;
	const shapes: Array<[string, number[]]> = [
		['without gaps', numbered(12_345)],
		['with IDs far apart', numbered(7_001, (index) => index * 9_973 + 4)],
		['crowded at one end', [...numbered(300, (index) => index * 100_000), ...numbered(9_700, (index) => 40_000_000 + index)]],
		['with gaps of any size', numbered(8_000, () => (last += 1 + Math.floor(1_000_000 * random() ** 12)))],
		['with negative IDs', numbered(3_500, (index) => index - 1_700)],
		['that ends with a page', numbered(10_000)],
		['of one page', numbered(1_000)],
		['of one record', [77]],
		['without records', []],
	];

	test.each(shapes)('%s', async (_, ids) => {
		for (const batchSize of [100, 1_000, 2_500, 5_000, 50_000]) {
			const { client } = table(ids);
			const { ids: read, batches, ranges } = await readAll(client, { batchSize, expected: ids.length });
			expect(read).toEqual([...ids].sort((a, b) => a - b));
			for (const size of batches) expect(size).toBeLessThanOrEqual(batchSize);
			// Each batch begins where the one before ended.
			expect(ranges.slice(1).map(([after]) => after)).toEqual(ranges.slice(0, -1).map(([, upTo]) => upTo));
		}
	});
});

test('a page is one request, and where a thousand of them end is another one', async () => {
	const { client, queries } = table(numbered(250_000));
	await readAll(client, { batchSize: 20_000, expected: 250_000 });
	expect(queries.filter((text) => text.includes('ROWNUM'))).toHaveLength(1);
	// The last page ends with the last record, and that nothing follows is another page.
	expect(queries).toHaveLength(252);
});

test('more than a thousand pages: where they end is asked again', async () => {
	const { client, queries } = table(numbered(205_000));
	const { ids } = await readAll(client, { batchSize: 1_100, expected: 205_000 });
	expect(ids).toHaveLength(205_000);
	// Pages of 550, two to a batch.
	expect(queries.filter((text) => text.includes('ROWNUM'))).toHaveLength(1);

	const { client: other, queries: asked } = table(numbered(1_100_000));
	const first = await readPart(asRecords, other, selection, { where: [], position: { after: null }, batchSize: 2_000, expected: 1_100_000, precision: {} });
	expect([first.ends?.length, first.moreEnds]).toEqual([998, true]);
	const usedUp = { after: '1000000', ends: [], moreEnds: true };
	const next = await readPart(asRecords, other, selection, { where: [], position: usedUp, batchSize: 2_000, expected: 1_100_000, precision: {} });
	expect([next.records[0]?.id, next.last, next.moreEnds]).toEqual(['1000001', '1002000', false]);
	expect(asked.filter((text) => text.includes('ROWNUM'))).toHaveLength(2);
});

test('few records are read without asking where pages end', async () => {
	const { client, queries } = table(numbered(900));
	await readAll(client, { batchSize: 50_000, expected: 900 });
	expect(queries).toHaveLength(1);
});

test('the pages of a batch are on their way together', async () => {
	const { client } = table(numbered(30_000));
	let [inFlight, most] = [0, 0];
	const watched: Client = {
		...client,
		request: async (request, understand) => {
			most = Math.max(most, ++inFlight);
			await new Promise(setImmediate);
			const answer = await client.request(request, understand);
			inFlight--;
			return answer;
		},
	};
	await readPart(asRecords, watched, selection, { where: [], position: { after: null }, batchSize: 20_000, expected: 30_000, precision: {} });
	expect(most).toBe(20);
});

test('it ends where it is told, whatever is created above', async () => {
	const { client } = table(numbered(6_000), (_, ids) => ids.add(6_001 + ids.size));
	const { ids } = await readAll(client, { batchSize: 3_000, expected: 6_000, upTo: '6000' });
	expect(ids).toEqual(numbered(6_000));
});

describe('where pages end was asked, and then', () => {
	const even = numbered(10_000, (index) => 2 * index + 2);

	/** Changes the table once it has told where pages end. */
	const changing = (change: (ids: Set<number>) => void) => {
		let asked = false;
		return table(even, ({ text }, ids) => {
			if (asked && !text.includes('ROWNUM')) change(ids);
			asked ||= text.includes('ROWNUM');
		});
	};

	test('records came in between: a page that has become two is read to its end', async () => {
		const odd = numbered(3_500, (index) => 4_001 + 2 * index);
		const { client } = changing((ids) => odd.forEach((id) => ids.add(id)));
		const { ids } = await readAll(client, { batchSize: 4_000, expected: 10_000 });
		expect(ids).toEqual([...even, ...odd].sort((a, b) => a - b));
	});

	test('so many came into one page that it alone is a batch: the next one goes on within it', async () => {
		const crowd = numbered(9_000, (index) => 1_000.0001 + index / 10_000).map((id) => Math.round(id * 10_000));
		const sparse = even.map((id) => id * 10_000);
		let asked = false;
		const { client } = table(sparse, ({ text }, ids) => {
			if (asked) crowd.forEach((id) => ids.add(id));
			asked ||= text.includes('ROWNUM');
		});
		const { ids, batches } = await readAll(client, { batchSize: 3_000, expected: 10_000 });
		expect(ids).toEqual([...new Set([...sparse, ...crowd])].sort((a, b) => a - b));
		// Memory does not grow with it.
		expect(Math.max(...batches)).toBeLessThanOrEqual(5_000);
	});

	test('most were deleted: the rest comes, and nothing twice', async () => {
		const { client } = changing((ids) => even.filter((id) => id % 6 !== 0).forEach((id) => ids.delete(id)));
		const { ids } = await readAll(client, { batchSize: 4_000, expected: 10_000 });
		expect(ids).toEqual(even.filter((id) => id % 6 === 0));
	});

	test('all were deleted', async () => {
		const { client } = changing((ids) => ids.clear());
		expect((await readAll(client, { batchSize: 4_000, expected: 10_000 })).ids).toEqual([]);
	});
});

test('a page that fails fails the batch, and no further page is begun', async () => {
	let pages = 0;
	const { client } = queryServer(({ text }) => {
		if (text.includes('ROWNUM')) return numbered(99, (index) => (index + 1) * 1_000).map((id) => ({ key0: String(id) }));
		return ++pages === 5 ? { status: 403, detail: 'Permission violation.' } : [];
	});
	const reading = readPart(asRecords, client, selection, { where: [], position: { after: null }, batchSize: 50_000, expected: 100_000, precision: {} });
	expect((await failureOf(reading)).kind).toBe('permission');
	await new Promise(setImmediate);
	expect(pages).toBeLessThanOrEqual(35);
});
