import type { Client } from '../transport/client';
import { NetSuiteError } from '../transport/errors';
import { readPages } from '../suiteql/keyset';
import { identifier, sql, trusted } from '../suiteql/sql';
import type { CurrencyPrecision } from './values';

/**
 * How many decimal places each of the account's currencies has. An account with a single currency does not show its
 * currencies; then there is nothing to tell.
 */
export async function currencyPrecision(client: Client): Promise<CurrencyPrecision> {
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
