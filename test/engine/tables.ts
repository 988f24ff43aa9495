/** Data tables as somebody changes them in n8n: rows, columns, whole tables. */

import type { N8n } from '../../demo/n8n';

export type ColumnType = 'string' | 'number' | 'boolean';
/** Rows that have these values in these columns. */
export type Where = Readonly<Record<string, string | number | boolean>>;

const filterOf = (where: Where) => ({
	type: 'and',
	filters: Object.entries(where).map(([columnName, value]) => ({ columnName, condition: 'eq', value })),
});

export async function editRows(n8n: N8n, table: string, where: Where, data: Readonly<Record<string, unknown>>): Promise<void> {
	await n8n.rest('PATCH', `${await pathOf(n8n, table)}/rows`, { filter: filterOf(where), data });
}

export async function insertRows(n8n: N8n, table: string, rows: ReadonlyArray<Readonly<Record<string, unknown>>>): Promise<void> {
	await n8n.rest('POST', `${await pathOf(n8n, table)}/insert`, { data: rows, returnType: 'count' });
}

export async function deleteRows(n8n: N8n, table: string, where: Where): Promise<void> {
	const filter = encodeURIComponent(JSON.stringify(filterOf(where)));
	await n8n.rest('DELETE', `${await pathOf(n8n, table)}/rows?filter=${filter}`);
}

export async function addColumn(n8n: N8n, table: string, name: string, type: ColumnType): Promise<void> {
	await n8n.rest('POST', `${await pathOf(n8n, table)}/columns`, { name, type });
}

export async function deleteColumn(n8n: N8n, table: string, name: string): Promise<void> {
	const path = await pathOf(n8n, table);
	const columns = await n8n.rest<Array<{ id: string; name: string }>>('GET', `${path}/columns`);
	const column = columns.find((one) => one.name === name);
	await n8n.rest('DELETE', `${path}/columns/${column?.id}`);
}

/** With one column of text, called `note`. */
export async function createTable(n8n: N8n, name: string): Promise<void> {
	await n8n.rest('POST', await tablesPath(n8n), { name, columns: [{ name: 'note', type: 'string' }] });
}

export async function renameTable(n8n: N8n, name: string, to: string): Promise<void> {
	await n8n.rest('PATCH', await pathOf(n8n, name), { name: to });
}

export async function deleteTable(n8n: N8n, name: string): Promise<void> {
	await n8n.rest('DELETE', await pathOf(n8n, name));
}

async function pathOf(n8n: N8n, table: string): Promise<string> {
	const id = (await n8n.dataTables()).find(({ name }) => name === table)?.id;
	if (id === undefined) throw new Error(`There is no data table "${table}".`);
	return `${await tablesPath(n8n)}/${id}`;
}

async function tablesPath(n8n: N8n): Promise<string> {
	const { id } = await n8n.rest<{ id: string }>('GET', '/projects/personal');
	return `/projects/${id}/data-tables`;
}
