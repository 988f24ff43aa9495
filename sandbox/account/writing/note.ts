import { missingValues, Refusal } from './refusal';
import { CURRENT_USER, type WritableRecord } from './types';

/** A note as scripts write it. NetSuite's REST record API has none; SOAP's are in its own room. */
export const note: WritableRecord = {
	name: 'note',
	table: '_note',
	sequence: 'note',
	operations: ['create', 'update', 'delete'],
	fields: {
		entity: {},
		transaction: {},
		title: { longest: 999 },
		note: { longest: 4000 },
		noteDate: {},
		author: {},
		noteType: {},
		direction: {},
		externalId: { longest: 255 },
	},
	externalIds: { tables: ['_note'], what: 'record' },
	complete(account, row) {
		return {
			...row,
			notedate: row.notedate ?? account.clock.now(),
			author: row.author ?? CURRENT_USER,
			// Believed: what is given no type is a note of type Note.
			notetype: row.notetype ?? 7,
		};
	},
	check(_account, row) {
		// Memo is the label that NetSuite's records browser has for the note's text, and says is required.
		if (row.note === null) throw missingValues(['Memo']);
		// Believed: code and sentence; that it is refused is documented.
		if ((row.entity === null) === (row.transaction === null)) {
			throw new Refusal('A note must be associated with one and only one record.', 'USER_ERROR');
		}
	},
	deletion: (row) => ({ type: 'note', name: row.title as string | null }),
};
