import { NetSuiteError, SOAP_NEEDS_TBA, useTba, type ErrorKind } from '../transport/errors';
import type { WritableRecord } from './drafts';

interface Explanation {
	readonly record?: WritableRecord;
	readonly kind?: ErrorKind;
	readonly code?: RegExp;
	readonly detail?: RegExp;
	readonly advice: string;
}

const roles = 'Setup > Users/Roles > Manage Roles, the role, subtab Permissions';

const notePermissions =
	`Give the token's role SOAP Web Services (Setup, level Full) and Notes Tab (Lists, level Create): ${roles}. ` +
	'The feature SOAP Web Services must be on too: Setup > Company > Enable Features, subtab SuiteCloud.';

const nameTaken =
	'A contact of that name is there already, under another external ID or none. Update that one instead, or give this one ' +
	'another Contact Name (entityId).';

/** It was looked up, and not found under this kind of record. */
const keyTaken =
	'The external ID is taken, but not by a record of this kind that the role may see: customers, contacts, vendors and ' +
	'employees share their external IDs. Use another one, for example with a prefix of your own.';

/** What to do about what NetSuite refuses while writing; the first that fits counts. Codes: SOAP's StatusDetailCodeType. */
const explanations: readonly Explanation[] = [
	{ record: 'note', code: new RegExp(`^${SOAP_NEEDS_TBA}$`), advice: `Notes are written over SOAP. ${useTba}` },
	{
		record: 'note',
		code: /^(FEATURE_DISABLED|FEATURE_UNAVAILABLE|WS_FEATURE_REQD|REQUIRED_FEATURE_IS_NOT_ENABLED)$/,
		advice:
			'Notes are written over SOAP. Switch it on: Setup > Company > Enable Features, subtab SuiteCloud, box "SOAP Web Services".',
	},
	{ record: 'note', kind: 'permission', advice: notePermissions },
	// SOAP refuses a role without its permission as it refuses a wrong key. Believed.
	{
		record: 'note',
		kind: 'login',
		advice: `If reading works with the same credential: ${notePermissions.charAt(0).toLowerCase()}${notePermissions.slice(1)}`,
	},
	{ record: 'note', code: /PERMISSION/, advice: notePermissions },
	{
		record: 'contact',
		kind: 'permission',
		advice: `Give the token's role Contacts (Lists) with the level Create, or Edit to change contacts: ${roles}.`,
	},
	{
		record: 'message',
		kind: 'permission',
		advice: `Give the token's role Track Messages (Lists) with the level Create: ${roles}.`,
	},
	{
		record: 'contact',
		code: /^(CONTACT_ALREADY_EXISTS|DUP_ENTITY_NAME|UNIQUE_ENTITY_NAME_REQD|DUP_NAME)$/,
		advice: nameTaken,
	},
	{ record: 'contact', detail: /\bname\b.*(already exists|in use)|unique name/i, advice: nameTaken },
	{ code: /^(DUP_RCRD|DUP_ENTITY)$/, advice: keyTaken },
	{ detail: /already exists/i, advice: keyTaken },
];

/** The error of a write, with what to do next. */
export function explained(
	failure: NetSuiteError,
	{ record, doing, number, inDoubt = false }: { record: WritableRecord; doing: string; number: string; inDoubt?: boolean },
): NetSuiteError {
	const { kind, code, detail, status, advice } = failure;
	const explanation = explanations.find(
		(one) =>
			(one.record === undefined || one.record === record) &&
			(one.kind === undefined || one.kind === kind) &&
			(one.code === undefined || one.code.test(code ?? '')) &&
			(one.detail === undefined || (kind === 'invalid' && one.detail.test(detail))),
	);
	return new NetSuiteError({
		kind,
		code,
		detail,
		status,
		doing,
		documentNumber: number,
		cause: failure,
		advice: inDoubt
			? 'Whether NetSuite made the record is not known. Run it again with the same external ID: it is looked up first, so nothing is made twice.'
			: (explanation?.advice ?? advice),
	});
}
