/** A mail server on the loopback address that keeps what it is sent: as much of SMTP (RFC 5321) as one message takes. */

import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

export interface Mail {
	/** The addresses of the envelope, not those written in the message. */
	readonly from: string;
	readonly to: readonly string[];
	readonly subject: string;
	/** The body of a message in plain text. */
	readonly text: string;
}

export interface Mailbox {
	readonly port: number;
	/** What has come so far, the oldest first. */
	readonly mails: readonly Mail[];
	/** From now on recipients are refused with that sentence; with `null` they are taken again. */
	refuse(sentence: string | null): void;
	close(): Promise<void>;
}

export async function openMailbox(): Promise<Mailbox> {
	const mails: Mail[] = [];
	const sockets = new Set<Socket>();
	let refusal: string | null = null;
	const server = createServer((socket) => {
		sockets.add(socket);
		socket.once('close', () => sockets.delete(socket));
		// A client that goes away in the middle is no trouble of the tests.
		socket.on('error', () => socket.destroy());
		serve(socket, () => refusal, (mail) => mails.push(mail));
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		port: (server.address() as AddressInfo).port,
		mails,
		refuse: (sentence) => void (refusal = sentence),
		close: async () => {
			for (const socket of sockets) socket.destroy();
			server.close();
			await once(server, 'close');
		},
	};
}

function serve(socket: Socket, refusal: () => string | null, deliver: (mail: Mail) => void): void {
	const say = (line: string) => socket.write(`${line}\r\n`);
	let rest = '';
	let from = '';
	let to: string[] = [];
	let data: string[] | null = null;

	function take(line: string): void {
		if (data) {
			if (line !== '.') return void data.push(line.replace(/^\./, ''));
			deliver({ from, to, ...parsed(data.join('\r\n')) });
			[data, to] = [null, []];
			return void say('250 Kept');
		}
		const [, command = '', address = ''] = /^(\w+)(?:[^<]*<([^>]*)>)?/.exec(line) ?? [];
		switch (command.toUpperCase()) {
			case 'EHLO':
			case 'HELO':
			case 'RSET':
				return void say('250 Ready');
			case 'MAIL':
				from = address;
				return void say('250 Go on');
			case 'RCPT': {
				const refused = refusal();
				if (refused === null) to.push(address);
				return void say(refused === null ? '250 Go on' : `550 ${refused}`);
			}
			case 'DATA':
				data = [];
				return void say('354 End with a dot');
			case 'QUIT':
				say('221 Bye');
				return void socket.end();
			default:
				say('502 Not here');
		}
	}

	socket.setEncoding('utf8').on('data', (chunk: string) => {
		const lines = (rest + chunk).split('\r\n');
		rest = lines.pop() ?? '';
		lines.forEach(take);
	});
	say('220 Mailbox');
}

function parsed(message: string): Pick<Mail, 'subject' | 'text'> {
	const end = message.indexOf('\r\n\r\n');
	const header = message.slice(0, end).replace(/\r\n[ \t]+/g, ' ');
	const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(header)?.[1]?.trim() ?? '';
	return {
		subject: field('Subject').replace(/=\?UTF-8\?([QB])\?([^?]*)\?=\s?/gi, (_, kind: string, word: string) =>
			decoded(kind.toUpperCase() === 'B' ? 'base64' : 'quoted-printable', word.replace(/_/g, ' ')),
		),
		text: decoded(field('Content-Transfer-Encoding'), message.slice(end + 4)).replace(/\r\n/g, '\n').trim(),
	};
}

function decoded(encoding: string, text: string): string {
	if (encoding === 'base64') return Buffer.from(text, 'base64').toString('utf8');
	if (encoding !== 'quoted-printable') return text;
	const bytes = text.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
	return Buffer.from(bytes, 'latin1').toString('utf8');
}
