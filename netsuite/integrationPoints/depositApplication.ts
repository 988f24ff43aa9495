import { applications, transactionPoint } from './transaction';

export const depositApplication = transactionPoint({
	name: 'depositApplication',
	label: { singular: 'Deposit Application', plural: 'Deposit Applications' },
	soap: 'DepositApplication',
	type: 'DepAppl',
	fields: [
		{ name: 'customer', label: 'Customer', type: 'reference', column: 't.entity', targets: ['customer'] },
		{ name: 'deposit', label: 'Deposit', type: 'reference', column: 'ml.createdfrom', targets: ['customerDeposit'] },
		{ name: 'total', label: 'Total', type: 'amount', column: 't.foreigntotal', sign: 'absolute' },
		{ name: 'applied', label: 'Applied', type: 'amount', column: 't.foreignpaymentamountused', sign: 'absolute' },
		{ name: 'unapplied', label: 'Unapplied', type: 'amount', column: 't.foreignpaymentamountunused', sign: 'absolute' },
	],
	sublists: [applications('appliedTo')],
	dependsOn: ['subsidiary', 'customerDeposit', 'invoice'],
});
