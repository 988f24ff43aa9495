/** The flow that reconciles balances, in the pinned n8n, with what the nightly flow has stored from a local NetSuite. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { compare } from '../../demo/compare';
import { installPackage, packPackage } from '../../demo/install';
import type { DataTableRow, Execution, N8n, Workflow, WorkflowFile } from '../../demo/n8n';
import { tableOf } from '../../demo/points';
import { openLocalNetSuite, type LocalNetSuite } from './localNetSuite';
import { credentialOf, RUN_TIMEOUT_MS, start, until } from './running';
import { addColumn, deleteColumn, deleteRows, editRows, insertRows, type Where } from './tables';

const folderOf = (name: string) => join(dirname(dirname(__dirname)), 'workflows', name);
const DIFFERENCES = 'netsuite_balance_differences';
const TOTALS = 'netsuite_balance_totals';
const CHECKPOINTS = 'netsuite_checkpoints';

/** Those with an open amount. */
export const openPoints = ['invoice', 'creditMemo', 'customerPayment', 'customerDeposit'] as const;

export interface Reconciliation {
	readonly execution: Execution;
	readonly differences: readonly DataTableRow[];
	readonly totals: readonly DataTableRow[];
}

export class Reconciling {
	private constructor(
		readonly netsuite: LocalNetSuite,
		private readonly folder: string,
		private readonly n8n: N8n,
		private nightly: Workflow,
		private workflow: Workflow,
	) {}

	static async open(size: { customers: number; invoices: number }): Promise<Reconciling> {
		const folder = mkdtempSync(join(tmpdir(), 'netsuite-ar-reconcile-'));
		installPackage(await packPackage(), folder);
		const netsuite = await openLocalNetSuite({ seed: 23, ...size });
		const n8n = await start(folder);
		const credential = await n8n.createCredential(credentialOf(netsuite.credential));
		const imported = async (name: string) =>
			await n8n.importWorkflow(JSON.parse(readFileSync(folderOf(name), 'utf8')) as WorkflowFile, [credential]);
		const nightly = await imported('sync-accounts-receivable-nightly.json');
		const opened = new Reconciling(netsuite, folder, n8n, nightly, await imported('reconcile-balances.json'));
		await opened.planNight({ integrationPoints: [...openPoints] });
		return opened;
	}

	async close(): Promise<void> {
		await this.n8n.stop();
		await this.netsuite.close();
		rmSync(this.folder, { recursive: true, force: true });
	}

	/** Sets parameters of *Plan the sync*. */
	async planNight(parameters: Readonly<Record<string, unknown>>): Promise<void> {
		const nodes = this.nightly.nodes.map((node) =>
			node.name === 'Plan the sync' ? { ...node, parameters: { ...node.parameters, ...parameters } } : node,
		);
		this.nightly = await this.n8n.importWorkflow({ ...this.nightly, nodes });
	}

	/** Sets parameters of a node of the flow, as somebody does in the editor. */
	async set(name: string, parameters: Readonly<Record<string, unknown>>): Promise<void> {
		const nodes = this.workflow.nodes.map((node) => (node.name === name ? { ...node, parameters: { ...node.parameters, ...parameters } } : node));
		this.workflow = await this.n8n.importWorkflow({ ...this.workflow, nodes });
	}

	/** A run of the nightly flow. @throws Error when it fails. */
	async sync(): Promise<void> {
		const { status, error } = await this.n8n.run(this.nightly, { timeoutMs: RUN_TIMEOUT_MS });
		if (status !== 'success') throw new Error(`The nightly run ended with "${status}": ${error?.message}`);
	}

	/** A run of the flow, by hand, with what it wrote. */
	async run(): Promise<Reconciliation> {
		const execution = await this.n8n.run(this.workflow, { timeoutMs: RUN_TIMEOUT_MS });
		const where = { column: 'run', is: execution.id };
		return { execution, differences: await this.n8n.rows(DIFFERENCES, where), totals: await this.n8n.rows(TOTALS, where) };
	}

	/** A run during which NetSuite keeps one reading waiting, for the queries with that text; what is done meanwhile. */
	async runWhile(match: string, work: () => Promise<void>): Promise<Reconciliation> {
		await this.netsuite.arm({ fault: 'timeout', afterMs: 10_000, match });
		const run = this.run();
		await until(async () => (await this.netsuite.unspent()).length === 0);
		await work();
		return await run;
	}

	/** How many records of each point are not stored as NetSuite has them. */
	async different(): Promise<Record<string, number>> {
		const found: Record<string, number> = {};
		for (const point of openPoints) {
			const { different } = compare(point, await this.netsuite.truth(point), await this.rows(point));
			if (different > 0) found[point] = different;
		}
		return found;
	}

	async rows(point: string): Promise<DataTableRow[]> {
		return await this.n8n.rows(tableOf(point));
	}

	async edit(point: string, where: Where, data: Readonly<Record<string, unknown>>): Promise<void> {
		await editRows(this.n8n, tableOf(point), where, data);
	}

	async remove(point: string, where: Where): Promise<void> {
		await deleteRows(this.n8n, tableOf(point), where);
	}

	/** Stores a row once more. */
	async double(point: string, { id: _, createdAt: __, updatedAt: ___, ...row }: DataTableRow): Promise<void> {
		await insertRows(this.n8n, tableOf(point), [row]);
	}

	/** As if the sync's first reading of a point were still under way. @returns puts its checkpoint back. */
	async asIfBegun(point: string): Promise<() => Promise<void>> {
		const [row] = await this.n8n.rows(CHECKPOINTS, { column: 'integrationPoint', is: point });
		const checkpoint = row?.checkpoint as string;
		const position = { pass: 'everything', after: '1', upTo: '999999' };
		const put = async (text: string) => await editRows(this.n8n, CHECKPOINTS, { integrationPoint: point }, { checkpoint: text });
		await put(JSON.stringify({ ...(JSON.parse(checkpoint) as object), position }));
		return async () => await put(checkpoint);
	}

	/** Takes a column out; an empty one of that type takes its place. */
	async replaceColumn(point: string, name: string, type: 'string' | 'number'): Promise<void> {
		await deleteColumn(this.n8n, tableOf(point), name);
		await addColumn(this.n8n, tableOf(point), name, type);
	}

	async addColumn(point: string, name: string, type: 'string' | 'number' | 'boolean'): Promise<void> {
		await addColumn(this.n8n, tableOf(point), name, type);
	}
}
