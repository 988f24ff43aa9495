/**
 * What went wrong, as far as it matters for what happens next:
 * - `login` NetSuite does not accept the credentials or the account
 * - `permission` the role may not do this
 * - `notFound` there is no such record
 * - `notVisible` a table or column does not exist here or the role cannot see it; NetSuite does not tell the two apart
 * - `invalid` NetSuite understood the request and refuses it
 * - `busy` too many requests at once
 * - `server` NetSuite failed
 * - `network` no answer, or not all of it
 * - `badAnswer` an answer that is not what NetSuite's documentation promises
 */
export type ErrorKind =
	| 'login'
	| 'permission'
	| 'notFound'
	| 'notVisible'
	| 'invalid'
	| 'busy'
	| 'server'
	| 'network'
	| 'badAnswer';

const advice: Record<ErrorKind, string> = {
	login:
		'Check the account ID and the keys of the credential. NetSuite tells the reason only in its Login Audit Trail: ' +
		'Setup > Users/Roles > User Management > View Login Audit Trail. Five failed logins with token-based authentication ' +
		'lock its token for 30 minutes.',
	permission: "Add the permission to the token's role under Setup > Users/Roles > Manage Roles, or use another token.",
	notFound: 'Check the ID. The record may have been deleted, or the role may not be allowed to see it.',
	notVisible:
		"The field or record may be misspelt, its feature may be switched off, or the token's role may lack the permission for it.",
	invalid: 'Correct what NetSuite names and run it again.',
	busy:
		'The account is at its limit of requests at the same time. Run it later, or raise the limit in NetSuite under ' +
		'Setup > Integration > Integration Governance.',
	server: 'Run it again later. If it keeps happening, give NetSuite support the error ID.',
	network: 'Check the connection and run it again.',
	badAnswer: 'Run it again. If it keeps happening, something between here and NetSuite changes the answers.',
};

export interface NetSuiteErrorDetails {
	readonly kind: ErrorKind;
	/** What was being done, e.g. "Reading invoices". */
	readonly doing?: string;
	/** NetSuite's own sentence, unchanged. */
	readonly detail: string;
	/** NetSuite's error code, e.g. `CONCURRENCY_LIMIT_EXCEEDED`. */
	readonly code?: string;
	/** The HTTP status. */
	readonly status?: number;
	/** The record that people know: document number, or internal ID. */
	readonly documentNumber?: string;
	/** What NetSuite's clock showed when it answered: the HTTP header `Date`. */
	readonly date?: string;
	readonly advice?: string;
	readonly cause?: unknown;
}

/** The one error of this library for everything that NetSuite, or the way to it, refuses. */
export class NetSuiteError extends Error {
	readonly kind: ErrorKind;
	readonly detail: string;
	readonly code?: string;
	readonly status?: number;
	readonly documentNumber?: string;
	readonly doing?: string;
	readonly date?: string;
	/** What to do next. */
	readonly advice: string;

	constructor(details: NetSuiteErrorDetails) {
		const what = [details.doing, details.documentNumber].filter(Boolean).join(' ');
		super(what ? `${what}: ${details.detail}` : details.detail, { cause: details.cause });
		this.name = 'NetSuiteError';
		this.kind = details.kind;
		this.detail = details.detail;
		this.code = details.code;
		this.status = details.status;
		this.documentNumber = details.documentNumber;
		this.doing = details.doing;
		this.date = details.date;
		this.advice = details.advice ?? advice[details.kind];
	}

	/** The same error, said of what was being done. The innermost saying stays. */
	during(doing: string): NetSuiteError {
		return this.doing ? this : new NetSuiteError({ ...this.details(), doing });
	}

	private details(): NetSuiteErrorDetails {
		const { kind, doing, detail, code, status, documentNumber, date, advice: next, cause } = this;
		return { kind, doing, detail, code, status, documentNumber, date, advice: next, cause };
	}
}

/** The code, ours, of {@link soapNeedsTba}. */
export const SOAP_NEEDS_TBA = 'SOAP_NEEDS_TBA';

/** The advice that goes with it. */
export const useTba =
	'Choose a credential "NetSuite TBA API" (Authentication: Token-Based Authentication) in the node that does this.';

/** What only SOAP does, asked for with a credential that SOAP does not take. Nothing was sent. */
export const soapNeedsTba = (): NetSuiteError =>
	new NetSuiteError({
		kind: 'permission',
		code: SOAP_NEEDS_TBA,
		detail: 'NetSuite takes SOAP with token-based authentication only, and this node uses OAuth 2.0.',
		advice: useTba,
	});

/** What an action comes to; a failure of NetSuite's is said of what was being done. */
export async function during<T>(doing: string, action: Promise<T>): Promise<T> {
	try {
		return await action;
	} catch (error) {
		throw error instanceof NetSuiteError ? error.during(doing) : error;
	}
}

/**
 * Whether NetSuite refused what was asked for, rather than fail at it: the account or the role does not show it, or
 * NetSuite takes the question for invalid, which it also says of what it does not show.
 */
export const isRefused = (error: unknown): error is NetSuiteError =>
	error instanceof NetSuiteError && ['notVisible', 'permission', 'invalid'].includes(error.kind);
