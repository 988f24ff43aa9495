import type { Account } from '../../account';
import type { DocumentType } from '../../documentTypes';
import type { Row } from '../../store';
import { loadDraft } from './load';
import { sumOf } from './posting';
import type { DraftLine } from './rules';

/**
 * Tax lines of a document that is made from another: the other's, in the proportion of what is taken over. Beyond that
 * the local NetSuite reckons no taxes, and leaves tax lines that are there as they are.
 */
export function taxOfSource(account: Account, type: DocumentType, row: Row, items: readonly DraftLine[]): DraftLine[] {
	const source = row['m.createdfrom'] ?? null;
	if (source === null || (type !== 'CustInvc' && type !== 'CustCred')) return [];
	const from = type === 'CustInvc' ? ('SalesOrd' as const) : ('CustInvc' as const);
	const rules = {
		type: from,
		lines: 'item',
		apply: {},
		required: {},
		total: 'lines',
		from: [],
		voidable: false,
	} as const;
	const { lines } = loadDraft(account, rules, Number(source));
	const net = Math.abs(sumOf(lines.filter(({ tax }) => !tax)));
	const share = net === 0 ? 0 : sumOf(items) / net;
	let id = Math.max(0, ...items.map((line) => line.id));
	return lines
		.filter(({ tax }) => tax)
		.map((line) => ({
			account: line.account,
			tax: true as const,
			id: ++id,
			minor: Math.round(Math.abs(line.minor) * share) + 0,
		}))
		.filter(({ minor }) => minor !== 0);
}
