import type { IntegrationPoint } from '../integrationPoints/types';
import { idsOf } from '../read/customerNotes';
import { readBatch } from '../read/records';
import { ever } from '../suiteql/dates';
import { NetSuiteError } from '../transport/errors';
import { readDeletions } from './deletions';
import { daySeconds, secondsBefore } from './moments';
import { deletionsFrom, type Step } from './step';

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

export async function refuseIfAllGone(step: Step, gone: number): Promise<void> {
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
export async function refuseIfUntold({ client, selection: { point }, cursor }: Step, gone: readonly string[]): Promise<void> {
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
