import type { Account } from './account/account';
import { loadRecord, recordTypesOf, type LoadedRecord } from './account/records';
import {
	createRecord,
	deleteRecord,
	updateRecord,
	writableTypeOf,
	type Json,
	type WritableType,
	type WriteOptions,
} from './account/writing';
import { recordGone } from './account/writing/refusal';

/** How a record came to be saved; scripts read it as `runtime.executionContext`. */
export interface SavedBy {
	context:
		| 'RESTWEBSERVICES'
		| 'WEBSERVICES'
		| 'RESTLET'
		| 'SCHEDULED'
		| 'MAPREDUCE'
		| 'USEREVENT'
		| 'USERINTERFACE'
		| 'CSVIMPORT';
}

/** What a user event is told of a save. */
export interface Save {
	event: 'create' | 'edit' | 'delete';
	/** REST's name. */
	recordType: string;
	/** `null` before a new record is stored. */
	id: number | null;
	/** As the client sent it, in REST's shape; empty for a deletion. */
	body: Json;
	/** The record before the save, sublists included; `null` for a new one. */
	before: LoadedRecord | null;
	by: SavedBy;
}

/** The scripts that run around saves. */
export interface UserEvents {
	/** Whether any script is deployed to the record type; what no script sees need not be read for it. */
	listensTo(recordType: string): boolean;
	/**
	 * Runs before anything is stored.
	 * @returns the body to be stored, as the scripts left it
	 * @throws Refusal with a script's words
	 */
	beforeSubmit(save: Save): Promise<Json>;
	/** Runs after the record is stored; what goes wrong then undoes nothing and shows in the script log alone. */
	afterSubmit(save: Save): Promise<void>;
}

/** What every API and script writes through, so that user events run around each save, whoever made it. */
export interface Saving {
	/** @returns the internal ID. @throws Refusal before anything is stored */
	create(recordType: string, body: Json, options: WriteOptions, by: SavedBy): Promise<number>;
	/** @throws Refusal before anything is stored */
	update(recordType: string, id: number, body: Json, options: WriteOptions, by: SavedBy): Promise<void>;
	/** @throws Refusal before anything is deleted */
	remove(recordType: string, id: number, by: SavedBy): Promise<void>;
}

/** How system notes name where a save comes from. */
const noteContexts = {
	RESTWEBSERVICES: 'RST',
	WEBSERVICES: 'SLT',
	RESTLET: 'RSL',
	SCHEDULED: 'SCH',
	MAPREDUCE: 'MPR',
	USEREVENT: 'USE',
	USERINTERFACE: 'UIF',
	CSVIMPORT: 'CSV',
} as const satisfies Record<SavedBy['context'], string>;

export function createSaving(account: Account, userEvents: UserEvents): Saving {
	/** Stores what `store` stores between the scripts before and those after. */
	async function around<T extends number | void>(
		save: Omit<Save, 'before'>,
		store: (type: WritableType, body: Json) => T,
	): Promise<T> {
		const type = writableTypeOf(account, save.recordType)!;
		// A save that a user event makes runs no user events: documented.
		if (save.by.context === 'USEREVENT' || !userEvents.listensTo(save.recordType)) return store(type, save.body);
		const told: Save = { ...save, before: save.id === null ? null : snapshot(account, save.recordType, save.id) };
		const body = await userEvents.beforeSubmit(told);
		// While scripts ran, others may have deleted it.
		if (save.id !== null && !isThere(account, type, save.id)) throw recordGone();
		const stored = store(type, body);
		await userEvents.afterSubmit({ ...told, body, id: save.id ?? (stored as number) });
		return stored;
	}

	return {
		create: (recordType, body, options, by) =>
			around({ event: 'create', recordType, id: null, body, by }, (type, content) =>
				createRecord(account, type, content, { ...options, context: noteContexts[by.context] }),
			),
		update: (recordType, id, body, options, by) =>
			around({ event: 'edit', recordType, id, body, by }, (type, content) =>
				updateRecord(account, type, id, content, { ...options, context: noteContexts[by.context] }),
			),
		remove: (recordType, id, by) =>
			around({ event: 'delete', recordType, id, body: {}, by }, (type) =>
				deleteRecord(account, type, id, noteContexts[by.context]),
			),
	};
}

const isThere = ({ store }: Account, { table }: WritableType, id: number) =>
	store.get(`SELECT id FROM "${table}" WHERE id = ?`, [id]) !== null;

/** The record as it is now, with its sublists read at once: later it may be another, or gone. */
export function snapshot(account: Account, recordType: string, id: number): LoadedRecord | null {
	const type = recordTypesOf(account).find(({ name }) => name === recordType)!;
	const record = loadRecord(account, type, id);
	if (!record) return null;
	const lists = new Map(Object.keys(type.restLists ?? {}).map((name) => [name, record.list(name)]));
	return { ...record, list: (name) => lists.get(name) ?? [] };
}

/** For an account without scripts. */
export const noUserEvents: UserEvents = {
	listensTo: () => false,
	beforeSubmit: async ({ body }) => body,
	afterSubmit: async () => {},
};
