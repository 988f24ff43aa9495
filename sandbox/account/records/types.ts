import type { Feature } from '../schema';
import type { CustomField } from '../customFields';
import type { Fields } from './field';

/** A record type of the account: its fields and sublists, for the truth and for REST. */
export interface RecordType {
	/** In REST's camel case. */
	name: string;
	label: string;
	/** What the record is read from: `<table> r` and joins. */
	from: string;
	/** Which rows are records of this type at all. */
	where?: string;
	/** Which of them the truth holds, where that is fewer. */
	truthWhere?: string;
	/** SQL of the decimal places of the record's amounts. */
	precision?: string;
	fields: Fields;
	/** Sublists in the truth. */
	lists?: Readonly<Record<string, List>>;
	/** Sublists in REST, which names and fills them differently. */
	restLists?: Readonly<Record<string, List>>;
	customFields?: readonly CustomField[];
	feature?: Feature;
	/** NetSuite's REST record API does not have it. */
	notInRest?: true;
}

/** Rows that belong to a record. `r` is the row; `?` the record's internal ID. */
export interface List {
	from: string;
	where: string;
	orderBy: string;
	fields: Fields;
	/** Rows alike but for the amounts are one: `GROUP BY`. */
	groupBy?: string;
}
