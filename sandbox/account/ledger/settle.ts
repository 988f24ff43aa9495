import { convert, fromMinor, toMinor } from '../money';
import { currencyOf } from '../reference';
import { bookDifference } from './differences';
import { head, precisions, type Head } from './head';
import { PRIMARY_BOOK } from './post';
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
	baseOpenMinor: number;
}

/**
 * Applies `next` to `previous` for an amount in the transaction's currency (both have the same), in minor units.
 * Moves the open amounts, statuses and modification dates of both and books realised exchange differences.
 * @returns what was applied: less than asked for where one of them has less open
 */
export function settle(
	books: Books,
	previous: number,
	next: number,
	minor: number,
	at: number,
	type: LinkType = 'Payment',
): number {
	const [from, to] = [head(books, previous), head(books, next)];
	const sides = sidesOf(from, type);
	const sources = openLines(books, from, sides.previous);
	const targets = openLines(books, to, sides.next);
	let rest = minor;
	for (const source of sources) {
		for (const target of targets) {
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
		const sides = sidesOf(from, row.linktype as LinkType);
		const minor = toMinor(Number(row.foreignamount), currencyOf(from.currency).precision);
		move(books, from, Number(row.previousline), sides.previous, -minor, -Number(row.base));
		move(books, to, Number(row.nextline), sides.next, -minor, -Number(row.nextbase));
		bookDifference(books, to, Number(row.nextline), sides.next, Number(row.nextbase) - Number(row.base));
	}
	books.store.run('DELETE FROM nexttransactionlinelink WHERE previousdoc = ? AND nextdoc = ? AND base IS NOT NULL', [
		previous,
		next,
	]);
	if (rows.length > 0) refreshBoth(books, from, to, at);
}

/** Invoices and journal debits are debits that credits settle; what is refunded or drawn upon is a credit. */
function sidesOf(previous: Head, type: LinkType): { previous: Side; next: Side } {
	const debit = type === 'Payment' && (previous.type === 'CustInvc' || previous.type === 'Journal');
	return debit ? { previous: 'debit', next: 'credit' } : { previous: 'credit', next: 'debit' };
}

function openLines(books: Books, document: Head, side: Side): OpenLine[] {
	const { open, baseOpen } = COLUMNS[side];
	const { precision, basePrecision } = precisions(document);
	return books.store
		.all(
			`SELECT l.id, l.${open} AS open, a.${baseOpen} AS base, a.account FROM _transactionline l` +
				' JOIN _transactionaccountingline a ON a."transaction" = l."transaction" AND a.transactionline = l.id' +
				` AND a.accountingbook = ${PRIMARY_BOOK} WHERE l."transaction" = ? AND l.${open} > 0 ORDER BY l.id`,
			[document.id],
		)
		.map((row) => ({
			id: Number(row.id),
			account: Number(row.account),
			openMinor: toMinor(Number(row.open), precision),
			baseOpenMinor: toMinor(Number(row.base), basePrecision),
		}));
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
	const base = baseOf(from, source, minor);
	// A journal entry has no exchange difference: it takes over what the other document is worth.
	const nextBase = to.type === 'Journal' ? base : baseOf(to, target, minor);
	// Applied a second time to the same line: the amounts add up, as editing an application does.
	books.store.run(
		`INSERT INTO nexttransactionlinelink (previousdoc, previousline, previoustype, nextdoc, nextline, nexttype, linktype,
			foreignamount, lastmodifieddate, base, nextbase) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT DO UPDATE SET foreignamount = ROUND(foreignamount + excluded.foreignamount, 3),
			lastmodifieddate = excluded.lastmodifieddate, base = base + excluded.base, nextbase = nextbase + excluded.nextbase`,
		[
			...[from.id, source.id, from.type],
			...[to.id, target.id, to.type, type],
			...[fromMinor(minor, currencyOf(from.currency).precision), at, base, nextBase],
		],
	);
	move(books, from, source.id, sides.previous, minor, base);
	move(books, to, target.id, sides.next, minor, nextBase);
	bookDifference(books, to, target.id, sides.next, base - nextBase);
	source.openMinor -= minor;
	source.baseOpenMinor -= base;
	target.openMinor -= minor;
	target.baseOpenMinor -= nextBase;
}

/** In the subsidiary's currency at the document's own rate; what closes a line takes all that is left of it. */
function baseOf(document: Head, line: OpenLine, minor: number): number {
	if (minor === line.openMinor) return line.baseOpenMinor;
	const { precision, basePrecision } = precisions(document);
	return convert(minor, precision, document.exchangerate, basePrecision);
}

function move(books: Books, document: Head, line: number, side: Side, minor: number, base: number): void {
	const { done, open, baseDone, baseOpen } = COLUMNS[side];
	const { precision, basePrecision } = precisions(document);
	const [foreign, own] = [fromMinor(minor, precision), fromMinor(base, basePrecision)];
	books.store.run(
		`UPDATE _transactionline SET ${done} = ROUND(${done} + ?, 3), ${open} = ROUND(${open} - ?, 3)` +
			' WHERE "transaction" = ? AND id = ?',
		[foreign, foreign, document.id, line],
	);
	books.store.run(
		`UPDATE _transactionaccountingline SET ${baseDone} = ROUND(${baseDone} + ?, 3),` +
			` ${baseOpen} = ROUND(${baseOpen} - ?, 3) WHERE "transaction" = ? AND transactionline = ?`,
		[own, own, document.id, line],
	);
}
