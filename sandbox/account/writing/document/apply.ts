import type { Account } from '../../account';
import { post } from '../../ledger/post';
import { settle, unsettle } from '../../ledger/settle';
import type { Row } from '../../store';
import { depositExceeded, moreThanTotal } from '../refusal';
import type { Applied } from './draft';
import { posted, totalOf } from './posting';
import type { Application, DocumentRules, Draft } from './rules';

/**
 * Takes back what is applied no more, or otherwise than before; with credits to be used beside, everything, since they go
 * first.
 * @returns those that are to be applied anew
 */
export function takeBack(account: Account, id: number, before: readonly Application[], after: Applied): Application[] {
	const of = (applications: readonly Application[], doc: number) =>
		JSON.stringify(applications.filter((one) => one.doc === doc).map(({ line, minor }) => [line, minor]));
	const isNew = ({ doc }: Application) => of(before, doc) !== of(after.kept, doc);
	const isTaken = (one: Application) => after.passing.length > 0 || isNew(one);
	for (const doc of new Set(before.filter(isTaken).map((one) => one.doc))) unsettle(account, doc, id, account.clock.now());
	const anew = after.kept.filter(isTaken);
	return [...anew.filter(isNew), ...anew.filter((one) => !isNew(one))];
}

/**
 * Applies a stored document. Credits and deposits that were chosen beside go first to what it is applied to; the
 * document itself takes what they leave.
 * @throws Refusal where less is left of one of them than is to be applied
 */
export function apply(
	account: Account,
	id: number,
	{ rules, draft }: { rules: DocumentRules; draft: Draft },
	applications: readonly Application[],
	passing: Applied['passing'],
): void {
	const at = account.clock.now();
	const rest = passing.map((each) => ({ ...each }));
	for (const { list, doc, line, minor } of applications) {
		let open = minor;
		for (const credit of rest) {
			const part = Math.min(open, credit.minor);
			if (part <= 0) continue;
			applyCredit(account, draft, credit, doc, part, at);
			credit.minor -= part;
			open -= part;
		}
		if (open > 0 && settle(account, doc, id, open, at, rules.apply[list]!.link, line) < open) {
			throw moreThanTotal(rules.type === 'CustCred' ? 'credit' : 'payments');
		}
	}
}

/** A deposit needs a deposit application between it and the invoice; a credit memo or payment is applied itself. */
function applyCredit(
	account: Account,
	draft: Draft,
	credit: Application,
	doc: number,
	minor: number,
	at: number,
): void {
	if (credit.list !== 'deposit') {
		if (settle(account, doc, credit.doc, minor, at) < minor) throw moreThanTotal('payments');
		return;
	}
	const application: Draft = {
		type: 'DepAppl',
		lines: [],
		applications: [{ list: 'apply', doc, line: null, minor }],
		row: { ...shared(draft.row), 'm.createdfrom': credit.doc, ...account.nextNumbers('DepAppl') },
	};
	const id = post(account, posted(account, application, at));
	if (drawDeposit(account, application, id) < minor) throw depositExceeded();
	settle(account, doc, id, minor, at);
}

/** What a deposit application that is made along with a payment has of it. */
function shared(row: Row): Row {
	const columns = [
		...['entity', 'currency', 'exchangerate', 'trandate', 'postingperiod', 'receivable', 'createdby', 'lastmodifiedby'],
		...['m.subsidiary', 'm.department', 'm.class', 'm.location'],
	];
	return Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
}

/** Takes from its deposit what a deposit application uses. */
export function drawDeposit(account: Account, draft: Draft, id: number): number {
	const deposit = Number(draft.row['m.createdfrom']);
	return settle(account, deposit, id, totalOf(draft), account.clock.now(), 'DepAppl');
}
