import { boolean, reference, text } from './records/field';
import type { RecordType } from './records/types';
import { missingValues, Refusal } from './writing/refusal';
import type { WritableRecord } from './writing/types';

/** A folder of the File Cabinet as a record: SOAP and scripts have it, REST has not. */
export const folderType: RecordType = {
	name: 'folder',
	label: 'Folder',
	from: '_mediaitemfolder r',
	notInRest: true,
	fields: {
		name: text('r.name', 'Folder Name'),
		parent: reference('r.parent', 'Sub-Folder of', 'mediaitemfolder'),
		description: text('r.description', 'Description'),
		externalId: text('r.externalid', 'External ID'),
		isPrivate: boolean('r.isprivate', 'Private'),
		isInactive: boolean('r.isinactive', 'Inactive'),
	},
};

export const writableFolder: WritableRecord = {
	name: 'folder',
	table: '_mediaitemfolder',
	sequence: 'folder',
	operations: ['create', 'update', 'delete'],
	fields: {
		name: { longest: 99 },
		parent: {},
		description: { longest: 999 },
		externalId: { longest: 255 },
		isPrivate: {},
		isInactive: {},
	},
	externalIds: { tables: ['_mediaitemfolder'], what: 'record' },
	complete({ store }, row) {
		const above = store.get('SELECT appfolder FROM _mediaitemfolder WHERE id = ?', [row.parent ?? null]);
		return {
			...row,
			appfolder: above ? `${String(above.appfolder)} : ${String(row.name)}` : row.name!,
			isprivate: row.isprivate ?? 'F',
			isinactive: row.isinactive ?? 'F',
		};
	},
	check({ store }, row) {
		if (row.name === null) throw missingValues(['Folder Name']);
		const same = store.get('SELECT id FROM _mediaitemfolder WHERE name = ? AND parent IS ? AND id <> ?', [
			row.name!,
			row.parent ?? null,
			row.id!,
		]);
		// Seen in logs.
		if (same) throw new Refusal('A folder with the same name already exists in the selected folder.', 'USER_ERROR');
	},
	checkDeletion({ store }, id) {
		const content = store.get(
			'SELECT id FROM _file WHERE folder = ?1 UNION ALL SELECT id FROM _mediaitemfolder WHERE parent = ?1 LIMIT 1',
			[id],
		);
		if (content || id < 0)
			throw new Refusal('This folder cannot be deleted because it is not empty.', 'USER_ERROR');
	},
	deletion: (row) => ({ type: 'folder', name: String(row.name) }),
};
