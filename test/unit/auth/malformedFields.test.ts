import { checkTbaCredentials, InvalidSettingError, readTbaSettings } from '../../../netsuite';
import { credential } from '../../support/tba';

/** What the library says of a credential, as `field: sentence`. */
function complaint(fields: Partial<typeof credential>): string {
	try {
		checkTbaCredentials(readTbaSettings({ ...credential, ...fields }).keys);
		return 'none';
	} catch (error) {
		if (error instanceof InvalidSettingError) return `${error.setting}: ${error.message}`;
		throw error;
	}
}

const secrets = [
	['consumerKey', 'Consumer Key'],
	['consumerSecret', 'Consumer Secret'],
	['tokenId', 'Token ID'],
	['tokenSecret', 'Token Secret'],
] as const;

const flaws = [
	['', 'is empty'],
	[`${'ab'.repeat(31)} a`, 'contains a space or a line break'],
	[`${'ab'.repeat(32)}\n`, 'contains a space or a line break'],
	[`"${'ab'.repeat(32)}"`, 'contains characters other than letters and digits'],
	['••••••••'.repeat(8), 'contains characters other than letters and digits'],
	['abcdef0123456789', 'is only 16 characters long'],
] as const;

test('a credential that could be real passes', () => {
	expect(complaint({})).toBe('none');
});

describe.each(secrets)('%s', (field, label) => {
	test.each(flaws)('%j is refused: %s', (value, flaw) => {
		const said = complaint({ [field]: value });
		expect(said).toMatch(new RegExp(`^${field}: ${label} ${flaw}\\.`));
		expect(said).toContain('Copy it again, or create a new one.');
		if (value !== '') expect(said).not.toContain(value.trim());
	});

	test('a value that n8n did not hand over as text counts as empty', () => {
		expect(complaint({ [field]: undefined })).toMatch(new RegExp(`^${field}: ${label} is empty`));
	});
});

test('no complaint about one field shows another', () => {
	const all = [complaint({ tokenSecret: 'short' }), complaint({ accountId: '?' }), complaint({ serverUrl: 'http://example.com' })];
	for (const said of all) {
		for (const secret of [credential.consumerKey, credential.consumerSecret, credential.tokenId, credential.tokenSecret]) {
			expect(said).not.toContain(secret);
		}
	}
});

test('the account ID is named', () => {
	expect(complaint({ accountId: 'My Company Ltd.' })).toMatch(/^accountId: Account ID "My Company Ltd\." is not a NetSuite account ID\./);
});

test('the server URL is named', () => {
	expect(complaint({ serverUrl: 'https://example.com' })).toMatch(/^serverUrl: Server URL "https:\/\/example\.com" is not/);
});
