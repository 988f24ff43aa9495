import { boolean, integer, text, timestamp, to, type StoredTable } from './types';

/** Notes, messages, and the record of what was deleted. */
export const communication: Record<string, StoredTable> = {
	transactionnote: {
		name: 'transactionNote',
		columns: {
			id: integer,
			transaction: to('transaction'),
			title: text,
			note: text,
			notedate: timestamp,
			author: to('employee'),
		},
		displayColumn: 'title',
		indexes: [['transaction']],
	},
	// Whether SuiteQL shows customers' notes is unconfirmed, so it does not here; SOAP reads them in NetSuite.
	_entitynote: {
		name: 'entityNote',
		internal: true,
		columns: {
			id: integer,
			entity: to('entity'),
			title: text,
			note: text,
			notedate: timestamp,
			author: to('employee'),
		},
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
		indexes: [['transaction'], ['lastmodifieddate']],
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
	_clock: {
		name: 'clock',
		internal: true,
		columns: { id: integer, now: timestamp, today: text },
	},
};
