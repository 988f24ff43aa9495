import { applications, movedByApplications, transactionPoint } from './transaction';

export const customerDeposit = transactionPoint({
	name: 'customerDeposit',
	label: { singular: 'Customer Deposit', plural: 'Customer Deposits' },
	soap: 'CustomerDeposit',
	type: 'CustDep',
	movedBy: [movedByApplications],
	openAmount: 'unapplied',
	fields: [
		{ name: 'customer', label: 'Customer', type: 'reference', column: 't.entity', targets: ['customer'] },
		{ name: 'voided', label: 'Voided', type: 'boolean', column: 't.voided' },
		{ name: 'salesOrder', label: 'Sales Order', type: 'reference', column: 'ml.createdfrom', targets: ['salesOrder'] },
		{ name: 'payment', label: 'Payment Amount', type: 'amount', column: 't.foreigntotal', sign: 'absolute' },
		{ name: 'applied', label: 'Applied', type: 'amount', column: 't.foreignpaymentamountused', sign: 'absolute' },
		{ name: 'unapplied', label: 'Unapplied', type: 'amount', column: 't.foreignpaymentamountunused', sign: 'absolute' },
	],
	sublists: [applications('appliedBy', 'DepAppl')],
	dependsOn: ['subsidiary'],
});
