import type { Account } from './account';
import { Refusal } from './writing/refusal';

/** Which records are attached to which: contacts and files, as NetSuite's *attach* has it. */

export interface Attachment {
	/** REST's name of the type of the record that something is attached to. */
	recordType: string;
	recordId: number;
	attached: 'contact' | 'file';
	attachedId: number;
}

/**
 * Attaches a contact or a file; once more changes nothing but a contact's role.
 * Documented: the role. Believed: a contact's own company stays what it is, and its own role changes with that company.
 * @param role internal ID
 */
export function attach(account: Account, attachment: Attachment, role: number | null = null): void {
	const { recordType, recordId, attached, attachedId } = attachment;
	account.store.run(
		'INSERT OR REPLACE INTO _attachment (recordtype, record, attached, attachedid, role) VALUES (?, ?, ?, ?, ?)',
		[recordType, recordId, attached, attachedId, role],
	);
	if (attached === 'contact' && role !== null && isCompanyOf(account, attachment)) {
		account.store.update('contact', attachedId, { contactrole: role, lastmodifieddate: account.clock.now() });
	}
}

/**
 * Believed: a contact that is detached from its company has none any more, and the sentence for what was not attached.
 * @throws Refusal
 */
export function detach(account: Account, attachment: Attachment): void {
	const isCompany = attachment.attached === 'contact' && isCompanyOf(account, attachment);
	const values = [attachment.recordType, attachment.recordId, attachment.attached, attachment.attachedId];
	const which = 'recordtype = ? AND record = ? AND attached = ? AND attachedid = ?';
	if (!isCompany && !account.store.get(`SELECT record FROM _attachment WHERE ${which}`, values)) {
		throw new Refusal('Error while accessing a resource. That record is not attached.', 'USER_ERROR');
	}
	account.store.run(`DELETE FROM _attachment WHERE ${which}`, values);
	if (!isCompany) return;
	const changes = { company: null, contactrole: null, lastmodifieddate: account.clock.now() };
	account.store.update('contact', attachment.attachedId, changes);
}

/** Whether the record is the contact's company; only entities are. */
function isCompanyOf({ store }: Account, { recordType, recordId, attachedId }: Attachment): boolean {
	if (!['customer', 'vendor', 'partner'].includes(recordType)) return false;
	return store.get('SELECT id FROM contact WHERE id = ? AND company = ?', [attachedId, recordId]) !== null;
}
