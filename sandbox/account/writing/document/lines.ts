import type { Account } from '../../account';
import { toMinor } from '../../money';
import { accounts, currencyOf, items } from '../../reference';
import type { Row } from '../../store';
import type { SqlValue } from '../../../suiteql/engine';
import { storedValues, type Settable } from '../properties';
import { LARGEST } from '../values';
import { atLine, invalidValue, missingValues, noSuchLine } from '../refusal';
import type { Json, WriteOptions } from '../types';
import type { DraftLine } from './rules';

/** The lines of a sublist in a body; `null` where the body does not name it. @throws Refusal */
export function itemsOf(body: Json, list: string): Json[] | null {
	const named = property(body, list) ?? null;
	if (named === null) return null;
	const { items: lines } = named as { items?: unknown };
	// A sublist as it is read unexpanded holds links alone.
	if (lines === undefined && typeof named === 'object' && 'links' in named) return null;
	if (!Array.isArray(lines) || lines.some((line) => typeof line !== 'object' || line === null))
		throw invalidValue(list);
	return lines as Json[];
}

/** Names are taken in any case. */
export function property(item: Json, name: string): unknown {
	return Object.entries(item).find(([own]) => own.toLowerCase() === name.toLowerCase())?.[1];
}

/**
 * Lines as they are after the body: those with a known `line` are changed, the others added. Where the list is to be
 * replaced, lines that are not named go.
 * @throws Refusal
 */
export function mergedLines(
	account: Account,
	list: string,
	settable: Settable,
	stored: readonly DraftLine[],
	body: Json,
	options: WriteOptions,
	make: (values: Row, before: DraftLine | null) => Omit<DraftLine, 'id'>,
): DraftLine[] {
	const given = itemsOf(body, list);
	if (given === null) return [...stored];
	const own = stored.filter(({ tax }) => !tax);
	const lines = new Map(own.map((line) => [line.id, line]));
	const named = new Set<number>();
	let last = Math.max(list === 'line' ? -1 : 0, ...stored.map(({ id }) => id));
	given.forEach((item, index) => {
		const line = property(item, 'line') ?? null;
		const key = line === null ? null : Number(line);
		const before = key === null ? null : (lines.get(key) ?? null);
		atLine(list, index, () => {
			// Before there are any lines, their numbers are only an order.
			if (key !== null && before === null && own.length > 0) throw noSuchLine(list, 'line', key);
			const values = storedValues(account, settable, item, before && storedLine(before), options);
			const id = before?.id ?? ++last;
			lines.set(id, { ...make(values, before), id });
			named.add(id);
		});
	});
	const kept = [...lines.values()].filter(({ id }) => !options.replace?.has(list) || named.has(id));
	return [...kept, ...stored.filter(({ tax }) => tax)].sort((a, b) => a.id - b.id);
}

/** What is compared with: an inactive item or department may stay where it is. */
function storedLine(line: DraftLine): Row {
	const { account, item = null, entity = null, department = null, class: of = null, location = null } = line;
	return { account, item, entity, department, class: of, location };
}

const own = <T>(values: Row, column: string, before: T): T => (column in values ? (values[column] as T) : before);

/**
 * An item line. What is not given follows: the rate from the item, the amount from rate and quantity.
 * @param sign of amounts: sales are credits
 */
export function itemLine(
	account: Account,
	{ currency, sign }: { currency: number; sign: 1 | -1 },
	values: Row,
	before: DraftLine | null,
): Omit<DraftLine, 'id'> {
	const item = own<number | undefined>(values, 'item', before?.item);
	if (item === undefined || item === null) throw missingValues(['Item']);
	const { itemtype, incomeaccount, description } = account.store.get('SELECT * FROM item WHERE id = ?', [item])!;
	const counted = itemtype !== 'Discount' && itemtype !== 'Description';
	const { precision } = currencyOf(currency);
	const changed = item !== before?.item;
	const quantity = own<number | null>(values, 'quantity', before?.quantity ?? null) ?? (counted ? 1 : undefined);
	const givenAmount = (values.foreignamount ?? null) as number | null;
	const givenRate = (values.rate ?? (changed ? null : before?.rate) ?? null) as number | null;
	const rate =
		givenAmount !== null && !('rate' in values)
			? share(givenAmount, quantity ?? 1)
			: (givenRate ?? price(item, currency, precision));
	const asBefore = before && !changed && !('quantity' in values) && !('rate' in values);
	const minor =
		givenAmount !== null
			? sign * toMinor(givenAmount, precision)
			: asBefore
				? before.minor
				: sign * toMinor(rate * (quantity ?? 1), precision);
	if (Math.abs(minor) > LARGEST * 10 ** precision) throw invalidValue('amount');
	const memo = 'memo' in values ? values.memo : (before?.memo ?? (description as string | null));
	const line: Omit<DraftLine, 'id'> = {
		account: before && !changed ? before.account : incomeAccount(incomeaccount!, itemtype!),
		item,
		minor: minor + 0,
		...(quantity === undefined ? {} : { quantity }),
		...(itemtype === 'Description' ? {} : { rate }),
		...(memo === null || memo === undefined ? {} : { memo: String(memo) }),
		...segments(values, before),
	};
	const order = orderOf(values, before);
	return order ? { ...line, order } : line;
}

/** -0 would be kept by SQLite and JSON. */
const share = (amount: number, quantity: number) => (quantity === 0 ? 0 : Math.round((amount / quantity) * 1e8) / 1e8);

/** The item's price in dollars, in the document's currency; what items cost is the generator's. */
function price(item: number, currency: number, precision: number): number {
	const known = items.find(({ id }) => id === item);
	if (!known) return 0;
	return toMinor(known.price / currencyOf(currency).dollars, precision) / 10 ** precision;
}

function incomeAccount(account: SqlValue, type: SqlValue): number {
	return Number(account ?? (type === 'Discount' ? accounts.discounts : accounts.sales));
}

function segments(values: Row, before: DraftLine | null): Pick<DraftLine, 'department' | 'class' | 'location'> {
	return {
		department: own(values, 'department', before?.department),
		class: own(values, 'class', before?.class),
		location: own(values, 'location', before?.location),
	};
}

function orderOf(values: Row, before: DraftLine | null): DraftLine['order'] {
	if (before?.order) return before.order;
	const { orderdoc, orderline } = values;
	return orderdoc && typeof orderline === 'number' ? { doc: Number(orderdoc), line: orderline } : undefined;
}

/** A line of a journal entry: an account, and either a debit or a credit. */
export function journalLine(currency: number, values: Row, before: DraftLine | null): Omit<DraftLine, 'id'> {
	const account = own<number | null>(values, 'account', before?.account ?? null);
	if (account === null) throw missingValues(['Account']);
	const { precision } = currencyOf(currency);
	const debit = (values.debit ?? null) as number | null;
	const credit = (values.credit ?? null) as number | null;
	if (debit !== null && credit !== null && debit !== 0 && credit !== 0) throw invalidValue('credit');
	const given = debit !== null || credit !== null;
	const minor = given ? toMinor(debit ?? 0, precision) - toMinor(credit ?? 0, precision) : (before?.minor ?? 0);
	const memo = own<string | null>(values, 'memo', before?.memo ?? null);
	return {
		account,
		minor: minor + 0,
		entity: own<number | null>(values, 'entity', before?.entity ?? null),
		...(memo === null ? {} : { memo }),
		...segments(values, before),
	};
}
