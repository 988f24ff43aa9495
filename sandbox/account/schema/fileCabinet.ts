import { boolean, computed, integer, text, timestamp, to, type StoredTable } from './types';

/**
 * The File Cabinet. Columns as public SuiteQL shows them; the address of a file is where NetSuite serves media, its
 * parameters believed.
 */
export const fileCabinet: Record<string, StoredTable> = {
	file: {
		name: 'file',
		columns: {
			id: integer,
			name: text,
			filetype: text,
			filesize: integer,
			folder: to('mediaitemfolder'),
			description: text,
			url: computed('text', "'/core/media/media.nl?id=' || r.id || '&c=local&h=' || r.id"),
			isonline: boolean,
			isinactive: boolean,
			createddate: timestamp,
			lastmodifieddate: timestamp,
		},
		// Whether SuiteQL shows the external ID is unconfirmed, so it does not here.
		unseen: { externalid: 'text' },
		displayColumn: 'name',
		indexes: [['folder', 'name']],
	},
	mediaitemfolder: {
		name: 'MediaItemFolder',
		columns: {
			id: integer,
			name: text,
			parent: to('mediaitemfolder'),
			appfolder: text,
			description: text,
			isprivate: boolean,
			isinactive: boolean,
			foldersize: computed('integer', '(SELECT COALESCE(SUM(f.filesize), 0) FROM _file f WHERE f.folder = r.id)'),
			numfolderfiles: computed('integer', '(SELECT COUNT(*) FROM _file f WHERE f.folder = r.id)'),
			lastmodifieddate: timestamp,
		},
		unseen: { externalid: 'text' },
		displayColumn: 'name',
		indexes: [['parent', 'name']],
	},
	// Base64: what the engine stores is text and numbers.
	_filecontent: { name: 'fileContent', internal: 'machinery', columns: { id: integer, content: text } },
};
