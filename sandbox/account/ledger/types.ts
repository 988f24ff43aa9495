import type { Row, Store } from '../store';
import type { DocumentType } from '../documentTypes';

/** What the accounting rules need of the account they work on. */
export interface Books {
	readonly store: Store;
	/** The next free internal ID of a sequence. */
	nextId(sequence: Sequence): number;
	/**
	 * Whether the settled document's modification date moves when something is applied to it. What NetSuite does is
	 * unconfirmed; that the applying document's always moves has been seen.
	 */
	readonly invoiceMovesWithPayment: boolean;
}

/** Transactions share one sequence of internal IDs, entities another. */
export type Sequence =
	| 'transaction'
	| 'line'
	| 'entity'
	| 'note'
	| 'message'
	| 'currencyRate'
	| 'customerSubsidiary'
	| 'file'
	| 'folder'
	| 'script'
	| 'scriptDeployment'
	| 'scriptNote'
	| 'customRecordType'
	/** Of one custom record type or list: each counts from 1. */
	| `customrecord${string}`
	| `customlist${string}`;

/** One line of a document. Amounts are in the transaction's currency, debit positive, in minor units. */
export interface Line {
	account: number;
	minor: number;
	/** A tax line; neither main nor item line. */
	tax?: true;
	item?: number;
	/** As people see it; stored the other way round on sales. */
	quantity?: number;
	rate?: number;
	memo?: string;
	entity?: number | null;
	createdFrom?: number;
	/** Can be settled: an amount that stays open until something is applied. */
	open?: true;
	/** Its number in the document; its place among the lines unless given. */
	id?: number;
	/** The document's unless given. */
	department?: number | null;
	class?: number | null;
	location?: number | null;
}

export interface NewDocument {
	type: DocumentType;
	entity: number | null;
	subsidiary: number;
	currency: number;
	/** Units of the subsidiary's currency for one of the transaction's. */
	exchangeRate: number;
	/** `YYYY-MM-DD` */
	date: string;
	/** When it is entered, in seconds since 1970 UTC. */
	at: number;
	status: string | null;
	/** The first is the main line. */
	lines: Line[];
	/** The document's own total as `foreigntotal` has it. */
	totalMinor: number | null;
	department?: number | null;
	class?: number | null;
	location?: number | null;
	/** Other header columns. */
	header?: Row;
	/** False for what is not in the general ledger (orders, documents pending approval). */
	posting?: boolean;
}

/** A receivable is a debit until it is paid, a payment a credit until it is used. */
export type Side = 'debit' | 'credit';
