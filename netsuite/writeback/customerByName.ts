import { InvalidSettingError } from '../account';
import { queryPage, type Row } from '../suiteql/query';
import { sql } from '../suiteql/sql';
import type { Client } from '../transport/client';
import { during, NetSuiteError } from '../transport/errors';

/** What customers are known as, in the order in which it is looked for in messages. */
const names = ['companyname', 'altname', 'entityid'] as const;

/** More than that are not listed one by one. */
const mostListed = 10;

/** `id:1042` is an internal ID for certain; a bare number may be a customer ID as well. `null` for anything else. */
export const internalIdIn = (text: string): string | null => /^\s*id:\s*(\d+)\s*$/i.exec(text)?.[1] ?? null;

/**
 * The one customer whose company name, name or customer ID is exactly that; space around it does not count. A number may
 * also be the internal ID, as long as it does not mean another customer by its customer ID: that would be the wrong one.
 * @throws InvalidSettingError for an empty name.
 * @throws NetSuiteError of kind `notFound` when there is none, naming those that are only spelt otherwise; `invalid`
 * when there are several, with their internal IDs.
 */
export async function customerByName(client: Client, name: string): Promise<{ readonly id: string }> {
	const wanted = name.trim();
	if (wanted === '') throw new InvalidSettingError('name', "The customer's name to look for is empty.");
	const byId = /^\d+$/.test(wanted) ? sql` OR c.id = ${Number(wanted)}` : sql``;
	const query = sql`SELECT c.id AS id, c.companyname AS companyname, c.altname AS altname, c.entityid AS entityid, c.isinactive AS isinactive
		FROM customer c
		WHERE UPPER(TRIM(c.companyname)) = UPPER(${wanted}) OR UPPER(TRIM(c.altname)) = UPPER(${wanted})
			OR UPPER(TRIM(c.entityid)) = UPPER(${wanted})${byId}
		ORDER BY c.id`;
	const { rows } = await during(`Looking for customer "${wanted}"`, queryPage(client, query));
	// Whether NetSuite compares upper and lower case as the same is a matter of its database; here it is decided.
	const exact = rows.filter((row) => row.id === wanted || names.some((column) => row[column]?.trim() === wanted));
	const [only] = exact;
	if (exact.length === 1 && only?.id) return { id: only.id };
	if (exact.length > 1) {
		throw new NetSuiteError({
			kind: 'invalid',
			detail: `${exact.length} customers are known by "${wanted}": ${listed(exact)}.`,
			advice: 'Give the one you mean by id: and its internal ID (id:1042), or make the names in NetSuite differ.',
		});
	}
	throw new NetSuiteError({
		kind: 'notFound',
		detail:
			rows.length > 0
				? `No customer is called exactly "${wanted}". Spelt otherwise there is: ${listed(rows)}.`
				: `No customer is called "${wanted}".`,
		advice:
			'The company name, name or customer ID must be exactly the same. The role must be allowed to see the customer; its internal ID is the surest.',
	});
}

function listed(rows: readonly Row[]): string {
	const known = rows.slice(0, mostListed).map((row) => {
		const all = [...new Set([row.entityid, row.companyname, row.altname].filter(Boolean))].join(', ');
		return `${all} (internal ID ${row.id}${row.isinactive === 'T' ? ', inactive' : ''})`;
	});
	return [...known, ...(rows.length > mostListed ? [`and ${rows.length - mostListed} more`] : [])].join('; ');
}
