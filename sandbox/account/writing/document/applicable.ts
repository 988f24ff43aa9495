import type { Account } from '../../account';
import { toMinor } from '../../money';
import { accounts, currencyOf } from '../../reference';
import type { Row } from '../../store';
import type { ApplyRule } from './rules';

/** What something can be applied to has its customer, currency, subsidiary and A/R account. */
export interface Applier {
	entity: number;
	currency: number;
	subsidiary: number;
	receivable: number;
}

export function applierOf(row: Row): Applier {
	return {
		entity: Number(row.entity),
		currency: Number(row.currency),
		subsidiary: Number(row['m.subsidiary']),
		receivable: Number(row.receivable),
	};
}

export interface Applicable {
	doc: number;
	isJournal: boolean;
	openMinor: number;
}

/**
 * The documents with something open that a sublist offers, the oldest first.
 * @param only one of them, or one line of a journal entry
 */
export function applicable(
	{ store }: Account,
	{ types, side, ledger }: ApplyRule,
	{ entity, currency, subsidiary, receivable }: Applier,
	only?: { doc: number; line: number | null },
): Applicable[] {
	const open = side === 'debit' ? 'foreignamountunpaid' : 'foreignpaymentamountunused';
	const line = only?.line ?? null;
	return store
		.all(
			`SELECT t.id, t.type, ROUND(SUM(l.${open}), 3) AS open FROM _transaction t
			JOIN _transactionline m ON m."transaction" = t.id AND m.id = 0
			JOIN _transactionline l ON l."transaction" = t.id AND l.${open} > 0
			JOIN _transactionaccountingline g ON g."transaction" = t.id AND g.transactionline = l.id AND g.accountingbook = 1
			WHERE ${only ? 't.id = ?5' : "(t.entity = ?1 OR t.type = 'Journal') AND ?5 IS NULL"}
			AND t.type IN (${types.map((type) => `'${type}'`).join(', ')}) AND t.posting = 'T' AND t.voided = 'F'
			AND t.currency = ?2 AND m.subsidiary = ?3 AND g.account = ?4
			AND CASE t.type WHEN 'Journal' THEN l.entity ELSE t.entity END = ?1
			AND (?6 IS NULL OR l.id = ?6 OR (t.type <> 'Journal' AND ?6 = 0))
			GROUP BY t.id ORDER BY COALESCE(t.duedate, t.trandate), t.trandate, t.id`,
			[
				entity,
				currency,
				subsidiary,
				ledger === 'deposits' ? accounts.customerDeposits : receivable,
				only?.doc ?? null,
				line,
			],
		)
		.map((row) => ({
			doc: Number(row.id),
			isJournal: row.type === 'Journal',
			openMinor: toMinor(Number(row.open), currencyOf(currency).precision),
		}));
}
