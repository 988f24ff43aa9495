import { pdfOf } from '../../account/pdf';
import { HostError } from '../engine/hostError';
import type { Run } from '../engine/run';

/** Documents as NetSuite prints them, as far as their content goes: a plain page of lines. */

interface Options {
	entityId: number;
	isHtml: boolean;
	openTransactionsOnly?: boolean;
}

/** Base64 of a PDF, or HTML. */
function page(lines: string[], isHtml: boolean): string {
	if (!isHtml) return pdfOf(lines).toString('base64');
	const escaped = lines.map((line) => line.replace(/[&<>]/g, (letter) => `&#${letter.charCodeAt(0)};`));
	return `<html><body>${escaped.map((line) => `<p>${line}</p>`).join('\n')}</body></html>`;
}

/** Seen in logs of N/record. */
const noSuchRecord = () => new HostError('RCRD_DSNT_EXIST', 'That record does not exist.');

const amount = (value: unknown) => Number(value ?? 0).toFixed(2);

export const renderHost = {
	'render.transaction': (run: Run, { entityId, isHtml }: Options) => {
		run.spend(10);
		const { store } = run.account;
		const head = store.get(
			`SELECT t.tranid, t.trandisplayname AS title, t.trandate, t.duedate, t.memo, t.otherrefnum, t.foreigntotal,
				t.foreignamountunpaid, c.symbol, (SELECT e.altname FROM entity e WHERE e.id = t.entity) AS entity
			FROM "transaction" t LEFT JOIN currency c ON c.id = t.currency WHERE t.id = ?`,
			[entityId],
		);
		if (!head) throw noSuchRecord();
		const items = store.all(
			`SELECT i.itemid, l.memo, ABS(l.quantity) AS quantity, l.rate, ABS(l.foreignamount) AS amount
			FROM transactionline l LEFT JOIN item i ON i.id = l.item
			WHERE l."transaction" = ? AND l.mainline = 'F' ORDER BY l.linesequencenumber`,
			[entityId],
		);
		const lines = [
			String(head.title),
			`To: ${String(head.entity ?? '')}`,
			`Date: ${String(head.trandate)}`,
			...(head.duedate === null ? [] : [`Due: ${String(head.duedate)}`]),
			...(head.otherrefnum === null ? [] : [`PO #: ${String(head.otherrefnum)}`]),
			...(head.memo === null ? [] : [`Memo: ${String(head.memo)}`]),
			'',
			...items.map(({ itemid, memo, quantity, rate, amount: total }) =>
				[itemid, memo, quantity && `${quantity} x ${amount(rate)}`, amount(total)].filter(Boolean).join('   '),
			),
			'',
			`Total: ${amount(Math.abs(Number(head.foreigntotal)))} ${String(head.symbol ?? '')}`,
			...(head.foreignamountunpaid === null ? [] : [`Open: ${amount(head.foreignamountunpaid)}`]),
		];
		// Believed: the name of the file.
		return { name: `${String(head.tranid)}.${isHtml ? 'html' : 'pdf'}`, contents: page(lines, isHtml) };
	},
	'render.statement': (run: Run, { entityId, isHtml, openTransactionsOnly = false }: Options) => {
		run.spend(10);
		const { store } = run.account;
		const customer = store.get('SELECT entityid, altname FROM customer WHERE id = ?', [entityId]);
		if (!customer) throw noSuchRecord();
		const documents = store.all(
			`SELECT trandisplayname AS title, trandate, foreigntotal, foreignamountunpaid FROM "transaction"
			WHERE entity = ? AND posting = 'T' AND voided = 'F' ORDER BY trandate, id`,
			[entityId],
		);
		const shown = documents.filter(
			({ foreignamountunpaid }) => !openTransactionsOnly || Number(foreignamountunpaid) > 0,
		);
		const lines = [
			'Statement',
			String(customer.altname ?? customer.entityid),
			'',
			...shown.map(({ title, trandate, foreigntotal, foreignamountunpaid }) =>
				[trandate, title, amount(foreigntotal), amount(foreignamountunpaid)].join('   '),
			),
		];
		return { name: `Statement_${entityId}.${isHtml ? 'html' : 'pdf'}`, contents: page(lines, isHtml) };
	},
};
