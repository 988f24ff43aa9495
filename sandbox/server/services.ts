import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Account } from '../account/account';
import type { createRest } from '../rest';
import type { Saving } from '../saving';
import type { SuiteScript } from '../suitescript';
import type { Api, ApiRequest } from './api';
import { bodyText } from './bodyText';
import { concurrencyExceeded, invalidLogin, unexpected } from './errors';
import { strike, type Faults, type Target } from './faults';
import { realmOf, type Login } from './login';
import { bearerChallenge, bearerToken } from './oauth2';
import { oauth2Api } from './oauth2Api';
import { reasonOf } from './reason';
import { send, written, type Reply } from './reply';
import type { Statistics, Visit } from './statistics';

export interface Services {
	account: Account;
	login: Login;
	statistics: Statistics;
	faults: Faults;
	saving: Saving;
	rest: ReturnType<typeof createRest>;
	/** RESTlets, and the scripts around saves. */
	scripts: SuiteScript;
	/** SOAP's API for a path, `null` for paths of others. */
	soap: (path: string) => Api | null;
	/** Failed requests are told here, with their stack. */
	onError: (error: unknown) => void;
}

const LARGEST_BODY = 20 * 1024 * 1024;

/** Answers a request to NetSuite's own services: limit, login, armed faults, then the service, no sooner than the latency. */
export async function serve(
	services: Services,
	request: IncomingMessage,
	response: ServerResponse,
	url: URL,
): Promise<void> {
	const { account, statistics } = services;
	const api = services.soap(url.pathname) ?? services.scripts.api(url.pathname) ?? oauth2Api(url.pathname) ?? restApi(services.rest);
	const counted = { method: request.method ?? 'GET', path: countedAs(request, url) };
	if (statistics.inFlight() >= account.options.concurrency) {
		const refusal = api.concurrencyExceeded();
		statistics.refuse(counted, refusal.status, `More than ${account.options.concurrency} requests at once`);
		request.resume();
		return send(response, refusal);
	}
	const visit = statistics.enter(counted);
	// A request that was never answered counts as status 0.
	response.once('close', () => visit.leave(response.headersSent ? response.statusCode : 0));
	// From arrival to answer: what the service itself takes is part of it.
	const latency = wait(account.options.latencyMs);
	const body = await readBody(request);
	// The work holds up the thread, and a request's time counts from when it is let in: those close behind are let in first, and
	// half of the time is left for the work.
	await wait(account.options.latencyMs / 2);
	const asked = { method: counted.method, url, headers: request.headers, body };
	await answer(services, api, asked, response, visit, latency);
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

/** Whoever came with a bearer token is told of it in a header as well, except by SOAP, which answers with 500. */
function challenged(reply: Reply, { headers }: ApiRequest, { options }: Account): Reply {
	if (reply.status !== 401 || bearerToken(headers.authorization as string | undefined) === null) return reply;
	return { ...reply, headers: { ...reply.headers, ...bearerChallenge(realmOf(options.account)) } };
}

/** The path; SOAP has one for all its operations, so theirs is named too. */
function countedAs(request: IncomingMessage, { pathname }: URL): string {
	const action = /^"?(\w+)"?$/.exec(String(request.headers.soapaction ?? ''));
	return action ? `${pathname} ${action[1]}` : pathname;
}

async function answer(
	services: Services,
	api: Api,
	request: ApiRequest,
	response: ServerResponse,
	visit: Visit,
	latency: Promise<void>,
): Promise<void> {
	const { login, faults } = services;
	const target = { method: request.method, path: `${request.url.pathname}${request.url.search}`, body: request.body };
	const opened = api.open(request);
	const { token, skewSeconds } = faults.atLogin(target);
	login.setSkew(skewSeconds);
	login.setTokenTrouble(token);
	if (skewSeconds) response.setHeader('Date', new Date(Date.now() + skewSeconds * 1000).toUTCString());
	if (!opened.letIn(login)) {
		visit.refused(`Login: ${login.auditTrail()[0]?.detail || 'none'}`);
		await latency;
		return send(response, challenged(api.invalidLogin(), request, services.account));
	}
	const real = async () => {
		const reply = await replyOf(services, api, opened, target);
		const reason = reasonOf(reply);
		if (reason !== null) visit.refused(reason);
		// Writing is part of what the service takes; after the latency, answers that are due at once would wait for it.
		const ready = written(reply);
		await latency;
		return ready;
	};
	const fault = faults.take(target);
	if (!fault) return send(response, await real());
	visit.refused(`Armed fault: ${fault.fault}`);
	await latency;
	await strike(fault, response, {
		real,
		refusal: (status) => (status === 429 ? api.concurrencyExceeded() : api.unexpected(status, errorId(services))),
	});
}

async function replyOf(
	services: Services,
	api: Api,
	opened: ReturnType<Api['open']>,
	target: Target,
): Promise<Reply> {
	try {
		const { account, faults, saving } = services;
		return await opened.answer({
			account,
			visibility: faults.visibility(target),
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

export async function readBody(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size > LARGEST_BODY) throw new RangeError('The request body is larger than 20 MB.');
		chunks.push(chunk);
	}
	return bodyText(Buffer.concat(chunks), request.headers['content-type']);
}
