/** What the Postgres flow has stored, in the shape that the comparison with NetSuite takes. */

import type { DataTableRow } from '../../demo/n8n';
import type { Postgres } from './postgres';

/** The schema that the flow stores in when nobody chooses another. */
export const SCHEMA = 'netsuite';

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** An identifier with its schema, quoted. */
export const tableIn = (schema: string, table: string) => `${quoted(schema)}.${quoted(table)}`;

/** The rows of an integration point's table; none when there is no table. */
export async function storedRows(postgres: Postgres, point: string, schema = SCHEMA): Promise<DataTableRow[]> {
	return await rowsOf(postgres, schema, point, 'true ORDER BY "netsuiteId"');
}

/** The rows of *Recent syncs* of a run, in the order in which their points began; none when there is no table. */
export async function recentSyncs(postgres: Postgres, run: string, schema = SCHEMA): Promise<DataTableRow[]> {
	return await rowsOf(postgres, schema, 'recent_syncs', '"run" = $1 ORDER BY "startedAt"', [run]);
}

async function rowsOf(postgres: Postgres, schema: string, table: string, where: string, values: readonly unknown[] = []): Promise<DataTableRow[]> {
	const columns = await postgres.query<{ name: string; type: string }>(
		'SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_schema = $1 AND table_name = $2',
		[schema, table],
	);
	if (columns.length === 0) return [];
	const numbers = new Set(columns.filter(({ type }) => ['numeric', 'bigint'].includes(type)).map(({ name }) => name));
	const rows = await postgres.query(`SELECT * FROM ${tableIn(schema, table)} WHERE ${where}`, values);
	return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, valueOf(value, numbers.has(name))])));
}

/** Numbers come as text. One that is not exactly the number it reads as stays text, and so differs from NetSuite's. */
function valueOf(value: unknown, isNumber: boolean): DataTableRow[string] {
	if (value instanceof Date) return value.toISOString();
	return isNumber && String(Number(value)) === value ? Number(value) : (value as DataTableRow[string]);
}
