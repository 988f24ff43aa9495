/** The flow that watches the connection, in the pinned n8n against a local NetSuite, with the words of its tests. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { compare } from '../../demo/compare';
import { installPackage, packPackage } from '../../demo/install';
import type { DataTableRow, Execution, N8n, Workflow, WorkflowFile } from '../../demo/n8n';
import { tableOf } from '../../demo/points';
import type { CredentialData } from './engine';
import { openLocalNetSuite, type LocalNetSuite } from './localNetSuite';
import { credentialOf, RUN_TIMEOUT_MS, start } from './running';
import { editRows } from './tables';

const folderOfFlows = join(dirname(dirname(__dirname)), 'workflows');
const CONNECTION = 'netsuite_connection';

/** Kept small: these tests are about the connection. */
const synced = ['currency', 'customer', 'invoice'];

export class Reestablishing {
	private constructor(
		readonly netsuite: LocalNetSuite,
		private readonly folder: string,
		private n8n: N8n,
		private watch: Workflow,
		private readonly nightly: Workflow,
	) {}

	/** An n8n with the flow and the nightly sync, and no schedule that runs. */
	static async open(): Promise<Reestablishing> {
		const folder = mkdtempSync(join(tmpdir(), 'netsuite-ar-watch-'));
		installPackage(await packPackage(), folder);
		const netsuite = await openLocalNetSuite({ seed: 23, customers: 20, invoices: 40 });
		const n8n = await start(folder);
		const credential = await n8n.createCredential(credentialOf(netsuite.credential));
		const watch = await n8n.importWorkflow(join(folderOfFlows, 'reestablish-connection.json'), [credential]);
		const content = JSON.parse(readFileSync(join(folderOfFlows, 'sync-accounts-receivable-nightly.json'), 'utf8')) as WorkflowFile;
		for (const { name, parameters } of content.nodes) if (name === 'Plan the sync') parameters.integrationPoints = synced;
		const nightly = await n8n.importWorkflow(content, [credential]);
		return new Reestablishing(netsuite, folder, n8n, watch, nightly);
	}

	async close(): Promise<void> {
		await this.n8n.stop();
		await this.netsuite.close();
		rmSync(this.folder, { recursive: true, force: true });
	}

	/** Chooses a flow of the user's in *Start what was missed*, and activates that node. @returns the flow's ID. */
	async startWhenItWorks(): Promise<string> {
		const { id } = await this.n8n.importWorkflow({
			name: 'A flow of the user',
			connections: {},
			nodes: [
				{
					name: 'When executed',
					type: 'n8n-nodes-base.executeWorkflowTrigger',
					typeVersion: 1.1,
					position: [0, 0],
					parameters: { inputSource: 'passthrough' },
				},
			],
		});
		const nodes = this.watch.nodes.map((node) =>
			node.name === 'Start what was missed'
				? { ...node, disabled: false, parameters: { ...node.parameters, workflowId: { __rl: true, mode: 'id', value: id } } }
				: node,
		);
		this.watch = await this.n8n.importWorkflow({ ...this.watch, nodes });
		return id;
	}

	/** Activates the nodes that send e-mails, with a mail server that is not there. */
	async sayThroughNobody(): Promise<void> {
		const server = { host: '127.0.0.1', port: 1, secure: false, disableStartTls: true };
		const smtp = await this.n8n.createCredential({ name: 'SMTP', type: 'smtp', data: { user: '', password: '', hostName: '', ...server } });
		const nodes = this.watch.nodes.map((node) => (node.name.startsWith('Say that it ') ? { ...node, disabled: false } : node));
		this.watch = await this.n8n.importWorkflow({ ...this.watch, nodes }, [smtp]);
	}

	async runsOf(workflowId: string): Promise<number> {
		return (await this.n8n.executions(workflowId)).length;
	}

	/** *Execute workflow*. */
	async runByHand(): Promise<Execution> {
		return await this.n8n.run(this.watch, { timeoutMs: RUN_TIMEOUT_MS });
	}

	/** A run as the schedule starts it. */
	async runBySchedule(): Promise<Execution> {
		return await this.n8n.run(this.watch, { trigger: 'Start every five minutes', timeoutMs: RUN_TIMEOUT_MS });
	}

	/** Ends n8n in the middle of a run by schedule, as a crash does, when the next try was put off and before an answer came. */
	async runKilledAtLogin(): Promise<void> {
		const before = (await this.now()).nextCheck;
		await this.n8n.startRun(this.watch, 'Start every five minutes');
		while ((await this.now()).nextCheck === before) await new Promise((resolve) => setTimeout(resolve, 50));
		await this.n8n.kill();
		this.n8n = await start(this.folder);
	}

	/** Which of the nodes that tell people something were reached. */
	async said(run: Execution): Promise<string[]> {
		const reached: string[] = [];
		for (const name of ['Say that it is broken', 'Say that it works again']) {
			const output = await this.n8n.nodeOutput(run.id, name).catch(() => []);
			if (output.length > 0) reached.push(name);
		}
		return reached;
	}

	/** How it was, the first row first. */
	async rows(): Promise<DataTableRow[]> {
		return (await this.n8n.rows(CONNECTION)).sort((a, b) => Number(a.id) - Number(b.id));
	}

	/** The row that says how it is now. */
	async now(): Promise<DataTableRow> {
		const open = (await this.rows()).filter(({ until }) => until === null);
		if (open.length !== 1) throw new Error(`${open.length} rows say how it is now.`);
		return open[0] as DataTableRow;
	}

	/** Lets so many minutes pass since what a row has in these columns. */
	async pass(minutes: number, ...columns: string[]): Promise<void> {
		const { id, ...row } = await this.now();
		const earlier = (column: string) => new Date(Date.parse(String(row[column])) - minutes * 60_000).toISOString();
		await editRows(this.n8n, CONNECTION, { id: id as number }, Object.fromEntries(columns.map((column) => [column, earlier(column)])));
	}

	/** Changes the credential of both flows. */
	async useCredential(data: CredentialData): Promise<void> {
		await this.n8n.createCredential(credentialOf(data));
	}

	/** A whole run of the nightly sync; with how many rows are then not as NetSuite has them. */
	async sync(): Promise<{ execution: Execution; different: number }> {
		const execution = await this.n8n.run(this.nightly, { timeoutMs: RUN_TIMEOUT_MS });
		let different = 0;
		for (const point of synced) {
			different += compare(point, await this.netsuite.truth(point), await this.n8n.rows(tableOf(point))).different;
		}
		return { execution, different };
	}

	async checkpoints(): Promise<unknown[]> {
		const rows = await this.n8n.rows('netsuite_checkpoints');
		return rows.map(({ integrationPoint, checkpoint }) => ({ integrationPoint, checkpoint }));
	}
}
