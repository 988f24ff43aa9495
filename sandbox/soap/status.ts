import { Refusal as SaveRefusal } from '../account/writing';
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

/** @returns `null` for errors that are none of NetSuite's refusals */
export function failureOf(error: unknown): Bean | null {
	if (error instanceof Refusal) return failed(error.code, error.message);
	if (!(error instanceof SaveRefusal)) return null;
	const sentence = error.sentence.replace(/^Error while accessing a resource\. /, '');
	for (const { when, code, message } of translations) {
		const match = when.exec(sentence);
		if (match) return failed(code, message ? sentence.replace(when, message) : sentence);
	}
	return failed('USER_ERROR', sentence);
}

const failed = (code: string, message: string): Bean => ({
	isSuccess: false,
	statusDetail: [{ type: 'ERROR', code, message }],
});

/** Saving refuses in REST's words; SOAP has codes of its own, and other words for some. The last two are believed. */
const translations: ReadonlyArray<{ when: RegExp; code: string; message?: string }> = [
	{ when: /^You do not have permissions to set a value for element/, code: 'INSUFFICIENT_PERMISSION' },
	{ when: /^This entity already exists/, code: 'DUP_ENTITY' },
	{ when: /^This record already exists\.?$/, code: 'DUP_RCRD', message: 'This record already exists' },
	{ when: /^A contact record with this name already exists/, code: 'CONTACT_ALREADY_EXISTS' },
	{ when: /contained more than the maximum number/, code: 'EXCEEDED_MAX_FIELD_LENGTH' },
	{
		when: /^You have entered an Invalid Field Value (.*) for the following field: (.*)$/,
		code: 'INVALID_KEY_OR_REF',
		message: 'Invalid $2 reference key $1.',
	},
	{ when: /^Unable to find a matching line for sublist/, code: 'INVALID_KEY_OR_REF' },
	{ when: /^Invalid .* reference key .*/, code: 'INVALID_KEY_OR_REF' },
	{ when: /closed period/i, code: 'CLOSED_TRAN_PRD' },
	{ when: /journal entry must balance/i, code: 'JE_AMOUNTS_MUST_BALANCE' },
	{ when: /cannot be voided/, code: 'CANT_VOID_TRANS' },
	{ when: /^Voided transactions cannot be modified/, code: 'CANT_MODIFY_VOID_TRANS' },
	{ when: /record transformation is not allowed/, code: 'INVALID_RCRD_TRANSFRM' },
	{ when: /^You can not initialize/, code: 'INVALID_INITIALIZE_REF' },
	{ when: /^A customer record with this ID/, code: 'UNIQUE_CUST_ID_REQD' },
	{ when: /has dependent records/, code: 'CANT_DELETE_CHILD_RCRD_FOUND' },
	{
		when: /^Invalid value for the resource or sub-resource field '(.*)'\. Provide a valid value\.$/,
		code: 'INVALID_FLD_VALUE',
		message: 'You have entered an Invalid Field Value for the following field: $1',
	},
];

/** Seen in replies. */
export const noSuchRecord = () => new Refusal('RCRD_DSNT_EXIST', 'That record does not exist.');

/** Seen in replies, for other records. */
export const missing = (label: string) => new Refusal('USER_ERROR', `Please enter value(s) for: ${label}`);

/** Seen in replies: `Invalid entity reference key 401020.` */
export const badReference = (field: string, key: string) =>
	new Refusal('INVALID_KEY_OR_REF', `Invalid ${field} reference key ${key}.`);

/** Seen for other permissions. */
export const forbidden = (permission: string) =>
	new Refusal(
		'INSUFFICIENT_PERMISSION',
		`Permission Violation: You need a higher level of the '${permission}' permission to access this page.` +
			' Please contact your account administrator.',
	);
