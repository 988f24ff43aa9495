/** Compares what is open on both sides, by subsidiary and currency. */

import type { DataTableRow } from './n8n';
import type { Json, TruthRecord } from './truthRows';

/** The field, and the column of the same name, that says how much of a document is open. */
const openAmounts: Readonly<Record<string, string>> = {
	invoice: 'amountRemaining',
	customerPayment: 'unapplied',
	customerDeposit: 'unapplied',
	creditMemo: 'unapplied',
};

export interface BalanceDifference {
	/** Internal IDs; empty where the account has no subsidiaries, or one currency only. */
	readonly subsidiary: string;
	readonly currency: string;
	readonly netsuite: number;
	readonly stored: number;
}

/** Added up in ten-thousandths: sums of doubles would drift. */
type Sums = Map<string, number>;

/**
 * Rows that are marked as deleted do not count.
 * @returns `undefined` for an integration point whose records have nothing open.
 */
export function compareBalances(
	point: string,
	records: readonly TruthRecord[],
	rows: readonly DataTableRow[],
): BalanceDifference[] | undefined {
	const field = openAmounts[point];
	if (field === undefined) return undefined;
	const netsuite: Sums = new Map();
	const stored: Sums = new Map();
	for (const record of records) add(netsuite, idOf(record.subsidiary), idOf(record.currency), record[field]);
	for (const row of rows) {
		if (row.isDeleted !== true) add(stored, row.subsidiaryId, row.currencyId, row[field]);
	}
	return [...new Set([...netsuite.keys(), ...stored.keys()])]
		.filter((key) => (netsuite.get(key) ?? 0) !== (stored.get(key) ?? 0))
		.map((key) => {
			const [subsidiary = '', currency = ''] = key.split('/');
			const amounts = { netsuite: (netsuite.get(key) ?? 0) / 10_000, stored: (stored.get(key) ?? 0) / 10_000 };
			return { subsidiary, currency, ...amounts };
		});
}

function add(sums: Sums, subsidiary: Json | undefined, currency: Json | undefined, amount: Json | undefined): void {
	const key = `${text(subsidiary)}/${text(currency)}`;
	sums.set(key, (sums.get(key) ?? 0) + Math.round(Number(amount ?? 0) * 10_000));
}

const text = (id: Json | undefined): string => (typeof id === 'string' || typeof id === 'number' ? String(id) : '');

function idOf(reference: Json | undefined): Json | undefined {
	const isReference = typeof reference === 'object' && reference !== null && !Array.isArray(reference);
	return isReference ? reference.id : undefined;
}
