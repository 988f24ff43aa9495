import type { Account } from '../account';
import { removeRecord } from '../ledger/remove';
import { schema, storedName } from '../schema';
import type { Row } from '../store';

/**
 * Customer merges, after "Merging Customer Records" and "Merging or Deleting Duplicate Records" in NetSuite's help:
 * everything of the duplicate becomes the master's, what is blank in the master is taken from the duplicate, the
 * duplicate is deleted, its system notes are not moved, and its transactions count as modified.
 */

/** What a merge changed, by the name of the stored table. */
export type Moved = Record<string, number[]>;

/** Who has a customer's records: columns that hold one entity, of tables that records are in. */
const references = Object.entries(schema).flatMap(([name, table]) =>
	table.view
		? []
		: Object.entries(table.columns)
				.filter(([, column]) => !column.computed && column.type === 'reference')
				.filter(([, { references: target }]) => target === 'customer' || target === 'entity')
				.map(([column]) => ({
					table: storedName(name),
					column,
					key: table.primaryKey?.[0] ?? table.key ?? 'id',
					dated: 'lastmodifieddate' in table.columns,
				})),
);

/** What says who a customer is and stays the master's own, blank or not (believed). */
const own = ['id', 'entityid', 'externalid', 'parent', 'altname', 'isperson', 'isinactive', 'datecreated'];

/**
 * Makes one customer of two.
 * @returns the records that moved; of a table that shows no modification date too
 */
export function mergeCustomers(account: Account, duplicate: number, master: number, at: number, deletedBy: number): Moved {
	const { store } = account;
	const moved: Moved = {};
	for (const { table, column, key, dated } of references) {
		const rows = store.all(`SELECT "${key}" AS id FROM "${table}" WHERE "${column}" = ?`, [duplicate]);
		if (rows.length === 0) continue;
		// That notes and messages count as modified too is believed.
		const stamp = dated ? `, lastmodifieddate = ${at}` : '';
		store.run(`UPDATE "${table}" SET "${column}" = ?${stamp} WHERE "${column}" = ?`, [master, duplicate]);
		moved[table] = [...(moved[table] ?? []), ...rows.map(({ id }) => Number(id))];
	}
	stampJournals(account, moved, at);
	fillBlanks(account, duplicate, master, at);
	const name = store.get('SELECT entityid FROM _customer WHERE id = ?', [duplicate])!.entityid as string;
	removeRecord(account, '_customer', duplicate, { type: 'customer', name, recordTypeId: -9, at, deletedBy });
	return moved;
}

/** A journal entry names its customers in its lines alone. */
function stampJournals({ store }: Account, moved: Moved, at: number): void {
	const lines = moved._transactionline ?? [];
	const headers = new Set(moved._transaction);
	for (const line of lines) {
		const id = Number(store.get('SELECT "transaction" FROM _transactionline WHERE uniquekey = ?', [line])!.transaction);
		if (headers.has(id)) continue;
		headers.add(id);
		store.update('_transaction', id, { lastmodifieddate: at });
	}
	if (headers.size > 0) moved._transaction = [...headers];
}

function fillBlanks({ store }: Account, duplicate: number, master: number, at: number): void {
	const of = (id: number) => store.get('SELECT * FROM _customer WHERE id = ?', [id])!;
	const [from, to] = [of(duplicate), of(master)];
	const blank = Object.keys(to).filter((column) => to[column] === null && from[column] !== null && !own.includes(column));
	const taken: Row = Object.fromEntries(blank.map((column) => [column, from[column]!]));
	store.update('_customer', master, { ...taken, lastmodifieddate: at });
}
