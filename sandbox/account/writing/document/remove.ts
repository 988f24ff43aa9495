import type { Account } from '../../account';
import { removeDocument, removeLinks, voidDocument } from '../../ledger/remove';
import { settlementsOf } from '../../ledger/repost';
import { cannotVoid, hasDependents } from '../refusal';
import { CURRENT_USER, type WritableDocument, type WritableType } from '../types';
import { note, noted, type NoteContext } from '../saveNotes';
import { undone } from '../undone';
import { linkOrders, refreshOrders } from './orders';
import { checkClosedLedger, closedLedger } from './periods';

/**
 * Deletes a transaction; what it was applied to is open again. What others are applied to or were made from stays.
 * @throws Refusal before anything is deleted
 */
export function deleteDocument(account: Account, { document: rules }: WritableDocument, id: number): void {
	const { store } = account;
	const dependent =
		store.get('SELECT nextdoc FROM nexttransactionlinelink WHERE previousdoc = ? LIMIT 1', [id]) ??
		store.get('SELECT "transaction" FROM _transactionline WHERE createdfrom = ?1 AND "transaction" <> ?1 LIMIT 1', [
			id,
		]);
	if (dependent) throw hasDependents();
	undone(account, () => {
		const touched = touchedBy(account, id);
		const closed = closedLedger(account, touched);
		const orders = rules.type === 'CustInvc' ? linkOrders(account, id, []) : [];
		removeDocument(account, id, account.clock.now(), CURRENT_USER);
		refreshOrders(account, orders);
		checkClosedLedger(account, touched, closed);
	});
}

/**
 * Makes a transaction worth nothing: the account's preference *Void Transactions Using Reversing Journals* is off, so no
 * journal is made. What it was applied to is open again.
 * @param context from where, for the system notes
 * @returns the transaction's own ID
 * @throws Refusal
 */
export function voidRecord(account: Account, type: WritableType, id: number, context?: NoteContext): number {
	const row = account.store.get('SELECT voided FROM _transaction WHERE id = ?', [id]);
	// Believed: what others are applied to cannot be voided before they are taken back.
	const settled = settlementsOf(account, id).some(({ previous }) => previous === id);
	if (!type.document?.voidable || !row || row.voided === 'T' || settled) throw cannotVoid();
	undone(account, () => {
		const before = noted(account, type, id);
		const touched = touchedBy(account, id);
		const closed = closedLedger(account, touched);
		removeLinks(account, id, 'Payment', account.clock.now());
		const orders = linkOrders(account, id, []);
		voidDocument(account, id, account.clock.now());
		refreshOrders(account, orders);
		checkClosedLedger(account, touched, closed);
		note(account, type, id, before, noted(account, type, id), context);
	});
	return id;
}

function touchedBy(account: Account, id: number): number[] {
	return [id, ...settlementsOf(account, id).flatMap(({ previous, next }) => [previous, next])];
}
