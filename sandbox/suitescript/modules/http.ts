import { lacking, required } from '../context/errors';
import { host } from '../context/host';
import { promising } from './promise';

/** N/http: 10 units a request. */

export const Method = { GET: 'GET', POST: 'POST', PUT: 'PUT', DELETE: 'DELETE', HEAD: 'HEAD' };
export const CacheDuration = { LONG: 'LONG', MEDIUM: 'MEDIUM', SHORT: 'SHORT', UNIQUE: 'UNIQUE' };
export const RedirectType = {
	RECORD: 'RECORD',
	SUITELET: 'SUITELET',
	RESTLET: 'RESTLET',
	MEDIA_ITEM: 'MEDIAITEM',
	TASK_LINK: 'TASKLINK',
};

/** `http.ClientResponse` */
export interface ClientResponse {
	readonly type: string;
	readonly code: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
}

export const ClientResponse = 'http.ClientResponse';

/** What the host says came back. */
interface Answer {
	code: number;
	headers: Array<[name: string, value: string]>;
	body: string;
}

/** Seen: a header can be read by its name as it came, and in lower case. */
export function responseOf({ code, headers, body }: Answer): ClientResponse {
	const named = headers.flatMap(
		([name, value]) =>
			[
				[name, value],
				[name.toLowerCase(), value],
			] as const,
	);
	return Object.freeze({ type: ClientResponse, code, headers: Object.freeze(Object.fromEntries(named)), body });
}

interface Options {
	url: unknown;
	headers?: Record<string, unknown>;
	body?: unknown;
}

/** Documented: an object is sent as a form's fields, text as it is. */
function send(method: string, { url, headers = {}, body }: Options): ClientResponse {
	required(`http.${method.toLowerCase()}`, { url }, 'url');
	const isForm = typeof body === 'object' && body !== null && !('toJSON' in body);
	const text = isForm
		? Object.entries(body)
				.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
				.join('&')
		: body;
	return responseOf(host('http.request', { method, url, headers, body: text ?? null, isForm }));
}

export const get = promising((options: Omit<Options, 'body'>) => send('GET', options));
export const post = promising((options: Options) => send('POST', options));
export const put = promising((options: Options) => send('PUT', options));
export const remove = promising((options: Options) => send('DELETE', options));
export { remove as delete };

export const request = promising(({ method, ...options }: Options & { method: string }) => {
	required('http.request', { method }, 'method');
	return send(method.toUpperCase(), options);
});

export function createServerResponse(): never {
	throw lacking('N/http.createServerResponse');
}
