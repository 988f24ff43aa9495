import type { Account } from '../account';
import type { Deletion } from '../ledger/remove';
import type { Sequence } from '../ledger/types';
import type { Row } from '../store';
import type { NoteContext } from './saveNotes';
import type { DocumentRules } from './document/rules';

export type Json = Record<string, unknown>;

export interface WriteOptions {
	/** Names that the record does not have are refused instead of passed over. */
	strictNames: boolean;
	/** Values that are not acceptable by themselves are passed over instead of refused. */
	lenientValues: boolean;
	/** Columns that the role cannot see. */
	hiddenColumns: ReadonlySet<string>;
	/** REST names of the sublists whose lines are replaced by those given, instead of merged with them. */
	replace?: ReadonlySet<string>;
	/** From where the save comes, for system notes; REST unless given. */
	context?: NoteContext;
}

/** What a client may do with records of a type beside reading them. Kinds of values and labels are the record type's. */
interface WritableCommon {
	/** REST's name of the record type. */
	name: string;
	/** The table that its records are stored in. */
	table: string;
	/** Where new internal IDs come from. */
	sequence: Sequence;
	operations: ReadonlyArray<'create' | 'update' | 'delete'>;
	/** By REST name. Custom fields can be written without being named; whatever else the record has is read-only. */
	fields: Readonly<Record<string, Writable>>;
	/** The tables in which no two records may have the same external ID, and what NetSuite calls such a record. */
	externalIds: { tables: readonly string[]; what: 'entity' | 'record' };
	/** What can be set in the lines of its sublists, by REST name of the sublist. */
	lists?: Readonly<Record<string, Readonly<Record<string, Writable>>>>;
}

/** A transaction: what its lines and applications come to is reckoned. */
export interface WritableDocument extends WritableCommon {
	document: DocumentRules;
}

/** A record that is a row of a table. */
export interface WritableRecord extends WritableCommon {
	document?: undefined;
	/**
	 * Turns properties that are stored otherwise into those that are.
	 * @throws Refusal
	 */
	prepare?(account: Account, body: Json): Json;
	/** What follows from the rest of the record: what nobody gave a value, and what is derived. `before` is what was stored. */
	complete(account: Account, row: Row, before: Row | null): Row;
	/** @throws Refusal */
	check(account: Account, row: Row, before: Row | null): void;
	/** @throws Refusal */
	checkDeletion?(account: Account, id: number): void;
	deletion?: (row: Row) => Omit<Deletion, 'at' | 'deletedBy'>;
	/** Stores the sublists that the body names. @throws Refusal */
	saveLists?(account: Account, id: number, body: Json, options: WriteOptions): void;
	/** Deletes them. */
	removeLists?(account: Account, id: number): void;
}

export type WritableType = WritableRecord | WritableDocument;

export interface Writable {
	/** The most characters of a text; NetSuite's limits as far as they are known, believed otherwise. */
	longest?: number;
	/** Must be an e-mail address, or several. */
	email?: true;
	/** Of a reference: which rows `d` of the table can be chosen. */
	among?: string;
	/** A reference cannot be given by external ID. */
	byIdOnly?: true;
	/** Stays as it was when the record was made. */
	createOnly?: true;
	/** Where the value goes, if not into the column that it is read from. */
	column?: string;
}

/** The user of the login: an employee. */
export const CURRENT_USER = 3;
