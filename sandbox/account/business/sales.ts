import type { Account } from '../account';
import { bodyFields } from '../customFields';
import { documentTypes, type DocumentType } from '../documentTypes';
import { post } from '../ledger/post';
import type { Line } from '../ledger/types';
import type { Random } from '../random';
import { accounts, employeeIds, terms } from '../reference';
import type { Row } from '../store';
import { addDays, dateOf, DAY } from '../time';
import { memo } from '../words';
import { customValues } from './customFieldValues';
import { fromDeal, saleLines, sumOf, type Deal } from './deal';
import { receivableAccount } from './people';

/** A document with what it is about, so that the next one can be made from it. */
export interface Sale {
	id: number;
	lines: Line[];
	totalMinor: number;
}

/** The header columns every kind of document has; some documents have no number or an external ID. */
export function commonHeader(account: Account, random: Random, type: DocumentType, at: number): Row {
	const numbers = account.nextNumbers(type);
	return {
		...numbers,
		...(random.chance(0.01) ? { tranid: null } : {}),
		externalid: random.chance(0.05) ? `ext-${documentTypes[type].prefix}-${numbers.tranid}` : null,
		memo: random.chance(0.4) ? memo(random) : null,
		postingperiod: documentTypes[type].posting ? periodOf(dateOf(at)) : null,
		createdby: random.pick(employeeIds),
		lastmodifiedby: random.pick(employeeIds),
		...customValues(random, bodyFields[type] ?? [], at),
	};
}

/** Accounting periods are numbered by month since 2020, with gaps for quarters and years. */
export function periodOf(date: string): number {
	return (
		100 +
		(Number(date.slice(0, 4)) - 2020) * 17 +
		Number(date.slice(5, 7)) +
		Math.floor((Number(date.slice(5, 7)) - 1) / 3)
	);
}

export function enterSalesOrder(
	account: Account,
	random: Random,
	deal: Deal,
	at: number,
	status: 'B' | 'C' | 'F' | 'G',
): Sale {
	const lines = saleLines(random, deal.currency);
	const totalMinor = -sumOf(lines);
	const main = { account: accounts.orders, minor: totalMinor };
	const id = post(account, {
		...fromDeal(account, deal, at),
		type: 'SalesOrd',
		status,
		totalMinor,
		lines: [main, ...lines],
		header: {
			...commonHeader(account, random, 'SalesOrd', at),
			terms: deal.customer.terms,
			employee: deal.customer.salesRep,
			otherrefnum: purchaseOrder(random),
		},
	});
	return { id, lines, totalMinor };
}

/** An invoice, of an order's lines where there is one. `pending` waits for approval and is not in the ledger. */
export function enterInvoice(
	account: Account,
	random: Random,
	deal: Deal,
	at: number,
	from?: { order?: Sale; pending?: boolean },
): Sale {
	const lines = from?.order ? from.order.lines : saleLines(random, deal.currency);
	const totalMinor = -sumOf(lines);
	const term = terms.find(({ id }) => id === deal.customer.terms);
	const date = dateOf(at);
	const id = post(account, {
		...fromDeal(account, deal, at),
		type: 'CustInvc',
		status: from?.pending ? 'D' : totalMinor === 0 ? 'B' : 'A',
		posting: !from?.pending,
		totalMinor,
		lines: [
			{ account: receivableAccount(deal.subsidiary), minor: totalMinor, createdFrom: from?.order?.id, open: true },
			...lines,
		],
		header: {
			...commonHeader(account, random, 'CustInvc', at),
			duedate: random.chance(0.97) ? addDays(date, term?.days ?? 30) : null,
			closedate: totalMinor === 0 ? date : null,
			terms: term?.id ?? null,
			employee: deal.customer.salesRep,
			email: deal.customer.email,
			otherrefnum: purchaseOrder(random),
			approvalstatus: from?.pending ? 1 : 2,
		},
	});
	if (from?.order) linkOrder(account, from.order, id, at);
	return { id, lines, totalMinor };
}

/** Billing links, line by line; whoever reads payments must leave them out by their link type. */
function linkOrder(account: Account, order: Sale, invoice: number, at: number): void {
	order.lines.forEach((_, index) => {
		account.store.insert('nexttransactionlinelink', {
			previousdoc: order.id,
			previousline: index + 1,
			previoustype: 'SalesOrd',
			nextdoc: invoice,
			nextline: index + 1,
			nexttype: 'CustInvc',
			linktype: 'OrdBill',
			lastmodifieddate: at,
		});
	});
}

/** A bill of a vendor: neither it nor its messages are receivables. */
export function enterVendorBill(account: Account, random: Random, vendor: number, at: number): number {
	const totalMinor = random.integer(1000, 900000);
	const customer = {
		id: vendor,
		subsidiary: 1,
		furtherSubsidiary: null,
		currency: account.currencies[0]!,
		terms: 2,
		salesRep: null,
		email: null,
	};
	const deal: Deal = {
		customer,
		subsidiary: 1,
		currency: customer.currency,
		department: null,
		class: null,
		location: null,
	};
	return post(account, {
		...fromDeal(account, deal, at),
		type: 'VendBill',
		status: 'A',
		totalMinor: -totalMinor,
		lines: [
			{ account: accounts.payable, minor: -totalMinor },
			{ account: accounts.badDebt, minor: totalMinor },
		],
		header: { ...commonHeader(account, random, 'VendBill', at), duedate: dateOf(at + 30 * DAY) },
	});
}

function purchaseOrder(random: Random): string | null {
	return random.chance(0.5) ? random.pick(['PO', 'Bestellung ', '#', '']) + random.integer(1, 99999) : null;
}
