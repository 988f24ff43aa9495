import { receivablesDocuments, receivablesIds } from './transaction';
import type { IntegrationPoint } from './types';

/** Notes on receivables documents. The table has no modification date, so notes are compared by content. */
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
		{ name: 'transaction', label: 'Transaction', type: 'reference', column: 'n.transaction', targets: receivablesDocuments },
		{ name: 'title', label: 'Title', type: 'text', column: 'n.title' },
		{ name: 'note', label: 'Note', type: 'text', column: 'n.note' },
		{ name: 'noteDate', label: 'Date', type: 'timestamp', column: 'n.notedate' },
		{ name: 'author', label: 'Author', type: 'reference', column: 'n.author' },
	],
	dependsOn: receivablesDocuments,
	knownGap:
		'Notes on customers are left out: whether SuiteQL can read them is unconfirmed. Notes on transactions are read.',
};
