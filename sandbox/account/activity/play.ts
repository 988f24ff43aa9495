import type { Account } from '../account';
import type { Random } from '../random';
import { contactEdits } from './contactEdits';
import { corrections } from './corrections';
import { customFieldEdits } from './customFieldEdits';
import { momentsOf } from './days';
import { deletions } from './deletions';
import { edits } from './edits';
import { newEntries } from './entries';
import { merges } from './merges';
import { moneyChanges } from './money';
import type { Play } from './scene';

/** So many changes at once, or the business of so many days. */
export type ActivityRequest = { seed: number } & ({ changes: number } | { days: number });

export const kinds: Readonly<Record<string, { weight: number; play: Play }>> = {
	...newEntries,
	...moneyChanges,
	...corrections,
	...edits,
	...contactEdits,
	...customFieldEdits,
	...deletions,
	...merges,
};

/** Readers leave out the moments just gone by; a minute later all that was played can be read. */
const secondsOfRest = 60;

/**
 * Moves the clock from change to change. After each step it is told whether a change was played, since some find nothing
 * to be played on.
 */
export function* schedule(account: Account, random: Random, request: ActivityRequest): Generator<void, void, boolean> {
	if ('days' in request) {
		const { moments, until } = momentsOf(account, random, request.days);
		for (const moment of moments) {
			account.clock.set(moment);
			yield;
		}
		return account.clock.set(until);
	}
	let played = 0;
	// An account without any business would never get there.
	for (let tries = 0; played < request.changes && tries < request.changes * 10; tries++) {
		account.clock.advance(random.integer(1, 4));
		if (yield) played++;
	}
	account.clock.advance(secondsOfRest);
}
