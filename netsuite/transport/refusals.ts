import { NetSuiteError, type ErrorKind } from './errors';
import type { HttpAnswer } from './http';
import { childrenOf, elementAt, parseXml, textAt } from './xml';

interface Refusal {
	readonly status?: number;
	readonly code?: RegExp;
	readonly detail?: RegExp;
	readonly kind: ErrorKind;
}

/**
 * What NetSuite's refusals mean; the first that fits counts. Codes and sentences were seen on the wire, except where
 * NetSuite's documentation names them.
 */
const refusals: readonly Refusal[] = [
	{ code: /^(CONCURRENCY_LIMIT_EXCEEDED|SSS_REQUEST_LIMIT_EXCEEDED|WS_REQUEST_BLOCKED|WS_CONCUR_SESSION_DISALLWD)$/, kind: 'busy' },
	{ status: 429, kind: 'busy' },
	{ code: /^(INVALID_LOGIN|INVALID_LOGIN_ATTEMPT|INVALID_LOGIN_CREDENTIALS|invalidCredentialsFault|invalidSessionFault)$/, kind: 'login' },
	{ status: 401, kind: 'login' },
	{ code: /^(INSUFFICIENT_PERMISSION|insufficientPermissionFault)$/, kind: 'permission' },
	{ status: 403, kind: 'permission' },
	{ code: /^(NONEXISTENT_ID|RCRD_DSNT_EXIST)$/, kind: 'notFound' },
	{ status: 404, kind: 'notFound' },
	{ detail: /Unknown identifier '|Record '[^']*' was not found|Field '[^']*' for record '[^']*' was not found|Invalid search type/, kind: 'notVisible' },
	{ status: 503, kind: 'server' },
	// An envelope that does not fit the schema, which SOAP answers with 500 like everything else it refuses.
	{ detail: /SAXException|SAXParseException/, kind: 'invalid' },
];

function kindOf(status: number | undefined, code: string | undefined, detail: string): ErrorKind {
	const known = refusals.find(
		(refusal) =>
			(refusal.status === undefined || refusal.status === status) &&
			(refusal.code === undefined || (code !== undefined && refusal.code.test(code))) &&
			(refusal.detail === undefined || refusal.detail.test(detail)),
	);
	return known?.kind ?? (status !== undefined && status >= 500 ? 'server' : 'invalid');
}

/** What NetSuite says of a refusal, as far as it says it. */
export interface Said {
	readonly code?: string;
	readonly detail?: string;
	readonly status?: number;
	/** The HTTP header `Date`. */
	readonly date?: string;
}

/** The parts of a REST (`o:errorDetails`) or RESTlet (`error`) refusal that people need. */
function read(body: string): Said {
	if (body.trimStart().startsWith('<')) return readFault(body);
	let parsed: unknown;
	try {
		parsed = JSON.parse(body);
	} catch {
		return {};
	}
	const { 'o:errorDetails': details, error, title } = (parsed ?? {}) as {
		'o:errorDetails'?: Array<{ detail?: string; 'o:errorCode'?: string }>;
		error?: { code?: string; message?: string };
		title?: string;
	};
	const first = Array.isArray(details) ? details[0] : undefined;
	return { code: first?.['o:errorCode'] ?? error?.code, detail: first?.detail ?? error?.message ?? title };
}

/**
 * The parts of a SOAP fault. Its detail holds one fault of NetSuite's own with a code and a message; where the code says
 * nothing (`USER_ERROR`) the fault's name does.
 */
function readFault(body: string): Said {
	let fault;
	try {
		fault = elementAt(parseXml(body), 'Body', 'Fault');
	} catch {
		// A page of something on the way to NetSuite: only its status says anything.
	}
	if (!fault) return {};
	const own = childrenOf(elementAt(fault, 'detail')).find(({ localName }) => localName?.endsWith('Fault')) ?? null;
	const code = textAt(own, 'code');
	return {
		code: (code === 'USER_ERROR' ? null : code) ?? own?.localName ?? undefined,
		detail: textAt(own, 'message') ?? textAt(fault, 'faultstring') ?? undefined,
	};
}

/** The error that a refusal means. */
export function refused({ code, detail, status, date }: Said): NetSuiteError {
	const said = detail ?? `NetSuite answered with HTTP status ${status}.`;
	return new NetSuiteError({ kind: kindOf(status, code, said), detail: said, code, status, date });
}

/** Turns an answer that is not a success into the error it means. */
export const refusal = ({ status, headers, body }: HttpAnswer): NetSuiteError =>
	refused({ ...read(body), status, date: headers.date });
