import type { Account } from '../account';
import type { SqlValue } from '../../suiteql/engine';
import { HOUR, localDateOf, MINUTE, momentOf } from '../time';
import { invalidValue, missingValues } from './refusal';
import { CURRENT_USER, type Json, type WritableRecord } from './types';

/** Documented for SOAP: what a message refers to cannot be given by external ID. Believed of REST. */
const reference = { byIdOnly: true } as const;
const address = { longest: 254, email: true } as const;

/** An e-mail as it was sent. Once saved it cannot be edited, only deleted (documented for SuiteScript). */
export const message: WritableRecord = {
	name: 'message',
	table: 'message',
	sequence: 'message',
	operations: ['create', 'delete'],
	fields: {
		externalId: { longest: 255 },
		entity: reference,
		transaction: reference,
		author: reference,
		authorEmail: address,
		recipient: reference,
		recipientEmail: address,
		cc: { longest: 4000 },
		bcc: { longest: 4000 },
		subject: { longest: 300 },
		message: { longest: 1000000 },
		messageDate: {},
		incoming: {},
		emailed: {},
		htmlMessage: {},
	},
	externalIds: { tables: ['message'], what: 'record' },
	prepare: withTime,
	complete(account, row, before) {
		if (before) return row;
		// Documented: the author is the user of the login unless it is given.
		const author = row.author ?? CURRENT_USER;
		const recipient = row.recipient ?? (row.recipientemail ? null : (row.entity ?? null));
		return {
			...row,
			author,
			recipient,
			authoremail: row.authoremail ?? emailOf(account, author),
			recipientemail: row.recipientemail ?? (recipient === null ? null : emailOf(account, recipient)),
			messagedate: row.messagedate ?? account.clock.now(),
			incoming: row.incoming ?? 'F',
			emailed: row.emailed ?? 'F',
			hasattachment: row.hasattachment ?? 'F',
			htmlmessage: row.htmlmessage ?? 'F',
		};
	},
	/** Documented: both addresses are required where the people have none. */
	check(_account, row) {
		const missing = [
			...(row.authoremail === null ? ['From Email Address'] : []),
			...(row.recipientemail === null ? ['Email Address'] : []),
		];
		if (missing.length > 0) throw missingValues(missing);
	},
	deletion: (row) => ({ type: 'message', name: row.subject as string | null }),
};

/**
 * NetSuite's catalogue says that `messageDate` is a day and `time` a text. Believed: the form of the time, that both are
 * in the account's time zone, and that a moment in UTC is taken as well.
 */
function withTime(account: Account, { time, ...body }: Json): Json {
	if (time === undefined || time === null) return body;
	const match = typeof time === 'string' && /^(\d{1,2}):([0-5]\d)(?: ?([ap])m)?$/i.exec(time);
	const date = body.messageDate ?? localDateOf(account.clock.now());
	if (!match || typeof date !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(date)) throw invalidValue('time');
	const half = match[3]?.toLowerCase();
	const hour = half ? (Number(match[1]) % 12) + (half === 'p' ? 12 : 0) : Number(match[1]);
	const moment = momentOf(date, hour * HOUR + Number(match[2]) * MINUTE);
	return { ...body, messageDate: `${new Date(moment * 1000).toISOString().slice(0, 19)}Z` };
}

function emailOf(account: Account, entity: SqlValue): SqlValue {
	return account.store.get('SELECT email FROM entity WHERE id = ?', [entity])?.email ?? null;
}
