import type { IncomingMessage } from 'node:http';
import { readBody } from './services';

/** What a request to the local NetSuite itself says, in its query or as a JSON object in its body. */
export interface Parameters {
	has(name: string): boolean;
	/**
	 * @param least −Infinity for what may be negative: neither an amount of business nor of time is
	 * @throws RangeError for what is no whole number
	 */
	whole(name: string, otherwise: number, least?: number): number;
	text(name: string): string | undefined;
}

/** @throws RangeError for a parameter that is not among the known ones */
export async function parametersOf(
	{ url, request }: { url: URL; request: IncomingMessage },
	known: readonly string[],
): Promise<Parameters> {
	const body = await readBody(request);
	const sent = body.trim() === '' ? {} : (JSON.parse(body) as unknown);
	if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) {
		throw new RangeError('The body must be a JSON object, or empty.');
	}
	const values = new Map<string, unknown>([...url.searchParams, ...Object.entries(sent)]);
	for (const name of values.keys()) {
		if (!known.includes(name)) throw new RangeError(`There is no parameter "${name}". There are: ${known.join(', ')}.`);
	}
	return {
		has: (name) => values.has(name),
		whole(name, otherwise, least = 0) {
			if (!values.has(name)) return otherwise;
			const value = String(values.get(name));
			const form = least < 0 ? /^-?\d+$/ : /^\d+$/;
			if (!form.test(value)) throw new RangeError(`"${name}" must be a whole number, not "${value}".`);
			if (Number(value) < least) throw new RangeError(`"${name}" must be ${least} or more, not ${value}.`);
			return Number(value);
		},
		text: (name) => (values.has(name) ? String(values.get(name)) : undefined),
	};
}
