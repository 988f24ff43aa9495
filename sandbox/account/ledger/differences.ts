import { fromMinor } from '../money';
import { accounts } from '../reference';
import type { AccountingBook } from './books';
import { precisions, type Head } from './head';
import type { Books, Side } from './types';

/** Realised exchange differences stand in the general ledger alone, on a line no `transactionline` shows (believed). */
const DIFFERENCE_LINE = 900;

/** What the settled document was worth more than the settling one, to or from Realized Gain/Loss. */
export function bookDifference(
	books: Books,
	document: Head,
	line: number,
	side: Side,
	difference: number,
	book: AccountingBook,
): void {
	if (difference === 0) return;
	const { basePrecision } = precisions(document);
	const amount = fromMinor(side === 'credit' ? -difference : difference, basePrecision);
	const account = books.store.get(
		'SELECT account FROM _transactionaccountingline' +
			' WHERE "transaction" = ? AND transactionline = ? AND accountingbook = ?',
		[document.id, line, book.id],
	)!.account!;
	const booked = DIFFERENCE_LINE + 2 * line;
	addToLedger(books, document.id, booked, account as number, amount, book);
	addToLedger(books, document.id, booked + 1, accounts.exchangeGains, -amount, book);
}

/** Takes away what differences that were taken back have left: lines of nothing. */
export function dropClosedDifferences(books: Books, transaction: number): void {
	books.store.run(
		'DELETE FROM _transactionaccountingline WHERE "transaction" = ? AND amount = 0' +
			` AND transactionline >= ${DIFFERENCE_LINE}`,
		[transaction],
	);
}

function addToLedger(
	books: Books,
	transaction: number,
	line: number,
	account: number,
	amount: number,
	book: AccountingBook,
): void {
	books.store.run(
		'INSERT INTO _transactionaccountingline ("transaction", transactionline, accountingbook, account, amount, posting)' +
			" VALUES (?, ?, ?, ?, ?, 'T')" +
			' ON CONFLICT DO UPDATE SET amount = ROUND(amount + excluded.amount, 3)',
		[transaction, line, book.id, account, amount],
	);
}
