import {
	changeFile,
	deleteFile,
	fileOf,
	findFile,
	readFile,
	saveFile,
	writeContent,
	type StoredFile,
} from '../../account/fileCabinet';
import { HostError } from '../engine/hostError';
import type { Run } from '../engine/run';

/** The file cabinet, as N/file asks for it. Units are as documented. */

interface Save {
	id: number | null;
	name: string;
	folder: number;
	description: string | null;
	isInactive: boolean;
	isOnline: boolean;
	fileType: string;
	isText: boolean;
	/** `null` when they stay. */
	contents: string | null;
}

/** Seen in logs. */
function found({ account, script }: Run, id: number | string): StoredFile {
	const isId = /^-?\d+$/.test(String(id));
	const path = String(id).startsWith('.') ? new URL(String(id), `file://${script.path}`).pathname : String(id);
	const file = isId ? fileOf(account, Number(id)) : findFile(account, path);
	if (!file) {
		throw new HostError('RCRD_DSNT_EXIST', `That record does not exist.${isId ? '' : ` path: ${String(id)}`}`);
	}
	return file;
}

function checkFolder({ account }: Run, folder: number): void {
	if (account.store.get('SELECT id FROM mediaitemfolder WHERE id = ?', [folder])) return;
	throw new HostError('INVALID_KEY_OR_REF', `Invalid folder reference key ${folder}.`);
}

export const fileHost = {
	'file.load': (run: Run, { id }: { id: number | string }): StoredFile => {
		run.spend(10);
		return found(run, id);
	},
	'file.contents': ({ account }: Run, { id, isText }: { id: number; isText: boolean }) => ({
		contents: readFile(account, id).toString(isText ? 'utf8' : 'base64'),
	}),
	'file.save': (run: Run, { id, isText, contents, ...file }: Save): StoredFile => {
		run.spend(20);
		checkFolder(run, file.folder);
		const content = contents === null ? null : Buffer.from(contents, isText ? 'utf8' : 'base64');
		const { account } = run;
		if (id !== null) {
			changeFile(account, id, file);
			if (content) writeContent(account, id, content);
			return fileOf(account, id)!;
		}
		return fileOf(account, saveFile(account, { ...file, content: content ?? Buffer.alloc(0) }))!;
	},
	'file.delete': (run: Run, { id }: { id: number | string }): number => {
		run.spend(20);
		const file = found(run, id);
		deleteFile(run.account, file.id);
		return file.id;
	},
	'file.copy': (
		run: Run,
		{ id, folder, conflictResolution = 'FAIL' }: { id: number; folder: number; conflictResolution?: string },
	): StoredFile => {
		run.spend(20);
		const { account } = run;
		const file = found(run, id);
		checkFolder(run, folder);
		const taken = (name: string) =>
			account.store.get('SELECT id FROM file WHERE folder = ? AND name = ?', [folder, name]) !== null;
		let { name } = file;
		if (taken(name) && conflictResolution === 'FAIL') {
			// Believed: code and sentence.
			throw new HostError(
				'FILE_ALREADY_EXISTS',
				'A file with the same name already exists in the selected folder.',
			);
		}
		for (let count = 1; conflictResolution === 'RENAME_TO_UNIQUE' && taken(name); count++) {
			name = file.name.replace(/(\.[^.]*)?$/, `(${count})$1`);
		}
		const { fileType, description, isOnline, isInactive } = file;
		const content = readFile(account, file.id);
		return fileOf(
			account,
			saveFile(account, { name, folder, fileType, description, isOnline, isInactive, content }),
		)!;
	},
};
