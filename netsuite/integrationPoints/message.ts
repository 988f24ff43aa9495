import { receivablesDocuments, receivablesIds } from './transaction';
import type { IntegrationPoint } from './types';

/**
 * E-mails kept on customers and on receivables documents; other messages (vendors, employees) are nobody's business here.
 * Believed: the columns of the SuiteQL table `message`, which carry the names of the REST record.
 */
export const message: IntegrationPoint = {
	name: 'message',
	label: { singular: 'Message', plural: 'Messages' },
	record: { rest: 'message', soap: 'Message' },
	source: {
		table: 'message',
		alias: 'm',
		where: `(m.entity IN (SELECT mc.id FROM customer mc) OR m.transaction IN (${receivablesIds}))`,
	},
	id: 'm.id',
	documentNumber: 'subject',
	externalId: null,
	changes: { by: 'lastModified', column: 'm.lastmodifieddate' },
	fields: [
		{ name: 'id', label: 'Internal ID', type: 'id', column: 'm.id' },
		{ name: 'entity', label: 'Customer', type: 'reference', column: 'm.entity', targets: ['customer'] },
		{ name: 'transaction', label: 'Transaction', type: 'reference', column: 'm.transaction', targets: receivablesDocuments },
		{ name: 'subject', label: 'Subject', type: 'text', column: 'm.subject' },
		{ name: 'message', label: 'Message', type: 'text', column: 'm.message' },
		{ name: 'messageDate', label: 'Date', type: 'timestamp', column: 'm.messagedate' },
		// Author and recipient may be employees as well; the addresses tell who it was.
		{ name: 'author', label: 'Author', type: 'reference', column: 'm.author', targets: ['customer', 'contact'] },
		{ name: 'authorEmail', label: 'Author Email', type: 'text', column: 'm.authoremail' },
		{ name: 'recipient', label: 'Recipient', type: 'reference', column: 'm.recipient', targets: ['customer', 'contact'] },
		{ name: 'recipientEmail', label: 'Recipient Email', type: 'text', column: 'm.recipientemail' },
		{ name: 'cc', label: 'CC', type: 'text', column: 'm.cc' },
		{ name: 'incoming', label: 'Incoming', type: 'boolean', column: 'm.incoming' },
		{ name: 'emailed', label: 'Emailed', type: 'boolean', column: 'm.emailed' },
		{ name: 'lastModifiedDate', label: 'Last Modified', type: 'timestamp', column: 'm.lastmodifieddate' },
	],
	belongsTo: { customer: 'm.entity', transaction: 'm.transaction' },
	dependsOn: ['customer', 'contact', ...receivablesDocuments],
};
