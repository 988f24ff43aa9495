import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Account } from '../account/account';
import type { createRest } from '../rest';
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
	rest: ReturnType<typeof createRest>;
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
	if (statistics.inFlight() >= account.options.concurrency) {
		statistics.refuse(url.pathname);
		request.resume();
		return send(response, concurrencyExceeded());
	}
	const leave = statistics.enter(url.pathname);
	response.once('close', () => leave(response.statusCode));
	const [body] = await Promise.all([readBody(request), wait(account.options.latencyMs)]);
	answer(services, request, response, url, body);
}

function answer(services: Services, request: IncomingMessage, response: ServerResponse, url: URL, body: string): void {
	const { login, faults } = services;
	const method = request.method ?? 'GET';
	if (login.verify({ method, url: url.toString(), authorization: request.headers.authorization })) {
		return send(response, invalidLogin());
	}
	const fault = faults.take(`${url.pathname}${url.search}\n${body}`);
	if (fault?.fault === 'status') {
		return send(response, fault.status === 429 ? concurrencyExceeded() : unexpected(fault.status, errorId(services)));
	}
	const reply = replyOf(services, { method, url, headers: request.headers, body, segments: [] });
	if (fault) return cut(response, reply, fault.fault);
	send(response, reply);
}

function replyOf(services: Services, request: Parameters<Services['rest']>[0]): Reply {
	try {
		return services.rest(request, { account: services.account, visibility: services.faults.visibility() });
	} catch (error) {
		services.onError(error);
		return unexpected(500, errorId(services));
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
