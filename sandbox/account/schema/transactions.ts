import { invoiceFields } from '../customFields';
import { perType, statusDisplay, typeDisplay } from '../documentTypes';
import { customColumns } from './entities';
import { always, base, boolean, computed, date, empty, foreign, integer, number, oneOf, text, timestamp, to } from './types';
import type { StoredColumn, StoredTable } from './types';
import { openLine } from './views';

/** Transactions, their lines, the general ledger, and the links between them. */

export const approvalStatuses = { '1': 'Pending Approval', '2': 'Approved', '3': 'Rejected' };

const header = (column: string) => `(SELECT h.${column} FROM _transaction h WHERE h.id = r."transaction")`;

const daysSince = (column: string) => `CAST(julianday((SELECT today FROM _clock)) - julianday(${column}) AS INTEGER)`;

/**
 * One row for each line of one document that settles one line of another.
 * `previous` is what is settled (the invoice), `next` what settles it (payment, credit memo, deposit application);
 * a deposit is previous to its applications, an order to its invoices, and whatever is refunded to the refund.
 * The refund's link type is believed.
 */
const links: StoredTable = {
	name: 'NextTransactionLineLink',
	columns: {
		previousdoc: to('transaction'),
		previousline: integer,
		previoustype: text,
		nextdoc: to('transaction'),
		nextline: integer,
		nexttype: text,
		linktype: text,
		foreignamount: number,
		lastmodifieddate: timestamp,
	},
	// What the link settles in the subsidiary's currency, in minor units: at the rate of the settled and of the settling;
	// then the same in the second accounting book.
	unseen: { base: 'integer', nextbase: 'integer', secondbase: 'integer', secondnextbase: 'integer' },
	primaryKey: ['previousdoc', 'nextdoc', 'previousline', 'nextline', 'linktype'],
	indexes: [['nextdoc']],
};

/** The customer's default address, which a transaction takes over. */
const defaultAddress = (use: 'billing' | 'shipping', table: string): StoredColumn => ({
	...to(table),
	computed:
		'(SELECT b.addressbookaddress FROM customeraddressbook b WHERE b.entity = r.entity AND' +
		` b.default${use} = 'T' ORDER BY b.internalid LIMIT 1)`,
});

const documentCurrency = (id: string) => `(SELECT currency FROM _transaction WHERE id = ${id})`;
const documentRate = (id: string) => `(SELECT exchangerate FROM _transaction WHERE id = ${id})`;
const lineSubsidiary = (transaction: string, line: string) =>
	`(SELECT subsidiary FROM _transactionline WHERE "transaction" = ${transaction} AND id = ${line})`;

/** The account that a line posts to in the primary book, that of items and of the main line too, whatever its name says. */
const LINE_ACCOUNT =
	'(SELECT g.account FROM _transactionaccountingline g WHERE g."transaction" = r."transaction"' +
	' AND g.transactionline = r.id AND g.accountingbook = 1)';

/** Seen in queries that people run: these words. Believed: that they follow from the account, and that the others have none. */
const lineTypes: Readonly<Record<string, string>> = {
	AcctRec: 'ACCOUNTSRECEIVABLE',
	Income: 'INCOME',
	COGS: 'COGS',
	Expense: 'EXPENSE',
};

const lineType =
	`(SELECT CASE a.accttype ${Object.entries(lineTypes).map(([type, word]) => `WHEN '${type}' THEN '${word}'`).join(' ')} END` +
	` FROM account a WHERE a.id = ${LINE_ACCOUNT})`;

/** An index of the few rows that have a value there. */
const given = (column: string) => ({ columns: [column], where: `${column} IS NOT NULL` });

export const transactions: Record<string, StoredTable> = {
	transaction: {
		name: 'transaction',
		// These are on the lines. What else NetSuite has and does not show is refused as if it did not exist.
		notExposed: ['subsidiary', 'createdfrom', 'department', 'class', 'location', 'shipcountry'],
		money: {
			subsidiary: (column) => lineSubsidiary(column('id'), '0'),
			currency: (column) => column('currency'),
			rate: (column) => column('exchangerate'),
		},
		columns: {
			id: integer,
			tranid: text,
			transactionnumber: text,
			trandisplayname: computed(
				'text',
				`${perType('label')} || CASE WHEN r.tranid IS NULL THEN '' ELSE ' #' || r.tranid END`,
			),
			type: { ...text, display: typeDisplay() },
			recordtype: computed('text', perType('recordType')),
			abbrevtype: computed('text', perType('abbreviation')),
			trandate: date,
			duedate: date,
			closedate: date,
			createddate: timestamp,
			lastmodifieddate: timestamp,
			entity: to('entity'),
			status: { type: 'text', keyedBy: 'type', display: statusDisplay() },
			approvalstatus: oneOf(approvalStatuses),
			posting: boolean,
			void: computed('boolean', 'r.voided'),
			voided: boolean,
			reversal: to('transaction'),
			currency: to('currency', 'multiCurrency'),
			exchangerate: { ...number, feature: 'multiCurrency' },
			foreigntotal: foreign,
			foreignamountpaid: foreign,
			foreignamountunpaid: foreign,
			foreignpaymentamountused: foreign,
			foreignpaymentamountunused: foreign,
			daysoverduesearch: computed(
				'integer',
				`CASE WHEN r.type = 'CustInvc' AND r.foreignamountunpaid > 0 THEN MAX(0, ${daysSince('r.duedate')}) ELSE 0 END`,
			),
			daysopen: computed(
				'integer',
				"CASE WHEN r.type = 'CustInvc' THEN CAST(julianday(COALESCE(r.closedate, (SELECT today FROM _clock)))" +
					' - julianday(r.trandate) AS INTEGER) END',
			),
			postingperiod: to('accountingperiod'),
			memo: text,
			externalid: text,
			otherrefnum: text,
			terms: to('term'),
			employee: to('employee'),
			email: text,
			createdby: to('entity'),
			lastmodifiedby: to('entity'),
			paymentmethod: to('paymentmethod'),
			billingaddress: defaultAddress('billing', 'transactionbillingaddress'),
			shippingaddress: defaultAddress('shipping', 'transactionshippingaddress'),
			typebaseddocumentnumber: computed('text', 'r.tranid'),
			customtype: computed('integer', '-1'),
			isreversal: always('boolean', 'F'),
			reversaldate: empty('date'),
			intercompany: always('boolean', 'F'),
			tosubsidiary: { ...to('subsidiary', 'oneWorld'), computed: 'NULL' },
			journaltype: empty('text'),
			nexus: empty('integer'),
			customform: empty('integer'),
			source: empty('text'),
			shipdate: empty('date'),
			intercoadj: always('boolean', 'F'),
			isfinchrg: always('boolean', 'F'),
			tobeprinted: always('boolean', 'F'),
			taxperiod: { ...to('accountingperiod'), computed: 'NULL' },
			...customColumns(invoiceFields),
		},
		displayColumn: 'trandisplayname',
		indexes: [['type'], ['entity'], ['lastmodifieddate']],
		partialIndexes: { transaction_externalid: given('externalid') },
	},
	transactionline: {
		name: 'transactionLine',
		key: 'uniquekey',
		columns: {
			uniquekey: integer,
			transaction: to('transaction'),
			id: integer,
			linesequencenumber: integer,
			mainline: boolean,
			taxline: boolean,
			item: to('item'),
			itemtype: computed('text', '(SELECT i.itemtype FROM item i WHERE i.id = r.item)'),
			quantity: number,
			rate: number,
			netamount: base,
			foreignamount: foreign,
			foreignamountpaid: foreign,
			foreignamountunpaid: foreign,
			foreignpaymentamountused: foreign,
			foreignpaymentamountunused: foreign,
			debitforeignamount: { ...foreign, computed: 'CASE WHEN r.foreignamount > 0 THEN r.foreignamount END' },
			creditforeignamount: { ...foreign, computed: 'CASE WHEN r.foreignamount < 0 THEN -r.foreignamount END' },
			fxamountlinked: { ...foreign, computed: 'COALESCE(r.foreignamountpaid, r.foreignpaymentamountused)' },
			expenseaccount: { ...to('account'), computed: LINE_ACCOUNT },
			accountinglinetype: computed('text', lineType),
			createdfrom: to('transaction'),
			subsidiary: to('subsidiary', 'oneWorld'),
			department: to('department'),
			class: to('classification'),
			location: to('location'),
			entity: to('entity'),
			memo: text,
			isclosed: boolean,
			eliminate: boolean,
			linelastmodifieddate: timestamp,
			linecreateddate: computed('timestamp', header('createddate')),
			taxrate1: empty('number'),
			isbillable: always('boolean', 'F'),
			donotdisplayline: always('boolean', 'F'),
			iscogs: always('boolean', 'F'),
			isinventoryaffecting: always('boolean', 'F'),
			cleared: always('boolean', 'F'),
			transactiondiscount: always('boolean', 'F'),
		},
		money: {
			subsidiary: (column) => column('subsidiary'),
			currency: (column) => documentCurrency(column('transaction')),
			rate: (column) => documentRate(column('transaction')),
		},
		indexes: [['transaction']],
		partialIndexes: {
			transactionline_open: { columns: ['entity'], where: openLine('') },
			transactionline_createdfrom: given('createdfrom'),
		},
	},
	transactionaccountingline: {
		name: 'transactionAccountingLine',
		columns: {
			transaction: to('transaction'),
			transactionline: integer,
			accountingbook: to('accountingbook'),
			account: to('account'),
			accounttype: computed('text', '(SELECT a.accttype FROM account a WHERE a.id = r.account)'),
			amount: base,
			netamount: { ...base, computed: 'r.amount' },
			debit: { ...base, computed: 'CASE WHEN r.amount > 0 THEN r.amount END' },
			credit: { ...base, computed: 'CASE WHEN r.amount < 0 THEN -r.amount END' },
			amountpaid: base,
			amountunpaid: base,
			amountlinked: { ...base, computed: 'COALESCE(r.amountpaid, r.paymentamountused)' },
			paymentamountused: base,
			paymentamountunused: base,
			posting: boolean,
			exchangerate: { ...computed('number', header('exchangerate')), feature: 'multiCurrency' },
			lastmodifieddate: computed('timestamp', header('lastmodifieddate')),
		},
		money: {
			subsidiary: (column) => lineSubsidiary(column('transaction'), column('transactionline')),
			currency: (column) => documentCurrency(column('transaction')),
			rate: (column) => documentRate(column('transaction')),
		},
		primaryKey: ['transaction', 'transactionline', 'accountingbook'],
	},
	nexttransactionlinelink: links,
	previoustransactionlinelink: {
		...links,
		name: 'PreviousTransactionLineLink',
		view: `SELECT ${Object.keys(links.columns).join(', ')} FROM nexttransactionlinelink`,
	},
};
