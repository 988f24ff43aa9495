import { toMinor } from '../money';
import { currencyOf } from '../reference';
import type { Row } from '../store';
import { headerOf, insertLines } from './post';
import { settle, unsettle, type LinkType } from './settle';
import type { Books, NewDocument } from './types';

/** What one document settles of another, in minor units. */
export interface Settlement {
	previous: number;
	next: number;
	type: LinkType;
	minor: number;
}

/** What a document settles and what settles it, by the documents. Links that settle nothing (billing) are not among them. */
export function settlementsOf(books: Books, id: number): Settlement[] {
	return books.store
		.all(
			'SELECT l.previousdoc, l.nextdoc, l.linktype, t.currency, SUM(l.foreignamount) AS amount' +
				' FROM nexttransactionlinelink l JOIN _transaction t ON t.id = l.previousdoc' +
				' WHERE (l.previousdoc = ?1 OR l.nextdoc = ?1) AND l.base IS NOT NULL' +
				' GROUP BY l.previousdoc, l.nextdoc, l.linktype ORDER BY l.previousdoc, l.nextdoc',
			[id],
		)
		.map((row) => ({
			previous: Number(row.previousdoc),
			next: Number(row.nextdoc),
			type: row.linktype as LinkType,
			minor: toMinor(Number(row.amount), currencyOf(Number(row.currency)).precision),
		}));
}

/**
 * Enters a document anew under the ID it has: its lines, what they post, and its own columns. What was applied stays
 * applied, at the document's new worth; the documents on the other side show no change that is not theirs.
 * @returns a settlement that no longer fits into the document, or `null`
 */
export function repost(books: Books, id: number, document: NewDocument): Settlement | null {
	const { store } = books;
	const settlements = settlementsOf(books, id);
	const others = settlements.map(({ previous, next }) => (previous === id ? next : previous));
	const kept = [id, ...others].map((each) => datesOf(books, each));
	const moments = store.all(
		'SELECT previousdoc, nextdoc, MAX(lastmodifieddate) AS moment FROM nexttransactionlinelink' +
			' WHERE (previousdoc = ?1 OR nextdoc = ?1) AND base IS NOT NULL GROUP BY previousdoc, nextdoc',
		[id],
	);
	for (const { previous, next } of settlements) unsettle(books, previous, next, document.at);

	const keys = store.all('SELECT id, uniquekey FROM _transactionline WHERE "transaction" = ?', [id]);
	store.run('DELETE FROM _transactionaccountingline WHERE "transaction" = ?', [id]);
	store.run('DELETE FROM _transactionline WHERE "transaction" = ?', [id]);
	insertLines(books, id, document, new Map(keys.map((row) => [Number(row.id), Number(row.uniquekey)])));
	store.update('_transaction', id, { ...headerOf(document), ...document.header });

	for (const settlement of settlements) {
		const { previous, next, type, minor } = settlement;
		if (settle(books, previous, next, minor, document.at, type) < minor) return settlement;
	}
	for (const { previousdoc, nextdoc, moment } of moments) {
		store.run('UPDATE nexttransactionlinelink SET lastmodifieddate = ? WHERE previousdoc = ? AND nextdoc = ?', [
			moment!,
			previousdoc!,
			nextdoc!,
		]);
	}
	for (const { id: each, closedate, lastmodifieddate } of kept) {
		store.run('UPDATE _transaction SET closedate = COALESCE(?, closedate) WHERE id = ? AND closedate IS NOT NULL', [
			closedate!,
			each!,
		]);
		if (each !== id) store.update('_transaction', Number(each), { lastmodifieddate: lastmodifieddate! });
	}
	return null;
}

function datesOf(books: Books, id: number): Row {
	return books.store.get('SELECT id, closedate, lastmodifieddate FROM _transaction WHERE id = ?', [id])!;
}
