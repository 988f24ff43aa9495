import { Refusal } from '../writing/refusal';

/** What a search is refused for: the codes of SuiteScript, which REST and SOAP put into shapes of their own. */
export class SearchRefusal extends Refusal {
	constructor(
		code:
			| 'SSS_INVALID_SRCH_OPERATOR'
			| 'SSS_INVALID_SRCH_FILTER'
			| 'SSS_INVALID_SRCH_FILTER_JOIN'
			| 'SSS_INVALID_SRCH_FILTER_EXPR'
			| 'SSS_INVALID_SRCH_COL'
			| 'SSS_INVALID_SRCH_COL_JOIN'
			| 'SSS_INVALID_SRCH_VALUE'
			| 'SSS_INVALID_SEARCH_TYPE'
			| 'SSS_SEARCH_ERROR_OCCURRED'
			| 'SSS_NOT_IN_LOCAL_NETSUITE',
		sentence: string,
	) {
		super(sentence, code);
	}
}

/** Seen in logs of SuiteScript, with the field's name. */
export const invalidOperator = (field: string) =>
	new SearchRefusal(
		'SSS_INVALID_SRCH_OPERATOR',
		`An nlobjSearchFilter contains an invalid operator, or is not in proper syntax: ${field}.`,
	);

/** Seen in logs of SuiteScript. */
export const invalidFilter = (field: string) =>
	new SearchRefusal('SSS_INVALID_SRCH_FILTER', `An nlobjSearchFilter contains invalid search criteria: ${field}.`);

/** Seen in logs of SuiteScript. */
export const invalidFilterJoin = (join: string) =>
	new SearchRefusal(
		'SSS_INVALID_SRCH_FILTER_JOIN',
		`An nlobjSearchFilter contains an invalid join ID, or is not in proper syntax: ${join}.`,
	);

/** Seen in logs of SuiteScript. */
export const malformedExpression = () =>
	new SearchRefusal('SSS_INVALID_SRCH_FILTER_EXPR', 'Malformed search filter expression.');

/** Seen in logs of SuiteScript. */
export const invalidColumn = (column: string) =>
	new SearchRefusal(
		'SSS_INVALID_SRCH_COL',
		`An nlobjSearchColumn contains an invalid column, or is not in proper syntax: ${column}.`,
	);

/** Seen in logs of SuiteScript. */
export const invalidColumnJoin = (join: string) =>
	new SearchRefusal(
		'SSS_INVALID_SRCH_COL_JOIN',
		`An nlobjSearchColumn contains an invalid column join ID, or is not in proper syntax: ${join}.`,
	);

/** Seen in a REST answer to a query with a day that was not written as the user's preferences say. */
export const unreadableDate = (text: string) =>
	new SearchRefusal(
		'SSS_INVALID_SRCH_VALUE',
		`Parse of date/time "${text}" failed with date format "M/d/yyyy" in time zone America/Los_Angeles`,
	);

/** Believed: the sentence for a condition that lacks its value. */
export const missingValue = (field: string) =>
	new SearchRefusal('SSS_INVALID_SRCH_VALUE', `The search condition on ${field} needs a value.`);

/** Believed: the sentence for text where a number has to be. */
export const invalidValueOf = (field: string, value: unknown) =>
	new SearchRefusal('SSS_INVALID_SRCH_VALUE', `Invalid value ${String(value)} for the search condition on ${field}.`);

/** What NetSuite has and this stand-in does not: said, never answered with nothing. */
export const notHere = (what: string) =>
	new SearchRefusal('SSS_NOT_IN_LOCAL_NETSUITE', `The local NetSuite has no ${what}.`);

/** Seen: that such searches fail so; believed: the sentence for what else than a number was wrong. */
export const formulaFailed = () =>
	new SearchRefusal('SSS_SEARCH_ERROR_OCCURRED', 'Search error occurred: Invalid number');
