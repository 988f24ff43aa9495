import { applications, itemLines, movedByApplications, transactionPoint } from './transaction';

export const creditMemo = transactionPoint({
	name: 'creditMemo',
	label: { singular: 'Credit Memo', plural: 'Credit Memos' },
	soap: 'CreditMemo',
	type: 'CustCred',
	movedBy: [movedByApplications],
	openAmount: 'unapplied',
	fields: [
		{ name: 'entity', label: 'Customer', type: 'reference', column: 't.entity', targets: ['customer'] },
		{ name: 'otherRefNum', label: 'PO Number', type: 'text', column: 't.otherrefnum' },
		{ name: 'createdFrom', label: 'Created From', type: 'reference', column: 'ml.createdfrom', targets: ['invoice'] },
		{ name: 'voided', label: 'Voided', type: 'boolean', column: 't.voided' },
		{ name: 'total', label: 'Total', type: 'amount', column: 't.foreigntotal', sign: 'absolute' },
		{ name: 'applied', label: 'Applied', type: 'amount', column: 't.foreignpaymentamountused', sign: 'absolute' },
		{ name: 'unapplied', label: 'Unapplied', type: 'amount', column: 't.foreignpaymentamountunused', sign: 'absolute' },
	],
	sublists: [itemLines(undefined), applications('appliedTo')],
	dependsOn: ['subsidiary', 'invoice'],
});
