/**
 * The accounting books, with the columns in which a link keeps what it settles in each: at the rate of the settled and of
 * the settling document. The first is the primary one. Only some subsidiaries keep the second, whose amounts are the
 * first's times a factor.
 */
export const accountingBooks = [
	{ id: 1, base: 'base', nextBase: 'nextbase', factor: 1 },
	{ id: 2, base: 'secondbase', nextBase: 'secondnextbase', factor: 1.1 },
] as const;

export type AccountingBook = (typeof accountingBooks)[number];

export const [primaryBook, secondBook] = accountingBooks;

export const SECOND_BOOK_SUBSIDIARY = 4;
