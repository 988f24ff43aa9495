import { NetSuiteError, type ErrorKind } from './errors';
import type { HttpAnswer } from './http';

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
	{ code: /^(INVALID_LOGIN|INVALID_LOGIN_ATTEMPT|INVALID_LOGIN_CREDENTIALS)$/, kind: 'login' },
	{ status: 401, kind: 'login' },
	{ code: /^INSUFFICIENT_PERMISSION$/, kind: 'permission' },
	{ status: 403, kind: 'permission' },
	{ code: /^(NONEXISTENT_ID|RCRD_DSNT_EXIST)$/, kind: 'notFound' },
	{ status: 404, kind: 'notFound' },
	{ detail: /Unknown identifier '|Record '[^']*' was not found|Field '[^']*' for record '[^']*' was not found|Invalid search type/, kind: 'notVisible' },
	{ status: 503, kind: 'server' },
];

function kindOf(status: number, code: string | undefined, detail: string): ErrorKind {
	const known = refusals.find(
		(refusal) =>
			(refusal.status === undefined || refusal.status === status) &&
			(refusal.code === undefined || (code !== undefined && refusal.code.test(code))) &&
			(refusal.detail === undefined || refusal.detail.test(detail)),
	);
	return known?.kind ?? (status >= 500 ? 'server' : 'invalid');
}

/** The parts of a REST (`o:errorDetails`) or RESTlet (`error`) refusal that people need. */
function read(body: string): { code?: string; detail?: string } {
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

/** Turns an answer that is not a success into the error it means. */
export function refusal(answer: HttpAnswer): NetSuiteError {
	const { code, detail } = read(answer.body);
	const said = detail ?? `NetSuite answered with HTTP status ${answer.status}.`;
	return new NetSuiteError({ kind: kindOf(answer.status, code, said), detail: said, code, status: answer.status });
}
