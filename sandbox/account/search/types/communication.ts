import { noteTypes } from '../../schema/communication';
import { boolean, choice, integer, key, reference, text, timestamp } from '../field';
import { declared, internalId } from './declared';
import type { SearchType } from './type';

/** Messages, notes, files and folders, scripts and their log. */

export const communicationTypes: readonly SearchType[] = [
	declared({
		name: 'message',
		record: 'message',
		hasExternalId: true,
		fields: {
			isincoming: boolean('r.incoming', 'Incoming'),
			isemailed: boolean('r.emailed', 'Emailed'),
			messagetype: key("'EMAIL'", 'Type'),
			recipients: text('r.recipientemail', 'Recipients'),
		},
		joins: {
			transaction: { to: 'transaction', on: `j."transaction" = r."transaction" AND j.mainline = 'T'` },
			customer: { to: 'customer', on: 'j.id = r.entity' },
			entity: { to: 'entity', on: 'j.id = r.entity' },
			contact: { to: 'contact', on: 'j.id = r.recipient' },
			recipient: { to: 'entity', on: 'j.id = r.recipient' },
			author: { to: 'entity', on: 'j.id = r.author' },
			employee: { to: 'employee', on: 'j.id = r.author' },
		},
	}),
	declared({
		name: 'note',
		record: 'note',
		table: '_note',
		hasExternalId: true,
		fields: {
			direction: key('r.direction', 'Direction'),
			notetype: choice('r.notetype', 'Type', noteTypes),
		},
		joins: {
			transaction: { to: 'transaction', on: `j."transaction" = r."transaction" AND j.mainline = 'T'` },
			customer: { to: 'customer', on: 'j.id = r.entity' },
			entity: { to: 'entity', on: 'j.id = r.entity' },
			contact: { to: 'contact', on: 'j.id = r.entity' },
			author: { to: 'employee', on: 'j.id = r.author' },
		},
	}),
	declared({
		name: 'file',
		fields: {
			name: text('r.name', 'Name'),
			folder: reference('r.folder', 'Folder', 'mediaitemfolder'),
			filetype: key('r.filetype', 'Type'),
			documentsize: integer('(r.filesize + 1023) / 1024', 'Size (KB)'),
			description: text('r.description', 'Description'),
			url: text('r.url', 'URL'),
			created: timestamp('r.createddate', 'Date Created'),
			modified: timestamp('r.lastmodifieddate', 'Last Modified'),
			availablewithoutlogin: boolean('r.isonline', 'Available Without Login'),
			isinactive: boolean('r.isinactive', 'Inactive'),
		},
		joins: { folder: { to: 'folder', on: 'j.id = r.folder' } },
	}),
	declared({
		name: 'folder',
		table: 'mediaitemfolder',
		fields: {
			name: text('r.name', 'Name'),
			parent: reference('r.parent', 'Sub-Folder of', 'mediaitemfolder'),
			istoplevel: boolean("CASE WHEN r.parent IS NULL THEN 'T' ELSE 'F' END", 'Top Level'),
			description: text('r.description', 'Description'),
			private: boolean('r.isprivate', 'Private'),
			isinactive: boolean('r.isinactive', 'Inactive'),
			foldersize: integer('(r.foldersize + 1023) / 1024', 'Size (KB)'),
			numfiles: integer('r.numfolderfiles', '# of Files'),
			lastmodifieddate: timestamp('r.lastmodifieddate', 'Last Modified'),
		},
		joins: { file: { to: 'file', on: 'j.folder = r.id' } },
	}),
	declared({
		name: 'script',
		fields: {
			name: text('r.name', 'Name'),
			scriptid: text('r.scriptid', 'Script ID'),
			scripttype: key('r.scripttype', 'Type'),
			isinactive: boolean('r.isinactive', 'Inactive'),
		},
	}),
	{
		...declared({ name: 'scriptdeployment', table: 'scriptdeployment' }),
		fields: {
			internalid: internalId('r.primarykey'),
			scriptid: text('r.scriptid', 'Script ID'),
			title: text('r.title', 'Title'),
			script: reference('r.script', 'Script', 'script'),
			recordtype: text('r.recordtype', 'Record Type'),
			status: key('r.status', 'Status'),
			isdeployed: boolean('r.isdeployed', 'Deployed'),
		},
	},
	{
		...declared({ name: 'scriptexecutionlog', table: 'scriptnote' }),
		id: 'r.internalid',
		orderBy: 'r.internalid',
		fields: {
			internalid: internalId('r.internalid'),
			date: timestamp('r.date', 'Date'),
			time: timestamp('r.date', 'Time'),
			type: key('r.type', 'Type'),
			scripttype: reference('r.scripttype', 'Script', 'script'),
			title: text('r.title', 'Title'),
			detail: text('r.detail', 'Details'),
			user: reference('r.user', 'User', 'employee'),
		},
		joins: { script: { to: 'script', on: 'j.id = r.scripttype' } },
	},
];
