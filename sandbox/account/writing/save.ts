import type { Account } from '../account';
import { removeRecord } from '../ledger/remove';
import { recordTypesOf } from '../records';
import type { Row } from '../store';
import { createDocument } from './document/create';
import { deleteDocument } from './document/remove';
import { updateDocument } from './document/update';
import { checkExternalId } from './externalId';
import { note, noted, type NoteContext } from './saveNotes';
import { columnsOf, storedValues, type Settable } from './properties';
import { invalidValue, notSettable } from './refusal';
import { CURRENT_USER, type Json, type WritableRecord, type WritableType, type WriteOptions } from './types';
import { undone } from './undone';

/**
 * Enters a record and gives its internal ID.
 * @param body the record as a client sent it, by REST names
 * @throws Refusal before anything is stored
 */
export function createRecord(account: Account, type: WritableType, body: Json, options: WriteOptions): number {
	return undone(account, () => {
		const id = type.document ? createDocument(account, type, body, options) : createRow(account, type, body, options);
		note(account, type, id, null, noted(account, type, id), options.context);
		return id;
	});
}

function createRow(account: Account, type: WritableRecord, body: Json, options: WriteOptions): number {
	const settable = settableOf(account, type);
	const given = storedValues(account, settable, type.prepare?.(account, body) ?? body, null, options);
	const blank = Object.fromEntries(columnsOf(settable).map((column) => [column, null]));
	const unset = (settable.customFields ?? []).filter((field) => field.type === 'checkbox');
	const draft: Row = {
		...blank,
		...Object.fromEntries(unset.map(({ scriptId }) => [scriptId, 'F'])),
		...given,
		// No record has this ID; the next free one is only taken by what is stored.
		id: 0,
		lastmodifieddate: account.clock.now(),
	};
	const row = checked(account, type, draft, null);
	const id = account.nextId(type.sequence);
	account.store.insert(type.table, { ...row, id });
	type.saveLists?.(account, id, body, options);
	return id;
}

/**
 * Changes what the body names; the rest stays. Of what cannot be edited nothing can be named.
 * @throws Refusal before anything is stored
 */
export function updateRecord(
	account: Account,
	type: WritableType,
	id: number,
	body: Json,
	options: WriteOptions,
): void {
	const [first] = Object.keys(body);
	if (!type.operations.includes('update') && first !== undefined) throw notSettable(first);
	undone(account, () => {
		const before = noted(account, type, id);
		if (type.document) updateDocument(account, type, id, body, options);
		else updateRow(account, type, id, body, options);
		note(account, type, id, before, noted(account, type, id), options.context);
	});
}

function updateRow(account: Account, type: WritableRecord, id: number, body: Json, options: WriteOptions): void {
	const before = account.store.get(`SELECT * FROM ${type.table} WHERE id = ?`, [id])!;
	const prepared = type.prepare?.(account, body) ?? body;
	const given = storedValues(account, settableOf(account, type), prepared, before, options);
	const row = checked(account, type, { ...before, ...given, lastmodifieddate: account.clock.now() }, before);
	const changes = Object.entries(row).filter(([column, value]) => value !== before[column]);
	if (changes.length > 0) account.store.update(type.table, id, Object.fromEntries(changes));
	type.saveLists?.(account, id, body, options);
}

/**
 * @param context from where, for the system notes
 * @throws Refusal before anything is deleted
 */
export function deleteRecord(account: Account, type: WritableType, id: number, context?: NoteContext): void {
	undone(account, () => {
		const before = noted(account, type, id);
		if (type.document) deleteDocument(account, type, id);
		else deleteRow(account, type, id);
		note(account, type, id, before, null, context);
	});
}

function deleteRow(account: Account, type: WritableRecord, id: number): void {
	type.checkDeletion?.(account, id);
	const row = account.store.get(`SELECT * FROM ${type.table} WHERE id = ?`, [id])!;
	type.removeLists?.(account, id);
	removeRecord(account, type.table, id, { ...type.deletion!(row), at: account.clock.now(), deletedBy: CURRENT_USER });
}

const recordTypeOf = (account: Account, { name }: WritableType) =>
	recordTypesOf(account).find((type) => type.name === name)!;

function settableOf(account: Account, type: WritableRecord): Settable {
	const { fields, customFields, restLists } = recordTypeOf(account, type);
	const apart = new Set(Object.keys(restLists ?? {}).map((name) => name.toLowerCase()));
	return { fields, writable: type.fields, customFields, apart };
}

/** The row as it will be stored. */
function checked(account: Account, type: WritableRecord, draft: Row, before: Row | null): Row {
	const row = type.complete(account, draft, before);
	type.check(account, row, before);
	checkExternalId(account, type, row.externalid ?? null, before);
	return row;
}

/** Believed: an upsert may name the external ID in its body as well, but no other. */
export function withExternalId(body: Json, externalId: string): Json {
	const named = Object.entries(body).find(([name]) => name.toLowerCase() === 'externalid');
	if (named && String(named[1]).toLowerCase() !== externalId.toLowerCase()) throw invalidValue('externalId');
	return { ...Object.fromEntries(Object.entries(body).filter((entry) => entry !== named)), externalId };
}
