import { removeDocument, removeRecord } from '../ledger/remove';
import type { DocumentType } from '../documentTypes';
import { pointOf } from './changeLog';
import { anyRow, receivablesNote, type Play, type Scene } from './scene';

/** Deletions; each leaves a row in `deletedrecord`. */

const DELETED_BY = 3;

function deleteDocument(scene: Scene, type: DocumentType, condition: string): boolean {
	const { account, log, at } = scene;
	const document = anyRow(scene, '_transaction', `r.type = '${type}' AND ${condition}`);
	if (!document) return false;
	const removed = removeDocument(account, document.id, at, DELETED_BY);
	log.deleted(pointOf[type]!, document.id);
	for (const id of removed.reopened) {
		const reopened = account.store.get('SELECT type FROM _transaction WHERE id = ?', [id])!.type as DocumentType;
		log.moved(pointOf[reopened]!, id);
	}
	log.deleted('note', ...removed.notes);
	log.deleted('message', ...removed.messages);
	return true;
}

/** Nothing may hang on what NetSuite lets people delete: no refund, no document made from it. */
const free =
	'NOT EXISTS (SELECT 1 FROM nexttransactionlinelink l WHERE l.previousdoc = r.id)' +
	' AND NOT EXISTS (SELECT 1 FROM _transactionline c WHERE c.createdfrom = r.id AND c.entity = r.entity)';

/** Its invoices are open again. */
const deletePayment: Play = (scene) =>
	deleteDocument(scene, 'CustPymt', 'NOT EXISTS (SELECT 1 FROM nexttransactionlinelink l WHERE l.previousdoc = r.id)');

const deleteInvoice: Play = (scene) => deleteDocument(scene, 'CustInvc', `${free} AND r.status = 'A'`);

const deleteNote: Play = (scene) => {
	const { account, log, at } = scene;
	const note = anyRow(scene, '_note', receivablesNote);
	if (!note) return false;
	removeRecord(account, '_note', note.id, {
		type: 'note',
		name: note.title as string | null,
		at,
		deletedBy: DELETED_BY,
	});
	log.deleted('note', note.id);
	return true;
};

const deleteMessage: Play = (scene) => {
	const { account, log, at } = scene;
	const message = anyRow(scene, 'message', 'r.entity IN (SELECT id FROM _customer)');
	if (!message) return false;
	const deletion = { type: 'message', name: message.subject as string | null, at, deletedBy: DELETED_BY };
	removeRecord(account, 'message', message.id, deletion);
	log.deleted('message', message.id);
	return true;
};

const deleteContact: Play = (scene) => {
	const { account, log, at } = scene;
	const contact = anyRow(
		scene,
		'contact',
		'NOT EXISTS (SELECT 1 FROM message m WHERE r.id IN (m.author, m.recipient))',
	);
	if (!contact) return false;
	const deletion = { type: 'contact', name: contact.entityid as string, recordTypeId: -9, at, deletedBy: DELETED_BY };
	removeRecord(account, 'contact', contact.id, deletion);
	log.deleted('contact', contact.id);
	return true;
};

export const deletions = {
	paymentDeleted: { weight: 3, play: deletePayment },
	invoiceDeleted: { weight: 2, play: deleteInvoice },
	noteDeleted: { weight: 2, play: deleteNote },
	messageDeleted: { weight: 2, play: deleteMessage },
	contactDeleted: { weight: 2, play: deleteContact },
} satisfies Record<string, { weight: number; play: Play }>;
