import type { ApiContext } from '../../server/api';
import { CORRUPT } from '../../server/faults';
import type { Row } from '../../account/store';
import { schema } from '../../account/schema';
import { noteTypes } from '../../account/schema/communication';
import type { SqlValue } from '../../suiteql/engine';
import type { Bean, RecordRef, Value } from '../schema/bean';
import { forbidden } from '../status';

/** The role's permission, and what hides them: `{"fault":"hide","table":"note"}`. */
export function checkPermission({ hiddenTables }: ApiContext['visibility']): void {
	if (hiddenTables.has('note')) throw forbidden('Lists -> Notes Tab');
}

/** Name of a referenced row, as NetSuite displays it. */
const nameOf = (table: string, id: string) => {
	const { displaySql, displayColumn } = schema[table]!;
	return `(SELECT ${displaySql ? displaySql('d') : `d."${displayColumn}"`} FROM "${table}" d WHERE d.id = ${id})`;
};

const columns = `r.*, ${nameOf('employee', 'r.author')} AS authorname, ${nameOf('entity', 'r.entity')} AS entityname,
	${nameOf('transaction', 'r."transaction"')} AS transactionname`;

/** The note with that internal ID, or that external one; `null` if there is none. */
export function readNote(context: ApiContext, ref: RecordRef): Bean | null {
	if (ref.internalId !== undefined && !/^\d+$/.test(ref.internalId)) return null;
	const [condition, value]: [string, SqlValue] =
		ref.internalId !== undefined ? ['r.id = ?', Number(ref.internalId)] : ['r.externalid = ?', ref.externalId!];
	return readNotes(context, condition, [value], 1, 0)[0] ?? null;
}

/**
 * Notes that meet a condition on the row `r`, in the order of their internal IDs.
 * @throws Refusal when the role may not see notes
 */
export function readNotes(
	{ account, visibility, corruptColumns }: ApiContext,
	condition: string,
	values: readonly SqlValue[],
	limit: number,
	offset: number,
): Bean[] {
	checkPermission(visibility);
	return account.store
		.all(`SELECT ${columns} FROM _note r WHERE ${condition} ORDER BY r.id LIMIT ? OFFSET ?`, [...values, limit, offset])
		.map((row) => corrupted(noteOf(row), corruptColumns(String(row.id))));
}

/** What SuiteQL calls `notedate` is `noteDate` here. */
const corrupted = (note: Bean, columns: readonly string[]): Bean =>
	Object.fromEntries(
		Object.entries(note).map(([name, value]) => [name, columns.includes(name.toLowerCase()) ? CORRUPT : value]),
	);

/** Elements that are empty are left out, as in NetSuite's replies. */
function noteOf(row: Row): Bean {
	const given = (value: SqlValue | undefined): Value | undefined => (value === null ? undefined : (value as Value));
	const ref = (id: SqlValue | undefined, name: SqlValue | undefined): Bean | undefined =>
		id === null ? undefined : { internalId: String(id), name: given(name) };
	return {
		$type: 'generalComm:Note',
		internalId: String(row.id),
		externalId: given(row.externalid),
		title: given(row.title),
		noteType: ref(row.notetype, noteTypes[String(row.notetype) as keyof typeof noteTypes]),
		direction: given(row.direction),
		noteDate: given(row.notedate),
		note: given(row.note),
		lastModifiedDate: given(row.lastmodifieddate),
		author: ref(row.author, row.authorname),
		entity: ref(row.entity, row.entityname),
		transaction: ref(row.transaction, row.transactionname),
	};
}
