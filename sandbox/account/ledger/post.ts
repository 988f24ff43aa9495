import { documentTypes } from '../documentTypes';
import { convert, fromMinor } from '../money';
import { currencyOf, subsidiaryOf } from '../reference';
import type { Row } from '../store';
import type { Books, Line, NewDocument } from './types';

export const PRIMARY_BOOK = 1;
/** Only some subsidiaries keep a second book, whose rows repeat the first's in other amounts. */
export const SECOND_BOOK = 2;
const SECOND_BOOK_SUBSIDIARY = 4;
const SECOND_BOOK_FACTOR = 1.1;

/** Enters a document with nothing applied to it. Returns its internal ID. */
export function post(books: Books, document: NewDocument): number {
	const id = books.nextId('transaction');
	const { precision } = currencyOf(document.currency);
	const basePrecision = currencyOf(subsidiaryOf(document.subsidiary).currency).precision;
	const bases = baseAmounts(document, precision, basePrecision);
	const secondBases = balanced(bases.map((base) => Math.round(base * SECOND_BOOK_FACTOR)));
	const posting = document.posting ?? documentTypes[document.type].posting;
	const total = document.totalMinor === null ? null : fromMinor(document.totalMinor, precision);

	books.store.insert('_transaction', {
		id,
		type: document.type,
		trandate: document.date,
		createddate: document.at,
		lastmodifieddate: document.at,
		entity: document.entity,
		status: document.status,
		posting: posting ? 'T' : 'F',
		voided: 'F',
		currency: document.currency,
		exchangerate: document.exchangeRate,
		foreigntotal: total,
		...openAmounts(document, total),
		...document.header,
	});
	document.lines.forEach((line, index) => {
		const amounts = {
			foreign: fromMinor(line.minor, precision),
			base: fromMinor(bases[index]!, basePrecision),
			secondBase: fromMinor(secondBases[index]!, basePrecision),
		};
		insertLine(books, id, document, line, index, amounts, posting);
	});
	return id;
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
	amounts: { foreign: number; base: number; secondBase: number },
	posting: boolean,
): void {
	const main = id === 0;
	const open = (amount: number) => settlement(line, Math.abs(amount));
	books.store.insert('_transactionline', {
		uniquekey: books.nextId('line'),
		transaction,
		id,
		linesequencenumber: id,
		mainline: main ? 'T' : 'F',
		taxline: line.tax ? 'T' : 'F',
		item: line.item ?? null,
		quantity: line.quantity === undefined ? null : line.minor < 0 ? -line.quantity : line.quantity,
		rate: line.rate ?? null,
		foreignamount: amounts.foreign,
		netamount: amounts.base,
		...open(amounts.foreign).foreign,
		createdfrom: line.createdFrom ?? null,
		subsidiary: document.subsidiary,
		department: document.department ?? null,
		class: document.class ?? null,
		location: document.location ?? null,
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
	books.store.insert('_transactionaccountingline', { ...accounting, accountingbook: PRIMARY_BOOK });
	if (document.subsidiary === SECOND_BOOK_SUBSIDIARY) {
		books.store.insert('_transactionaccountingline', {
			...accounting,
			accountingbook: SECOND_BOOK,
			amount: amounts.secondBase,
		});
	}
}

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
