import { indexStatements, schema, storedName, tableStatements } from './schema';
import type { Engine, SqlStatement, SqlValue } from '../suiteql/engine';

export type Row = Record<string, SqlValue>;

/** The account's tables, written and read by name. Statements are prepared once and kept. */
export interface Store {
	readonly engine: Engine;
	insert(table: string, row: Row): void;
	/** Changes the row with that key. */
	update(table: string, id: number, changes: Row): void;
	remove(table: string, id: number): void;
	run(sql: string, values?: SqlValue[]): void;
	get<R extends Row = Row>(sql: string, values?: SqlValue[]): R | null;
	all<R extends Row = Row>(sql: string, values?: SqlValue[]): R[];
}

/** Makes the account's empty tables. */
export function createStore(engine: Engine): Store {
	for (const statement of tableStatements()) engine.exec(statement);
	const prepared = new Map<string, SqlStatement>();
	const inserts = new Map<string, SqlStatement>();
	const keys = new Map(Object.entries(schema).map(([name, table]) => [storedName(name), table.key ?? 'id']));

	function statement(sql: string): SqlStatement {
		let found = prepared.get(sql);
		if (!found) prepared.set(sql, (found = engine.prepare(sql)));
		return found;
	}
	const key = (table: string) => keys.get(table) ?? 'id';

	return {
		engine,
		insert(table, row) {
			const columns = Object.keys(row);
			// Found by its columns alone: making the SQL anew for each of millions of rows would cost more than a tenth.
			const shape = `${table} ${columns.join()}`;
			let insert = inserts.get(shape);
			if (!insert) inserts.set(shape, (insert = engine.prepare(insertSql(table, columns))));
			insert.run(Object.values(row));
		},
		update(table, id, changes) {
			const assignments = Object.keys(changes)
				.map((column) => `"${column}" = ?`)
				.join(', ');
			statement(`UPDATE "${table}" SET ${assignments} WHERE "${key(table)}" = ?`).run([...Object.values(changes), id]);
		},
		remove(table, id) {
			statement(`DELETE FROM "${table}" WHERE "${key(table)}" = ?`).run([id]);
		},
		run: (sql, values) => statement(sql).run(values),
		get: <R extends Row>(sql: string, values?: SqlValue[]) => statement(sql).get(values) as R | null,
		all: <R extends Row>(sql: string, values?: SqlValue[]) => statement(sql).all(values) as R[],
	};
}

function insertSql(table: string, columns: readonly string[]): string {
	const names = columns.map((column) => `"${column}"`).join(', ');
	return `INSERT INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`;
}

export function createIndexes(store: Store): void {
	for (const statement of indexStatements()) store.engine.exec(statement);
	// Without figures about the data SQLite picks the wrong one of two indexes.
	store.engine.analyze();
}
