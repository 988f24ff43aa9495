import type { Belonging, Field, IntegrationPoint, Mover, Sublist } from './types';

/**
 * What all transactions have in common: the table `transaction`, one row a document, and the document's main line
 * in `transactionline`, which holds what the header lacks (subsidiary, department, class, location, created from).
 * Columns and their traps: SuiteAnalytics Connect / SuiteQL record catalogue, record `transaction`.
 */
interface TransactionPoint {
	name: string;
	label: { singular: string; plural: string };
	soap: string;
	/** The transaction type as SuiteQL stores it, e.g. `CustInvc`. */
	type: string;
	/** Narrows the type down; an edit can make it untrue of a document. */
	where?: string;
	fields: readonly Field[];
	sublists?: readonly Sublist[];
	movedBy?: readonly Mover[];
	openAmount?: string;
	belongsTo?: Belonging;
	dependsOn?: readonly string[];
}

const header: readonly Field[] = [
	{ name: 'id', label: 'Internal ID', type: 'id', column: 't.id' },
	{ name: 'tranId', label: 'Document Number', type: 'text', column: 't.tranid' },
	{ name: 'transactionNumber', label: 'Transaction Number', type: 'text', column: 't.transactionnumber' },
	{ name: 'externalId', label: 'External ID', type: 'text', column: 't.externalid' },
	{ name: 'tranDate', label: 'Date', type: 'date', column: 't.trandate' },
	{ name: 'status', label: 'Status', type: 'reference', column: 't.status' },
	{ name: 'memo', label: 'Memo', type: 'text', column: 't.memo' },
	{ name: 'postingPeriod', label: 'Posting Period', type: 'reference', column: 't.postingperiod' },
	{ name: 'subsidiary', label: 'Subsidiary', type: 'reference', column: 'ml.subsidiary', targets: ['subsidiary'] },
	{ name: 'currency', label: 'Currency', type: 'reference', column: 't.currency', targets: ['currency'] },
	{ name: 'exchangeRate', label: 'Exchange Rate', type: 'number', column: 't.exchangerate' },
	{ name: 'department', label: 'Department', type: 'reference', column: 'ml.department', targets: ['department'] },
	{ name: 'class', label: 'Class', type: 'reference', column: 'ml.class', targets: ['class'] },
	{ name: 'location', label: 'Location', type: 'reference', column: 'ml.location', targets: ['location'] },
	{ name: 'createdDate', label: 'Date Created', type: 'timestamp', column: 't.createddate' },
	{ name: 'lastModifiedDate', label: 'Last Modified', type: 'timestamp', column: 't.lastmodifieddate' },
];

/** The documents that notes and messages are read of, by their transaction types. */
const receivables = {
	invoice: 'CustInvc',
	customerPayment: 'CustPymt',
	customerDeposit: 'CustDep',
	depositApplication: 'DepAppl',
	creditMemo: 'CustCred',
	salesOrder: 'SalesOrd',
	customerRefund: 'CustRfnd',
};

export const receivablesDocuments: readonly string[] = Object.keys(receivables);

/** The internal IDs of all receivables documents, as a sub-select. */
export const receivablesIds = `SELECT rt.id FROM transaction rt WHERE rt.type IN (${Object.values(receivables)
	.map((type) => `'${type}'`)
	.join(', ')})`;

/** Completes what is special about one transaction type to an integration point. */
export function transactionPoint(point: TransactionPoint): IntegrationPoint {
	const ownType = `t.type = '${point.type}'`;
	return {
		name: point.name,
		label: point.label,
		record: { rest: point.name, soap: point.soap },
		source: {
			table: 'transaction',
			alias: 't',
			joins: [
				{ table: 'transactionline', alias: 'ml', on: "ml.transaction = t.id AND ml.mainline = 'T'" },
			],
			where: point.where ? `${ownType} AND ${point.where}` : ownType,
		},
		id: 't.id',
		documentNumber: 'tranId',
		externalId: 't.externalid',
		changes: { by: 'lastModified', column: 't.lastmodifieddate' },
		...(point.where && { left: { where: `${ownType} AND NOT (${point.where})`, created: 't.createddate' } }),
		movedBy: point.movedBy,
		openAmount: point.openAmount,
		fields: [...header, ...point.fields],
		sublists: point.sublists,
		belongsTo: point.belongsTo ?? { customer: 't.entity', subsidiary: 'ml.subsidiary' },
		dependsOn: ['customer', 'currency', 'department', 'class', 'location', ...(point.dependsOn ?? [])],
	};
}

/**
 * The item lines of a sale. `transactionline` stores what a sale sells as negative quantities and amounts and what a
 * credit takes back as positive ones, and REST shows both the other way round or not at all signed: `sign` says which.
 * Believed, not documented by Oracle: the signs of quantity and amount.
 */
export function itemLines(sign: 'negated' | undefined): Sublist {
	return {
		name: 'lines',
		label: 'Lines',
		source: {
			table: 'transactionline',
			alias: 'tl',
			where: "tl.mainline = 'F' AND tl.taxline = 'F'",
		},
		parent: 'tl.transaction',
		rowsEach: 4,
		key: ['tl.uniquekey'],
		fields: [
			{ name: 'line', label: 'Line', type: 'integer', column: 'tl.linesequencenumber' },
			{ name: 'item', label: 'Item', type: 'reference', column: 'tl.item' },
			{ name: 'description', label: 'Description', type: 'text', column: 'tl.memo' },
			{ name: 'quantity', label: 'Quantity', type: 'number', column: 'tl.quantity', sign },
			{ name: 'rate', label: 'Rate', type: 'number', column: 'tl.rate' },
			{ name: 'amount', label: 'Amount', type: 'amount', column: 'tl.foreignamount', sign },
			{ name: 'department', label: 'Department', type: 'reference', column: 'tl.department', targets: ['department'] },
			{ name: 'class', label: 'Class', type: 'reference', column: 'tl.class', targets: ['class'] },
			{ name: 'location', label: 'Location', type: 'reference', column: 'tl.location', targets: ['location'] },
		],
	};
}

/**
 * Which documents a document is applied to, or which are applied to it, with the amount in the transaction's currency.
 * `NextTransactionLineLink` points from the document that is applied to (previous) to the one that applies (next):
 * invoice → payment, credit memo or deposit application, and deposit → deposit application.
 */
export function applications(role: 'appliedTo' | 'appliedBy', linkType: 'Payment' | 'DepAppl' = 'Payment'): Sublist {
	const [own, other, otherType] =
		role === 'appliedTo' ? ['nextdoc', 'previousdoc', 'previoustype'] : ['previousdoc', 'nextdoc', 'nexttype'];
	return {
		name: 'applications',
		label: role === 'appliedTo' ? 'Applied To' : 'Applied By',
		source: { table: 'NextTransactionLineLink', alias: 'l', where: `l.linktype = '${linkType}'` },
		parent: `l.${own}`,
		rowsEach: 1,
		key: [`l.${other}`, 'l.previousline', 'l.nextline'],
		fields: [
			{ name: 'id', label: 'Internal ID', type: 'id', column: `l.${other}` },
			{ name: 'type', label: 'Type', type: 'text', column: `l.${otherType}` },
			{ name: 'amount', label: 'Amount', type: 'amount', column: 'l.foreignamount', sign: 'absolute' },
		],
		sum: { field: 'amount', by: 'id' },
	};
}

/**
 * What a document is applied to changes when that document does (an invoice when a payment comes in), whether or not
 * NetSuite moves its own modification date; that it does is unconfirmed.
 */
export const movedByApplications: Mover = {
	ids: 'SELECT al.previousdoc FROM NextTransactionLineLink al WHERE al.nextdoc IN (SELECT an.id FROM transaction an WHERE {changed})',
	column: 'an.lastmodifieddate',
	sublist: 'applications',
};
