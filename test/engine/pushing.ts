/** The push flow in the pinned n8n against a local NetSuite, with the words that its tests are written in. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { compare } from '../../demo/compare';
import { installPackage, packPackage } from '../../demo/install';
import type { CredentialReference, DataTableRow, Execution, N8n, Workflow, WorkflowFile } from '../../demo/n8n';
import { tableOf } from '../../demo/points';
import type { CredentialData } from './engine';
import { openLocalNetSuite, type LocalNetSuite } from './localNetSuite';
import { credentialOf, RUN_TIMEOUT_MS, start, until } from './running';

const folderOfFlows = join(dirname(dirname(__dirname)), 'workflows');
const PUSH = 'netsuite_push';
const HEADER = { name: 'X-Push-Key', value: 'let me in' };

/** An entry as somebody posts it, or as a row of the table. */
export type Entry = Readonly<Record<string, unknown>>;

/** What a caller is told of an entry. */
export interface Told {
	readonly key: string;
	readonly kind: string;
	readonly status: string;
	readonly netsuiteId: number | null;
	readonly reason: string | null;
}

export interface Answer {
	readonly status: number;
	readonly told: Told[];
}

export class Pushing {
	private constructor(
		readonly netsuite: LocalNetSuite,
		private readonly folder: string,
		private n8n: N8n,
		private readonly push: Workflow,
		private readonly nightly: Workflow,
	) {}

	/** An n8n with both flows and nothing else; the push flow is published. */
	static async open(): Promise<Pushing> {
		const folder = mkdtempSync(join(tmpdir(), 'netsuite-ar-push-'));
		installPackage(await packPackage(), folder);
		const netsuite = await openLocalNetSuite({ seed: 23, customers: 40, invoices: 120 });
		const n8n = await start(folder);
		const credential = await n8n.createCredential(credentialOf(netsuite.credential));
		const flow = async (name: string, more: CredentialReference[] = []) =>
			await n8n.importWorkflow(withoutSchedule(join(folderOfFlows, name)), [credential, ...more]);
		const header = await n8n.createCredential({ name: 'Header', type: 'httpHeaderAuth', data: HEADER });
		const push = await flow('push-contacts-notes-and-emails.json', [header]);
		const nightly = await flow('sync-accounts-receivable-nightly.json');
		await n8n.publish(push);
		const pushing = new Pushing(netsuite, folder, n8n, push, nightly);
		await pushing.listening();
		return pushing;
	}

	async close(): Promise<void> {
		await this.n8n.stop();
		await this.netsuite.close();
		rmSync(this.folder, { recursive: true, force: true });
	}

	/** Posts entries as another system does: one as it is, several as a list. */
	async post(body: unknown, headers: Readonly<Record<string, string>> = { [HEADER.name]: HEADER.value }): Promise<Answer> {
		const answer = await fetch(`${this.n8n.url}/webhook/netsuite-push`, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json', ...headers },
			body: JSON.stringify(body),
		});
		const text = await answer.text();
		const told = /^[[{]/.test(text) ? ([JSON.parse(text)].flat() as Told[]) : [];
		return { status: answer.status, told };
	}

	/** Adds rows to the table, as somebody does in the editor. */
	async addRows(entries: readonly Entry[]): Promise<void> {
		const data = entries.map((entry) => ({ status: 'waiting', ...entry }));
		await this.n8n.rest('POST', `${await this.path()}/insert`, { data, returnType: 'count' });
	}

	/** Changes cells of the rows with that key. */
	async editRow(key: string, cells: Readonly<Record<string, string | number | null>>): Promise<void> {
		const filter = { type: 'and', filters: [{ columnName: 'key', condition: 'eq', value: key }] };
		await this.n8n.rest('PATCH', `${await this.path()}/rows`, { filter, data: cells });
	}

	/** *Execute workflow*. */
	async run(): Promise<Execution> {
		return await this.n8n.run(this.push, { timeoutMs: RUN_TIMEOUT_MS });
	}

	async runTwice(): Promise<Execution[]> {
		return await Promise.all([this.run(), this.run()]);
	}

	/** Starts a run and ends n8n when that many entries have been pushed; then n8n is there again. */
	async runInterruptedAfter(pushed: number): Promise<void> {
		const before = (await this.rows()).filter(({ status }) => status === 'pushed').length;
		await this.n8n.startRun(this.push);
		await until(async () => (await this.rows()).filter(({ status }) => status === 'pushed').length >= before + pushed);
		await this.n8n.stop();
		this.n8n = await start(this.folder);
		await this.listening();
	}

	/** A whole night of the sync; with the rows of every point that are not as NetSuite has them. */
	async sync(points: readonly string[]): Promise<{ execution: Execution; different: Record<string, number> }> {
		const execution = await this.n8n.run(this.nightly, { timeoutMs: RUN_TIMEOUT_MS });
		const different: Record<string, number> = {};
		for (const point of points) {
			const found = compare(point, await this.netsuite.truth(point), await this.synced(point)).different;
			if (found > 0) different[point] = found;
		}
		return { execution, different };
	}

	/** What the nightly sync stored of a point. */
	async synced(point: string): Promise<DataTableRow[]> {
		return await this.n8n.rows(tableOf(point));
	}

	async rows(): Promise<DataTableRow[]> {
		const exists = (await this.n8n.dataTables()).some(({ name }) => name === PUSH);
		return exists ? await this.n8n.rows(PUSH) : [];
	}

	async row(key: string): Promise<DataTableRow> {
		const rows = (await this.rows()).filter((row) => row.key === key);
		if (rows.length !== 1) throw new Error(`There are ${rows.length} rows with the key "${key}".`);
		return rows[0] as DataTableRow;
	}

	/** Changes the credential that the flows use. */
	async useCredential(data: CredentialData): Promise<void> {
		await this.n8n.createCredential(credentialOf(data));
	}

	private async path(): Promise<string> {
		const id = (await this.n8n.dataTables()).find(({ name }) => name === PUSH)?.id;
		const { id: project } = await this.n8n.rest<{ id: string }>('GET', '/projects/personal');
		return `/projects/${project}/data-tables/${id}`;
	}

	/** A webhook is there a moment after its flow was published, or n8n has started. */
	private async listening(): Promise<void> {
		await until(async () => (await this.post({}, {})).status === 403);
	}
}

/** The tests say when a run begins: the schedule is set to a day that has just been. */
function withoutSchedule(file: string): WorkflowFile {
	const content = JSON.parse(readFileSync(file, 'utf8')) as WorkflowFile;
	const past = new Date(Date.now() - 2 * 24 * 3600 * 1000);
	const expression = `0 0 ${past.getUTCDate()} ${past.getUTCMonth() + 1} *`;
	const nodes = content.nodes.map((node) =>
		node.type === 'n8n-nodes-base.scheduleTrigger'
			? { ...node, parameters: { rule: { interval: [{ field: 'cronExpression', expression }] } } }
			: node,
	);
	return { ...content, nodes };
}
