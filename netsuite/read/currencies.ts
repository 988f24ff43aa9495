import type { Client } from '../transport/client';
import { askTogether, unlessRefused, type Question } from '../suiteql/counts';
import { identifier, trusted } from '../suiteql/sql';
import type { Selection } from './selection';
import type { CurrencyPrecision } from './values';

/** Whether a currency's decimal places matter to what is read. */
export const hasAmounts = ({ fields, customFields, sublists }: Selection): boolean =>
	[...fields, ...customFields, ...sublists.flatMap((sublist) => sublist.fields)].some(({ type }) => type === 'amount');

/** The currencies' decimal places where the selection has amounts; without a request where it has none. */
export async function precisionFor(client: Client, selection: Selection): Promise<CurrencyPrecision> {
	if (!hasAmounts(selection)) return {};
	return await unlessRefused(
		async () => Object.fromEntries((await askTogether(client, {}, { currencies })).lists.get('currencies') ?? []),
		// An account with a single currency does not show its currencies; then there is nothing to tell.
		() => ({}),
	);
}

/** The currencies by internal ID, with their decimal places: few, even of all that there are in the world. */
export const currencies: Question = {
	number: identifier('x.id'),
	second: identifier('x.currencyprecision'),
	from: trusted('currency x WHERE x.currencyprecision IS NOT NULL'),
};
