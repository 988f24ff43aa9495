import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';

import { checkOAuth2Credentials, InvalidSettingError, readOAuth2Settings } from '../../../netsuite';
import { clientAssertion } from '../../../netsuite/auth/oauth2';
import { isSignedBy, keys, oauth2, partsOf } from '../../support/oauth2';

const audience = 'https://1234567-sb1.suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token';
const now = Date.UTC(2026, 10, 22, 3, 0, 0);

const assertionOf = (privateKey: string) => clientAssertion({ ...oauth2, privateKey }, audience, now);

/** What the library says of a credential, as `field: sentence`. */
function complaint(fields: Partial<typeof oauth2>): string {
	try {
		checkOAuth2Credentials(readOAuth2Settings({ ...oauth2, ...fields }).keys);
		return 'none';
	} catch (error) {
		if (error instanceof InvalidSettingError) return `${error.setting}: ${error.message}`;
		throw error;
	}
}

test.each(Object.entries(keys))('%s: says what NetSuite wants to know, signed with the key', (alg, key) => {
	const jwt = assertionOf(key);
	const [header, claims] = partsOf(jwt);
	expect(header).toEqual({ typ: 'JWT', alg, kid: oauth2.certificateId });
	expect(claims).toEqual({
		iss: oauth2.clientId,
		scope: ['restlets', 'rest_webservices'],
		aud: audience,
		iat: now / 1000 - 300,
		exp: now / 1000 + 300,
		jti: expect.any(String) as string,
	});
	expect(isSignedBy(jwt, key)).toBe(true);
});

test('no two are alike', () => {
	expect(partsOf(assertionOf(keys.ES256!))[1]!.jti).not.toBe(partsOf(assertionOf(keys.ES256!))[1]!.jti);
});

test('an RSA key that is bound to a hash is used with it', () => {
	const { privateKey: key } = generateKeyPairSync('rsa-pss', {
		modulusLength: 3072,
		hashAlgorithm: 'sha512',
		mgf1HashAlgorithm: 'sha512',
		publicKeyEncoding: { type: 'spki', format: 'pem' },
		privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
	});
	expect(partsOf(assertionOf(key))[0]!.alg).toBe('PS512');
	expect(isSignedBy(assertionOf(key), key)).toBe(true);
});

const pemOf = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }) as string;
const ec = createPrivateKey(keys.ES256!);

test.each<[string, string]>([
	['line breaks that became spaces', keys.ES256!.replace(/\n/g, ' ')],
	['line breaks that became \\n', keys.ES256!.replace(/\n/g, '\\n')],
	['no line breaks', keys.ES256!.replace(/\n/g, '')],
	['line breaks of Windows', keys.ES256!.replace(/\n/g, '\r\n')],
	['spaces of no width', keys.ES256!.replace(/\n/g, '\u200b\n')],
	['spaces around it', `  ${keys.ES256!}  `],
	['what OpenSSL writes before it', `-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n${keys.ES256!}`],
	['the older form for EC', ec.export({ type: 'sec1', format: 'pem' }) as string],
	['the older form in one line', (ec.export({ type: 'sec1', format: 'pem' }) as string).replace(/\n/g, ' ')],
])('a key with %s is read', (_, privateKey) => {
	expect(complaint({ privateKey })).toBe('none');
	expect(isSignedBy(assertionOf(privateKey), keys.ES256!)).toBe(true);
});

test('the older form for RSA is read', () => {
	const pkcs1 = createPrivateKey(keys.PS256!).export({ type: 'pkcs1', format: 'pem' }) as string;
	expect(complaint({ privateKey: pkcs1 })).toBe('none');
});

test.each<[string, () => Partial<typeof oauth2>, RegExp]>([
	['an empty client ID', () => ({ clientId: '' }), /^clientId: Client ID is empty\./],
	['a client ID with a space', () => ({ clientId: 'a b' }), /^clientId: Client ID contains a space/],
	['a client ID in quotation marks', () => ({ clientId: '"abc"' }), /^clientId: Client ID contains characters/],
	['an empty certificate ID', () => ({ certificateId: '' }), /^certificateId: Certificate ID is empty\..*M2M/],
	['an empty key', () => ({ privateKey: ' ' }), /^privateKey: Private Key is empty\./],
	['something else for a key', () => ({ privateKey: 'secret words' }), /^privateKey: Private Key is not a private key/],
	[
		'the certificate for a key',
		() => ({ privateKey: '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----' }),
		/^privateKey: Private Key holds the certificate or the public key/,
	],
	[
		'the public key for a key',
		() => ({ privateKey: createPublicKey(ec).export({ type: 'spki', format: 'pem' }) as string }),
		/^privateKey: Private Key holds the certificate or the public key/,
	],
	[
		'the older form of the public key for a key',
		() => ({ privateKey: createPublicKey(keys.PS256!).export({ type: 'pkcs1', format: 'pem' }) as string }),
		/^privateKey: Private Key holds the certificate or the public key/,
	],
	[
		'a key for SSH',
		() => ({ privateKey: '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXk\n-----END OPENSSH PRIVATE KEY-----' }),
		/^privateKey: Private Key is one for SSH\./,
	],
	[
		'a key with a passphrase',
		() => ({ privateKey: ec.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }) as string }),
		/^privateKey: Private Key is protected by a passphrase/,
	],
	[
		'an older key with a passphrase',
		() => ({ privateKey: ec.export({ type: 'sec1', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }) as string }),
		/^privateKey: Private Key is protected by a passphrase/,
	],
	['half a key', () => ({ privateKey: keys.ES256!.replace(/\n.{20}/, '\n') }), /^privateKey: Private Key cannot be read/],
	[
		'a small RSA key',
		() => ({ privateKey: pemOf(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey) }),
		/^privateKey: Private Key is an RSA key of 2048 bits\. NetSuite takes 3072 or 4096\./,
	],
	[
		'another curve',
		() => ({ privateKey: pemOf(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey) }),
		/^privateKey: Private Key is of a kind that NetSuite does not take/,
	],
	[
		'another kind of key',
		() => ({ privateKey: pemOf(generateKeyPairSync('ed25519').privateKey) }),
		/^privateKey: Private Key is of a kind that NetSuite does not take/,
	],
	['an account ID that is none', () => ({ accountId: 'my company' }), /^accountId: /],
])('%s is told, and not shown', (_, fields, sentence) => {
	const given = fields();
	const said = complaint(given);
	expect(said).toMatch(sentence);
	for (const line of (given.privateKey ?? '').split('\n').filter((text) => text.trim() !== '' && !text.startsWith('-----'))) {
		expect(said).not.toContain(line);
	}
});
