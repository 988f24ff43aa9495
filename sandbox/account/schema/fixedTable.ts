import type { StoredTable } from './types';

const literal = (value: string | number | null): string =>
	typeof value === 'string' ? `'${value.replace(/'/g, "''")}'` : String(value ?? 'NULL');

/** A table that is the same in every account. */
export function fixedTable(
	table: Pick<StoredTable, 'name' | 'key' | 'displayColumn' | 'columns'>,
	rows: ReadonlyArray<ReadonlyArray<string | number | null>>,
): StoredTable {
	const values = rows.map((row) => `(${row.map(literal).join(', ')})`).join(', ');
	const names = Object.keys(table.columns).map((column, index) => `column${index + 1} AS "${column}"`);
	return { ...table, view: `SELECT ${names.join(', ')} FROM (VALUES ${values})` };
}
