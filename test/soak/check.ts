/** Whether what is stored is what NetSuite holds. */

import { compare } from '../../demo/compare';
import type { DataTableRow } from '../../demo/n8n';
import type { TruthRecord } from '../../demo/truthRows';

/** What is still open of a document, by integration point. Written down here and not asked of the package. */
const openAmounts: Readonly<Record<string, string>> = {
	invoice: 'amountRemaining',
	creditMemo: 'unapplied',
	customerPayment: 'unapplied',
	customerDeposit: 'unapplied',
};

/** Of so many differences the first are told. */
const TOLD = 5;

/** What is wrong with the rows of a point, in sentences; none when every field of every record is as NetSuite has it. */
export function wrongWith(point: string, records: readonly TruthRecord[], rows: readonly DataTableRow[]): string[] {
	const { differences, different } = compare(point, records, rows);
	const told = differences
		.slice(0, TOLD)
		.map(({ id, field, stored, netsuite }) => `${point} ${id} ${field}: stored ${short(stored)}, NetSuite ${short(netsuite)}`);
	const more = different > 0 ? [`${point}: different from NetSuite: ${different} record(s)`] : [];
	return [...more, ...told, ...wrongBalances(point, records, rows)];
}

/** Sums of what is open for each subsidiary and currency. Rows marked deleted count too: theirs must be nothing. */
function wrongBalances(point: string, records: readonly TruthRecord[], rows: readonly DataTableRow[]): string[] {
	const amount = openAmounts[point];
	if (amount === undefined) return [];
	const stored = sums(rows, (row) => [row.subsidiaryId, row.currencyId, row[amount]]);
	const netsuite = sums(records, (record) => [idOf(record.subsidiary), idOf(record.currency), record[amount]]);
	return [...new Set([...stored.keys(), ...netsuite.keys()])].flatMap((group) => {
		const [ours = 0, theirs = 0] = [stored.get(group), netsuite.get(group)];
		return ours === theirs ? [] : [`${point}: open in ${group}: stored ${ours / 10_000}, NetSuite ${theirs / 10_000}`];
	});
}

/** In ten-thousandths of the currency, so that sums are exact. */
function sums<T>(all: readonly T[], of: (one: T) => [subsidiary: unknown, currency: unknown, amount: unknown]): Map<string, number> {
	const found = new Map<string, number>();
	for (const one of all) {
		const [subsidiary, currency, amount] = of(one);
		const open = Math.round(Number(amount ?? 0) * 10_000);
		const group = `subsidiary ${String(subsidiary)}, currency ${String(currency)}`;
		if (open !== 0) found.set(group, (found.get(group) ?? 0) + open);
	}
	return found;
}

const idOf = (reference: unknown): unknown => (reference as { id?: string } | null | undefined)?.id ?? null;

const short = (value: unknown): string => {
	const text = JSON.stringify(value) ?? 'nothing';
	return text.length > 120 ? `${text.slice(0, 120)}…` : text;
};
