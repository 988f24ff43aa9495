import type { Account } from '../account';
import { fromMinor, toMinor } from '../money';
import type { Random } from '../random';
import {
	accounts,
	classes,
	currencyOf,
	departments,
	descriptionItem,
	discountItem,
	items,
	locations,
	subsidiaryOf,
} from '../reference';
import type { Line, NewDocument } from '../ledger/types';
import { dateOf } from '../time';
import { memo } from '../words';
import type { Customer } from './people';

/** What the documents of one piece of business have alike. */
export interface Deal {
	customer: Customer;
	subsidiary: number;
	currency: number;
	department: number | null;
	class: number | null;
	location: number | null;
}

/** Business with a customer, mostly in the customer's own currency. */
export function deal(account: Account, random: Random, customer: Customer): Deal {
	const other = account.features.multiCurrency && random.chance(0.06);
	return {
		customer,
		subsidiary: subsidiaryFor(random, customer),
		currency: other ? random.pick(account.currencies) : customer.currency,
		department: random.chance(0.6) ? random.pick(departments).id : null,
		class: random.chance(0.5) ? random.pick(classes).id : null,
		location: random.chance(0.5) ? random.pick(locations).id : null,
	};
}

/** A third of a shared customer's business is the other subsidiary's. What is drawn for it is not taken from the rest. */
function subsidiaryFor(random: Random, { subsidiary, furtherSubsidiary }: Customer): number {
	if (furtherSubsidiary === null) return subsidiary;
	const back = random.mark();
	const chosen = random.chance(1 / 3) ? furtherSubsidiary : subsidiary;
	back();
	return chosen;
}

/** The part of a document that comes from the deal and the moment. */
export function fromDeal(
	account: Account,
	deal: Deal,
	at: number,
): Omit<NewDocument, 'type' | 'status' | 'lines' | 'totalMinor'> {
	const date = dateOf(at);
	return {
		entity: deal.customer.id,
		subsidiary: deal.subsidiary,
		currency: deal.currency,
		exchangeRate: account.rates.rate(subsidiaryOf(deal.subsidiary).currency, deal.currency, date),
		date,
		at,
		department: deal.department,
		class: deal.class,
		location: deal.location,
	};
}

/** What is sold: item lines and perhaps tax, all as credits (negative). */
export function saleLines(random: Random, currency: number): Line[] {
	const { precision, dollars } = currencyOf(currency);
	const lines: Line[] = [];
	const count = random.integer(1, random.chance(0.05) ? 12 : 4);
	for (let i = 0; i < count; i++) {
		const item = random.pick(items);
		const rate = fromMinor(toMinor((item.price * random.integer(80, 120)) / 100 / dollars, precision), precision);
		const quantity = item.type === 'Service' ? random.integer(1, 40) / 4 : random.integer(1, 30);
		lines.push({
			account: item.account,
			item: item.id,
			quantity,
			rate,
			minor: -Math.max(1, toMinor(rate * quantity, precision)),
			memo: random.chance(0.8) ? (item.description ?? undefined) : memo(random),
		});
	}
	if (random.chance(0.03))
		lines.push({ account: accounts.sales, item: descriptionItem.id, minor: 0, memo: memo(random) });
	if (random.chance(0.08)) lines.push(discount(lines, precision));
	if (random.chance(0.5)) lines.push(tax(random, lines));
	return lines;
}

export const sumOf = (lines: readonly Line[]) => lines.reduce((sum, line) => sum + line.minor, 0);

/** Ten per cent less: a debit among the credits, without a quantity. */
function discount(lines: readonly Line[], precision: number): Line {
	const minor = Math.round(-sumOf(lines) / 10);
	return {
		account: accounts.discounts,
		item: discountItem.id,
		minor,
		rate: -fromMinor(minor, precision),
		memo: 'Volume discount 10%',
	};
}

function tax(random: Random, lines: readonly Line[]): Line {
	const rate = random.pick([0.0725, 0.1, 0.19, 0.2]);
	return { account: accounts.taxPayable, tax: true, minor: Math.round(sumOf(lines) * rate) };
}
