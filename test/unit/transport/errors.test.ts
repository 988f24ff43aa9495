import { NetSuiteError } from '../../../netsuite';

const refused = new NetSuiteError({ kind: 'invalid', detail: 'Please enter a value for amount.', code: 'USER_ERROR', status: 400 });

test('the message is NetSuite’s own sentence', () => {
	expect(refused.message).toBe('Please enter a value for amount.');
});

test('it begins with what was being done, and to which document', () => {
	const error = new NetSuiteError({ kind: 'invalid', doing: 'Reading invoice', documentNumber: 'INV7', detail: 'No.' });
	expect(error.message).toBe('Reading invoice INV7: No.');
});

test('said later of what was being done, everything else stays', () => {
	const error = refused.during('Reading invoices');
	expect(error.message).toBe('Reading invoices: Please enter a value for amount.');
	expect(error).toMatchObject({ kind: 'invalid', code: 'USER_ERROR', status: 400, advice: refused.advice });
});

test('the innermost saying stays', () => {
	expect(refused.during('Reading invoices').during('Syncing').message).toBe('Reading invoices: Please enter a value for amount.');
});

test('advice that fits better replaces the usual one', () => {
	expect(new NetSuiteError({ kind: 'login', detail: 'x', advice: 'Do this.' }).advice).toBe('Do this.');
	expect(new NetSuiteError({ kind: 'login', detail: 'x' }).advice).toContain('Login Audit Trail');
});
