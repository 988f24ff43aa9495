import { documentTypes, documentTypeNames, perType, type DocumentType } from '../../documentTypes';
import { approvalStatuses } from '../../schema/transactions';
import {
	amount,
	boolean,
	choice,
	date,
	integer,
	key,
	number,
	reference,
	text,
	timestamp,
	type SearchField,
	type Via,
} from '../field';
import type { SearchType } from './type';

/** The general ledger's amount of the line, in the subsidiary's currency, debits positive. */
const ledger = (column: string) =>
	`(SELECT g.${column} FROM _transactionaccountingline g WHERE g."transaction" = r."transaction"` +
	` AND g.transactionline = r.id AND g.accountingbook = 1)`;

/** Of the accounts that grow with credits, on which searches show credits as positive amounts (believed). */
const creditTypes =
	"('AcctPay', 'CredCard', 'OthCurrLiab', 'LongTermLiab', 'Equity', 'Income', 'OthIncome', 'DeferRevenue')";
const isCredit = `(SELECT a.accttype FROM account a WHERE a.id = ${ledger('account')}) IN ${creditTypes}`;
/** Subtracted from 0, so that there is no -0. */
const signed = (sql: string) => `CASE WHEN ${isCredit} THEN 0 - ${sql} ELSE ${sql} END`;

const typeNames = Object.fromEntries(documentTypeNames.map((type) => [type, documentTypes[type].label]));

/** `Paid In Full` is `paidInFull` where scripts compare. */
export const statusKey = (name: string): string => {
	const words = name
		.replace(/[^A-Za-z ]/g, '')
		.split(' ')
		.filter(Boolean);
	return words
		.map((word, index) => (index === 0 ? word.toLowerCase() : word[0]!.toUpperCase() + word.slice(1)))
		.join('');
};

const perStatus = (shown: (name: string) => string) =>
	`CASE t.type || ':' || t.status ${documentTypeNames
		.flatMap((type) =>
			Object.entries(documentTypes[type].statuses).map(([letter, name]) => [`${type}:${letter}`, name] as const),
		)
		.map(([status, name]) => `WHEN '${status}' THEN '${shown(name)}'`)
		.join(' ')} END`;

/** Shown as `open` and Open, and asked for as `CustInvc:A`. */
const status: SearchField = {
	kind: 'key',
	sql: perStatus(statusKey),
	nameSql: perStatus((name) => name),
	label: 'Status',
	filter: { kind: 'key', sql: "(t.type || ':' || t.status)" },
};

const applying: Via = {
	name: 'applying',
	table: 'nexttransactionlinelink',
	on: 'k.previousdoc = r."transaction" AND k.previousline = r.id',
};
const appliedTo: Via = {
	name: 'appliedto',
	table: 'nexttransactionlinelink',
	on: 'k.nextdoc = r."transaction" AND k.nextline = r.id',
};

/** Links hold amounts in the subsidiary's currency as whole numbers of its smallest unit. */
const linkAmount =
	'(k.base * 1.0 / CASE (SELECT c.currencyprecision FROM currency c JOIN subsidiary s ON s.currency = c.id' +
	' WHERE s.id = r.subsidiary) WHEN 0 THEN 1 WHEN 3 THEN 1000 ELSE 100 END)';

const linked = (name: 'applying' | 'appliedto', via: Via, end: 'next' | 'previous'): Record<string, SearchField> => ({
	[`${name}transaction`]: reference(
		`k.${end}doc`,
		name === 'applying' ? 'Applying Transaction' : 'Applied To Transaction',
		'transaction',
		{ via },
	),
	[`${name}linkamount`]: amount(linkAmount, 'Link Amount', { via }),
	[`${name}foreignamount`]: amount('k.foreignamount', 'Link Amount (Foreign Currency)', { via }),
	[`${name}linktype`]: text('k.linktype', 'Link Type', { via }),
});

const entity = reference('t.entity', 'Name', 'entity');
const remaining = 'COALESCE(t.foreignamountunpaid, t.foreignpaymentamountunused)';
const daysOverdue =
	"CASE WHEN t.type = 'CustInvc' AND t.foreignamountunpaid > 0 THEN MAX(0," +
	' CAST(julianday((SELECT today FROM _clock)) - julianday(t.duedate) AS INTEGER)) ELSE 0 END';
const daysOpen =
	"CASE WHEN t.type = 'CustInvc' THEN CAST(julianday(COALESCE(t.closedate, (SELECT today FROM _clock)))" +
	' - julianday(t.trandate) AS INTEGER) END';

/** A result is a line: a transaction without `mainline` in the filters shows once for each. */
const fields: SearchType['fields'] = {
	internalid: { kind: 'reference', sql: 't.id', label: 'Internal ID' },
	internalidnumber: integer('t.id', 'Internal ID (Number)'),
	externalid: key('t.externalid', 'External ID'),
	externalidstring: text('t.externalid', 'External ID'),
	type: { kind: 'key', sql: 't.type', names: typeNames, label: 'Type' },
	recordtype: key(perType('recordType').replaceAll('r.type', 't.type'), 'Record Type'),
	abbrev: text(perType('abbreviation').replaceAll('r.type', 't.type'), 'Abbreviation'),
	tranid: text('t.tranid', 'Document Number'),
	number: text('t.tranid', 'Document Number'),
	numbertext: text('t.tranid', 'Document Number'),
	transactionnumber: text('t.transactionnumber', 'Transaction Number'),
	transactionname: text(
		`${perType('label').replaceAll('r.type', 't.type')} || ' #' || COALESCE(t.tranid, '')`,
		'Transaction Name',
	),
	trandate: date('t.trandate', 'Date'),
	duedate: date('t.duedate', 'Due Date'),
	closedate: date('t.closedate', 'Date Closed'),
	datecreated: timestamp('t.createddate', 'Date Created'),
	lastmodifieddate: timestamp('t.lastmodifieddate', 'Last Modified'),
	linelastmodifieddate: timestamp('r.linelastmodifieddate', 'Line Last Modified'),
	createdby: reference('t.createdby', 'Created By', 'entity'),
	lastmodifiedby: reference('t.lastmodifiedby', 'Last Modified By', 'entity'),
	entity: {
		...entity,
		sql: 'COALESCE(r.entity, t.entity)',
		nameSql: entity.nameSql!.replace('t.entity', 'COALESCE(r.entity, t.entity)'),
	},
	name: entity,
	mainname: entity,
	customermain: entity,
	status,
	statusref: status,
	approvalstatus: choice('t.approvalstatus', 'Approval Status', approvalStatuses),
	mainline: boolean('r.mainline', 'Main Line', { mark: true }),
	taxline: boolean('r.taxline', 'Tax Line'),
	shipping: boolean("'F'", 'Shipping'),
	cogs: boolean("'F'", 'COGS Line'),
	line: integer('r.id', 'Line ID'),
	linesequencenumber: integer('r.linesequencenumber', 'Line Sequence Number'),
	lineuniquekey: integer('r.uniquekey', 'Line Unique Key'),
	posting: boolean('t.posting', 'Posting'),
	voided: boolean('t.voided', 'Voided'),
	postingperiod: reference('t.postingperiod', 'Period', 'accountingperiod'),
	memo: text('COALESCE(r.memo, t.memo)', 'Memo'),
	memomain: text('t.memo', 'Memo (Main)'),
	otherrefnum: text('t.otherrefnum', 'PO/Check Number'),
	terms: reference('t.terms', 'Terms', 'term'),
	salesrep: reference('t.employee', 'Sales Rep', 'employee'),
	employee: reference('t.employee', 'Employee', 'employee'),
	email: text('t.email', 'Email'),
	paymentmethod: reference('t.paymentmethod', 'Payment Method', 'paymentmethod'),
	createdfrom: reference('r.createdfrom', 'Created From', 'transaction'),
	currency: reference('t.currency', 'Currency', 'currency'),
	exchangerate: number('t.exchangerate', 'Exchange Rate'),
	subsidiary: reference('r.subsidiary', 'Subsidiary', 'subsidiary'),
	department: reference('r.department', 'Department', 'department'),
	class: reference('r.class', 'Class', 'classification'),
	location: reference('r.location', 'Location', 'location'),
	item: reference('r.item', 'Item', 'item'),
	quantity: number('ABS(r.quantity)', 'Quantity'),
	rate: number('r.rate', 'Item Rate'),
	fxrate: number('r.rate', 'Item Rate (Foreign Currency)'),
	account: reference(ledger('account'), 'Account', 'account'),
	accounttype: key(`(SELECT a.accttype FROM account a WHERE a.id = ${ledger('account')})`, 'Account Type'),
	amount: amount(signed(ledger('amount')), 'Amount'),
	netamount: amount(signed(ledger('amount')), 'Amount (Net)'),
	signedamount: amount(signed(ledger('amount')), 'Amount (Signed)'),
	debitamount: amount(`CASE WHEN ${ledger('amount')} > 0 THEN ${ledger('amount')} END`, 'Amount (Debit)'),
	creditamount: amount(`CASE WHEN ${ledger('amount')} < 0 THEN 0 - ${ledger('amount')} END`, 'Amount (Credit)'),
	fxamount: amount(signed('r.foreignamount'), 'Amount (Foreign Currency)'),
	total: amount('ROUND(t.foreigntotal * COALESCE(t.exchangerate, 1), 3)', 'Amount (Transaction Total)'),
	totalamount: amount('ROUND(t.foreigntotal * COALESCE(t.exchangerate, 1), 3)', 'Amount (Transaction Total)'),
	amountpaid: amount('ROUND(t.foreignamountpaid * COALESCE(t.exchangerate, 1), 3)', 'Amount Paid'),
	amountremaining: amount(`ROUND(${remaining} * COALESCE(t.exchangerate, 1), 3)`, 'Amount Remaining'),
	fxamountpaid: amount('t.foreignamountpaid', 'Amount Paid (Foreign Currency)'),
	fxamountremaining: amount(remaining, 'Amount Remaining (Foreign Currency)'),
	daysoverdue: integer(daysOverdue, 'Days Overdue'),
	daysopen: integer(daysOpen, 'Days Open'),
	...linked('applying', applying, 'next'),
	...linked('appliedto', appliedTo, 'previous'),
	payingtransaction: reference('k.nextdoc', 'Paying Transaction', 'transaction', { via: applying }),
	payingamount: amount(linkAmount, 'Paying Amount', { via: applying }),
	paidtransaction: reference('k.previousdoc', 'Paid Transaction', 'transaction', { via: appliedTo }),
	paidamount: amount(linkAmount, 'Paid Amount', { via: appliedTo }),
};

const main = (id: string) => `j."transaction" = ${id} AND j.mainline = 'T'`;
/** The same row of the links that the fields come through. */
const through = (via: Via, end: 'next' | 'previous') => ({ to: 'transaction', via, on: main(`k.${end}doc`) });

const joins: SearchType['joins'] = {
	customer: { to: 'customer', on: 'j.id = COALESCE(r.entity, t.entity)' },
	customermain: { to: 'customer', on: 'j.id = t.entity' },
	vendor: { to: 'vendor', on: 'j.id = COALESCE(r.entity, t.entity)' },
	employee: { to: 'employee', on: 'j.id = COALESCE(r.entity, t.entity)' },
	salesrep: { to: 'employee', on: 'j.id = t.employee' },
	createdfrom: { to: 'transaction', on: main('r.createdfrom') },
	applyingtransaction: through(applying, 'next'),
	appliedtotransaction: through(appliedTo, 'previous'),
	payingtransaction: through(applying, 'next'),
	paidtransaction: through(appliedTo, 'previous'),
	item: { to: 'item', on: 'j.id = r.item' },
	account: { to: 'account', on: `j.id = ${ledger('account')}` },
	accountingperiod: { to: 'accountingperiod', on: 'j.id = t.postingperiod' },
	subsidiary: { to: 'subsidiary', on: 'j.id = r.subsidiary' },
	currency: { to: 'currency', on: 'j.id = t.currency' },
	department: { to: 'department', on: 'j.id = r.department' },
	class: { to: 'classification', on: 'j.id = r.class' },
	location: { to: 'location', on: 'j.id = r.location' },
	contactprimary: { to: 'contact', on: 'j.company = t.entity AND j.contactrole = -10' },
	messages: { to: 'message', on: 'j."transaction" = r."transaction"' },
	usernotes: { to: 'note', on: 'j."transaction" = r."transaction"' },
};

const everything: SearchType = {
	name: 'transaction',
	table: '_transactionline',
	header: { table: '_transaction', on: 'rt.id = r."transaction"' },
	id: 't.id',
	recordType: perType('recordType').replaceAll('r.type', 't.type'),
	fields,
	joins,
	orderBy: 't.id, r.linesequencenumber, r.id',
};

const recordNames: Readonly<Record<DocumentType, string>> = {
	CustInvc: 'invoice',
	CustPymt: 'customerPayment',
	CustDep: 'customerDeposit',
	DepAppl: 'depositApplication',
	CustCred: 'creditMemo',
	CustRfnd: 'customerRefund',
	SalesOrd: 'salesOrder',
	Journal: 'journalEntry',
	VendBill: 'vendorBill',
};

/** `transaction`, and each of its types by itself. */
export const transactionTypes: readonly SearchType[] = [
	everything,
	...documentTypeNames.map(
		(type): SearchType => ({
			...everything,
			name: recordNames[type].toLowerCase(),
			record: recordNames[type],
			where: `t.type = '${type}'`,
			// Only journal entries have entities of their own on their lines.
			fields: type === 'Journal' ? fields : { ...fields, entity },
		}),
	),
];
