import type { IntegrationPoint } from '../integrationPoints/types';
import type { Client } from '../transport/client';
import { NetSuiteError } from '../transport/errors';
import { inWindow } from '../suiteql/dates';
import { readPages } from '../suiteql/keyset';
import { queryPage } from '../suiteql/query';
import { chunksOf, identifier, longestList, sql, trusted } from '../suiteql/sql';

export interface Deletions {
	readonly ids: readonly string[];
	/** Why deletions cannot be seen, in NetSuite's words; `null` when they can. */
	readonly hidden: string | null;
}

/**
 * The point's records that were deleted in `[from, to)`, from the table `deletedrecord`.
 *
 * Believed: which of the table's columns holds the record type, and how it is spelt; both candidates are asked, and
 * an ID counts only when no record has it any more.
 * @throws NetSuiteError other than that the table cannot be seen.
 */
export async function readDeletions(
	client: Client,
	point: IntegrationPoint,
	window: { from: string | null; to: string },
): Promise<Deletions> {
	const type = (point.record.rest ?? point.name).toLowerCase();
	const found = new Set<string>();
	try {
		const pages = readPages(client, {
			columns: [],
			from: trusted('deletedrecord d'),
			where: [
				sql`LOWER(d.type) = ${type} OR LOWER(d.scriptid) = ${type}`,
				inWindow(identifier('d.deleteddate'), window.from, window.to),
			],
			keys: ['d.recordid'],
		});
		for await (const page of pages) for (const row of page) found.add(row.key0 as string);
	} catch (error) {
		if (!(error instanceof NetSuiteError) || !['notVisible', 'permission', 'invalid'].includes(error.kind)) throw error;
		return { ids: [], hidden: error.detail };
	}
	return { ids: await notExisting(client, point, [...found]), hidden: null };
}

/**
 * Those of the IDs that no record has any more.
 * @throws NetSuiteError
 */
export async function notExisting(client: Client, point: IntegrationPoint, ids: readonly string[]): Promise<string[]> {
	const existing = new Set<string>();
	for (const chunk of chunksOf(ids, longestList)) {
		const { rows } = await queryPage(
			client,
			sql`SELECT ${identifier(point.id)} AS id FROM ${trusted(`${point.source.table} ${point.source.alias}`)} WHERE ${identifier(point.id)} IN ${chunk.map(Number)}`,
		);
		for (const row of rows) existing.add(row.id as string);
	}
	return ids.filter((id) => !existing.has(id));
}
