import type { ErrorKind } from '../../../netsuite';
import { refusal } from '../../../netsuite/transport/refusals';

const rest = (detail: string, code: string, title = 'Bad Request') =>
	JSON.stringify({ type: 'https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.1', title, 'o:errorDetails': [{ detail, 'o:errorCode': code }] });
const restlet = (code: string, message: string) => JSON.stringify({ error: { code, message } });

const invalidSearch = 'Invalid search query. Detailed unprocessed description follows. Search error occurred: ';
const invalidLogin =
	'Invalid login attempt. For more details, see the Login Audit Trail in the NetSuite UI at Setup > Users/Roles > User Management > View Login Audit Trail.';

/** Bodies seen on the wire or in Oracle's documentation: status, body, what it means, NetSuite's sentence, its code. */
const answers: Array<[number, string, ErrorKind, string, string | undefined]> = [
	[401, rest(invalidLogin, 'INVALID_LOGIN', 'Unauthorized'), 'login', invalidLogin, 'INVALID_LOGIN'],
	[
		429,
		'{"title":"Bad Request","status":429,"o:errorCode":"USER_ERROR","o:errorDetails":[{"detail":"Concurrent request limit exceeded. Request blocked.","o:errorCode":"CONCURRENCY_LIMIT_EXCEEDED"}]}',
		'busy',
		'Concurrent request limit exceeded. Request blocked.',
		'CONCURRENCY_LIMIT_EXCEEDED',
	],
	[400, restlet('SSS_REQUEST_LIMIT_EXCEEDED', 'Request limit exceeded.'), 'busy', 'Request limit exceeded.', 'SSS_REQUEST_LIMIT_EXCEEDED'],
	[429, restlet('SSS_REQUEST_LIMIT_EXCEEDED', 'Request limit exceeded.'), 'busy', 'Request limit exceeded.', 'SSS_REQUEST_LIMIT_EXCEEDED'],
	[404, rest('The record instance does not exist. Provide a valid record instance ID.', 'NONEXISTENT_ID'), 'notFound', 'The record instance does not exist. Provide a valid record instance ID.', 'NONEXISTENT_ID'],
	[404, rest('Record does not exist.', 'NONEXISTENT_ID'), 'notFound', 'Record does not exist.', 'NONEXISTENT_ID'],
	[400, rest('Invalid content in the request body.', 'INVALID_CONTENT'), 'invalid', 'Invalid content in the request body.', 'INVALID_CONTENT'],
	[400, rest('Invalid request.', 'INVALID_REQUEST'), 'invalid', 'Invalid request.', 'INVALID_REQUEST'],
	[400, rest('Accept-Language is not valid.', 'INVALID_HEADER'), 'invalid', 'Accept-Language is not valid.', 'INVALID_HEADER'],
	[400, rest('Already used.', 'IDEMPOTENCY_ERROR', 'Conflict'), 'invalid', 'Already used.', 'IDEMPOTENCY_ERROR'],
	[
		400,
		rest('Search error occurred: Parse of date/time "2022-12-31" failed with date format "dd/MM/yy" in time zone America/Los_Angeles', 'INVALID_PARAMETER'),
		'invalid',
		'Search error occurred: Parse of date/time "2022-12-31" failed with date format "dd/MM/yy" in time zone America/Los_Angeles',
		'INVALID_PARAMETER',
	],
	...[
		"Unknown identifier 'x'. Available identifiers are: {customer=customer}.",
		"Record 'customer' was not found.",
		"Field 'x' for record 'transaction' was not found. Reason: NOT_EXISTS",
		"Field 'x' for record 'transaction' was not found. Reason: REMOVED",
	].map((tail): [number, string, ErrorKind, string, string] => [
		400,
		rest(invalidSearch + tail, 'INVALID_PARAMETER'),
		'notVisible',
		invalidSearch + tail,
		'INVALID_PARAMETER',
	]),
	[
		400,
		rest('Invalid search query. Detailed unprocessed description follows. Invalid search type: transactiontablethatdoesnotexist.', 'INVALID_PARAMETER'),
		'notVisible',
		'Invalid search query. Detailed unprocessed description follows. Invalid search type: transactiontablethatdoesnotexist.',
		'INVALID_PARAMETER',
	],
	[400, rest(`${invalidSearch}Invalid or unsupported search.`, 'INVALID_PARAMETER'), 'invalid', `${invalidSearch}Invalid or unsupported search.`, 'INVALID_PARAMETER'],
	[500, rest('An unexpected error occurred. Error ID: m3k9', 'UNEXPECTED_ERROR'), 'server', 'An unexpected error occurred. Error ID: m3k9', 'UNEXPECTED_ERROR'],
	[401, restlet('INVALID_LOGIN_ATTEMPT', 'Invalid login attempt.'), 'login', 'Invalid login attempt.', 'INVALID_LOGIN_ATTEMPT'],
	[403, restlet('INVALID_LOGIN_ATTEMPT', 'Invalid login attempt.'), 'login', 'Invalid login attempt.', 'INVALID_LOGIN_ATTEMPT'],
	[
		400,
		restlet('INVALID_REQUEST', 'The request could not be understood by the server due to malformed syntax.'),
		'invalid',
		'The request could not be understood by the server due to malformed syntax.',
		'INVALID_REQUEST',
	],
	[400, restlet('UNEXPECTED_ERROR', 'TypeError: Cannot read property'), 'invalid', 'TypeError: Cannot read property', 'UNEXPECTED_ERROR'],
	[404, restlet('SSS_INVALID_SCRIPTLET_ID', 'That Suitelet is invalid, disabled, or no longer exists.'), 'notFound', 'That Suitelet is invalid, disabled, or no longer exists.', 'SSS_INVALID_SCRIPTLET_ID'],
	[403, rest('Permission violation.', 'INSUFFICIENT_PERMISSION'), 'permission', 'Permission violation.', 'INSUFFICIENT_PERMISSION'],
	[403, '', 'permission', 'NetSuite answered with HTTP status 403.', undefined],
	[400, '{"error":"invalid_grant"}', 'invalid', 'NetSuite answered with HTTP status 400.', undefined],
	[302, '', 'invalid', 'NetSuite answered with HTTP status 302.', undefined],
	[502, '<html>Bad Gateway</html>', 'server', 'NetSuite answered with HTTP status 502.', undefined],
	[503, '', 'server', 'NetSuite answered with HTTP status 503.', undefined],
	[500, 'null', 'server', 'NetSuite answered with HTTP status 500.', undefined],
	[400, '{"title":"Bad Request","o:errorDetails":[]}', 'invalid', 'Bad Request', undefined],
];

test.each(answers)('%d %s means %s', (status, body, kind, detail, code) => {
	const error = refusal({ status, headers: {}, body });
	expect({ kind: error.kind, detail: error.detail, code: error.code, status: error.status }).toEqual({ kind, detail, code, status });
	expect(error.advice).not.toBe('');
});
