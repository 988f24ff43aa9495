import { invoiceFields } from '../customFields';
import { perType, statusDisplay, typeDisplay } from '../documentTypes';
import { customColumns } from './entities';
import { boolean, computed, date, integer, number, oneOf, text, timestamp, to, type StoredTable } from './types';

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
	// What the link settles in the subsidiary's currency, in minor units: at the rate of the settled and of the settling.
	unseen: { base: 'integer', nextbase: 'integer' },
	primaryKey: ['previousdoc', 'nextdoc', 'previousline', 'nextline', 'linktype'],
	indexes: [['nextdoc']],
};

export const transactions: Record<string, StoredTable> = {
	transaction: {
		name: 'transaction',
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
			foreigntotal: number,
			foreignamountpaid: number,
			foreignamountunpaid: number,
			foreignpaymentamountused: number,
			foreignpaymentamountunused: number,
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
			...customColumns(invoiceFields),
		},
		displayColumn: 'trandisplayname',
		indexes: [['type'], ['entity'], ['lastmodifieddate']],
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
			netamount: number,
			foreignamount: number,
			foreignamountpaid: number,
			foreignamountunpaid: number,
			foreignpaymentamountused: number,
			foreignpaymentamountunused: number,
			expenseaccount: to('account'),
			accountinglinetype: text,
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
		},
		indexes: [['transaction']],
	},
	transactionaccountingline: {
		name: 'transactionAccountingLine',
		columns: {
			transaction: to('transaction'),
			transactionline: integer,
			accountingbook: to('accountingbook'),
			account: to('account'),
			accounttype: computed('text', '(SELECT a.accttype FROM account a WHERE a.id = r.account)'),
			amount: number,
			netamount: computed('number', 'r.amount'),
			debit: computed('number', 'CASE WHEN r.amount > 0 THEN r.amount END'),
			credit: computed('number', 'CASE WHEN r.amount < 0 THEN -r.amount END'),
			amountpaid: number,
			amountunpaid: number,
			amountlinked: computed('number', 'COALESCE(r.amountpaid, r.paymentamountused)'),
			paymentamountused: number,
			paymentamountunused: number,
			posting: boolean,
			exchangerate: { ...computed('number', header('exchangerate')), feature: 'multiCurrency' },
			lastmodifieddate: computed('timestamp', header('lastmodifieddate')),
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
