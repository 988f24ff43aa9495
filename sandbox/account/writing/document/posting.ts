import type { Account } from '../../account';
import type { Line, NewDocument } from '../../ledger/types';
import { toMinor } from '../../money';
import { accounts, currencyOf } from '../../reference';
import type { Row } from '../../store';
import type { Draft } from './rules';

/** Columns of a draft that are no header columns, or that follow from the document. */
const apart = new Set([
	...['id', 'type', 'trandate', 'lastmodifieddate', 'entity', 'status', 'posting', 'voided', 'createddate'],
	...['closedate', 'currency', 'exchangerate', 'foreigntotal', 'account', 'receivable', 'undeposited'],
	...['foreignamountpaid', 'foreignamountunpaid', 'foreignpaymentamountused', 'foreignpaymentamountunused'],
]);

/** The header columns that the draft holds itself. */
export function headerColumns(row: Row): Row {
	return Object.fromEntries(Object.entries(row).filter(([column]) => !apart.has(column) && !column.startsWith('m.')));
}

/** What the document is worth, in minor units, as it stands in its header. */
export function totalOf({ type, row, lines, applications }: Draft): number {
	switch (type) {
		case 'CustInvc':
		case 'SalesOrd':
			return -sumOf(lines) + 0;
		case 'CustCred':
			return sumOf(lines);
		case 'DepAppl':
		case 'CustRfnd':
			return applications.reduce((sum, { minor }) => sum + minor, 0);
		default:
			return toMinor(Number(row.foreigntotal ?? 0), currencyOf(Number(row.currency)).precision);
	}
}

export const sumOf = (lines: readonly Line[]) => lines.reduce((sum, line) => sum + line.minor, 0);

/** The document as the ledger takes it, without what is applied. */
export function posted(account: Account, draft: Draft, at: number): NewDocument {
	const { type, row } = draft;
	const total = totalOf(draft);
	return {
		type,
		entity: (row.entity ?? null) as number | null,
		subsidiary: Number(row['m.subsidiary']),
		currency: Number(row.currency),
		exchangeRate: Number(row.exchangerate),
		date: String(row.trandate),
		at,
		status: statusOf(draft, total),
		lines: ledgerLines(account, draft, total),
		// Credit memos stand negative in the header, as vendor bills are known to; for them it is unconfirmed.
		totalMinor: type === 'Journal' ? null : type === 'CustCred' ? -total + 0 : total,
		department: (row['m.department'] ?? null) as number | null,
		class: (row['m.class'] ?? null) as number | null,
		location: (row['m.location'] ?? null) as number | null,
		header: {
			...headerColumns(row),
			...(type === 'CustInvc' ? { closedate: total === 0 ? row.trandate! : null } : {}),
		},
		...(isPending(draft) ? { posting: false } : {}),
	};
}

/** Waits for approval and is not in the general ledger. */
export const isPending = ({ type, row }: Draft) =>
	(type === 'CustInvc' || type === 'Journal') && row.approvalstatus !== 2 && row.approvalstatus !== null;

/** The status while nothing is applied. */
function statusOf(draft: Draft, total: number): string | null {
	const { type, row } = draft;
	switch (type) {
		case 'CustInvc':
			return isPending(draft) ? 'D' : total === 0 ? 'B' : 'A';
		case 'CustCred':
			return total === 0 ? 'B' : 'A';
		case 'CustPymt':
			return row.account === accounts.undeposited ? 'B' : 'C';
		case 'CustDep':
			return row.account === accounts.undeposited ? 'A' : 'B';
		case 'CustRfnd':
			return 'A';
		case 'Journal':
			return isPending(draft) ? 'A' : 'B';
		case 'SalesOrd':
			return String(row.status);
		default:
			return null;
	}
}

function ledgerLines({ store }: Account, { type, row, lines, applications }: Draft, total: number): Line[] {
	const receivable = Number(row.receivable);
	const money = Number(row.account);
	const createdFrom = (row['m.createdfrom'] ?? undefined) as number | undefined;
	switch (type) {
		case 'CustInvc':
			return [{ account: receivable, minor: total, createdFrom, open: true }, ...lines];
		case 'CustCred':
			return [{ account: receivable, minor: -total + 0, createdFrom, open: true }, ...lines];
		case 'SalesOrd':
			return [{ account: accounts.orders, minor: total }, ...lines];
		case 'CustPymt':
			return [
				{ account: money, minor: total },
				{ account: receivable, minor: -total + 0, open: true },
			];
		case 'CustDep':
			return [
				{ account: money, minor: total, createdFrom },
				{ account: accounts.customerDeposits, minor: -total + 0, open: true },
			];
		case 'DepAppl':
			return [
				{ account: receivable, minor: -total + 0, createdFrom, open: true },
				{ account: accounts.customerDeposits, minor: total, open: true },
			];
		case 'CustRfnd': {
			const of = (list: string) =>
				applications.filter((each) => each.list === list).reduce((sum, { minor }) => sum + minor, 0);
			return [
				{ account: money, minor: -total + 0 },
				...(of('apply') > 0 ? [{ account: receivable, minor: of('apply'), open: true as const }] : []),
				...(of('deposit') > 0
					? [{ account: accounts.customerDeposits, minor: of('deposit'), open: true as const }]
					: []),
			];
		}
		case 'Journal':
			return lines.map((line) => {
				const { accttype } = store.get('SELECT accttype FROM account WHERE id = ?', [line.account])!;
				return accttype === 'AcctRec' ? { ...line, open: true as const } : line;
			});
		case 'VendBill':
			throw new Error('The local NetSuite has no bills to write.');
	}
}
