import type { IntegrationPoint } from '../integrationPoints/types';
import { overlapSeconds, secondsBefore } from '../sync/moments';
import { accountClock } from '../suiteql/clock';
import { date } from '../suiteql/dates';
import { identifier, sql, type Sql } from '../suiteql/sql';
import type { Client } from '../transport/client';
import { invoiceColumns, listInvoices, packIds, unpackIds } from './invoices';
import { highestId, markAt, withMark, type Marks } from './marks';
import { forget, see, seenAs, type Seen } from './seen';
import type { Watcher } from './types';

interface PaidProgress {
	/** The invoices that were open the last time, packed. */
	readonly open: string;
	/** Tells which invoices came since: they may have been paid before anybody saw them open. */
	readonly marks: Marks;
	/** New ones that were told already. */
	readonly seen: Seen;
	/** Closed on this day or later and before the watch began; asked for once. */
	readonly since: string | null;
}

/** Nothing is open and it is no void: a payment, a credit or a deposit was applied. An invoice over nothing is never paid. */
export function isPaid(point: IntegrationPoint): Sql[] {
	const { open, total, voided } = invoiceColumns(point);
	return [sql`COALESCE(${open}, 0) = 0`, sql`${total} <> 0`, sql`COALESCE(${voided}, 'F') = 'F'`];
}

/**
 * Finds invoices that were open and no longer are, whatever closed them and whether or not that moved a date: open
 * invoices are listed and compared with those of the last time. One that is reopened is listed again, and told again
 * when it is paid again.
 */
export const paid: Watcher<PaidProgress> = {
	async begin(client, { point, from }, now) {
		const marks: Marks = [[now, await highestId(client, point)]];
		return { open: packIds(await openIds(client, point)), marks, seen: [], since: from && from.slice(0, 10) };
	},

	async next(client, { point }, { open, marks, seen, since }) {
		const now = await accountClock(client);
		const highest = await highestId(client, point);
		const before = unpackIds(open);
		const listed = new Set(await openIds(client, point));
		const closed = [...before].filter((id) => !listed.has(id));

		const known = markAt(marks, secondsBefore(now, overlapSeconds))?.[1] ?? 0;
		const id = identifier(point.id);
		const fresh = await idsOf(client, point, [sql`${id} > ${known}`, sql`${id} <= ${highest}`, ...isPaid(point)]);
		const unseen = fresh.filter((one) => !before.has(one) && seenAs(seen, one) === undefined);
		const older = since === null ? [] : await idsOf(client, point, [sql`${invoiceColumns(point).closeDate} >= ${date(since)}`, ...isPaid(point)]);

		const told = [...new Set([...closed, ...unseen, ...older])];
		const later = withMark(marks, [now, highest], secondsBefore(now, overlapSeconds));
		const seenNow = see(seen, now, Object.fromEntries(told.filter((one) => Number(one) > known).map((one) => [one, ''])));
		return {
			ids: told,
			progress: { open: packIds(listed), marks: later, seen: forget(seenNow, later[0]?.[0] ?? now), since: null },
			done: true,
		};
	},

	holds: ({ point }) => isPaid(point),
};

const idsOf = async (client: Client, point: IntegrationPoint, where: readonly Sql[]): Promise<string[]> =>
	(await listInvoices(client, point, where)).map((row) => row.key0 as string);

const openIds = async (client: Client, point: IntegrationPoint): Promise<string[]> =>
	await idsOf(client, point, [sql`${invoiceColumns(point).open} <> 0`]);
