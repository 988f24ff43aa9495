import { NetSuiteError, type ErrorKind, type WritableRecord } from '../../../netsuite';
import { explained } from '../../../netsuite/writeback/explain';

const write = (record: WritableRecord, kind: ErrorKind, { code = 'USER_ERROR', detail = 'No.', inDoubt = false } = {}) =>
	explained(new NetSuiteError({ kind, code, detail, status: 400, advice: 'The usual advice.' }), {
		record,
		doing: `Creating a ${record} on invoice`,
		number: 'INV7',
		inDoubt,
	});

test('what was being done, the number, and NetSuite’s words', () => {
	const error = write('note', 'invalid', { code: 'INVALID_KEY_OR_REF', detail: 'Invalid author reference key 99.' });
	expect(error).toMatchObject({
		message: 'Creating a note on invoice INV7: Invalid author reference key 99.',
		kind: 'invalid',
		code: 'INVALID_KEY_OR_REF',
		status: 400,
		documentNumber: 'INV7',
		advice: 'The usual advice.',
	});
});

test.each<[WritableRecord, ErrorKind, Parameters<typeof write>[2], string]>([
	['note', 'invalid', { code: 'FEATURE_DISABLED' }, 'Enable Features, subtab SuiteCloud, box "SOAP Web Services"'],
	['note', 'invalid', { code: 'WS_PERMISSION_REQD' }, 'SOAP Web Services (Setup, level Full) and Notes Tab (Lists, level Create)'],
	['note', 'permission', {}, 'SOAP Web Services (Setup, level Full) and Notes Tab (Lists, level Create)'],
	['note', 'login', {}, 'If reading works with the same credential: give the token'],
	['contact', 'permission', {}, 'Contacts (Lists) with the level Create'],
	['message', 'permission', {}, 'Track Messages (Lists) with the level Create'],
	['contact', 'invalid', { code: 'CONTACT_ALREADY_EXISTS' }, 'A contact of that name is there already'],
	['contact', 'invalid', { detail: 'A contact record with this name already exists. Every contact record must have a unique name.' }, 'A contact of that name'],
	['contact', 'invalid', { detail: 'This entity already exists.' }, 'The external ID is taken'],
	['note', 'invalid', { code: 'DUP_RCRD', detail: 'This record already exists' }, 'The external ID is taken'],
	['message', 'network', { inDoubt: true }, 'Run it again with the same external ID'],
	['contact', 'permission', { inDoubt: true }, 'Whether NetSuite made the record is not known'],
	['contact', 'login', {}, 'The usual advice.'],
	['message', 'invalid', { detail: 'Please enter value(s) for: Email Address' }, 'The usual advice.'],
])('%s, %s, %j: what to do next', (record, kind, details, advice) => {
	expect(write(record, kind, details).advice).toContain(advice);
});
