/**
 * What an integration point is: everything the package knows about one kind of NetSuite record, as data.
 * Nodes, sync order, field lists, tables and documentation are derived from these declarations.
 */

/**
 * How a column's text becomes a value of the record:
 * `id` and `text` strings, `amount` a number rounded to the currency's precision, `number` a number as it is,
 * `percent` 12.5 for 12.5 % (SuiteQL stores 0.125), `date` `YYYY-MM-DD`, `timestamp` ISO 8601 in UTC, `boolean` from
 * NetSuite's T and F, `reference` `{id, refName}`, `multiReference` an array of them in the order of their IDs.
 */
export type FieldType =
	| 'id'
	| 'text'
	| 'integer'
	| 'number'
	| 'amount'
	| 'percent'
	| 'date'
	| 'timestamp'
	| 'boolean'
	| 'reference'
	| 'multiReference';

export interface Field {
	/** The field's name in the REST record API. */
	readonly name: string;
	readonly label: string;
	readonly type: FieldType;
	/** Where SuiteQL has it: `alias.column`. */
	readonly column: string;
	/** SuiteQL does not have it: only records that come over SOAP do (see `bySoap`). The column is empty. */
	readonly soapOnly?: true;
	/**
	 * For amounts and numbers: SuiteQL stores some the other way round than the REST record shows them.
	 * `absolute` where sources disagree about the sign and the record is never negative.
	 */
	readonly sign?: 'negated' | 'absolute';
	/** For references: the integration points they may lead to. The name is then found there. */
	readonly targets?: readonly string[];
	/** For references: only the ID is read. NetSuite looks up a display name for each record, and they are a quarter of what comes. */
	readonly unnamed?: true;
	/**
	 * NetSuite computes it while reading (a balance as of today), so no change announces it.
	 * Get and Get Many offer it, the sync leaves it out.
	 */
	readonly computed?: true;
}

export interface Join {
	readonly table: string;
	readonly alias: string;
	readonly on: string;
}

export interface Source {
	readonly table: string;
	readonly alias: string;
	readonly joins?: readonly Join[];
	/** Always true of the records of this point. */
	readonly where?: string;
	/**
	 * What else is true of a record when it is read first. One that was given out is followed without it: an invoice
	 * that was open then until it is settled.
	 */
	readonly entry?: string;
}

/** An array of a record: its lines, or what it is applied to. */
export interface Sublist {
	readonly name: string;
	readonly label: string;
	readonly source: Source;
	/** The column that holds the record's internal ID. */
	readonly parent: string;
	/** About how many rows a record has: those of as many records are asked for at first as fit on a page. */
	readonly rowsEach: number;
	/** Columns that together are unique within a record, in the order in which its rows are read. */
	readonly key: readonly string[];
	readonly fields: readonly Field[];
	/** Rows with the same value here are one entry, the other field summed up (links are stored line by line). */
	readonly sum?: { readonly field: string; readonly by: string };
}

/**
 * Something else whose change moves a record, whether or not NetSuite moves the record's own modification date:
 * an invoice with a payment that is applied to it, a filtered document with its customer.
 */
export interface Mover {
	/**
	 * A sub-select of the internal IDs of the records that are moved, in which each `{changed}` stands for "was changed
	 * in the window", a condition on `column`.
	 */
	readonly ids: string;
	/** The column with the modification date that counts, of a table in `ids`. */
	readonly column: string;
	/** The sublist that must be visible for it, where it needs one. */
	readonly sublist?: string;
	/** It moves the records that the source's `entry` hides, and no others. */
	readonly hidden?: true;
}

/** What says whose a record is, so that a choice of customers or subsidiaries can be made of it. */
export interface Belonging {
	/** The column with the customer's internal ID. */
	readonly customer?: string;
	/** The column with the internal ID of the transaction that the record is on, whose customer is then the record's. */
	readonly transaction?: string;
	/** For documents: the column with the subsidiary's internal ID. */
	readonly subsidiary?: string;
	/** For documents that name customers and subsidiaries in their lines alone: the lines that count. */
	readonly lines?: {
		readonly source: Source;
		/** The column that holds the document's internal ID. */
		readonly parent: string;
		readonly customer: string;
		readonly subsidiary: string;
		/** The sublist of the record that shows these lines. */
		readonly sublist: string;
	};
}

export interface IntegrationPoint {
	/** The REST record type, in camel case, where there is one. */
	readonly name: string;
	readonly label: { readonly singular: string; readonly plural: string };
	/** The record types' names in NetSuite's other APIs; `null` where that API does not have it. */
	readonly record: { readonly rest: string | null; readonly soap: string | null };
	readonly source: Source;
	readonly id: string;
	/** The field that people know the record by; errors name it. */
	readonly documentNumber: string | null;
	/** The column of the external ID, where SuiteQL has one. */
	readonly externalId: string | null;
	/**
	 * How a change is found: by the column that NetSuite moves with every save, or, where the table has none,
	 * by comparing what is there with what was there the last time.
	 */
	readonly changes: { readonly by: 'lastModified'; readonly column: string } | { readonly by: 'content' };
	/**
	 * For records that can stop being the point's while they stay in NetSuite: the condition on those that are not its own,
	 * in the place of the source's, and the column with the moment of their creation.
	 */
	readonly left?: { readonly where: string; readonly created: string };
	/** What else moves its records. */
	readonly movedBy?: readonly Mover[];
	/**
	 * The field that holds what is still open. It also moves when something that was applied is taken back or deleted,
	 * and then nothing that could be asked for is left to tell of it.
	 */
	readonly openAmount?: string;
	readonly fields: readonly Field[];
	readonly sublists?: readonly Sublist[];
	/** Whose its records are; without it they are nobody's in particular, such as terms and accounts. */
	readonly belongsTo?: Belonging;
	/** Points that must be read before this one, because it refers to them. */
	readonly dependsOn: readonly string[];
	/**
	 * Records of this point that SuiteQL does not show: the sync reads them over SOAP. What people know them as, and a
	 * condition on a customer `fc` that whose they are has to meet, since SOAP cannot be asked for it.
	 */
	readonly bySoap?: { readonly label: string; readonly customers?: string };
}
