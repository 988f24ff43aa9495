import { NetSuiteError, soapNeedsTba } from './errors';
import type { Governor } from './governor';
import type { Http, HttpAnswer, NetSuiteRequest, Service } from './http';
import { refusal } from './refusals';
import { retryDelay } from './retry';
import { parseXml } from './xml';

/** A successful answer. */
export interface Answer<T> {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	/** What was understood of the body. */
	readonly data: T;
}

export interface Client {
	/** The account's ID, e.g. `1234567_SB1`. */
	readonly account: string;
	/**
	 * Sends a request and waits for a whole, successful answer. Waits its turn at the governor, repeats what may be
	 * repeated, every time with a new signature.
	 * @param understand checks the parsed body (JSON; an XML element from SOAP; `null` where there is none) and gives it its
	 * type. What it throws counts as a bad answer, unless it is a NetSuiteError itself.
	 * @throws NetSuiteError
	 */
	request<T>(request: NetSuiteRequest, understand: (data: unknown) => T): Promise<Answer<T>>;
	/**
	 * For what a caller has made safe to repeat itself: waits as long as is due after its failure number `number`.
	 * @returns false, without waiting, when trying again would not help or it was tried often enough.
	 */
	pause(failure: NetSuiteError, number: number): Promise<boolean>;
}

export interface ClientOptions {
	readonly account: string;
	readonly http: Http;
	/** One for each account and process. */
	readonly governor: Governor;
	/** Waits that many milliseconds. */
	readonly sleep: (milliseconds: number) => Promise<void>;
	readonly random?: () => number;
	/** Whether its login is one that SOAP takes; so it is when left out. */
	readonly soap?: boolean;
}

/**
 * Milliseconds in which a request leaves. n8n opens a connection for each, which takes several turns of the event loop: a
 * thread that is busy with a page until then holds the request up as long.
 */
const untilSent = 5;

export function createClient({ account, http, governor, sleep, random = Math.random, soap = true }: ClientOptions): Client {
	/** Refused logins, newest last: a request that waited for its turn meanwhile would only be refused as well. */
	const refusedLogins: Array<{ readonly service: Service; readonly failure: NetSuiteError }> = [];

	/** Settles when all answers that came so far are understood. */
	let understood: Promise<void> = Promise.resolve();

	async function send<T>(request: NetSuiteRequest, understand: (data: unknown) => T): Promise<Answer<T> | NetSuiteError> {
		const known = refusedLogins.length;
		const slot = await governor.enter();
		const refused = refusedLogins.slice(known).find(({ service }) => service === request.service);
		const answer = refused?.failure ?? (await answerTo(request));
		const failure = answer instanceof NetSuiteError ? answer : isSuccess(answer) ? null : refusal(answer);
		slot.leave(failure?.kind === 'busy');
		if (failure) {
			if (failure.kind === 'login') refusedLogins.push({ service: request.service, failure });
			return failure;
		}
		return await inTurn(() => accept(request, answer as HttpAnswer, understand));
	}

	/** To understand answers takes time of this thread. Before each of them requests get the time to leave. */
	async function inTurn<T>(work: () => T): Promise<T> {
		const own = understood.then(async () => {
			if (governor.state().inFlight > 0) await sleep(untilSent);
			return work();
		});
		const settled = () => undefined;
		understood = own.then(settled, settled);
		return await own;
	}

	async function answerTo(request: NetSuiteRequest): Promise<HttpAnswer | NetSuiteError> {
		try {
			return await http(request);
		} catch (error) {
			return error instanceof NetSuiteError ? error : unanswered(error);
		}
	}

	async function pause(failure: NetSuiteError, number: number, safeToRepeat: boolean): Promise<boolean> {
		const wait = retryDelay(failure, { number, safeToRepeat, random: random() });
		if (wait !== null) await sleep(wait);
		return wait !== null;
	}

	return {
		account,
		async request(request, understand) {
			if (request.service === 'soap' && !soap) throw soapNeedsTba();
			for (let number = 1; ; number++) {
				const outcome = await send(request, understand);
				if (!(outcome instanceof NetSuiteError)) return outcome;
				if (!(await pause(outcome, number, request.safeToRepeat))) throw outcome;
			}
		},
		pause: (failure, number) => pause(failure, number, true),
	};
}

const isSuccess = ({ status }: HttpAnswer): boolean => status >= 200 && status <= 299;

function accept<T>(
	{ service }: NetSuiteRequest,
	{ status, headers, body }: HttpAnswer,
	understand: (data: unknown) => T,
): Answer<T> | NetSuiteError {
	try {
		const parse = service === 'soap' ? parseXml : (JSON.parse as (text: string) => unknown);
		return { status, headers, data: understand(body === '' ? null : parse(body)) };
	} catch (error) {
		if (error instanceof NetSuiteError) return error;
		return new NetSuiteError({
			kind: 'badAnswer',
			detail: `NetSuite's answer cannot be read: ${error instanceof Error ? error.message : String(error)}`,
			status,
			cause: error,
		});
	}
}

function unanswered(error: unknown): NetSuiteError {
	const said = error instanceof Error ? error.message : String(error);
	return new NetSuiteError({ kind: 'network', detail: `No whole answer came from NetSuite: ${said}`, cause: error });
}
