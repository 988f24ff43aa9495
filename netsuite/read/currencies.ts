import type { Client } from '../transport/client';
import { NetSuiteError } from '../transport/errors';
import { readPages } from '../suiteql/keyset';
import { identifier, sql, trusted } from '../suiteql/sql';
import type { Selection } from './selection';
import type { CurrencyPrecision } from './values';

/** The currencies' decimal places where the selection has amounts; without a request where it has none. */
export async function precisionFor(client: Client, { fields, customFields, sublists }: Selection): Promise<CurrencyPrecision> {
	const all = [...fields, ...customFields, ...sublists.flatMap((sublist) => sublist.fields)];
	return all.some(({ type }) => type === 'amount') ? await currencyPrecision(client) : {};
}

/**
 * How many decimal places each of the account's currencies has. An account with a single currency does not show its
 * currencies; then there is nothing to tell.
 */
async function currencyPrecision(client: Client): Promise<CurrencyPrecision> {
	const precision: Record<string, number> = {};
	try {
		const pages = readPages(client, {
			columns: [sql`${identifier('x.currencyprecision')} AS decimals`],
			from: trusted('currency x'),
			where: [],
			keys: ['x.id'],
		});
		for await (const page of pages) {
			for (const row of page) {
				if (row.decimals !== undefined) precision[row.key0 as string] = Number(row.decimals);
			}
		}
	} catch (error) {
		if (error instanceof NetSuiteError && ['notVisible', 'permission', 'invalid'].includes(error.kind)) return {};
		throw error;
	}
	return precision;
}
