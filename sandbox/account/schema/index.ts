import type { Catalogue, ColumnType, Table } from '../../suiteql/catalogue';
import type { Account } from '../account';
import { addresses } from './addresses';
import { communication } from './communication';
import { customization } from './customization';
import { entities } from './entities';
import { fileCabinet } from './fileCabinet';
import { lists } from './lists';
import { notBuilt } from './notBuilt';
import { scripts } from './scripts';
import { systemNotes } from './systemNotes';
import { transactions } from './transactions';
import { views } from './views';
import { boolean, integer, text, type StoredColumn, type StoredTable } from './types';

export type { Feature, Features, StoredColumn, StoredTable } from './types';

/** Every table of the account, by the name it has in SQLite. */
export const schema: Readonly<Record<string, StoredTable>> = {
	...lists,
	...entities,
	...transactions,
	...communication,
	...customization,
	...fileCabinet,
	...scripts,
	...addresses,
	...systemNotes,
	...views,
};

/** What records of a custom type and values of a custom list have alike, whatever account they are in. */
const custom: StoredTable = {
	name: 'custom',
	columns: { id: integer, name: text, isinactive: boolean, externalid: text },
	displayColumn: 'name',
};

/** A table that references point at: one of `schema`, a custom record type or a custom list. */
export function referencedTable(name: string): StoredTable {
	return schema[name] ?? custom;
}

/** What SuiteQL shows of the account: without the tables and columns of features that are off. */
export function catalogueOf({ features, customRecords }: Pick<Account, 'features' | 'customRecords'>): Catalogue {
	const tables: Record<string, Table> = {};
	const lacking = new Set<string>();
	for (const [tableName, table] of Object.entries({ ...schema, ...customRecords.tables })) {
		if (table.internal) continue;
		if (table.feature && !features[table.feature]) {
			lacking.add(tableName);
			continue;
		}
		const columns = Object.entries(table.columns).filter(([, column]) => !column.feature || features[column.feature]);
		tables[tableName] = {
			name: table.name,
			columns: Object.fromEntries(columns.map(([name, column]) => [name, shown(column)])),
			key: table.key,
			displayColumn: table.displayColumn,
			displaySql: table.displaySql,
			money: features.oneWorld && features.multiCurrency ? table.money : undefined,
			notExposed: table.notExposed,
		};
	}
	return { tables, lacking, notBuilt };
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
	const stored = Object.entries(schema).filter(([, table]) => !table.view);
	return stored.flatMap(([name, { indexes = [], partialIndexes = {} }]) => {
		const create = (index: string, columns: readonly string[]) =>
			`CREATE INDEX "${index}" ON "${storedName(name)}" (${columns.map(indexed).join(', ')})`;
		return [
			...indexes.map((columns) => create(`${name}_${columns.join('_')}`, columns)),
			...Object.entries(partialIndexes).map(
				([index, { columns, where }]) => `${create(index, columns)} WHERE ${where}`,
			),
		];
	});
}

/** External IDs are looked up without regard to case. */
const indexed = (column: string) => quoted(column) + (column === 'externalid' ? ' COLLATE NOCASE' : '');

/** Tables with computed columns are views of what is stored under the same name with an underscore. */
export function storedName(table: string): string {
	return hasComputed(schema[table]!) ? `_${table}` : table;
}

const hasComputed = (table: StoredTable) => Object.values(table.columns).some((column) => column.computed);

/** The SQL that makes one table, and the view over it where it has computed columns. */
export function storedTable(name: string, table: StoredTable): string[] {
	const stored = Object.entries(table.columns).filter(([, column]) => !column.computed);
	const key = table.primaryKey ? undefined : (table.key ?? 'id');
	const columns = [
		...stored.map(
			([column, { type, generated }]) =>
				`${quoted(column)} ${sqliteType[type]}${column === key ? ' PRIMARY KEY' : ''}` +
				(generated === undefined ? '' : ` GENERATED ALWAYS AS (${generated}) VIRTUAL`),
		),
		...Object.entries(table.unseen ?? {}).map(([column, type]) => `${quoted(column)} ${sqliteType[type]}`),
		...(table.primaryKey ? [`PRIMARY KEY (${table.primaryKey.map(quoted).join(', ')})`] : []),
	];
	const stores = hasComputed(table) ? `_${name}` : name;
	const create = `CREATE TABLE "${stores}" (${columns.join(', ')})${table.primaryKey ? ' WITHOUT ROWID' : ''}`;
	if (!hasComputed(table)) return [create];
	const shownColumns = Object.entries(table.columns).map(([column, { computed }]) =>
		computed ? `${computed} AS ${quoted(column)}` : `r.${quoted(column)} AS ${quoted(column)}`,
	);
	return [create, `CREATE VIEW "${name}" AS SELECT ${shownColumns.join(', ')} FROM "${stores}" r`];
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

function shown({ type, references, display, keyedBy, amount }: StoredColumn): Table['columns'][string] {
	return { type, references, display, keyedBy, amount };
}
