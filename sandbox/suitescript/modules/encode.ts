import { required } from '../context/errors';
import { host } from '../context/host';

/** N/encode. */

export enum Encoding {
	UTF_8 = 'UTF_8',
	BASE_16 = 'BASE_16',
	BASE_32 = 'BASE_32',
	BASE_64 = 'BASE_64',
	BASE_64_URL_SAFE = 'BASE_64_URL_SAFE',
	HEX = 'HEX',
}

export function convert(options: { string: string; inputEncoding: string; outputEncoding: string }): string {
	required('encode.convert', options, 'inputEncoding', 'outputEncoding');
	return host('encode.convert', { ...options, string: String(options.string) });
}
