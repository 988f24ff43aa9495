import type { Bean } from './schema/bean';

/** What a response says went wrong, when it is no fault; `code` is one of `StatusDetailCodeType`. */
export class Refusal extends Error {
	constructor(
		readonly code: string,
		message: string,
	) {
		super(message);
	}
}

export const success: Bean = { isSuccess: true };

export function failure({ code, message }: Refusal): Bean {
	return { isSuccess: false, statusDetail: [{ type: 'ERROR', code, message }] };
}

/** Seen in replies. */
export const noSuchRecord = () => new Refusal('RCRD_DSNT_EXIST', 'That record does not exist.');

/** Seen in replies, for other records. */
export const missing = (label: string) => new Refusal('USER_ERROR', `Please enter value(s) for: ${label}`);

/** Seen in replies: `Invalid entity reference key 401020.` */
export const badReference = (field: string, key: string) =>
	new Refusal('INVALID_KEY_OR_REF', `Invalid ${field} reference key ${key}.`);

/** Believed for notes. */
export const forbidden = (permission: string) =>
	new Refusal(
		'INSUFFICIENT_PERMISSION',
		`Permission Violation: You need a higher level of the '${permission}' permission to access this page.` +
			' Please contact your account administrator.',
	);
