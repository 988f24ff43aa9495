import { NetSuiteError } from './errors';
import type { Governor } from './governor';
import type { Http, HttpAnswer, NetSuiteRequest } from './http';
import { refusal } from './refusals';
import { retryDelay } from './retry';

/** A successful answer. */
export interface Answer<T> {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	/** The parsed JSON body; `null` where there is none (204). */
	readonly data: T;
}

export interface Client {
	/** The account's ID, e.g. `1234567_SB1`. */
	readonly account: string;
	/**
	 * Sends a request and waits for a whole, successful answer. Waits its turn at the governor, repeats what may be
	 * repeated, every time with a new signature.
	 * @param understand checks the parsed body and gives it its type; what it throws counts as a bad answer.
	 * @throws NetSuiteError
	 */
	request<T>(request: NetSuiteRequest, understand: (data: unknown) => T): Promise<Answer<T>>;
}

export interface ClientOptions {
	readonly account: string;
	readonly http: Http;
	/** One for each account and process. */
	readonly governor: Governor;
	/** Waits that many milliseconds. */
	readonly sleep: (milliseconds: number) => Promise<void>;
	readonly random?: () => number;
}

export function createClient({ account, http, governor, sleep, random = Math.random }: ClientOptions): Client {
	async function send<T>(request: NetSuiteRequest, understand: (data: unknown) => T): Promise<Answer<T> | NetSuiteError> {
		const slot = await governor.enter();
		let outcome: Answer<T> | NetSuiteError;
		try {
			outcome = accept(await http(request), understand);
		} catch (error) {
			outcome = error instanceof NetSuiteError ? error : unanswered(error);
		}
		slot.leave(outcome instanceof NetSuiteError && outcome.kind === 'busy');
		return outcome;
	}

	return {
		account,
		async request(request, understand) {
			for (let number = 1; ; number++) {
				const outcome = await send(request, understand);
				if (!(outcome instanceof NetSuiteError)) return outcome;
				const wait = retryDelay(outcome, { number, safeToRepeat: request.safeToRepeat, random: random() });
				if (wait === null) throw outcome;
				await sleep(wait);
			}
		},
	};
}

function accept<T>(answer: HttpAnswer, understand: (data: unknown) => T): Answer<T> {
	const { status, headers, body } = answer;
	if (status < 200 || status > 299) throw refusal(answer);
	try {
		return { status, headers, data: understand(body === '' ? null : JSON.parse(body)) };
	} catch (error) {
		throw new NetSuiteError({
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
