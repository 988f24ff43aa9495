import { convert, fromMinor, toMinor } from '../money';
import { currencyOf } from '../reference';
import type { Row } from '../store';
import type { SqlValue } from '../../suiteql/engine';
import { accountingBooks, type AccountingBook } from './books';
import { bookDifference, dropClosedDifferences } from './differences';
import { head, precisions, type Head } from './head';
import { refreshBoth } from './refresh';
import type { Books, Side } from './types';

/** `Payment` settles a receivable or refunds a credit; `DepAppl` takes from a deposit what an application uses. */
export type LinkType = 'Payment' | 'DepAppl';

/** Names of the settled and the open amount of a line, per side, in `transactionline` and in the general ledger. */
const COLUMNS: Record<Side, { done: string; open: string; baseDone: string; baseOpen: string }> = {
	debit: {
		done: 'foreignamountpaid',
		open: 'foreignamountunpaid',
		baseDone: 'amountpaid',
		baseOpen: 'amountunpaid',
	},
	credit: {
		done: 'foreignpaymentamountused',
		open: 'foreignpaymentamountunused',
		baseDone: 'paymentamountused',
		baseOpen: 'paymentamountunused',
	},
};

interface OpenLine {
	id: number;
	account: number;
	openMinor: number;
	/** What is open in each book that the line is in, in the subsidiary's currency. */
	baseOpenMinor: Map<AccountingBook, number>;
}

/**
 * Applies `next` to `previous` for an amount in the transaction's currency (both have the same), in minor units.
 * Moves the open amounts, statuses and modification dates of both and books realised exchange differences.
 * @param line settles this line of `previous` alone: a journal entry may have several
 * @returns what was applied: less than asked for where one of them has less open
 */
export function settle(
	books: Books,
	previous: number,
	next: number,
	minor: number,
	at: number,
	type: LinkType = 'Payment',
	line: number | null = null,
): number {
	const [from, to] = [head(books, previous), head(books, next)];
	const sides = sidesOf(from, to, type);
	const sources = openLines(books, from, sides.previous, to).filter(({ id }) => line === null || id === line);
	const targets = openLines(books, to, sides.next, from);
	let rest = minor;
	for (const source of sources) {
		for (const target of targets) {
			if (source.account !== target.account) continue;
			const part = Math.min(rest, source.openMinor, target.openMinor);
			if (part <= 0) continue;
			link(books, from, source, to, target, part, sides, at, type);
			rest -= part;
		}
	}
	if (rest < minor) refreshBoth(books, from, to, at);
	return minor - rest;
}

/** Takes back everything that `next` settles of `previous`; a document that applies to others stays as it is. */
export function unsettle(books: Books, previous: number, next: number, at: number): void {
	const [from, to] = [head(books, previous), head(books, next)];
	const rows = books.store.all(
		'SELECT * FROM nexttransactionlinelink WHERE previousdoc = ? AND nextdoc = ? AND base IS NOT NULL',
		[previous, next],
	);
	for (const row of rows) {
		const sides = sidesOf(from, to, row.linktype as LinkType);
		const minor = toMinor(Number(row.foreignamount), currencyOf(from.currency).precision);
		move(books, from, Number(row.previousline), sides.previous, -minor);
		move(books, to, Number(row.nextline), sides.next, -minor);
		for (const book of accountingBooks) {
			if (row[book.base] === null) continue;
			const [base, nextBase] = [Number(row[book.base]), Number(row[book.nextBase])];
			moveBase(books, from, Number(row.previousline), sides.previous, -base, book);
			moveBase(books, to, Number(row.nextline), sides.next, -nextBase, book);
			bookDifference(books, to, Number(row.nextline), sides.next, nextBase - base, book);
		}
	}
	books.store.run('DELETE FROM nexttransactionlinelink WHERE previousdoc = ? AND nextdoc = ? AND base IS NOT NULL', [
		previous,
		next,
	]);
	dropClosedDifferences(books, next);
	if (rows.length > 0) refreshBoth(books, from, to, at);
}

/** Invoices and journal debits are debits that credits settle; what is refunded or drawn upon is a credit. */
function sidesOf(previous: Head, next: Head, type: LinkType): { previous: Side; next: Side } {
	const debits = previous.type === 'CustInvc' || (previous.type === 'Journal' && next.type !== 'CustRfnd');
	const debit = type === 'Payment' && debits;
	return debit ? { previous: 'debit', next: 'credit' } : { previous: 'credit', next: 'debit' };
}

/** @param other what settles or is settled: of a journal entry only lines of the same customer are */
function openLines(books: Books, document: Head, side: Side, other: Head): OpenLine[] {
	const { open, baseOpen } = COLUMNS[side];
	const { precision, basePrecision } = precisions(document);
	const customer = document.type === 'Journal' ? other.entity : null;
	const rows = books.store.all(
		`SELECT l.id, l.${open} AS open, a.${baseOpen} AS base, a.accountingbook AS book, a.account FROM _transactionline l` +
			' JOIN _transactionaccountingline a ON a."transaction" = l."transaction" AND a.transactionline = l.id' +
			` WHERE l."transaction" = ?1 AND l.${open} > 0 AND (?2 IS NULL OR l.entity = ?2) ORDER BY l.id, a.accountingbook`,
		[document.id, customer],
	);
	const lines = new Map<number, OpenLine>();
	for (const { id, open: openAmount, base, book, account } of rows) {
		const line = lines.get(Number(id)) ?? {
			id: Number(id),
			account: Number(account),
			openMinor: toMinor(Number(openAmount), precision),
			baseOpenMinor: new Map<AccountingBook, number>(),
		};
		lines.set(line.id, line);
		line.baseOpenMinor.set(accountingBooks.find((each) => each.id === book)!, toMinor(Number(base), basePrecision));
	}
	return [...lines.values()];
}

function link(
	books: Books,
	from: Head,
	source: OpenLine,
	to: Head,
	target: OpenLine,
	minor: number,
	sides: { previous: Side; next: Side },
	at: number,
	type: LinkType,
): void {
	const amount = fromMinor(minor, currencyOf(from.currency).precision);
	const row: Row = { foreignamount: amount, lastmodifieddate: at };
	for (const book of source.baseOpenMinor.keys()) {
		if (!target.baseOpenMinor.has(book)) continue;
		const base = baseOf(from, source, minor, book);
		// A journal entry has no exchange difference: it takes over what the other document is worth.
		const nextBase = to.type === 'Journal' ? base : baseOf(to, target, minor, book);
		Object.assign(row, { [book.base]: base, [book.nextBase]: nextBase });
		moveBase(books, from, source.id, sides.previous, base, book);
		moveBase(books, to, target.id, sides.next, nextBase, book);
		bookDifference(books, to, target.id, sides.next, base - nextBase, book);
		source.baseOpenMinor.set(book, source.baseOpenMinor.get(book)! - base);
		target.baseOpenMinor.set(book, target.baseOpenMinor.get(book)! - nextBase);
	}
	move(books, from, source.id, sides.previous, minor);
	move(books, to, target.id, sides.next, minor);
	enterLink(books, [from.id, source.id, from.type, to.id, target.id, to.type, type], row);
	source.openMinor -= minor;
	target.openMinor -= minor;
}

/** Applied a second time to the same line, the amounts add up, as editing an application does. */
function enterLink(books: Books, lines: SqlValue[], { lastmodifieddate, ...amounts }: Row): void {
	const names = Object.keys(amounts);
	const sums = names.map((name) => `${name} = ROUND(${name} + excluded.${name}, 3)`);
	books.store.run(
		'INSERT INTO nexttransactionlinelink' +
			` (previousdoc, previousline, previoustype, nextdoc, nextline, nexttype, linktype, lastmodifieddate, ${names.join(', ')})` +
			` VALUES (?, ?, ?, ?, ?, ?, ?, ?${', ?'.repeat(names.length)})` +
			` ON CONFLICT DO UPDATE SET lastmodifieddate = excluded.lastmodifieddate, ${sums.join(', ')}`,
		[...lines, lastmodifieddate!, ...Object.values(amounts)],
	);
}

/** In the subsidiary's currency at the document's own rate; what closes a line takes all that is left of it. */
function baseOf(document: Head, line: OpenLine, minor: number, book: AccountingBook): number {
	if (minor === line.openMinor) return line.baseOpenMinor.get(book)!;
	const { precision, basePrecision } = precisions(document);
	return convert(minor, precision, document.exchangerate * book.factor, basePrecision);
}

function move(books: Books, document: Head, line: number, side: Side, minor: number): void {
	const { done, open } = COLUMNS[side];
	const amount = fromMinor(minor, precisions(document).precision);
	books.store.run(
		`UPDATE _transactionline SET ${done} = ROUND(${done} + ?1, 3), ${open} = ROUND(${open} - ?1, 3)` +
			' WHERE "transaction" = ?2 AND id = ?3',
		[amount, document.id, line],
	);
}

function moveBase(books: Books, document: Head, line: number, side: Side, base: number, book: AccountingBook): void {
	const { baseDone, baseOpen } = COLUMNS[side];
	const amount = fromMinor(base, precisions(document).basePrecision);
	books.store.run(
		`UPDATE _transactionaccountingline SET ${baseDone} = ROUND(${baseDone} + ?1, 3),` +
			` ${baseOpen} = ROUND(${baseOpen} - ?1, 3)` +
			' WHERE "transaction" = ?2 AND transactionline = ?3 AND accountingbook = ?4',
		[amount, document.id, line, book.id],
	);
}
