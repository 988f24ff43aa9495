import { HostError } from '../engine/hostError';
import type { Run } from '../engine/run';

/** Texts and bytes, in the encodings of N/encode, N/crypto and N/https. */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** @throws HostError for a text that is none of that encoding */
export function decode(text: string, encoding: string): Buffer {
	switch (encoding) {
		case 'UTF_8':
			return Buffer.from(text, 'utf8');
		case 'BASE_16':
		case 'HEX':
			if (!/^(?:[0-9a-f]{2})*$/i.test(text)) throw invalid(encoding);
			return Buffer.from(text, 'hex');
		case 'BASE_32':
			return fromBase32(text);
		case 'BASE_64':
			return Buffer.from(text, 'base64');
		case 'BASE_64_URL_SAFE':
			return Buffer.from(text, 'base64url');
		default:
			throw unknown();
	}
}

/** Base 16 in capitals, as seen of N/crypto. @throws HostError for an encoding that there is not */
export function encode(bytes: Buffer, encoding: string): string {
	switch (encoding) {
		case 'UTF_8':
			return bytes.toString('utf8');
		case 'BASE_16':
		case 'HEX':
			return bytes.toString('hex').toUpperCase();
		case 'BASE_32':
			return toBase32(bytes);
		case 'BASE_64':
			return bytes.toString('base64');
		case 'BASE_64_URL_SAFE': {
			const text = bytes.toString('base64url');
			return text + '='.repeat((4 - (text.length % 4)) % 4);
		}
		default:
			throw unknown();
	}
}

const unknown = () => new HostError('SSS_INVALID_TYPE_ARG', 'You have entered an invalid type argument: encoding');

/** Believed: the code and the sentence. */
const invalid = (encoding: string) => new HostError('INVALID_ENCODING', `The text is not encoded as ${encoding}.`);

function toBase32(bytes: Buffer): string {
	let bits = '';
	for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
	const letters = (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[parseInt(five.padEnd(5, '0'), 2)]!);
	return letters.join('').padEnd(Math.ceil(letters.length / 8) * 8, '=');
}

function fromBase32(text: string): Buffer {
	const letters = text.replace(/=+$/, '').toUpperCase();
	if (/[^A-Z2-7]/.test(letters)) throw invalid('BASE_32');
	const bits = [...letters].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
	return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}

export const encodeHost = {
	'encode.convert': (
		_run: Run,
		{ string, inputEncoding, outputEncoding }: { string: string; inputEncoding: string; outputEncoding: string },
	): string => encode(decode(string, inputEncoding), outputEncoding),
};
