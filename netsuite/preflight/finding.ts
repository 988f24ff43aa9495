import { NetSuiteError, type ErrorKind } from '../transport/errors';

/**
 * - `ok` nothing to do
 * - `warning` it works in part, or could not be told
 * - `failed` it does not work
 * - `not installed` the account has it not, and need not
 */
export type Status = 'ok' | 'warning' | 'failed' | 'not installed';

/** What one check has found. */
export interface Finding {
	/** What was checked, as people know it. */
	readonly check: string;
	readonly status: Status;
	/** What there is, in NetSuite's words where it said something. */
	readonly detail: string;
	/** What to do next. */
	readonly advice: string;
	/** What went wrong, as far as it matters for what happens next; `null` where NetSuite did not fail. */
	readonly kind: ErrorKind | null;
}

const NOTHING_TO_DO = 'Nothing to do.';

const finding =
	(status: Status) =>
	(check: string, detail: string, advice: string = NOTHING_TO_DO, kind: ErrorKind | null = null): Finding => ({
		check,
		status,
		detail,
		advice,
		kind,
	});

export const ok = finding('ok');
export const warning = finding('warning');
export const failed = finding('failed');
export const notInstalled = finding('not installed');

/** The finding that a failure of NetSuite's is. @throws whatever is not one. */
export function failure(check: string, error: unknown): Finding {
	if (!(error instanceof NetSuiteError)) throw error;
	return failed(check, error.detail, error.advice, error.kind);
}

/** What a check finds; a failure of NetSuite's on the way is a finding, too. */
export async function attempt(check: string, find: () => Promise<Finding[]>): Promise<Finding[]> {
	try {
		return await find();
	} catch (error) {
		return [failure(check, error)];
	}
}

/** `a, b and c` */
export function listed(names: readonly string[]): string {
	return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}
