import { RESOURCE, type Reply } from './reply';

/** NetSuite's error bodies, as seen in logs and documentation; see the sentences' sources at each. */

const TYPE = 'https://www.rfc-editor.org/rfc/rfc9110.html#section-15.';

const sections: Record<number, { section: string; title: string }> = {
	400: { section: '5.1', title: 'Bad Request' },
	403: { section: '5.4', title: 'Forbidden' },
	404: { section: '5.5', title: 'Not Found' },
	405: { section: '5.6', title: 'Method Not Allowed' },
	415: { section: '5.16', title: 'Unsupported Media Type' },
	500: { section: '6.1', title: 'Internal Server Error' },
	503: { section: '6.4', title: 'Service Unavailable' },
};

export interface ErrorDetail {
	detail: string;
	code: string;
	/** The query parameter, header or part of the body at fault. */
	parameter?: string;
	header?: string;
	path?: string;
	url?: string;
}

/** The error body of REST and SuiteQL. */
export function restError(status: number, { detail, code, parameter, header, path, url }: ErrorDetail): Reply {
	const { section, title } = sections[status]!;
	return error(status, `${TYPE}${section}`, title, {
		detail,
		...(parameter ? { 'o:errorQueryParam': parameter } : {}),
		...(header ? { 'o:errorHeader': header } : {}),
		...(path ? { 'o:errorPath': path } : {}),
		...(url ? { 'o:errorUrl': url } : {}),
		'o:errorCode': code,
	});
}

/** Whatever was wrong with a login, the wire says no more than this; the Login Audit Trail does. */
export function invalidLogin(): Reply {
	return error(401, 'https://www.w3.org/Protocols/rfc2616/rfc2616-sec10.html#sec10.4.2', 'Unauthorized', {
		detail:
			'Invalid login attempt. For more details, see the Login Audit Trail in the NetSuite UI at Setup > Users/Roles > User Management > View Login Audit Trail.',
		'o:errorCode': 'INVALID_LOGIN',
	});
}

/** Too many requests at once. NetSuite calls it a bad request, and says nothing of when to try again. */
export function concurrencyExceeded(): Reply {
	return {
		status: 429,
		headers: errorHeaders,
		body: {
			type: 'https://www.rfc-editor.org/rfc/rfc6585.html#section-4',
			title: 'Bad Request',
			status: 429,
			'o:errorCode': 'USER_ERROR',
			'o:errorDetails': [
				{
					detail: 'Concurrent request limit exceeded. Request blocked.',
					'o:errorCode': 'CONCURRENCY_LIMIT_EXCEEDED',
				},
			],
		},
	};
}

export function unexpected(status: 500 | 503, errorId: string): Reply {
	return restError(status, {
		detail: `An unexpected error occurred. Error ID: ${errorId}`,
		code: 'UNEXPECTED_ERROR',
	});
}

export function noSuchRecord(): Reply {
	return restError(404, {
		detail: 'The record instance does not exist. Provide a valid record instance ID.',
		code: 'NONEXISTENT_ID',
	});
}

/** Believed: the sentence; that an unknown record type is answered with 404 is documented. */
export function noSuchRecordType(type: string): Reply {
	return restError(404, { detail: `Record type '${type}' does not exist.`, code: 'NONEXISTENT_RECORD_TYPE' });
}

/** Believed: NetSuite's sentences for addresses and methods it does not serve. */
export function noSuchResource(path: string): Reply {
	return restError(404, { detail: `The requested resource '${path}' does not exist.`, code: 'INVALID_REQUEST' });
}

export function methodNotAllowed(method: string, allowed: string): Reply {
	const reply = restError(405, {
		detail: `The '${method}' method is not supported for this resource. Use ${allowed}.`,
		code: 'METHOD_NOT_ALLOWED',
	});
	return { ...reply, headers: { ...reply.headers, Allow: allowed } };
}

/** Believed: the sentence for a record type the role may not see. */
export function forbidden(recordType: string): Reply {
	return restError(403, {
		detail: `Permission Violation: You need a higher permission to access '${recordType}'.`,
		code: 'INSUFFICIENT_PERMISSION',
	});
}

const errorHeaders = { 'Content-Type': `${RESOURCE}; type=error; charset=UTF-8` };

function error(status: number, type: string, title: string, detail: Record<string, string>): Reply {
	return { status, headers: errorHeaders, body: { type, title, status, 'o:errorDetails': [detail] } };
}
