import type { Account } from '../../account';
import { receivableAccount } from '../../business/people';
import { fromMinor } from '../../money';
import { currencyOf } from '../../reference';
import { cannotInitialize, notTransformable } from '../refusal';
import type { Json } from '../types';
import { documents } from './documents';
import { loadDraft } from './load';
import { orderLines } from './orders';
import { totalOf } from './posting';
import type { Draft, DraftLine } from './rules';

const ref = (id: unknown): Json => ({ id: String(id) });

/** Fields with a value alone. */
function filled(fields: Json): Json {
	return Object.fromEntries(
		Object.entries(fields).filter(
			([, value]) => value !== null && (value as Json | null)?.id !== 'null' && value !== undefined,
		),
	);
}

/** What the document inherits, with the customer under the name that the new document has for it. */
function inherited({ row }: Draft, customer: 'entity' | 'customer'): Json {
	return filled({
		[customer]: ref(row.entity),
		subsidiary: ref(row['m.subsidiary']),
		currency: ref(row.currency),
		department: ref(row['m.department'] ?? null),
		class: ref(row['m.class'] ?? null),
		location: ref(row['m.location'] ?? null),
	});
}

const precisionOf = ({ row }: Draft) => currencyOf(Number(row.currency)).precision;

/** What is open of the source, in its currency. */
function openOf({ row }: Draft, column: string): number {
	return Number(row[column] ?? 0);
}

const applied = (doc: number, amount: number) => ({ items: [{ doc: ref(doc), apply: true, amount }] });

/** An item line as a body has it. Amounts as people see them. */
function itemOf(draft: Draft, line: DraftLine): Json {
	const sign = draft.type === 'CustCred' ? 1 : -1;
	return filled({
		item: ref(line.item),
		description: line.memo,
		quantity: line.quantity,
		rate: line.rate,
		amount: fromMinor(sign * line.minor, precisionOf(draft)),
		department: ref(line.department ?? null),
		class: ref(line.class ?? null),
		location: ref(line.location ?? null),
	});
}

const itemLines = ({ lines }: Draft) => lines.filter(({ tax }) => !tax);

type Transform = (account: Account, source: Draft, id: number) => Json | null;

/** The order's lines that wait to be billed, with what is left of them. */
const orderToInvoice: Transform = (account, source, id) => {
	if (source.row.status === 'C' || source.row.status === 'H' || source.row.status === 'A') return null;
	const waiting = orderLines(account, id).filter(({ billed }) => !billed);
	const items = waiting.map(({ id: line, remaining, quantity }) => {
		const own = source.lines.find((each) => each.id === line)!;
		const part = remaining === quantity ? itemOf(source, own) : partOf(source, own, remaining!);
		return { ...part, orderDoc: ref(id), orderLine: line };
	});
	if (items.length === 0) return null;
	const { terms, employee, otherrefnum, memo, exchangerate } = source.row;
	return {
		...inherited(source, 'entity'),
		...filled({
			terms: ref(terms),
			salesRep: ref(employee),
			otherRefNum: otherrefnum,
			memo,
			exchangeRate: exchangerate,
		}),
		createdFrom: ref(id),
		item: { items },
	};
};

function partOf(source: Draft, line: DraftLine, quantity: number): Json {
	const { amount: _, ...rest } = itemOf(source, line);
	return { ...rest, quantity };
}

const invoiceToCreditMemo: Transform = (_account, source, id) => {
	const open = openOf(source, 'foreignamountunpaid');
	const total = fromMinor(totalOf(source), precisionOf(source));
	if (source.row.voided === 'T' || source.row.posting !== 'T') return null;
	return {
		...inherited(source, 'entity'),
		...filled({ memo: source.row.memo, exchangeRate: source.row.exchangerate, account: ref(source.row.receivable) }),
		createdFrom: ref(id),
		item: { items: itemLines(source).map((line) => itemOf(source, line)) },
		...(open > 0 ? { apply: applied(id, Math.min(open, total)) } : {}),
	};
};

const invoiceToPayment: Transform = (_account, source, id) => {
	const open = openOf(source, 'foreignamountunpaid');
	if (open <= 0 || source.row.posting !== 'T') return null;
	return {
		...inherited(source, 'customer'),
		arAcct: ref(source.row.receivable),
		payment: open,
		apply: applied(id, open),
	};
};

const depositToApplication: Transform = (_account, source, id) => {
	if (openOf(source, 'foreignpaymentamountunused') <= 0) return null;
	return { ...inherited(source, 'customer'), deposit: ref(id) };
};

const toRefund =
	(list: 'apply' | 'deposit'): Transform =>
	(_account, source, id) => {
		const open = openOf(source, 'foreignpaymentamountunused');
		if (open <= 0) return null;
		const receivable = list === 'apply' ? { arAcct: ref(source.row.receivable) } : {};
		return { ...inherited(source, 'customer'), ...receivable, [list]: applied(id, open) };
	};

/** From record type to record type, by REST name. Documented of REST or SuiteScript. */
const transforms: Readonly<Record<string, Readonly<Record<string, Transform>>>> = {
	salesOrder: { invoice: orderToInvoice },
	invoice: { customerPayment: invoiceToPayment, creditMemo: invoiceToCreditMemo },
	customerDeposit: { depositApplication: depositToApplication, customerRefund: toRefund('deposit') },
	creditMemo: { customerRefund: toRefund('apply') },
	customerPayment: { customerRefund: toRefund('apply') },
};

const ofCustomer: Readonly<Record<string, 'entity' | 'customer'>> = {
	invoice: 'entity',
	salesOrder: 'entity',
	creditMemo: 'entity',
	customerPayment: 'customer',
	customerDeposit: 'customer',
	customerRefund: 'customer',
};

/** The record types, by REST name, that a record of this type can be transformed to. */
export function transformsOf(from: string): readonly string[] {
	return Object.keys(from === 'customer' ? ofCustomer : (transforms[from] ?? {}));
}

/**
 * The body of the record that a transform begins with. It is changed by `mergedBody`, and saved by `createRecord`.
 * @param from REST's name of the source's record type
 * @throws Refusal for record types that cannot be transformed, and for sources that nothing can be made of
 */
export function draftOf(account: Account, from: string, id: number, to: string): Json {
	if (from === 'customer' && ofCustomer[to]) return fromCustomer(account, id, to, ofCustomer[to]);
	const transform = transforms[from]?.[to];
	if (!transform) throw notTransformable();
	const rules = documents.find(({ name }) => name === from)!.document;
	const exists = account.store.get('SELECT voided FROM _transaction WHERE id = ? AND type = ?', [id, rules.type]);
	const draft = exists && exists.voided !== 'T' && transform(account, loadDraft(account, rules, id), id);
	if (!draft) throw cannotInitialize(to, id);
	return withoutFeatures(account, withoutInactive(account, draft));
}

const lists = {
	terms: 'term',
	salesRep: 'employee',
	department: 'department',
	class: 'classification',
	location: 'location',
};

/** Believed: what can no longer be chosen is not taken over. */
function withoutInactive(account: Account, draft: Json): Json {
	const inactive = (name: string, value: unknown) => {
		const table = (lists as Readonly<Record<string, string>>)[name];
		const id = (value as { id?: unknown } | null)?.id;
		return table && account.store.get(`SELECT id FROM ${table} WHERE id = ? AND isinactive = 'T'`, [Number(id)]);
	};
	const fields = Object.entries(draft).filter(([name, value]) => !inactive(name, value));
	const item = draft.item as { items?: Json[] } | undefined;
	return {
		...Object.fromEntries(fields),
		...(item?.items ? { item: { items: item.items.map((line) => withoutInactive(account, line)) } } : {}),
	};
}

function fromCustomer(account: Account, id: number, to: string, name: 'entity' | 'customer'): Json {
	const row = account.store.get("SELECT * FROM _customer WHERE id = ? AND isinactive = 'F'", [id]);
	if (!row) throw cannotInitialize(to, id);
	const sale = to === 'invoice' || to === 'salesOrder';
	const receivable = Number(row.receivablesaccount ?? receivableAccount(Number(row.subsidiary)));
	const draft = {
		[name]: ref(id),
		subsidiary: ref(row.subsidiary),
		currency: ref(row.currency),
		...(sale ? filled({ terms: ref(row.terms), salesRep: ref(row.salesrep) }) : {}),
		...(to === 'customerPayment' || to === 'customerRefund' ? { arAcct: ref(receivable) } : {}),
	};
	return withoutFeatures(account, withoutInactive(account, draft));
}

function withoutFeatures({ features }: Account, draft: Json): Json {
	const { subsidiary, currency, exchangeRate, ...rest } = draft;
	return {
		...rest,
		...filled({
			subsidiary: features.oneWorld ? subsidiary : undefined,
			currency: features.multiCurrency ? currency : undefined,
			exchangeRate: features.multiCurrency ? exchangeRate : undefined,
		}),
	};
}
