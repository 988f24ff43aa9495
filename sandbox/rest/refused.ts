import { Refusal } from '../account/writing';
import { restError, type ErrorDetail } from '../server/errors';
import type { Reply } from '../server/reply';

/** Thrown by whatever finds that a request cannot be answered; the reply says why. */
export class Refused extends Error {
	constructor(readonly reply: Reply) {
		super('A REST request was refused.');
		this.name = 'Refused';
	}
}

export const refused = (status: number, detail: ErrorDetail) => new Refused(restError(status, detail));

/** What NetSuite has and this stand-in does not. */
export const notHere = (what: string) =>
	refused(400, { detail: `The local NetSuite has no ${what}.`, code: 'NOT_IN_LOCAL_NETSUITE' });

/** The reply, or the refusal that was thrown instead of one. */
export async function replyOrRefusal(answer: () => Reply | Promise<Reply>): Promise<Reply> {
	try {
		return await answer();
	} catch (error) {
		if (error instanceof Refused) return error.reply;
		if (error instanceof Refusal) return restError(400, { detail: error.sentence, code: error.code, path: error.path });
		throw error;
	}
}
