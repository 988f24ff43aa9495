import { required, SuiteScriptError } from '../context/errors';
import { host } from '../context/host';
import { createSecretKey, Encoding, type SecretKey } from './crypto';
import * as http from './http';
import { promising } from './promise';

/** N/https: 10 units a request. Secrets stand in braces of a SecureString and are put in where it is sent. */

export { createSecretKey, Encoding };
export { CacheDuration, ClientResponse, Method, RedirectType } from './http';

export const HashAlg = { SHA1: 'SHA1', SHA256: 'SHA256', SHA512: 'SHA512', MD5: 'MD5' };

type Piece =
	| { text: string; encoding: string }
	| { step: 'convert' | 'hash' | 'hmac' | 'replace'; [option: string]: unknown };

/** `https.SecureString`: what is to be made of secrets, made only where it is sent. */
export class SecureString {
	readonly #pieces: Array<Piece | { secure: SecureString; encoding?: string }> = [];

	constructor(input: string, encoding: string) {
		this.#pieces.push({ text: input, encoding });
	}

	appendString({ input, inputEncoding = Encoding.UTF_8 }: { input: string; inputEncoding?: string }): this {
		this.#pieces.push({ text: input, encoding: inputEncoding });
		return this;
	}

	appendSecureString({ secureString }: { secureString: SecureString }): this {
		this.#pieces.push({ secure: secureString });
		return this;
	}

	convertEncoding({
		toEncoding,
		fromEncoding = Encoding.UTF_8,
	}: {
		toEncoding: string;
		fromEncoding?: string;
	}): this {
		this.#pieces.push({ step: 'convert', toEncoding, fromEncoding });
		return this;
	}

	hash({ algorithm, outputEncoding = Encoding.HEX }: { algorithm: string; outputEncoding?: string }): this {
		this.#pieces.push({ step: 'hash', algorithm, outputEncoding });
		return this;
	}

	hmac({
		algorithm,
		key,
		resultEncoding,
		outputEncoding,
	}: {
		algorithm: string;
		key: SecretKey;
		resultEncoding?: string;
		outputEncoding?: string;
	}): this {
		this.#pieces.push({
			step: 'hmac',
			algorithm,
			key,
			outputEncoding: resultEncoding ?? outputEncoding ?? Encoding.HEX,
		});
		return this;
	}

	replaceString({ pattern, replacement }: { pattern: string; replacement: string }): this {
		this.#pieces.push({ step: 'replace', pattern, replacement });
		return this;
	}

	/** What crosses to the host, which alone knows the secrets. */
	toJSON(): object {
		return { secure: this.#pieces };
	}

	toString(): string {
		return 'https.SecureString';
	}
}

export function createSecureString(options: { input: string; inputEncoding?: string }): SecureString {
	required('https.createSecureString', options, 'input');
	return new SecureString(options.input, options.inputEncoding ?? Encoding.UTF_8);
}

/** Documented: N/https takes nothing but HTTPS. Local: what is on this machine may be called without. */
function secure(url: unknown): void {
	const text = typeof url === 'string' ? url : '';
	if (
		text === '' ||
		/^(https:\/\/|\/)/i.test(text) ||
		/^http:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:|\/|$)/i.test(text)
	)
		return;
	throw new SuiteScriptError('SSS_INVALID_URL', 'The URL must be a fully qualified HTTPS URL.', {
		module: 'N/https',
	});
}

const guarded = <O extends { url: unknown }>(call: (options: O) => http.ClientResponse) =>
	promising((options: O): http.ClientResponse => {
		secure(options?.url);
		return call(options);
	});

export const get = guarded(http.get);
export const post = guarded(http.post);
export const put = guarded(http.put);
export const request = guarded(http.request);
const remove = guarded(http.remove);
export { remove as delete };

interface RestletOptions {
	scriptId: string;
	deploymentId: string;
	method?: string;
	body?: unknown;
	headers?: Record<string, string>;
	urlParams?: Record<string, string>;
}

/** A RESTlet of the account, as the user the script runs as. 10 units. */
export const requestRestlet = promising((options: RestletOptions): http.ClientResponse => {
	required('https.requestRestlet', options, 'scriptId', 'deploymentId');
	const { body, method, ...rest } = options;
	const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
	return http.responseOf(
		host('https.restlet', { ...rest, method: method ?? (text === undefined ? 'GET' : 'POST'), body: text ?? '' }),
	);
});
