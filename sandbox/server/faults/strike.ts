import type { ServerResponse } from 'node:http';
import { bytesOf, send, type Reply } from '../reply';
import type { WireFault } from './fault';

/** The two answers a struck request may get beside none. */
export interface Answers {
	/** Does what was asked for. */
	real: () => Promise<Reply>;
	/** The API's own words for not doing it. */
	refusal: (status: 429 | 500 | 503) => Reply;
}

/** Does to a request what the fault says. Ends when the answer is on its way or the connection is gone. */
export async function strike(fault: WireFault, response: ServerResponse, { real, refusal }: Answers): Promise<void> {
	switch (fault.fault) {
		case 'status':
			return send(response, refusal(fault.status));
		case 'reset':
			return fault.when === 'before' ? reset(response) : resetWithin(response, await real());
		case 'truncate':
			return send(response, cutShort(await real()));
		case 'lost':
			await real();
			return void response.destroy();
		case 'timeout':
			if (fault.when === 'after') await real();
			await closed(response, fault.afterMs ?? 0);
			return void response.destroy();
		case 'hang':
			if (fault.when === 'after') await real();
			return await closed(response);
		case 'html':
			if (fault.when === 'after') await real();
			return send(response, webPage(fault.status ?? 200));
		case 'drip':
			return await drip(response, await real(), fault.bytes ?? 16, fault.everyMs ?? 50);
	}
}

function reset(response: ServerResponse): void {
	response.socket?.resetAndDestroy();
}

/** Half of the body comes, out of an answer that announces the whole of it. */
function resetWithin(response: ServerResponse, reply: Reply): void {
	const body = bytesOf(reply);
	// An answer without a body would arrive whole.
	if (body.length === 0) return reset(response);
	response.writeHead(reply.status, { ...reply.headers, 'Content-Length': String(body.length) });
	response.write(firstHalf(body), () => reset(response));
}

const cutShort = (reply: Reply): Reply =>
	reply.body === undefined ? reply : { ...reply, body: firstHalf(bytesOf(reply)).toString() };

const firstHalf = (body: Buffer) => body.subarray(0, Math.floor(body.length / 2));

async function drip(response: ServerResponse, reply: Reply, bytes: number, everyMs: number): Promise<void> {
	const body = bytesOf(reply);
	if (body.length === 0) return send(response, reply);
	response.writeHead(reply.status, { ...reply.headers, 'Content-Length': String(body.length) });
	for (let from = 0; from < body.length && !response.destroyed; from += bytes) {
		response.write(body.subarray(from, from + bytes));
		await closed(response, everyMs);
	}
	response.end();
}

/** Waits until the connection is gone, or for that long at most. */
async function closed(response: ServerResponse, withinMs?: number): Promise<void> {
	if (response.destroyed) return;
	await new Promise<void>((resolve) => {
		const timer = withinMs === undefined ? undefined : setTimeout(end, withinMs);
		response.once('close', end);
		function end(): void {
			clearTimeout(timer);
			response.off('close', end);
			resolve();
		}
	});
}

/** Believed: proxies in front of NetSuite answer with web pages while it is being maintained; the words are ours. */
function webPage(status: 200 | 503): Reply {
	return {
		status,
		headers: { 'Content-Type': 'text/html; charset=utf-8' },
		body: `<!DOCTYPE html>
<html lang="en">
<head><title>Scheduled Maintenance</title></head>
<body>
<h1>NetSuite is currently unavailable</h1>
<p>We are performing scheduled maintenance. Please try again later.</p>
</body>
</html>
`,
	};
}
