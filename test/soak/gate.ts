/**
 * The address under which n8n reaches NetSuite. While NetSuite is away nobody listens there; it opens again when NetSuite
 * is back as it was: n8n must not see it while it is being brought there, since no account goes back in time.
 */

import { connect, createServer, type Server, type Socket } from 'node:net';

import { freePort } from '../../demo/n8n/process';

export interface Gate {
	readonly url: string;
	/** Refuses connections, and ends those that there are. */
	shut(): Promise<void>;
	/** @param url of the NetSuite that is behind it from now on */
	open(url: string): Promise<void>;
}

export async function createGate(): Promise<Gate> {
	const port = await freePort();
	const sockets = new Set<Socket>();
	let server: Server | undefined;
	const track = (socket: Socket, other: Socket) => {
		sockets.add(socket);
		socket.once('close', () => {
			sockets.delete(socket);
			other.destroy();
		});
		// What broke on one side breaks on the other; there is nobody to tell.
		socket.on('error', () => {});
	};
	const shut = async () => {
		const closing = server;
		server = undefined;
		for (const socket of sockets) socket.resetAndDestroy();
		if (closing) await new Promise((resolve) => closing.close(resolve));
	};
	const open = async (url: string) => {
		const behind = Number(new URL(url).port);
		const opened = createServer({ allowHalfOpen: true }, (outer) => {
			const inner = connect({ port: behind, host: '127.0.0.1', allowHalfOpen: true });
			track(outer, inner);
			track(inner, outer);
			outer.pipe(inner);
			inner.pipe(outer);
		});
		await new Promise<void>((resolve, reject) => {
			opened.once('error', reject);
			opened.listen(port, '127.0.0.1', resolve);
		});
		server = opened;
	};
	return { url: `http://127.0.0.1:${port}`, shut, open };
}
