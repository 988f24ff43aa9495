import type { Account } from '../../sandbox/account/account';
import { mergeCustomers } from '../../sandbox/account/business/merge';
import { disagreements } from './balances';
import { generated } from './generated';

/** After Oracle's "Merging Customer Records" and "Merging or Deleting Duplicate Records". */

let account: Account;
let master: number;
let duplicate: number;
let at: number;

const rows = (sql: string, ...values: Array<number | string>) => account.store.all(sql, values);
const customer = (id: number) => account.store.get('SELECT * FROM customer WHERE id = ?', [id]);
const idsOf = (table: string, column: string, id: number) =>
	rows(`SELECT * FROM ${table} WHERE "${column}" = ? ORDER BY 1`, id).map((row) => Number(row.id));

beforeEach(() => {
	account = generated({ seed: 4 });
	// The two busiest customers of one subsidiary and currency, one of them with a journal entry.
	const [first, second] = rows(
		`SELECT a.id AS one, b.id AS other FROM _customer a JOIN _customer b
			ON b.subsidiary = a.subsidiary AND b.currency = a.currency AND b.id <> a.id AND a.isperson = b.isperson
		WHERE EXISTS (SELECT 1 FROM _transactionline l JOIN _transaction t ON t.id = l."transaction" AND t.type = 'Journal'
				WHERE l.entity = a.id)
			AND EXISTS (SELECT 1 FROM contact c WHERE c.company = a.id) AND EXISTS (SELECT 1 FROM _note n WHERE n.entity = a.id)
			AND EXISTS (SELECT 1 FROM message m WHERE m.entity = a.id)
			AND EXISTS (SELECT 1 FROM _transaction t WHERE t.entity = b.id)
		ORDER BY a.id, b.id LIMIT 1`,
	).flatMap(({ one, other }) => [Number(one), Number(other)]) as [number, number];
	[duplicate, master] = [first, second];
	account.clock.advance(60);
	at = account.clock.now();
});
afterEach(() => account.close());

test('everything of the duplicate becomes the master’s, and nothing points at the duplicate any more', () => {
	const before = ['contact:company', '_note:entity', 'message:entity', '_transaction:entity'].map((where) => {
		const [table, column] = where.split(':') as [string, string];
		return { table, column, ids: [...idsOf(table, column, duplicate), ...idsOf(table, column, master)] };
	});
	mergeCustomers(account, duplicate, master, at, 3);
	for (const { table, column, ids } of before) {
		expect(idsOf(table, column, master)).toEqual(ids.sort((a, b) => a - b));
		expect(idsOf(table, column, duplicate)).toEqual([]);
	}
	const pointing = rows(
		`SELECT t.name AS "table", c.name AS "column" FROM sqlite_master t, pragma_table_info(t.name) c
		WHERE t.type = 'table' AND c.name IN ('entity', 'company', 'customer')`,
	).filter(({ table, column }) => idsOf(`"${String(table)}"`, String(column), duplicate).length > 0);
	expect(pointing).toEqual([]);
	expect(disagreements(account)).toEqual([]);
});

test('all its transactions count as modified, journal entries too, and the master', () => {
	const documents = rows(
		'SELECT DISTINCT t.id FROM _transaction t LEFT JOIN _transactionline l ON l."transaction" = t.id WHERE ?1 IN (t.entity, l.entity)',
		duplicate,
	).map(({ id }) => Number(id));
	const others = rows('SELECT COUNT(*) AS n FROM _transaction WHERE lastmodifieddate = ?', at)[0]!.n;
	mergeCustomers(account, duplicate, master, at, 3);
	const moved = rows('SELECT id FROM _transaction WHERE lastmodifieddate = ?', at).map(({ id }) => Number(id));
	expect(others).toBe(0);
	expect(moved.sort((a, b) => a - b)).toEqual(documents.sort((a, b) => a - b));
	expect(customer(master)!.lastmodifieddate).toBe(at);
});

test('blank fields of the master are filled, others stay, and its own name too', () => {
	const blank = { phone: null, externalid: null, comments: null };
	const full = { phone: '555-0100', externalid: 'dup', comments: 'VIP' };
	account.store.update('_customer', master, { ...blank, email: 'kept@example.com' });
	account.store.update('_customer', duplicate, { ...full, email: 'lost@example.com' });
	const { entityid } = customer(master)!;
	mergeCustomers(account, duplicate, master, at, 3);
	const merged = { phone: '555-0100', comments: 'VIP', email: 'kept@example.com', externalid: null, entityid };
	expect(customer(master)).toMatchObject(merged);
});

test('the duplicate is deleted, and deletedrecord says so', () => {
	const { entityid } = customer(duplicate)!;
	mergeCustomers(account, duplicate, master, at, 3);
	expect(customer(duplicate)).toBeNull();
	const deleted = rows('SELECT name, type, deletedby, deleteddate FROM deletedrecord WHERE recordid = ?', duplicate);
	expect(deleted).toEqual([{ name: entityid, type: 'customer', deletedby: 3, deleteddate: at }]);
});
