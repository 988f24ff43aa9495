/**
 * What has been looked at lately, so that windows that overlap do not send a record twice: by the end of the window (or
 * another moment that only grows), the records' internal IDs with a fingerprint of what they were like.
 */
export type Seen = ReadonlyArray<readonly [until: string, records: Readonly<Record<string, string>>]>;

/** About 20 bytes each. What is beyond is forgotten, the oldest first, and sent once more: better than not at all. */
export const mostSeen = 10_000;

/** The fingerprint of the record as it was seen last; `undefined` when it was not. */
export function seenAs(seen: Seen, id: string): string | undefined {
	for (let index = seen.length - 1; index >= 0; index--) {
		const found = seen[index]?.[1][id];
		if (found !== undefined) return found;
	}
	return undefined;
}

/** @param records fingerprints by internal ID. */
export function see(seen: Seen, until: string, records: Readonly<Record<string, string>>): Seen {
	if (Object.keys(records).length === 0) return seen;
	const last = seen[seen.length - 1];
	const groups: Seen =
		last?.[0] === until ? [...seen.slice(0, -1), [until, { ...last[1], ...records }]] : [...seen, [until, records]];
	return bounded(groups);
}

/** Without what ended before that moment. */
export const forget = (seen: Seen, before: string): Seen => seen.filter(([until]) => until >= before);

function bounded(groups: Seen): Seen {
	const kept: Array<Seen[number]> = [];
	let room = mostSeen;
	for (const [until, records] of [...groups].reverse()) {
		const entries = Object.entries(records).slice(-room);
		if (room > 0) kept.unshift([until, Object.fromEntries(entries)]);
		room -= entries.length;
	}
	return kept;
}
