import type { Account } from '../account';
import { createRandom } from '../random';
import { isoSecond } from '../records';
import { createChangeLog, type ChangeLog, type PlayedSave, type PointChanges } from './changeLog';
import { kinds, schedule, type ActivityRequest } from './play';

export type { PlayedSave } from './changeLog';
export type { ActivityRequest } from './play';

export interface ActivityReport {
	/** The account's clock before and after, `YYYY-MM-DDTHH:MM:SSZ`. */
	from: string;
	to: string;
	changes: number;
	byKind: Record<string, number>;
	/** By integration point, the internal IDs of what is new, different or gone. */
	points: Record<string, PointChanges>;
}

/** Every kind of change that is played. */
export const activityKinds: readonly string[] = Object.keys(kinds);

const weights = Object.fromEntries(Object.entries(kinds).map(([name, { weight }]) => [name, weight]));

/** Whoever is told of each save while activity is played. */
export interface SaveWatcher {
	/** What is remembered of the records that are about to be saved. */
	before(saves: readonly PlayedSave[]): unknown;
	after(saves: readonly PlayedSave[], remembered: unknown): Promise<void>;
}

/**
 * Plays seeded business: that many changes, each some seconds after the other on the account's clock, and then a minute
 * of rest; or that many days, with changes in the hours at which people work, after which the clock stands that many days
 * later. The same account, seed and number make the same changes.
 */
export function playActivity(account: Account, request: ActivityRequest): ActivityReport {
	const activity = begin(account, request);
	account.engine.transaction(() => {
		for (let step = activity.steps.next(); !step.done; step = activity.steps.next(activity.play()));
	});
	return activity.report();
}

/**
 * The same with a watcher, who may be a script that changes the account too. What is about to be saved is found by
 * playing each change twice: once to see, undone, and once to stay.
 */
export async function playActivityWatched(
	account: Account,
	request: ActivityRequest,
	watcher: SaveWatcher,
): Promise<ActivityReport> {
	const activity = begin(account, request);
	for (let step = activity.steps.next(), played: boolean; !step.done; step = activity.steps.next(played)) {
		const remembered = watcher.before(activity.foresee());
		played = account.engine.transaction(() => activity.play());
		await watcher.after(activity.log.takeSaves(), remembered);
	}
	return activity.report();
}

function begin(account: Account, request: ActivityRequest) {
	const random = createRandom(request.seed, 'activity');
	const byKind: Record<string, number> = {};
	const from = account.clock.now();
	const log = createChangeLog();
	const changes = () => Object.values(byKind).reduce((sum, times) => sum + times, 0);

	function playOne(logged: ChangeLog): string | null {
		const kind = random.weighted(weights);
		return kinds[kind]!.play({ account, random, log: logged, at: account.clock.now() }) ? kind : null;
	}
	return {
		log,
		steps: schedule(account, random, request),
		/** Plays one change. @returns whether it found something to be played on */
		play(): boolean {
			const kind = playOne(log);
			if (kind === null) return false;
			byKind[kind] = (byKind[kind] ?? 0) + 1;
			return true;
		},
		/** What the next change will save. */
		foresee(): PlayedSave[] {
			const back = [random.mark(), account.mark()];
			const seen = createChangeLog();
			account.engine.exec('BEGIN');
			try {
				playOne(seen);
			} finally {
				account.engine.exec('ROLLBACK');
				for (const restore of back) restore();
			}
			return seen.takeSaves();
		},
		report: (): ActivityReport => ({
			from: isoSecond(from),
			to: isoSecond(account.clock.now()),
			changes: changes(),
			byKind,
			points: log.points(),
		}),
	};
}
