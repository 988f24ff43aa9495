/** The flows that somebody starts when they are needed, in the pinned n8n against a local NetSuite, with a mail server. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { installPackage, packPackage } from '../../demo/install';
import type { CredentialReference, DataTableRow, Execution, N8n, Workflow, WorkflowFile } from '../../demo/n8n';
import { RECENT_SYNCS } from '../../demo/points';
import { openMailbox, type Mail, type Mailbox } from '../support/mailbox';
import { openLocalNetSuite, type LocalNetSuite } from './localNetSuite';
import { credentialOf, RUN_TIMEOUT_MS, start, until } from './running';

const folderOfFlows = join(dirname(dirname(__dirname)), 'workflows');

/** What somebody types into nodes before a run: values of an *Edit Fields* node, options of any other. */
export type Settings = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export interface Run {
	readonly execution: Execution;
	/** What *Recent syncs* says, by integration point. */
	readonly reports: ReadonlyMap<string, DataTableRow>;
}

export class OneOff {
	private constructor(
		readonly netsuite: LocalNetSuite,
		readonly mailbox: Mailbox,
		public n8n: N8n,
		private readonly folder: string,
	) {}

	static async open(size: { customers: number; invoices: number }): Promise<OneOff> {
		const folder = mkdtempSync(join(tmpdir(), 'netsuite-ar-one-off-'));
		installPackage(await packPackage(), folder);
		const netsuite = await openLocalNetSuite({ seed: 23, ...size });
		return new OneOff(netsuite, await openMailbox(), await start(folder), folder);
	}

	async close(): Promise<void> {
		await this.n8n.stop();
		await this.mailbox.close();
		await this.netsuite.close();
		rmSync(this.folder, { recursive: true, force: true });
	}

	/**
	 * The flow of that file, with its credentials and a few settings; the node that sends e-mails is activated.
	 * @param mail with `deactivated` it stays as it is after the import, with `withoutCredential` it lacks one.
	 */
	async imported(file: string, settings: Settings = {}, mail?: 'deactivated' | 'withoutCredential'): Promise<Workflow> {
		const content = JSON.parse(readFileSync(join(folderOfFlows, file), 'utf8')) as WorkflowFile;
		const unknown = Object.keys(settings).filter((name) => !content.nodes.some((node) => node.name === name));
		if (unknown.length > 0) throw new Error(`The flow has no node "${unknown.join('", "')}".`);
		for (const node of content.nodes) {
			const { name, parameters, type } = node;
			if (type === 'n8n-nodes-base.emailSend') Object.assign(node, { disabled: mail === 'deactivated' });
			const { assignments } = (parameters.assignments ?? {}) as { assignments?: Array<{ name: string; value: unknown }> };
			for (const [field, value] of Object.entries(settings[name] ?? {})) {
				const assignment = assignments?.find((one) => one.name === field);
				if (assignment) assignment.value = value;
				else parameters.options = { ...(parameters.options as object), [field]: value };
			}
		}
		const credentials = [await this.n8n.createCredential(credentialOf(this.netsuite.credential)), ...(mail ? [] : [await this.smtp()])];
		return await this.n8n.importWorkflow(content, credentials);
	}

	private async smtp(): Promise<CredentialReference> {
		const server = { host: '127.0.0.1', port: this.mailbox.port, secure: false, disableStartTls: true };
		return await this.n8n.createCredential({ name: 'SMTP', type: 'smtp', data: { user: '', password: '', hostName: '', ...server } });
	}

	/** A whole run, started by hand. */
	async run(file: string, settings?: Settings, mail?: 'deactivated' | 'withoutCredential'): Promise<Run> {
		return await this.runOf(await this.imported(file, settings, mail));
	}

	async runOf(workflow: Workflow): Promise<Run> {
		const execution = await this.n8n.run(workflow, { trigger: 'Start by hand', timeoutMs: RUN_TIMEOUT_MS });
		return { execution, reports: await this.reportsOf(execution.id) };
	}

	/** Starts a run, kills n8n as soon as that is so, and starts n8n again. @returns what *Recent syncs* says of the run. */
	async runKilledWhen(workflow: Workflow, isSo: () => Promise<boolean>): Promise<Run['reports']> {
		const id = await this.n8n.startRun(workflow, 'Start by hand');
		await until(isSo);
		await this.n8n.kill();
		this.n8n = await start(this.folder);
		return await this.reportsOf(id);
	}

	/** What *Recent syncs* says about a run, by integration point. */
	async reportsOf(run: string): Promise<Run['reports']> {
		const rows = (await this.rows(RECENT_SYNCS)).filter((row) => row.run === run);
		return new Map(rows.map((row) => [row.integrationPoint as string, row]));
	}

	/** Rows of a data table; none when there is no such table. */
	async rows(table: string): Promise<DataTableRow[]> {
		const exists = (await this.n8n.dataTables()).some(({ name }) => name === table);
		return exists ? await this.n8n.rows(table) : [];
	}

	/** The one e-mail that has come since there were so many. */
	async mailAfter(count: number): Promise<Mail> {
		await until(async () => this.mailbox.mails.length > count);
		expect(this.mailbox.mails).toHaveLength(count + 1);
		return this.mailbox.mails[count] as Mail;
	}

	/** Publishes a flow until what is done with it is over; its form answers by then. */
	async whilePublished(workflow: Workflow, form: string, work: () => Promise<void>): Promise<void> {
		await this.n8n.publish(workflow);
		await until(async () => (await fetch(`${this.n8n.url}/form/${form}`, { redirect: 'manual' })).status !== 404);
		await work();
		await this.n8n.unpublish(workflow.id);
	}
}
