import { lacking, required } from '../context/errors';
import { host } from '../context/host';
import type { File } from './file';
import { promising } from './promise';

/** N/email. 20 units. Nothing leaves this machine: what is sent stands in the local NetSuite's outbox. */

export interface Send {
	author: number | string;
	recipients: number | string | Array<number | string>;
	subject: string;
	body: string;
	cc?: Array<number | string>;
	bcc?: Array<number | string>;
	replyTo?: string;
	attachments?: File[];
	relatedRecords?: {
		transactionId?: number;
		entityId?: number;
		activityId?: number;
		customRecord?: { id: number; recordType: string };
	};
	isInternalOnly?: boolean;
}

const listOf = <T>(value: T | T[] | undefined | null): T[] =>
	value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

function deliver(method: string, options: Send): void {
	required(method, options, 'author', 'recipients', 'subject', 'body');
	const { author, subject, body, replyTo, relatedRecords = {} } = options;
	host('email.send', {
		author: String(author),
		recipients: listOf(options.recipients).flatMap((one) =>
			typeof one === 'string' ? one.split(/[;,]/) : [String(one)],
		),
		cc: listOf(options.cc).map(String),
		bcc: listOf(options.bcc).map(String),
		subject: String(subject),
		body: String(body),
		replyTo: replyTo ?? null,
		attachments: listOf(options.attachments).map(({ name, fileType, size }) => ({ name, fileType, size })),
		relatedRecords,
		isBulk: method === 'email.sendBulk',
	});
}

export const send = promising((options: Send) => deliver('email.send', options));

/** Documented: 10 units. */
export const sendBulk = promising((options: Send) => deliver('email.sendBulk', options));

export function sendCampaignEvent(): never {
	throw lacking('N/email.sendCampaignEvent');
}
