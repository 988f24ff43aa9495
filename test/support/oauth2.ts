import { createPublicKey, generateKeyPairSync, verify, constants } from 'node:crypto';

const pem = (key: { export(options: { type: 'pkcs8'; format: 'pem' }): string | Buffer }) =>
	key.export({ type: 'pkcs8', format: 'pem' }) as string;

/** Private keys of every kind that NetSuite takes, by the algorithm that goes with each. */
export const keys: Readonly<Record<string, string>> = {
	ES256: pem(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey),
	ES384: pem(generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey),
	ES512: pem(generateKeyPairSync('ec', { namedCurve: 'P-521' }).privateKey),
	PS256: pem(generateKeyPairSync('rsa', { modulusLength: 3072 }).privateKey),
};

/** Fields of an OAuth 2.0 credential that could be real. */
export const oauth2 = {
	accountId: '1234567_SB1',
	clientId: 'a1'.repeat(32),
	certificateId: 'Qx_-yZ0123456789abcdefghijklmnopqrstuvwxyzA',
	privateKey: keys.ES256 as string,
	serverUrl: '',
};

/** The parts of a JSON Web Token. */
export const partsOf = (jwt: string) =>
	jwt.split('.').slice(0, 2).map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>);

/** Whether a JSON Web Token was signed with that private key, by RFC 7518. */
export function isSignedBy(jwt: string, privateKey: string): boolean {
	const [header = '', claims = '', signature = ''] = jwt.split('.');
	const alg = partsOf(jwt)[0]?.alg as string;
	const size = Number(alg.slice(2));
	const format = alg.startsWith('PS')
		? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: size / 8 }
		: { dsaEncoding: 'ieee-p1363' as const };
	const key = { key: createPublicKey(privateKey), ...format };
	return verify(`sha${size}`, Buffer.from(`${header}.${claims}`), key, Buffer.from(signature, 'base64url'));
}
