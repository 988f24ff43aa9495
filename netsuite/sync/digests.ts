import { createHash } from 'crypto';

import type { NetSuiteRecord } from '../read/records';

/**
 * What was there the last time, for tables without a modification date: for every hundred internal IDs a hash of
 * their records and which of the IDs there were. A thousand records cost about half a kilobyte.
 */
export type Digests = Readonly<Record<string, string>>;

const bucketSize = 100;

const bucketOf = (id: string): number => Math.floor(Number(id) / bucketSize);

/** What a batch of such a table brought. */
export interface Seen {
	/** In the order of their IDs. */
	readonly records: readonly NetSuiteRecord[];
	/** IDs of records that are there and could not be understood. */
	readonly failed: readonly string[];
}

export interface Comparison {
	/** Records of hundreds in which something changed. */
	readonly changed: readonly NetSuiteRecord[];
	/** IDs that were there and no longer are. */
	readonly vanished: readonly string[];
	readonly digests: Digests;
}

/**
 * Compares what is there with what was there before.
 * @param seen complete for every hundred in `(after, upTo]`.
 * @param range internal IDs; `upTo` is `null` when nothing comes after.
 */
export function compare(
	before: Digests,
	seen: Seen,
	range: { readonly after: string | null; readonly upTo: string | null },
): Comparison {
	const digests: Record<string, string> = {};
	const changed: NetSuiteRecord[] = [];
	const vanished: string[] = [];
	const buckets = intoBuckets(seen);
	for (const [bucket, own] of buckets) {
		const digest = digestOf(bucket, own);
		digests[bucket] = digest;
		if (digest === before[bucket]) continue;
		changed.push(...own.records);
		vanished.push(...missing(bucket, before[bucket], idsOf(own)));
	}
	for (const [name, digest] of Object.entries(before)) {
		const bucket = Number(name);
		const within =
			(range.after === null || bucket > bucketOf(range.after)) &&
			(range.upTo === null || bucket <= bucketOf(range.upTo));
		if (within && !buckets.has(bucket)) vanished.push(...missing(bucket, digest, []));
	}
	return { changed, vanished, digests };
}

/**
 * The last ID up to which a batch is complete hundreds, so that each is compared at once.
 * @param last the batch's last ID.
 * @param first its first one.
 */
export function endOfWholeBuckets(first: string, last: string): string {
	const end = bucketOf(last) * bucketSize - 1;
	// A batch smaller than a hundred IDs cannot be cut; then it has to be read in larger ones.
	if (end < Number(first)) throw new RangeError('A batch must be able to hold 100 records.');
	return String(end);
}

const idsOf = ({ records, failed }: Seen): string[] => [...records.map(({ id }) => id), ...failed];

function intoBuckets({ records, failed }: Seen): Map<number, { records: NetSuiteRecord[]; failed: string[] }> {
	const buckets = new Map<number, { records: NetSuiteRecord[]; failed: string[] }>();
	const bucket = (id: string) => {
		const own = buckets.get(bucketOf(id)) ?? { records: [], failed: [] };
		buckets.set(bucketOf(id), own);
		return own;
	};
	for (const record of records) bucket(record.id).records.push(record);
	for (const id of failed) bucket(id).failed.push(id);
	return buckets;
}

function digestOf(bucket: number, seen: Seen): string {
	const hash = createHash('sha256').update(JSON.stringify(seen)).digest('base64url').slice(0, 12);
	const present = idsOf(seen).reduce((bits, id) => bits | (1n << BigInt(Number(id) - bucket * bucketSize)), 0n);
	return `${hash}.${present.toString(16)}`;
}

function missing(bucket: number, digest: string | undefined, present: readonly string[]): string[] {
	if (digest === undefined) return [];
	const bits = BigInt(`0x${digest.split('.')[1] ?? '0'}`);
	return Array.from({ length: bucketSize }, (_, index) => index)
		.filter((index) => (bits >> BigInt(index)) & 1n)
		.map((index) => String(bucket * bucketSize + index))
		.filter((id) => !present.includes(id));
}
