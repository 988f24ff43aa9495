import { createServer as createHttp, type RequestListener, type Server as HttpServer } from 'node:http';
import { createServer as createHttps, type Server as HttpsServer } from 'node:https';
import { createServer as createTcp, type AddressInfo, type Socket } from 'node:net';
import type { Certificate } from './certificate';

export interface Listener {
	port: number;
	/** Ends every connection. */
	close(): Promise<void>;
}

/** A TLS connection begins with a handshake record; no HTTP request begins with this byte. */
const TLS_HANDSHAKE = 22;

/**
 * Listens on the loopback interface for HTTP and HTTPS at the same port: NetSuite speaks HTTPS alone, and some clients
 * can do nothing else, while everything else is simpler without certificates.
 * @param certificate asked for at the first HTTPS connection
 */
export async function listen(
	port: number,
	certificate: () => Promise<Certificate>,
	onRequest: RequestListener,
): Promise<Listener> {
	const http = createHttp(onRequest);
	let https: Promise<HttpsServer> | undefined;
	const sockets = new Set<Socket>();

	const serverFor = (firstByte: number | undefined): HttpServer | Promise<HttpsServer> =>
		firstByte === TLS_HANDSHAKE ? (https ??= certificate().then((pair) => createHttps(pair, onRequest))) : http;

	const tcp = createTcp((socket) => {
		sockets.add(socket);
		socket.once('close', () => sockets.delete(socket));
		// Who resets a connection before its first request is nobody's error.
		socket.on('error', () => socket.destroy());
		socket.once('data', (chunk: Buffer) => {
			socket.pause();
			void Promise.resolve(serverFor(chunk[0])).then(
				(server) => {
					socket.unshift(chunk);
					server.emit('connection', socket);
					// TLS reads what was put back by itself; flowing, it would be gone before.
					if (server === http) socket.resume();
				},
				() => socket.destroy(),
			);
		});
	});

	await new Promise<void>((resolve, reject) => {
		tcp.once('error', reject);
		tcp.listen(port, '127.0.0.1', resolve);
	});
	return {
		port: (tcp.address() as AddressInfo).port,
		close: () =>
			new Promise((resolve) => {
				tcp.close(() => resolve());
				for (const socket of sockets) socket.destroy();
			}),
	};
}
