/** The nightly flow with PostgreSQL. */

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { DataTableRow, WorkflowFile } from '../../demo/n8n';
import { startPostgres, type Postgres } from '../support/postgres';
import { reportOf, SMALLEST_BATCH, withBatchSize, type Store } from './store';

const file = join(dirname(dirname(__dirname)), 'workflows', 'sync-accounts-receivable-nightly-postgres.json');
/** As the flow comes. */
const SCHEMA = 'netsuite';

/** The flow as it comes. */
export const postgresFlow = (): WorkflowFile => JSON.parse(readFileSync(file, 'utf8')) as WorkflowFile;

export interface PostgresStore extends Store {
	/** How many rows there are of an integration point. */
	count(point: string): Promise<number>;
}

/** Starts a PostgreSQL of its own. */
export async function postgresStore(flow = withBatchSize(postgresFlow(), SMALLEST_BATCH)): Promise<PostgresStore> {
	const postgres = await startPostgres();
	return {
		flow,
		credential: { name: 'Postgres', type: 'postgres', data: { ...postgres.credential } },
		rows: async (_, point) => await rowsOf(postgres, point),
		async reports(_, run) {
			if (!(await exists(postgres, 'recent_syncs'))) return [];
			return (await postgres.query(`SELECT * FROM ${SCHEMA}.recent_syncs WHERE "run" = $1`, [run])).map(reportOf);
		},
		async forget(_, point) {
			if (!(await exists(postgres, 'checkpoints'))) return;
			const where = point === 'all' ? '' : 'WHERE "integrationPoint" = $1';
			await postgres.query(`DELETE FROM ${SCHEMA}.checkpoints ${where}`, point === 'all' ? [] : [point]);
		},
		count: async (point) => Number((await postgres.query(`SELECT count(*) AS rows FROM ${SCHEMA}."${point}"`))[0]?.rows),
		close: async () => await postgres.stop(),
	};
}

async function rowsOf(postgres: Postgres, point: string): Promise<DataTableRow[]> {
	if (!(await exists(postgres, point))) return [];
	// As JSON, so that numbers come as numbers.
	const rows = await postgres.query<{ row: DataTableRow }>(`SELECT to_jsonb(stored) AS row FROM ${SCHEMA}."${point}" AS stored`);
	return rows.map(({ row: { isLocked: _, ...row } }) => row as DataTableRow);
}

async function exists(postgres: Postgres, table: string): Promise<boolean> {
	const [found] = await postgres.query('SELECT to_regclass($1) AS name', [`${SCHEMA}."${table}"`]);
	return found?.name !== null;
}
