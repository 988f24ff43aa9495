import type { IntegrationPoint } from '../integrationPoints/types';
import type { Identified, Layout } from '../read/layouts';
import { readAllAs, readBatch, type Batch, type BatchQuery, type FailedRecord } from '../read/records';
import type { LeftOut, Selection } from '../read/selection';
import type { Client } from '../transport/client';
import { NetSuiteError } from '../transport/errors';
import { accountClock } from '../suiteql/clock';
import { ever, inWindow } from '../suiteql/dates';
import { chunksOf, identifier, join, longestList, sql, trusted, type Sql } from '../suiteql/sql';
import { add, differing, recount, total, update, type Balances } from './balances';
import { owedOf, type Cursor, type Pass, type Position } from './cursor';
import { daySeconds, later, secondsBefore } from './moments';
import { compare, endOfWholeGroups, merge, type Digests, type Seen } from './digests';
import { leftOf, readLeft } from './leaving';
import { idsOf } from '../read/customerNotes';
import { notExisting, readDeletions } from './deletions';
import { movedBy, visibleMovers } from './news';
import { openAmountOf, readOpen } from './openAmounts';
import { readPart, type Ends } from './ranges';

export interface Step<R extends Identified = Identified> {
	readonly layout: Layout<R>;
	readonly client: Client;
	readonly selection: Selection;
	/** What is always true of the point's records, whatever the filters are. */
	readonly unfiltered: IntegrationPoint['source'];
	readonly cursor: Cursor;
	readonly position: Position;
	readonly batchSize: number;
}

export interface Range {
	readonly after: number;
	readonly upTo: number;
}

/** What one request's worth of a pass brought. */
export interface Outcome<R = Identified> {
	readonly records: readonly R[];
	readonly deleted?: readonly string[];
	readonly failed?: readonly FailedRecord[];
	readonly leftOut?: readonly LeftOut[];
	/** Where this pass goes on; `null` when it is through. */
	readonly position: Position | null;
	/** What the cursor has to remember. */
	readonly cursor?: Partial<Pick<Cursor, 'newDigests' | 'balances' | 'window' | 'countBySoap' | 'deletionsHidden'>>;
	readonly replace?: Range;
	/** NetSuite's clock, where it came along; ISO 8601 in UTC to the second. */
	readonly now?: string;
}

/** How each pass reads on from its position. */
export const passes: Record<Pass, <R extends Identified>(step: Step<R>) => Promise<Outcome<R>>> = {
	everything: readEverything,
	modified: async (step) => await readOn(withoutEntry(step), [modifiedOrOwed(step)], newsOf(step).modified + owedOf(step.cursor).length),
	moved: async (step) => await readOn(withoutEntry(step), [moved(step)], sum(newsOf(step).moved)),
	deleted: readDeleted,
	// Last: what the others have told of does not differ any more.
	balance: readMovedBalances,
	compared: readCompared,
};

/** The pass that follows in a window, at its start the first one: only those that have something to read. */
export function passAfter(selection: Selection, cursor: Omit<Cursor, 'position'>, pass: Pass | null): Position | null {
	if (comparesContent(selection)) return pass === null ? { pass: 'compared', after: null } : null;
	const { news, balances } = cursor;
	const hasModified = owedOf(cursor).length > 0 || (news?.modified ?? 0) > 0;
	const hasMoved = sum(news?.moved ?? []) > 0;
	// Of shared entries nobody notes what was given out, so that a sum that agrees says nothing of what was just read.
	const isSure = balances?.size === 1 || !(hasModified || hasMoved);
	const order: ReadonlyArray<readonly [Pass, boolean]> = [
		['modified', hasModified],
		['moved', hasMoved],
		['deleted', news?.deleted !== 0 || (news.left ?? 0) > 0],
		['balance', balances !== undefined && !(isSure && total(balances) === news?.open)],
	];
	const next = order.slice(order.findIndex(([name]) => name === pass) + 1).find(([, hasSomething]) => hasSomething);
	return next ? { pass: next[0], after: null } : null;
}

/**
 * What follows everything in a sync that keeps its rows although everything is read anew: deletions since, and what the
 * filters would no longer let in and was open.
 */
export function passAfterEverything({ earlier, balances }: Omit<Cursor, 'position'>, pass: Pass): Position | null {
	if (!earlier || pass === 'balance') return null;
	if (pass === 'everything') return { pass: 'deleted', after: null };
	if (!earlier.balances || !balances) return null;
	const { open } = earlier.balances;
	const buckets = differing(earlier.balances, balances).filter((group) => open[group] !== undefined);
	return buckets.length > 0 ? { pass: 'balance', after: null, buckets } : null;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

const newsOf = ({ cursor }: Step) => cursor.news ?? { modified: 0, moved: [], deleted: null, open: null };

/** Whether the point's table has no modification date, or none that can be seen. */
export function comparesContent({ point, fields }: Pick<Selection, 'point' | 'fields'>): boolean {
	const { changes } = point;
	return changes.by === 'content' || !fields.some(({ column }) => column === changes.column);
}

async function readEverything<R extends Identified>(step: Step<R>): Promise<Outcome<R>> {
	const { layout, selection, cursor, position } = step;
	const batch = await nextBatch(step, [], cursor.count);
	const digests = cursor.newDigests;
	const seen = digests ? wholeGroups(digests, batch) : batch;
	const end = batch.hasMore ? seen.last : null;
	const openAmount = openAmountOf(selection, layout);
	return {
		records: seen.records,
		failed: seen.failed,
		now: batch.now,
		position: end === null ? null : goOn(position, end, batch),
		cursor: {
			...(digests && { newDigests: merge(digests, compare({ ...digests, groups: {} }, digestible(step, seen), all).digests) }),
			...(batch.bySoap !== undefined && position.after === null && { countBySoap: batch.bySoap }),
			...(openAmount && cursor.balances && { balances: add(cursor.balances, seen.records, openAmount) }),
		},
		replace: cursor.earlier ? undefined : {
			after: position.after === null ? -Number.MAX_SAFE_INTEGER : Number(position.after),
			upTo: end === null ? Number.MAX_SAFE_INTEGER : Number(end),
		},
	};
}

/** Reads the whole table again; only what differs from the last time comes out. */
async function readCompared<R extends Identified>(step: Step<R>): Promise<Outcome<R>> {
	const { cursor, position } = step;
	const { digests: before, newDigests } = cursor;
	if (!before || !newDigests) throw new Error('A cursor without digests has nothing to compare with');
	const isFirst = position.after === null;
	const batch = await nextBatch(step, [], cursor.count, isFirst);
	if (isFirst && batch.bySoap === 0) refuseEmptiness(step.selection.point, cursor.countBySoap ?? 0);
	const seen = wholeGroups(before, batch);
	const end = batch.hasMore ? seen.last : null;
	if (end === null && idsOf(seen).length + Object.keys(newDigests.groups).length === 0) {
		await refuseIfAllGone(step, Object.keys(before.groups).length);
	}
	const { changed, vanished, digests } = compare(before, digestible(step, seen), {
		after: position.after,
		upTo: end,
	});
	const left = new Set(await leftOf(step.client, step.selection.point, vanished));
	const others = vanished.filter((id) => !left.has(id));
	const gone = cursor.filters ? await notExisting(step.client, step.selection.point, others) : others;
	// Believed: of short lists, which have no modification date, NetSuite does not tell what was deleted.
	if (step.selection.point.changes.by === 'lastModified') await refuseIfUntold(step, gone);
	const followed = await readHidden(step, others.filter((id) => !gone.includes(id)));
	const given = new Set(changed);
	const owed = new Set(owedOf(cursor));
	const again = seen.records.filter((record) => !given.has(record) && owed.has(record.id));
	return {
		records: [...changed, ...again, ...followed.entered],
		deleted: [...gone, ...left],
		failed: [...seen.failed, ...followed.failed],
		position: end === null ? null : goOn(position, end, batch),
		cursor: {
			newDigests: merge(newDigests, digests),
			...(isFirst && { window: { ...cursor.window, to: later(cursor.window.to, batch.now ?? (await accountClock(step.client))) } }),
			...(isFirst && batch.bySoap !== undefined && { countBySoap: batch.bySoap }),
		},
	};
}

async function readOn<R extends Identified>(step: Step<R>, where: readonly Sql[], expected: number): Promise<Outcome<R>> {
	const { layout, selection, cursor, position } = step;
	const batch = await nextBatch(step, where, expected);
	const openAmount = openAmountOf(selection, layout);
	return {
		records: batch.records,
		failed: batch.failed,
		now: batch.now,
		position: batch.hasMore && batch.last !== null ? goOn(position, batch.last, batch) : null,
		cursor: openAmount && cursor.balances ? { balances: update(cursor.balances, batch.records, openAmount) } : {},
	};
}

/**
 * Asks what is open, group by group, compares it with what was given out, and reads the documents that differ: one that
 * is settled by now is followed to its end. One that has left the filters stays as it was and counts no more.
 */
async function readMovedBalances<R extends Identified>(step: Step<R>): Promise<Outcome<R>> {
	const { layout, client, selection, cursor, position, batchSize } = step;
	const { point } = selection;
	const openAmount = openAmountOf(selection, layout);
	const { balances } = cursor;
	if (!openAmount || !balances) return { records: [], position: null };

	const groups = position.buckets ?? differing(balances, await readOpen(client, selection, balances));
	const now = groups.slice(0, Math.max(1, Math.floor(batchSize / balances.size)));
	const later = groups.slice(now.length);
	if (now.length === 0) return { records: [], position: null };

	const { entered, followed, failed } = await readGroups(step, balances, now);
	const records = [...entered, ...followed];
	// An open document that is there no more was deleted, whether or not `deletedrecord` tells of it.
	const found = new Set([...records, ...failed].map((one) => one.id));
	const gone = balances.size === 1 ? now.map(String).filter((one) => !found.has(one)) : [];
	const deleted = await notExisting(client, point, gone);
	if (deleted.length > 0 && deleted.length === now.length) await refuseIfAllGone(step, deleted.length);
	await refuseIfUntold(step, deleted);
	return {
		records,
		deleted,
		failed,
		position: later.length > 0 ? { ...position, buckets: later } : null,
		cursor: { balances: recount(balances, now, entered, openAmount) },
	};
}

/**
 * All documents of these groups that are within the filters, but for the one that only counts when a document is read
 * first. Where groups are shared nobody knows which of them were given out.
 * @returns `entered`: those that count as open or not in the groups; `followed`: others.
 */
async function readGroups<R extends Identified>(step: Step<R>, { size }: Balances, groups: readonly number[]) {
	const { source } = step.selection.point;
	const { entry, ...filtered } = source;
	if (size === 1) return await readInGroups(step, { ...source, entry: undefined }, size, groups);
	const entered = await readInGroups(step, source, size, groups);
	if (entry === undefined) return entered;
	const others = await readInGroups(step, { ...filtered, entry: `NOT (${entry})` }, size, groups);
	return { entered: entered.entered, followed: others.entered, failed: [...entered.failed, ...others.failed] };
}

/** Of records that were given out and vanished though they exist: those that only `entry` leaves out by now. */
async function readHidden<R extends Identified>(step: Step<R>, ids: readonly string[]) {
	const { source } = step.selection.point;
	return await readInGroups(step, { ...source, entry: undefined }, 1, source.entry === undefined ? [] : ids.map(Number));
}

async function readInGroups<R extends Identified>(
	step: Step<R>,
	source: IntegrationPoint['source'],
	size: number,
	groups: readonly number[],
) {
	const { layout, client, selection, cursor } = step;
	const id = identifier(selection.point.id);
	const group = size === 1 ? id : sql`FLOOR(${id} / ${size})`;
	const reading = { ...selection, point: { ...selection.point, source } };
	const entered: R[] = [];
	const failed: FailedRecord[] = [];
	const parts = await Promise.all(
		chunksOf(groups, longestList).map(
			async (some) => await allOf(layout, client, reading, { where: [sql`${group} IN ${some}`], precision: cursor.currencyPrecision }),
		),
	);
	for (const batch of parts.flat()) {
		entered.push(...batch.records);
		failed.push(...batch.failed);
	}
	return { entered, followed: [] as R[], failed };
}

async function allOf<R extends Identified>(
	layout: Layout<R>,
	client: Client,
	selection: Selection,
	query: Omit<BatchQuery, 'after'>,
): Promise<Array<Batch<R>>> {
	const batches: Array<Batch<R>> = [];
	for await (const batch of readAllAs(layout, client, selection, query)) batches.push(batch);
	return batches;
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
	const { client, selection, unfiltered, cursor } = step;
	const source = { ...selection.point.source, where: unfiltered.where, entry: undefined };
	const whatever = { ...selection, point: { ...selection.point, source } };
	const any = await readBatch(client, whatever, { where: [], after: null, limit: 1, precision: cursor.currencyPrecision });
	if (idsOf(any).length === 0) refuseEmptiness(selection.point, gone);
}

/**
 * A role that comes to see less, one that is restricted to a subsidiary for example, is shown no record of the others,
 * and these were not deleted. Where NetSuite tells of no deletions at all, that a record is gone has to do.
 * @param gone what no record has any more.
 * @throws NetSuiteError when NetSuite tells what was deleted and not of one of these.
 */
async function refuseIfUntold({ client, selection: { point }, cursor }: Step, gone: readonly string[]): Promise<void> {
	if (gone.length === 0) return;
	const from = deletionsFrom(cursor);
	// A clock that was put back must not make the refusal last.
	const { ids, hidden } = await readDeletions(client, point, { from: from && secondsBefore(from, daySeconds), to: ever });
	const untold = gone.filter((id) => !ids.includes(id));
	if (hidden !== null || untold.length === 0) return;
	const records = point.label.plural.toLowerCase();
	throw new NetSuiteError({
		kind: 'badAnswer',
		detail: `NetSuite shows ${untold.length} of the ${records} no more and does not say that they were deleted: internal ID ${untold.slice(0, 5).join(', ')}${untold.length > 5 ? ' …' : ''}.`,
		advice: `Check whether the token's role may see less than before, of subsidiaries for example. If that is as it should be, sync ${records} without a checkpoint.`,
	});
}

/** Elsewhere an open document that is there no more shows: where entries are shared nobody knows which ones were open. */
const openOnesToo = 'So many documents are open that those which are deleted while they are open stay open in the store.';

const deletionsFrom = ({ window, earlier }: Cursor): string | null => window.from ?? earlier?.to ?? null;

async function readDeleted<R extends Identified>({ layout, client, selection, cursor }: Step<R>): Promise<Outcome<R>> {
	const window = { from: deletionsFrom(cursor), to: cursor.window.to };
	const { ids, hidden, source } = await readDeletions(client, selection.point, window);
	const left = selection.point.left && cursor.news?.left !== 0 ? await readLeft(client, selection, window) : [];
	const openAmount = openAmountOf(selection, layout);
	return {
		records: [],
		deleted: [...ids, ...left],
		leftOut: hidden === null ? [] : [{ what: 'Deletions', reason: cursor.balances && cursor.balances.size > 1 ? `${hidden} ${openOnesToo}` : hidden }],
		position: null,
		cursor: {
			deletionsHidden: source === 'deletedrecord' ? undefined : true,
			...(openAmount && cursor.balances?.size === 1 && { balances: recount(cursor.balances, ids.map(Number), [], openAmount) }),
		},
	};
}

async function nextBatch<R extends Identified>(
	{ layout, client, selection, cursor, position, batchSize }: Step<R>,
	where: readonly Sql[],
	expected: number,
	clock?: boolean,
): Promise<ReadBatch<R>> {
	return await readPart(layout, client, selection, { where, position, batchSize, expected, precision: cursor.currencyPrecision, clock });
}

type ReadBatch<R> = Batch<R> & Partial<Ends>;

const goOn = (position: Position, after: string, { ends, moreEnds }: Partial<Ends>): Position => ({ ...position, after, ends, moreEnds });

const all = { after: null, upTo: null };

/** Cuts a batch that others follow back to whole groups of IDs, which are then compared at once. */
function wholeGroups<R extends Identified>(digests: Digests, batch: ReadBatch<R>): ReadBatch<R> {
	if (!batch.hasMore || batch.last === null) return batch;
	const first = idsOf(batch).map(Number).reduce((a, b) => Math.min(a, b));
	const last = endOfWholeGroups(digests, String(first), batch.last);
	const within = ({ id }: { id: string }) => Number(id) <= Number(last);
	const others = batch.others?.filter((id) => within({ id }));
	return { ...batch, records: batch.records.filter(within), failed: batch.failed.filter(within), others, last };
}

function digestible<R extends Identified>(
	{ layout, selection: { point } }: Step<R>,
	{ records, failed, others = [] }: ReadBatch<R>,
): Seen<R> {
	const notUnderstood = [...failed.map(({ id }) => id), ...others];
	return { records, failed: notUnderstood, contentOf: (record) => layout.content(point, record) };
}

function modificationDate({ point }: Selection): Sql {
	if (point.changes.by !== 'lastModified') throw new Error(`${point.name} has no modification date`);
	return identifier(point.changes.column);
}

const modified = ({ selection, cursor: { window } }: Step): Sql => inWindow(modificationDate(selection), window.from, window.to);

/** What was given out is followed: what holds only when a record is read first does not concern the owed ones. */
function modifiedOrOwed(step: Step<Identified>): Sql {
	const { point } = step.selection;
	const { entry } = point.source;
	const changed = join([modified(step), ...(entry === undefined ? [] : [sql`(${trusted(entry)})`])], ' AND ');
	const id = identifier(point.id);
	return join([sql`(${changed})`, ...chunksOf(owedOf(step.cursor), longestList).map((ids) => sql`${id} IN ${ids.map(Number)}`)], ' OR ');
}

function withoutEntry<R extends Identified>(step: Step<R>): Step<R> {
	const { point } = step.selection;
	return { ...step, selection: { ...step.selection, point: { ...point, source: { ...point.source, entry: undefined } } } };
}

function moved({ selection, cursor }: Step): Sql {
	const { window, news } = cursor;
	const movers = visibleMovers(selection).filter((mover) => (news?.moved[mover] ?? 0) > 0);
	return join(movers.map((mover) => sql`(${movedBy(selection, mover, (column) => inWindow(column, window.from, window.to))})`), ' OR ');
}
