import type { Account } from '../account';
import type { Deletion } from '../ledger/remove';
import type { Sequence } from '../ledger/types';
import type { Row } from '../store';

export type Json = Record<string, unknown>;

/** What a client may do with records of a type beside reading them. Kinds of values and labels are the record type's. */
export interface WritableType {
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
}

export interface Writable {
	/** The most characters of a text; NetSuite's limits as far as they are known, believed otherwise. */
	longest?: number;
	/** Must be an e-mail address, or several. */
	email?: true;
	/** Of a reference: which rows `d` of the table can be chosen. */
	among?: string;
	/** A reference cannot be given by external ID. */
	byIdOnly?: true;
}

/** The user of the login: an employee. */
export const CURRENT_USER = 3;
