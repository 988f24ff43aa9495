import type { IntegrationPoint } from '../integrationPoints/types';
import { lagSeconds, overlapSeconds, secondsBefore } from '../sync/changes';
import { readDeletions } from '../sync/deletions';
import { accountClock } from '../suiteql/clock';
import { fromSqlText, timestampText } from '../suiteql/dates';
import { queryPage, type Row } from '../suiteql/query';
import { chunksOf, identifier, longestList, sql, type Sql } from '../suiteql/sql';
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
		const { ids, hidden } = await readDeletions(client, point, { from: overlapped > start ? overlapped : start, to: end });
		if (hidden !== null) throw deletionsHidden(point, hidden);
		const fresh = ids.filter((id) => seenAs(seen, id) === undefined);
		const seenNow = see(seen, end, Object.fromEntries(fresh.map((id) => [id, ''])));
		return {
			ids: [],
			deleted: await describeDeleted(client, point, fresh),
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

/** Adds name and moment from the same table; one that is not there is told without. */
async function describeDeleted(client: Client, point: IntegrationPoint, ids: readonly string[]): Promise<DeletedRecord[]> {
	const told = new Map<string, DeletedRecord>();
	for (const chunk of chunksOf(ids, longestList)) {
		const { rows } = await queryPage(client, sql`${deletions(point)} AND d.recordid IN ${chunk.map(Number)}`);
		for (const one of rows.flatMap(toDeleted)) told.set(one.id, one);
	}
	return ids.map((id) => told.get(id) ?? { id, documentNumber: null, deletedDate: null });
}

/** Believed, as in `readDeletions`: which column holds the type, and how it is spelt; that `name` is what people know it by. */
function deletions(point: IntegrationPoint): Sql {
	const type = (point.record.rest ?? point.name).toLowerCase();
	const moment = timestampText(identifier('d.deleteddate'));
	return sql`SELECT d.recordid AS id, d.name AS name, ${moment} AS moment FROM deletedrecord d WHERE (LOWER(d.type) = ${type} OR LOWER(d.scriptid) = ${type})`;
}

const toDeleted = ({ id, name, moment }: Row): DeletedRecord[] =>
	id === undefined ? [] : [{ id, documentNumber: name ?? null, deletedDate: moment === undefined ? null : fromSqlText(moment) }];
