import { documentTypes, type DocumentType } from '../documentTypes';
import type { Row } from '../store';
import { settlementsOf } from './repost';
import { unsettle, type LinkType } from './settle';
import type { Books } from './types';

/**
 * Makes a document without applications worth nothing, as voiding without a reversing journal does: it stays, with its
 * lines, all amounts zero.
 */
export function voidDocument(books: Books, id: number, at: number): void {
	const amounts = (columns: string[]) =>
		columns.map((column) => `${column} = IIF(${column} IS NULL, NULL, 0)`).join(', ');
	const open = ['foreignamountpaid', 'foreignamountunpaid', 'foreignpaymentamountused', 'foreignpaymentamountunused'];
	const openBase = ['amountpaid', 'amountunpaid', 'paymentamountused', 'paymentamountunused'];
	books.store.run(
		"UPDATE _transaction SET voided = 'T', status = 'V', memo = 'VOID', lastmodifieddate = ?," +
			` ${amounts(['foreigntotal', ...open])} WHERE id = ?`,
		[at, id],
	);
	books.store.run(
		`UPDATE _transactionline SET ${amounts(['foreignamount', 'netamount', ...open])} WHERE "transaction" = ?`,
		[id],
	);
	books.store.run(`UPDATE _transactionaccountingline SET ${amounts(['amount', ...openBase])} WHERE "transaction" = ?`, [
		id,
	]);
}

/** Takes back what a document is applied to by links of that type. */
export function removeLinks(books: Books, id: number, type: LinkType, at: number): void {
	for (const settlement of settlementsOf(books, id)) {
		if (settlement.next === id && settlement.type === type) unsettle(books, settlement.previous, id, at);
	}
}

export interface Removed {
	/** What was applied to the document or what it was applied to; these are open again. */
	reopened: number[];
	notes: number[];
	messages: number[];
}

/** Deletes a document with its lines, links, notes and messages. What it settled is open again. */
export function removeDocument(books: Books, id: number, at: number, deletedBy: number): Removed {
	const { store } = books;
	const links = store.all(
		'SELECT DISTINCT previousdoc, nextdoc FROM nexttransactionlinelink WHERE previousdoc = ?1 OR nextdoc = ?1',
		[id],
	);
	for (const link of links) unsettle(books, Number(link.previousdoc), Number(link.nextdoc), at);
	const reopened = links.map((link) => Number(link.previousdoc === id ? link.nextdoc : link.previousdoc));

	const ids = (table: string) =>
		store.all(`SELECT id FROM ${table} WHERE "transaction" = ?`, [id]).map((row) => Number(row.id));
	const [notes, messages] = [ids('_note'), ids('message')];
	for (const note of notes) removeRecord(books, '_note', note, { type: 'note', at, deletedBy });
	for (const message of messages) removeRecord(books, 'message', message, { type: 'message', at, deletedBy });

	const { type, trandisplayname } = store.get('SELECT type, trandisplayname FROM "transaction" WHERE id = ?', [id])!;
	store.run('DELETE FROM nexttransactionlinelink WHERE previousdoc = ?1 OR nextdoc = ?1', [id]);
	store.run('DELETE FROM _transactionaccountingline WHERE "transaction" = ?', [id]);
	store.run('DELETE FROM _transactionline WHERE "transaction" = ?', [id]);
	removeRecord(books, '_transaction', id, {
		type: documentTypes[type as DocumentType].recordType,
		name: trandisplayname as string,
		recordTypeId: -30,
		at,
		deletedBy,
	});
	return { reopened, notes, messages };
}

export interface Deletion {
	/** The REST record type in lower case; which values NetSuite writes is unconfirmed. */
	type: string;
	name?: string | null;
	/** -30 transactions, -9 entities: known of `systemnote`, believed here. */
	recordTypeId?: number;
	at: number;
	deletedBy: number;
}

/** Deletes one row and records that. */
export function removeRecord(books: Books, table: string, id: number, deletion: Deletion): void {
	books.store.remove(table, id);
	books.store.insert('deletedrecord', deletedRecord(id, deletion));
}

export function deletedRecord(id: number, deletion: Deletion): Row {
	return {
		recordid: id,
		name: deletion.name ?? null,
		type: deletion.type,
		recordtypeid: deletion.recordTypeId ?? null,
		scriptid: deletion.type.toUpperCase(),
		context: 'UI',
		deletedby: deletion.deletedBy,
		deleteddate: deletion.at,
		iscustomlist: 'F',
		iscustomrecord: 'F',
		iscustomtransaction: 'F',
	};
}
