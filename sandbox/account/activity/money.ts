import { applyDeposit, receiveDeposit, receivePayment, refund, type Application } from '../business/money';
import { creditLines, enterCreditMemo, enterReceivablesJournal } from '../business/corrections';
import { settle } from '../ledger/settle';
import { toMinor } from '../money';
import { currencyOf } from '../reference';
import type { Row } from '../store';
import { anyRow, dealOf, openInvoicesOf, type OpenInvoice, type Play, type Scene } from './scene';

/** Payments, credits and deposits, applied in part, in full and over several invoices. */

const openInvoice = (scene: Scene) => anyRow(scene, '_transaction', "r.type = 'CustInvc' AND r.status = 'A'");

/** An amount for each invoice: all of it, or part of the last. */
function spreadOver(scene: Scene, invoices: readonly OpenInvoice[], full: boolean): Application[] {
	return invoices.map(({ id, openMinor }, index) => {
		const part =
			full || index < invoices.length - 1 ? openMinor : Math.ceil((openMinor * scene.random.integer(1, 9)) / 10);
		return { to: id, minor: part };
	});
}

const totalOf = (applications: readonly Application[]) => applications.reduce((sum, { minor }) => sum + minor, 0);

/** A payment on one invoice or on several, with something left over now and then. */
const pay =
	(several: boolean, full: boolean): Play =>
	(scene) => {
		const { account, random, log, at } = scene;
		const invoice = openInvoice(scene);
		if (!invoice) return false;
		const deal = dealOf(account, invoice);
		const invoices = several ? openInvoicesOf(account, deal) : openInvoicesOf(account, deal).slice(0, 1);
		const applications = spreadOver(scene, invoices, full);
		const rest = random.chance(0.15) ? random.integer(1, 5000) : 0;
		log.created(
			'customerPayment',
			receivePayment(account, random, deal, at, totalOf(applications) + rest, applications),
		);
		log.moved('invoice', ...applications.map(({ to }) => to));
		return true;
	};

/** What is open of a payment or credit memo goes to an open invoice of the same customer. */
const applyOpen =
	(type: 'CustPymt' | 'CustCred', point: string): Play =>
	(scene) => {
		const { account, log, at } = scene;
		const found = withOpenInvoices(scene, `r.type = '${type}' AND r.foreignpaymentamountunused > 0`);
		if (!found) return false;
		settle(account, found.invoice.id, found.document.id, found.openMinor, at);
		log.changed(point, found.document.id);
		log.moved('invoice', found.invoice.id);
		return true;
	};

interface Match {
	document: Row & { id: number };
	openMinor: number;
	invoice: OpenInvoice;
}

/** Tries a few documents, since not every customer with an open credit has an open invoice too. */
function withOpenInvoices(scene: Scene, condition: string): Match | null {
	for (let tries = 0; tries < 8; tries++) {
		const document = anyRow(scene, '_transaction', condition);
		if (!document) return null;
		const [invoice] = openInvoicesOf(scene.account, dealOf(scene.account, document));
		if (invoice) return { document, invoice, openMinor: openMinor(document) };
	}
	return null;
}

const openMinor = (document: Row) =>
	toMinor(Number(document.foreignpaymentamountunused), currencyOf(Number(document.currency)).precision);

const takeDeposit: Play = (scene) => {
	const { account, random, log, at } = scene;
	const invoice = openInvoice(scene);
	if (!invoice) return false;
	log.created(
		'customerDeposit',
		receiveDeposit(account, random, dealOf(account, invoice), at, random.integer(100, 90000), undefined),
	);
	return true;
};

const useDeposit: Play = (scene) => {
	const { account, random, log, at } = scene;
	const found = withOpenInvoices(scene, "r.type = 'CustDep' AND r.foreignpaymentamountunused > 0");
	if (!found) return false;
	const minor = Math.min(found.openMinor, found.invoice.openMinor);
	const deal = dealOf(account, found.document);
	log.created(
		'depositApplication',
		applyDeposit(account, random, deal, at, found.document.id, [{ to: found.invoice.id, minor }]),
	);
	log.moved('customerDeposit', found.document.id);
	log.moved('invoice', found.invoice.id);
	return true;
};

/** A credit memo on an open invoice, applied to it in full, in part, or not at all. */
const credit: Play = (scene) => {
	const { account, random, log, at } = scene;
	const invoice = openInvoice(scene);
	if (!invoice) return false;
	const deal = dealOf(account, invoice);
	const open = toMinor(Number(invoice.foreignamountunpaid), currencyOf(deal.currency).precision);
	const minor = Math.ceil(open / random.integer(1, 4));
	const applied = random.pick([0, Math.ceil(minor / 2), minor]);
	const applications = applied > 0 ? [{ to: invoice.id, minor: applied }] : [];
	log.created(
		'creditMemo',
		enterCreditMemo(account, random, deal, at, creditLines(deal.currency, minor), invoice.id, applications).id,
	);
	if (applied > 0) log.moved('invoice', invoice.id);
	return true;
};

const refundCredit: Play = (scene) => {
	const { account, random, log, at } = scene;
	const document = anyRow(scene, '_transaction', "r.type = 'CustCred' AND r.foreignpaymentamountunused > 0");
	if (!document) return false;
	const deal = dealOf(account, document);
	log.created(
		'customerRefund',
		refund(account, random, deal, at, { id: document.id, type: 'CustCred' }, openMinor(document)),
	);
	log.moved('creditMemo', document.id);
	return true;
};

/** A journal entry that writes off what is open of an invoice. */
const writeOff: Play = (scene) => {
	const { account, random, log, at } = scene;
	const invoice = openInvoice(scene);
	if (!invoice) return false;
	const deal = dealOf(account, invoice);
	const minor = toMinor(Number(invoice.foreignamountunpaid), currencyOf(deal.currency).precision);
	const journal = enterReceivablesJournal(account, random, deal, at, minor, 'credit');
	settle(account, invoice.id, journal, minor, at);
	log.created('journalEntry', journal);
	log.moved('invoice', invoice.id);
	return true;
};

export const moneyChanges = {
	invoicePaid: { weight: 10, play: pay(false, true) },
	invoicePaidInPart: { weight: 6, play: pay(false, false) },
	invoicesPaidTogether: { weight: 4, play: pay(true, true) },
	paymentApplied: { weight: 4, play: applyOpen('CustPymt', 'customerPayment') },
	creditMemoEntered: { weight: 5, play: credit },
	creditMemoApplied: { weight: 3, play: applyOpen('CustCred', 'creditMemo') },
	creditMemoRefunded: { weight: 2, play: refundCredit },
	depositReceived: { weight: 2, play: takeDeposit },
	depositApplied: { weight: 3, play: useDeposit },
	invoiceWrittenOff: { weight: 1, play: writeOff },
} satisfies Record<string, { weight: number; play: Play }>;
