import { createHash } from 'crypto';

import type { Field, IntegrationPoint } from '../integrationPoints/types';
import type { NetSuiteRecord } from '../read/records';
import { readChanges, type ChangesBatch } from '../sync/changes';
import type { Cursor } from '../sync/cursor';
import { wasThere, type Digests } from '../sync/digests';
import { overlapSeconds, secondsBefore } from '../sync/moments';
import { startingCursor } from '../sync/starting';
import type { Client } from '../transport/client';
import { highestId, markAt, withMark, type Marks } from './marks';
import { forget, see, seenAs, type Seen } from './seen';
import type { Watcher, WatchSettings } from './types';

/** Small, so that a watch that has little time gets somewhere; tables compared by content need 100. */
const batchSize = 200;

interface ChangesProgress {
	readonly cursor: Cursor;
	/** Whether this is still the reading that only learns what is there. */
	readonly learning: boolean;
	readonly seen: Seen;
	/** For points that do not tell when a record was created. */
	readonly marks?: Marks;
	/** What was there before all of a table had to be read again. */
	readonly known?: Digests;
	/** Records that were new and could not be understood. */
	readonly unreadNew: readonly string[];
}

/** The field that says when a record of this point was created. */
export const createdField = ({ fields }: IntegrationPoint): Field | undefined =>
	fields.find(({ name, type }) => type === 'timestamp' && (name === 'dateCreated' || name === 'createdDate'));

/**
 * What is read for changes. Creations are windows of the creation date: unlike the modification date it never moves, so
 * a record that is edited while a window is read does not leave it.
 */
function readFrom({ point, occasion }: WatchSettings): IntegrationPoint {
	const created = createdField(point);
	if (occasion !== 'created' || point.changes.by !== 'lastModified' || !created) return point;
	return { ...point, changes: { by: 'lastModified', column: created.column }, movedBy: undefined, openAmount: undefined };
}

/** Whether new records can only be told by their internal IDs. */
const needsMarks = ({ point, occasion }: WatchSettings): boolean =>
	occasion === 'updated' && point.changes.by === 'lastModified' && !createdField(point);

/**
 * Finds what was created, updated, or either, with the windows, passes and cursor of the sync; what was deleted, too,
 * where that is found by comparing contents.
 */
export const changed: Watcher<ChangesProgress> = {
	async begin(client, settings, now) {
		const marks: Marks | undefined = needsMarks(settings) ? [[now, await highestId(client, settings.point)]] : undefined;
		const cursor = await startingCursor(client, readFrom(settings), settings.from ?? now);
		return { cursor, learning: isLearning(cursor), seen: [], marks, unreadNew: [] };
	},

	async next(client, settings, progress) {
		const { point, occasion } = settings;
		const marks = await marksFor(client, point, progress);
		const { batch, known } = await readOn(client, readFrom(settings), progress);
		const cursor = batch.cursor as Cursor;
		const learning = progress.learning && isLearning(cursor);
		const after = { cursor, learning, marks, known: isLearning(cursor) ? known : undefined };
		if (progress.learning) return { ids: [], progress: { ...progress, ...after }, done: !learning };

		const before = known ?? digestsBefore(progress.cursor);
		const byCreationDate = readFrom(settings) !== point;
		const isNew = (record: NetSuiteRecord): boolean => {
			if (before) return !wasThere(before, record.id) || progress.unreadNew.includes(record.id);
			if (seenAs(progress.seen, record.id) !== undefined) return false;
			if (byCreationDate) return true;
			if (marks) return Number(record.id) > (markAt(marks, cursor.window.from ?? '')?.[1] ?? 0);
			return wasJustCreated(point, record, cursor.window.from);
		};
		const fingerprints = new Map(batch.records.map((record) => [record.id, byCreationDate ? '' : fingerprint(record)]));
		const found = batch.records
			.filter(({ id }) => before !== undefined || seenAs(progress.seen, id) !== fingerprints.get(id))
			.filter((record) => isOccasion[occasion]?.(isNew(record)));

		const readIds = new Set(batch.records.map(({ id }) => id));
		const unreadNew = batch.failed.filter(({ id }) => before && !wasThere(before, id)).map(({ id }) => id);
		return {
			ids: found.map(({ id }) => id),
			records: found,
			deleted: occasion === 'deleted' ? batch.deleted.map((id) => ({ id, documentNumber: null, deletedDate: null })) : [],
			failed: batch.failed.filter(({ id }) => !progress.cursor.failed.includes(id)),
			progress: {
				...after,
				seen: before ? [] : seenAfter(progress.seen, cursor, Object.fromEntries(fingerprints)),
				unreadNew: [...new Set([...progress.unreadNew.filter((id) => !readIds.has(id)), ...unreadNew])],
			},
			done: batch.status === 'finished',
		};
	},
};

const isOccasion: Record<string, (isNew: boolean) => boolean> = {
	created: (isNew) => isNew,
	updated: (isNew) => !isNew,
	createdOrUpdated: () => true,
	deleted: () => false,
};

/** Whether the cursor stands within a reading of everything. */
const isLearning = ({ window, position }: Cursor): boolean => window.from === null && position !== null;

/** What was there before the window that the cursor stands in, or that begins after it. */
const digestsBefore = ({ position, digests, newDigests }: Cursor): Digests | undefined => (position ? digests : newDigests);

async function readOn(
	client: Client,
	point: IntegrationPoint,
	{ cursor, learning, known }: ChangesProgress,
): Promise<{ batch: ChangesBatch; known: Digests | undefined }> {
	const read = async (checkpoint: Cursor) => await readChanges(client, point, { checkpoint, batchSize });
	const batch = await read(cursor);
	if (batch.phase === 'changes' || learning || isLearning(cursor)) return { batch, known };
	// What can be read of the records is not what it was: a field came or went. So the sync begins anew; a watch must not.
	if (batch.cursor?.newDigests) return { batch, known: digestsBefore(cursor) };
	const from = (cursor.position && cursor.window.from) ?? secondsBefore(cursor.window.to, overlapSeconds);
	const { balances, failed } = cursor;
	const anew = await startingCursor(client, point, from);
	return { batch: await read({ ...anew, failed, ...(balances && { balances }) }), known };
}

/** Nothing that is read again in the next window may be forgotten. */
function seenAfter(seen: Seen, { window, position }: Cursor, records: Readonly<Record<string, string>>): Seen {
	const now = see(seen, window.to, records);
	return position ? now : forget(now, secondsBefore(window.to, overlapSeconds));
}

async function marksFor(client: Client, point: IntegrationPoint, { cursor, marks }: ChangesProgress): Promise<Marks | undefined> {
	if (!marks || cursor.position) return marks;
	// Dated back to the end of the last window. Should that make a new record look known, it counts as updated: sent, not lost.
	return withMark(marks, [cursor.window.to, await highestId(client, point)], secondsBefore(cursor.window.to, overlapSeconds));
}

/**
 * Whether all that happened to the record is that it was created.
 * Believed: saving a new record stamps both dates alike; where it does not, a new record also counts as updated.
 */
function wasJustCreated(point: IntegrationPoint, record: NetSuiteRecord, windowFrom: string | null): boolean {
	const created = createdField(point);
	const { lastModifiedDate } = record;
	if (!created || typeof lastModifiedDate !== 'string' || record[created.name] !== lastModifiedDate) return false;
	if (windowFrom !== null && lastModifiedDate < windowFrom) return false;
	// What others apply to it comes after it, and need not move its date.
	const appliedBy = point.sublists?.find(({ name, parent }) => name === 'applications' && parent.endsWith('.previousdoc'));
	const entries = appliedBy && record[appliedBy.name];
	return !(Array.isArray(entries) && entries.length > 0);
}

/** Of all that is read of the record, so that two saves in one second differ, and a payment that moves no date shows. */
const fingerprint = (record: NetSuiteRecord): string =>
	createHash('sha256').update(JSON.stringify(record)).digest('base64url').slice(0, 8);
