/** What NetSuite refuses to save, in its words. */
export class Refusal extends Error {
	constructor(
		readonly sentence: string,
		readonly code: 'USER_ERROR' | 'INVALID_CONTENT',
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

/** Seen for entities when an external ID was used a second time; for other records believed. */
export const alreadyExists = (what: 'entity' | 'record') => userError(`This ${what} already exists.`);

/** NetSuite's error CONTACT_ALREADY_EXISTS; that REST gives it the code USER_ERROR, as it does others, is believed. */
export const contactExists = () =>
	userError('A contact record with this name already exists. Every contact record must have a unique name.');

/** Known of SuiteScript. */
export const hasDependents = () => userError('This record cannot be deleted because it has dependent records.');
