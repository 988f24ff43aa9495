import { bodyFields } from '../customFields';
import { documentTypes, type DocumentType } from '../documentTypes';
import { accounts } from '../reference';
import { approvalStatuses } from '../schema/transactions';
import { amount, boolean, choice, date, number, reference, status, text, timestamp } from './field';
import type { Field, Fields } from './field';
import {
	applications,
	billingLines,
	itemLines,
	journalLines,
	orderedLines,
	restApply,
	restDeposits,
	restJournalLines,
	restNothing,
} from './transactionLists';
import type { RecordType } from './types';

const absolute = { sign: 'absolute' } as const;

const header: Fields = {
	tranId: text('r.tranid', 'Document Number'),
	transactionNumber: text('r.transactionnumber', 'Transaction Number'),
	externalId: text('r.externalid', 'External ID'),
	tranDate: date('r.trandate', 'Date'),
	status: status('r.status', 'Status'),
	memo: text('r.memo', 'Memo'),
	postingPeriod: reference('r.postingperiod', 'Posting Period', 'accountingperiod'),
	subsidiary: reference('m.subsidiary', 'Subsidiary', 'subsidiary'),
	currency: reference('r.currency', 'Currency', 'currency'),
	exchangeRate: number('r.exchangerate', 'Exchange Rate', { feature: 'multiCurrency' }),
	department: reference('m.department', 'Department', 'department'),
	class: reference('m.class', 'Class', 'classification'),
	location: reference('m.location', 'Location', 'location'),
	createdDate: timestamp('r.createddate', 'Date Created'),
	lastModifiedDate: timestamp('r.lastmodifieddate', 'Last Modified'),
};

interface Document {
	type: DocumentType;
	name: string;
	label: string;
	fields: Fields;
	lists?: RecordType['lists'];
	restLists?: RecordType['restLists'];
	truthWhere?: string;
}

function document({ type, fields, ...rest }: Document): RecordType {
	return {
		...rest,
		from: '"transaction" r LEFT JOIN _transactionline m ON m."transaction" = r.id AND m.id = 0',
		where: `r.type = '${type}'`,
		precision: '(SELECT p.currencyprecision FROM currency p WHERE p.id = r.currency)',
		fields: { ...header, ...fields },
		customFields: bodyFields[type],
	};
}

const customer: Field = reference('r.entity', 'Customer', 'entity');
const voided = boolean('r.voided', 'Voided');
const terms = reference('r.terms', 'Terms', 'term');
const salesRep = reference('r.employee', 'Sales Rep', 'employee');
const otherRefNum = text('r.otherrefnum', 'PO Number');
const used = {
	applied: amount('r.foreignpaymentamountused', 'Applied', absolute),
	unapplied: amount('r.foreignpaymentamountunused', 'Unapplied', absolute),
};
const createdFrom = reference('m.createdfrom', 'Created From', 'transaction');

const ledgerAccount = (which: string) =>
	'(SELECT g.account FROM _transactionaccountingline g JOIN account k ON k.id = g.account' +
	` WHERE g."transaction" = r.id AND g.accountingbook = 1 AND ${which} ORDER BY g.transactionline LIMIT 1)`;
const mainAccount = ledgerAccount('g.transactionline = 0');

const restOnly = { restOnly: true } as const;
const account = reference(mainAccount, 'Account', 'account', restOnly);
const arAcct = reference(ledgerAccount("k.accttype = 'AcctRec'"), 'A/R Account', 'account', restOnly);
const paymentMethod = reference('r.paymentmethod', 'Payment Method', 'paymentmethod', restOnly);
/** Money in undeposited funds is in no account that could be named. */
const money: Fields = {
	account: reference(`NULLIF(${mainAccount}, ${accounts.undeposited})`, 'Account', 'account', restOnly),
	undepFunds: boolean(`IIF(${mainAccount} = ${accounts.undeposited}, 'T', 'F')`, 'Undeposited Funds', restOnly),
	paymentMethod,
	checkNumber: text('r.otherrefnum', 'Check #', restOnly),
};

const sumOfLines = (condition: string) =>
	`COALESCE((SELECT ABS(SUM(s.foreignamount)) FROM _transactionline s WHERE s."transaction" = r.id AND ${condition}), 0)`;
const sums: Fields = {
	subtotal: amount(sumOfLines("s.mainline = 'F' AND s.taxline = 'F'"), 'Subtotal', restOnly),
	taxTotal: amount(sumOfLines("s.taxline = 'T'"), 'Tax Total', restOnly),
};

export const transactionRecords: readonly RecordType[] = [
	document({
		type: 'CustInvc',
		name: 'invoice',
		label: 'Invoice',
		fields: {
			entity: customer,
			dueDate: date('r.duedate', 'Due Date'),
			closeDate: date('r.closedate', 'Date Closed'),
			terms,
			otherRefNum,
			salesRep,
			email: text('r.email', 'Email'),
			approvalStatus: choice('r.approvalstatus', 'Approval Status', approvalStatuses),
			createdFrom,
			voided,
			total: amount('r.foreigntotal', 'Total'),
			amountPaid: amount('r.foreignamountpaid', 'Amount Paid'),
			amountRemaining: amount('r.foreignamountunpaid', 'Amount Remaining'),
			account: { ...account, label: 'A/R Account' },
			...sums,
		},
		lists: { lines: itemLines('negated'), applications: applications('previous') },
		restLists: { item: billingLines() },
	}),
	document({
		type: 'CustPymt',
		name: 'customerPayment',
		label: 'Customer Payment',
		fields: {
			customer,
			voided,
			payment: amount('r.foreigntotal', 'Payment Amount', absolute),
			...used,
			total: amount('r.foreigntotal', 'Total', { ...absolute, restOnly: true }),
			...money,
			arAcct,
		},
		lists: { applications: applications('next') },
		// Credits and deposits are chosen while a payment is saved; afterwards they are applied themselves (believed).
		restLists: { apply: restApply, credit: restNothing, deposit: restNothing },
	}),
	document({
		type: 'CustDep',
		name: 'customerDeposit',
		label: 'Customer Deposit',
		fields: {
			customer,
			voided,
			salesOrder: { ...createdFrom, label: 'Sales Order' },
			payment: amount('r.foreigntotal', 'Payment Amount', absolute),
			...used,
			total: amount('r.foreigntotal', 'Total', { ...absolute, restOnly: true }),
			...money,
		},
		lists: { applications: applications('previous', 'DepAppl') },
	}),
	document({
		type: 'DepAppl',
		name: 'depositApplication',
		label: 'Deposit Application',
		fields: {
			customer,
			deposit: { ...createdFrom, label: 'Deposit' },
			total: amount('r.foreigntotal', 'Total', absolute),
			...used,
			arAcct,
		},
		lists: { applications: applications('next') },
		restLists: { apply: restApply },
	}),
	document({
		type: 'CustCred',
		name: 'creditMemo',
		label: 'Credit Memo',
		fields: {
			entity: customer,
			otherRefNum,
			createdFrom,
			voided,
			total: amount('r.foreigntotal', 'Total', absolute),
			...used,
			amountPaid: amount('r.foreignpaymentamountused', 'Amount Applied', { ...absolute, restOnly: true }),
			amountRemaining: amount('r.foreignpaymentamountunused', 'Amount Remaining', { ...absolute, restOnly: true }),
			account: { ...account, label: 'A/R Account' },
			...sums,
		},
		lists: { lines: itemLines(undefined), applications: applications('next') },
		restLists: { item: itemLines(undefined), apply: restApply },
	}),
	document({
		type: 'SalesOrd',
		name: 'salesOrder',
		label: 'Sales Order',
		fields: {
			entity: customer,
			otherRefNum,
			terms,
			salesRep,
			total: amount('r.foreigntotal', 'Total'),
			orderStatus: { ...choice('r.status', 'Order Status', documentTypes.SalesOrd.statuses), ...restOnly },
			...sums,
		},
		lists: { lines: itemLines('negated') },
		restLists: { item: orderedLines() },
	}),
	document({
		type: 'CustRfnd',
		name: 'customerRefund',
		label: 'Customer Refund',
		fields: {
			customer,
			voided,
			total: amount('r.foreigntotal', 'Total', absolute),
			account,
			paymentMethod,
			arAcct,
		},
		lists: { applications: applications('next') },
		restLists: { apply: restApply, deposit: restDeposits },
	}),
	document({
		type: 'Journal',
		name: 'journalEntry',
		label: 'Journal Entry',
		fields: { approvalStatus: choice('r.approvalstatus', 'Approval Status', approvalStatuses), voided },
		truthWhere: `EXISTS (SELECT 1 FROM _transactionaccountingline g JOIN account k ON k.id = g.account
			WHERE g."transaction" = r.id AND g.accountingbook = 1 AND k.accttype = 'AcctRec')`,
		lists: { lines: journalLines("k.accttype = 'AcctRec'") },
		restLists: { line: restJournalLines() },
	}),
];
