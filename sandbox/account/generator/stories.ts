import type { Account } from '../account';
import {
	creditLines,
	enterCreditMemo,
	enterPayrollJournal,
	enterReceivablesJournal,
	returnLines,
} from '../business/corrections';
import type { Deal } from '../business/deal';
import { applyDeposit, receiveDeposit, receivePayment, refund } from '../business/money';
import { enterInvoice, enterSalesOrder, enterVendorBill, type Sale } from '../business/sales';
import { settle } from '../ledger/settle';
import { voidDocument } from '../ledger/remove';
import type { Random } from '../random';
import { DAY, HOUR } from '../time';

/** One story is a customer's piece of business from order to settlement; an account is many of them. */
export interface Scene {
	account: Account;
	random: Random;
	deal: Deal;
	vendor: number;
	/** When it begins, in seconds since 1970 UTC. */
	at: number;
	/** The account's present: nothing happens later. */
	until: number;
}

/** How invoices end, by how often. */
const endings = {
	open: 25,
	paid: 33,
	paidInTwo: 8,
	partlyPaid: 10,
	overpaid: 5,
	credited: 4,
	creditedAndPaid: 5,
	deposit: 4,
	writtenOff: 2,
	debitedAndPaid: 1,
	voided: 2,
	pending: 1,
};

type Asides = Readonly<Record<string, { chance: number; play: (scene: Scene) => number[] }>>;

/** Business that is no customer's, by how often an invoice is accompanied by it. */
const notReceivables: Asides = {
	payroll: { chance: 0.03, play: ({ account, random, deal, at }) => [enterPayrollJournal(account, random, deal, at)] },
	bill: { chance: 0.02, play: ({ account, random, vendor, at }) => [enterVendorBill(account, random, vendor, at)] },
};

/** What happens beside invoices, likewise. */
const asides: Asides = {
	journal: {
		chance: 0.01,
		play: (scene) => [
			journal(
				scene,
				later(scene, 1),
				scene.random.integer(100, 90000),
				scene.random.pick(['debit', 'credit'] as const),
			),
		],
	},
	order: {
		chance: 0.05,
		play: ({ account, random, deal, at }) => [
			enterSalesOrder(account, random, deal, at, random.pick(['B', 'F', 'C'] as const)).id,
		],
	},
	unappliedPayment: {
		chance: 0.02,
		play: (scene) => [payment(scene, later(scene, 2), scene.random.integer(1, 500000), [])],
	},
	voidedPayment: { chance: 0.005, play: voidedPayment },
	openCredit: { chance: 0.02, play: (scene) => [openCredit(scene).id] },
	refundedCredit: { chance: 0.012, play: refundedCredit },
	deposit: { chance: 0.01, play: (scene) => [openDeposit(scene, scene.random.integer(10000, 400000))] },
	refundedDeposit: { chance: 0.008, play: refundedDeposit },
	refundedPayment: { chance: 0.005, play: refundedPayment },
};

/**
 * Plays one story with that many invoices.
 * @returns the documents it left, for notes and messages: the customer's, and others
 */
export function playStory(scene: Scene, invoiceCount: number): { documents: number[]; others: number[] } {
	const { account, random, deal } = scene;
	const others = play(notReceivables, scene, invoiceCount);
	const documents = play(asides, scene, invoiceCount);
	const ending = random.weighted(endings);
	const invoices: Sale[] = [];
	for (let i = 0; i < invoiceCount; i++) {
		const order = random.chance(0.3) ? enterSalesOrder(account, random, deal, scene.at, 'G') : undefined;
		if (order) documents.push(order.id);
		const at = order ? later(scene, 5) : scene.at + i;
		invoices.push(
			enterInvoice(account, random, deal, Math.min(at, scene.until), { order, pending: ending === 'pending' }),
		);
	}
	documents.push(...invoices.map(({ id }) => id), ...settleStory[ending](scene, invoices));
	return { documents, others };
}

function play(asides: Asides, scene: Scene, invoiceCount: number): number[] {
	const chosen = Object.values(asides).filter(({ chance }) => scene.random.chance(chance * invoiceCount));
	return chosen.flatMap((aside) => aside.play(scene));
}

const applyAll = (invoices: readonly Sale[]) => invoices.map(({ id, totalMinor }) => ({ to: id, minor: totalMinor }));
const totalOf = (invoices: readonly Sale[]) => invoices.reduce((sum, { totalMinor }) => sum + totalMinor, 0);

const settleStory: Record<keyof typeof endings, (scene: Scene, invoices: readonly Sale[]) => number[]> = {
	open: () => [],
	pending: () => [],
	paid: (scene, invoices) => [payment(scene, later(scene, 40), totalOf(invoices), applyAll(invoices))],
	paidInTwo(scene, invoices) {
		const half = Math.ceil(totalOf(invoices) / 2);
		const halves = invoices.map(({ id, totalMinor }) => ({ to: id, minor: Math.floor(totalMinor / 2) }));
		const first = payment(scene, later(scene, 30), half, halves);
		return [first, payment(scene, later(scene, 60), totalOf(invoices), applyAll(invoices))];
	},
	partlyPaid(scene, invoices) {
		const share = scene.random.integer(1, 9) / 10;
		const parts = invoices.map(({ id, totalMinor }) => ({ to: id, minor: Math.ceil(totalMinor * share) }));
		return [
			payment(
				scene,
				later(scene, 40),
				parts.reduce((sum, { minor }) => sum + minor, 0),
				parts,
			),
		];
	},
	overpaid: (scene, invoices) => [
		payment(scene, later(scene, 40), totalOf(invoices) + scene.random.integer(1, 20000), applyAll(invoices)),
	],
	credited(scene, invoices) {
		return invoices.map(({ id, totalMinor }) => creditOf(scene, later(scene, 30), id, totalMinor, totalMinor));
	},
	creditedAndPaid(scene, invoices) {
		const credits = invoices.map(({ id, totalMinor }) => {
			const minor = Math.ceil(totalMinor / 4);
			// Some credit memos are only part-applied.
			return creditOf(scene, later(scene, 30), id, minor, scene.random.chance(0.3) ? Math.ceil(minor / 2) : minor);
		});
		return [...credits, payment(scene, later(scene, 50), totalOf(invoices), applyAll(invoices))];
	},
	deposit(scene, invoices) {
		const { account, random, deal } = scene;
		const minor = Math.ceil(totalOf(invoices) / random.integer(1, 3));
		const deposit = openDeposit(scene, minor + random.pick([0, 0, 500]));
		return [deposit, applyDeposit(account, random, deal, later(scene, 20), deposit, spread(invoices, minor))];
	},
	writtenOff(scene, invoices) {
		return invoices.map(({ id, totalMinor }) => {
			const at = later(scene, 90);
			const credit = journal(scene, at, totalMinor, 'credit');
			settle(scene.account, id, credit, totalMinor, Math.min(at + HOUR, scene.until));
			return credit;
		});
	},
	debitedAndPaid(scene, invoices) {
		const minor = scene.random.integer(100, 20000);
		const debit = journal(scene, later(scene, 10), minor, 'debit');
		const applications = [...applyAll(invoices), { to: debit, minor }];
		return [debit, payment(scene, later(scene, 40), totalOf(invoices) + minor, applications)];
	},
	voided(scene, invoices) {
		for (const { id } of invoices) voidDocument(scene.account, id, later(scene, 10));
		return [];
	},
};

/** A moment in the second half of so many days, not after the account's present. */
function later({ random, at, until }: Scene, days: number): number {
	return Math.min(at + random.integer(Math.ceil(days / 2), days) * DAY + random.integer(0, 6 * HOUR), until);
}

function payment(
	{ account, random, deal }: Scene,
	at: number,
	minor: number,
	applications: Array<{ to: number; minor: number }>,
): number {
	return receivePayment(account, random, deal, at, Math.max(1, minor), applications);
}

function journal({ account, random, deal }: Scene, at: number, minor: number, side: 'debit' | 'credit'): number {
	return enterReceivablesJournal(account, random, deal, at, minor, side);
}

function creditOf(scene: Scene, at: number, invoice: number, minor: number, applied: number): number {
	const { account, random, deal } = scene;
	const lines = creditLines(deal.currency, minor);
	return enterCreditMemo(account, random, deal, at, lines, invoice, [{ to: invoice, minor: applied }]).id;
}

function openCredit(scene: Scene): { id: number; minor: number } {
	const { account, random, deal } = scene;
	return enterCreditMemo(account, random, deal, later(scene, 5), returnLines(random, deal.currency), undefined, []);
}

function refundedCredit(scene: Scene): number[] {
	const credit = openCredit(scene);
	const minor = scene.random.chance(0.7) ? credit.minor : Math.ceil(credit.minor / 2);
	return [
		credit.id,
		refund(scene.account, scene.random, scene.deal, later(scene, 30), { id: credit.id, type: 'CustCred' }, minor),
	];
}

/** Some deposits belong to an order. */
function openDeposit(scene: Scene, minor: number): number {
	const { account, random, deal, at } = scene;
	const order = random.chance(0.5) ? enterSalesOrder(account, random, deal, at, 'B').id : undefined;
	return receiveDeposit(account, random, deal, at, minor, order);
}

function refundedDeposit(scene: Scene): number[] {
	const minor = scene.random.integer(1000, 300000);
	const deposit = openDeposit(scene, minor);
	return [
		deposit,
		refund(scene.account, scene.random, scene.deal, later(scene, 30), { id: deposit, type: 'CustDep' }, minor),
	];
}

function refundedPayment(scene: Scene): number[] {
	const minor = scene.random.integer(1000, 300000);
	const id = payment(scene, later(scene, 5), minor, []);
	return [id, refund(scene.account, scene.random, scene.deal, later(scene, 30), { id, type: 'CustPymt' }, minor)];
}

function voidedPayment(scene: Scene): number[] {
	const id = payment(scene, scene.at, scene.random.integer(1, 90000), []);
	voidDocument(scene.account, id, later(scene, 10));
	return [id];
}

/** The amount over the invoices, one after the other. */
function spread(invoices: readonly Sale[], minor: number): Array<{ to: number; minor: number }> {
	let rest = minor;
	return invoices
		.map(({ id, totalMinor }) => {
			const part = Math.min(rest, totalMinor);
			rest -= part;
			return { to: id, minor: part };
		})
		.filter((application) => application.minor > 0);
}
