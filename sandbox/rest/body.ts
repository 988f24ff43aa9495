import type { WriteOptions } from '../account/writing';
import { refused, type Refused } from './refused';
import type { RestRequest } from './request';

type Json = Record<string, unknown>;

export const header = ({ headers }: RestRequest, name: string) => String(headers[name.toLowerCase()] ?? '');

/** A record in the request's body. @throws Refused what is none, in NetSuite's words */
export function recordBody(request: RestRequest): Json {
	const type = header(request, 'Content-Type');
	if (!/^application\/(json|vnd\.oracle\.resource\+json)\s*(;|$)/i.test(type)) throw unsupportedType(type);
	return jsonBody(request);
}

/** A record in the request's body, or an empty one where nothing was sent. @throws Refused */
export const optionalBody = (request: RestRequest): Json => (request.body.trim() === '' ? {} : recordBody(request));

/** @throws Refused what is no JSON object */
export function jsonBody({ body }: RestRequest): Json {
	let parsed: unknown;
	try {
		parsed = JSON.parse(body);
	} catch {
		parsed = undefined;
	}
	if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed as Json;
	throw refused(400, {
		detail: 'Invalid content in the request body. Provide valid JSON.',
		code: 'INVALID_CONTENT',
	});
}

/** Believed: sentence and code; that other types of content are answered with 415 is documented. */
function unsupportedType(type: string): Refused {
	return refused(415, {
		detail: `The content type '${type}' is not supported. Use 'application/json'.`,
		code: 'INVALID_HEADER',
		header: 'Content-Type',
	});
}

/**
 * How strictly the body is taken. Documented: the headers, their values, and that names are only warned of and values
 * refused unless they say otherwise. Believed: that case does not matter, and the refusal of other values. The warnings,
 * which NetSuite sends in headers it does not name, are not sent.
 * @throws Refused
 */
export function validation(request: RestRequest): Pick<WriteOptions, 'strictNames' | 'lenientValues'> {
	const levels = [
		['X-NetSuite-PropertyNameValidation', 'warning'],
		['X-NetSuite-PropertyValueValidation', 'error'],
	].map(([name, otherwise]) => {
		const value = header(request, name!);
		const level = value.toLowerCase() || otherwise!;
		if (['error', 'warning', 'ignore'].includes(level)) return level;
		const detail = `Invalid value '${value}' for header '${name}'. Use Error, Warning or Ignore.`;
		throw refused(400, { detail, code: 'INVALID_HEADER', header: name });
	});
	return { strictNames: levels[0] === 'error', lenientValues: levels[1] !== 'error' };
}
