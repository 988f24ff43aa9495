import type { Http, HttpAnswer, NetSuiteRequest } from '../../netsuite';

const problem = (status: number, code: string, detail: string): HttpAnswer => ({
	status,
	headers: {},
	body: JSON.stringify({ title: 'Error', status, 'o:errorDetails': [{ detail, 'o:errorCode': code }] }),
});

/** What NetSuite may answer, by the name a test calls it. */
const vocabulary = {
	success: { status: 200, headers: {}, body: '{"ok":true}' },
	'no content': { status: 204, headers: {}, body: '' },
	'rate limited': problem(429, 'CONCURRENCY_LIMIT_EXCEEDED', 'Concurrent request limit exceeded. Request blocked.'),
	'server error': problem(500, 'UNEXPECTED_ERROR', 'An unexpected error occurred. Error ID: abc'),
	'invalid login': problem(401, 'INVALID_LOGIN', 'Invalid login attempt.'),
	'not allowed': problem(403, 'INSUFFICIENT_PERMISSION', 'Permission violation.'),
	'no such record': problem(404, 'NONEXISTENT_ID', 'The record instance does not exist.'),
	refused: problem(400, 'INVALID_PARAMETER', 'Invalid search query.'),
	truncated: { status: 200, headers: {}, body: '{"ok":tr' },
	'connection reset': new Error('socket hang up'),
} satisfies Record<string, HttpAnswer | Error>;

export type Answer = keyof typeof vocabulary;

/** An `Http` that gives these answers one after the other, with a log of what was sent. */
export function scriptedHttp(answers: readonly Answer[]): { http: Http; sent: NetSuiteRequest[] } {
	const sent: NetSuiteRequest[] = [];
	const http: Http = async (request) => {
		const answer = answers[sent.length];
		sent.push(request);
		if (!answer) throw new Error(`Request ${sent.length} was not expected.`);
		const given = vocabulary[answer];
		if (given instanceof Error) throw given;
		return given;
	};
	return { http, sent };
}
