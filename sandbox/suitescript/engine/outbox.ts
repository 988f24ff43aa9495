/** E-mails that scripts sent. Nothing leaves this machine: they are kept here. */
export interface Email {
	/** `YYYY-MM-DDTHH:MM:SSZ` by the account's clock. */
	date: string;
	from: string | null;
	replyTo: string | null;
	to: string[];
	cc: string[];
	bcc: string[];
	subject: string;
	body: string;
	attachments: Array<{ name: string; fileType: string; size: number }>;
	/** Of the message that is on a record, if the e-mail was about one. */
	messageId: number | null;
}

export interface Outbox {
	send(email: Email): void;
	/** The oldest first. */
	all(): readonly Email[];
}

const KEPT = 1000;

export function createOutbox(): Outbox {
	const emails: Email[] = [];
	return {
		send(email) {
			emails.push(email);
			if (emails.length > KEPT) emails.shift();
		},
		all: () => emails,
	};
}
