import { isoSecond } from '../../account/records';
import { HostError } from '../engine/hostError';
import type { Run } from '../engine/run';

interface Send {
	author: string;
	recipients: string[];
	cc: string[];
	bcc: string[];
	subject: string;
	body: string;
	replyTo: string | null;
	attachments: Array<{ name: string; fileType: string; size: number }>;
	relatedRecords: { transactionId?: number; entityId?: number };
	isBulk: boolean;
}

const MOST_RECIPIENTS = 10;
const isId = (value: string) => /^-?\d+$/.test(value.trim());

/** The address of an entity's internal ID, or the address itself. @throws HostError with the documented code */
function addressOf({ account }: Run, given: string, code: string): string {
	const value = given.trim();
	if (!isId(value)) {
		if (/^(?:.*<)?[^\s@<>]+@[^\s@<>]+>?$/.test(value)) return value;
		throw new HostError(code, `One or more of the email addresses is invalid: ${value}`);
	}
	const row = account.store.get('SELECT email FROM entity WHERE id = ?', [Number(value)]);
	if (!row?.email) throw new HostError(code, `The recipient ${value} has no email address.`);
	return String(row.email);
}

export const emailHost = {
	'email.send': async (run: Run, mail: Send): Promise<void> => {
		run.spend(mail.isBulk ? 10 : 20);
		const { account, outbox, saving, savedBy } = run;
		const author = account.store.get('SELECT id, email FROM employee WHERE id = ? OR email = ?', [
			isId(mail.author) ? Number(mail.author) : -1,
			mail.author,
		]);
		// Documented: the codes and the limit. Believed: the sentences.
		if (!author) {
			throw new HostError(
				'SSS_AUTHOR_MUST_BE_EMPLOYEE',
				'The author internal id or email must match an employee.',
			);
		}
		const all = [...mail.recipients, ...mail.cc, ...mail.bcc];
		if (!mail.isBulk && all.length > MOST_RECIPIENTS) {
			throw new HostError(
				'SSS_MAXIMUM_NUMBER_RECIPIENTS_EXCEEDED',
				`The maximum number of recipients (including cc and bcc) is ${MOST_RECIPIENTS}.`,
			);
		}
		const to = mail.recipients.map((one) => addressOf(run, one, 'SSS_INVALID_TO_EMAIL'));
		const cc = mail.cc.map((one) => addressOf(run, one, 'SSS_INVALID_CC_EMAIL'));
		const bcc = mail.bcc.map((one) => addressOf(run, one, 'SSS_INVALID_BCC_EMAIL'));
		const { transactionId, entityId } = mail.relatedRecords;
		let messageId: number | null = null;
		if (transactionId !== undefined || entityId !== undefined) {
			const body = {
				author: { id: String(author.id) },
				recipientEmail: to[0]!,
				...(isId(mail.recipients[0]!) ? { recipient: { id: mail.recipients[0]! } } : {}),
				...(cc.length > 0 ? { cc: cc.join(', ') } : {}),
				...(bcc.length > 0 ? { bcc: bcc.join(', ') } : {}),
				...(transactionId === undefined ? {} : { transaction: { id: String(transactionId) } }),
				...(entityId === undefined ? {} : { entity: { id: String(entityId) } }),
				subject: mail.subject,
				message: mail.body,
				emailed: true,
				incoming: false,
				htmlMessage: /<[a-z]/i.test(mail.body),
			};
			const options = { strictNames: true, lenientValues: false, hiddenColumns: new Set<string>() };
			messageId = await saving.create('message', body, options, savedBy);
		}
		const { subject, body, attachments, replyTo } = mail;
		const from = (author.email ?? null) as string | null;
		outbox.send({
			date: isoSecond(account.clock.now()),
			from,
			replyTo,
			to,
			cc,
			bcc,
			subject,
			body,
			attachments,
			messageId,
		});
	},
};
