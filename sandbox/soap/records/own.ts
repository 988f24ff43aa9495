import { boolean, choice, date, number, reference, text, timestamp } from '../../account/records/field';
import type { RecordType } from '../../account/records';
import { noteTypes } from '../../account/schema/communication';

/** Records that SOAP has and the record API has not, or that are read with more of them than there. */

export const note: RecordType = {
	name: 'note',
	label: 'Note',
	from: '_note r',
	fields: {
		externalId: text('r.externalid', 'External ID'),
		title: text('r.title', 'Title'),
		noteType: choice('r.notetype', 'Type', noteTypes),
		direction: text('r.direction', 'Direction'),
		noteDate: timestamp('r.notedate', 'Date'),
		note: text('r.note', 'Memo'),
		lastModifiedDate: timestamp('r.lastmodifieddate', 'Last Modified'),
		author: reference('r.author', 'Author', 'employee'),
		entity: reference('r.entity', 'Entity', 'entity'),
		transaction: reference('r."transaction"', 'Transaction', 'transaction'),
	},
};

export const accountingPeriod: RecordType = {
	name: 'accountingPeriod',
	label: 'Accounting Period',
	from: 'accountingperiod r',
	fields: {
		periodName: text('r.periodname', 'Period Name'),
		parent: reference('r.parent', 'Parent', 'accountingperiod'),
		startDate: date('r.startdate', 'Start Date'),
		endDate: date('r.enddate', 'End Date'),
		isQuarter: boolean('r.isquarter', 'Quarter'),
		isYear: boolean('r.isyear', 'Year'),
		closed: boolean('r.closed', 'Closed'),
	},
};

export const file: RecordType = {
	name: 'file',
	label: 'File',
	from: 'file r',
	fields: {
		externalId: text('(SELECT f.externalid FROM _file f WHERE f.id = r.id)', 'External ID'),
		name: text('r.name', 'File Name'),
		fileType: text('r.filetype', 'Type'),
		folder: reference('r.folder', 'Folder', 'mediaitemfolder'),
		// NetSuite's label; that it is not rounded is believed.
		fileSize: number('r.filesize / 1024.0', 'Size (KB)'),
		url: text('r.url', 'URL'),
		description: text('r.description', 'Description'),
		isOnline: boolean('r.isonline', 'Available Without Login'),
		isInactive: boolean('r.isinactive', 'Inactive'),
		lastModifiedDate: timestamp('r.lastmodifieddate', 'Last Modified'),
		createdDate: timestamp('r.createddate', 'Created'),
	},
};

export const folder: RecordType = {
	name: 'folder',
	label: 'Folder',
	from: '_mediaitemfolder r',
	fields: {
		externalId: text('r.externalid', 'External ID'),
		name: text('r.name', 'Folder Name'),
		description: text('r.description', 'Description'),
		isInactive: boolean('r.isinactive', 'Inactive'),
		isPrivate: boolean('r.isprivate', 'Private'),
		parent: reference('r.parent', 'Sub-Folder of', 'mediaitemfolder'),
	},
};
