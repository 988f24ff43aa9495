import { perType } from '../documentTypes';
import { amount, boolean, date, integer, number, reference, text, type Field } from './field';
import type { List } from './types';

/** The sublists of transactions: lines, and what is applied to what. */

/** Item lines; sales store what they sell as negative. */
export function itemLines(sign: 'negated' | undefined): List {
	return {
		from: '_transactionline r',
		where: `r."transaction" = ? AND r.mainline = 'F' AND r.taxline = 'F'`,
		orderBy: 'r.linesequencenumber',
		fields: {
			line: integer('r.linesequencenumber', 'Line'),
			item: reference('r.item', 'Item', 'item'),
			description: text('r.memo', 'Description'),
			quantity: number('r.quantity', 'Quantity', { sign }),
			rate: number('r.rate', 'Rate'),
			amount: amount('r.foreignamount', 'Amount', { sign }),
			department: reference('r.department', 'Department', 'department'),
			class: reference('r.class', 'Class', 'classification'),
			location: reference('r.location', 'Location', 'location'),
		},
	};
}

/** Of an invoice, the lines of the orders that it bills. */
export function billingLines(): List {
	const order = (column: string) =>
		`(SELECT k.${column} FROM nexttransactionlinelink k WHERE k.nextdoc = r."transaction" AND k.nextline = r.id` +
		` AND k.linktype = 'OrdBill')`;
	const list = itemLines('negated');
	return {
		...list,
		fields: {
			...list.fields,
			orderDoc: reference(order('previousdoc'), 'Order', 'transaction'),
			orderLine: integer(order('previousline'), 'Order Line'),
		},
	};
}

/** Of an order, with what is billed of each line. */
export function orderedLines(): List {
	const billed =
		'(SELECT -SUM(b.quantity) FROM nexttransactionlinelink k JOIN _transactionline b ON b."transaction" = k.nextdoc' +
		` AND b.id = k.nextline WHERE k.previousdoc = r."transaction" AND k.previousline = r.id AND k.linktype = 'OrdBill')`;
	const list = itemLines('negated');
	return {
		...list,
		fields: {
			...list.fields,
			quantityBilled: number(`COALESCE(${billed}, 0)`, 'Billed'),
			isClosed: boolean('r.isclosed', 'Closed'),
		},
	};
}

/** One row for each other document, whatever lines it is linked by. */
export function applications(own: 'previous' | 'next', linkType: 'Payment' | 'DepAppl' = 'Payment'): List {
	const other = own === 'previous' ? 'next' : 'previous';
	return {
		from: 'nexttransactionlinelink r',
		where: `r.${own}doc = ? AND r.linktype = '${linkType}'`,
		groupBy: `r.${other}doc`,
		orderBy: `r.${other}doc`,
		fields: {
			id: text(`r.${other}doc`, 'Internal ID'),
			type: text(`r.${other}type`, 'Type'),
			amount: amount('SUM(r.foreignamount)', 'Amount'),
		},
	};
}

const appliedTo = (column: string) => `(SELECT d.${column} FROM "transaction" d WHERE d.id = r.previousdoc)`;

/** What has been open of the other document, and of a credit what has been left. */
const openBefore =
	'SUM(r.foreignamount) + ' +
	appliedTo('foreignamountunpaid').replace(
		'd.foreignamountunpaid',
		'COALESCE(d.foreignamountunpaid, d.foreignpaymentamountunused, 0)',
	);

/**
 * REST's sublists of what a document is applied to. What it could be applied to besides is not in it (believed).
 * @param which of the other documents, by their type
 */
function applyList(which: string): List {
	return {
		...applications('next'),
		where: `r.nextdoc = ? AND r.linktype = 'Payment' AND r.previoustype ${which}`,
		// A journal entry may have several lines that something is applied to.
		groupBy: 'r.previousdoc, r.previousline',
		orderBy: 'r.previousdoc, r.previousline',
		fields: {
			line: integer('MIN(r.previousline)', 'Line'),
			doc: reference('r.previousdoc', 'Applied To', 'transaction'),
			apply: boolean("'T'", 'Apply'),
			amount: amount('SUM(r.foreignamount)', 'Payment'),
			applyDate: date(appliedTo('trandate'), 'Date'),
			createdFrom: reference(
				'(SELECT d.createdfrom FROM _transactionline d WHERE d."transaction" = r.previousdoc AND d.id = 0)',
				'Created From',
				'transaction',
			),
			currency: text(
				appliedTo('currency').replace(
					'SELECT d.currency',
					'SELECT (SELECT c.name FROM currency c WHERE c.id = d.currency)',
				),
				'Currency',
			),
			due: amount(openBefore, 'Amount Due'),
			refNum: text(appliedTo('tranid'), 'Ref No.'),
			total: amount(`ABS(${appliedTo('foreigntotal')})`, 'Original Amount'),
			type: text(appliedTo('type').replace('d.type', perType('label').replaceAll('r.type', 'd.type')), 'Type'),
		},
	};
}

export const restApply = applyList("<> 'CustDep'");
export const restDeposits = applyList("= 'CustDep'");
/** A sublist that holds something only while the document is saved. */
export const restNothing = applyList('IS NULL');

/** Lines of a journal entry with their accounts; the truth has those on receivables accounts. */
export function journalLines(which: string): List {
	return {
		from:
			'_transactionline r JOIN _transactionaccountingline g ON g."transaction" = r."transaction"' +
			' AND g.transactionline = r.id AND g.accountingbook = 1 JOIN account k ON k.id = g.account',
		where: `r."transaction" = ? AND ${which}`,
		orderBy: 'r.linesequencenumber',
		fields: {
			line: integer('r.linesequencenumber', 'Line'),
			account: reference('g.account', 'Account', 'account'),
			entity: reference('r.entity', 'Customer', 'entity'),
			amount: amount('r.foreignamount', 'Amount (Debit Positive)'),
			memo: text('r.memo', 'Memo'),
		},
	};
}

/** As REST has them: debits and credits apart. */
export function restJournalLines(): List {
	const list = journalLines('TRUE');
	const { line, account: ledger, entity, memo } = list.fields as Record<'line' | 'account' | 'entity' | 'memo', Field>;
	return {
		...list,
		fields: {
			line,
			account: ledger,
			debit: amount('IIF(r.foreignamount > 0, r.foreignamount, NULL)', 'Debit'),
			credit: amount('IIF(r.foreignamount < 0, -r.foreignamount, NULL)', 'Credit'),
			entity,
			memo,
			department: reference('r.department', 'Department', 'department'),
			class: reference('r.class', 'Class', 'classification'),
			location: reference('r.location', 'Location', 'location'),
		},
	};
}
