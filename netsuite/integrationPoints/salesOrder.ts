import { itemLines, transactionPoint } from './transaction';

export const salesOrder = transactionPoint({
	name: 'salesOrder',
	label: { singular: 'Sales Order', plural: 'Sales Orders' },
	soap: 'SalesOrder',
	type: 'SalesOrd',
	fields: [
		{ name: 'entity', label: 'Customer', type: 'reference', column: 't.entity', targets: ['customer'] },
		{ name: 'otherRefNum', label: 'PO Number', type: 'text', column: 't.otherrefnum' },
		{ name: 'terms', label: 'Terms', type: 'reference', column: 't.terms', targets: ['term'] },
		{ name: 'salesRep', label: 'Sales Rep', type: 'reference', column: 't.employee' },
		{ name: 'total', label: 'Total', type: 'amount', column: 't.foreigntotal' },
	],
	sublists: [itemLines('negated')],
	dependsOn: ['subsidiary', 'term'],
});
