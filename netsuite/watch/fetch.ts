import { InvalidSettingError } from '../account';
import type { IntegrationPoint } from '../integrationPoints/types';
import { conditionSql } from '../read/conditions';
import { precisionFor } from '../read/currencies';
import { readCustomerNotes } from '../read/customerNotes';
import { readAll, type FailedRecord, type NetSuiteRecord } from '../read/records';
import { HiddenRecordsError, select } from '../read/selection';
import { withVisible } from '../read/visible';
import { pageSize } from '../suiteql/query';
import { chunksOf, identifier, join, longestList, sql, type Sql } from '../suiteql/sql';
import type { Client } from '../transport/client';
import type { Wanted } from './types';

export interface Fetched {
	readonly records: readonly NetSuiteRecord[];
	readonly failed: readonly FailedRecord[];
}

/** The conditions as pieces that must all be true. */
export function wantedSql({ conditions, combine }: Wanted): Sql[] {
	const pieces = conditions.map((condition) => sql`(${conditionSql(condition)})`);
	return pieces.length > 0 ? [join(pieces, combine === 'all' ? ' AND ' : ' OR ')] : [];
}

/**
 * Those of the records that meet the conditions, in the shape of Get Many, in the order of their internal IDs.
 * @param holds what else must be true of them.
 * @throws NetSuiteError; a record that came and cannot be understood is in `failed` instead.
 */
export async function fetchRecords(
	client: Client,
	point: IntegrationPoint,
	ids: readonly string[],
	wanted: Wanted,
	holds: readonly Sql[] = [],
): Promise<Fetched> {
	const records: NetSuiteRecord[] = [];
	const failed: FailedRecord[] = [];
	const { sublists, customFields } = wanted;
	const where = [...holds, ...wantedSql(wanted)];
	for (const chunk of chunksOf(ids, longestList)) {
		const chosen = sql`${identifier(point.id)} IN ${chunk.map(Number)}`;
		const found = await withVisible(client, select(point, { computed: true, sublists, customFields }), async (selection) => {
			const precision = await precisionFor(client, selection);
			const batches = [];
			for await (const batch of readAll(client, selection, { where: [chosen, ...where], precision })) batches.push(batch);
			return batches;
		});
		for (const batch of found) {
			records.push(...batch.records);
			failed.push(...batch.failed);
		}
	}
	if (point.bySoap && wanted.conditions.length === 0) {
		const found = new Set([...records, ...failed].map(({ id }) => id));
		records.push(...(await fetchBySoap(client, point, ids.filter((id) => !found.has(id)))));
	}
	return { records: records.sort((a, b) => Number(a.id) - Number(b.id)), failed };
}

/** Records that SuiteQL does not show. SOAP lists ranges of them, so the whole range is read. */
async function fetchBySoap(client: Client, point: IntegrationPoint, ids: readonly string[]): Promise<NetSuiteRecord[]> {
	if (ids.length === 0) return [];
	const numbers = ids.map(Number);
	const highest = Math.max(...numbers);
	const selection = select(point, { computed: false, sublists: false, bySoap: true });
	const found: NetSuiteRecord[] = [];
	let after: string | null = String(Math.min(...numbers) - 1);
	try {
		while (after !== null && Number(after) < highest) {
			const batch = await readCustomerNotes(client, selection, { after, limit: pageSize });
			found.push(...batch.records.filter(({ id }) => ids.includes(id)));
			after = batch.hasMore ? batch.last : null;
		}
	} catch (error) {
		// Then they are not watched either.
		if (!(error instanceof HiddenRecordsError)) throw error;
	}
	return found;
}

/** @throws InvalidSettingError when a condition cannot be one; asked before anything is read. */
export function checkWanted(wanted: Wanted): void {
	const nowhere = wanted.conditions.find(({ field }) => field.soapOnly);
	if (nowhere) {
		const { label, name } = nowhere.field;
		throw new InvalidSettingError('filters', `${label} (${name}) cannot be filtered by: SuiteQL does not have it.`);
	}
	wantedSql(wanted);
}
