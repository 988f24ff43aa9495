import type { IntegrationPoint } from './types';

export const subsidiary: IntegrationPoint = {
	name: 'subsidiary',
	label: { singular: 'Subsidiary', plural: 'Subsidiaries' },
	record: { rest: 'subsidiary', soap: 'Subsidiary' },
	source: { table: 'subsidiary', alias: 's' },
	id: 's.id',
	documentNumber: 'name',
	externalId: null,
	changes: { by: 'content' },
	fields: [
		{ name: 'id', label: 'Internal ID', type: 'id', column: 's.id' },
		{ name: 'name', label: 'Name', type: 'text', column: 's.name' },
		{ name: 'fullName', label: 'Full Name', type: 'text', column: 's.fullname' },
		{ name: 'legalName', label: 'Legal Name', type: 'text', column: 's.legalname' },
		{ name: 'parent', label: 'Parent', type: 'reference', column: 's.parent', targets: ['subsidiary'] },
		{ name: 'currency', label: 'Currency', type: 'reference', column: 's.currency', targets: ['currency'] },
		{ name: 'country', label: 'Country', type: 'text', column: 's.country' },
		{ name: 'isInactive', label: 'Inactive', type: 'boolean', column: 's.isinactive' },
		{ name: 'isElimination', label: 'Elimination', type: 'boolean', column: 's.iselimination' },
	],
	dependsOn: ['currency'],
};
