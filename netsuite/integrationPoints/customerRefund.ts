import { applications, transactionPoint } from './transaction';

export const customerRefund = transactionPoint({
	name: 'customerRefund',
	label: { singular: 'Customer Refund', plural: 'Customer Refunds' },
	soap: 'CustomerRefund',
	type: 'CustRfnd',
	fields: [
		{ name: 'customer', label: 'Customer', type: 'reference', column: 't.entity', targets: ['customer'] },
		{ name: 'voided', label: 'Voided', type: 'boolean', column: 't.voided' },
		{ name: 'total', label: 'Total', type: 'amount', column: 't.foreigntotal', sign: 'absolute' },
	],
	sublists: [applications('appliedTo')],
	dependsOn: ['subsidiary', 'creditMemo', 'customerDeposit', 'customerPayment'],
});
