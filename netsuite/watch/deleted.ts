import type { IntegrationPoint } from '../integrationPoints/types';
import { lagSeconds, overlapSeconds, secondsBefore } from '../sync/moments';
import { findDeletions } from '../sync/deletions';
import { accountClock } from '../suiteql/clock';
import { fromSqlText, timestampText } from '../suiteql/dates';
import { queryPage, type Row } from '../suiteql/query';
import { identifier, sql, type Sql } from '../suiteql/sql';
import type { Client } from '../transport/client';
import { NetSuiteError } from '../transport/errors';
import { forget, see, seenAs, type Seen } from './seen';
import type { DeletedRecord, Watcher } from './types';

interface DeletedProgress {
	readonly start: string;
	/** Where the last window ended. */
	readonly to: string;
	readonly seen: Seen;
}

/** Finds deletions in NetSuite's own record of them. */
export const deleted: Watcher<DeletedProgress> = {
	async begin(_client, { from }, now) {
		const start = from ?? now;
		return { start, to: start, seen: [] };
	},

	async next(client, { point }, { start, to, seen }) {
		const end = secondsBefore(await accountClock(client), lagSeconds);
		if (end <= to) return { ids: [], progress: { start, to, seen }, done: true };
		const overlapped = secondsBefore(to, overlapSeconds);
		const window = { from: overlapped > start ? overlapped : start, to: end };
		const { deletions, uncovered } = await findDeletions(client, [point], window);
		if (uncovered[0]) throw deletionsHidden(point, uncovered[0].reason);
		const fresh = deletions.filter(({ id }) => seenAs(seen, id) === undefined);
		const seenNow = see(seen, end, Object.fromEntries(fresh.map(({ id }) => [id, ''])));
		return {
			ids: [],
			deleted: fresh.map(({ id, name, deletedDate }) => ({ id, documentNumber: name, deletedDate })),
			progress: { start, to: end, seen: forget(seenNow, secondsBefore(end, overlapSeconds)) },
			done: true,
		};
	},
};

const deletionsHidden = (point: IntegrationPoint, hidden: string) =>
	new NetSuiteError({
		kind: 'permission',
		doing: `Reading deleted ${point.label.plural.toLowerCase()}`,
		detail: hidden,
		advice: "Add the permission Deleted Records (Setup) to the token's role.",
	});

/** The latest deletion of a record of the point, if there was one. */
export async function latestDeleted(client: Client, point: IntegrationPoint): Promise<DeletedRecord[]> {
	const { rows } = await queryPage(client, sql`${deletions(point)} ORDER BY d.deleteddate DESC`, { limit: 1 });
	return rows.flatMap(toDeleted);
}

/** Believed, as in `readDeletions`: which column holds the type, and how it is spelt; that `name` is what people know it by. */
function deletions(point: IntegrationPoint): Sql {
	const type = (point.record.rest ?? point.name).toLowerCase();
	const moment = timestampText(identifier('d.deleteddate'));
	return sql`SELECT d.recordid AS id, d.name AS name, ${moment} AS moment FROM deletedrecord d WHERE (LOWER(d.type) = ${type} OR LOWER(d.scriptid) = ${type})`;
}

const toDeleted = ({ id, name, moment }: Row): DeletedRecord[] =>
	id === undefined ? [] : [{ id, documentNumber: name ?? null, deletedDate: moment === undefined ? null : fromSqlText(moment) }];
