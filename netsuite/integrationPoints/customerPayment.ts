import { applications, movedByApplications, transactionPoint } from './transaction';

export const customerPayment = transactionPoint({
	name: 'customerPayment',
	label: { singular: 'Customer Payment', plural: 'Customer Payments' },
	soap: 'CustomerPayment',
	type: 'CustPymt',
	movedBy: [movedByApplications],
	openAmount: 'unapplied',
	fields: [
		{ name: 'customer', label: 'Customer', type: 'reference', column: 't.entity', targets: ['customer'] },
		{ name: 'voided', label: 'Voided', type: 'boolean', column: 't.voided' },
		{ name: 'payment', label: 'Payment Amount', type: 'amount', column: 't.foreigntotal', sign: 'absolute' },
		{ name: 'applied', label: 'Applied', type: 'amount', column: 't.foreignpaymentamountused', sign: 'absolute' },
		{ name: 'unapplied', label: 'Unapplied', type: 'amount', column: 't.foreignpaymentamountunused', sign: 'absolute' },
	],
	sublists: [applications('appliedTo')],
	dependsOn: ['subsidiary', 'invoice'],
});
