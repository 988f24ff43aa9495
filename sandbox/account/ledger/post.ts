import { documentTypes } from '../documentTypes';
import { convert, fromMinor } from '../money';
import { currencyOf, subsidiaryOf } from '../reference';
import type { Row } from '../store';
import { primaryBook, secondBook, SECOND_BOOK_SUBSIDIARY } from './books';
import type { Books, Line, NewDocument } from './types';

/** Enters a document with nothing applied to it. Returns its internal ID. */
export function post(books: Books, document: NewDocument): number {
	const id = books.nextId('transaction');
	books.store.insert('_transaction', {
		id,
		type: document.type,
		createddate: document.at,
		voided: 'F',
		...headerOf(document),
		...document.header,
	});
	insertLines(books, id, document, new Map());
	return id;
}

/** The header columns that follow from the document, of one that nothing is applied to. */
export function headerOf(document: NewDocument): Row {
	const { precision } = currencyOf(document.currency);
	const total = document.totalMinor === null ? null : fromMinor(document.totalMinor, precision);
	return {
		trandate: document.date,
		lastmodifieddate: document.at,
		entity: document.entity,
		status: document.status,
		posting: isPosting(document) ? 'T' : 'F',
		currency: document.currency,
		exchangerate: document.exchangeRate,
		foreigntotal: total,
		...openAmounts(document, total),
	};
}

const isPosting = (document: NewDocument) => document.posting ?? documentTypes[document.type].posting;

/** @param keys the unique keys that lines with these numbers have already */
export function insertLines(books: Books, id: number, document: NewDocument, keys: ReadonlyMap<number, number>): void {
	const { precision } = currencyOf(document.currency);
	const basePrecision = currencyOf(subsidiaryOf(document.subsidiary).currency).precision;
	const bases = baseAmounts(document, precision, basePrecision);
	const secondBases = balanced(bases.map((base) => Math.round(base * secondBook.factor)));
	document.lines.forEach((line, index) => {
		const amounts = {
			foreign: fromMinor(line.minor, precision),
			base: fromMinor(bases[index]!, basePrecision),
			secondBase: fromMinor(secondBases[index]!, basePrecision),
		};
		const number = line.id ?? index;
		const key = keys.get(number) ?? books.nextId('line');
		insertLine(books, id, document, line, number, key, amounts, isPosting(document));
	});
}

function baseAmounts(document: NewDocument, precision: number, basePrecision: number): number[] {
	return balanced(document.lines.map((line) => convert(line.minor, precision, document.exchangeRate, basePrecision)));
}

/** The main line takes what rounding leaves, so that the document balances in every currency and book. */
function balanced([, ...others]: number[]): number[] {
	return [-others.reduce((sum, amount) => sum + amount, 0), ...others];
}

/** The header's settled and open amounts of a document that nothing is applied to. */
function openAmounts(document: NewDocument, total: number | null): Row {
	switch (document.type) {
		case 'CustInvc':
		case 'VendBill':
			return { foreignamountpaid: 0, foreignamountunpaid: total === null ? null : Math.abs(total) };
		case 'CustCred':
		case 'CustPymt':
		case 'CustDep':
		case 'DepAppl':
			return { foreignpaymentamountused: 0, foreignpaymentamountunused: total === null ? null : Math.abs(total) };
		default:
			return {};
	}
}

function insertLine(
	books: Books,
	transaction: number,
	document: NewDocument,
	line: Line,
	id: number,
	uniquekey: number,
	amounts: { foreign: number; base: number; secondBase: number },
	posting: boolean,
): void {
	const main = id === 0;
	const open = (amount: number) => settlement(line, Math.abs(amount));
	books.store.insert('_transactionline', {
		uniquekey,
		transaction,
		id,
		linesequencenumber: id,
		mainline: main ? 'T' : 'F',
		taxline: line.tax ? 'T' : 'F',
		item: line.item ?? null,
		quantity: line.quantity === undefined ? null : sells(document.type) ? -line.quantity : line.quantity,
		rate: line.rate ?? null,
		foreignamount: amounts.foreign,
		netamount: amounts.base,
		...open(amounts.foreign).foreign,
		createdfrom: line.createdFrom ?? null,
		subsidiary: document.subsidiary,
		department: (line.department === undefined ? document.department : line.department) ?? null,
		class: (line.class === undefined ? document.class : line.class) ?? null,
		location: (line.location === undefined ? document.location : line.location) ?? null,
		entity: line.entity === undefined ? document.entity : line.entity,
		memo: line.memo ?? null,
		isclosed: 'F',
		eliminate: 'F',
		linelastmodifieddate: document.at,
	});
	const accounting: Row = {
		transaction,
		transactionline: id,
		account: line.account,
		amount: amounts.base,
		...open(amounts.base).base,
		posting: posting ? 'T' : 'F',
	};
	books.store.insert('_transactionaccountingline', { ...accounting, accountingbook: primaryBook.id });
	if (document.subsidiary === SECOND_BOOK_SUBSIDIARY) {
		books.store.insert('_transactionaccountingline', {
			...accounting,
			accountingbook: secondBook.id,
			amount: amounts.secondBase,
			...open(amounts.secondBase).base,
		});
	}
}

/** What is sold is stored with negative quantities, what comes back with positive ones. */
const sells = (type: NewDocument['type']) => type === 'CustInvc' || type === 'SalesOrd';

/** A debit that can be settled is paid, a credit is used. */
function settlement(line: Line, amount: number): { foreign: Row; base: Row } {
	if (!line.open) return { foreign: {}, base: {} };
	return line.minor >= 0
		? {
				foreign: { foreignamountpaid: 0, foreignamountunpaid: amount },
				base: { amountpaid: 0, amountunpaid: amount },
			}
		: {
				foreign: { foreignpaymentamountused: 0, foreignpaymentamountunused: amount },
				base: { paymentamountused: 0, paymentamountunused: amount },
			};
}
