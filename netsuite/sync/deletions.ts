import type { IntegrationPoint } from '../integrationPoints/types';
import { deletedRecordTypes, listDeleted } from '../soap/deleted';
import { fromSqlText, inWindow, timestampText } from '../suiteql/dates';
import { conditions, readAfter, readPages, type KeysetQuery } from '../suiteql/keyset';
import { queryPage, type Row } from '../suiteql/query';
import { chunksOf, identifier, longestList, sql, trusted, type Sql } from '../suiteql/sql';
import type { Client } from '../transport/client';
import { isRefused, NetSuiteError, SOAP_NEEDS_TBA } from '../transport/errors';
import { daySeconds, secondsBefore } from './moments';

/** Moments `[from, to)`, ISO 8601 in UTC; from the beginning where `from` is `null`. */
export interface Window {
	readonly from: string | null;
	readonly to: string;
}

/** Who told of deletions: the table of SuiteQL, or the operation of SOAP. */
export type DeletionSource = 'deletedrecord' | 'getDeleted';

/** A record that is in NetSuite no more. */
export interface Deletion {
	readonly point: IntegrationPoint;
	readonly id: string;
	/** What NetSuite knew it by, such as "Invoice #INV10432". */
	readonly name: string | null;
	/** ISO 8601 in UTC to the second. */
	readonly deletedDate: string | null;
}

/** What of some points was deleted, and what nobody could tell. */
export interface FoundDeletions {
	readonly deletions: readonly Deletion[];
	/** `null` when nobody tells. */
	readonly source: DeletionSource | null;
	/** Points of which nobody tells what was deleted, and why not. */
	readonly uncovered: ReadonlyArray<{ readonly point: IntegrationPoint; readonly reason: string }>;
}

/** What of one point was deleted. */
export interface Deletions {
	readonly ids: readonly string[];
	/** Why deletions cannot be seen, in NetSuite's words; `null` when they can. */
	readonly hidden: string | null;
	/** `null` when they cannot be seen. */
	readonly source: DeletionSource | null;
}

/** Records that the table has under other types, too, than the point's own. Believed. */
const alsoDeletedAs: Readonly<Record<string, readonly string[]>> = {
	customer: ['lead', 'prospect'],
	journalEntry: ['interCompanyJournalEntry', 'advInterCompanyJournalEntry'],
};

/**
 * The point's records that were deleted in a window: from the table `deletedrecord` or, where the role cannot see it,
 * over SOAP.
 * @throws NetSuiteError other than that deletions cannot be seen.
 */
export async function readDeletions(client: Client, point: IntegrationPoint, window: Window): Promise<Deletions> {
	const { deletions, source, uncovered } = await find(client, [point], window, [[]]);
	return { ids: deletions.map(({ id }) => id), hidden: uncovered[0]?.reason ?? null, source };
}

/**
 * The same of several points at once, with names and moments where NetSuite shows them: two requests when nothing was
 * deleted, one more for each table when something was.
 * @throws NetSuiteError other than that deletions cannot be seen.
 */
export async function findDeletions(
	client: Client,
	points: readonly IntegrationPoint[],
	window: Window,
): Promise<FoundDeletions> {
	const described = [sql`d.name AS name`, sql`${timestampText(identifier('d.deleteddate'))} AS moment`];
	return await find(client, points, window, [described, []]);
}

/**
 * How many of the point's records were deleted in a window according to `deletedrecord`, to stand in another query; one
 * that is refused where the role cannot see that table.
 */
export const deletionsCount = (point: IntegrationPoint, window: Window): Sql =>
	sql`SELECT COUNT(*) FROM deletedrecord d${conditions(deletedIn([point], window))}`;

/**
 * Those of the IDs that no record has any more.
 * @throws NetSuiteError
 */
export async function notExisting(client: Client, point: IntegrationPoint, ids: readonly string[]): Promise<string[]> {
	const [id, from] = [identifier(point.id), trusted(`${point.source.table} ${point.source.alias}`)];
	const existing = new Set<string>();
	for (const chunk of chunksOf(ids, longestList)) {
		const { rows } = await queryPage(
			client,
			sql`SELECT ${id} AS id FROM ${from} WHERE ${id} IN ${chunk.map(Number)}`,
		);
		for (const row of rows) existing.add(row.id as string);
	}
	return ids.filter((one) => !existing.has(one));
}

/** @param columns what to ask the table for; what comes later is asked for when NetSuite refuses what comes before. */
async function find(
	client: Client,
	points: readonly IntegrationPoint[],
	window: Window,
	columns: ReadonlyArray<readonly Sql[]>,
): Promise<FoundDeletions> {
	let refusal: NetSuiteError | undefined;
	for (const some of columns) {
		try {
			const told = await fromTable(client, points, window, some);
			return { deletions: await really(client, told), source: 'deletedrecord', uncovered: [] };
		} catch (error) {
			if (!isRefused(error)) throw error;
			refusal = error;
		}
	}
	return await findBySoap(client, points, window, refusal as NetSuiteError);
}

/** Several points in one request when what was deleted fits on a page. */
async function fromTable(
	client: Client,
	points: readonly IntegrationPoint[],
	window: Window,
	columns: readonly Sql[],
): Promise<Deletion[]> {
	const query = (some: readonly IntegrationPoint[]): KeysetQuery => ({
		columns: [sql`LOWER(d.type) AS kind`, sql`LOWER(d.scriptid) AS script`, ...columns],
		from: trusted('deletedrecord d'),
		where: deletedIn(some, window),
		keys: ['d.recordid'],
	});
	const first = await readAfter(client, query(points), null);
	if (!first.hasMore) return first.rows.flatMap((row) => deletionsOf(row, points));
	// The same ID may be an invoice's and a contact's: from page to page it is unique in one point only.
	const found: Deletion[] = [];
	for (const point of points) {
		for await (const rows of readPages(client, query([point]))) found.push(...rows.flatMap((row) => deletionsOf(row, [point])));
	}
	return found;
}

/**
 * Believed: which of the table's columns holds the record type, and how it is spelt; both candidates are asked, and
 * an ID counts only when no record has it any more.
 */
function deletedIn(points: readonly IntegrationPoint[], window: Window): Sql[] {
	const types = points.flatMap(tableTypes);
	return [
		sql`LOWER(d.type) IN ${types} OR LOWER(d.scriptid) IN ${types}`,
		inWindow(identifier('d.deleteddate'), window.from, window.to),
	];
}

const tableTypes = ({ name, record }: IntegrationPoint): string[] =>
	[record.rest ?? name, ...(alsoDeletedAs[name] ?? [])].map((type) => type.toLowerCase());

function deletionsOf(row: Row, points: readonly IntegrationPoint[]): Deletion[] {
	const deletedDate = row.moment === undefined ? null : fromSqlText(row.moment);
	return points
		.filter((point) => tableTypes(point).some((type) => type === row.kind || type === row.script))
		.map((point) => ({ point, id: row.key0 as string, name: row.name ?? null, deletedDate }));
}

/** SOAP's names of the point's record types, as far as `getDeleted` knows them. */
const soapTypes = ({ name, record: { soap } }: IntegrationPoint): string[] =>
	[soap === null ? '' : soap.charAt(0).toLowerCase() + soap.slice(1), ...(alsoDeletedAs[name] ?? [])].filter((type) =>
		deletedRecordTypes.has(type),
	);

async function findBySoap(
	client: Client,
	points: readonly IntegrationPoint[],
	window: Window,
	refusal: NetSuiteError,
): Promise<FoundDeletions> {
	const known = points.filter((point) => soapTypes(point).length > 0);
	const unknown = points
		.filter((point) => !known.includes(point))
		.map((point) => ({ point, reason: `${refusal.detail} SOAP does not tell of deleted ${point.label.plural.toLowerCase()}.` }));
	if (known.length === 0) return { deletions: [], source: null, uncovered: unknown };
	try {
		// Should the filter look at the date alone, in whatever time zone; `within` looks at the moment.
		const wanted = { types: known.flatMap(soapTypes), from: window.from && secondsBefore(window.from, daySeconds) };
		const listed = await orRefused(client, async () => await listDeleted(client, wanted));
		const told = listed.flatMap(({ id, type, name, deletedDate }) =>
			known
				.filter((point) => soapTypes(point).includes(type))
				.filter(() => deletedDate === null || within(deletedDate, window))
				.map((point) => ({ point, id, name, deletedDate })),
		);
		return { deletions: await really(client, told), source: 'getDeleted', uncovered: unknown };
	} catch (error) {
		if (!(error instanceof NetSuiteError) || !refusing.has(error.kind)) throw error;
		const advice = error.code === SOAP_NEEDS_TBA ? ` ${error.advice}` : '';
		const uncovered = points.map((point) => ({ point, reason: `${refusal.detail} Over SOAP: ${error.detail}${advice}` }));
		return { deletions: [], source: null, uncovered };
	}
}

/** A login is refused here although SuiteQL took the same token: the role may not use SOAP. */
const refusing: ReadonlySet<string> = new Set(['login', 'permission', 'notVisible', 'notFound', 'invalid']);

/** Asked again for every point, a login that SOAP refuses would lock the token: so many calls are then answered from here. */
const callsSpared = 20;
const refusedLogins = new Map<string, { readonly error: NetSuiteError; spared: number }>();

async function orRefused<T>({ account }: Client, read: () => Promise<T>): Promise<T> {
	const before = refusedLogins.get(account);
	if (before && before.spared++ < callsSpared) throw before.error;
	refusedLogins.delete(account);
	try {
		return await read();
	} catch (error) {
		if (error instanceof NetSuiteError && error.kind === 'login') refusedLogins.set(account, { error, spared: 0 });
		throw error;
	}
}

const within = (moment: string, { from, to }: Window): boolean => (from === null || moment >= from) && moment < to;

/** Each record once, and only when no record has its ID any more. */
async function really(client: Client, told: readonly Deletion[]): Promise<Deletion[]> {
	const byTable = new Map<string, Deletion[]>();
	for (const one of told) {
		const { table } = one.point.source;
		const same = byTable.get(table);
		if (same) same.push(one);
		else byTable.set(table, [one]);
	}
	const gone = await Promise.all(
		[...byTable.values()].map(async (same) => {
			const ids = [...new Set(same.map(({ id }) => id))];
			const point = (same[0] as Deletion).point;
			const without = new Set(await notExisting(client, point, ids));
			return new Map(same.filter(({ id }) => without.has(id)).map((one) => [`${one.point.name} ${one.id}`, one]));
		}),
	);
	return gone.flatMap((deletions) => [...deletions.values()]);
}
