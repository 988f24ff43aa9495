import type { Account } from '../../account';
import { periodOf } from '../../business/sales';
import type { Row } from '../../store';
import { closedPeriod, dateOutsidePeriod, invalidReference } from '../refusal';

/**
 * The posting period of a document: that of its date, which has to be open.
 * The account's preference *Allow Transaction Date Outside of the Posting Period* says *Disallow*.
 * @param given what the client asked for
 * @throws Refusal
 */
export function postingPeriod(account: Account, date: string, given: number | null): number {
	// Believed: a closed period cannot be chosen, so that naming it is an invalid value.
	if (given !== null && !isOpen(account, given)) throw invalidReference('postingPeriod', given);
	const period = periodOf(date);
	if (!isOpen(account, period) || (given !== null && given !== period)) throw dateOutsidePeriod();
	return period;
}

function isOpen({ store }: Account, period: number): boolean {
	const row = store.get('SELECT closed, alllocked, arlocked FROM accountingperiod WHERE id = ?', [period]);
	return row !== null && row.closed !== 'T' && row.alllocked !== 'T' && row.arlocked !== 'T';
}

/**
 * What documents of closed periods post. A save may not change it; what does not touch the general ledger may be
 * changed: the account's periods have *Allow Non-G/L Changes*.
 */
export function closedLedger({ store }: Account, documents: readonly number[]): Row[] {
	return store.all(
		'SELECT t.id, t.postingperiod, g.accountingbook, g.account, ROUND(SUM(g.amount), 3) AS amount FROM _transaction t' +
			" JOIN accountingperiod p ON p.id = t.postingperiod AND (p.closed = 'T' OR p.arlocked = 'T')" +
			' JOIN _transactionaccountingline g ON g."transaction" = t.id' +
			` WHERE t.posting = 'T' AND t.id IN (${documents.map(Number).join(', ')})` +
			' GROUP BY 1, 2, 3, 4 HAVING ROUND(SUM(g.amount), 3) <> 0 ORDER BY 1, 2, 3, 4',
	);
}

/** @throws Refusal where the general ledger of a closed period is another than before */
export function checkClosedLedger(account: Account, documents: readonly number[], before: readonly Row[]): void {
	if (JSON.stringify(closedLedger(account, documents)) !== JSON.stringify(before)) throw closedPeriod();
}
