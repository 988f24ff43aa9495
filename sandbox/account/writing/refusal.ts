/** What NetSuite refuses to save, in its words. */
export class Refusal extends Error {
	constructor(
		readonly sentence: string,
		readonly code: 'USER_ERROR' | 'INVALID_CONTENT' | `SSS_${string}`,
		/** The part of the record at fault, by its REST name. */
		readonly path?: string,
		/** One value is not acceptable by itself: what the header X-NetSuite-PropertyValueValidation is about. */
		readonly aboutValue = false,
	) {
		super(sentence);
		this.name = 'Refusal';
	}
}

const userError = (sentence: string, path?: string) =>
	new Refusal(`Error while accessing a resource. ${sentence}`, 'USER_ERROR', path);

/** The start of the sentence has been seen in a log, its end is believed. */
export const invalidValue = (name: string) =>
	new Refusal(
		`Invalid value for the resource or sub-resource field '${name}'. Provide a valid value.`,
		'INVALID_CONTENT',
		name,
		true,
	);

/** Documented for a reference to what does not exist; for one to what is inactive believed, since no list offers it. */
export const invalidReference = (name: string, value: unknown) =>
	new Refusal(
		`Error while accessing a resource. You have entered an Invalid Field Value ${String(value)} for the following field: ${name}`,
		'INVALID_CONTENT',
		name,
		true,
	);

/** Believed: the sentence; that such names are refused on request is documented. */
export const unknownProperty = (name: string) =>
	new Refusal(
		`Invalid content in the request body. Unknown property '${name}'. Provide a valid property name.`,
		'INVALID_CONTENT',
		name,
	);

/** Seen in SOAP's answers; that REST refuses and does so in the same words is believed. */
export const notSettable = (name: string) =>
	userError(
		`You do not have permissions to set a value for element ${name.toLowerCase()} due to one of the following reasons:` +
			' 1) The field is read-only; 2) An associated feature is disabled; 3) The field is available either when a record' +
			' is created or updated, but not in both cases.',
		name,
	);

/** Seen in logs, with a label for each missing field. */
export const missingValues = (labels: readonly string[]) =>
	userError(`Please enter value(s) for: ${labels.join(', ')}`);

/** Seen in logs of SuiteScript. */
export const tooLong = (name: string, longest: number) =>
	userError(
		`The field ${name.toLowerCase()} contained more than the maximum number ( ${longest} ) of characters allowed.`,
		name,
	);

/** NetSuite's sentence for RCRD_DSNT_EXIST, here of a record that goes while it is saved; REST's shape is believed. */
export const recordGone = () => userError('That record does not exist.');

/** Seen for entities when an external ID was used a second time; for other records believed. */
export const alreadyExists = (what: 'entity' | 'record') => userError(`This ${what} already exists.`);

/** NetSuite's error CONTACT_ALREADY_EXISTS; that REST gives it the code USER_ERROR, as it does others, is believed. */
export const contactExists = () =>
	userError('A contact record with this name already exists. Every contact record must have a unique name.');

/** Known of SuiteScript. */
export const hasDependents = () => userError('This record cannot be deleted because it has dependent records.');

/**
 * Refusals of transactions. Those without a remark are believed: of them NetSuite's codes are documented, and that it
 * refuses, but not the sentence.
 */

/** Seen in logs, also for invoices that are paid, of another customer, or in another currency. */
export const noSuchLine = (list: string, key: string, value: unknown) =>
	userError(
		`Unable to find a matching line for sublist ${list} with key: ${bracketed(key)} and value: ${bracketed(value)}.`,
	);

const bracketed = (text: unknown) => (String(text).startsWith('[') ? String(text) : `[${String(text)}]`);

/** Seen in scripts and logs: of payments with a full stop, of credit memos without. */
export const moreThanTotal = (what: 'payments' | 'credit') =>
	userError(`You cannot apply more than your total ${what === 'credit' ? 'credit' : 'payments.'}`, 'apply');

export const moreThanOpen = (doc: number) =>
	userError(`The amount applied to transaction ${doc} is more than the amount due.`, 'amount');

export const belowApplied = () =>
	userError('The amount of this transaction cannot be less than the amount that has been applied to it.');

export const appliedNotPending = () =>
	userError('The approval of a transaction that other transactions are applied to cannot be taken back.', 'approvalStatus');

export const billedLine = () => userError('Line items that have been billed cannot be removed.', 'item');

export const depositExceeded = () => userError('You cannot apply more than your total deposit.', 'apply');

/** Seen in logs. */
export const noLines = () => userError('You must enter at least one line item for this transaction.');

/** NetSuite's code is JE_AMOUNTS_MUST_BALANCE. */
export const journalUnbalanced = () => userError('The amounts in a journal entry must balance.', 'line');

export const receivableNeedsCustomer = () =>
	userError('A name is required for lines with an Accounts Receivable account.', 'line');

export const negativeAmount = () => userError('The total of this transaction cannot be negative.');

/** Seen in logs, as what the preference for dates outside of the posting period makes NetSuite say. */
export const dateOutsidePeriod = () =>
	userError('The transaction date you specified is not within the date range of your accounting period.', 'tranDate');

/** NetSuite's code is CLOSED_TRAN_PRD. */
export const closedPeriod = () =>
	userError('You cannot change the general ledger impact of a transaction in a closed period.');

/** Seen in logs of SOAP, of vendors, currencies, classes and locations alike. */
export const invalidSegment = (name: string, id: unknown, subsidiary: number) =>
	userError(`Invalid ${name.toLowerCase()} reference key ${String(id)} for subsidiary ${subsidiary}.`, name);

/** NetSuite's code is CANT_MODIFY_VOID_TRANS. */
export const voidedDocument = () => userError('Voided transactions cannot be modified.');

/** NetSuite's code is CANT_VOID_TRANS. */
export const cannotVoid = () => userError('This transaction cannot be voided.');

/** Seen in logs, for sources that do not exist and for those of which nothing is left to transform. */
export const cannotInitialize = (to: string, id: number) =>
	userError(`You can not initialize ${to.toLowerCase()}: invalid reference ${id}.`);

/** Known of SuiteScript. */
export const notTransformable = () =>
	userError(
		'That type of record transformation is not allowed. Please see the documentation for a list of supported' +
			' transformation types.',
	);

/** Seen in logs. */
export const customerExists = () =>
	userError(
		'A customer record with this ID already exists. You must enter a unique customer ID for each record you create.',
	);

/** What is refused here because it is not built. */
export const notBuilt = (what: string) => new Refusal(`The local NetSuite has no ${what}.`, 'USER_ERROR');

/** Names the line of a sublist at which something was refused: `item.items[0].quantity`. */
export function atLine<T>(list: string, index: number, work: () => T): T {
	try {
		return work();
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const path = `${list}.items[${index}]${error.path ? `.${error.path}` : ''}`;
		throw new Refusal(error.sentence, error.code, path, error.aboutValue);
	}
}
