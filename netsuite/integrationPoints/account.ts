import type { IntegrationPoint } from './types';

export const account: IntegrationPoint = {
	name: 'account',
	label: { singular: 'Account', plural: 'Accounts' },
	record: { rest: 'account', soap: 'Account' },
	source: { table: 'account', alias: 'a' },
	id: 'a.id',
	documentNumber: 'acctNumber',
	externalId: 'a.externalid',
	changes: { by: 'content' },
	fields: [
		{ name: 'id', label: 'Internal ID', type: 'id', column: 'a.id' },
		{ name: 'acctNumber', label: 'Number', type: 'text', column: 'a.acctnumber' },
		{ name: 'acctName', label: 'Name', type: 'text', column: 'a.accountsearchdisplaynamecopy' },
		{ name: 'fullName', label: 'Full Name', type: 'text', column: 'a.fullname' },
		{ name: 'externalId', label: 'External ID', type: 'text', column: 'a.externalid' },
		{ name: 'acctType', label: 'Type', type: 'text', column: 'a.accttype' },
		{ name: 'description', label: 'Description', type: 'text', column: 'a.description' },
		{ name: 'parent', label: 'Parent', type: 'reference', column: 'a.parent', targets: ['account'] },
		{ name: 'currency', label: 'Currency', type: 'reference', column: 'a.currency', targets: ['currency'] },
		{ name: 'isSummary', label: 'Summary', type: 'boolean', column: 'a.issummary' },
		{ name: 'eliminate', label: 'Eliminate Intercompany Transactions', type: 'boolean', column: 'a.eliminate' },
		{ name: 'isInactive', label: 'Inactive', type: 'boolean', column: 'a.isinactive' },
	],
	dependsOn: ['currency'],
};
