/** What the account tells N/record of a type of record. */

export type FieldKind =
	| 'text'
	| 'integer'
	| 'number'
	| 'boolean'
	| 'date'
	| 'timestamp'
	| 'reference'
	| 'references'
	| 'status';

export interface FieldInfo {
	/** SuiteScript's ID. */
	id: string;
	/** REST's name; with a dot for a field of a subrecord. */
	rest: string;
	label: string;
	kind: FieldKind;
	/** As `Field.type` says it. */
	type: string;
	/** Whether scripts can store it. */
	isWritable: boolean;
	/** The table that a reference points at. */
	references: string | null;
	/** The few values that a reference can have, by ID. */
	names: Record<string, string> | null;
}

export interface SublistInfo {
	id: string;
	rest: string;
	fields: FieldInfo[];
	/** The field by which the account tells lines apart, by REST's name. */
	key: string;
	/** Its lines are those that something can be applied to: none can be added or removed. */
	isStatic: boolean;
	isWritable: boolean;
}

export interface RecordInfo {
	/** SuiteScript's name of the type. */
	type: string;
	/** REST's name of it. */
	rest: string;
	isTransaction: boolean;
	fields: FieldInfo[];
	sublists: SublistInfo[];
}

/** A record's content by REST names. */
export interface StoredRecord {
	values: Record<string, unknown>;
	customValues: Record<string, unknown>;
	lists: Record<string, Array<Record<string, unknown>>>;
}
