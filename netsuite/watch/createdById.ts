import { overlapSeconds, secondsBefore } from '../sync/moments';
import { accountClock } from '../suiteql/clock';
import { inWindow } from '../suiteql/dates';
import { readAfter } from '../suiteql/keyset';
import { identifier, sql } from '../suiteql/sql';
import { fromOf, whereOf } from '../read/selection';
import { highestId, markAt, withMark, type Marks } from './marks';
import { forget, see, seenAs, type Seen } from './seen';
import type { Watcher } from './types';

interface CreatedProgress {
	readonly marks: Marks;
	readonly seen: Seen;
	/** What is still to be read of the IDs up to a fixed highest one. */
	readonly round: { readonly at: string; readonly after: number; readonly upTo: number } | null;
}

const batchSize = 200;

/**
 * Finds new records of points that do not tell when a record was created: their internal IDs are above the highest
 * known. Believed: NetSuite gives out internal IDs in ascending order.
 */
export const createdById: Watcher<CreatedProgress> = {
	async begin(client, { point, from }, now) {
		const { changes } = point;
		const older = from !== null && changes.by === 'lastModified' ? [inWindow(identifier(changes.column), null, from)] : [];
		return { marks: [[now, await highestId(client, point, older)]], seen: [], round: null };
	},

	async next(client, { point }, { marks, seen, round }) {
		const { at, after, upTo } = round ?? (await newRound());
		const id = identifier(point.id);
		const query = {
			columns: [],
			from: fromOf(point.source, []),
			where: [...whereOf(point.source), sql`${id} <= ${upTo}`],
			keys: [point.id],
		};
		const page = await readAfter(client, query, [String(after)], batchSize);
		const ids = page.rows.map((row) => row.key0 as string).filter((one) => seenAs(seen, one) === undefined);
		const seenNow = see(seen, at, Object.fromEntries(ids.map((one) => [one, ''])));
		if (page.hasMore) return { ids, progress: { marks, seen: seenNow, round: { at, after: Number(page.last?.[0]), upTo } }, done: false };
		const later = withMark(marks, [at, upTo], secondsBefore(at, overlapSeconds));
		return { ids, progress: { marks: later, seen: forget(seenNow, later[0]?.[0] ?? at), round: null }, done: true };

		async function newRound() {
			const now = await accountClock(client);
			const known = markAt(marks, secondsBefore(now, overlapSeconds));
			return { at: now, after: known?.[1] ?? 0, upTo: await highestId(client, point) };
		}
	},
};
