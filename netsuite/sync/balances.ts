import type { Identified } from '../read/layouts';
import { fingerprint } from './fingerprint';

/**
 * What is open according to the records that were given out, so that a balance that moved without any other trace (a
 * payment deleted, an application taken back) shows. One entry for each open document, or, in accounts with very many,
 * for each group of neighbouring internal IDs: the cursor must not grow with the account.
 */
export interface Balances {
	/** How many neighbouring IDs share an entry. */
	readonly size: number;
	/** By group: the documents' fingerprints added up; groups without open documents have none. */
	readonly open: Readonly<Record<string, number>>;
}

const mostEntries = 5_000;

/** @param account how many documents are open, and the highest ID among them. */
export function noBalances(account: { readonly open: number; readonly highestId: number }): Balances {
	return { size: account.open <= mostEntries ? 1 : Math.ceil(account.highestId / mostEntries), open: {} };
}

const groupOf = ({ size }: Balances, id: string): number => Math.floor(Number(id) / size);

/** The open amount of a document; `0` for one that is settled. */
export type OpenAmountOf<R> = (record: R) => number;

/** Adds documents that were not counted before: the first reading, batch by batch. */
export function add<R extends Identified>(balances: Balances, records: readonly R[], openAmount: OpenAmountOf<R>): Balances {
	const open: Record<string, number> = { ...balances.open };
	for (const record of records) {
		const amount = openAmount(record);
		if (amount === 0) continue;
		const own = fingerprint(record.id, amount);
		const group = groupOf(balances, record.id);
		if (own !== 0) open[group] = (open[group] ?? 0) + own;
	}
	return { ...balances, open };
}

/** Counts these groups anew. @param records all documents of the groups. */
export function recount<R extends Identified>(
	balances: Balances,
	groups: readonly number[],
	records: readonly R[],
	openAmount: OpenAmountOf<R>,
): Balances {
	const open: Record<string, number> = { ...balances.open };
	for (const group of groups) delete open[group];
	return add({ ...balances, open }, records, openAmount);
}

/**
 * Takes note of documents that were given out again. Where documents share an entry that cannot be done without the
 * others; the entry then differs at the next comparison and its documents are read once more.
 */
export function update<R extends Identified>(balances: Balances, records: readonly R[], openAmount: OpenAmountOf<R>): Balances {
	if (balances.size > 1) return balances;
	return recount(balances, records.map(({ id }) => Number(id)), records, openAmount);
}

/** All fingerprints added up: the same number as NetSuite's when the same is open there. */
export const total = ({ open }: Balances): number => Object.values(open).reduce((sum, own) => sum + own, 0);

/** The same in fewer entries, should there have come to be many: what shares an entry is added up. */
export function kept(balances: Balances): Balances {
	const groups = Object.keys(balances.open).map(Number);
	if (groups.length <= 2 * mostEntries) return balances;
	const lowest = groups.reduce((a, b) => Math.min(a, b));
	const highest = groups.reduce((a, b) => Math.max(a, b));
	return inGroupsOf(balances, balances.size * Math.ceil((highest - lowest + 1) / mostEntries));
}

/** @param size a multiple of the present one. */
function inGroupsOf(balances: Balances, size: number): Balances {
	const open: Record<string, number> = {};
	for (const [group, own] of Object.entries(balances.open)) {
		const shared = Math.floor((Number(group) * balances.size) / size);
		open[shared] = (open[shared] ?? 0) + own;
	}
	return { size, open };
}

/** A count that was begun and one before it together; a group that they do not agree on is like neither. */
export function together(before: Balances, begun: Balances): Balances {
	const open: Record<string, number> = { ...before.open };
	for (const [group, own] of Object.entries(begun.open)) open[group] = own + (open[group] === own ? 0 : (open[group] ?? 0));
	return { ...before, open };
}

/** A count in groups that those of another one fit into, so that the two can be compared. */
export const comparableWith = (balances: Balances, { size }: Balances): Balances =>
	inGroupsOf(balances, balances.size * Math.ceil(size / balances.size));

/** The groups in which something else is open than was given out, in order. */
export function differing(known: Balances, found: Balances): number[] {
	const groups = new Set([...Object.keys(known.open), ...Object.keys(found.open)].map(Number));
	return [...groups].filter((group) => known.open[group] !== found.open[group]).sort((a, b) => a - b);
}
