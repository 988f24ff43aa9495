import type { IntegrationPoint } from './types';

export const contact: IntegrationPoint = {
	name: 'contact',
	label: { singular: 'Contact', plural: 'Contacts' },
	record: { rest: 'contact', soap: 'Contact' },
	source: { table: 'contact', alias: 'c' },
	id: 'c.id',
	documentNumber: 'entityId',
	externalId: 'c.externalid',
	changes: { by: 'lastModified', column: 'c.lastmodifieddate' },
	fields: [
		{ name: 'id', label: 'Internal ID', type: 'id', column: 'c.id' },
		{ name: 'entityId', label: 'Name', type: 'text', column: 'c.entityid' },
		{ name: 'externalId', label: 'External ID', type: 'text', column: 'c.externalid' },
		{ name: 'firstName', label: 'First Name', type: 'text', column: 'c.firstname' },
		{ name: 'lastName', label: 'Last Name', type: 'text', column: 'c.lastname' },
		{ name: 'title', label: 'Job Title', type: 'text', column: 'c.title' },
		{ name: 'email', label: 'Email', type: 'text', column: 'c.email' },
		{ name: 'phone', label: 'Phone', type: 'text', column: 'c.phone' },
		{ name: 'officePhone', label: 'Office Phone', type: 'text', column: 'c.officephone' },
		{ name: 'mobilePhone', label: 'Mobile Phone', type: 'text', column: 'c.mobilephone' },
		{ name: 'fax', label: 'Fax', type: 'text', column: 'c.fax' },
		// Some accounts do not expose it; the run then says so.
		{ name: 'company', label: 'Company', type: 'reference', column: 'c.company', targets: ['customer'] },
		{ name: 'contactRole', label: 'Role', type: 'reference', column: 'c.contactrole' },
		{ name: 'isInactive', label: 'Inactive', type: 'boolean', column: 'c.isinactive' },
		{ name: 'lastModifiedDate', label: 'Last Modified', type: 'timestamp', column: 'c.lastmodifieddate' },
	],
	belongsTo: { customer: 'c.company' },
	dependsOn: [],
};
