import { createHash } from 'crypto';

import type { DeletedRecord, WatchSettings } from './types';

/** What a watch remembers from one poll to the next, as JSON text. */
export interface WatchState {
	readonly version: 1;
	readonly account: string;
	/** A hash of what is watched. When it differs, the watch begins anew. */
	readonly settings: string;
	/** The watcher's own. */
	readonly progress: unknown;
	/** Internal IDs of records that were found and could not be understood; tried again at every poll. */
	readonly owed: readonly string[];
	/** What the last poll that found something handed over, unless the state and the run are saved as one. */
	readonly handedOver: HandedOver | null;
}

export interface HandedOver {
	readonly ids: readonly string[];
	readonly deleted: readonly DeletedRecord[];
	/** The processes that handed it over. One that still lives has started the run; of others nobody knows. */
	readonly by: readonly string[];
}

/** What makes two watches different; a filter, or what is read of a record, does not. */
export function settingsOf({ point, occasion, overdueDays, from }: WatchSettings): string {
	const text = JSON.stringify([point.name, occasion, occasion === 'overdue' ? overdueDays : null, from]);
	return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** The stored state, when it is one of this account and of these settings; `null` for a watch that is to begin. */
export function readState(stored: string | undefined, account: string, settings: string): WatchState | null {
	if (!stored) return null;
	let state: Partial<WatchState> | null;
	try {
		state = JSON.parse(stored) as Partial<WatchState> | null;
	} catch {
		return null;
	}
	const usable = state?.version === 1 && state.account === account && state.settings === settings && Array.isArray(state.owed);
	return usable ? (state as WatchState) : null;
}
