import { documentTypeNames, documentTypes } from '../documentTypes';
import { fixedTable } from './fixedTable';
import { base, boolean, date, foreign, integer, number, text, timestamp, to, type StoredTable } from './types';

/** Tables of NetSuite's that are made of others. */

/** Lines that something can still be applied to, or that can still be applied; an index has just these. */
export const openLine = (row: string) => `(${row}foreignamountunpaid > 0 OR ${row}foreignpaymentamountunused > 0)`;

/** The account types of this chart of accounts and what NetSuite calls them. */
export const accountTypes: Record<string, [longName: string, balanceSheet: boolean, leftSide: boolean]> = {
	Bank: ['Bank', true, true],
	AcctRec: ['Accounts Receivable', true, true],
	OthCurrAsset: ['Other Current Asset', true, true],
	FixedAsset: ['Fixed Asset', true, true],
	OthAsset: ['Other Asset', true, true],
	AcctPay: ['Accounts Payable', true, false],
	CredCard: ['Credit Card', true, false],
	OthCurrLiab: ['Other Current Liability', true, false],
	LongTermLiab: ['Long Term Liability', true, false],
	Equity: ['Equity', true, false],
	Income: ['Income', false, false],
	COGS: ['Cost of Goods Sold', false, true],
	Expense: ['Expense', false, true],
	OthIncome: ['Other Income', false, false],
	OthExpense: ['Other Expense', false, true],
	NonPosting: ['Non Posting', false, true],
};

const flag = (value: boolean) => (value ? 'T' : 'F');

/** One row for each pair of linked documents, where the line links have one for each pair of lines. */
const documentLinks = (name: string): StoredTable => ({
	name,
	columns: {
		previousdoc: to('transaction'),
		previoustype: text,
		nextdoc: to('transaction'),
		nexttype: text,
		linktype: text,
		lastmodifieddate: timestamp,
	},
	view:
		'SELECT previousdoc, previoustype, nextdoc, nexttype, linktype, MAX(lastmodifieddate) AS lastmodifieddate' +
		' FROM nexttransactionlinelink GROUP BY previousdoc, nextdoc, linktype',
});

/** The rate between two subsidiaries' currencies on the last day known up to a day, or the first one known. */
const rateOn = (day: string) =>
	'COALESCE((SELECT c.exchangerate FROM currencyrate c WHERE c.basecurrency = t.currency AND c.transactioncurrency =' +
	` f.currency AND c.effectivedate <= ${day} ORDER BY c.effectivedate DESC, c.id DESC LIMIT 1), (SELECT c.exchangerate` +
	' FROM currencyrate c WHERE c.basecurrency = t.currency AND c.transactioncurrency = f.currency' +
	' ORDER BY c.effectivedate, c.id LIMIT 1), 1.0)';

/** Of what was open at the end: what NetSuite's own calculation of consolidated rates comes to. */
const AVERAGE =
	'COALESCE((SELECT ROUND(AVG(c.exchangerate), 8) FROM currencyrate c WHERE c.basecurrency = t.currency AND' +
	' c.transactioncurrency = f.currency AND c.effectivedate BETWEEN p.startdate AND p.enddate), ' +
	`${rateOn('p.enddate')})`;

export const views: Record<string, StoredTable> = {
	nexttransactionlink: documentLinks('NextTransactionLink'),
	previoustransactionlink: documentLinks('PreviousTransactionLink'),
	/** Open receivables as they are today, one row for each document (for a journal each line) and accounting book. */
	accountsreceivableaging: {
		name: 'AccountsReceivableAging',
		key: 'transaction',
		columns: {
			transaction: to('transaction'),
			transactionline: integer,
			documentnumber: text,
			transactiontype: text,
			transactiondate: date,
			duedate: date,
			closedate: date,
			openbalance: base,
			transactionamounttransactioncurrency: foreign,
			accountingbook: to('accountingbook'),
			account: to('account'),
			entity: to('entity'),
			customer: to('customer'),
			subsidiary: to('subsidiary', 'oneWorld'),
			subsidiarybookcurrency: to('currency', 'multiCurrency'),
			department: to('department'),
			class: to('classification'),
			location: to('location'),
			memo: text,
		},
		money: {
			subsidiary: (column) => column('subsidiary'),
			currency: (column) => `(SELECT currency FROM _transaction WHERE id = ${column('transaction')})`,
			rate: (column) => `(SELECT exchangerate FROM _transaction WHERE id = ${column('transaction')})`,
		},
		view:
			'SELECT h.id AS "transaction", l.id AS transactionline, h.tranid AS documentnumber, h.type AS transactiontype,' +
			' h.trandate AS transactiondate, h.duedate AS duedate, h.closedate AS closedate,' +
			' COALESCE(a.amountunpaid, 0) - COALESCE(a.paymentamountunused, 0) AS openbalance,' +
			' COALESCE(h.foreigntotal, l.foreignamount) AS transactionamounttransactioncurrency, a.accountingbook AS' +
			' accountingbook, a.account AS account, l.entity AS entity, l.entity AS customer, l.subsidiary AS subsidiary,' +
			' s.currency AS subsidiarybookcurrency, l.department AS department, l.class AS class, l.location AS location,' +
			' h.memo AS memo FROM _transactionline l JOIN _transactionaccountingline a ON a."transaction" = l."transaction"' +
			' AND a.transactionline = l.id JOIN _transaction h ON h.id = l."transaction" JOIN account r ON r.id = a.account' +
			` LEFT JOIN subsidiary s ON s.id = l.subsidiary WHERE ${openLine('l.')} AND a.posting = 'T'` +
			" AND h.voided = 'F' AND r.accttype = 'AcctRec'",
	},
	transactionstatus: fixedTable(
		{
			name: 'TransactionStatus',
			columns: { id: text, name: text, fullname: text, trantype: text, trancustomtype: integer },
			displayColumn: 'fullname',
		},
		documentTypeNames.flatMap((type) =>
			Object.entries(documentTypes[type].statuses).map(([letter, name]) => [
				...[letter, name, `${documentTypes[type].label} : ${name}`, type, -1],
			]),
		),
	),
	accounttype: fixedTable(
		{
			name: 'accountType',
			columns: { id: text, internalid: integer, longname: text, balancesheet: boolean, left: boolean },
			displayColumn: 'longname',
		},
		Object.entries(accountTypes).map(([id, [longName, balanceSheet, left]], index) => [
			...[id, index + 1, longName, flag(balanceSheet), flag(left)],
		]),
	),
	/** Between each subsidiary and itself and every one above it, for each posting period. */
	consolidatedexchangerate: {
		name: 'consolidatedExchangeRate',
		feature: 'oneWorld',
		columns: {
			id: integer,
			postingperiod: to('accountingperiod'),
			fromsubsidiary: to('subsidiary'),
			tosubsidiary: to('subsidiary'),
			fromcurrency: to('currency', 'multiCurrency'),
			tocurrency: to('currency', 'multiCurrency'),
			accountingbook: to('accountingbook'),
			currentrate: number,
			averagerate: number,
			historicalrate: number,
		},
		view:
			'WITH RECURSIVE up (child, above) AS (SELECT id, id FROM subsidiary UNION ALL SELECT up.child, s.parent FROM up' +
			' JOIN subsidiary s ON s.id = up.above WHERE s.parent IS NOT NULL)' +
			' SELECT p.id * 10000 + f.id * 100 + t.id AS id, p.id AS postingperiod, f.id AS fromsubsidiary, t.id AS' +
			' tosubsidiary, f.currency AS fromcurrency, t.currency AS tocurrency, 1 AS accountingbook,' +
			` iif(f.currency = t.currency, 1.0, ${rateOn('p.enddate')}) AS currentrate,` +
			` iif(f.currency = t.currency, 1.0, ${AVERAGE}) AS averagerate,` +
			` iif(f.currency = t.currency, 1.0, ${rateOn('p.startdate')}) AS historicalrate` +
			' FROM accountingperiod p JOIN up JOIN subsidiary f ON f.id = up.child JOIN subsidiary t ON t.id = up.above' +
			" WHERE p.isposting = 'T'",
	},
	/** The subsidiary that each customer is at home in, and those that share some of them. */
	customersubsidiaryrelationship: {
		name: 'customerSubsidiaryRelationship',
		feature: 'oneWorld',
		columns: {
			id: integer,
			entity: to('customer'),
			subsidiary: to('subsidiary'),
			isprimarysub: boolean,
			primarycurrency: to('currency', 'multiCurrency'),
			name: text,
			externalid: text,
			balance: number,
			unbilledorders: number,
			lastmodifieddate: timestamp,
		},
		view:
			"SELECT c.id AS id, c.id AS entity, c.subsidiary AS subsidiary, 'T' AS isprimarysub, c.currency AS" +
			' primarycurrency, c.altname AS name, NULL AS externalid, c.balancesearch AS balance,' +
			' c.unbilledorderssearch AS unbilledorders, c.lastmodifieddate AS lastmodifieddate FROM customer c' +
			" UNION ALL SELECT f.id, f.entity, f.subsidiary, 'F', c.currency, c.altname, f.externalid, NULL, NULL," +
			' f.lastmodifieddate FROM _furthersubsidiary f JOIN _customer c ON c.id = f.entity',
	},
};
