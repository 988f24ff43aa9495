import type { ServerResponse } from 'node:http';

/** What a request is answered with, before it goes over the wire. */
export interface Reply {
	status: number;
	headers?: Readonly<Record<string, string>>;
	/** Sent as JSON; a string or bytes are sent as they are. */
	body?: unknown;
}

export const RESOURCE = 'application/vnd.oracle.resource+json';

/** Writes a reply. The body's length is always announced, so that a cut answer can be told from a whole one. */
export function send(response: ServerResponse, reply: Reply): void {
	if (reply.status === 204) {
		response.writeHead(204, reply.headers);
		response.end();
		return;
	}
	const body = bytesOf(reply);
	response.writeHead(reply.status, { ...reply.headers, 'Content-Length': String(body.length) });
	response.end(body);
}

export function bytesOf({ body }: Reply): Buffer {
	if (body === undefined) return Buffer.alloc(0);
	if (Buffer.isBuffer(body)) return body;
	return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

/** A reply that has nothing left to be done before it is sent. */
export const written = (reply: Reply): Reply => (reply.body === undefined ? reply : { ...reply, body: bytesOf(reply) });
