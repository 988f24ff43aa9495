import type { Bean } from '../schema/bean';
import { enumerations } from '../schema/enumerations';
import { all, enumeration, moment, text, type Condition } from '../search/conditions';
import { forbidden, Refusal, success } from '../status';
import type { Operation } from './operation';

/** Believed: not the page size of searches. */
const PAGE_SIZE = 1000;

/** SOAP's names of record types, by those in `deletedrecord`. */
const recordTypes = new Map(enumerations['platformCoreTyp:RecordType']!.map((name) => [name.toLowerCase(), name]));

/** What was deleted, by date, record type and script ID. Believed: in the order of deletion. */
export const getDeleted: Operation = {
	request: 'platformMsgs:GetDeletedRequest',
	response: 'platformMsgs:GetDeletedResponse',
	run({ getDeletedFilter = {}, pageIndex = 0 }, { account, visibility }) {
		if (visibility.hiddenTables.has('deletedrecord')) throw forbidden('Deleted Records');
		const { sql, values } = conditionOf(getDeletedFilter as Bean);
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

function conditionOf({ deletedDate, type, scriptId }: Bean): Condition {
	const parts: Condition[] = [];
	if (deletedDate) parts.push(moment('r.deleteddate')(deletedDate as Bean));
	if (type) parts.push(enumeration('r.type', deletedType)(type as Bean));
	if (scriptId) parts.push(text('r.scriptid')(scriptId as Bean));
	return all(parts);
}

/** Believed: how a value that is not one of `DeletedRecordType` is refused. */
function deletedType(value: string): string {
	if (enumerations['platformCoreTyp:DeletedRecordType']!.includes(value)) return value.toLowerCase();
	throw new Refusal('INVALID_SEARCH_VALUE', `Invalid deleted record type: ${value}.`);
}
