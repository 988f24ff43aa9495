/** Entries for the push flow with awkward content, and what their records must hold. */

import type { TruthRecord } from '../../demo/truthRows';
import type { Entry } from './pushing';

export const kinds = ['contact', 'note', 'message'] as const;
export type Kind = (typeof kinds)[number];

/** What has to come through unchanged. */
const awkward = [
	'They pay on Friday.',
	'Said: "not before the 15th" & hung up <again>',
	'ご入金の確認をお願いします。\nZweite Zeile – ½ £',
	"L'échéance n'est pas respectée 📞",
	']]> &amp; {{ $json.key }} \\n %20',
];

/** As many of each kind, in turn, on customers and invoices of the account. */
export function entriesFor(customers: readonly TruthRecord[], invoices: readonly TruthRecord[], each: number): Entry[] {
	const isOnlyOne = (name: unknown) => customers.filter(({ companyName }) => companyName === name).length === 1;
	const named = customers.filter(({ companyName, isInactive }) => isOnlyOne(companyName) && isInactive === false);
	return Array.from({ length: each }, (_, n) => {
		const customer = named[n % named.length] as TruthRecord;
		const invoice = invoices[n % invoices.length] as TruthRecord;
		const text = `${awkward[n % awkward.length]} (${n})`;
		// By internal ID and by name in turn; and documents by number and by internal ID.
		const onCustomer = { customer: n % 2 === 0 ? customer.id : customer.companyName };
		const onInvoice = { invoice: n % 4 === 0 ? invoice.tranId : `id:${invoice.id}` };
		return [
			{
				key: `contact-${n}`, kind: 'contact', ...onCustomer, firstName: `Ada ${n}`, lastName: `O'Brien-${n}`,
				email: `ada.${n}@example.com`, phone: `+44 20 7946 ${1000 + n}`, jobTitle: 'Accounts payable & receivable',
			},
			{ key: `note-${n}`, kind: 'note', ...(n % 3 === 0 ? onInvoice : onCustomer), title: `Call ${n}`, text },
			{
				key: `message-${n}`, kind: 'message', ...(n % 3 === 0 ? onCustomer : onInvoice), title: `Reminder ${n}`, text: `<p>${text}</p>`,
				direction: n % 5 === 0 ? 'incoming' : 'outgoing', authorEmail: 'us@example.com', recipientEmail: `ap.${n}@example.com`,
				cc: 'copy@example.com', sentAt: `2026-03-${String(1 + (n % 28)).padStart(2, '0')}T09:30:00Z`,
			},
		];
	}).flat();
}

/** Whether a record of NetSuite's truth holds the entry's content. */
export function isAsWritten(entry: Entry, record: TruthRecord): boolean {
	const wanted = expected[entry.kind as Kind](entry);
	return Object.entries(wanted).every(([field, value]) => record[field] === value) && isOn(entry, record);
}

const expected: Record<Kind, (entry: Entry) => Record<string, unknown>> = {
	contact: ({ firstName, lastName, email, phone, jobTitle }) => ({ firstName, lastName, email, phone, title: jobTitle }),
	note: ({ title, text }) => ({ title, note: text }),
	message: ({ title, text, direction, authorEmail, recipientEmail, cc, sentAt }) => ({
		subject: title, message: text, incoming: direction === 'incoming', emailed: false, authorEmail, recipientEmail, cc, messageDate: sentAt,
	}),
};

const parents: Record<Kind, string> = { contact: 'company', note: 'entity', message: 'entity' };

/** On the customer or document that the entry names, by whatever it names it. */
function isOn({ kind, customer, invoice }: Entry, record: TruthRecord): boolean {
	const { id, refName } = record[invoice ? 'transaction' : parents[kind as Kind]] as { id: string; refName: string };
	const named = String(invoice ?? customer).replace(/^id:/, '');
	return /^\d+$/.test(named) ? named === id : refName.endsWith(named);
}
