/** The nightly flow in the pinned n8n against a local NetSuite, with the words that its tests are written in. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { compare } from '../../demo/compare';
import { installPackage, packPackage } from '../../demo/install';
import type { DataTableRow, Execution, N8n, Workflow, WorkflowFile, WorkflowNode } from '../../demo/n8n';
import { points } from '../../demo/points';
import { PACKAGE, type CredentialData } from './engine';
import { openLocalNetSuite, type LocalNetSuite } from './localNetSuite';
import { credentialOf, oauth2CredentialOf, RUN_TIMEOUT_MS, start, until, withOAuth2 } from './running';
import { addColumn, createTable, deleteColumn, deleteRows, deleteTable, editRows, insertRows, renameTable, type ColumnType, type Where } from './tables';

const file = join(dirname(dirname(__dirname)), 'workflows', 'sync-accounts-receivable-nightly.json');

/** What *Recent syncs* says about one integration point of a run. */
export type Report = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface Night {
	readonly execution: Execution;
	/** One row for each integration point. */
	readonly reports: ReadonlyMap<string, Report>;
}

/** The fields of *Choose what happens*. */
export interface Choices {
	readonly tablesBeginWith?: string;
	readonly removeDeletedRecords?: boolean;
}

export class Nightly {
	private tablesBeginWith = 'netsuite';

	private constructor(
		readonly netsuite: LocalNetSuite,
		private readonly folder: string,
		private n8n: N8n,
		private workflow: Workflow,
	) {}

	/** @param login which credential the flow's nodes use. */
	static async open(login: 'tba' | 'oAuth2' = 'tba', size = { customers: 40, invoices: 120 }): Promise<Nightly> {
		const folder = mkdtempSync(join(tmpdir(), 'netsuite-ar-nightly-'));
		installPackage(await packPackage(), folder);
		const netsuite = await openLocalNetSuite({ seed: 23, ...size });
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

	/** Fills in *Choose what happens*. */
	async choose(choices: Choices): Promise<void> {
		const { assignments } = this.node('Choose what happens').parameters as { assignments: { assignments: Array<{ name: string }> } };
		const chosen = assignments.assignments.map((one) => ({ ...one, ...(one.name in choices && { value: choices[one.name as keyof Choices] }) }));
		await this.set('Choose what happens', { assignments: { assignments: chosen } });
		this.tablesBeginWith = choices.tablesBeginWith ?? this.tablesBeginWith;
	}

	/** From now on what is run is a second import of the flow, of another name. */
	async importAgain(name: string): Promise<void> {
		this.workflow = await this.n8n.importWorkflow({ ...this.workflow, name });
	}

	/** Lets the flow add up so many stored rows at once. */
	async addUpRowsBy(rows: number): Promise<void> {
		for (const name of ['Add up a page of open rows', 'Add the page to the sums']) {
			const text = JSON.stringify(this.node(name).parameters);
			const limit = /(limit: |=== )\d+/g;
			expect(text.match(limit)).toHaveLength(1);
			await this.set(name, JSON.parse(text.replace(limit, `$1${rows}`)) as Record<string, unknown>);
		}
	}

	private tableOf(point: string): string {
		return `${this.tablesBeginWith}_${point}`;
	}

	private node(name: string): WorkflowNode {
		const found = this.workflow.nodes.find((one) => one.name === name);
		if (!found) throw new Error(`The flow has no node "${name}".`);
		return found;
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

	/**
	 * Publishes the flow with its schedule set to every hour, at a minute that comes soon, and waits for that run's end:
	 * n8n chooses the second itself, so up to two minutes.
	 */
	async runEveryHour(): Promise<Night & { readonly minute: number }> {
		const before = new Set((await this.n8n.rows(this.tableOf('recent_syncs'))).map(({ run }) => run));
		const minute = new Date(Date.now() + 62_000).getMinutes();
		await this.set('Start every night', { rule: { interval: [{ field: 'hours', hoursInterval: 1, triggerAtMinute: minute }] } });
		await this.n8n.publish(this.workflow);
		let run: string | undefined;
		await until(async () => {
			const rows = (await this.n8n.rows(this.tableOf('recent_syncs'))).filter((row) => !before.has(row.run ?? null));
			run = rows[0]?.run as string | undefined;
			return rows.filter(({ status }) => status !== 'running').length === points.length;
		}, 2 * RUN_TIMEOUT_MS);
		await this.n8n.unpublish(this.workflow.id);
		return { execution: { id: run, mode: 'trigger' } as Execution, reports: await this.reportsOf(run as string), minute };
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
		return await this.n8n.rows(this.tableOf(point));
	}

	async checkpoint(point: string): Promise<DataTableRow | undefined> {
		return (await this.n8n.rows(this.tableOf('checkpoints'))).find(({ integrationPoint }) => integrationPoint === point);
	}

	/** As after a run that was interrupted between the rows and the checkpoint of the first batch. */
	async forgetCheckpoint(point: string): Promise<void> {
		await deleteRows(this.n8n, this.tableOf('checkpoints'), { integrationPoint: point });
	}

	/** As after a run that was interrupted between the rows and the checkpoint of a later batch. */
	async putBack({ integrationPoint, checkpoint }: DataTableRow): Promise<void> {
		await editRows(this.n8n, this.tableOf('checkpoints'), { integrationPoint: String(integrationPoint) }, { checkpoint });
	}

	/** As if a point's table had been filled from another account. */
	async fillFrom(accountId: string, point: string): Promise<void> {
		const { checkpoint } = (await this.checkpoint(point)) ?? {};
		const cursor = { ...(JSON.parse(String(checkpoint)) as object), account: accountId };
		await editRows(this.n8n, this.tableOf('checkpoints'), { integrationPoint: point }, { account: accountId, checkpoint: JSON.stringify(cursor) });
	}

	/** As if a run that begins later had been at a point and through with it. @returns as if it had not. */
	async overtakeAt(point: string): Promise<() => Promise<void>> {
		const run = 'newer';
		const startedAt = new Date(Date.now() + 3_600_000).toISOString();
		await insertRows(this.n8n, this.tableOf('recent_syncs'), [{ run, integrationPoint: point, status: 'finished', startedAt }]);
		return async () => await deleteRows(this.n8n, this.tableOf('recent_syncs'), { run });
	}

	/** What somebody writes into rows of a point's table. */
	async edit(point: string, where: Where, data: Readonly<Record<string, unknown>>): Promise<void> {
		await editRows(this.n8n, this.tableOf(point), where, data);
	}

	/** Takes a column out of a point's table; with a type, an empty one of that type takes its place. */
	async replaceColumn(point: string, name: string, type?: ColumnType): Promise<void> {
		await deleteColumn(this.n8n, this.tableOf(point), name);
		if (type) await addColumn(this.n8n, this.tableOf(point), name, type);
	}

	/** A column of the user's own. */
	async addColumn(point: string, name: string, type: ColumnType): Promise<void> {
		await addColumn(this.n8n, this.tableOf(point), name, type);
	}

	/** Names of the tables that a point's rows, or what is called so, were in before. */
	async setAside(point: string): Promise<string[]> {
		return (await this.tables()).filter((name) => name.startsWith(`${this.tableOf(point)}_until_`));
	}

	async tables(): Promise<string[]> {
		return (await this.n8n.dataTables()).map(({ name }) => name);
	}

	async deleteTable(point: string): Promise<void> {
		await deleteTable(this.n8n, this.tableOf(point));
	}

	/** As after a run that was interrupted when it had set a point's table aside and not yet made a new one. */
	async setAsideOnly(point: string): Promise<void> {
		await renameTable(this.n8n, this.tableOf(point), `${this.tableOf(point)}_until_2026_01_31_020000`);
	}

	/** A table of the user's own. */
	async createTable(name: string): Promise<void> {
		await createTable(this.n8n, name);
	}

	async countOf(table: string): Promise<number> {
		return (await this.n8n.rows(table)).length;
	}

	/** What *Recent syncs* says about a run, by its execution ID. */
	async reportsOf(run: string): Promise<Map<string, Report>> {
		const exists = (await this.n8n.dataTables()).some(({ name }) => name === this.tableOf('recent_syncs'));
		const rows = exists ? await this.n8n.rows(this.tableOf('recent_syncs'), { column: 'run', is: run }) : [];
		return new Map(rows.map((row) => [row.integrationPoint as string, row]));
	}
}
