import { enterReceivablesJournal } from '../business/corrections';
import { refund } from '../business/money';
import type { DocumentType } from '../documentTypes';
import { voidDocument } from '../ledger/remove';
import { unsettle } from '../ledger/settle';
import { toMinor } from '../money';
import { currencyOf } from '../reference';
import { pointOf } from './changeLog';
import { anyRow, dealOf, type Play, type Scene } from './scene';

/** What is put right later: unapplied, voided, paid back, corrected by journal entry. */

/** Nothing was made from it: no refund, no deposit application. */
const untouched = 'NOT EXISTS (SELECT 1 FROM nexttransactionlinelink l WHERE l.previousdoc = r.id)';
const applied = "EXISTS (SELECT 1 FROM nexttransactionlinelink l WHERE l.nextdoc = r.id AND l.linktype = 'Payment')";

/** What a document is applied to; an invoice's order is linked to it too, and not settled by it. */
const appliedTo = ({ account }: Scene, id: number): Array<{ id: number; type: DocumentType }> =>
	account.store
		.all(
			'SELECT DISTINCT previousdoc AS id, previoustype AS type FROM nexttransactionlinelink' +
				" WHERE nextdoc = ? AND linktype = 'Payment' ORDER BY 1",
			[id],
		)
		.map(({ id: previous, type }) => ({ id: Number(previous), type: type as DocumentType }));

/** Takes a payment or credit memo off one of the documents it is applied to, which is open again. */
const unapply =
	(type: 'CustPymt' | 'CustCred'): Play =>
	(scene) => {
		const { account, random, log, at } = scene;
		const document = anyRow(scene, '_transaction', `r.type = '${type}' AND ${applied}`);
		if (!document) return false;
		const previous = random.pick(appliedTo(scene, document.id));
		unsettle(account, previous.id, document.id, at);
		log.changed(pointOf[type]!, document.id);
		log.moved(pointOf[previous.type]!, previous.id);
		return true;
	};

/** Voids a document; what it was applied to is open again. */
const makeVoid =
	(type: DocumentType, condition: string): Play =>
	(scene) => {
		const { account, log, at } = scene;
		const document = anyRow(scene, '_transaction', `r.type = '${type}' AND r.voided = 'F' AND ${untouched} AND ${condition}`);
		if (!document) return false;
		for (const previous of appliedTo(scene, document.id)) {
			unsettle(account, previous.id, document.id, at);
			log.moved(pointOf[previous.type]!, previous.id);
		}
		voidDocument(account, document.id, at);
		log.changed(pointOf[type]!, document.id);
		return true;
	};

/** Pays back what is open of a payment or deposit. */
const payBack =
	(type: 'CustPymt' | 'CustDep'): Play =>
	(scene) => {
		const { account, random, log, at } = scene;
		const document = anyRow(scene, '_transaction', `r.type = '${type}' AND r.foreignpaymentamountunused > 0`);
		if (!document) return false;
		const { precision } = currencyOf(Number(document.currency));
		const minor = toMinor(Number(document.foreignpaymentamountunused), precision);
		const deal = dealOf(account, document);
		log.created('customerRefund', refund(account, random, deal, at, { id: document.id, type }, minor));
		log.moved(pointOf[type]!, document.id);
		return true;
	};

/** A journal entry that nothing is applied to yet makes a customer owe more or less. */
const correct: Play = (scene) => {
	const { account, random, log, at } = scene;
	const invoice = anyRow(scene, '_transaction', "r.type = 'CustInvc'");
	if (!invoice) return false;
	const side = random.pick(['debit', 'credit'] as const);
	const minor = random.integer(100, 50000);
	log.created('journalEntry', enterReceivablesJournal(account, random, dealOf(account, invoice), at, minor, side));
	return true;
};

export const corrections = {
	paymentUnapplied: { weight: 3, play: unapply('CustPymt') },
	creditMemoUnapplied: { weight: 2, play: unapply('CustCred') },
	paymentVoided: { weight: 1, play: makeVoid('CustPymt', 'TRUE') },
	creditMemoVoided: { weight: 1, play: makeVoid('CustCred', 'TRUE') },
	invoiceVoided: { weight: 1, play: makeVoid('CustInvc', "r.status = 'A'") },
	paymentRefunded: { weight: 1, play: payBack('CustPymt') },
	depositRefunded: { weight: 1, play: payBack('CustDep') },
	receivableCorrected: { weight: 1, play: correct },
} satisfies Record<string, { weight: number; play: Play }>;
