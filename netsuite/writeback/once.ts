import type { Client } from '../transport/client';
import { NetSuiteError, type ErrorKind } from '../transport/errors';

/** How a record is added and found again. */
export interface Creation {
	/** Adds the record, under its external ID; gives the internal ID. Never repeats itself. */
	readonly send: () => Promise<string>;
	/** The internal ID of the record with that external ID; `null` when there is none. */
	readonly find: () => Promise<string | null>;
}

export interface CreatedOnce {
	readonly outcome: 'created' | 'alreadyThere';
	readonly id: string;
}

/** The last failure, and whether the record may have been made nevertheless. */
export class NotCreatedError extends Error {
	constructor(
		readonly failure: NetSuiteError,
		readonly inDoubt: boolean,
	) {
		super(failure.message, { cause: failure });
		this.name = 'NotCreatedError';
	}
}

/**
 * Adds a record exactly once, however often it is called and whatever becomes of the answers:
 *
 * 1. What is already there under the external ID is left as it is.
 * 2. After an answer that leaves open whether NetSuite did it, the external ID is looked up before anything is sent
 *    again. A write that takes effect only after that look-up makes NetSuite refuse the next one, because an external
 *    ID can be given once; so a refusal, too, is followed by a look-up.
 * 3. A refusal after which nothing is found was about something else (a name that is taken, a field): an error.
 *
 * What the refusal says is not looked at. So it does not matter how NetSuite words it that an external ID is taken, and
 * nothing else can be mistaken for it.
 * @throws NotCreatedError, with NetSuite's own refusal in it.
 */
export async function createOnce(client: Client, { send, find }: Creation): Promise<CreatedOnce> {
	let inDoubt = false;
	const told = (error: unknown) => (error instanceof NetSuiteError ? new NotCreatedError(error, inDoubt) : error);
	const lookUp = async (refusal?: NetSuiteError): Promise<string | null> => {
		try {
			return await find();
		} catch (error) {
			// A refusal says more than the failure of the look-up after it.
			throw told(refusal ?? error);
		}
	};

	const before = await lookUp();
	if (before !== null) return { outcome: 'alreadyThere', id: before };

	for (let number = 1; ; number++) {
		try {
			return { outcome: 'created', id: await send() };
		} catch (error) {
			if (!(error instanceof NetSuiteError) || unexamined.includes(error.kind)) throw told(error);
			const unclear = unanswered.includes(error.kind);
			inDoubt ||= unclear;
			// NetSuite may still be at it.
			const again = unclear && (await client.pause(error, number));
			const found = await lookUp(unclear ? undefined : error);
			if (found !== null) return { outcome: inDoubt ? 'created' : 'alreadyThere', id: found };
			if (!again) throw told(error);
		}
	}
}

/** Whether NetSuite did it is open. */
const unanswered: readonly ErrorKind[] = ['network', 'server', 'badAnswer'];

/** NetSuite did not come to look at the record. */
const unexamined: readonly ErrorKind[] = ['login', 'permission', 'busy'];
