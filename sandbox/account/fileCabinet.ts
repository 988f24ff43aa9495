import type { Account } from './account';
import type { Row } from './store';

/** The File Cabinet: folders, files and what is in them. */

export interface NewFile {
	/** Internal ID of the folder. */
	folder: number;
	/** A file of that name in the folder is written over and keeps its ID, as NetSuite does. */
	name: string;
	/** NetSuite's word, `PDF`, `CSV`, `JAVASCRIPT` …; by default what the name's ending says. */
	fileType?: string;
	content: Buffer;
	description?: string | null;
	isOnline?: boolean;
	isInactive?: boolean;
	externalId?: string | null;
}

export interface StoredFile {
	id: number;
	name: string;
	folder: number;
	fileType: string;
	/** In bytes. */
	size: number;
	description: string | null;
	isOnline: boolean;
	isInactive: boolean;
	/** `/SuiteScripts/lib/a.js` */
	path: string;
	url: string;
	/** Seconds since 1970 UTC. */
	lastModified: number;
}

/** Folders every account has. SuiteScripts' ID is known from public code, the others are believed. */
export const rootFolders = {
	SuiteScripts: -15,
	SuiteBundles: -16,
	SuiteApps: -19,
	'Attachments Sent': -20,
	'Attachments Received': -10,
	Images: -6,
	Templates: -12,
} as const;

/** By the ending of a name. What is known by no ending is `MISCBINARY`, text by its look is not told from it. */
const typesByEnding: Readonly<Record<string, string>> = {
	bmp: 'BMPIMAGE',
	css: 'STYLESHEET',
	csv: 'CSV',
	doc: 'WORD',
	docx: 'WORD',
	eml: 'MESSAGERFC',
	ftl: 'FREEMARKER',
	gif: 'GIFIMAGE',
	gz: 'GZIP',
	htm: 'HTMLDOC',
	html: 'HTMLDOC',
	jpeg: 'JPGIMAGE',
	jpg: 'JPGIMAGE',
	js: 'JAVASCRIPT',
	json: 'JSON',
	pdf: 'PDF',
	png: 'PNGIMAGE',
	ppt: 'POWERPOINT',
	rtf: 'RTF',
	svg: 'SVG',
	tif: 'TIFFIMAGE',
	tiff: 'TIFFIMAGE',
	tsv: 'CSV',
	txt: 'PLAINTEXT',
	xls: 'EXCEL',
	xlsx: 'EXCEL',
	xml: 'XMLDOC',
	zip: 'ZIP',
};

export const fileTypeOf = (name: string): string =>
	typesByEnding[/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''] ?? 'MISCBINARY';

/** Makes the folders that every account has. */
export function createRootFolders(account: Account): void {
	for (const [name, id] of Object.entries(rootFolders)) insertFolder(account, id, name, null, null, null);
}

/** @returns the new folder's internal ID, or that of the folder that has this name there already */
export function createFolder(
	account: Account,
	name: string,
	parent: number | null,
	{ description = null, externalId = null }: { description?: string | null; externalId?: string | null } = {},
): number {
	const known = account.store.get('SELECT id FROM _mediaitemfolder WHERE name = ? AND parent IS ?', [name, parent]);
	if (known) return Number(known.id);
	const id = account.nextId('folder');
	insertFolder(account, id, name, parent, description, externalId);
	return id;
}

function insertFolder(
	{ store, clock }: Account,
	id: number,
	name: string,
	parent: number | null,
	description: string | null,
	externalid: string | null,
): void {
	const above =
		parent === null
			? ''
			: String(store.get('SELECT appfolder FROM _mediaitemfolder WHERE id = ?', [parent])?.appfolder);
	store.insert('_mediaitemfolder', {
		id,
		name,
		parent,
		description,
		externalid,
		appfolder: above === '' ? name : `${above} : ${name}`,
		isprivate: 'F',
		isinactive: 'F',
		lastmodifieddate: clock.now(),
	});
}

/** The folder of a path such as `/SuiteScripts/lib`, made where it is not there. */
export function folderOf(account: Account, path: string): number {
	let parent: number | null = null;
	for (const name of path.split('/').filter(Boolean)) parent = createFolder(account, name, parent);
	if (parent === null) throw new RangeError('A file needs a folder.');
	return parent;
}

/** @returns the file's internal ID */
export function saveFile(account: Account, file: NewFile): number {
	const { store, clock } = account;
	const known = store.get('SELECT id FROM _file WHERE folder = ? AND name = ?', [file.folder, file.name]);
	const id = known ? Number(known.id) : account.nextId('file');
	const row: Row = {
		name: file.name,
		folder: file.folder,
		filetype: file.fileType ?? fileTypeOf(file.name),
		filesize: file.content.length,
		description: file.description ?? null,
		isonline: file.isOnline ? 'T' : 'F',
		isinactive: file.isInactive ? 'T' : 'F',
		externalid: file.externalId ?? null,
		lastmodifieddate: clock.now(),
	};
	if (known) store.update('_file', id, row);
	else store.insert('_file', { id, createddate: clock.now(), ...row });
	writeContent(account, id, file.content);
	return id;
}

/** Changes what a file is called, where it is, or what it is said to be; its content stays. */
export function changeFile(
	{ store, clock }: Account,
	id: number,
	{ name, folder, description, isOnline, isInactive }: Partial<Omit<NewFile, 'content' | 'fileType' | 'externalId'>>,
): void {
	const changes = { name, folder, description, isonline: flag(isOnline), isinactive: flag(isInactive) };
	const given = Object.entries(changes).filter(([, value]) => value !== undefined);
	store.update('_file', id, { ...Object.fromEntries(given), lastmodifieddate: clock.now() } as Row);
}

const flag = (value: boolean | undefined) => (value === undefined ? undefined : value ? 'T' : 'F');

/** Writes over what is in a file. */
export function writeContent({ store }: Account, id: number, content: Buffer): void {
	store.run('INSERT OR REPLACE INTO _filecontent (id, content) VALUES (?, ?)', [id, content.toString('base64')]);
	store.update('_file', id, { filesize: content.length });
}

/** @returns `null` where there is no such file */
export function fileOf(account: Account, id: number): StoredFile | null {
	const row = account.store.get('SELECT * FROM file WHERE id = ?', [id]);
	return row && stored(account, row);
}

export function readFile({ store }: Account, id: number): Buffer {
	const row = store.get('SELECT content FROM _filecontent WHERE id = ?', [id]);
	return Buffer.from(String(row?.content ?? ''), 'base64');
}

/** The file of a path such as `/SuiteScripts/lib/a.js` or `SuiteScripts/lib/a.js`; capitals count. */
export function findFile(account: Account, path: string): StoredFile | null {
	const parts = path.split('/').filter(Boolean);
	const name = parts.pop();
	let folder: number | null = null;
	for (const part of parts) {
		const row: Row | null = account.store.get('SELECT id FROM _mediaitemfolder WHERE name = ? AND parent IS ?', [
			part,
			folder,
		]);
		if (!row) return null;
		folder = Number(row.id);
	}
	const row = account.store.get('SELECT * FROM file WHERE folder IS ? AND name = ?', [folder, name ?? '']);
	return row && stored(account, row);
}

export function deleteFile({ store }: Account, id: number): void {
	store.remove('_file', id);
	store.remove('_filecontent', id);
}

/** `/SuiteScripts/lib` of a folder's ID. */
export function pathOf({ store }: Pick<Account, 'store'>, folder: number | null): string {
	const row = folder === null ? null : store.get('SELECT name, parent FROM _mediaitemfolder WHERE id = ?', [folder]);
	return row ? `${pathOf({ store }, row.parent as number | null)}/${String(row.name)}` : '';
}

function stored(account: Account, row: Row): StoredFile {
	const folder = row.folder as number;
	return {
		id: Number(row.id),
		name: String(row.name),
		folder,
		fileType: String(row.filetype),
		size: Number(row.filesize),
		description: row.description as string | null,
		isOnline: row.isonline === 'T',
		isInactive: row.isinactive === 'T',
		path: `${pathOf(account, folder)}/${String(row.name)}`,
		url: String(row.url),
		lastModified: Number(row.lastmodifieddate),
	};
}
