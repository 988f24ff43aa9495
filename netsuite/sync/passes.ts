import type { Field, IntegrationPoint } from '../integrationPoints/types';
import { readAll, readBatch, type FailedRecord, type NetSuiteRecord } from '../read/records';
import type { LeftOut, Selection } from '../read/selection';
import type { Reference } from '../read/values';
import type { Client } from '../transport/client';
import { NetSuiteError } from '../transport/errors';
import { inWindow } from '../suiteql/dates';
import { chunksOf, identifier, join, longestList, sql, type Sql } from '../suiteql/sql';
import { add, differing, recount, update, type Balances, type OpenAmountOf } from './balances';
import type { Cursor, Pass, Position } from './cursor';
import { compare, endOfWholeGroups, merge, type Digests, type Seen } from './digests';
import { notExisting, readDeletions } from './deletions';

export interface Step {
	readonly client: Client;
	readonly selection: Selection;
	readonly cursor: Cursor;
	readonly position: Position;
	readonly batchSize: number;
}

export interface Range {
	readonly after: number;
	readonly upTo: number;
}

/** What one request's worth of a pass brought. */
export interface Outcome {
	readonly records: readonly NetSuiteRecord[];
	readonly deleted?: readonly string[];
	readonly failed?: readonly FailedRecord[];
	readonly leftOut?: readonly LeftOut[];
	/** Where this pass goes on; `null` when it is through. */
	readonly position: Position | null;
	/** What the cursor has to remember. */
	readonly cursor?: Partial<Pick<Cursor, 'newDigests' | 'balances'>>;
	readonly replace?: Range;
}

/** How each pass reads on from its position. */
export const passes: Record<Pass, (step: Step) => Promise<Outcome>> = {
	everything: readEverything,
	modified: async (step) => await readOn(step, [modifiedOrFailed(step)]),
	applied: async (step) => await readOn(step, [sql`NOT (${modified(step)})`, appliedTo(step)]),
	balance: readMovedBalances,
	deleted: readDeleted,
	compared: readCompared,
};

/** The passes of a window after the first reading, in order. */
export function passesOf(selection: Selection): readonly Pass[] {
	const { point, fields, sublists } = selection;
	if (comparesContent({ point, fields })) return ['compared'];
	const seesApplications = sublists.some(({ name }) => name === 'applications');
	return [
		'modified',
		...(point.movedByApplications && seesApplications ? (['applied'] as const) : []),
		'deleted',
		// Last: what the others have told of does not differ any more.
		...(openAmountField(selection) ? (['balance'] as const) : []),
	];
}

/** Whether the point's table has no modification date, or none that can be seen. */
export function comparesContent({ point, fields }: Pick<Selection, 'point' | 'fields'>): boolean {
	const { changes } = point;
	return changes.by === 'content' || !fields.some(({ column }) => column === changes.column);
}

/** The field with what is still open, where the point's records have one that can be seen. */
export const openAmountField = ({ point, fields }: Selection): Field | undefined =>
	fields.find(({ name }) => name === point.openAmount);

/** The documents that are not settled. */
export const isOpen = (openAmount: Field): Sql => sql`${identifier(openAmount.column)} <> 0`;

export function openAmountOf(selection: Selection): OpenAmountOf | null {
	const field = openAmountField(selection);
	return field ? (record) => Number(record[field.name] ?? 0) : null;
}

async function readEverything(step: Step): Promise<Outcome> {
	const { selection, cursor, position } = step;
	const batch = await nextBatch(step, [sql`${identifier(selection.point.id)} <= ${Number(position.upTo)}`]);
	const digests = cursor.newDigests;
	const seen = digests ? wholeGroups(digests, batch) : batch;
	const end = batch.hasMore ? seen.last : null;
	const openAmount = openAmountOf(selection);
	return {
		records: seen.records,
		failed: seen.failed,
		position: end === null ? null : { ...position, after: end },
		cursor: {
			...(digests && { newDigests: merge(digests, compare({ ...digests, groups: {} }, digestible(step, seen), all).digests) }),
			...(openAmount && cursor.balances && { balances: add(cursor.balances, seen.records, openAmount) }),
		},
		replace: {
			after: position.after === null ? -Number.MAX_SAFE_INTEGER : Number(position.after),
			upTo: end === null ? Number.MAX_SAFE_INTEGER : Number(end),
		},
	};
}

/** Reads the whole table again; only what differs from the last time comes out. */
async function readCompared(step: Step): Promise<Outcome> {
	const { cursor, position } = step;
	const { digests: before, newDigests } = cursor;
	if (!before || !newDigests) throw new Error('A cursor without digests has nothing to compare with');
	const batch = await nextBatch(step, []);
	const seen = wholeGroups(before, batch);
	const end = batch.hasMore ? seen.last : null;
	if (end === null && seen.records.length + seen.failed.length + Object.keys(newDigests.groups).length === 0) {
		refuseEmptiness(step.selection.point, Object.keys(before.groups).length);
	}
	const { changed, vanished, digests } = compare(before, digestible(step, seen), {
		after: position.after,
		upTo: end,
	});
	const given = new Set(changed);
	const owed = seen.records.filter((record) => !given.has(record) && cursor.failed.includes(record.id));
	return {
		records: [...changed, ...owed],
		deleted: vanished,
		failed: seen.failed,
		position: end === null ? null : { ...position, after: end },
		cursor: { newDigests: merge(newDigests, digests) },
	};
}

async function readOn(step: Step, where: readonly Sql[]): Promise<Outcome> {
	const { selection, cursor, position } = step;
	const batch = await nextBatch(step, where);
	const openAmount = openAmountOf(selection);
	return {
		records: batch.records,
		failed: batch.failed,
		position: batch.hasMore ? { ...position, after: batch.last } : null,
		cursor: openAmount && cursor.balances ? { balances: update(cursor.balances, batch.records, openAmount) } : {},
	};
}

/** Lists what is open, compares it with what was given out, and reads the documents that differ. */
async function readMovedBalances(step: Step): Promise<Outcome> {
	const { client, selection, cursor, position, batchSize } = step;
	const { point } = selection;
	const field = openAmountField(selection);
	const openAmount = openAmountOf(selection);
	const balances = cursor.balances;
	if (!field || !openAmount || !balances) return { records: [], position: null };

	const groups = position.buckets ?? differing(balances, await listOpen(step, balances, field, openAmount));
	const now = groups.slice(0, Math.max(1, Math.floor(batchSize / balances.size)));
	const later = groups.slice(now.length);
	if (now.length === 0) return { records: [], position: null };

	const id = identifier(point.id);
	const group = balances.size === 1 ? id : sql`FLOOR(${id} / ${balances.size})`;
	const records: NetSuiteRecord[] = [];
	const failed: FailedRecord[] = [];
	for await (const batch of readAll(client, selection, {
		where: [sql`${group} IN ${now}`],
		precision: cursor.currencyPrecision,
	})) {
		records.push(...batch.records);
		failed.push(...batch.failed);
	}
	// An open document that is there no more was deleted, whether or not `deletedrecord` tells of it.
	const found = new Set([...records, ...failed].map((one) => one.id));
	const gone = balances.size === 1 ? now.map(String).filter((one) => !found.has(one)) : [];
	const deleted = await notExisting(client, point, gone);
	if (deleted.length === now.length) await refuseIfAllGone(step, deleted.length);
	return {
		records,
		deleted,
		failed,
		position: later.length > 0 ? { ...position, buckets: later } : null,
		cursor: { balances: recount(balances, now, records, openAmount) },
	};
}

/**
 * A permission that was taken away can show as a table without rows. Records that were there and are all gone at once
 * are more likely hidden than deleted.
 * @param before how many there were.
 * @throws NetSuiteError, not of kind `notVisible`: that would be taken for a column, and the rest be read without it.
 */
export function refuseEmptiness(point: IntegrationPoint, before: number): void {
	if (before < 2) return;
	throw new NetSuiteError({
		kind: 'badAnswer',
		detail: `NetSuite shows none of the ${point.label.plural.toLowerCase()} any more that it showed the last time.`,
		advice: `Check what the token's role may see. If they really were all deleted, sync ${point.label.plural.toLowerCase()} without a checkpoint.`,
	});
}

async function refuseIfAllGone(step: Step, gone: number): Promise<void> {
	const { client, selection, cursor } = step;
	const any = await readBatch(client, selection, { where: [], after: null, limit: 1, precision: cursor.currencyPrecision });
	if (any.records.length + any.failed.length === 0) refuseEmptiness(selection.point, gone);
}

/** The open documents of the point as they are now. */
export async function listOpen(
	{ client, selection, cursor }: Pick<Step, 'client' | 'selection' | 'cursor'>,
	balances: Balances,
	field: Field,
	openAmount: OpenAmountOf,
): Promise<Balances> {
	const fields = selection.fields.filter((one) => one === field || one.name === 'currency');
	let found: Balances = { ...balances, open: {} };
	const slim = { ...selection, fields, customFields: [], sublists: [] };
	const where = [isOpen(field)];
	for await (const { records } of readAll(client, slim, { where, precision: cursor.currencyPrecision })) {
		found = add(found, records, openAmount);
	}
	return found;
}

async function readDeleted({ client, selection, cursor }: Step): Promise<Outcome> {
	const { ids, hidden } = await readDeletions(client, selection.point, cursor.window);
	const openAmount = openAmountOf(selection);
	return {
		records: [],
		deleted: ids,
		leftOut: hidden === null ? [] : [{ what: 'Deletions', reason: hidden }],
		position: null,
		cursor:
			openAmount && cursor.balances?.size === 1
				? { balances: recount(cursor.balances, ids.map(Number), [], openAmount) }
				: {},
	};
}

async function nextBatch({ client, selection, cursor, position, batchSize }: Step, where: readonly Sql[]) {
	return await readBatch(client, selection, {
		where,
		after: position.after,
		limit: batchSize,
		precision: cursor.currencyPrecision,
	});
}

type ReadBatch = Awaited<ReturnType<typeof nextBatch>>;

const all = { after: null, upTo: null };

/** Cuts a batch that others follow back to whole groups of IDs, which are then compared at once. */
function wholeGroups(digests: Digests, batch: ReadBatch): ReadBatch {
	if (!batch.hasMore || batch.last === null) return batch;
	const first = [...batch.records, ...batch.failed].map(({ id }) => Number(id)).reduce((a, b) => Math.min(a, b));
	const last = endOfWholeGroups(digests, String(first), batch.last);
	const within = ({ id }: { id: string }) => Number(id) <= Number(last);
	return { ...batch, records: batch.records.filter(within), failed: batch.failed.filter(within), last };
}

/** Another record's new name is no change of the one that refers to it. */
function digestible({ selection: { point } }: Step, { records, failed }: ReadBatch): Seen {
	const foreign = point.fields.filter(({ targets }) => targets).map(({ name }) => name);
	return {
		records,
		failed: failed.map(({ id }) => id),
		contentOf: (record) => ({
			...record,
			...Object.fromEntries(foreign.map((name) => [name, (record[name] as Reference | null)?.id ?? null])),
		}),
	};
}

function modified({ selection: { point }, cursor }: Step): Sql {
	if (point.changes.by !== 'lastModified') throw new Error(`${point.name} has no modification date`);
	return inWindow(identifier(point.changes.column), cursor.window.from, cursor.window.to);
}

function modifiedOrFailed(step: Step): Sql {
	const { point } = step.selection;
	const { failed } = step.cursor;
	const changed = sql`(${modified(step)})`;
	const id = identifier(point.id);
	return join([changed, ...chunksOf(failed, longestList).map((ids) => sql`${id} IN ${ids.map(Number)}`)], ' OR ');
}

function appliedTo({ selection: { point }, cursor: { window } }: Step): Sql {
	const moved = sql`SELECT an.id FROM transaction an WHERE ${inWindow(identifier('an.lastmodifieddate'), window.from, window.to)}`;
	return sql`${identifier(point.id)} IN (SELECT al.previousdoc FROM NextTransactionLineLink al WHERE al.nextdoc IN (${moved}))`;
}
