import type { Account } from '../../account/account';
import { noteTypes } from '../../account/schema/communication';
import { removeRecord } from '../../account/ledger/remove';
import { CURRENT_USER } from '../../account/writing/types';
import type { SoapContext } from '../context';
import { lacking } from '../fault';
import type { Bean, RecordRef } from '../schema/bean';
import { badReference, missing, Refusal } from '../status';
import type { Row } from '../../account/store';

/** What a note can be on: "one and only one of these records", says NetSuite's documentation. */
const parents = ['activity', 'entity', 'folder', 'item', 'media', 'record', 'topic', 'transaction'] as const;

/** Believed: a text area's limit. */
const LONGEST_NOTE = 4000;

/**
 * Writes a note: dated now by the account's clock and by the token's employee, unless it says otherwise.
 * @returns its internal ID
 * @throws Refusal for what NetSuite would not accept
 */
export function addNote({ account }: SoapContext, note: Bean): number {
	// Believed: what is given no type is a note of type Note.
	const unsaid: Row = {
		title: null,
		notedate: account.clock.now(),
		author: CURRENT_USER,
		direction: null,
		notetype: 7,
	};
	const row: Row = { ...unsaid, externalid: null, note: null, ...parentOf(account, note), ...given(account, note) };
	check(account, row, null);
	const id = account.nextId('note');
	account.store.insert('_note', { id, entity: null, transaction: null, ...row, lastmodifieddate: account.clock.now() });
	return id;
}

/** Changes what is given; a note stays where it is unless another record is named. @throws Refusal */
export function changeNote({ account }: SoapContext, id: number, note: Bean): void {
	const before = account.store.get('SELECT * FROM _note WHERE id = ?', [id])!;
	const moved = parents.some((name) => note[name] !== undefined);
	const parent: Row = moved ? { entity: null, transaction: null, ...parentOf(account, note) } : {};
	const row: Row = { ...before, ...parent, ...given(account, note) };
	check(account, row, before);
	account.store.update('_note', id, { ...row, lastmodifieddate: account.clock.now() });
}

export function removeNote({ account }: SoapContext, id: number): void {
	removeRecord(account, '_note', id, { type: 'note', at: account.clock.now(), deletedBy: CURRENT_USER });
}

/** What is stored of a note's own fields. */
function given(account: Account, note: Bean): Row {
	const { externalId, title, note: text, noteDate, direction, author, noteType } = note;
	const emptied = ((note.nullFieldList as Bean | undefined)?.name ?? []) as readonly string[];
	const row: Row = {
		...(externalId === undefined ? {} : { externalid: (externalId as string) || null }),
		...(title === undefined ? {} : { title: (title as string) || null }),
		...(text === undefined ? {} : { note: text as string }),
		...(noteDate === undefined ? {} : { notedate: noteDate as number }),
		...(direction === undefined ? {} : { direction: direction as string }),
		...(author === undefined ? {} : { author: idOf(account, 'author', 'employee', author as RecordRef) }),
		...(noteType === undefined ? {} : { notetype: typeOf(noteType as RecordRef) }),
	};
	const columns: Readonly<Record<string, string>> = { title: 'title', direction: 'direction', note: 'note' };
	for (const name of emptied) {
		if (!columns[name]) throw lacking(`how to empty "${name}" of notes`);
		row[columns[name]] = null;
	}
	if (note.customForm || note.customFieldList) throw lacking('forms and custom fields of notes');
	return row;
}

function check(account: Account, row: Row, before: Row | null): void {
	// Memo is the label that NetSuite's records browser has for the note's text, and says is required.
	if (!row.note) throw missing('Memo');
	if (String(row.note).length > LONGEST_NOTE) {
		throw new Refusal(
			'EXCEEDED_MAX_FIELD_LENGTH',
			`The field note contained more than the maximum number ( ${LONGEST_NOTE} ) of characters allowed.`,
		);
	}
	const { externalid } = row;
	// Believed: the code and the sentence.
	if (externalid && externalid !== before?.externalid) {
		if (account.store.get('SELECT id FROM _note WHERE externalid = ?', [externalid])) {
			throw new Refusal('DUP_RCRD', 'This record already exists');
		}
	}
}

function parentOf(account: Account, note: Bean): Row {
	const named = parents.filter((name) => note[name] !== undefined);
	const [name] = named;
	// Believed: code and sentence; that it is refused is documented.
	if (!name || named.length > 1) {
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

function typeOf(ref: RecordRef): number {
	const key = ref.internalId ?? ref.externalId ?? '';
	if (!Object.hasOwn(noteTypes, key)) throw badReference('notetype', key);
	return Number(key);
}
