import type { Account } from '../account';
import { post } from '../ledger/post';
import { settle } from '../ledger/settle';
import type { Line } from '../ledger/types';
import { fromMinor } from '../money';
import type { Random } from '../random';
import { accounts, currencyOf } from '../reference';
import { fromDeal, saleLines, sumOf, type Deal } from './deal';
import type { Application } from './money';
import { receivableAccount } from './people';
import { commonHeader } from './sales';

/** Credit memos and journal entries. Amounts in minor units. */

/** Takes back part of a sale; where an invoice is given, the credit memo is made from it. */
export function enterCreditMemo(
	account: Account,
	random: Random,
	deal: Deal,
	at: number,
	lines: readonly Line[],
	invoice: number | undefined,
	applications: readonly Application[],
): { id: number; minor: number } {
	const minor = sumOf(lines);
	const id = post(account, {
		...fromDeal(account, deal, at),
		type: 'CustCred',
		status: minor === 0 ? 'B' : 'A',
		// Negative, as vendor bills are known to be; for credit memos it is unconfirmed.
		totalMinor: -minor,
		lines: [{ account: receivableAccount(deal.subsidiary), minor: -minor, createdFrom: invoice, open: true }, ...lines],
		header: commonHeader(account, random, 'CustCred', at),
	});
	for (const { to, minor: applied } of applications) settle(account, to, id, applied, at);
	return { id, minor };
}

/** Credit lines of about that worth: debits, as quantities coming back. */
export function creditLines(currency: number, minor: number): Line[] {
	const { precision } = currencyOf(currency);
	return [{ account: accounts.sales, item: 40, quantity: 1, rate: fromMinor(minor, precision), minor, memo: 'Credit' }];
}

/** The lines of a sale the other way round. */
export function returnLines(random: Random, currency: number): Line[] {
	return saleLines(random, currency).map((line) => ({ ...line, minor: -line.minor }));
}

/** A correction of a customer's receivable by journal entry: a debit makes the customer owe more, a credit less. */
export function enterReceivablesJournal(
	account: Account,
	random: Random,
	deal: Deal,
	at: number,
	minor: number,
	side: 'debit' | 'credit',
): number {
	const sign = side === 'debit' ? 1 : -1;
	const customer = deal.customer.id;
	return post(account, {
		...fromDeal(account, deal, at),
		type: 'Journal',
		entity: null,
		status: 'B',
		totalMinor: null,
		lines: [
			{ account: accounts.badDebt, minor: -sign * minor, memo: 'Write-off "AR"' },
			{
				account: receivableAccount(deal.subsidiary),
				minor: sign * minor,
				entity: customer,
				memo: 'Correction',
				open: true,
			},
		],
		header: { ...commonHeader(account, random, 'Journal', at), approvalstatus: 2 },
	});
}

/** Payroll: a journal entry that has nothing to do with customers and must not be copied anywhere. */
export function enterPayrollJournal(account: Account, random: Random, deal: Deal, at: number): number {
	const minor = random.integer(100000, 9000000);
	const tax = Math.round(minor / 3);
	return post(account, {
		...fromDeal(account, deal, at),
		type: 'Journal',
		entity: null,
		status: random.chance(0.9) ? 'B' : 'A',
		totalMinor: null,
		lines: [
			{ account: accounts.payroll, minor, entity: null, memo: 'Salaries, confidential' },
			{ account: accounts.taxPayable, minor: -tax, entity: null },
			{ account: accounts.payrollPayable, minor: tax - minor, entity: null },
		],
		header: { ...commonHeader(account, random, 'Journal', at), approvalstatus: 2 },
	});
}
