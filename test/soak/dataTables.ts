/** The nightly flow with n8n's Data Tables. */

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { N8n, WorkflowFile } from '../../demo/n8n';
import { RECENT_SYNCS, tableOf } from '../../demo/points';
import { reportOf, SMALLEST_BATCH, withBatchSize, type Store } from './store';

const file = join(dirname(dirname(__dirname)), 'workflows', 'sync-accounts-receivable-nightly.json');
const CHECKPOINTS = 'netsuite_checkpoints';

export function dataTablesStore(): Store {
	return {
		flow: withBatchSize(JSON.parse(readFileSync(file, 'utf8')) as WorkflowFile, SMALLEST_BATCH),
		rows: async (n8n, point) => ((await exists(n8n, tableOf(point))) ? await n8n.rows(tableOf(point)) : []),
		async reports(n8n, run) {
			if (!(await exists(n8n, RECENT_SYNCS))) return [];
			return (await n8n.rows(RECENT_SYNCS, { column: 'run', is: run })).map(reportOf);
		},
		async forget(n8n, point) {
			const table = (await n8n.dataTables()).find(({ name }) => name === CHECKPOINTS);
			if (!table) return;
			const { id: project } = await n8n.rest<{ id: string }>('GET', '/projects/personal');
			const condition = point === 'all' ? { condition: 'neq', value: '' } : { condition: 'eq', value: point };
			const filter = { type: 'and', filters: [{ columnName: 'integrationPoint', ...condition }] };
			const path = `/projects/${project}/data-tables/${table.id}/rows?filter=${encodeURIComponent(JSON.stringify(filter))}`;
			await n8n.rest('DELETE', path);
		},
		close: async () => {},
	};
}

const exists = async (n8n: N8n, table: string) => (await n8n.dataTables()).some(({ name }) => name === table);
