import { restError } from '../server/errors';
import type { Reply } from '../server/reply';
import type { WriteOptions } from '../account/writing';
import type { RestRequest } from './request';

type Json = Record<string, unknown>;

export const header = ({ headers }: RestRequest, name: string) => String(headers[name.toLowerCase()] ?? '');

/** A record in the request's body, or NetSuite's refusal of what is none. */
export function recordBody(request: RestRequest): Json | { refused: Reply } {
	const type = header(request, 'Content-Type');
	if (!/^application\/(json|vnd\.oracle\.resource\+json)\s*(;|$)/i.test(type)) return { refused: unsupportedType(type) };
	let parsed: unknown;
	try {
		parsed = JSON.parse(request.body);
	} catch {
		parsed = undefined;
	}
	if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed as Json;
	return {
		refused: restError(400, {
			detail: 'Invalid content in the request body. Provide valid JSON.',
			code: 'INVALID_CONTENT',
		}),
	};
}

/** Believed: sentence and code; that other types of content are answered with 415 is documented. */
function unsupportedType(type: string): Reply {
	return restError(415, {
		detail: `The content type '${type}' is not supported. Use 'application/json'.`,
		code: 'INVALID_HEADER',
		header: 'Content-Type',
	});
}

/**
 * How strictly the body is taken. Documented: the headers, their values, and that names are only warned of and values
 * refused unless they say otherwise. Believed: that case does not matter, and the refusal of other values.
 */
export function validation(request: RestRequest): Omit<WriteOptions, 'hiddenColumns'> | { refused: Reply } {
	const levels: string[] = [];
	for (const [name, otherwise] of [
		['X-NetSuite-PropertyNameValidation', 'warning'],
		['X-NetSuite-PropertyValueValidation', 'error'],
	] as const) {
		const value = header(request, name);
		const level = value.toLowerCase() || otherwise;
		if (!['error', 'warning', 'ignore'].includes(level)) {
			const detail = `Invalid value '${value}' for header '${name}'. Use Error, Warning or Ignore.`;
			return { refused: restError(400, { detail, code: 'INVALID_HEADER', header: name }) };
		}
		levels.push(level);
	}
	return { strictNames: levels[0] === 'error', lenientValues: levels[1] !== 'error' };
}
