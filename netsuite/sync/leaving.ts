import type { IntegrationPoint } from '../integrationPoints/types';
import { fromOf, type Selection } from '../read/selection';
import type { Client } from '../transport/client';
import type { Question } from '../suiteql/counts';
import { inWindow } from '../suiteql/dates';
import { conditions, readPages } from '../suiteql/keyset';
import { chunksOf, identifier, longestList, sql, trusted, type Sql } from '../suiteql/sql';
import type { Window } from './deletions';
import { overlapSeconds, secondsBefore } from './moments';

/**
 * Records that are still in NetSuite and the point's no more: a journal entry whose line was moved off the receivables
 * account. Nothing of them is read but the internal ID, since what they have become nobody asked for. They are given out
 * as deleted, whether or not they had ever been given out.
 */

type Leaving = Pick<Selection, 'point' | 'fields'>;

/** How many left in a window; `undefined` where the point's records cannot. */
export function leftQuestion(selection: Leaving, window: Window): Question | undefined {
	const from = showsChanges(selection) ? leftFrom(selection.point) : undefined;
	return from && { number: sql`COUNT(*)`, from: sql`${from}${conditions(leftIn(selection, window))}` };
}

/**
 * Their internal IDs; none where the modification date cannot be seen.
 * @throws NetSuiteError
 */
export async function readLeft(client: Client, selection: Leaving, window: Window): Promise<string[]> {
	return showsChanges(selection) ? await idsWhere(client, selection.point, leftIn(selection, window)) : [];
}

/**
 * Which of some records are there and the point's no more, whenever they left.
 * @throws NetSuiteError
 */
export async function leftOf(client: Client, point: IntegrationPoint, ids: readonly string[]): Promise<string[]> {
	if (!point.left) return [];
	const where = trusted(point.left.where);
	const some = chunksOf(ids, longestList).map(async (chunk) => await idsWhere(client, point, [where, sql`${identifier(point.id)} IN ${chunk.map(Number)}`]));
	return (await Promise.all(some)).flat();
}

async function idsWhere(client: Client, point: IntegrationPoint, where: readonly Sql[]): Promise<string[]> {
	const from = leftFrom(point);
	const ids: string[] = [];
	if (!from) return ids;
	for await (const rows of readPages(client, { columns: [], from, where, keys: [point.id] })) {
		ids.push(...rows.map(({ key0 }) => key0 as string));
	}
	return ids;
}

const showsChanges = ({ point: { changes }, fields }: Leaving): boolean =>
	changes.by === 'lastModified' && fields.some(({ column }) => column === changes.column);

const leftFrom = ({ source, left }: IntegrationPoint): Sql | undefined =>
	left && fromOf({ ...source, where: left.where, entry: undefined }, []);

/** Those that were modified in the window; what was created in it had not been read, and cannot have left. */
function leftIn({ point: { left, changes }, fields }: Leaving, { from, to }: Window): Sql[] {
	if (!left || changes.by !== 'lastModified') return [];
	const knowsCreation = fields.some(({ column }) => column === left.created);
	return [
		trusted(left.where),
		inWindow(identifier(changes.column), from, to),
		// Windows overlap: what was created before the end of the one before, and a little later, may have been read.
		...(knowsCreation && from !== null ? [inWindow(identifier(left.created), null, secondsBefore(from, -2 * overlapSeconds))] : []),
	];
}
