import { accounts } from '../reference';
import type { Row } from '../store';
import type { Head } from './head';
import type { Books } from './types';

/** Brings header, status and dates of both into line with their lines. */
export function refreshBoth(books: Books, previous: Head, next: Head, at: number): void {
	refresh(books, next, at, next.trandate);
	refresh(books, previous, books.invoiceMovesWithPayment ? at : null, next.trandate);
}

function refresh(books: Books, document: Head, movedAt: number | null, closedOn: string): void {
	const moved: Row = movedAt === null ? {} : { lastmodifieddate: movedAt };
	const changes = { ...moved, ...settledHeader(books, document, closedOn) };
	if (Object.keys(changes).length > 0) books.store.update('_transaction', document.id, changes);
}

function settledHeader(books: Books, document: Head, closedOn: string): Row {
	const sums = books.store.get(
		'SELECT ROUND(SUM(foreignamountpaid), 3) AS paid, ROUND(SUM(foreignamountunpaid), 3) AS unpaid,' +
			' ROUND(SUM(foreignpaymentamountused), 3) AS used, ROUND(SUM(foreignpaymentamountunused), 3) AS unused' +
			' FROM _transactionline WHERE "transaction" = ?',
		[document.id],
	)!;
	const used = { foreignpaymentamountused: sums.used!, foreignpaymentamountunused: sums.unused! };
	switch (document.type) {
		case 'CustInvc': {
			const paid = sums.unpaid === 0;
			return {
				foreignamountpaid: sums.paid!,
				foreignamountunpaid: sums.unpaid!,
				status: paid ? 'B' : 'A',
				closedate: paid ? closedOn : null,
			};
		}
		case 'CustCred':
			return { ...used, status: sums.unused === 0 ? 'B' : 'A' };
		case 'CustDep':
			return { ...used, status: sums.unused === 0 ? 'C' : isDeposited(books, document.id) ? 'B' : 'A' };
		case 'CustPymt':
		case 'DepAppl':
			return used;
		default:
			return {};
	}
}

function isDeposited(books: Books, deposit: number): boolean {
	return !books.store.get(
		`SELECT account FROM _transactionaccountingline WHERE "transaction" = ? AND transactionline = 0 AND account = ${accounts.undeposited}`,
		[deposit],
	);
}
