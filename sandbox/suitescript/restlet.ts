import type { Api, ApiRequest } from '../server/api';
import type { Reply } from '../server/reply';
import type { Deployment, Script, Scripts } from './engine/scripts';
import type { RestletInvocation } from './context/entryPoints';
import { NO_HANDLER } from './context/noHandler';
import type { Outcome } from './engine/workers';

/**
 * RESTlets: `/app/site/hosting/restlet.nl?script=…&deploy=…`. Statuses as Oracle documents them, bodies as seen in
 * logs; what is only believed is said at its place.
 */
export interface Restlets {
	scripts: Scripts;
	run(script: Script, deployment: Deployment, invocation: RestletInvocation): Promise<Outcome>;
}

/** Documented. */
const contentTypes = ['application/json', 'application/xml', 'text/plain', 'text/html'] as const;
const LONGEST = 10 * 1024 * 1024;
const methods: Readonly<Record<string, RestletInvocation['method']>> = {
	GET: 'get',
	POST: 'post',
	PUT: 'put',
	DELETE: 'delete',
};

export function createRestletApi(restlets: Restlets): Api {
	return {
		open: (request) => ({
			letIn: (login) => {
				const authorization = request.headers.authorization as string | undefined;
				return (
					login.verify({ method: request.method, url: request.url.toString(), authorization }, 'restlets') ===
					null
				);
			},
			answer: () => callRestlet(restlets, request),
		}),
		invalidLogin: () => failure(401, 'INVALID_LOGIN_ATTEMPT', 'Invalid login attempt.'),
		// Documented as 400, seen as 429 too.
		concurrencyExceeded: () =>
			failure(400, 'SSS_REQUEST_LIMIT_EXCEEDED', 'Concurrent request limit exceeded. Request blocked.'),
		unexpected: (status, errorId) =>
			failure(status, 'UNEXPECTED_ERROR', `An unexpected error occurred. Error ID: ${errorId}`),
	};
}

/** Answers a call whose login holds. */
export async function callRestlet(restlets: Restlets, request: ApiRequest): Promise<Reply> {
	const { url, headers } = request;
	const type = String(headers['content-type'] ?? '')
		.split(';')[0]!
		.trim()
		.toLowerCase();
	// Seen: whoever asks for JSON in neither header gets plain text.
	const inJson = type === 'application/json' || /application\/json/i.test(String(headers.accept ?? ''));
	const fail: Fail = (status, code, message) => failure(status, code, message, inJson);
	const method = methods[request.method];
	if (!method) return fail(405, NO_HANDLER, `Method not allowed: ${request.method}`);
	const { scripts } = restlets;
	const script = scripts.find(url.searchParams.get('script') ?? '');
	if (!script || script.isInactive || script.type !== 'RESTLET')
		return fail(404, 'SSS_INVALID_SCRIPTLET_ID', noScript);
	const deployment = scripts.findDeployment(script, url.searchParams.get('deploy') ?? '');
	if (!deployment?.isDeployed) return fail(404, 'SSS_INVALID_SCRIPTLET_ID', noScript);
	const hasBody = method === 'post' || method === 'put';
	// Documented: a body is no part of GET; that one of DELETE is refused too is believed.
	if (!hasBody && request.body !== '') {
		return fail(
			400,
			'INVALID_REQUEST',
			'The request could not be understood by the server due to malformed syntax.',
		);
	}
	if (type !== '' && !contentTypes.includes(type as (typeof contentTypes)[number])) {
		return fail(415, 'UNSUPPORTED_MEDIA_TYPE', `Unsupported Media Type: ${type}`);
	}
	if (Buffer.byteLength(request.body) > LONGEST) {
		return fail(400, 'SSS_FILE_CONTENT_SIZE_EXCEEDED', 'The request body is larger than 10 MB.');
	}
	let argument: unknown;
	try {
		argument = hasBody ? bodyOf(request.body, type) : parametersOf(url);
	} catch (error) {
		return fail(400, 'INVALID_JSON', (error as Error).message);
	}
	const outcome = await restlets.run(script, deployment, { kind: 'restlet', method, argument });
	if (outcome.error?.code === NO_HANDLER) return fail(405, NO_HANDLER, `Method not allowed: ${request.method}`);
	if (outcome.error) return fail(400, outcome.error.code, outcome.error.message);
	return replyOf(outcome.value, type, fail);
}

type Fail = (status: number, code: string, message: string) => Reply;

/** Seen. */
const noScript = 'That Suitelet is invalid, disabled, or no longer exists.';

/** @throws SyntaxError for a body that is no JSON, where JSON was announced */
function bodyOf(body: string, type: string): unknown {
	if (type !== 'application/json') return body;
	return body.trim() === '' ? null : (JSON.parse(body) as unknown);
}

/** Of the query, without what names the script; a name given twice is a list. Believed: the list. */
function parametersOf(url: URL): Record<string, string | string[]> {
	const parameters: Record<string, string | string[]> = {};
	for (const name of new Set(url.searchParams.keys())) {
		if (name === 'script' || name === 'deploy') continue;
		const values = url.searchParams.getAll(name);
		parameters[name] = values.length === 1 ? values[0]! : values;
	}
	return parameters;
}

/** What `restlet.createResponse` made. */
interface Response {
	restletResponse: { content: string; contentType: string };
}

/**
 * Documented: the answer has the content type of the request. Seen: an object is turned into JSON when JSON was asked
 * for, a text is sent as it is, and whoever did not ask for JSON gets nothing but text.
 */
function replyOf(value: unknown, type: string, fail: Fail): Reply {
	const made = value !== null && typeof value === 'object' && 'restletResponse' in value ? (value as Response) : null;
	const body = made ? made.restletResponse.content : type === 'application/json' ? jsonOf(value) : value;
	// Seen: code and sentence, for nothing returned too.
	if (typeof body !== 'string')
		return fail(400, 'INVALID_RETURN_DATA_FORMAT', 'Invalid data format. You should return text.');
	if (Buffer.byteLength(body) > LONGEST) {
		// Believed: the code; that no text may be longer is documented.
		return fail(400, 'SSS_FILE_CONTENT_SIZE_EXCEEDED', 'The response is larger than 10 MB.');
	}
	const contentType = made?.restletResponse.contentType ?? (type === '' ? 'text/plain' : type);
	return { status: 200, headers: { 'Content-Type': `${contentType}; charset=utf-8` }, body };
}

/** Believed: nothing returned is an empty answer. */
const jsonOf = (value: unknown): string =>
	value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);

function failure(status: number, code: string, message: string, inJson = true): Reply {
	return inJson
		? {
				status,
				headers: { 'Content-Type': 'application/json; charset=utf-8' },
				body: { error: { code, message } },
			}
		: {
				status,
				headers: { 'Content-Type': 'text/plain; charset=utf-8' },
				body: `error code: ${code}\nerror message: ${message}`,
			};
}
