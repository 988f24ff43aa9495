import type { Account } from '../account';
import { post } from '../ledger/post';
import { settle } from '../ledger/settle';
import type { Line } from '../ledger/types';
import type { Random } from '../random';
import { accounts } from '../reference';
import { fromDeal, type Deal } from './deal';
import { receivableAccount } from './people';
import { commonHeader } from './sales';

/** Money coming in and going out: payments, deposits and their applications, refunds. Amounts in minor units. */

/** What is to be applied to what. */
export interface Application {
	to: number;
	minor: number;
}

export function receivePayment(
	account: Account,
	random: Random,
	deal: Deal,
	at: number,
	minor: number,
	applications: readonly Application[],
): number {
	const deposited = random.chance(0.7);
	const id = post(account, {
		...fromDeal(account, deal, at),
		type: 'CustPymt',
		status: deposited ? 'C' : 'B',
		totalMinor: minor,
		lines: [
			// The main line is the money's account (believed), the receivable follows.
			{ account: deposited ? accounts.bank : accounts.undeposited, minor },
			...receivableCredits(random, deal, minor),
		],
		header: {
			...commonHeader(account, random, 'CustPymt', at),
			paymentmethod: random.chance(0.8) ? random.pick([1, 2, 5, 8]) : null,
		},
	});
	for (const { to, minor: applied } of applications) settle(account, to, id, applied, at);
	return id;
}

/** Some payments credit the receivable in two lines, so that one document is linked to another twice. */
function receivableCredits(random: Random, deal: Deal, minor: number): Line[] {
	const line = (part: number): Line => ({ account: receivableAccount(deal.subsidiary), minor: -part, open: true });
	if (minor < 2 || !random.chance(0.05)) return [line(minor)];
	const part = random.integer(1, minor - 1);
	return [line(part), line(minor - part)];
}

export function receiveDeposit(
	account: Account,
	random: Random,
	deal: Deal,
	at: number,
	minor: number,
	order: number | undefined,
): number {
	return post(account, {
		...fromDeal(account, deal, at),
		type: 'CustDep',
		status: 'B',
		totalMinor: minor,
		lines: [
			{ account: accounts.bank, minor, createdFrom: order },
			{ account: accounts.customerDeposits, minor: -minor, open: true },
		],
		header: { ...commonHeader(account, random, 'CustDep', at), paymentmethod: random.pick([1, 2, 5, 8]) },
	});
}

/** Takes from a deposit and pays invoices with it. */
export function applyDeposit(
	account: Account,
	random: Random,
	deal: Deal,
	at: number,
	deposit: number,
	applications: readonly Application[],
): number {
	const minor = applications.reduce((sum, application) => sum + application.minor, 0);
	const id = post(account, {
		...fromDeal(account, deal, at),
		type: 'DepAppl',
		status: null,
		totalMinor: minor,
		lines: [
			{ account: receivableAccount(deal.subsidiary), minor: -minor, createdFrom: deposit, open: true },
			{ account: accounts.customerDeposits, minor, open: true },
		],
		header: commonHeader(account, random, 'DepAppl', at),
	});
	settle(account, deposit, id, minor, at, 'DepAppl');
	for (const { to, minor: applied } of applications) settle(account, to, id, applied, at);
	return id;
}

/** Pays back what is open of a credit memo, a payment or a deposit. The sign of its total is unconfirmed. */
export function refund(
	account: Account,
	random: Random,
	deal: Deal,
	at: number,
	what: { id: number; type: 'CustCred' | 'CustPymt' | 'CustDep' },
	minor: number,
): number {
	const from = what.type === 'CustDep' ? accounts.customerDeposits : receivableAccount(deal.subsidiary);
	const id = post(account, {
		...fromDeal(account, deal, at),
		type: 'CustRfnd',
		status: 'A',
		totalMinor: minor,
		lines: [
			{ account: accounts.bank, minor: -minor },
			{ account: from, minor, open: true },
		],
		header: { ...commonHeader(account, random, 'CustRfnd', at), paymentmethod: 8 },
	});
	settle(account, what.id, id, minor, at);
	return id;
}
