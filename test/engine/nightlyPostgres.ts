/** The Postgres flow in the pinned n8n against a local NetSuite and a real PostgreSQL, with the words of its tests. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { compare, type Difference } from '../../demo/compare';
import { installPackage, packPackage } from '../../demo/install';
import type { DataTableRow, Execution, N8n, Workflow, WorkflowFile } from '../../demo/n8n';
import { points } from '../../demo/points';
import { startPostgres, type Postgres } from '../support/postgres';
import { recentSyncs, SCHEMA, storedRows } from '../support/postgresStore';
import type { CredentialData } from './engine';
import { openLocalNetSuite, type LocalNetSuite } from './localNetSuite';
import { credentialOf, RUN_TIMEOUT_MS, start, until } from './running';

const file = join(dirname(dirname(__dirname)), 'workflows', 'sync-accounts-receivable-nightly-postgres.json');

/** What *Recent syncs* says about one integration point of a run. */
export type Report = DataTableRow;

export interface Night {
	readonly execution: Execution;
	/** One row for each integration point. */
	readonly reports: ReadonlyMap<string, Report>;
}

export interface Size {
	readonly customers: number;
	readonly invoices: number;
}

export class NightlyPostgres {
	private constructor(
		readonly netsuite: LocalNetSuite,
		readonly postgres: Postgres,
		private readonly folder: string,
		public n8n: N8n,
		private workflow: Workflow,
	) {}

	/** @param batchSize of *Get changes*; the smallest, so that a small account has many batches too. */
	static async open(size: Size = { customers: 40, invoices: 240 }, batchSize = 100): Promise<NightlyPostgres> {
		const folder = mkdtempSync(join(tmpdir(), 'netsuite-ar-nightly-postgres-'));
		installPackage(await packPackage(), folder);
		const [netsuite, postgres, n8n] = [await openLocalNetSuite({ seed: 23, ...size }), await startPostgres(), await start(folder)];
		const content = JSON.parse(readFileSync(file, 'utf8')) as WorkflowFile;
		const credentials = [
			await n8n.createCredential(credentialOf(netsuite.credential)),
			await n8n.createCredential({ name: 'Postgres', type: 'postgres', data: { ...postgres.credential } }),
		];
		const workflow = await n8n.importWorkflow(content, credentials);
		const nightly = new NightlyPostgres(netsuite, postgres, folder, n8n, workflow);
		await nightly.set('Get changes', { options: { ...(nightly.parametersOf('Get changes').options as object), batchSize } });
		return nightly;
	}

	async close(): Promise<void> {
		await this.n8n.stop();
		await this.postgres.stop();
		await this.netsuite.close();
		rmSync(this.folder, { recursive: true, force: true });
	}

	/** A whole run, started by hand. */
	async run(): Promise<Night> {
		return await this.nightOf(await this.n8n.startRun(this.workflow));
	}

	/** Two runs at the same time. */
	async runTwice(): Promise<[Night, Night]> {
		return await Promise.all([this.run(), this.run()]);
	}

	/** Starts a run and gives its ID as soon as it has come so far. */
	async startUntil(isSo: () => Promise<boolean>): Promise<string> {
		const id = await this.n8n.startRun(this.workflow);
		await until(isSo);
		return id;
	}

	/** Waits for the end of a run. */
	async nightOf(run: string): Promise<Night> {
		const execution = await this.n8n.waitForExecution(run, { timeoutMs: RUN_TIMEOUT_MS });
		return { execution, reports: await this.reportsOf(run) };
	}

	/** Ends n8n at once, as a crash does; then it is there again. */
	async crashN8n(): Promise<void> {
		await this.n8n.kill();
		this.n8n = await start(this.folder);
	}

	/** Changes the credential of NetSuite that the flow uses. */
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

	/** Another value in *Choose what happens*. */
	async choose(name: string, value: unknown): Promise<void> {
		const { assignments } = this.parametersOf('Choose what happens').assignments as { assignments: Array<{ name: string }> };
		await this.set('Choose what happens', {
			assignments: { assignments: assignments.map((one) => (one.name === name ? { ...one, value } : one)) },
		});
	}

	private parametersOf(node: string): Record<string, unknown> {
		return this.workflow.nodes.find(({ name }) => name === node)?.parameters ?? {};
	}

	async rows(point: string, schema = SCHEMA): Promise<DataTableRow[]> {
		return await storedRows(this.postgres, point, schema);
	}

	async reportsOf(run: string, schema = SCHEMA): Promise<Map<string, Report>> {
		return new Map((await recentSyncs(this.postgres, run, schema)).map((row) => [row.integrationPoint as string, row]));
	}

	/** What is not stored as NetSuite has it, by point: missing, doubled and stale records among it. */
	async differences(custom: Readonly<Record<string, string>> = {}, schema = SCHEMA): Promise<Record<string, readonly Difference[]>> {
		const found: Record<string, readonly Difference[]> = {};
		for (const point of points) {
			const truth = await this.netsuite.truth(custom[point] ? `${point}?customFields=${custom[point]}` : point);
			const { differences } = compare(point, truth, await this.rows(point, schema));
			if (differences.length > 0) found[point] = differences;
		}
		return found;
	}
}
