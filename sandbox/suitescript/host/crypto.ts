import {
	createCipheriv,
	createDecipheriv,
	createHash,
	createHmac,
	randomBytes,
	randomInt,
	randomUUID,
} from 'node:crypto';
import { HostError } from '../engine/hostError';
import type { Run } from '../engine/run';
import { decode, encode } from './encode';

interface Key {
	guid: string | null;
	secret: string | null;
	encoding: string | null;
}

interface Input {
	input: string;
	inputEncoding: string;
}

/** Believed: code and sentence. @throws HostError */
export function secretOf({ secrets }: Run, scriptId: string): string {
	const value = secrets.get(scriptId);
	if (value === undefined)
		throw new HostError(
			'INVALID_SECRET_ID',
			`The secret ${scriptId} does not exist or you do not have access to it.`,
		);
	return value;
}

/** Believed: a key whose encoding nobody said is text. */
export const keyBytes = (run: Run, { guid, secret, encoding }: Key): Buffer =>
	decode(secretOf(run, secret ?? guid!), encoding ?? 'UTF_8');

const bytesOf = (inputs: readonly Input[]) =>
	Buffer.concat(inputs.map(({ input, inputEncoding }) => decode(input, inputEncoding)));

interface CipherCall {
	key: Key;
	iv?: string;
	padding?: string;
	inputs: Input[];
	outputEncoding: string;
}

/** @throws HostError Documented: an AES key has 16, 24 or 32 characters. Believed: code and sentence */
function cipherOf(run: Run, { key }: CipherCall): { name: string; bytes: Buffer } {
	const bytes = keyBytes(run, key);
	if (![16, 24, 32].includes(bytes.length))
		throw new HostError('INVALID_KEY_LENGTH', 'The key must be 16, 24 or 32 characters long.');
	return { name: `aes-${bytes.length * 8}-cbc`, bytes };
}

export const cryptoHost = {
	'crypto.checkKey': (run: Run, { secret }: { secret: string }): void => void secretOf(run, secret),
	'crypto.digest': (
		run: Run,
		{
			algorithm,
			key,
			inputs,
			outputEncoding,
		}: { algorithm: string; key: Key | null; inputs: Input[]; outputEncoding: string },
	): string => {
		const name = algorithm.toLowerCase();
		const digest = key ? createHmac(name, keyBytes(run, key)) : createHash(name);
		return encode(digest.update(bytesOf(inputs)).digest(), outputEncoding);
	},
	'crypto.encrypt': (run: Run, call: CipherCall) => {
		const { name, bytes } = cipherOf(run, call);
		const iv = call.iv ? decode(call.iv, 'HEX') : randomBytes(16);
		const cipher = createCipheriv(name, bytes, iv).setAutoPadding(call.padding !== 'NoPadding');
		const ciphertext = Buffer.concat([cipher.update(bytesOf(call.inputs)), cipher.final()]);
		return { ciphertext: encode(ciphertext, call.outputEncoding), iv: encode(iv, 'HEX') };
	},
	'crypto.decrypt': (run: Run, call: CipherCall): string => {
		const { name, bytes } = cipherOf(run, call);
		const decipher = createDecipheriv(name, bytes, decode(call.iv!, 'HEX')).setAutoPadding(
			call.padding !== 'NoPadding',
		);
		try {
			return encode(
				Buffer.concat([decipher.update(bytesOf(call.inputs)), decipher.final()]),
				call.outputEncoding,
			);
		} catch (error) {
			// Believed: the code.
			throw new HostError('SSS_DECRYPT_ERROR', (error as Error).message);
		}
	},
	'random.bytes': (_run: Run, { size }: { size: number }): number[] => [...randomBytes(size)],
	'random.int': (_run: Run, { min, max }: { min: number; max: number }): number => randomInt(min, max),
	'random.uuid': (): string => randomUUID(),
};
