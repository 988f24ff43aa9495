import { bodyFields } from '../customFields';
import type { DocumentType } from '../documentTypes';
import { approvalStatuses } from '../schema/transactions';
import { amount, boolean, choice, date, integer, number, reference, status, text, timestamp } from './field';
import type { Field, Fields } from './field';
import type { List, RecordType } from './types';

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

/** Item lines; sales store what they sell as negative. */
function itemLines(sign: 'negated' | undefined): List {
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

/** One row for each other document, whatever lines it is linked by. */
function applications(own: 'previous' | 'next', linkType: 'Payment' | 'DepAppl' = 'Payment'): List {
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

/** REST's `apply` sublist: what a document is applied to. */
const restApply: List = {
	...applications('next'),
	fields: {
		line: integer('MIN(r.nextline)', 'Line'),
		doc: reference('r.previousdoc', 'Applied To', 'transaction'),
		type: text('r.previoustype', 'Type'),
		amount: amount('SUM(r.foreignamount)', 'Amount'),
		apply: boolean("'T'", 'Apply'),
	},
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
		},
		lists: { lines: itemLines('negated'), applications: applications('previous') },
		restLists: { item: itemLines('negated') },
	}),
	document({
		type: 'CustPymt',
		name: 'customerPayment',
		label: 'Customer Payment',
		fields: { customer, voided, payment: amount('r.foreigntotal', 'Payment Amount', absolute), ...used },
		lists: { applications: applications('next') },
		restLists: { apply: restApply },
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
		},
		lists: { lines: itemLines(undefined), applications: applications('next') },
		restLists: { item: itemLines(undefined), apply: restApply },
	}),
	document({
		type: 'SalesOrd',
		name: 'salesOrder',
		label: 'Sales Order',
		fields: { entity: customer, otherRefNum, terms, salesRep, total: amount('r.foreigntotal', 'Total') },
		lists: { lines: itemLines('negated') },
		restLists: { item: itemLines('negated') },
	}),
	document({
		type: 'CustRfnd',
		name: 'customerRefund',
		label: 'Customer Refund',
		fields: { customer, voided, total: amount('r.foreigntotal', 'Total', absolute) },
		lists: { applications: applications('next') },
		restLists: { apply: restApply },
	}),
	document({
		type: 'Journal',
		name: 'journalEntry',
		label: 'Journal Entry',
		fields: { approvalStatus: choice('r.approvalstatus', 'Approval Status', approvalStatuses), voided },
		truthWhere: `EXISTS (SELECT 1 FROM _transactionaccountingline g JOIN account k ON k.id = g.account
			WHERE g."transaction" = r.id AND g.accountingbook = 1 AND k.accttype = 'AcctRec')`,
		lists: { lines: journalLines("k.accttype = 'AcctRec'") },
		restLists: { line: journalLines('TRUE') },
	}),
];

/** Lines of a journal entry with their accounts; the truth has those on receivables accounts. */
function journalLines(which: string): List {
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
