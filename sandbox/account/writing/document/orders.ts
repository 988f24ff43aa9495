import type { Account } from '../../account';
import type { Row } from '../../store';
import { billedLine, invalidReference, noSuchLine } from '../refusal';
import type { DraftLine } from './rules';

/** Sales orders and the invoices that bill them, line by line. */

export interface OrderLine {
	id: number;
	item: number;
	quantity: number | null;
	/** Not billed yet; `null` for a line without a quantity. */
	remaining: number | null;
	billed: boolean;
	itemtype: string;
}

export function orderLines({ store }: Account, order: number): OrderLine[] {
	const rows = store.all(
		`SELECT l.id, l.item, -l.quantity AS quantity, i.itemtype, COUNT(k.nextdoc) AS links, -SUM(b.quantity) AS billed
		FROM _transactionline l JOIN item i ON i.id = l.item
		LEFT JOIN nexttransactionlinelink k ON k.previousdoc = l."transaction" AND k.previousline = l.id AND k.linktype = 'OrdBill'
		LEFT JOIN _transactionline b ON b."transaction" = k.nextdoc AND b.id = k.nextline
		WHERE l."transaction" = ? AND l.id > 0 AND l.taxline = 'F' GROUP BY l.id ORDER BY l.id`,
		[order],
	);
	return rows.map((row) => {
		const quantity = row.quantity === null ? null : Number(row.quantity);
		const remaining = quantity === null ? null : Math.round((quantity - Number(row.billed ?? 0)) * 1e5) / 1e5;
		return {
			id: Number(row.id),
			item: Number(row.item),
			quantity,
			remaining,
			billed: remaining === null ? Number(row.links) > 0 : remaining <= 0,
			itemtype: String(row.itemtype),
		};
	});
}

/** Lines of an invoice bill lines of the order that it is made from. @throws Refusal */
export function checkOrders(account: Account, row: Row, lines: readonly DraftLine[]): void {
	const source = row['m.createdfrom'] ?? null;
	const known = new Set(source === null ? [] : orderLines(account, Number(source)).map(({ id }) => id));
	for (const { order } of lines.filter(({ tax }) => !tax)) {
		if (order && order.doc !== source) throw invalidReference('orderDoc', order.doc);
		if (order && !known.has(order.line)) throw noSuchLine('item', 'orderLine', order.line);
	}
}

/** What has been billed of an order stays in it. @throws Refusal */
export function checkBilled(account: Account, order: number, lines: readonly DraftLine[]): void {
	const isBilled = ({ billed, remaining, quantity }: OrderLine) => billed || remaining !== quantity;
	const kept = new Set(lines.map(({ id }) => id));
	if (orderLines(account, order).some((line) => isBilled(line) && !kept.has(line.id))) throw billedLine();
}

/** Links the lines of an invoice with those of the orders they bill. @returns the orders */
export function linkOrders(account: Account, invoice: number, lines: readonly DraftLine[]): number[] {
	const { store } = account;
	const before = store.all(
		"SELECT previousdoc, previousline, nextline FROM nexttransactionlinelink WHERE nextdoc = ? AND linktype = 'OrdBill'",
		[invoice],
	);
	const billing = lines.filter(({ order }) => order);
	for (const { previousdoc, previousline, nextline } of before) {
		if (lines.some(({ id }) => id === nextline)) continue;
		store.run(
			"DELETE FROM nexttransactionlinelink WHERE previousdoc = ? AND previousline = ? AND nextdoc = ? AND linktype = 'OrdBill'",
			[previousdoc!, previousline!, invoice],
		);
	}
	for (const { id, order } of billing) {
		store.run(
			`INSERT INTO nexttransactionlinelink (previousdoc, previousline, previoustype, nextdoc, nextline, nexttype, linktype,
			lastmodifieddate) VALUES (?, ?, 'SalesOrd', ?, ?, 'CustInvc', 'OrdBill', ?) ON CONFLICT DO NOTHING`,
			[order!.doc, order!.line, invoice, id, account.clock.now()],
		);
	}
	return [...new Set([...before.map((row) => Number(row.previousdoc)), ...billing.map(({ order }) => order!.doc)])];
}

/**
 * The status of orders after something of them was billed, or is no longer. Believed: there is no fulfilment here and
 * orders can be billed before it, so an order billed in part waits as it did before.
 */
export function refreshOrders(account: Account, orders: readonly number[]): void {
	for (const order of orders) {
		const { status } = account.store.get('SELECT status FROM _transaction WHERE id = ?', [order])!;
		const lines = orderLines(account, order);
		const billed = lines.every((line) => line.billed);
		const next = billed ? 'G' : status === 'G' ? waitingStatus(lines) : status!;
		account.store.update('_transaction', order, { status: next, lastmodifieddate: account.clock.now() });
	}
}

/** Goods wait for fulfilment, the rest for billing. */
export function waitingStatus(lines: ReadonlyArray<{ itemtype: string }>): 'B' | 'F' {
	return lines.some(({ itemtype }) => itemtype === 'InvtPart') ? 'B' : 'F';
}
