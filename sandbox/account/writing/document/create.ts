import type { Account } from '../../account';
import { bodyFields } from '../../customFields';
import { post } from '../../ledger/post';
import { checkExternalId } from '../externalId';
import { depositExceeded, receivableNeedsCustomer } from '../refusal';
import type { Json, WritableDocument, WriteOptions } from '../types';
import { undone } from '../undone';
import { apply, drawDeposit } from './apply';
import { completed } from './complete';
import { appliedAfter, checkDraft, headerValues, linesAfter, withTotal } from './draft';
import { checkOrders, linkOrders, refreshOrders, waitingStatus } from './orders';
import { checkClosedLedger, closedLedger } from './periods';
import { posted, totalOf } from './posting';
import type { Draft, DraftLine } from './rules';
import { taxOfSource } from './tax';

/** Enters a transaction, applies it and gives its internal ID. @throws Refusal before anything is stored */
export function createDocument(account: Account, type: WritableDocument, body: Json, options: WriteOptions): number {
	const { document: rules } = type;
	const given = headerValues(account, type, body, null, options);
	const unset = (bodyFields[rules.type] ?? []).filter((field) => field.type === 'checkbox');
	const blank = Object.fromEntries(unset.map(({ scriptId }) => [scriptId, 'F']));
	const row = { ...blank, ...completed(account, rules, given) };
	checkExternalId(account, type, row.externalid ?? null, null);
	const items = linesAfter(account, type, row, [], body, options);
	const lines = [...items, ...taxOfSource(account, rules.type, row, items)];
	const unapplied: Draft = {
		type: rules.type,
		row: orderStatus(account, rules.type, row, lines),
		lines,
		applications: [],
	};
	checkReceivables(account, unapplied);
	if (rules.type === 'CustInvc') checkOrders(account, row, lines);
	const applied = appliedAfter(account, type, unapplied, [], body, options);
	const draft = withTotal(rules, { ...unapplied, applications: applied.kept }, applied);
	checkDraft(rules, draft, applied);

	return undone(account, () => {
		const touched = [...applied.kept, ...applied.passing].map(({ doc }) => doc);
		const before = closedLedger(account, touched);
		const numbers = account.nextNumbers(rules.type);
		const numbered: Draft = { ...draft, row: { ...numbers, ...withoutNull(draft.row) } };
		const id = post(account, posted(account, numbered, account.clock.now()));
		if (rules.type === 'DepAppl' && drawDeposit(account, numbered, id) < totalOf(numbered)) throw depositExceeded();
		apply(account, id, { rules, draft: numbered }, applied.kept, applied.passing);
		if (rules.type === 'CustInvc') refreshOrders(account, linkOrders(account, id, lines));
		checkClosedLedger(account, touched, before);
		return id;
	});
}

/** What is null need not be stored; and a number that was given as nothing is the next one. */
function withoutNull(row: Draft['row']): Draft['row'] {
	return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}

function orderStatus(
	{ store }: Account,
	type: Draft['type'],
	row: Draft['row'],
	lines: readonly DraftLine[],
): Draft['row'] {
	if (type !== 'SalesOrd' || row.status !== null) return row;
	const types = lines.flatMap(({ item }) =>
		item === undefined
			? []
			: [{ itemtype: String(store.get('SELECT itemtype FROM item WHERE id = ?', [item])!.itemtype) }],
	);
	return { ...row, status: waitingStatus(types) };
}

/** Receivables are somebody's. @throws Refusal */
export function checkReceivables({ store }: Account, { type, lines }: Draft): void {
	if (type !== 'Journal') return;
	for (const { account, entity = null } of lines) {
		const { accttype } = store.get('SELECT accttype FROM account WHERE id = ?', [account])!;
		if (accttype === 'AcctRec' && entity === null) throw receivableNeedsCustomer();
	}
}
