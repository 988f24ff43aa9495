/** The flow that imports custom fields, in the pinned n8n against a local NetSuite. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { importTableOf as tableOf } from '../../demo/customFields';
import { installPackage, packPackage } from '../../demo/install';
import { startN8n, type DataTableRow, type Execution, type N8n, type WorkflowFile } from '../../demo/n8n';
import { RECENT_SYNCS } from '../../demo/points';
import { ensureRuntime } from '../../demo/runtime';
import { openLocalNetSuite, type LocalNetSuite } from './localNetSuite';

const file = join(dirname(dirname(__dirname)), 'workflows', 'import-custom-fields.json');
const RUN_TIMEOUT_MS = 120_000;
const TYPE = 'netSuiteTbaApi';

/** What is clicked in *Plan the import*: a point's fields, or all of them. */
export type Choice = Readonly<Record<string, 'all' | readonly string[]>>;

export interface Import {
	readonly execution: Execution;
	/** What *Recent syncs* says, by integration point. */
	readonly reports: ReadonlyMap<string, DataTableRow>;
}

export class Importing {
	private constructor(
		readonly netsuite: LocalNetSuite,
		readonly n8n: N8n,
		private readonly folder: string,
	) {}

	static async open(): Promise<Importing> {
		const folder = mkdtempSync(join(tmpdir(), 'netsuite-ar-import-'));
		installPackage(await packPackage(), folder);
		const netsuite = await openLocalNetSuite({ seed: 23, customers: 40, invoices: 120 });
		const n8n = await startN8n({ runtime: await ensureRuntime(), userFolder: folder });
		await n8n.createCredential({ name: 'NetSuite', type: TYPE, data: { ...netsuite.credential } });
		return new Importing(netsuite, n8n, folder);
	}

	async close(): Promise<void> {
		await this.n8n.stop();
		await this.netsuite.close();
		rmSync(this.folder, { recursive: true, force: true });
	}

	/** A whole run by hand, with the fields that were chosen; all of them when left out. */
	async run(choice: Choice = { customer: 'all', invoice: 'all' }, fieldsWithAddresses = ''): Promise<Import> {
		const content = JSON.parse(readFileSync(file, 'utf8')) as WorkflowFile;
		const choices = Object.entries(choice).map(([integrationPoint, fields]) =>
			fields === 'all' ? { integrationPoint, which: 'all' } : { integrationPoint, which: 'chosen', fields },
		);
		for (const node of content.nodes) {
			if (node.name === 'Plan the import') node.parameters.customFields = { choice: choices };
			if (node.name !== 'Add fields with addresses') continue;
			const { assignments } = node.parameters.assignments as { assignments: Array<{ value: string }> };
			for (const one of assignments) one.value = fieldsWithAddresses;
		}
		const credential = await this.n8n.createCredential({ name: 'NetSuite', type: TYPE, data: { ...this.netsuite.credential } });
		const workflow = await this.n8n.importWorkflow(content, [credential]);
		const execution = await this.n8n.run(workflow, { timeoutMs: RUN_TIMEOUT_MS });
		const rows = await this.n8n.rows(RECENT_SYNCS, { column: 'run', is: execution.id });
		return { execution, reports: new Map(rows.map((row) => [row.integrationPoint as string, row])) };
	}

	async rows(point: string): Promise<DataTableRow[]> {
		return await this.n8n.rows(tableOf(point));
	}

	/** As after a run that was interrupted between the rows and the checkpoint. */
	async forgetCheckpoints(): Promise<void> {
		const { id: project } = await this.n8n.rest<{ id: string }>('GET', '/projects/personal');
		const table = (await this.n8n.dataTables()).find(({ name }) => name === 'netsuite_checkpoints')?.id;
		const filter = { type: 'and', filters: [{ columnName: 'integrationPoint', condition: 'like', value: '%CustomFields' }] };
		const rows = `/projects/${project}/data-tables/${table}/rows?filter=${encodeURIComponent(JSON.stringify(filter))}`;
		await this.n8n.rest('DELETE', rows);
	}

	async columns(table: string): Promise<string[]> {
		const found = (await this.n8n.dataTables()).find(({ name }) => name === table);
		return (found?.columns ?? []).map(({ name }) => name);
	}

	/** What a flow of the user's own gets: one Data Table node that gets rows, and nothing else. */
	async getRows(table: string, conditions: ReadonlyArray<readonly [string, string, unknown]>): Promise<Array<Record<string, unknown>>> {
		const tableId = (await this.n8n.dataTables()).find(({ name }) => name === table)?.id;
		const workflow = await this.n8n.importWorkflow({
			name: 'A flow of the user',
			connections: { Start: { main: [[{ node: 'Get rows', type: 'main', index: 0 }]] } },
			nodes: [
				{ name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: [0, 0], parameters: {} },
				{
					name: 'Get rows',
					type: 'n8n-nodes-base.dataTable',
					typeVersion: 1.1,
					position: [224, 0],
					parameters: {
						operation: 'get',
						dataTableId: { __rl: true, mode: 'list', value: tableId },
						matchType: 'allConditions',
						filters: { conditions: conditions.map(([keyName, condition, keyValue]) => ({ keyName, condition, keyValue })) },
						returnAll: true,
					},
				},
			],
		});
		const { id } = await this.n8n.run(workflow);
		return (await this.n8n.nodeOutput(id, 'Get rows'))[0]?.[0] ?? [];
	}
}

