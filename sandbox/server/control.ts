import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Account } from '../account/account';
import { playActivity } from '../account/activity';
import { isoSecond } from '../account/records';
import { truthOf, truthPoints } from '../account/truth';
import type { Certificate } from './certificate';
import type { Faults } from './faults';
import type { Login } from './login';
import { send } from './reply';
import { readBody } from './services';
import type { Statistics } from './statistics';
import { statusOf } from './status';
import { statusPage } from './statusPage';

export interface Control {
	account: Account;
	login: Login;
	statistics: Statistics;
	faults: Faults;
	certificate: () => Promise<Certificate>;
	/** Told of errors that are the sandbox's own. */
	onError: (error: unknown) => void;
}

interface Call {
	url: URL;
	request: IncomingMessage;
	response: ServerResponse;
}

/** What clients that speak HTTPS have to trust. */
const CERTIFICATE = '/_sandbox/certificate';

type Handler = (control: Control, call: Call) => unknown;

/** What is not NetSuite's but ours: the account's state, and ways to move it. Answers JSON. */
const handlers: Record<string, Handler> = {
	'GET /_sandbox': (control) => statusOf(control),
	'GET /_sandbox/requests': ({ statistics }) => statistics.report(),
	'DELETE /_sandbox/requests': ({ statistics }) => {
		statistics.reset();
		return statistics.report();
	},
	'GET /_sandbox/loginAuditTrail': ({ login }) => login.auditTrail(),
	'GET /_sandbox/faults': ({ faults }) => faults.armed(),
	'POST /_sandbox/faults': async ({ faults }, { request }) => faults.arm(JSON.parse(await readBody(request))),
	'DELETE /_sandbox/faults': ({ faults }) => {
		faults.clear();
		return [];
	},
	'POST /_sandbox/clock': ({ account, login }, { url }) => {
		account.clock.advance(whole(url, 'advanceSeconds', 0));
		if (url.searchParams.has('loginSkewSeconds')) login.setSkew(whole(url, 'loginSkewSeconds', 0, /^-?\d+$/));
		return { now: isoSecond(account.clock.now()) };
	},
	'POST /_sandbox/activity': ({ account }, { url }) =>
		playActivity(account, { changes: whole(url, 'changes', 100), seed: whole(url, 'seed', 1) }),
};

/** Answers a request to `/_sandbox…`; mistakes of the caller are answered with 400 and what is wrong. */
export async function serveControl(control: Control, call: Call): Promise<void> {
	const { url, request, response } = call;
	const truth = /^\/_sandbox\/truth\/([^/]+)$/.exec(url.pathname);
	const path = url.pathname.replace(/\/$/, '');
	try {
		if (truth && request.method === 'GET') {
			return await streamTruth(control.account, response, truth[1]!, url.searchParams.get('customFields'));
		}
		if (path === CERTIFICATE && request.method === 'GET') {
			const { cert } = await control.certificate();
			return send(response, { status: 200, headers: { 'Content-Type': 'application/x-pem-file' }, body: cert });
		}
		const handler = handlers[`${request.method} ${path}`];
		if (!handler) return send(response, json(404, unknownPath(request.method ?? '', path)));
		const body = await handler(control, call);
		if (path === '/_sandbox' && /text\/html/.test(request.headers.accept ?? '')) {
			return send(response, {
				status: 200,
				headers: { 'Content-Type': 'text/html; charset=UTF-8' },
				body: statusPage(statusOf(control)),
			});
		}
		send(response, json(200, body));
	} catch (error) {
		const mistake = error instanceof RangeError || error instanceof SyntaxError;
		if (!mistake) control.onError(error);
		if (response.headersSent) response.destroy();
		else send(response, json(mistake ? 400 : 500, { error: (error as Error).message }));
	}
}

const json = (status: number, body: unknown) => ({
	status,
	headers: { 'Content-Type': 'application/json; charset=UTF-8' },
	body,
});

function unknownPath(method: string, path: string): { error: string } {
	const known = [...Object.keys(handlers), `GET ${CERTIFICATE}`, `GET /_sandbox/truth/{${truthPoints.join('|')}}?customFields=`];
	return { error: `There is no ${method} ${path}. There are: ${known.join(', ')}.` };
}

/**
 * A JSON array, written page by page as fast as the reader takes it.
 * @param customFields script IDs with commas between them, or `all`
 */
async function streamTruth(
	account: Account,
	response: ServerResponse,
	point: string,
	customFields: string | null,
): Promise<void> {
	const pages = truthOf(account, point, customFields === 'all' ? 'all' : customFields?.split(',').filter(Boolean));
	// An unknown point or a broken record is told before the answer has begun.
	const first = pages.next();
	response.writeHead(200, { 'Content-Type': 'application/json; charset=UTF-8' });
	await pipeline(Readable.from(jsonArray(first, pages)), response);
}

function* jsonArray<T>(first: IteratorResult<T[]>, pages: Iterator<T[]>): Generator<string> {
	let separator = '[';
	for (let page = first; !page.done; page = pages.next()) {
		if (page.value.length === 0) continue;
		yield separator + page.value.map((record) => JSON.stringify(record)).join(',\n');
		separator = ',\n';
	}
	yield separator === '[' ? '[]' : ']';
}

/** Neither the clock nor business goes backwards, so negative numbers are only for what says so. */
function whole(url: URL, name: string, otherwise: number, form = /^\d+$/): number {
	const value = url.searchParams.get(name);
	if (value === null) return otherwise;
	if (!form.test(value)) throw new RangeError(`"${name}" must be a whole number, not "${value}".`);
	return Number(value);
}
