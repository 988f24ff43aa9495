import { createHash } from 'crypto';

import type { Identified } from '../read/layouts';

/**
 * What was there the last time, for tables without a modification date: a hash for each record, or in large tables for
 * each hundred of internal IDs together, and which IDs there were. A thousand records of a large table cost about half
 * a kilobyte.
 */
export interface Digests {
	/** How many neighbouring IDs share an entry. */
	readonly size: number;
	readonly groups: Readonly<Record<string, string>>;
}

const mostSingle = 5_000;

/** @param count how many records the table has. */
export const noDigests = (count: number): Digests => ({ size: count <= mostSingle ? 1 : 100, groups: {} });

/** Whether a table that was small has become large, and has to be read anew with shared entries. */
export const outgrown = ({ size, groups }: Digests): boolean =>
	size === 1 && Object.keys(groups).length > 2 * mostSingle;

const groupOf = (size: number, id: string): number => Math.floor(Number(id) / size);

/** Digests of one part of a table added to those of the parts before it. */
export const merge = (before: Digests, after: Digests): Digests => ({
	size: after.size,
	groups: { ...before.groups, ...after.groups },
});

/** What a batch of such a table brought. */
export interface Seen<R> {
	/** In the order of their IDs. */
	readonly records: readonly R[];
	/** IDs of records that are there and could not be understood. */
	readonly failed: readonly string[];
	/** What of a record counts; all of it when left out. */
	readonly contentOf?: (record: R) => unknown;
}

export interface Comparison<R> {
	/** Records of groups in which something changed. */
	readonly changed: readonly R[];
	/** IDs that were there and no longer are. */
	readonly vanished: readonly string[];
	readonly digests: Digests;
}

/**
 * Compares what is there with what was there before.
 * @param seen complete for every group in `(after, upTo]`.
 * @param range internal IDs; `upTo` is `null` when nothing comes after.
 */
export function compare<R extends Identified>(
	before: Digests,
	seen: Seen<R>,
	range: { readonly after: string | null; readonly upTo: string | null },
): Comparison<R> {
	const { size } = before;
	const groups: Record<string, string> = {};
	const changed: R[] = [];
	const vanished: string[] = [];
	const found = intoGroups(size, seen);
	for (const [group, own] of found) {
		const digest = digestOf(size, group, own);
		groups[group] = digest;
		if (digest === before.groups[group]) continue;
		changed.push(...own.records);
		vanished.push(...missing(size, group, before.groups[group], idsOf(own)));
	}
	for (const [name, digest] of Object.entries(before.groups)) {
		const group = Number(name);
		const within =
			(range.after === null || group > groupOf(size, range.after)) &&
			(range.upTo === null || group <= groupOf(size, range.upTo));
		if (within && !found.has(group)) vanished.push(...missing(size, group, digest, []));
	}
	return { changed, vanished, digests: { size, groups } };
}

/**
 * The last ID up to which a batch is complete groups, so that each is compared at once.
 * @param first the batch's first ID.
 * @param last its last one.
 */
export function endOfWholeGroups({ size }: Digests, first: string, last: string): string {
	// The group of `last` is complete only when `last` is its end.
	const end = groupOf(size, String(Number(last) + 1)) * size - 1;
	// A batch smaller than a group cannot be cut; then it has to be read in larger ones.
	if (end < Number(first)) throw new RangeError('A batch must be able to hold 100 records.');
	return String(end);
}

/** Whether a record with that ID was there. */
export function wasThere({ size, groups }: Digests, id: string): boolean {
	const group = groupOf(size, id);
	const bits = BigInt(`0x${groups[group]?.split('.')[1] ?? '0'}`);
	return ((bits >> BigInt(Number(id) - group * size)) & 1n) === 1n;
}

const idsOf = ({ records, failed }: Pick<Seen<Identified>, 'records' | 'failed'>): string[] => [...records.map(({ id }) => id), ...failed];

function intoGroups<R extends Identified>(size: number, { records, failed, contentOf }: Seen<R>) {
	const groups = new Map<number, Seen<R> & { readonly records: R[]; readonly failed: string[] }>();
	const group = (id: string) => {
		const own = groups.get(groupOf(size, id)) ?? { records: [], failed: [], contentOf };
		groups.set(groupOf(size, id), own);
		return own;
	};
	for (const record of records) group(record.id).records.push(record);
	for (const id of failed) group(id).failed.push(id);
	return groups;
}

function digestOf<R extends Identified>(size: number, group: number, seen: Seen<R>): string {
	const content = JSON.stringify({ records: seen.records.map((record) => seen.contentOf?.(record) ?? record), failed: seen.failed });
	const hash = createHash('sha256').update(content).digest('base64url').slice(0, 12);
	const present = idsOf(seen).reduce((bits, id) => bits | (1n << BigInt(Number(id) - group * size)), 0n);
	return `${hash}.${present.toString(16)}`;
}

function missing(size: number, group: number, digest: string | undefined, present: readonly string[]): string[] {
	if (digest === undefined) return [];
	const bits = BigInt(`0x${digest.split('.')[1] ?? '0'}`);
	return Array.from({ length: size }, (_, index) => index)
		.filter((index) => (bits >> BigInt(index)) & 1n)
		.map((index) => String(group * size + index))
		.filter((id) => !present.includes(id));
}
