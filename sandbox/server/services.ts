import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Account } from '../account/account';
import type { createRest } from '../rest';
import type { Saving } from '../saving';
import type { Api, ApiRequest } from './api';
import { concurrencyExceeded, invalidLogin, unexpected } from './errors';
import type { Faults } from './faults';
import type { Login } from './login';
import { bytesOf, send, type Reply } from './reply';
import type { Statistics } from './statistics';

export interface Services {
	account: Account;
	login: Login;
	statistics: Statistics;
	faults: Faults;
	saving: Saving;
	rest: ReturnType<typeof createRest>;
	/** SOAP's API for a path, `null` for paths of others. */
	soap: (path: string) => Api | null;
	/** Failed requests are told here, with their stack. */
	onError: (error: unknown) => void;
}

const LARGEST_BODY = 20 * 1024 * 1024;

/** Answers a request to NetSuite's own services: limit, latency, login, armed faults, then the service. */
export async function serve(
	services: Services,
	request: IncomingMessage,
	response: ServerResponse,
	url: URL,
): Promise<void> {
	const { account, statistics } = services;
	const api = services.soap(url.pathname) ?? restApi(services.rest);
	const counted = countedAs(request, url);
	if (statistics.inFlight() >= account.options.concurrency) {
		const refusal = api.concurrencyExceeded();
		statistics.refuse(counted, refusal.status);
		request.resume();
		return send(response, refusal);
	}
	const leave = statistics.enter(counted);
	// A request that was never answered counts as status 0.
	response.once('close', () => leave(response.headersSent ? response.statusCode : 0));
	const [body] = await Promise.all([readBody(request), wait(account.options.latencyMs)]);
	await answer(services, api, { method: request.method ?? 'GET', url, headers: request.headers, body }, response);
}

/** REST and SuiteQL. */
const restApi = (rest: Services['rest']): Api => ({
	open: (request) => {
		const { method, url, headers } = request;
		return {
			letIn: (login) =>
				login.verify({ method, url: url.toString(), authorization: headers.authorization as string | undefined }) ===
				null,
			answer: (context) => rest({ ...request, segments: [] }, context),
		};
	},
	invalidLogin,
	concurrencyExceeded,
	unexpected,
});

/** The path; SOAP has one for all its operations, so theirs is named too. */
function countedAs(request: IncomingMessage, { pathname }: URL): string {
	const action = /^"?(\w+)"?$/.exec(String(request.headers.soapaction ?? ''));
	return action ? `${pathname} ${action[1]}` : pathname;
}

async function answer(services: Services, api: Api, request: ApiRequest, response: ServerResponse): Promise<void> {
	const { login, faults } = services;
	const { method, url, body } = request;
	const opened = api.open(request);
	if (!opened.letIn(login)) return send(response, api.invalidLogin());
	const fault = faults.take(`${method} ${url.pathname}${url.search}\n${body}`);
	if (fault?.fault === 'status') {
		const { status } = fault;
		return send(response, status === 429 ? api.concurrencyExceeded() : api.unexpected(status, errorId(services)));
	}
	if (fault?.fault === 'timeout') return void response.destroy();
	const reply = await replyOf(services, api, opened);
	if (fault?.fault === 'lost') return void response.destroy();
	if (fault) return cut(response, reply, fault.fault);
	send(response, reply);
}

async function replyOf(services: Services, api: Api, opened: ReturnType<Api['open']>): Promise<Reply> {
	try {
		const { account, faults, saving } = services;
		return await opened.answer({
			account,
			visibility: faults.visibility(),
			corruptColumns: faults.corruptColumns,
			saving,
		});
	} catch (error) {
		services.onError(error);
		return api.unexpected(500, errorId(services));
	}
}

let errors = 0;

/** As NetSuite's look; counted, so that the same calls give the same. */
function errorId({ account }: Services): string {
	return `local${account.options.seed}-${(++errors).toString(36).padStart(6, '0')}`;
}

/** Half of the body: as a broken connection, or as an answer that claims to be whole. */
function cut(response: ServerResponse, reply: Reply, how: 'reset' | 'truncate'): void {
	const body = bytesOf(reply);
	const half = body.subarray(0, Math.floor(body.length / 2));
	if (how === 'truncate') return send(response, { ...reply, body: half.toString() });
	response.writeHead(reply.status, { ...reply.headers, 'Content-Length': String(body.length) });
	response.write(half, () => response.socket?.resetAndDestroy());
}

export async function readBody(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size > LARGEST_BODY) throw new RangeError('The request body is larger than 20 MB.');
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString('utf8');
}
