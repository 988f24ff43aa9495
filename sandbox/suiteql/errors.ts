/**
 * A query NetSuite would refuse. `detail` is NetSuite's sentence; HTTP puts it into `o:errorDetails` with the code and
 * the name of the parameter at fault. Never holds anything but what the caller sent and the names of visible records.
 */
export class SuiteQLError extends Error {
	readonly status = 400;
	readonly errorCode = 'INVALID_PARAMETER';

	constructor(
		readonly detail: string,
		readonly parameter: 'q' | 'limit' | 'offset' = 'q',
	) {
		super(detail);
		this.name = 'SuiteQLError';
	}
}

const searchError = (sentence: string) =>
	new SuiteQLError(
		`Invalid search query. Detailed unprocessed description follows. Search error occurred: ${sentence}`,
	);

/** What cannot be parsed or is not part of SuiteQL. NetSuite says no more than this. */
export const unsupported = () => searchError('Invalid or unsupported search.');

/** A local shortcoming, said so that nobody takes it for NetSuite's word. */
export const notBuilt = (what: string) => new SuiteQLError(`The local NetSuite has no ${what}.`);

/** A name that is no record of NetSuite's at all. */
export const invalidSearchType = (name: string) =>
	new SuiteQLError(`Invalid search query. Detailed unprocessed description follows. Invalid search type: ${name}.`);

/** Believed: the wording. */
export const wrongParameters = (expected: number, provided: number) =>
	searchError(`Invalid number of parameters. Expected parameters: ${expected}. Provided parameters: ${provided}.`);

/** Records of NetSuite's that the account has no table for; others it would refuse as {@link invalidSearchType}. */
export const noSuchTable = (name: string) => notBuilt(`table ${name}`);

/** A record that the role may not see or whose feature is off. */
export const recordNotFound = (record: string) => searchError(`Record '${record}' was not found.`);

/** An unqualified column that no record of the query has, or an unknown qualifier. `available`: alias → record. */
export const unknownIdentifier = (identifier: string, available: [alias: string, record: string][]) => {
	const list = available.map(([alias, record]) => `${alias}=${record}`).join(', ');
	return searchError(`Unknown identifier '${identifier}'. Available identifiers are: {${list}}`);
};

// Believed: the reasons NOT_EXISTS, REMOVED and NOT_EXPOSED are known, what follows them is not.
const REASONS = {
	unknown: "NOT_EXISTS - Field doesn't exist",
	hidden: 'REMOVED - Field is removed',
	notExposed: 'NOT_EXPOSED - Field is marked for internal use only',
};

/** A qualified column that the record does not have or the role may not see. */
export const fieldNotFound = (field: string, record: string, why: keyof typeof REASONS) =>
	searchError(`Field '${field}' for record '${record}' was not found. Reason: ${REASONS[why]}`);

/** Believed for SuiteQL: the sentence is known from the record collections' `q`. */
export const unparsableDate = (text: string, format: string, timeZone: string) =>
	searchError(`Parse of date/time "${text}" failed with date format "${format}" in time zone ${timeZone}`);

/** Believed: a function outside SuiteQL's list is refused by name. */
export const unknownFunction = (name: string) => searchError(`Unknown function '${name}'.`);

/** Believed: that NetSuite refuses such paging is documented, the wording is not. */
export const badPaging = (parameter: 'limit' | 'offset', value: number, rule: string) =>
	new SuiteQLError(`Invalid value '${value}' for query parameter '${parameter}'. ${rule}`, parameter);
