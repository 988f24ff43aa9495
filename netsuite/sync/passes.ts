import { idsOf } from '../read/customerNotes';
import type { Identified } from '../read/layouts';
import type { Batch } from '../read/records';
import type { Selection } from '../read/selection';
import { accountClock } from '../suiteql/clock';
import { inWindow } from '../suiteql/dates';
import { identifier, idIn, join, sql, trusted, type Sql } from '../suiteql/sql';
import { readHidden, readMovedBalances } from './balancePass';
import { add, differing, recount, total, update } from './balances';
import { owedOf, type Cursor, type Pass, type Position } from './cursor';
import { notExisting, readDeletions } from './deletions';
import { compare, endOfWholeGroups, merge, type Digests, type Seen } from './digests';
import { leftOf, readLeft } from './leaving';
import { later } from './moments';
import { movedBy, visibleMovers } from './news';
import { openAmountOf } from './openAmounts';
import { readPart, type Ends } from './ranges';
import { refuseEmptiness, refuseIfAllGone, refuseIfUntold } from './refusals';
import { deletionsFrom, type Outcome, type Step } from './step';

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

/** Elsewhere an open document that is there no more shows: where entries are shared nobody knows which ones were open. */
const openOnesToo = 'So many documents are open that those which are deleted while they are open stay open in the store.';

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
	const owed = owedOf(step.cursor);
	return join([sql`(${changed})`, ...(owed.length > 0 ? [idIn(point.id, owed)] : [])], ' OR ');
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
