import { createHash } from 'node:crypto';
import type { Account } from './account';

/** Not the account's but the server's: what is made when somebody looks. */
const SERVERS_OWN = ['_count'];

/**
 * Everything that is in an account, one line for each row of each table, `table {"column":value,…}`, in an order that
 * follows from the rows alone. Accounts with equal lines are the same byte for byte.
 */
export function* contentOf({ engine, store }: Account): Generator<string> {
	const tables = store.all("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name");
	for (const { name } of tables) {
		if (SERVERS_OWN.includes(String(name))) continue;
		const columns = store.all(`SELECT name, pk FROM pragma_table_info('${String(name)}')`);
		const key = columns.filter(({ pk }) => pk !== 0).sort((a, b) => Number(a.pk) - Number(b.pk));
		const order = (key.length > 0 ? key : columns).map((column) => `"${String(column.name)}"`).join(', ');
		const statement = engine.prepare(`SELECT * FROM "${String(name)}" ORDER BY ${order}`);
		try {
			for (const row of statement.iterate()) yield `${String(name)} ${JSON.stringify(row)}`;
		} finally {
			statement.finalize();
		}
	}
}

/** SHA-256 of the content, in hexadecimal digits. */
export function contentHash(account: Account): string {
	const hash = createHash('sha256');
	for (const line of contentOf(account)) hash.update(`${line}\n`);
	return hash.digest('hex');
}
