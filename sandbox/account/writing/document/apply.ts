import type { Account } from '../../account';
import { post } from '../../ledger/post';
import { settle, unsettle } from '../../ledger/settle';
import type { Row } from '../../store';
import type { Applied } from './draft';
import { posted, totalOf } from './posting';
import type { Application, DocumentRules, Draft } from './rules';

/** Takes back what is applied no more, or less than before. @returns those that are to be applied anew */
export function takeBack(
	account: Account,
	id: number,
	before: readonly Application[],
	after: readonly Application[],
): Application[] {
	const kept = (one: Application) => after.some((other) => other.doc === one.doc && other.minor === one.minor);
	for (const each of before) if (!kept(each)) unsettle(account, each.doc, id, account.clock.now());
	const was = (one: Application) => before.some((other) => other.doc === one.doc && other.minor === one.minor);
	return after.filter((each) => !was(each));
}

/**
 * Applies a stored document. Credits and deposits that were chosen beside go first to what it is applied to; the
 * document itself takes what they leave.
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
		if (open > 0) settle(account, doc, id, open, at, rules.apply[list]!.link, line);
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
	if (credit.list !== 'deposit') return void settle(account, doc, credit.doc, minor, at);
	const application: Draft = {
		type: 'DepAppl',
		lines: [],
		applications: [{ list: 'apply', doc, line: null, minor }],
		row: { ...shared(draft.row), 'm.createdfrom': credit.doc, ...account.nextNumbers('DepAppl') },
	};
	const id = post(account, posted(account, application, at));
	drawDeposit(account, application, id);
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
