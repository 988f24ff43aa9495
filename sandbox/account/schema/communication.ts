import { boolean, integer, oneOf, text, timestamp, to, type StoredTable } from './types';

/** Believed: the types a new account has, and their internal IDs. */
export const noteTypes = { '3': 'Conference Call', '4': 'E-mail', '6': 'Meeting', '7': 'Note', '8': 'Phone Call' };

/** What SuiteQL shows of a note. */
const transactionNote = {
	id: integer,
	transaction: to('transaction'),
	title: text,
	note: text,
	notedate: timestamp,
	author: to('employee'),
};

/** Notes, messages, and the record of what was deleted. */
export const communication: Record<string, StoredTable> = {
	// Every note, on an entity or on a transaction: SOAP reads them all.
	_note: {
		name: 'note',
		internal: 'record',
		columns: {
			...transactionNote,
			entity: to('entity'),
			direction: text,
			notetype: oneOf(noteTypes),
			externalid: text,
			lastmodifieddate: timestamp,
		},
		indexes: [['transaction'], ['entity'], ['externalid']],
	},
	// Whether SuiteQL shows entities' notes is unconfirmed, so it does not here.
	transactionnote: {
		name: 'transactionNote',
		columns: transactionNote,
		view:
			`SELECT ${Object.keys(transactionNote)
				.map((column) => `"${column}"`)
				.join(', ')}` + ' FROM _note WHERE "transaction" IS NOT NULL',
		displayColumn: 'title',
	},
	message: {
		name: 'message',
		columns: {
			id: integer,
			entity: to('entity'),
			transaction: to('transaction'),
			subject: text,
			message: text,
			messagedate: timestamp,
			author: to('entity'),
			authoremail: text,
			recipient: to('entity'),
			recipientemail: text,
			cc: text,
			bcc: text,
			incoming: boolean,
			emailed: boolean,
			hasattachment: boolean,
			htmlmessage: boolean,
			lastmodifieddate: timestamp,
		},
		displayColumn: 'subject',
		// Whether SuiteQL shows the external ID is unconfirmed, so it does not here.
		unseen: { externalid: 'text' },
		indexes: [['transaction'], ['lastmodifieddate'], ['externalid']],
	},
	// The values of type, recordtypeid and scriptid are unconfirmed: type holds the REST record type in lower case.
	deletedrecord: {
		name: 'deletedRecord',
		columns: {
			recordid: integer,
			name: text,
			type: text,
			recordtypeid: integer,
			scriptid: text,
			context: text,
			deletedby: to('employee'),
			deleteddate: timestamp,
			iscustomlist: boolean,
			iscustomrecord: boolean,
			iscustomtransaction: boolean,
		},
		primaryKey: ['type', 'recordid'],
	},
	// Contacts and files attached to records, by REST's name of the record's type.
	_attachment: {
		name: 'attachment',
		internal: 'machinery',
		columns: { recordtype: text, record: integer, attached: text, attachedid: integer, role: integer },
		primaryKey: ['recordtype', 'record', 'attached', 'attachedid'],
	},
	_clock: {
		name: 'clock',
		internal: 'machinery',
		columns: { id: integer, now: timestamp, today: text },
	},
};
