import { required, SuiteScriptError } from '../context/errors';
import { host } from '../context/host';
import { Encoding } from './encode';

/** N/crypto. Without units. Keys are secrets of the account, by script ID; scripts never see them. */

export { Encoding };

export const HashAlg = { SHA1: 'SHA1', SHA256: 'SHA256', SHA512: 'SHA512', MD5: 'MD5' };

export const EncryptionAlg = { AES: 'AES' };

export const Padding = { NoPadding: 'NoPadding', PKCS5Padding: 'PKCS5Padding' };

/** `crypto.SecretKey` */
export interface SecretKey {
	readonly guid: string | null;
	readonly secret: string | null;
	readonly encoding: string | null;
}

interface KeyOptions {
	guid?: string;
	secret?: string;
	encoding?: string;
}

/** @throws SuiteScriptError when the account has no such secret */
export function createSecretKey({ guid, secret, encoding }: KeyOptions = {}): SecretKey {
	if (!guid && !secret) required('crypto.createSecretKey', {}, 'guid');
	host('crypto.checkKey', { secret: secret ?? guid });
	return Object.freeze({ guid: guid ?? null, secret: secret ?? null, encoding: encoding ?? null });
}

interface Update {
	input: string;
	inputEncoding?: string;
}

/** `crypto.Hash` and `crypto.Hmac` */
class Digest {
	#inputs: Update[] = [];

	constructor(
		private readonly algorithm: string,
		private readonly key: SecretKey | null,
	) {}

	update(options: Update): void {
		required('Hash.update', options, 'input');
		const { input, inputEncoding = Encoding.UTF_8 } = options;
		this.#inputs.push({ input: String(input), inputEncoding });
	}

	/** Documented: base 16 unless said otherwise. */
	digest({ outputEncoding = Encoding.HEX }: { outputEncoding?: string } = {}): string {
		return host('crypto.digest', {
			algorithm: this.algorithm,
			key: this.key,
			inputs: this.#inputs,
			outputEncoding,
		});
	}
}

/** @throws SuiteScriptError for an algorithm that there is not */
function checked(algorithm: string): string {
	if (!Object.values(HashAlg).includes(algorithm)) {
		throw new SuiteScriptError('INVALID_ALGORITHM', `The algorithm ${algorithm} is not supported.`, {
			module: 'N/crypto',
		});
	}
	return algorithm;
}

export function createHash(options: { algorithm: string } | string): Digest {
	const algorithm = typeof options === 'string' ? options : options?.algorithm;
	required('crypto.createHash', { algorithm }, 'algorithm');
	return new Digest(checked(algorithm), null);
}

export function createHmac(options: { algorithm: string; key: SecretKey }): Digest {
	required('crypto.createHmac', options, 'algorithm', 'key');
	return new Digest(checked(options.algorithm), options.key);
}

interface CipherOptions {
	algorithm: string;
	key: SecretKey;
	blockCipherMode?: string;
	padding?: string;
	iv?: string;
}

/** `crypto.CipherPayload` */
interface CipherPayload {
	ciphertext: string;
	iv: string;
}

class Cipher {
	#inputs: Update[] = [];

	constructor(
		private readonly call: 'crypto.encrypt' | 'crypto.decrypt',
		private readonly options: CipherOptions,
	) {}

	update(options: Update): void {
		const { input, inputEncoding = this.call === 'crypto.encrypt' ? Encoding.UTF_8 : Encoding.HEX } = options;
		this.#inputs.push({ input, inputEncoding });
	}

	final({ outputEncoding }: { outputEncoding?: string } = {}): CipherPayload | string {
		const encoding = outputEncoding ?? (this.call === 'crypto.encrypt' ? Encoding.HEX : Encoding.UTF_8);
		return host(this.call, { ...this.options, inputs: this.#inputs, outputEncoding: encoding });
	}
}

/** AES in CBC mode; what it gives carries the initialization vector. */
export function createCipher(options: CipherOptions): Cipher {
	required('crypto.createCipher', options, 'algorithm', 'key');
	return new Cipher('crypto.encrypt', options);
}

export function createDecipher(options: CipherOptions): Cipher {
	required('crypto.createDecipher', options, 'algorithm', 'key', 'iv');
	return new Cipher('crypto.decrypt', options);
}
