import type { Account } from '../../account';
import { documentTypes } from '../../documentTypes';
import { removeLinks } from '../../ledger/remove';
import { repost, settlementsOf } from '../../ledger/repost';
import { accounts, subsidiaryOf } from '../../reference';
import type { Row } from '../../store';
import { checkExternalId } from '../externalId';
import { belowApplied, depositExceeded, voidedDocument } from '../refusal';
import { CURRENT_USER, type Json, type WritableDocument, type WriteOptions } from '../types';
import { undone } from '../undone';
import { apply, drawDeposit, takeBack } from './apply';
import { exchangeRate, requireColumns } from './complete';
import { checkReceivables } from './create';
import { appliedAfter, checkDraft, headerValues, linesAfter } from './draft';
import { loadDraft } from './load';
import { checkOrders, linkOrders, refreshOrders } from './orders';
import { checkClosedLedger, closedLedger, postingPeriod } from './periods';
import { headerColumns, posted, totalOf } from './posting';
import type { Draft } from './rules';

/**
 * Changes what the body names; lines and applications that it does not name stay. What the document posts and what is
 * open of it and of others follows.
 * @throws Refusal before anything is stored
 */
export function updateDocument(
	account: Account,
	type: WritableDocument,
	id: number,
	body: Json,
	options: WriteOptions,
): void {
	const { document: rules } = type;
	const before = loadDraft(account, rules, id);
	const given = headerValues(account, type, body, before.row, options);
	const row = changed(account, before.row, given, type);
	requireColumns(rules, row);
	checkExternalId(account, type, row.externalid ?? null, before.row);
	const lines = linesAfter(account, type, row, before.lines, body, options);
	const unapplied: Draft = { type: rules.type, row, lines, applications: [] };
	checkReceivables(account, unapplied);
	if (rules.type === 'CustInvc') checkOrders(account, row, lines);
	const applied = appliedAfter(account, type, unapplied, before.applications, body, options);
	const after: Draft = { ...unapplied, applications: applied.kept };
	const voided = before.row.voided === 'T';
	if (!voided) checkDraft(rules, after, applied);

	undone(account, () => {
		const at = account.clock.now();
		const linked = settlementsOf(account, id).flatMap(({ previous, next }) => [previous, next]);
		const touched = [...new Set([id, ...linked, ...[...applied.kept, ...applied.passing].map(({ doc }) => doc)])];
		const closed = closedLedger(account, touched);
		const fresh = takeBack(account, id, before.applications, after.applications);
		const reposting = ledgerOf(account, before) !== ledgerOf(account, after);
		if (voided && (reposting || applied.kept.length > 0)) throw voidedDocument();
		if (reposting) {
			if (rules.type === 'DepAppl') removeLinks(account, id, 'DepAppl', at);
			if (repost(account, id, posted(account, after, at))) throw belowApplied();
			if (rules.type === 'DepAppl' && drawDeposit(account, after, id) < totalOf(after)) throw depositExceeded();
		}
		const status: Row = rules.type === 'SalesOrd' ? { status: row.status! } : {};
		account.store.update('_transaction', id, {
			...headerColumns(row),
			...status,
			lastmodifiedby: CURRENT_USER,
			lastmodifieddate: at,
		});
		apply(account, id, { rules, draft: after }, fresh, applied.passing);
		if (rules.type === 'CustInvc') refreshOrders(account, reposting ? linkOrders(account, id, lines) : []);
		checkClosedLedger(account, touched, closed);
	});
}

/** The columns after the change, and what follows from another date. @throws Refusal */
function changed(account: Account, before: Row, given: Row, { document: { type } }: WritableDocument): Row {
	const row: Row = { ...before, ...given };
	if (given.account !== undefined && given.account !== null) row.undeposited = 'F';
	if (given.undeposited === 'T') row.account = accounts.undeposited;
	if (given.undeposited === 'F' && row.account === accounts.undeposited) row.account = accounts.bank;
	const dated =
		row.trandate !== before.trandate || (given.postingperiod ?? before.postingperiod) !== before.postingperiod;
	if (!dated || !documentTypes[type].posting) return row;
	const period = (given.postingperiod ?? null) as number | null;
	const base = subsidiaryOf(Number(row['m.subsidiary'])).currency;
	return {
		...row,
		postingperiod: postingPeriod(account, String(row.trandate), period),
		// Believed: another date brings that day's rate, unless the rate is given.
		...(given.exchangerate === undefined && row.trandate !== before.trandate
			? { exchangerate: exchangeRate(account, base, Number(row.currency), String(row.trandate)) }
			: {}),
	};
}

/** Equal where nothing has to be posted anew. */
function ledgerOf(account: Account, draft: Draft): string {
	const { header: _, at: __, lines, ...document } = posted(account, draft, 0);
	const sorted = lines.map((line) => Object.entries(line).sort(([a], [b]) => (a < b ? -1 : 1)));
	return JSON.stringify([document, sorted]);
}
