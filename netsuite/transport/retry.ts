import type { NetSuiteError } from './errors';

export interface Attempt {
	/** How many times the request has been sent, 1 or more. */
	readonly number: number;
	/** See {@link NetSuiteRequest.safeToRepeat}. */
	readonly safeToRepeat: boolean;
	/** From 0 to below 1; spreads the callers that were refused at the same moment. */
	readonly random: number;
}

const attempts = { busy: 12, other: 5 };
const firstDelay = 500;
const longestDelay = 30_000;

/**
 * Decides what follows a failure: how many milliseconds to wait before the same request is sent (and signed) again,
 * or `null` to give up. NetSuite documents no `Retry-After`, so the wait doubles, with jitter.
 */
export function retryDelay(failure: NetSuiteError, attempt: Attempt): number | null {
	const wait = Math.min(longestDelay, firstDelay * 2 ** (attempt.number - 1)) * (0.5 + attempt.random / 2);

	// Refused before anything happened: safe for every request, and it passes.
	if (failure.kind === 'busy') return attempt.number < attempts.busy ? wait : null;

	// The rest may have happened at NetSuite although we were told otherwise.
	if (!attempt.safeToRepeat) return null;

	if (failure.kind === 'server' || failure.kind === 'network' || failure.kind === 'badAnswer') {
		return attempt.number < attempts.other ? wait : null;
	}

	// NetSuite said no; it will say no again. Above all a failed login: five of them lock the token.
	return null;
}
