import type { Account } from '../../account/account';
import {
	changeFile as change,
	createFolder,
	deleteFile,
	fileOf,
	readFile,
	saveFile,
	writeContent,
} from '../../account/fileCabinet';
import { removeRecord } from '../../account/ledger/remove';
import type { Row } from '../../account/store';
import { CURRENT_USER } from '../../account/writing/types';
import type { SoapContext } from '../context';
import { lacking } from '../fault';
import type { Bean } from '../schema/bean';
import { badReference, missing, Refusal } from '../status';

/** Files and folders of the File Cabinet. */

const fileElements = ['name', 'folder', 'content', 'fileType', 'description', 'isOnline', 'isInactive', 'attachFrom'];
const folderElements = ['name', 'parent', 'description', 'isInactive', 'isPrivate', 'folderType'];
const always = ['$type', 'internalId', 'externalId'];

/** What is not built is said. */
function checkElements(bean: Bean, known: readonly string[], plural: string): void {
	const unknown = Object.keys(bean).find((name) => !known.includes(name) && !always.includes(name));
	if (unknown) throw lacking(`how to set "${unknown}" of ${plural}`);
}

/** A file of the same name in the folder is written over and keeps its ID, as documented. @returns its internal ID */
export function writeFile({ account }: SoapContext, bean: Bean): number {
	checkElements(bean, fileElements, 'files');
	const { name, folder, content, fileType, description, externalId } = bean;
	if (!name) throw missing('File Name');
	if (!folder) throw missing('Folder');
	if (bean.attachFrom === '_web') throw lacking('files that are somewhere in the web');
	// Believed: code and sentence.
	if (content === undefined) throw new Refusal('FILE_MISSING', 'Please enter value(s) for: Content');
	return saveFile(account, {
		name: name as string,
		folder: folderId(account, folder as Bean),
		content: bytesOf(content as string),
		fileType: fileType === undefined ? undefined : (fileType as string).slice(1),
		description: (description as string | undefined) ?? null,
		isOnline: bean.isOnline === true,
		isInactive: bean.isInactive === true,
		externalId: (externalId as string | undefined) ?? null,
	});
}

export function changeFile({ account }: SoapContext, id: number, bean: Bean): void {
	checkElements(bean, fileElements, 'files');
	const { name, folder, content, description, isOnline, isInactive, externalId } = bean;
	change(account, id, {
		name: name as string | undefined,
		folder: folder === undefined ? undefined : folderId(account, folder as Bean),
		description: description as string | undefined,
		isOnline: isOnline as boolean | undefined,
		isInactive: isInactive as boolean | undefined,
	});
	if (externalId !== undefined) account.store.update('_file', id, { externalid: externalId as string });
	if (content !== undefined) writeContent(account, id, bytesOf(content as string));
}

/** What is in a file, as base64. */
export const contentOf = (account: Account, id: number): string => readFile(account, id).toString('base64');

export function removeFile({ account }: SoapContext, id: number): void {
	const { name } = fileOf(account, id)!;
	deleteFile(account, id);
	noteDeletion(account, 'file', '_file', id, name);
}

export function writeFolder({ account }: SoapContext, bean: Bean): number {
	checkElements(bean, folderElements, 'folders');
	const { name, parent, description, externalId } = bean;
	if (!name) throw missing('Folder Name');
	const above = parent ? folderId(account, parent as Bean) : null;
	const known = account.store.get('SELECT id FROM _mediaitemfolder WHERE name = ? AND parent IS ?', [
		name as string,
		above,
	]);
	// Seen: the sentence.
	if (known) {
		throw new Refusal('FOLDER_ALREADY_EXISTS', 'A folder with the same name already exists in the selected folder.');
	}
	return createFolder(account, name as string, above, {
		description: (description as string | undefined) ?? null,
		externalId: (externalId as string | undefined) ?? null,
	});
}

export function changeFolder({ account }: SoapContext, id: number, bean: Bean): void {
	checkElements(bean, folderElements, 'folders');
	const { name, parent, description, externalId, isInactive, isPrivate } = bean;
	if (parent || name) throw lacking('how to move or rename folders');
	const row: Record<string, unknown> = { description, externalid: externalId };
	row.isinactive = isInactive === undefined ? undefined : isInactive ? 'T' : 'F';
	row.isprivate = isPrivate === undefined ? undefined : isPrivate ? 'T' : 'F';
	const changes = Object.entries(row).filter(([, value]) => value !== undefined);
	account.store.update('_mediaitemfolder', id, {
		...(Object.fromEntries(changes) as Row),
		lastmodifieddate: account.clock.now(),
	});
}

export function removeFolder({ account }: SoapContext, id: number): void {
	const content = account.store.get(
		'SELECT id FROM _file WHERE folder = ?1 UNION ALL SELECT id FROM _mediaitemfolder WHERE parent = ?1 LIMIT 1',
		[id],
	);
	// Believed: the sentence.
	if (content || id < 0)
		throw new Refusal('CANT_DELETE_FLDR', 'This folder cannot be deleted because it is not empty.');
	const { name } = account.store.get('SELECT name FROM _mediaitemfolder WHERE id = ?', [id])!;
	noteDeletion(account, 'folder', '_mediaitemfolder', id, String(name));
}

/** The internal ID of the folder that a reference names. @throws Refusal where there is none */
function folderId(account: Account, { internalId, externalId }: Bean): number {
	const key = (internalId ?? externalId) as string | undefined;
	if (key === undefined) throw missing('Folder');
	const column = internalId === undefined ? 'externalid' : 'id';
	const row = account.store.get(`SELECT id FROM _mediaitemfolder WHERE ${column} = ?`, [
		column === 'id' ? Number(key) : key,
	]);
	if (!row) throw badReference('folder', key);
	return Number(row.id);
}

/** Believed: code and sentence for what is no base64. */
function bytesOf(content: string): Buffer {
	if (!/^[A-Za-z0-9+/]*={0,2}$/.test(content)) throw new Refusal('INVALID_FILE_ENCODING', 'Invalid file encoding.');
	return Buffer.from(content, 'base64');
}

function noteDeletion(account: Account, type: 'file' | 'folder', table: string, id: number, name: string): void {
	removeRecord(account, table, id, { type, name, at: account.clock.now(), deletedBy: CURRENT_USER });
}
