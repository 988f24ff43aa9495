import { receivablesDocuments, receivablesIds } from './transaction';
import type { IntegrationPoint } from './types';

/**
 * Notes on receivables documents, and by SOAP those on customers: whether SuiteQL can read them is unconfirmed. There is
 * no modification date, so notes are compared by content. Believed: internal IDs of all notes come from one sequence.
 */
export const note: IntegrationPoint = {
	name: 'note',
	label: { singular: 'Note', plural: 'Notes' },
	record: { rest: null, soap: 'Note' },
	source: {
		table: 'transactionnote',
		alias: 'n',
		where: `n.transaction IN (${receivablesIds})`,
	},
	id: 'n.id',
	documentNumber: 'title',
	externalId: null,
	changes: { by: 'content' },
	fields: [
		{ name: 'id', label: 'Internal ID', type: 'id', column: 'n.id' },
		{ name: 'entity', label: 'Customer', type: 'reference', column: '', soapOnly: true, targets: ['customer'] },
		{ name: 'transaction', label: 'Transaction', type: 'reference', column: 'n.transaction', targets: receivablesDocuments },
		{ name: 'title', label: 'Title', type: 'text', column: 'n.title' },
		{ name: 'note', label: 'Note', type: 'text', column: 'n.note' },
		{ name: 'noteDate', label: 'Date', type: 'timestamp', column: 'n.notedate' },
		{ name: 'author', label: 'Author', type: 'reference', column: 'n.author' },
	],
	bySoap: { label: 'Notes on customers' },
	belongsTo: { transaction: 'n.transaction' },
	dependsOn: ['customer', ...receivablesDocuments],
};
