import type { Account } from '../../account/account';
import { documentTypes, type DocumentType } from '../../account/documentTypes';
import { receivableAccount } from '../../account/business/people';
import type { Json } from '../../account/writing';
import { applicable } from '../../account/writing/document/applicable';
import type { ApplyRule } from '../../account/writing/document/rules';

/** A line of `apply`, `credit` or `deposit` that nothing is applied to yet. */
export interface OfferedLine {
	doc: { id: string };
	[name: string]: unknown;
}

const numberOf = (value: unknown): number | null => {
	const id = typeof value === 'object' && value !== null ? (value as { id?: unknown }).id : value;
	return id === undefined || id === null || id === '' ? null : Number(id);
};

/** What a document with that body could be applied to, as a form lists it: the oldest first. */
export function offered(account: Account, rule: ApplyRule, body: Json): OfferedLine[] {
	const { store } = account;
	const entity = numberOf(body.customer ?? body.entity);
	const customer = entity === null ? null : store.get('SELECT * FROM _customer WHERE id = ?', [entity]);
	if (!customer) return [];
	const subsidiary = numberOf(body.subsidiary) ?? Number(customer.subsidiary);
	const lines = applicable(account, rule, {
		entity: entity!,
		currency: numberOf(body.currency) ?? Number(customer.currency),
		subsidiary,
		receivable:
			numberOf(body.arAcct) ??
			numberOf(body.account) ??
			Number(customer.receivablesaccount ?? receivableAccount(subsidiary)),
	});
	return lines
		.filter(({ doc }) => doc !== numberOf(body.id))
		.map(({ doc }) => {
			const row = store.get('SELECT * FROM _transaction WHERE id = ?', [doc])!;
			const symbol = store.get('SELECT name FROM currency WHERE id = ?', [row.currency!])?.name;
			return {
				line: 0,
				doc: { id: String(doc), refName: null },
				apply: false,
				amount: null,
				applyDate: row.trandate,
				currency: symbol ?? null,
				due: Number(row.foreignamountunpaid ?? row.foreignpaymentamountunused ?? 0),
				refNum: row.tranid,
				total: Math.abs(Number(row.foreigntotal ?? 0)),
				type: documentTypes[row.type as DocumentType].label,
				trantype: row.type,
				dueDate: row.duedate,
			};
		});
}
