import type { Writable, WritableDocument } from '../types';
import type { ApplyRule, DocumentRules } from './rules';

/** What can be set of documents. Lengths are NetSuite's as far as they are known. */

const common: Record<string, Writable> = {
	tranId: { longest: 45 },
	externalId: { longest: 255 },
	tranDate: {},
	memo: { longest: 999 },
	postingPeriod: {},
	subsidiary: { createOnly: true, among: "d.iselimination = 'F'" },
	currency: { createOnly: true },
	exchangeRate: {},
	department: {},
	class: {},
	location: {},
};

const isCustomer = { among: "d.type = 'CustJob'", createOnly: true } as const;
const receivable: Writable = { among: "d.accttype = 'AcctRec' AND d.issummary = 'F'", column: 'receivable' };
const moneyAccount: Writable = { among: "d.accttype IN ('Bank', 'OthCurrAsset')", column: 'account' };
const createdFrom: Writable = { createOnly: true };

/** Where money is, and how it came. */
const money: Record<string, Writable> = {
	account: moneyAccount,
	undepFunds: { column: 'undeposited' },
	paymentMethod: {},
	checkNumber: { longest: 45 },
};

const itemLine: Record<string, Writable> = {
	item: {},
	description: { longest: 4000 },
	quantity: {},
	rate: {},
	amount: {},
	department: {},
	class: {},
	location: {},
};

/** Of an invoice, the order's line that it bills. */
const billingLine = { ...itemLine, orderDoc: { column: 'orderdoc' }, orderLine: { column: 'orderline' } };

const journalLine: Record<string, Writable> = {
	account: { among: "d.issummary = 'F'", column: 'account' },
	debit: { column: 'debit' },
	credit: { column: 'credit' },
	entity: {},
	memo: { longest: 999, column: 'memo' },
	department: {},
	class: {},
	location: {},
};

/** Invoices, and journal entries that debit the customer's receivable. */
const receivables: ApplyRule = { types: ['CustInvc', 'Journal'], side: 'debit', link: 'Payment', ledger: 'receivable' };
const deposits: ApplyRule = { types: ['CustDep'], side: 'credit', link: 'Payment', ledger: 'deposits' };
const credits: ApplyRule = {
	types: ['CustCred', 'CustPymt', 'Journal'],
	side: 'credit',
	link: 'Payment',
	ledger: 'receivable',
};

const entity = { entity: 'Customer' };

function document(
	name: string,
	rules: DocumentRules,
	fields: Readonly<Record<string, Writable>>,
	lists: WritableDocument['lists'] = {},
): WritableDocument {
	return {
		name,
		table: '_transaction',
		sequence: 'transaction',
		operations: ['create', 'update', 'delete'],
		fields: { ...common, ...fields },
		// Believed: all transactions share their external IDs.
		externalIds: { tables: ['_transaction'], what: 'record' },
		lists: { ...lists, ...Object.fromEntries(Object.keys(rules.apply).map((list) => [list, {}])) },
		document: rules,
	};
}

const sale = { terms: {}, otherRefNum: { longest: 45 }, salesRep: { among: "d.issalesrep = 'T'" } } as const;

export const documents: readonly WritableDocument[] = [
	document(
		'invoice',
		{
			type: 'CustInvc',
			lines: 'item',
			apply: {},
			required: entity,
			total: 'lines',
			from: ['SalesOrd'],
			voidable: true,
		},
		{
			...sale,
			entity: isCustomer,
			dueDate: {},
			email: { longest: 254, email: true },
			account: receivable,
			approvalStatus: {},
			createdFrom,
		},
		{ item: billingLine },
	),
	document(
		'creditMemo',
		{
			type: 'CustCred',
			lines: 'item',
			apply: { apply: receivables },
			required: entity,
			total: 'lines',
			from: ['CustInvc'],
			voidable: true,
		},
		{ entity: isCustomer, otherRefNum: { longest: 45 }, account: receivable, createdFrom },
		{ item: itemLine },
	),
	document(
		'customerPayment',
		{
			type: 'CustPymt',
			apply: { apply: receivables, credit: { ...credits, passing: true }, deposit: { ...deposits, passing: true } },
			required: entity,
			total: 'given',
			from: [],
			voidable: true,
		},
		{ ...money, customer: isCustomer, payment: {}, arAcct: receivable },
	),
	document(
		'customerDeposit',
		{
			type: 'CustDep',
			apply: {},
			required: { ...entity, foreigntotal: 'Payment Amount' },
			total: 'given',
			from: ['SalesOrd'],
			voidable: true,
		},
		{ ...money, customer: isCustomer, payment: {}, salesOrder: createdFrom },
	),
	document(
		'depositApplication',
		{
			type: 'DepAppl',
			apply: { apply: receivables },
			required: { 'm.createdfrom': 'Deposit' },
			total: 'applied',
			from: ['CustDep'],
			voidable: false,
		},
		{ customer: isCustomer, deposit: createdFrom, arAcct: receivable },
	),
	document(
		'customerRefund',
		{
			type: 'CustRfnd',
			apply: { apply: credits, deposit: deposits },
			required: entity,
			total: 'applied',
			from: [],
			voidable: true,
		},
		{ account: moneyAccount, paymentMethod: {}, customer: isCustomer, arAcct: receivable },
	),
	document(
		'salesOrder',
		{ type: 'SalesOrd', lines: 'item', apply: {}, required: entity, total: 'lines', from: [], voidable: false },
		{ ...sale, entity: isCustomer, orderStatus: {} },
		{ item: itemLine },
	),
	document(
		'journalEntry',
		{ type: 'Journal', lines: 'line', apply: {}, required: {}, total: 'none', from: [], voidable: true },
		{ approvalStatus: {} },
		{ line: journalLine },
	),
];
