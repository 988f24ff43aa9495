import type { Catalogue, ColumnType, Table } from '../../suiteql/catalogue';
import type { Account } from '../account';
import { communication } from './communication';
import { customization } from './customization';
import { entities } from './entities';
import { lists } from './lists';
import { transactions } from './transactions';
import type { StoredColumn, StoredTable } from './types';

export type { Feature, Features, StoredColumn, StoredTable } from './types';

/** Every table of the account, by the name it has in SQLite. */
export const schema: Readonly<Record<string, StoredTable>> = {
	...lists,
	...entities,
	...transactions,
	...communication,
	...customization,
};

/** What SuiteQL shows of the account: without the tables and columns of features that are off. */
export function catalogueOf({ features, customRecords }: Pick<Account, 'features' | 'customRecords'>): Catalogue {
	const tables: Record<string, Table> = {};
	for (const [tableName, table] of Object.entries({ ...schema, ...customRecords.tables })) {
		if (table.internal || (table.feature && !features[table.feature])) continue;
		const columns = Object.entries(table.columns).filter(([, column]) => !column.feature || features[column.feature]);
		tables[tableName] = {
			name: table.name,
			columns: Object.fromEntries(columns.map(([name, column]) => [name, shown(column)])),
			key: table.key,
			displayColumn: table.displayColumn,
			displaySql: table.displaySql,
		};
	}
	return { tables };
}

/** The SQL that makes the tables; indexes come separately, since filling a table without them is faster. */
export function tableStatements(): string[] {
	const stored = Object.entries(schema).filter(([, table]) => !table.view);
	const views = Object.entries(schema).filter(([, table]) => table.view);
	return [
		...stored.flatMap(([name, table]) => storedTable(name, table)),
		...views.map(([name, table]) => `CREATE VIEW "${name}" AS ${table.view}`),
	];
}

export function indexStatements(): string[] {
	return Object.entries(schema).flatMap(([name, table]) =>
		table.view
			? []
			: (table.indexes ?? []).map(
					(columns) =>
						`CREATE INDEX "${name}_${columns.join('_')}" ON "${storedName(name)}" (${columns.map(quoted).join(', ')})`,
				),
	);
}

/** Tables with computed columns are views of what is stored under the same name with an underscore. */
export function storedName(table: string): string {
	return hasComputed(schema[table]!) ? `_${table}` : table;
}

const hasComputed = (table: StoredTable) => Object.values(table.columns).some((column) => column.computed);

function storedTable(name: string, table: StoredTable): string[] {
	const stored = Object.entries(table.columns).filter(([, column]) => !column.computed);
	const key = table.primaryKey ? undefined : (table.key ?? 'id');
	const columns = [
		...stored.map(
			([column, { type }]) => `${quoted(column)} ${sqliteType[type]}${column === key ? ' PRIMARY KEY' : ''}`,
		),
		...Object.entries(table.unseen ?? {}).map(([column, type]) => `${quoted(column)} ${sqliteType[type]}`),
		...(table.primaryKey ? [`PRIMARY KEY (${table.primaryKey.map(quoted).join(', ')})`] : []),
	];
	const create = `CREATE TABLE "${storedName(name)}" (${columns.join(', ')})${table.primaryKey ? ' WITHOUT ROWID' : ''}`;
	if (!hasComputed(table)) return [create];
	const shownColumns = Object.entries(table.columns).map(([column, { computed }]) =>
		computed ? `${computed} AS ${quoted(column)}` : `r.${quoted(column)} AS ${quoted(column)}`,
	);
	return [create, `CREATE VIEW "${name}" AS SELECT ${shownColumns.join(', ')} FROM "${storedName(name)}" r`];
}

const quoted = (name: string) => `"${name}"`;

const sqliteType: Record<ColumnType, string> = {
	integer: 'INTEGER',
	reference: 'INTEGER',
	timestamp: 'INTEGER',
	number: 'REAL',
	text: 'TEXT',
	date: 'TEXT',
	boolean: 'TEXT',
	multiselect: 'TEXT',
};

function shown({ type, references, display, keyedBy }: StoredColumn): Table['columns'][string] {
	return { type, references, display, keyedBy };
}
