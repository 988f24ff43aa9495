/** Reading n8n's data tables. */

import type { Session } from './session';

export interface DataTable {
	readonly id: string;
	readonly name: string;
	readonly columns: ReadonlyArray<{ readonly name: string; readonly type: 'string' | 'number' | 'boolean' | 'date' }>;
}

/** A row with n8n's own columns `id`, `createdAt` and `updatedAt` beside ours. */
export type DataTableRow = Readonly<Record<string, string | number | boolean | null>>;

/** n8n gives no more rows a page, whatever is asked for. */
const PAGE = 250;

/** Every data table of the owner's personal project. */
export async function dataTables(session: Session): Promise<DataTable[]> {
	const path = `${await tablesPath(session)}?take=${PAGE}`;
	return (await session.rest<{ data: DataTable[] }>('GET', path)).data;
}

/**
 * The rows of a data table, in the order in which they were written: all, or those with a value in a column.
 * @throws Error when there is no table of that name, or when rows came or went while it was read page by page.
 */
export async function dataTableRows(
	session: Session,
	name: string,
	where?: { column: string; is: string | number | boolean },
): Promise<DataTableRow[]> {
	const table = (await dataTables(session)).find((candidate) => candidate.name === name);
	if (!table) throw new Error(`There is no data table "${name}".`);
	const path = `${await tablesPath(session)}/${table.id}/rows?take=${PAGE}&sortBy=id:asc${where ? filter(where) : ''}`;
	const rows: DataTableRow[] = [];
	for (;;) {
		const page = await session.rest<{ count: number; data: DataTableRow[] }>('GET', `${path}&skip=${rows.length}`);
		rows.push(...page.data);
		if (page.data.length < PAGE) {
			if (rows.length === page.count) return rows;
			throw new Error(`The data table "${name}" changed while it was read (${rows.length} of ${page.count} rows).`);
		}
	}
}

function filter({ column, is }: { column: string; is: string | number | boolean }): string {
	const filters = [{ columnName: column, condition: 'eq', value: is }];
	return `&filter=${encodeURIComponent(JSON.stringify({ type: 'and', filters }))}`;
}

const projects = new WeakMap<Session, Promise<string>>();

/** Data tables live in a project; the owner's personal one is where *Data tables* of the overview shows them. */
async function tablesPath(session: Session): Promise<string> {
	let project = projects.get(session);
	if (!project) {
		project = session.rest<{ id: string }>('GET', '/projects/personal').then(({ id }) => id);
		projects.set(session, project);
	}
	return `/projects/${await project}/data-tables`;
}
