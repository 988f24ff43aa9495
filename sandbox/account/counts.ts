import type { Account } from './account';
import { schema, storedName } from './schema';

/** How many rows the tables have and how many transactions there are of each type, without counting them anew. */
export interface Counts {
	/** By the name that SuiteQL has for the table. */
	tables(): Record<string, number>;
	/** By `transaction.type`. */
	transactions(): Record<string, number>;
}

const TRANSACTION = 'type of transaction ';

/**
 * Counts once and lets triggers count on. They are made when somebody first asks, so that accounts nobody looks at, and
 * generating large ones, cost nothing.
 */
export function createCounts(account: Account): Counts {
	const { engine, store } = account;
	let started = false;

	function start(): void {
		started = true;
		engine.exec('CREATE TABLE _count (name TEXT PRIMARY KEY, rows INTEGER) WITHOUT ROWID');
		for (const [name, table] of Object.entries(schema)) {
			if (table.view || table.internal === 'machinery') continue;
			countTable(name.replace(/^_/, ''), `"${storedName(name)}"`);
		}
		engine.exec(`
			INSERT INTO _count SELECT '${TRANSACTION}' || type, COUNT(*) FROM _transaction GROUP BY type;
			CREATE TRIGGER _count_type_in AFTER INSERT ON _transaction BEGIN
				INSERT INTO _count VALUES ('${TRANSACTION}' || NEW.type, 1) ON CONFLICT DO UPDATE SET rows = rows + 1;
			END;
			CREATE TRIGGER _count_type_out AFTER DELETE ON _transaction BEGIN
				UPDATE _count SET rows = rows - 1 WHERE name = '${TRANSACTION}' || OLD.type;
			END;`);
	}
	function countTable(name: string, stored: string): void {
		engine.exec(`
			INSERT INTO _count SELECT '${name}', COUNT(*) FROM ${stored};
			CREATE TRIGGER "_count_${name}_in" AFTER INSERT ON ${stored} BEGIN
				UPDATE _count SET rows = rows + 1 WHERE name = '${name}';
			END;
			CREATE TRIGGER "_count_${name}_out" AFTER DELETE ON ${stored} BEGIN
				UPDATE _count SET rows = rows - 1 WHERE name = '${name}';
			END;`);
	}
	function counted(): Array<[name: string, rows: number]> {
		if (!started) start();
		return store.all('SELECT name, rows FROM _count ORDER BY name').map(({ name, rows }) => [String(name), Number(rows)]);
	}

	return {
		tables: () => Object.fromEntries(counted().filter(([name]) => !name.startsWith(TRANSACTION))),
		transactions: () =>
			Object.fromEntries(
				counted()
					.filter(([name, rows]) => name.startsWith(TRANSACTION) && rows > 0)
					.map(([name, rows]) => [name.slice(TRANSACTION.length), rows]),
			),
	};
}
