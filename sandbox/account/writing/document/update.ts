import type { Account } from '../../account';
import { documentTypes, type DocumentType } from '../../documentTypes';
import { removeLinks } from '../../ledger/remove';
import { repost, settlementsOf } from '../../ledger/repost';
import { accounts, subsidiaryOf } from '../../reference';
import type { Row } from '../../store';
import { checkExternalId } from '../externalId';
import { appliedNotPending, belowApplied, depositExceeded, missingValues, voidedDocument } from '../refusal';
import { CURRENT_USER, type Json, type WritableDocument, type WriteOptions } from '../types';
import { undone } from '../undone';
import { apply, drawDeposit, takeBack } from './apply';
import { rateGiven, requireColumns } from './complete';
import { checkReceivables } from './create';
import { appliedAfter, checkDraft, headerValues, linesAfter } from './draft';
import { itemsOf, property } from './lines';
import { loadDraft } from './load';
import { checkBilled, checkOrders, linkOrders, refreshOrders } from './orders';
import { checkClosedLedger, closedLedger, postingPeriod } from './periods';
import { headerColumns, isPending, posted, totalOf } from './posting';
import type { DocumentRules, Draft } from './rules';

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
	const settlements = settlementsOf(account, id);
	const spent = settlements.reduce((sum, { previous, minor }) => (previous === id ? sum + minor : sum), 0);
	const applied = appliedAfter(account, type, unapplied, before.applications, body, options, spent);
	const after: Draft = { ...unapplied, applications: applied.kept };
	const voided = before.row.voided === 'T';
	if (!voided) checkDraft(rules, after, applied, spent);
	if (settlements.length > 0 && isPending(after)) throw appliedNotPending();
	if (rules.type === 'SalesOrd') checkBilled(account, id, lines);

	undone(account, () => {
		const at = account.clock.now();
		const linked = settlements.flatMap(({ previous, next }) => [previous, next]);
		const touched = [...new Set([id, ...linked, ...[...applied.kept, ...applied.passing].map(({ doc }) => doc)])];
		const closed = closedLedger(account, touched);
		const fresh = takeBack(account, id, before.applications, applied);
		const reposting = ledgerOf(account, before) !== ledgerOf(account, after);
		if (voided && (reposting || asksToApply(rules, body))) throw voidedDocument();
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

const asksToApply = ({ apply: lists }: DocumentRules, body: Json): boolean =>
	Object.keys(lists).some((list) => itemsOf(body, list)?.some((line) => property(line, 'apply') !== false));

/** The columns after the change, and what follows from another date. @throws Refusal */
function changed(account: Account, before: Row, given: Row, { document: { type } }: WritableDocument): Row {
	const row: Row = { ...before, ...given, ...moneyAccount(type, before, given) };
	// What always has a value keeps it.
	for (const column of ['approvalstatus', 'status']) row[column] ??= before[column] ?? null;
	if (row.trandate === null) throw missingValues(['Date']);
	if (given.receivable === null && before.receivable !== null) throw missingValues(['A/R Account']);
	const redated = row.trandate !== before.trandate;
	// Believed: another date brings that day's rate, unless the rate is given.
	if (redated || given.exchangerate !== undefined) {
		const base = subsidiaryOf(Number(row['m.subsidiary'])).currency;
		const at = { base, currency: Number(row.currency), date: String(row.trandate) };
		row.exchangerate = rateGiven(account, at, given.exchangerate ?? null);
	}
	const period = given.postingperiod ?? null;
	if (!documentTypes[type].posting || (!redated && (period ?? before.postingperiod) === before.postingperiod)) {
		return { ...row, postingperiod: before.postingperiod ?? null };
	}
	return { ...row, postingperiod: postingPeriod(account, String(row.trandate), period as number | null) };
}

/** Where the money is after the change: without an account it is in undeposited funds, as when a payment is entered. */
function moneyAccount(type: DocumentType, before: Row, given: Row): Row {
	if (type === 'CustRfnd' && given.account === null) throw missingValues(['Account']);
	if (given.account !== undefined && given.account !== null) return { undeposited: 'F' };
	if (given.undeposited === 'F' && before.account === accounts.undeposited) return { account: accounts.bank };
	if (given.undeposited === 'T' || (given.account === null && given.undeposited !== 'F')) {
		return { account: accounts.undeposited, undeposited: 'T' };
	}
	return { account: before.account ?? null };
}

/** Equal where nothing has to be posted anew. */
function ledgerOf(account: Account, draft: Draft): string {
	const { header: _, at: __, lines, ...document } = posted(account, draft, 0);
	const sorted = lines.map((line) => Object.entries(line).sort(([a], [b]) => (a < b ? -1 : 1)));
	return JSON.stringify([document, sorted]);
}
