/** The nightly flow in the pinned n8n against a local NetSuite, with the words that its tests are written in. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { compare } from '../../demo/compare';
import { installPackage, packPackage } from '../../demo/install';
import type { DataTableRow, Execution, N8n, Workflow, WorkflowFile } from '../../demo/n8n';
import { points, RECENT_SYNCS, tableOf } from '../../demo/points';
import { PACKAGE, type CredentialData } from './engine';
import { openLocalNetSuite, type LocalNetSuite } from './localNetSuite';
import { credentialOf, oauth2CredentialOf, RUN_TIMEOUT_MS, start, until, withOAuth2 } from './running';

const file = join(dirname(dirname(__dirname)), 'workflows', 'sync-accounts-receivable-nightly.json');
const CHECKPOINTS = 'netsuite_checkpoints';
/** Several times what a run takes on two busy cores. */

/** What *Recent syncs* says about one integration point of a run. */
export type Report = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface Night {
	readonly execution: Execution;
	/** One row for each integration point. */
	readonly reports: ReadonlyMap<string, Report>;
}

export class Nightly {
	private constructor(
		readonly netsuite: LocalNetSuite,
		private readonly folder: string,
		private n8n: N8n,
		private workflow: Workflow,
	) {}

	/** @param login which credential the flow's nodes use. */
	static async open(login: 'tba' | 'oAuth2' = 'tba'): Promise<Nightly> {
		const folder = mkdtempSync(join(tmpdir(), 'netsuite-ar-nightly-'));
		installPackage(await packPackage(), folder);
		const netsuite = await openLocalNetSuite({ seed: 23, customers: 40, invoices: 120 });
		const n8n = await start(folder);
		const content = JSON.parse(readFileSync(file, 'utf8')) as WorkflowFile;
		const used = login === 'tba' ? credentialOf(netsuite.credential) : oauth2CredentialOf(netsuite.oauth2);
		const nodes = login === 'tba' ? content.nodes : withOAuth2(content.nodes);
		const credential = await n8n.createCredential(used);
		const workflow = await n8n.importWorkflow({ ...content, nodes }, [credential]);
		return new Nightly(netsuite, folder, n8n, workflow);
	}

	async close(): Promise<void> {
		await this.n8n.stop();
		await this.netsuite.close();
		rmSync(this.folder, { recursive: true, force: true });
	}

	/** A whole run, started by hand. */
	async run(): Promise<Night> {
		const execution = await this.n8n.run(this.workflow, { timeoutMs: RUN_TIMEOUT_MS });
		return { execution, reports: await this.reportsOf(execution.id) };
	}

	/** What n8n says when a credential with that data is tested, as a click on *Test* does. */
	async testOAuth2(data: CredentialData): Promise<{ status: string; message: string }> {
		const credential = { ...oauth2CredentialOf(data), name: 'Tested' };
		const { id } = await this.n8n.createCredential(credential);
		return await this.n8n.rest('POST', '/credentials/test', { credentials: { id, ...credential } });
	}

	/** What a NetSuite Trigger with OAuth 2.0 gives out when it is run from the editor. */
	async runTrigger(parameters: Readonly<Record<string, unknown>>): Promise<Array<Record<string, unknown>>> {
		const credential = await this.n8n.createCredential(oauth2CredentialOf(this.netsuite.oauth2));
		const trigger = { name: 'Trigger', type: `${PACKAGE}.netSuiteTrigger`, typeVersion: 1, position: [0, 0] as [number, number], parameters };
		const content = { name: 'Triggered', nodes: withOAuth2([trigger]), connections: {}, settings: { executionOrder: 'v1' } };
		const workflow = await this.n8n.importWorkflow(content, [credential]);
		const { id, status } = await this.n8n.run(workflow, { trigger: trigger.name, timeoutMs: RUN_TIMEOUT_MS });
		if (status !== 'success') throw new Error(`The trigger's run ended with "${status}".`);
		return (await this.n8n.nodeOutput(id, trigger.name))[0]?.[0] ?? [];
	}

	/** Changes the credential that the flow uses. */
	async useCredential(data: CredentialData): Promise<void> {
		await this.n8n.createCredential(credentialOf(data));
	}

	/** Sets parameters of a node, as somebody does in the editor. */
	async set(node: string, parameters: Readonly<Record<string, unknown>>): Promise<void> {
		const nodes = this.workflow.nodes.map((one) =>
			one.name === node ? { ...one, parameters: { ...one.parameters, ...parameters } } : one,
		);
		this.workflow = await this.n8n.importWorkflow({ ...this.workflow, nodes });
	}

	/** Two runs at the same time. */
	async runTwice(): Promise<[Night, Night]> {
		return await Promise.all([this.run(), this.run()]);
	}

	/** Starts a run and ends n8n as soon as a point is being synced; then n8n is there again. */
	async runInterruptedAt(point: string): Promise<Night> {
		const id = await this.n8n.startRun(this.workflow);
		await until(async () => (await this.reportsOf(id)).get(point)?.status === 'running');
		await this.n8n.stop();
		this.n8n = await start(this.folder);
		return { execution: { id } as Execution, reports: await this.reportsOf(id) };
	}

	/** Publishes the flow with its schedule set to a few seconds from now, and waits for that run's end. */
	async runBySchedule(): Promise<Night> {
		const before = new Set((await this.n8n.rows(RECENT_SYNCS)).map(({ run }) => run));
		const at = new Date(Date.now() + 5_000);
		const content = { ...(JSON.parse(readFileSync(file, 'utf8')) as WorkflowFile), nodes: [...this.workflow.nodes] };
		const nodes = content.nodes.map((node) =>
			node.type !== 'n8n-nodes-base.scheduleTrigger'
				? node
				: {
						...node,
						// The hour is left open: n8n's time zone is not ours.
						parameters: { rule: { interval: [{ field: 'cronExpression', expression: `${at.getSeconds()} ${at.getMinutes()} * * * *` }] } },
					},
		);
		const scheduled = await this.n8n.importWorkflow({ ...content, nodes });
		await this.n8n.publish(scheduled);
		let run: string | undefined;
		await until(async () => {
			const rows = (await this.n8n.rows(RECENT_SYNCS)).filter((row) => !before.has(row.run ?? null));
			run = rows[0]?.run as string | undefined;
			return rows.filter(({ status }) => status !== 'running').length === points.length;
		});
		await this.n8n.unpublish(scheduled.id);
		return { execution: { id: run, mode: 'trigger' } as Execution, reports: await this.reportsOf(run as string) };
	}

	/**
	 * How many records of each point are not stored as NetSuite has them, doubled or missing ones among them.
	 * @param custom the custom fields that must be there too, by point: script IDs with commas between, or `all`.
	 */
	async different(custom: Readonly<Record<string, string>> = {}): Promise<Record<string, number>> {
		const found: Record<string, number> = {};
		for (const point of points) {
			const truth = await this.netsuite.truth(custom[point] ? `${point}?customFields=${custom[point]}` : point);
			const { different } = compare(point, truth, await this.rows(point));
			if (different > 0) found[point] = different;
		}
		return found;
	}

	async rows(point: string): Promise<DataTableRow[]> {
		return await this.n8n.rows(tableOf(point));
	}

	async checkpoint(point: string): Promise<DataTableRow | undefined> {
		return (await this.n8n.rows(CHECKPOINTS)).find(({ integrationPoint }) => integrationPoint === point);
	}

	/** As after a run that was interrupted between the rows and the checkpoint of the first batch. */
	async forgetCheckpoint(point: string): Promise<void> {
		const filter = { type: 'and', filters: [{ columnName: 'integrationPoint', condition: 'eq', value: point }] };
		await this.n8n.rest('DELETE', `${await this.path(CHECKPOINTS)}/rows?filter=${encodeURIComponent(JSON.stringify(filter))}`);
	}

	/** As after a run that was interrupted between the rows and the checkpoint of a later batch. */
	async putBack(checkpoint: DataTableRow): Promise<void> {
		const { integrationPoint, checkpoint: text } = checkpoint;
		const filter = { type: 'and', filters: [{ columnName: 'integrationPoint', condition: 'eq', value: integrationPoint }] };
		await this.n8n.rest('PATCH', `${await this.path(CHECKPOINTS)}/rows`, { filter, data: { checkpoint: text } });
	}

	/** Takes a column out of a point's table; with a type, an empty one of that type takes its place. */
	async replaceColumn(point: string, name: string, type?: 'string' | 'number'): Promise<void> {
		const path = await this.path(tableOf(point));
		const columns = await this.n8n.rest<Array<{ id: string; name: string }>>('GET', `${path}/columns`);
		const column = columns.find((one) => one.name === name);
		await this.n8n.rest('DELETE', `${path}/columns/${column?.id}`);
		if (type) await this.n8n.rest('POST', `${path}/columns`, { name, type });
	}

	/** A column of the user's own. */
	async addColumn(point: string, name: string, type: 'string' | 'number'): Promise<void> {
		await this.n8n.rest('POST', `${await this.path(tableOf(point))}/columns`, { name, type });
	}

	/** Names of the tables that a point's rows were in before. */
	async setAside(point: string): Promise<string[]> {
		const names = (await this.n8n.dataTables()).map(({ name }) => name);
		return names.filter((name) => name.startsWith(`${tableOf(point)}_until_`));
	}

	async deleteTable(point: string): Promise<void> {
		await this.n8n.rest('DELETE', await this.path(tableOf(point)));
	}

	/** A table of the user's own. */
	async createTable(name: string): Promise<void> {
		await this.n8n.rest('POST', await this.tablesPath(), { name, columns: [{ name: 'note', type: 'string' }] });
	}

	async countOf(table: string): Promise<number> {
		return (await this.n8n.rows(table)).length;
	}

	private async path(table: string): Promise<string> {
		const id = (await this.n8n.dataTables()).find(({ name }) => name === table)?.id;
		if (id === undefined) throw new Error(`There is no data table "${table}".`);
		return `${await this.tablesPath()}/${id}`;
	}

	private async tablesPath(): Promise<string> {
		const { id } = await this.n8n.rest<{ id: string }>('GET', '/projects/personal');
		return `/projects/${id}/data-tables`;
	}

	/** What *Recent syncs* says about a run, by its execution ID. */
	async reportsOf(run: string): Promise<Map<string, Report>> {
		const exists = (await this.n8n.dataTables()).some(({ name }) => name === RECENT_SYNCS);
		const rows = exists ? await this.n8n.rows(RECENT_SYNCS, { column: 'run', is: run }) : [];
		return new Map(rows.map((row) => [row.integrationPoint as string, row]));
	}
}
