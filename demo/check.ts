/** Compares everything that is stored with everything that NetSuite holds. */

import { compareBalances, type BalanceDifference } from './balances';
import { compare, type Comparison } from './compare';
import type { N8n } from './n8n';
import { points, tableOf, type CustomFieldChoice } from './points';
import type { TruthRecord } from './truthRows';

export interface Checked {
	readonly comparisons: ReadonlyMap<string, Comparison>;
	/** For integration points whose documents can be open: where something else is open than in NetSuite. */
	readonly balances: ReadonlyMap<string, readonly BalanceDifference[]>;
	/** In sentences; empty when all is equal. */
	readonly problems: readonly string[];
}

/**
 * Reads every integration point from both sides. A table that is missing is a problem and not an exception.
 * @param customFields those that the sync was asked for; none unless said
 */
export async function checkStore(
	n8n: Pick<N8n, 'dataTables' | 'rows'>,
	account: { truth(point: string, customFields?: 'all' | readonly string[]): Promise<TruthRecord[]> },
	customFields: CustomFieldChoice = {},
): Promise<Checked> {
	const tables = new Set((await n8n.dataTables()).map(({ name }) => name));
	const comparisons = new Map<string, Comparison>();
	const balances = new Map<string, readonly BalanceDifference[]>();
	const problems: string[] = [];
	for (const point of points) {
		const table = tableOf(point);
		const rows = tables.has(table) ? await n8n.rows(table) : [];
		const records = await account.truth(point, customFields[point]);
		const comparison = compare(point, records, rows);
		comparisons.set(point, comparison);
		const open = compareBalances(point, records, rows);
		if (open) balances.set(point, open);
		if (!tables.has(table)) problems.push(`${point}: there is no data table ${table}.`);
		if (comparison.different > 0) problems.push(`${point}: different from NetSuite: ${comparison.different} record(s).`);
		for (const { subsidiary, currency, netsuite, stored } of open ?? []) {
			problems.push(`${point}: open in subsidiary ${subsidiary}, currency ${currency}: NetSuite ${netsuite}, stored ${stored}.`);
		}
	}
	return { comparisons, balances, problems };
}
