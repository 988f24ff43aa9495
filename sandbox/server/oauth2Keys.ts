import { createECDH, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createRandom } from '../account/random';

/** The integration record for OAuth 2.0 client credentials and its certificates, and the keys that belong to them. */

/** What a client needs to ask for access tokens. */
export interface OAuth2Credentials {
	clientId: string;
	/** Of the P-256 certificate. */
	certificateId: string;
	/** PEM, PKCS #8. */
	privateKey: string;
	/** One for each kind of key that NetSuite takes; that above is among them. */
	certificates: Readonly<Record<KeyKind, CertificateKey>>;
}

export interface CertificateKey {
	certificateId: string;
	privateKey: string;
}

/** NetSuite takes EC keys of 256, 384 and 521 bits, and RSA keys of 3072 and 4096. */
export type KeyKind = 'P-256' | 'P-384' | 'P-521' | 'RSA';

/** A certificate as the server knows it. */
export interface Certificate {
	kind: KeyKind;
	publicKey: KeyObject;
}

const curves: Record<Exclude<KeyKind, 'RSA'>, { name: string; bytes: number }> = {
	'P-256': { name: 'prime256v1', bytes: 32 },
	'P-384': { name: 'secp384r1', bytes: 48 },
	'P-521': { name: 'secp521r1', bytes: 66 },
};

/**
 * Client ID, certificate IDs and EC keys follow from the account ID, so that a credential keeps working. The RSA key is
 * made when it is first asked for, because that takes up to a second, and is another one after every start.
 * @param realm the account ID as a realm
 */
export function createOAuth2Credentials(realm: string): OAuth2Credentials {
	const random = createRandom(realm, 'oauth2');
	const text = (length: number, alphabet: string) =>
		Array.from({ length }, () => alphabet[random.integer(0, alphabet.length - 1)]).join('');
	const certificateId = () => text(43, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_');
	const ec = (kind: keyof typeof curves): CertificateKey => ({
		certificateId: certificateId(),
		privateKey: ecKey(kind, (bytes) => Buffer.from(Array.from({ length: bytes }, () => random.integer(0, 255)))),
	});
	const clientId = text(64, '0123456789abcdef');
	const p256 = ec('P-256');
	let rsaKey: string | undefined;
	return {
		clientId,
		...p256,
		certificates: {
			'P-256': p256,
			'P-384': ec('P-384'),
			'P-521': ec('P-521'),
			RSA: {
				certificateId: certificateId(),
				get privateKey() {
					return (rsaKey ??= pem(generateKeyPairSync('rsa', { modulusLength: 3072 }).privateKey));
				},
			},
		},
	};
}

/** The certificate with that ID, `null` when there is none. */
export function certificateOf({ certificates }: OAuth2Credentials, id: string): Certificate | null {
	const found = Object.entries(certificates).find(([, { certificateId }]) => certificateId === id);
	return found ? { kind: found[0] as KeyKind, publicKey: createPublicKey(found[1].privateKey) } : null;
}

/** A private key is any number below the order of its curve, which begins with so many ones that a zero first bit is enough. */
function ecKey(kind: keyof typeof curves, bytesOf: (count: number) => Buffer): string {
	const { name, bytes } = curves[kind];
	const secret = bytesOf(bytes);
	// The order of P-521 has 521 bits of its 528.
	secret[0] = kind === 'P-521' ? 0 : secret[0]! & 0x7f;
	const pair = createECDH(name);
	pair.setPrivateKey(secret);
	const point = pair.getPublicKey();
	const jwk = {
		kty: 'EC',
		crv: kind,
		x: point.subarray(1, 1 + bytes).toString('base64url'),
		y: point.subarray(1 + bytes).toString('base64url'),
		d: secret.toString('base64url'),
	};
	return pem(createPrivateKey({ key: jwk, format: 'jwk' }));
}

function pem(key: KeyObject): string {
	return key.export({ type: 'pkcs8', format: 'pem' }) as string;
}
