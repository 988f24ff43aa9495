/** The nightly flow with PostgreSQL. */

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { DataTableRow, WorkflowFile } from '../../demo/n8n';
import { startPostgres } from '../support/postgres';
import { recentSyncs, SCHEMA, storedRows, tableIn } from '../support/postgresStore';
import { reportOf, SMALLEST_BATCH, withBatchSize, type Store } from './store';

const file = join(dirname(dirname(__dirname)), 'workflows', 'sync-accounts-receivable-nightly-postgres.json');

/** The flow as it comes. */
export const postgresFlow = (): WorkflowFile => JSON.parse(readFileSync(file, 'utf8')) as WorkflowFile;

const checkpoints = tableIn(SCHEMA, 'checkpoints');

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
		rows: async (_, point) => (await storedRows(postgres, point)).map(({ isLocked: _isLocked, ...row }) => row as DataTableRow),
		reports: async (_, run) => (await recentSyncs(postgres, run)).map(reportOf),
		async forget(_, point) {
			const [found] = await postgres.query('SELECT to_regclass($1) AS name', [checkpoints]);
			if (found?.name === null) return;
			const where = point === 'all' ? '' : 'WHERE "integrationPoint" = $1';
			await postgres.query(`DELETE FROM ${checkpoints} ${where}`, point === 'all' ? [] : [point]);
		},
		count: async (point) => Number((await postgres.query(`SELECT count(*) AS rows FROM ${tableIn(SCHEMA, point)}`))[0]?.rows),
		close: async () => await postgres.stop(),
	};
}
