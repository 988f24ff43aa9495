import type { Account } from './account';
import type { noteContexts } from './schema/systemNotes';
import type { SqlValue } from '../suiteql/engine';

/** Internal IDs of record types, as `systemnote.recordtypeid` has them. */
export const TRANSACTION = -30;
export const ENTITY = -9;

/** One field of a record before and after a save, as texts; null where it had or has no value. */
export interface FieldChange {
	/** As NetSuite names it: `CUSTBODY_DISPUTED`, `TRANDOC.SMEMO`; upper case. */
	field: string;
	from: string | null;
	to: string | null;
	/** Of a line's field: the line's unique key. */
	line?: number;
}

export interface RecordChange {
	recordTypeId: number;
	recordId: number;
	/** As people see the record: `Invoice #INV1001`. */
	record: string;
	event: 'create' | 'edit' | 'delete';
	/** Internal ID of the employee; -5 is the system itself. */
	by: number;
	context: keyof typeof noteContexts;
	/** Seconds since 1970 UTC. */
	at: number;
}

const TYPES = { create: 2, edit: 4, delete: 5 };

/**
 * Writes the system notes of a save: one for each field that changed, and for a new or deleted record one that says so.
 * Fields that did not change are left out.
 */
export function recordChanges(
	account: Pick<Account, 'store'>,
	change: RecordChange,
	fields: readonly FieldChange[],
): void {
	const note = {
		date: change.at,
		name: change.by,
		role: 3,
		context: change.context,
		record: change.record,
		recordid: change.recordId,
		recordtypeid: change.recordTypeId,
	};
	if (change.event !== 'edit') {
		account.store.insert('systemnote', { ...note, type: change.event === 'create' ? 1 : 5, field: null });
	}
	for (const { field, from, to, line } of fields) {
		if (from === to) continue;
		const type = change.event === 'edit' && to === null ? 3 : TYPES[change.event];
		account.store.insert('systemnote', {
			...note,
			type,
			lineid: line ?? null,
			field: field.toUpperCase(),
			oldvalue: from,
			newvalue: to,
		});
	}
}

/** Names of header columns in system notes. Believed, but for KSTATUS and IMPACT, which have been seen. */
const FIELDS: Readonly<Record<string, string>> = {
	status: 'TRANDOC.KSTATUS',
	posting: 'TRANDOC.IMPACT',
	trandate: 'TRANDOC.DTRAN',
	duedate: 'TRANDOC.DDUE',
	memo: 'TRANDOC.SMEMO',
	entity: 'TRANDOC.KENTITY',
	tranid: 'TRANDOC.STRANID',
	otherrefnum: 'TRANDOC.SPURCHASEORDER',
	terms: 'TRANDOC.KTERM',
	postingperiod: 'TRANDOC.KACCTPERIOD',
	foreigntotal: 'TRANDOC.MAMOUNT',
};

/** Not what a person changed. */
const SILENT = new Set(['id', 'lastmodifieddate', 'lastmodifiedby', 'createddate', 'createdby', 'datecreated']);

type Row = Readonly<Record<string, SqlValue>>;

const shown = (value: SqlValue | undefined): string | null =>
	value === null || value === undefined ? null : String(value);

/** What differs between two rows of a table (of a new or deleted record one is empty), column by column. */
export function changesBetween(before: Row, after: Row): FieldChange[] {
	const columns = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((column) => !SILENT.has(column));
	return columns
		.map((column) => ({
			field: FIELDS[column] ?? column,
			from: shown(before[column]),
			to: shown(after[column]),
		}))
		.filter(({ from, to }) => from !== to);
}
