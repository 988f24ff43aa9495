import type { NetSuiteRecord } from '../read/records';
import { fromOf, whereOf } from '../read/selection';
import { conditions } from '../suiteql/keyset';
import { queryPage } from '../suiteql/query';
import { identifier, sql, type Sql } from '../suiteql/sql';
import type { Client } from '../transport/client';
import { createdField } from './changed';
import { latestDeleted } from './deleted';
import { checkWanted, fetchRecords, wantedSql } from './fetch';
import { invoiceColumns } from './invoices';
import { accountToday, isOverdue } from './overdue';
import { isPaid } from './paid';
import type { DeletedRecord, WatchSettings } from './types';

/** The latest record of the kind that a watch waits for, to build a flow with; nothing is remembered. */
export async function latest(
	client: Client,
	settings: WatchSettings,
): Promise<{ readonly records: readonly NetSuiteRecord[]; readonly deleted: readonly DeletedRecord[] }> {
	checkWanted(settings);
	if (settings.occasion === 'deleted') return { records: [], deleted: await latestDeleted(client, settings.point) };
	const { point } = settings;
	const { holds, order } = await searchOf(client, settings);
	// What the conditions are about may stand in a joined table.
	const from = fromOf(point.source, settings.conditions.map(({ field }) => field));
	const where = [...whereOf(point.source), ...holds, ...wantedSql(settings)];
	const { rows } = await queryPage(
		client,
		sql`SELECT ${identifier(point.id)} AS id FROM ${from}${conditions(where)} ORDER BY ${order} DESC, ${identifier(point.id)} DESC`,
		{ limit: 1 },
	);
	const ids = rows.flatMap(({ id }) => (id === undefined ? [] : [id]));
	const { records } = await fetchRecords(client, point, ids, settings, holds);
	return { records, deleted: [] };
}

async function searchOf(client: Client, { point, occasion, overdueDays }: WatchSettings): Promise<{ holds: Sql[]; order: Sql }> {
	const modified = identifier(point.changes.by === 'lastModified' ? point.changes.column : point.id);
	switch (occasion) {
		case 'created':
			return { holds: [], order: identifier(createdField(point)?.column ?? point.id) };
		case 'paid':
			return { holds: isPaid(point), order: modified };
		case 'overdue':
			return { holds: isOverdue(point, await accountToday(client), overdueDays), order: invoiceColumns(point).dueDate };
		default:
			return { holds: [], order: modified };
	}
}
