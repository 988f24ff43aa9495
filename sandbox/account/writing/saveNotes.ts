import type { Account } from '../account';
import type { noteContexts } from '../schema/systemNotes';
import type { Row } from '../store';
import { changesBetween, ENTITY, recordChanges, TRANSACTION } from '../systemNotes';
import { CURRENT_USER, type WritableType } from './types';

/** From where a save came, as system notes name it. */
export type NoteContext = keyof typeof noteContexts;

/** Whose saves leave system notes, by REST name; documents are all of them. */
const entities: ReadonlySet<string> = new Set(['customer', 'contact']);

/** What is stored of a record now, as people see it in system notes. */
export interface Noted {
	row: Row;
	name: string;
}

/** The record as it is; `null` where there is none, or where no notes are kept of such records. */
export function noted({ store }: Account, type: WritableType, id: number): Noted | null {
	if (!type.document && !entities.has(type.name)) return null;
	const row = store.get(`SELECT * FROM ${type.table} WHERE id = ?`, [id]);
	if (!row) return null;
	const name = type.document
		? store.get('SELECT trandisplayname FROM "transaction" WHERE id = ?', [id])!.trandisplayname
		: row.entityid;
	return { row, name: String(name) };
}

/** Writes the system notes of a save; of two states one is missing for a new or a deleted record. */
export function note(
	account: Account,
	type: WritableType,
	recordId: number,
	before: Noted | null,
	after: Noted | null,
	context: NoteContext = 'RST',
): void {
	const state = after ?? before;
	if (!state) return;
	const event = !before ? 'create' : !after ? 'delete' : 'edit';
	const change = {
		recordTypeId: type.document ? TRANSACTION : ENTITY,
		recordId,
		record: state.name,
		event,
		by: CURRENT_USER,
		context,
		at: account.clock.now(),
	} as const;
	recordChanges(account, change, event === 'delete' ? [] : changesBetween(before?.row ?? {}, after?.row ?? {}));
}
