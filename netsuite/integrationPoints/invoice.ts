import { applications, itemLines, movedByApplications, transactionPoint } from './transaction';

export const invoice = transactionPoint({
	name: 'invoice',
	label: { singular: 'Invoice', plural: 'Invoices' },
	soap: 'Invoice',
	type: 'CustInvc',
	movedBy: [movedByApplications],
	openAmount: 'amountRemaining',
	fields: [
		{ name: 'entity', label: 'Customer', type: 'reference', column: 't.entity', targets: ['customer'] },
		{ name: 'dueDate', label: 'Due Date', type: 'date', column: 't.duedate' },
		{ name: 'closeDate', label: 'Date Closed', type: 'date', column: 't.closedate' },
		{ name: 'terms', label: 'Terms', type: 'reference', column: 't.terms', targets: ['term'] },
		{ name: 'otherRefNum', label: 'PO Number', type: 'text', column: 't.otherrefnum' },
		{ name: 'salesRep', label: 'Sales Rep', type: 'reference', column: 't.employee' },
		{ name: 'email', label: 'Email', type: 'text', column: 't.email' },
		{ name: 'approvalStatus', label: 'Approval Status', type: 'reference', column: 't.approvalstatus' },
		{ name: 'createdFrom', label: 'Created From', type: 'reference', column: 'ml.createdfrom', targets: ['salesOrder'] },
		{ name: 'voided', label: 'Voided', type: 'boolean', column: 't.voided' },
		{ name: 'total', label: 'Total', type: 'amount', column: 't.foreigntotal' },
		{ name: 'amountPaid', label: 'Amount Paid', type: 'amount', column: 't.foreignamountpaid' },
		{ name: 'amountRemaining', label: 'Amount Remaining', type: 'amount', column: 't.foreignamountunpaid' },
		{ name: 'daysOverdue', label: 'Days Overdue', type: 'integer', column: 't.daysoverduesearch', computed: true },
	],
	sublists: [itemLines('negated'), applications('appliedBy')],
	dependsOn: ['subsidiary', 'term'],
});
