import type { Account } from '../../account/account';
import type { Bean } from '../schema/bean';
import { enumerations } from '../schema/types';
import { all, fieldCondition, type Condition, type Searchable } from '../search/conditions';
import { forbidden, Refusal, success } from '../status';
import type { Operation } from './operation';

/** Believed: not the page size of searches. */
const PAGE_SIZE = 1000;

/** SOAP's names of record types, by those in `deletedrecord`. */
const recordTypes = new Map(enumerations.get('platformCoreTyp:RecordType')!.map((name) => [name.toLowerCase(), name]));

/** What was deleted, by date, record type and script ID. Believed: in the order of deletion. */
export const getDeleted: Operation = {
	run({ getDeletedFilter = {}, pageIndex = 0 }, { account, visibility }) {
		if (visibility.hiddenTables.has('deletedrecord')) throw forbidden('Deleted Records');
		const { sql, values } = conditionOf(account, getDeletedFilter as Bean);
		const count = account.store.get(`SELECT COUNT(*) AS rows FROM deletedrecord r WHERE ${sql}`, values)!;
		const totalRecords = Number(count.rows);
		const totalPages = Math.ceil(totalRecords / PAGE_SIZE);
		const page = pageIndex as number;
		// Believed: the sentence.
		if (page < 1 || page > Math.max(1, totalPages)) {
			throw new Refusal('INVALID_PAGE_INDEX', `Invalid page index: ${page}.`);
		}
		const deletedRecord = account.store
			.all(`SELECT r.* FROM deletedrecord r WHERE ${sql} ORDER BY r.deleteddate, r.type, r.recordid LIMIT ? OFFSET ?`, [
				...values,
				PAGE_SIZE,
				(page - 1) * PAGE_SIZE,
			])
			.map(
				(row): Bean => ({
					deletedDate: Number(row.deleteddate),
					record: {
						$type: 'platformCore:RecordRef',
						internalId: String(row.recordid),
						type: recordTypes.get(String(row.type)),
						name: (row.name as string | null) ?? undefined,
					},
				}),
			);
		return {
			getDeletedResult: {
				status: success,
				totalRecords,
				pageSize: PAGE_SIZE,
				totalPages,
				pageIndex: page,
				deletedRecordList: { deletedRecord },
			},
		};
	},
	refused: (status) => ({ getDeletedResult: { status } }),
};

function conditionOf(account: Account, { deletedDate, type, scriptId }: Bean): Condition {
	const parts: Condition[] = [];
	const on = (target: Searchable, field: Bean[string]) => {
		if (field) parts.push(fieldCondition(account, target, field as Bean));
	};
	on({ kind: 'timestamp', sql: 'r.deleteddate' }, deletedDate);
	on({ kind: 'key', sql: 'r.type', stored: deletedType }, type);
	on({ kind: 'text', sql: 'r.scriptid' }, scriptId);
	return all(parts);
}

/** Believed: how a value that is not one of `DeletedRecordType` is refused. */
function deletedType(value: string): string {
	if (enumerations.get('platformCoreTyp:DeletedRecordType')!.includes(value)) return value.toLowerCase();
	throw new Refusal('INVALID_SEARCH_VALUE', `Invalid deleted record type: ${value}.`);
}
