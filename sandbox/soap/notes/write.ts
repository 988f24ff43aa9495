import type { Account } from '../../account/account';
import { noteTypes } from '../../account/schema/communication';
import { CURRENT_USER } from '../../account/writing/types';
import type { Visibility } from '../../suiteql/catalogue';
import { lacking } from '../fault';
import type { Bean, RecordRef } from '../schema/bean';
import { badReference, missing, Refusal } from '../status';
import { checkPermission } from './read';

/** A `Note` as it was sent. */
export interface NoteToAdd extends Bean {
	readonly externalId?: string;
	readonly title?: string;
	readonly note?: string;
	/** Seconds since 1970 UTC. */
	readonly noteDate?: number;
	readonly direction?: string;
	readonly author?: RecordRef;
	readonly noteType?: RecordRef;
}

/** What a note can be on: "one and only one of these records", says NetSuite's documentation. */
const parents = ['activity', 'entity', 'folder', 'item', 'media', 'record', 'topic', 'transaction'] as const;

/** Believed: a text area's limit. */
const LONGEST_NOTE = 4000;

/**
 * Writes a note: dated now by the account's clock and by the token's employee, unless it says otherwise.
 * @returns its internal ID
 * @throws Refusal for what NetSuite would not accept
 */
export function addNote(account: Account, visibility: Visibility, note: NoteToAdd): number {
	checkPermission(visibility);
	const parent = parentOf(account, note);
	// Memo is the label that NetSuite's records browser has for the note's text, and says is required.
	if (!note.note) throw missing('Memo');
	if (note.note.length > LONGEST_NOTE) {
		throw new Refusal(
			'EXCEEDED_MAX_FIELD_LENGTH',
			`The field note contained more than the maximum number ( ${LONGEST_NOTE} ) of characters allowed.`,
		);
	}
	const author = note.author ? idOf(account, 'author', 'employee', note.author) : CURRENT_USER;
	const notetype = typeOf(note.noteType);
	const externalid = note.externalId || null;
	// Believed: the code and the sentence.
	if (externalid !== null && account.store.get('SELECT id FROM _note WHERE externalid = ?', [externalid])) {
		throw new Refusal('DUP_RCRD', 'This record already exists');
	}
	const id = account.nextId('note');
	const now = account.clock.now();
	account.store.insert('_note', {
		id,
		entity: null,
		transaction: null,
		...parent,
		title: note.title || null,
		note: note.note,
		notedate: note.noteDate ?? now,
		author,
		direction: note.direction ?? null,
		notetype,
		externalid,
		lastmodifieddate: now,
	});
	return id;
}

function parentOf(account: Account, note: NoteToAdd): Record<string, number> {
	const given = parents.filter((name) => note[name] !== undefined);
	const [name] = given;
	// Believed: code and sentence; that it is refused is documented.
	if (!name || given.length > 1) {
		throw new Refusal('USER_ERROR', 'A note must be associated with one and only one record.');
	}
	if (name !== 'entity' && name !== 'transaction') throw lacking(`notes on what "${name}" refers to`);
	return { [name]: idOf(account, name, name === 'entity' ? 'entity' : '_transaction', note[name] as RecordRef) };
}

/** @param field NetSuite's word for what refers */
function idOf(account: Account, field: string, table: string, { internalId, externalId }: RecordRef): number {
	const key = internalId ?? externalId;
	if (key === undefined) throw missing(field[0]!.toUpperCase() + field.slice(1));
	const column = internalId === undefined ? 'externalid' : 'id';
	const found = account.store.get(`SELECT id FROM ${table} WHERE ${column} = ?`, [
		column === 'id' && /^-?\d+$/.test(key) ? Number(key) : key,
	]);
	if (!found) throw badReference(field, key);
	return Number(found.id);
}

/** Believed: what is given no type is a note of type Note. */
function typeOf(ref: RecordRef | undefined): number {
	if (!ref) return 7;
	const key = ref.internalId ?? ref.externalId ?? '';
	if (!Object.hasOwn(noteTypes, key)) throw badReference('notetype', key);
	return Number(key);
}
