/** The flow that imports custom fields, in the pinned n8n against a local NetSuite. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { importTableOf as tableOf } from '../../demo/customFields';
import { installPackage, packPackage } from '../../demo/install';
import type { DataTableRow, Execution, N8n, Workflow, WorkflowFile } from '../../demo/n8n';
import { RECENT_SYNCS } from '../../demo/points';
import { openLocalNetSuite, type LocalNetSuite } from './localNetSuite';
import { RUN_TIMEOUT_MS, start, until } from './running';

const file = join(dirname(dirname(__dirname)), 'workflows', 'import-custom-fields.json');
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
		public n8n: N8n,
		private readonly folder: string,
	) {}

	/** @param size of the account, in place of a small one. */
	static async open(size: { customers: number; invoices: number } = { customers: 40, invoices: 120 }): Promise<Importing> {
		const folder = mkdtempSync(join(tmpdir(), 'netsuite-ar-import-'));
		installPackage(await packPackage(), folder);
		const netsuite = await openLocalNetSuite({ seed: 23, ...size });
		const n8n = await start(folder);
		await n8n.createCredential({ name: 'NetSuite', type: TYPE, data: { ...netsuite.credential } });
		return new Importing(netsuite, n8n, folder);
	}

	async close(): Promise<void> {
		await this.n8n.stop();
		await this.netsuite.close();
		rmSync(this.folder, { recursive: true, force: true });
	}

	/** A whole run by hand, with the fields that were chosen; all of them when left out. */
	async run(choice?: Choice, fieldsWithAddresses?: string): Promise<Import> {
		return await this.runOf(await this.imported(choice, fieldsWithAddresses));
	}

	/** Two runs of the flow at the same time. */
	async runTwice(): Promise<Import[]> {
		const workflow = await this.imported();
		return await Promise.all([this.runOf(workflow), this.runOf(workflow)]);
	}

	/** Starts a run and ends n8n as soon as that many rows of a point are stored; then n8n is there again. */
	async runInterruptedAt(point: string, rows: number): Promise<void> {
		await this.n8n.startRun(await this.imported());
		await until(async () => {
			const exists = (await this.n8n.dataTables()).some(({ name }) => name === tableOf(point));
			return exists && (await this.rows(point)).length >= rows;
		});
		await this.n8n.stop();
		this.n8n = await start(this.folder);
	}

	private async runOf(workflow: Workflow): Promise<Import> {
		const execution = await this.n8n.run(workflow, { timeoutMs: RUN_TIMEOUT_MS });
		const rows = await this.n8n.rows(RECENT_SYNCS, { column: 'run', is: execution.id });
		return { execution, reports: new Map(rows.map((row) => [row.integrationPoint as string, row])) };
	}

	private async imported(choice: Choice = { customer: 'all', invoice: 'all' }, fieldsWithAddresses = ''): Promise<Workflow> {
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
		return await this.n8n.importWorkflow(content, [credential]);
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

	async deleteTable(name: string): Promise<void> {
		const { id: project } = await this.n8n.rest<{ id: string }>('GET', '/projects/personal');
		const table = (await this.n8n.dataTables()).find((one) => one.name === name)?.id;
		await this.n8n.rest('DELETE', `/projects/${project}/data-tables/${table}`);
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
