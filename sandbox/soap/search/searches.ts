import type { Bean } from '../schema/bean';
import type { Condition } from './conditions';
import type { Subject } from './subjects';

/** A search as it is run for every page. */
export interface Search {
	subject: Subject;
	condition: Condition;
	pageSize: number;
	/** Records without their sublists. */
	bodyOnly: boolean;
	/** A `SearchRow` with the columns that are wanted instead of records. */
	columns: Bean | null;
}

/** Searches that can be gone on with by their ID. */
export interface Searches {
	/** @returns its ID */
	keep(search: Search): string;
	get(searchId: string): Search | undefined;
}

/** Believed: how many searches NetSuite keeps; it says only that they expire. */
const KEPT = 100;

/** @param account as a realm, which is part of the IDs */
export function createSearches(account: string): Searches {
	const searches = new Map<string, Search>();
	let last = 0;
	return {
		keep(search) {
			const id = `WEBSERVICES_${account}_${String(++last).padStart(12, '0')}`;
			searches.set(id, search);
			for (const old of searches.keys()) {
				if (searches.size <= KEPT) break;
				searches.delete(old);
			}
			return id;
		},
		get: (searchId) => searches.get(searchId),
	};
}
