import { constants, createPrivateKey, randomUUID, sign, type KeyObject } from 'crypto';

import { InvalidSettingError } from '../account';

/** OAuth 2.0 with client credentials: an integration, a certificate that NetSuite has, and the private key that goes with it. */
export interface OAuth2Credentials {
	readonly clientId: string;
	/** Shown in NetSuite's list of mappings once the certificate is uploaded. */
	readonly certificateId: string;
	/** PEM. */
	readonly privateKey: string;
}

/** What NetSuite is asked to let the token do. The integration record must allow both. */
const scope = ['restlets', 'rest_webservices'];

/** How long an assertion is good for, in seconds. NetSuite takes up to an hour; it is sent at once. */
const lifetime = 300;

/** How much a clock that is ahead of NetSuite's may be so, in seconds, as with TBA: an assertion from the future is refused. */
const ahead = 300;

/** The curves that NetSuite takes, by their OpenSSL names, and the one algorithm that goes with each. */
const curves: Readonly<Record<string, string>> = { prime256v1: 'ES256', secp384r1: 'ES384', secp521r1: 'ES512' };

/**
 * The signed statement of who asks for an access token. NetSuite's help describes it under "The Request Token Structure".
 * @param audience the token endpoint's address
 * @param now milliseconds since 1970
 * @throws InvalidSettingError for a private key that cannot be one.
 */
export function clientAssertion(credentials: OAuth2Credentials, audience: string, now: number): string {
	const key = readPrivateKey(credentials.privateKey);
	const alg = algorithmOf(key);
	const iat = Math.floor(now / 1000) - ahead;
	const parts = [
		{ typ: 'JWT', alg, kid: credentials.certificateId },
		{ iss: credentials.clientId, scope, aud: audience, iat, exp: iat + ahead + lifetime, jti: randomUUID() },
	].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
	const format = alg.startsWith('PS')
		? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
		: { dsaEncoding: 'ieee-p1363' as const };
	const signature = sign(`sha${alg.slice(2)}`, Buffer.from(parts.join('.')), { key, ...format });
	return [...parts, signature.toString('base64url')].join('.');
}

/**
 * Refuses what cannot be a login before it is sent anywhere.
 * @throws InvalidSettingError that names the field and never shows what is in it.
 */
export function checkOAuth2Credentials(credentials: OAuth2Credentials): void {
	checkId('clientId', 'Client ID', credentials.clientId, 'NetSuite shows it once, when the integration record is saved.');
	checkId(
		'certificateId',
		'Certificate ID',
		credentials.certificateId,
		'NetSuite lists it under Setup > Integration > Manage Authentication > OAuth 2.0 Client Credentials (M2M) Setup.',
	);
	algorithmOf(readPrivateKey(credentials.privateKey));
}

function checkId(setting: string, label: string, value: string, whereItIs: string): void {
	const flaw = !value
		? 'is empty'
		: /\s/.test(value)
			? 'contains a space or a line break'
			: !/^[\w-]+$/.test(value)
				? 'contains characters other than letters, digits, "-" and "_"'
				: null;
	if (flaw) throw new InvalidSettingError(setting, `${label} ${flaw}. ${whereItIs} Copy it again.`);
}

const refuseKey = (what: string) => new InvalidSettingError('privateKey', `Private Key ${what}`);

/** A form field may have turned line breaks into spaces or `\n`; the text between its first and last line tells where they were. */
function readPrivateKey(text: string): KeyObject {
	const given = text.replace(/\\r|\\n/g, '\n').trim();
	if (given === '') throw refuseKey('is empty. Paste the whole file that the certificate was made with.');
	const match = /-----BEGIN ([A-Z ]*PRIVATE KEY)-----(.*?)-----END \1-----/s.exec(given);
	if (!match) {
		throw refuseKey(
			/BEGIN [A-Z ]*(CERTIFICATE|PUBLIC KEY)/.test(given)
				? 'holds the certificate or the public key. That one is for NetSuite; the other file belongs here.'
				: 'is not a private key: it must begin with -----BEGIN PRIVATE KEY----- and end with -----END PRIVATE KEY-----.',
		);
	}
	const [, kind = '', content = ''] = match;
	if (kind.startsWith('ENCRYPTED') || content.includes('ENCRYPTED')) {
		throw refuseKey('is protected by a passphrase. Make one without: openssl does with the option -nodes.');
	}
	if (kind.startsWith('OPENSSH')) throw refuseKey('is one for SSH. The file belongs here that was made together with the certificate.');
	// Chat programs and web pages put spaces of no width into long texts.
	const lines = content.replace(/[\s\u200b-\u200d\u2060]+/g, '').match(/.{1,64}/g) ?? [];
	try {
		return createPrivateKey([`-----BEGIN ${kind}-----`, ...lines, `-----END ${kind}-----`, ''].join('\n'));
	} catch {
		// What it says may show parts of the key.
		throw refuseKey('cannot be read. Copy it again, from the first dash to the last.');
	}
}

/** Each curve has one algorithm; an RSA key may be bound to a hash. */
function algorithmOf({ asymmetricKeyType: type, asymmetricKeyDetails: details = {} }: KeyObject): string {
	if (type === 'rsa' || type === 'rsa-pss') {
		if (details.modulusLength === 3072 || details.modulusLength === 4096) return `PS${details.hashAlgorithm?.slice(3) ?? '256'}`;
		throw refuseKey(`is an RSA key of ${details.modulusLength} bits. NetSuite takes 3072 or 4096.`);
	}
	const algorithm = curves[details.namedCurve ?? ''];
	if (type === 'ec' && algorithm) return algorithm;
	throw refuseKey('is of a kind that NetSuite does not take: RSA with 3072 or 4096 bits, or EC with P-256, P-384 or P-521.');
}
