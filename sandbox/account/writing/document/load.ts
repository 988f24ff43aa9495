import type { Account } from '../../account';
import { toMinor } from '../../money';
import { accounts, currencyOf } from '../../reference';
import type { Row } from '../../store';
import type { DocumentType } from '../../documentTypes';
import type { Application, DocumentRules, Draft, DraftLine } from './rules';

/** A stored document as the draft that it was. */
export function loadDraft(account: Account, rules: DocumentRules, id: number): Draft {
	const { store } = account;
	const header = store.get('SELECT * FROM _transaction WHERE id = ?', [id])!;
	const main = store.get(
		'SELECT l.subsidiary, l.department, l.class, l.location, l.createdfrom, g.account FROM _transactionline l' +
			' JOIN _transactionaccountingline g ON g."transaction" = l."transaction" AND g.transactionline = l.id' +
			' AND g.accountingbook = 1 WHERE l."transaction" = ? AND l.id = 0',
		[id],
	)!;
	const receivable = store.get(
		'SELECT g.account FROM _transactionaccountingline g JOIN account k ON k.id = g.account' +
			` WHERE g."transaction" = ? AND g.accountingbook = 1 AND k.accttype = 'AcctRec' ORDER BY g.transactionline LIMIT 1`,
		[id],
	);
	const precision = currencyOf(Number(header.currency)).precision;
	const row: Row = {
		...header,
		'm.subsidiary': main.subsidiary!,
		'm.department': main.department!,
		'm.class': main.class!,
		'm.location': main.location!,
		'm.createdfrom': main.createdfrom!,
		account: main.account!,
		undeposited: main.account === accounts.undeposited ? 'T' : 'F',
		receivable: receivable?.account ?? null,
		foreigntotal: header.foreigntotal === null ? null : Math.abs(Number(header.foreigntotal)),
	};
	return {
		type: rules.type,
		row,
		lines: rules.lines ? linesOf(account, id, rules, precision) : [],
		applications: applicationsOf(account, id, rules),
	};
}

function linesOf({ store }: Account, id: number, rules: DocumentRules, precision: number): DraftLine[] {
	const sells = rules.type === 'CustInvc' || rules.type === 'SalesOrd';
	const rows = store.all(
		'SELECT l.*, g.account, k.previousdoc, k.previousline FROM _transactionline l' +
			' JOIN _transactionaccountingline g ON g."transaction" = l."transaction" AND g.transactionline = l.id' +
			' AND g.accountingbook = 1 LEFT JOIN nexttransactionlinelink k ON k.nextdoc = l."transaction"' +
			` AND k.nextline = l.id AND k.linktype = 'OrdBill' WHERE l."transaction" = ?` +
			`${rules.lines === 'item' ? ' AND l.id > 0' : ''} ORDER BY l.id`,
		[id],
	);
	return rows.map((row) => {
		const line: DraftLine = {
			id: Number(row.id),
			account: Number(row.account),
			minor: toMinor(Number(row.foreignamount), precision),
			department: row.department as number | null,
			class: row.class as number | null,
			location: row.location as number | null,
		};
		if (row.taxline === 'T') line.tax = true;
		if (row.item !== null) line.item = Number(row.item);
		if (row.quantity !== null) line.quantity = sells ? -Number(row.quantity) : Number(row.quantity);
		if (row.rate !== null) line.rate = Number(row.rate);
		if (row.memo !== null) line.memo = String(row.memo);
		if (rules.lines === 'line') line.entity = row.entity as number | null;
		if (row.previousdoc !== null) line.order = { doc: Number(row.previousdoc), line: Number(row.previousline) };
		return line;
	});
}

/** What the document is applied to now. */
function applicationsOf(account: Account, id: number, rules: DocumentRules): Application[] {
	const lists = Object.entries(rules.apply).filter(([, rule]) => !rule.passing);
	const rows = account.store.all(
		"SELECT k.previousdoc, k.previoustype, IIF(k.previoustype = 'Journal', k.previousline, NULL) AS line, t.currency," +
			' SUM(k.foreignamount) AS amount FROM nexttransactionlinelink k JOIN _transaction t ON t.id = k.nextdoc' +
			" WHERE k.nextdoc = ? AND k.linktype = 'Payment' AND k.base IS NOT NULL GROUP BY 1, 3 ORDER BY 1, 3",
		[id],
	);
	return rows.flatMap(({ previousdoc, previoustype, line, currency, amount }) => {
		const list = lists.find(([, { types }]) => types.includes(previoustype as DocumentType));
		if (!list) return [];
		const minor = toMinor(Number(amount), currencyOf(Number(currency)).precision);
		return [{ list: list[0], doc: Number(previousdoc), line: line as number | null, minor }];
	});
}
