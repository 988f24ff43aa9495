import { host } from '../context/host';

/** N/crypto/random. What it gives is by chance for whoever uses it; the account's state should not hang on it. */

export function generateBytes({ size }: { size: number }): Uint8Array {
	return Uint8Array.from(host<number[]>('random.bytes', { size }));
}

/** @returns a whole number from `min` on, less than `max` */
export function generateInt({ min = 0, max }: { min?: number; max: number }): number {
	return host('random.int', { min, max });
}

export function generateUUID(): string {
	return host('random.uuid');
}
