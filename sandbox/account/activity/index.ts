import type { Account } from '../account';
import { createRandom } from '../random';
import { isoSecond } from '../records';
import { createChangeLog, type PointChanges } from './changeLog';
import { contactEdits } from './contactEdits';
import { customFieldEdits } from './customFieldEdits';
import { deletions } from './deletions';
import { edits } from './edits';
import { newEntries } from './entries';
import { moneyChanges } from './money';
import type { Play } from './scene';

export interface ActivityRequest {
	changes: number;
	seed: number;
}

export interface ActivityReport {
	/** The account's clock before and after, `YYYY-MM-DDTHH:MM:SSZ`. */
	from: string;
	to: string;
	changes: number;
	byKind: Record<string, number>;
	/** By integration point, the internal IDs of what is new, different or gone. */
	points: Record<string, PointChanges>;
}

const kinds: Record<string, { weight: number; play: Play }> = {
	...newEntries,
	...moneyChanges,
	...edits,
	...contactEdits,
	...customFieldEdits,
	...deletions,
};

/** Every kind of change that is played. */
export const activityKinds: readonly string[] = Object.keys(kinds);

const weights = Object.fromEntries(Object.entries(kinds).map(([name, { weight }]) => [name, weight]));

/** Readers leave out the moments just gone by; a minute later all that was played can be read. */
const secondsOfRest = 60;

/**
 * Plays that many changes of seeded business, each some seconds after the other on the account's clock, and then a
 * minute of rest. The same account, seed and number make the same changes.
 */
export function playActivity(account: Account, { changes, seed }: ActivityRequest): ActivityReport {
	const random = createRandom(seed, 'activity');
	const log = createChangeLog();
	const byKind: Record<string, number> = {};
	const from = account.clock.now();
	let played = 0;
	account.engine.transaction(() => {
		// Some changes find nothing to be played on; an account without any business would never get there.
		for (let tries = 0; played < changes && tries < changes * 10; tries++) {
			const kind = random.weighted(weights);
			account.clock.advance(random.integer(1, 4));
			if (!kinds[kind]!.play({ account, random, log, at: account.clock.now() })) continue;
			byKind[kind] = (byKind[kind] ?? 0) + 1;
			played++;
		}
	});
	account.clock.advance(secondsOfRest);
	return { from: isoSecond(from), to: isoSecond(account.clock.now()), changes: played, byKind, points: log.points() };
}
