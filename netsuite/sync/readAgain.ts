import type { Field } from '../integrationPoints/types';
import { precisionFor } from '../read/currencies';
import { readBatch, type FailedRecord, type NetSuiteRecord } from '../read/records';
import { select, type LeftOut } from '../read/selection';
import { withVisible } from '../read/visible';
import { queryPage } from '../suiteql/query';
import { chunksOf, identifier, longestList, sql, trusted } from '../suiteql/sql';
import type { Client } from '../transport/client';
import { during, NetSuiteError } from '../transport/errors';
import type { Synced } from './asSynced';
import { refuseHiddenFields } from './customFields';
import { notExisting } from './deletions';

/** Records that were asked for by their internal IDs. */
export interface ReadAgain {
	readonly records: readonly NetSuiteRecord[];
	/** Those of the IDs that no record has any more. */
	readonly deleted: readonly string[];
	/** Those that NetSuite has, and that the filters leave out. */
	readonly outside: readonly string[];
	readonly failed: readonly FailedRecord[];
	readonly leftOut: readonly LeftOut[];
	readonly customFields: readonly Field[];
}

/**
 * Reads records again as a sync reads them, without touching where the sync stands. A record that was given out is
 * followed: what holds only when it is read first does not count here.
 * @param synced from {@link asSynced}.
 * @throws NetSuiteError when anything could not be read; also when NetSuite shows no record at all any more, which is more
 * likely a lost permission.
 */
export async function readAgain(client: Client, synced: Synced, ids: readonly string[]): Promise<ReadAgain> {
	const { customFields } = synced;
	const point = { ...synced.point, source: { ...synced.point.source, entry: undefined } };
	const wanted = [...new Set(ids)];
	if (wanted.length === 0) return { records: [], deleted: [], outside: [], failed: [], leftOut: [], customFields };
	const complete = select(point, { computed: false, sublists: true, customFields });
	const reading = withVisible(client, complete, async (selection) => {
		refuseHiddenFields(selection, customFields);
		const precision = await precisionFor(client, selection);
		const where = (some: readonly string[]) => [sql`${identifier(point.id)} IN ${some.map(Number)}`];
		const batches = await Promise.all(
			chunksOf(wanted, longestList).map(
				async (some) => await readBatch(client, selection, { where: where(some), after: null, precision }),
			),
		);
		return {
			records: batches.flatMap(({ records }) => records),
			failed: batches.flatMap(({ failed }) => failed),
			leftOut: selection.leftOut,
			customFields: selection.customFields,
		};
	});
	const read = await during(`Reading ${point.label.plural.toLowerCase()}`, reading);
	const found = new Set([...read.records, ...read.failed].map(({ id }) => id));
	const missing = wanted.filter((id) => !found.has(id));
	// What only SOAP shows is there, too, when SuiteQL does not have it.
	const deleted = point.bySoap ? [] : await notExisting(client, point, missing);
	if (deleted.length > 1 && deleted.length === wanted.length) await refuseIfNothingIsShown(client, synced);
	const gone = new Set(deleted);
	return { ...read, deleted, outside: missing.filter((id) => !gone.has(id)) };
}

/** A permission that was taken away can show as a table without rows. */
async function refuseIfNothingIsShown(client: Client, { point }: Synced): Promise<void> {
	const from = trusted(`${point.source.table} ${point.source.alias}`);
	const any = await queryPage(client, sql`SELECT MAX(${identifier(point.id)}) AS id FROM ${from}`, { limit: 1 });
	if (any.rows[0]?.id !== undefined) return;
	throw new NetSuiteError({
		kind: 'badAnswer',
		doing: `Reading ${point.label.plural.toLowerCase()}`,
		detail: 'NetSuite shows none of them any more.',
		advice: "Check what the token's role may see.",
	});
}
