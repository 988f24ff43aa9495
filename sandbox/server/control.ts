import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Account } from '../account/account';
import { contentHash, contentOf } from '../account/content';
import { isoSecond } from '../account/records';
import { truthOf, truthPoints } from '../account/truth';
import { playWithScripts } from '../playWithScripts';
import type { SuiteScript } from '../suitescript';
import type { Certificate } from './certificate';
import type { Faults } from './faults';
import type { Login } from './login';
import { parametersOf } from './parameters';
import { send } from './reply';
import { readBody } from './services';
import type { Statistics } from './statistics';
import { statusOf, type Status } from './status';
import { statusPage } from './statusPage';

export interface Control {
	account: Account;
	login: Login;
	statistics: Statistics;
	faults: Faults;
	scripts: SuiteScript;
	certificate: () => Promise<Certificate>;
	/** Told of errors that are the sandbox's own. */
	onError: (error: unknown) => void;
}

interface Call {
	url: URL;
	request: IncomingMessage;
	response: ServerResponse;
}

/** Every row of the account, for comparing accounts. */
const CONTENT = '/_sandbox/content';
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
	'GET /_sandbox/faults/spent': ({ faults }) => faults.spent(),
	'DELETE /_sandbox/faults': ({ faults }) => {
		faults.clear();
		return [];
	},
	'DELETE /_sandbox/faults/{number}': ({ faults }, { url }) => {
		const number = Number(/\d+$/.exec(url.pathname)![0]);
		if (!faults.disarm(number)) throw new RangeError(`No fault with the number ${number} is armed.`);
		return faults.armed();
	},
	'GET /_sandbox/content/hash': ({ account }) => ({ sha256: contentHash(account) }),
	'GET /_sandbox/clock': ({ account }) => clockOf(account),
	'POST /_sandbox/clock': async ({ account, faults, scripts }, call) => {
		const given = await parametersOf(call, ['now', 'advanceSeconds', 'loginSkewSeconds']);
		const [before, now, by] = [account.clock.now(), given.text('now'), given.whole('advanceSeconds', 0)];
		const skew = given.whole('loginSkewSeconds', 0, -Infinity);
		if (now !== undefined) account.clock.set(moment(now));
		account.clock.advance(by);
		if (given.has('loginSkewSeconds')) faults.setSkew(skew);
		await scripts.clockMoved(before, account.clock.now());
		return clockOf(account);
	},
	'POST /_sandbox/deploy': async ({ scripts }, call) => {
		const folder = (await parametersOf(call, ['folder'])).text('folder');
		if (folder === undefined) throw new RangeError('"folder" is missing: where the SDF project is.');
		return scripts.deploy(folder);
	},
	'POST /_sandbox/secrets': async ({ scripts }, { request }) =>
		scripts.setSecrets(JSON.parse(await readBody(request)) as Record<string, string>),
	'GET /_sandbox/scripts': ({ scripts }) => scripts.list(),
	'POST /_sandbox/scripts/run': async ({ scripts }, { request }) => {
		const { script, deployment, parameters } = JSON.parse(await readBody(request)) as Partial<Record<string, unknown>>;
		if (typeof script !== 'string') throw new RangeError('"script" is missing: the script ID of what is to run.');
		return scripts.runNow(script, deployment as string | undefined, (parameters ?? {}) as Record<string, unknown>);
	},
	'GET /_sandbox/outbox': ({ scripts }) => scripts.outbox(),
	'POST /_sandbox/activity': async ({ account, scripts }, call) => {
		const given = await parametersOf(call, ['changes', 'days', 'seed']);
		if (given.has('days') && given.has('changes')) throw new RangeError('Either "changes" or "days", not both.');
		const before = account.clock.now();
		const much = given.has('days') ? { days: given.whole('days', 1, 1) } : { changes: given.whole('changes', 100) };
		const report = await playWithScripts(account, { ...much, seed: given.whole('seed', 1) }, scripts.userEvents);
		await scripts.clockMoved(before, account.clock.now());
		return report;
	},
};

const clockOf = ({ clock }: Account) => ({ now: isoSecond(clock.now()) });

/** A moment from ISO 8601; a date alone is its midnight in UTC. */
function moment(text: string): number {
	const form = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/;
	const milliseconds = form.test(text) ? Date.parse(text) : NaN;
	if (Number.isNaN(milliseconds)) {
		throw new RangeError(`"now" must be a moment such as 2026-02-01T09:30:00Z, not "${text}".`);
	}
	return Math.floor(milliseconds / 1000);
}

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
		if (path === CONTENT && request.method === 'GET') {
			response.writeHead(200, { 'Content-Type': 'text/plain; charset=UTF-8' });
			return await pipeline(Readable.from(lines(contentOf(control.account))), response);
		}
		const handler = handlers[`${request.method} ${path.replace(/\/\d+$/, '/{number}')}`];
		if (!handler) return send(response, json(404, unknownPath(request.method ?? '', path)));
		const body = await handler(control, call);
		if (path === '/_sandbox' && /text\/html/.test(request.headers.accept ?? '')) {
			return send(response, statusPage(body as Status));
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
	const truth = `GET /_sandbox/truth/{${truthPoints.join('|')}}?customFields=`;
	const known = [...Object.keys(handlers), `GET ${CERTIFICATE}`, `GET ${CONTENT}`, truth];
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

function* lines(all: Iterable<string>): Generator<string> {
	for (const line of all) yield `${line}\n`;
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
