import type { DocumentType } from '../../documentTypes';
import type { LinkType } from '../../ledger/settle';
import type { Line, Side } from '../../ledger/types';
import type { Row } from '../../store';

/** A document as it is going to be stored, before it is posted. */
export interface Draft {
	type: DocumentType;
	/**
	 * Columns of the header and, as `m.…`, of the main line. Beside them `account` (where the money goes to or comes
	 * from), `receivable` (the A/R account) and `total`.
	 */
	row: Row;
	/** Item and journal lines. Of other documents the lines follow from the rest. */
	lines: DraftLine[];
	applications: Application[];
}

/** A line with its number in the document, and the order's line that it bills. */
export interface DraftLine extends Line {
	id: number;
	order?: { doc: number; line: number };
}

/** What is applied to another document, in minor units. */
export interface Application {
	/** REST name of the sublist. */
	list: string;
	doc: number;
	/** Of a journal entry a certain line; otherwise, and where all of them are meant, `null`. */
	line: number | null;
	minor: number;
}

/** A sublist of documents that can be applied to. */
export interface ApplyRule {
	types: readonly DocumentType[];
	/** What has to be open of them. */
	side: Side;
	link: LinkType;
	/** Whose open lines count: those on the A/R account, or on customer deposits. */
	ledger: 'receivable' | 'deposits';
	/** Only while saving: what is chosen is applied to what the document is applied to, and not to the document. */
	passing?: true;
}

/** What is particular about a type of document. */
export interface DocumentRules {
	type: DocumentType;
	/** Where lines come from. */
	lines?: 'item' | 'line';
	apply: Readonly<Record<string, ApplyRule>>;
	/** Labels of the columns without which it cannot be saved. */
	required: Readonly<Record<string, string>>;
	/** The whole document's worth: a column that the client gives, or what its lines or applications come to. */
	total: 'given' | 'lines' | 'applied' | 'none';
	/** The types that it can be made from. */
	from: readonly DocumentType[];
	/** Can be made worth nothing. */
	voidable: boolean;
}
