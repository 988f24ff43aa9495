import { integer, oneOf, text, timestamp, to, type StoredTable } from './types';

/** What kind of change a note is about. 2 and 3 belong to fields that were set while the record was made or unset. */
export const noteTypes = { '1': 'Create', '2': 'Set', '3': 'Unset', '4': 'Change', '5': 'Delete' };

/** Believed: the short names of the contexts, of which UIF and SLT have been seen. */
export const noteContexts = {
	UIF: 'UI',
	RST: 'REST Web Services',
	SLT: 'SOAP Web Services',
	SCH: 'Scheduled Script',
	MPR: 'Map/Reduce',
	RSL: 'RESTlet',
	USE: 'User Event',
	CSV: 'CSV Import',
};

export const roles = { '3': 'Administrator' };

/** Who changed what, when and from where: a row for each field of each save. */
export const systemNotes: Record<string, StoredTable> = {
	systemnote: {
		name: 'systemNote',
		columns: {
			date: timestamp,
			name: to('employee'),
			role: oneOf(roles),
			type: oneOf(noteTypes),
			context: { ...text, display: noteContexts },
			record: text,
			recordid: integer,
			recordtypeid: integer,
			lineid: integer,
			field: text,
			oldvalue: text,
			newvalue: text,
		},
		indexes: [['recordid'], ['date']],
	},
};
