import { createHash, createHmac } from 'node:crypto';
import { request as plainRequest } from 'node:http';
import { request as secureRequest, type RequestOptions } from 'node:https';
import { HostError } from '../engine/hostError';
import type { Run } from '../engine/run';
import { RESTLET_PATH } from '../restletPath';
import { keyBytes, secretOf } from './crypto';
import { decode, encode } from './encode';
import { domainOf } from './url';

/** Requests of N/http and N/https: real ones, over the network of this machine. */

interface Answer {
	code: number;
	headers: Array<[name: string, value: string]>;
	body: string;
}

type Piece =
	| { text: string; encoding: string }
	| { secure: Secure }
	| { step: 'convert'; toEncoding: string; fromEncoding: string }
	| { step: 'hash'; algorithm: string; outputEncoding: string }
	| { step: 'hmac'; algorithm: string; key: Parameters<typeof keyBytes>[1]; outputEncoding: string }
	| { step: 'replace'; pattern: string; replacement: string };

/** A SecureString as it crosses. */
interface Secure {
	secure: Piece[];
}

type Text = string | number | boolean | Secure | null;

/** Documented: how long a connection and an answer may take, and how large it may be. */
const CONNECT_SECONDS = 5;
const ANSWER_SECONDS = 45;
const LARGEST = 10 * 1024 * 1024;

/** The text with its secrets in it. `{custsecret_x}` stands for one. */
function revealed(run: Run, text: Text): string {
	if (typeof text !== 'object' || text === null) return String(text ?? '');
	let result = '';
	for (const piece of text.secure) {
		if ('secure' in piece) result += revealed(run, piece.secure);
		else if ('text' in piece) {
			const plain = decode(piece.text, piece.encoding).toString('utf8');
			result += plain.replace(/\{(custsecret[a-z0-9_]*)\}/gi, (_, name: string) => secretOf(run, name));
		} else result = stepped(run, result, piece);
	}
	return result;
}

function stepped(run: Run, text: string, piece: Extract<Piece, { step: string }>): string {
	switch (piece.step) {
		case 'convert':
			return encode(decode(text, piece.fromEncoding), piece.toEncoding);
		case 'hash':
			return encode(createHash(piece.algorithm.toLowerCase()).update(text).digest(), piece.outputEncoding);
		case 'hmac': {
			const hmac = createHmac(piece.algorithm.toLowerCase(), keyBytes(run, piece.key)).update(text);
			return encode(hmac.digest(), piece.outputEncoding);
		}
		case 'replace':
			return text.replaceAll(piece.pattern, piece.replacement);
	}
}

interface Request {
	method: string;
	url: Text;
	headers: Record<string, Text>;
	body: Text;
	isForm: boolean;
}

async function ask(run: Run, { method, url, headers, body, isForm }: Request): Promise<Answer> {
	run.spend(10);
	const address = addressOf(run, revealed(run, url));
	const content = body === null ? null : Buffer.from(revealed(run, body));
	const given = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, revealed(run, value)]));
	const named = new Set(Object.keys(given).map((name) => name.toLowerCase()));
	if (content && !named.has('content-type')) {
		// Seen: a text without a content type goes as plain text.
		given['Content-Type'] = isForm
			? 'application/x-www-form-urlencoded; charset=UTF-8'
			: 'text/plain; charset=UTF-8';
	}
	if (content) given['Content-Length'] = String(content.length);
	if (!named.has('user-agent')) given['User-Agent'] = 'Mozilla/5.0; NetSuite/2025.2(SuiteScript)';
	if (!named.has('accept')) given.Accept = '*/*';
	return await exchange(address, { method, headers: given, ...ownHost(run, address) }, content);
}

/** Relative addresses are the account's own. @throws HostError for what is no address */
function addressOf({ account }: Run, url: string): URL {
	try {
		const address = new URL(url, `https://${domainOf(account.options.account, 'APPLICATION')}`);
		if (/^https?:$/.test(address.protocol)) return address;
	} catch {
		// Told below.
	}
	throw new HostError('SSS_INVALID_URL', 'The URL must be a fully qualified HTTP URL.');
}

/** The account's own hosts are here, and their certificate is nobody's business. */
function ownHost({ account, origin }: Run, { hostname, host }: URL): RequestOptions {
	const prefix = domainOf(account.options.account, 'APPLICATION').split('.')[0]!;
	if (!hostname.startsWith(`${prefix}.`) || !hostname.endsWith('.netsuite.com')) return {};
	const { hostname: here, port } = new URL(origin());
	return { hostname: here, port, servername: '', rejectUnauthorized: false, setHost: false, headers: { Host: host } };
}

function exchange(address: URL, options: RequestOptions, content: Buffer | null): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const send = address.protocol === 'https:' ? secureRequest : plainRequest;
		const request = send(address, { ...options, agent: false }, (response) => {
			const chunks: Buffer[] = [];
			let size = 0;
			response.on('data', (chunk: Buffer) => {
				size += chunk.length;
				if (size > LARGEST)
					request.destroy(
						new HostError('SSS_FILE_CONTENT_SIZE_EXCEEDED', 'The response is larger than 10 MB.'),
					);
				chunks.push(chunk);
			});
			response.on('end', () => {
				clearTimeout(answering);
				const { rawHeaders } = response;
				const headers: Answer['headers'] = [];
				for (let at = 0; at < rawHeaders.length; at += 2) headers.push([rawHeaders[at]!, rawHeaders[at + 1]!]);
				resolve({ code: response.statusCode!, headers, body: Buffer.concat(chunks).toString('utf8') });
			});
			response.on('error', fail);
		});
		const timedOut = (code: string, message: string) => () => request.destroy(new HostError(code, message));
		const connecting = setTimeout(
			timedOut('SSS_CONNECTION_TIME_EXCEEDED', sentences.connect),
			CONNECT_SECONDS * 1000,
		);
		const answering = setTimeout(timedOut('SSS_REQUEST_TIME_EXCEEDED', sentences.answer), ANSWER_SECONDS * 1000);
		function fail(error: Error & { code?: string }): void {
			clearTimeout(connecting);
			clearTimeout(answering);
			reject(failureOf(error, address));
		}
		request.once('socket', (socket) => socket.once('connect', () => clearTimeout(connecting)));
		request.once('error', fail);
		request.end(content ?? undefined);
	});
}

/** Seen in logs, as far as they are known; the rest is believed. */
const sentences = {
	connect: 'The host you are trying to connect to has exceeded the maximum allowed connection time.',
	answer: 'The host you are trying to connect to has exceeded the maximum allowed response time.',
};

function failureOf(error: Error & { code?: string }, { hostname }: URL): HostError {
	if (error instanceof HostError) return error;
	switch (error.code) {
		case 'ENOTFOUND':
		case 'EAI_AGAIN':
			return new HostError(
				'SSS_UNKNOWN_HOST',
				`The host you requested ${hostname} is unknown or cannot be found.`,
			);
		case 'ECONNREFUSED':
		case 'ETIMEDOUT':
		case 'EHOSTUNREACH':
		case 'ENETUNREACH':
			return new HostError('SSS_CONNECTION_TIME_EXCEEDED', sentences.connect);
		case 'ECONNRESET':
		case 'EPIPE':
			return new HostError('SSS_CONNECTION_CLOSED', 'Connection Closed Unexpectedly.');
		default:
			return /CERT|SELF_SIGNED|UNABLE_TO|ALTNAME|SSL/.test(error.code ?? '')
				? new HostError(
						'SSS_INVALID_HOST_CERT',
						'An untrusted, unsupported, or invalid certificate was found for this host.',
					)
				: new HostError('UNEXPECTED_ERROR', error.message);
	}
}

interface RestletCall {
	scriptId: string;
	deploymentId: string;
	method: string;
	body: string;
	headers?: Record<string, string>;
	urlParams?: Record<string, string>;
}

export const httpHost = {
	'http.request': ask,
	'https.restlet': async (
		run: Run,
		{ scriptId, deploymentId, method, body, headers = {}, urlParams = {} }: RestletCall,
	): Promise<Answer> => {
		run.spend(10);
		const url = new URL(RESTLET_PATH, run.origin());
		for (const [name, value] of Object.entries({ ...urlParams, script: scriptId, deploy: deploymentId }))
			url.searchParams.set(name, value);
		const named = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
		const reply = await run.callRestlet({ method, url, headers: named, body });
		return {
			code: reply.status,
			headers: Object.entries(reply.headers ?? {}),
			body: typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? ''),
		};
	},
};
