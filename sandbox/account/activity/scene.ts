import type { Account } from '../account';
import type { Deal } from '../business/deal';
import { readCustomer } from '../business/people';
import { toMinor } from '../money';
import type { Random } from '../random';
import { currencyOf } from '../reference';
import type { Row } from '../store';
import type { ChangeLog } from './changeLog';

/** What a change works with. */
export interface Scene {
	account: Account;
	random: Random;
	log: ChangeLog;
	/** The change's moment, in seconds since 1970 UTC. */
	at: number;
}

/** Plays one change; false where the account has nothing it could be played on. */
export type Play = (scene: Scene) => boolean;

/** Any row of a table that meets the condition, by chance; its columns are those of the table. */
export function anyRow({ account, random }: Scene, table: string, condition: string): (Row & { id: number }) | null {
	const range = account.store.get(
		// One of both in a query is looked up, both together are searched for.
		`SELECT (SELECT MIN(id) FROM ${table}) AS low, (SELECT MAX(id) FROM ${table}) AS high`,
	)!;
	if (range.low === null) return null;
	const start = random.integer(Number(range.low), Number(range.high));
	const from = (comparison: string) =>
		account.store.get<Row & { id: number }>(
			`SELECT * FROM ${table} r WHERE r.id ${comparison} ? AND (${condition}) ORDER BY r.id LIMIT 1`,
			[start],
		);
	return from('>=') ?? from('<');
}

/** A note on an invoice or on a customer. */
export const receivablesNote =
	`EXISTS (SELECT 1 FROM _transaction t WHERE t.id = r."transaction" AND t.type = 'CustInvc')` +
	' OR EXISTS (SELECT 1 FROM _customer c WHERE c.id = r.entity)';

/** The deal that a document stands in, for more documents beside it. */
export function dealOf(account: Account, document: Row & { id: number }): Deal {
	const main = account.store.get(
		'SELECT subsidiary, department, class, location FROM _transactionline WHERE "transaction" = ? AND id = 0',
		[document.id],
	)!;
	return {
		customer: readCustomer(account, Number(document.entity)),
		subsidiary: Number(main.subsidiary),
		currency: Number(document.currency),
		department: main.department as number | null,
		class: main.class as number | null,
		location: main.location as number | null,
	};
}

export interface OpenInvoice {
	id: number;
	openMinor: number;
}

/** Open invoices that a document can be applied to: same customer, subsidiary and currency. The oldest first. */
export function openInvoicesOf(account: Account, deal: Deal): OpenInvoice[] {
	const { precision } = currencyOf(deal.currency);
	return account.store
		.all(
			`SELECT t.id, t.foreignamountunpaid AS unpaid FROM _transaction t
			JOIN _transactionline m ON m."transaction" = t.id AND m.id = 0
			WHERE t.entity = ? AND t.type = 'CustInvc' AND t.status = 'A' AND t.currency = ? AND m.subsidiary = ?
			ORDER BY t.id LIMIT 5`,
			[deal.customer.id, deal.currency, deal.subsidiary],
		)
		.map((row) => ({ id: Number(row.id), openMinor: toMinor(Number(row.unpaid), precision) }));
}
