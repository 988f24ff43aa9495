import { InvalidSettingError } from '../account';
import { integrationPoint } from '../integrationPoints';
import { createRequest, findByExternalId, sendWrite, type RecordBody } from '../records/write';
import { addNote, addNoteRequest, findNote, type SoapNote } from '../soap/notes';
import type { Client } from '../transport/client';
import { NetSuiteError } from '../transport/errors';
import type { NetSuiteRequest } from '../transport/http';
import type { Parent } from './parents';

/** The records that can be written. */
export type WritableRecord = 'contact' | 'message' | 'note';

/** A record to be created: what is sent, and how it is found again. */
export interface Draft {
	readonly recordType: WritableRecord;
	/** See `parseExternalId`. */
	readonly externalId: string;
	/** What is being done and to which record, as messages say it: `Creating a note on invoice`, `INV10432`. */
	readonly doing: string;
	readonly number: string;
	/** Exactly what is sent, but for the signature. */
	readonly request: NetSuiteRequest;
	readonly send: (client: Client) => Promise<string>;
	readonly find: (client: Client) => Promise<string | null>;
}

/** What REST creates. */
function restDraft(
	{ recordType, externalId, ...said }: Pick<Draft, 'recordType' | 'externalId' | 'doing' | 'number'>,
	body: RecordBody,
): Draft {
	const request = createRequest(recordType, { externalId, ...body });
	return {
		recordType,
		externalId,
		...said,
		request,
		send: async (client) => await sendWrite(client, request),
		find: async (client) => await findByExternalId(client, recordType, externalId),
	};
}

/** @param body see `contactBody`. */
export const contactDraft = (externalId: string, body: RecordBody): Draft =>
	restDraft({ recordType: 'contact', externalId, doing: 'Creating a contact with external ID', number: externalId }, body);

export interface Email {
	readonly direction: 'incoming' | 'outgoing';
	readonly subject: string;
	/** HTML or text; goes to NetSuite as it is. */
	readonly message: string;
	readonly authorEmail: string | null;
	readonly recipientEmail: string | null;
	/** Internal IDs of employees, customers or contacts. */
	readonly author: string | null;
	readonly recipient: string | null;
	/** Addresses with a comma or semicolon between them. */
	readonly cc: string | null;
	readonly bcc: string | null;
	/** ISO 8601 in UTC; `null` leaves it to NetSuite: now. */
	readonly messageDate: string | null;
}

/**
 * An e-mail as it was sent, to be kept on a record. Nothing is ever sent by NetSuite: `emailed`, of which NetSuite's form
 * says "check this box if you are pasting in an e-mail message", is always `false`, because nowhere is it said that saving
 * a message with it sends nothing.
 *
 * Believed: that `entity` attaches a message to a customer as `transaction` does to a document (SOAP's message has no such
 * field, REST's has), and that a message is outgoing unless `incoming` says otherwise; so it is left out where it can be.
 */
export function messageDraft(externalId: string, parent: Parent, email: Email): Draft {
	const { direction, author, recipient, ...texts } = email;
	const given = Object.entries({ author: reference(author), recipient: reference(recipient), ...texts });
	const body = {
		[parent.point === 'customer' ? 'entity' : 'transaction']: { id: parent.id },
		...(direction === 'incoming' && { incoming: true }),
		emailed: false,
		...Object.fromEntries(given.filter(([, value]) => value !== null)),
	};
	const doing = `Creating a message on ${wordFor(parent)}`;
	const draft = restDraft({ recordType: 'message', externalId, doing, number: parent.number }, body);
	return { ...draft, send: async (client) => await sendMessage(client, draft, email.messageDate) };
}

/**
 * The catalogue has `messageDate` as a day, the record itself keeps a moment. Believed: that a moment is taken; where it is
 * refused the day in UTC goes in its place, which is all that NetSuite then can keep.
 */
async function sendMessage(client: Client, { send, request }: Draft, moment: string | null): Promise<string> {
	try {
		return await send(client);
	} catch (error) {
		const aboutDate = error instanceof NetSuiteError && error.kind === 'invalid' && /messagedate/i.test(error.detail);
		if (!aboutDate || moment === null) throw error;
		const body = { ...(request.body as RecordBody), messageDate: moment.slice(0, 10) };
		return await sendWrite(client, createRequest('message', body));
	}
}

const reference = (id: string | null) => (id === null ? null : { id });

const wordFor = ({ point }: Parent): string => integrationPoint(point).label.singular.toLowerCase();

/** A note on a customer or a document. REST has no notes, so they go by SOAP. */
export function noteDraft(externalId: string, parent: Parent, content: Omit<SoapNote, 'externalId' | 'parent'>): Draft {
	const note: SoapNote = {
		...content,
		externalId,
		parent: {
			kind: parent.point === 'customer' ? 'entity' : 'transaction',
			type: soapType(parent.point),
			id: parent.id,
		},
	};
	return {
		recordType: 'note',
		externalId,
		doing: `Creating a note on ${wordFor(parent)}`,
		number: parent.number,
		request: addNoteRequest(note),
		send: async (client) => await addNote(client, note),
		find: async (client) => await findNote(client, externalId),
	};
}

/** `Invoice` is the record's class, `invoice` its value in the schema's `RecordType`. */
function soapType(point: string): string {
	const { soap } = integrationPoint(point).record;
	if (!soap) throw new InvalidSettingError('attachTo', `NetSuite's SOAP has no record type for "${point}".`);
	return `${soap.charAt(0).toLowerCase()}${soap.slice(1)}`;
}
