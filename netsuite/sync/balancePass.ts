import type { IntegrationPoint } from '../integrationPoints/types';
import type { Identified, Layout } from '../read/layouts';
import { readAllAs, type Batch, type BatchQuery, type FailedRecord } from '../read/records';
import type { Selection } from '../read/selection';
import { chunksOf, identifier, longestList, sql } from '../suiteql/sql';
import type { Client } from '../transport/client';
import { differing, recount, type Balances } from './balances';
import { notExisting } from './deletions';
import { openAmountOf, readOpen } from './openAmounts';
import { refuseIfAllGone, refuseIfUntold } from './refusals';
import type { Outcome, Step } from './step';

/**
 * Asks what is open, group by group, compares it with what was given out, and reads the documents that differ: one that
 * is settled by now is followed to its end. One that has left the filters stays as it was and counts no more.
 */
export async function readMovedBalances<R extends Identified>(step: Step<R>): Promise<Outcome<R>> {
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
export async function readHidden<R extends Identified>(step: Step<R>, ids: readonly string[]) {
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
