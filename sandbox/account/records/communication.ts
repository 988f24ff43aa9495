import type { DocumentType } from '../documentTypes';
import { noteTypes } from '../schema/communication';
import { boolean, choice, reference, text, timestamp } from './field';
import type { RecordType } from './types';

/** The types whose documents, notes and messages belong to customers. */
const receivables: readonly DocumentType[] = [
	'CustInvc',
	'CustPymt',
	'CustDep',
	'DepAppl',
	'CustCred',
	'SalesOrd',
	'CustRfnd',
];

const ofReceivables = (column: string) =>
	`${column} IN (SELECT t.id FROM _transaction t WHERE t.type IN (${receivables.map((type) => `'${type}'`).join(', ')}))`;

/** Notes and messages of customers and receivables documents. */
export const communicationRecords: readonly RecordType[] = [
	{
		name: 'note',
		label: 'Note',
		from: '_note r',
		truthWhere: `(r.entity IN (SELECT c.id FROM _customer c) OR ${ofReceivables('r."transaction"')})`,
		notInRest: true,
		fields: {
			entity: reference('r.entity', 'Customer', 'customer'),
			transaction: reference('r."transaction"', 'Transaction', 'transaction'),
			title: text('r.title', 'Title'),
			note: text('r.note', 'Note'),
			noteType: { ...choice('r.notetype', 'Type', noteTypes), restOnly: true },
			direction: { ...text('r.direction', 'Direction'), restOnly: true },
			externalId: { ...text('r.externalid', 'External ID'), restOnly: true },
			noteDate: timestamp('r.notedate', 'Date'),
			author: reference('r.author', 'Author', 'employee'),
		},
	},
	{
		name: 'message',
		label: 'Message',
		from: 'message r',
		truthWhere: `(r.entity IN (SELECT c.id FROM _customer c) OR ${ofReceivables('r."transaction"')})`,
		fields: {
			entity: reference('r.entity', 'Entity', 'entity'),
			transaction: reference('r."transaction"', 'Transaction', 'transaction'),
			subject: text('r.subject', 'Subject'),
			message: text('r.message', 'Message'),
			messageDate: timestamp('r.messagedate', 'Date'),
			author: reference('r.author', 'Author', 'entity'),
			authorEmail: text('r.authoremail', 'Author Email'),
			recipient: reference('r.recipient', 'Recipient', 'entity'),
			recipientEmail: text('r.recipientemail', 'Recipient Email'),
			cc: text('r.cc', 'CC'),
			bcc: text('r.bcc', 'Bcc', { restOnly: true }),
			incoming: boolean('r.incoming', 'Incoming'),
			emailed: boolean('r.emailed', 'Emailed'),
			htmlMessage: boolean('r.htmlmessage', 'HTML Format', { restOnly: true }),
			hasAttachment: boolean('r.hasattachment', 'Has Attachments', { restOnly: true }),
			externalId: text('r.externalid', 'External ID', { restOnly: true }),
			lastModifiedDate: timestamp('r.lastmodifieddate', 'Last Modified'),
		},
	},
];
