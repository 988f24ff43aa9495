/** The transaction types of the account, as SuiteQL's `transaction.type` has them. */
export type DocumentType =
	| 'CustInvc'
	| 'CustCred'
	| 'CustPymt'
	| 'CustDep'
	| 'DepAppl'
	| 'CustRfnd'
	| 'SalesOrd'
	| 'Journal'
	| 'VendBill';

export interface DocumentTypeFacts {
	/** As BUILTIN.DF shows it before the status and in a document's name. */
	label: string;
	/** `transaction.recordtype`: the SuiteScript record type. */
	recordType: string;
	abbreviation: string;
	/** What document numbers begin with. */
	prefix: string;
	/** Letters and names; those of payments, deposits, refunds and sales orders are believed, not confirmed. */
	statuses: Readonly<Record<string, string>>;
	/** Posting documents are in the general ledger. */
	posting: boolean;
}

export const documentTypes: Readonly<Record<DocumentType, DocumentTypeFacts>> = {
	CustInvc: {
		label: 'Invoice',
		recordType: 'invoice',
		abbreviation: 'INV',
		prefix: 'INV',
		statuses: { A: 'Open', B: 'Paid In Full', D: 'Pending Approval', V: 'Voided' },
		posting: true,
	},
	CustCred: {
		label: 'Credit Memo',
		recordType: 'creditmemo',
		abbreviation: 'CREDMEM',
		prefix: 'CM',
		statuses: { A: 'Open', B: 'Fully Applied', V: 'Voided' },
		posting: true,
	},
	CustPymt: {
		label: 'Payment',
		recordType: 'customerpayment',
		abbreviation: 'PMT',
		prefix: 'PYMT',
		statuses: { A: 'Unapproved Payment', B: 'Not Deposited', C: 'Deposited', V: 'Voided' },
		posting: true,
	},
	CustDep: {
		label: 'Customer Deposit',
		recordType: 'customerdeposit',
		abbreviation: 'DEP',
		prefix: 'CD',
		statuses: { A: 'Not Deposited', B: 'Deposited', C: 'Fully Applied', V: 'Voided' },
		posting: true,
	},
	DepAppl: {
		label: 'Deposit Application',
		recordType: 'depositapplication',
		abbreviation: 'DEPAPP',
		prefix: 'DA',
		// Stored without a status: the believed value, and a null that readers must bear.
		statuses: {},
		posting: true,
	},
	CustRfnd: {
		label: 'Customer Refund',
		recordType: 'customerrefund',
		abbreviation: 'CREF',
		prefix: 'RF',
		statuses: { A: 'Issued', V: 'Voided' },
		posting: true,
	},
	SalesOrd: {
		label: 'Sales Order',
		recordType: 'salesorder',
		abbreviation: 'SORD',
		prefix: 'SO',
		// Without fulfilment orders come to B, C, F and G by themselves.
		statuses: {
			A: 'Pending Approval',
			B: 'Pending Fulfillment',
			C: 'Cancelled',
			D: 'Partially Fulfilled',
			E: 'Pending Billing/Partially Fulfilled',
			F: 'Pending Billing',
			G: 'Billed',
			H: 'Closed',
		},
		posting: false,
	},
	Journal: {
		label: 'Journal',
		recordType: 'journalentry',
		abbreviation: 'GENJRNL',
		prefix: 'JE',
		statuses: { A: 'Pending Approval', B: 'Approved for Posting', V: 'Voided' },
		posting: true,
	},
	VendBill: {
		label: 'Bill',
		recordType: 'vendorbill',
		abbreviation: 'BILL',
		prefix: 'BILL',
		statuses: { A: 'Open', B: 'Paid In Full' },
		posting: true,
	},
};

export const documentTypeNames = Object.keys(documentTypes) as DocumentType[];

/** A CASE expression in SQL that turns `r.type` into a fact about the type. */
export function perType(fact: 'label' | 'recordType' | 'abbreviation'): string {
	const branches = documentTypeNames.map((type) => `WHEN '${type}' THEN '${documentTypes[type][fact]}'`);
	return `CASE r.type ${branches.join(' ')} END`;
}

/** What BUILTIN.DF shows of a status, by `<type>:<letter>`: `Invoice : Open`. */
export function statusDisplay(): Record<string, string> {
	const display: Record<string, string> = {};
	for (const type of documentTypeNames) {
		const { label, statuses } = documentTypes[type];
		for (const [letter, name] of Object.entries(statuses)) display[`${type}:${letter}`] = `${label} : ${name}`;
	}
	return display;
}

/** What BUILTIN.DF shows of a type: `Invoice` (believed). */
export function typeDisplay(): Record<string, string> {
	return Object.fromEntries(documentTypeNames.map((type) => [type, documentTypes[type].label]));
}
