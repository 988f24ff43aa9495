/**
 * A small library around the pinned n8n: start it, log in, import and run workflows, read data tables, stop it.
 * The demo and the engine tests use it. `rest` and `api` reach whatever has no method here.
 */

import { dataTableRows, dataTables, type DataTable, type DataTableRow } from './dataTables';
import { launchN8n, type LaunchOptions } from './process';
import { openSession, type Session } from './session';
import {
	createCredential,
	executions,
	importWorkflow,
	nodeOutput,
	publish,
	startRun,
	unpublish,
	waitForExecution,
	type CredentialReference,
	type Execution,
	type NodeOutput,
	type WaitOptions,
	type Workflow,
	type WorkflowFile,
} from './workflows';

export type { DataTable, DataTableRow } from './dataTables';
export type { LaunchOptions } from './process';
export { N8nRequestError, type Login, type Session } from './session';
export type { CredentialReference, Execution, NodeOutput, WaitOptions, Workflow, WorkflowFile, WorkflowNode } from './workflows';

/** A running n8n, logged in as its owner. */
export interface N8n extends Session {
	/** The editor's address on 127.0.0.1. */
	readonly url: string;
	readonly pid: number;
	readonly logFile: string;
	createCredential(
		credential: { name: string; type: string; data: Record<string, unknown> },
	): Promise<CredentialReference>;
	importWorkflow(file: string | WorkflowFile, credentials?: readonly CredentialReference[]): Promise<Workflow>;
	publish(workflow: Workflow): Promise<void>;
	unpublish(workflowId: string): Promise<void>;
	/** Starts a run as *Execute workflow* does and gives its id at once. */
	startRun(workflow: Workflow, trigger?: string): Promise<string>;
	waitForExecution(id: string, options?: WaitOptions): Promise<Execution>;
	/** Runs a workflow as *Execute workflow* does and waits until it is over; look at `status` for how it ended. */
	run(workflow: Workflow, options?: WaitOptions & { trigger?: string }): Promise<Execution>;
	executions(workflowId?: string, limit?: number): Promise<Execution[]>;
	nodeOutput(executionId: string, node: string): Promise<NodeOutput>;
	dataTables(): Promise<DataTable[]>;
	/** The rows of the data table of that name: all, or those with a value in a column. */
	rows(table: string, where?: { column: string; is: string | number | boolean }): Promise<DataTableRow[]>;
	/** Ends n8n and everything it started, and waits until it is gone. */
	stop(): Promise<void>;
	/** Ends it at once, as a crash does. */
	kill(): Promise<void>;
}

/**
 * Starts n8n in a folder and logs in; the first start in a folder makes the owner.
 * @throws Error with the end of n8n's log when it does not start.
 */
export async function startN8n(options: LaunchOptions): Promise<N8n> {
	const launched = await launchN8n(options);
	const session = await openSession(launched.url, options.userFolder).catch(async (error: unknown) => {
		await launched.stop();
		throw error;
	});
	return {
		...launched,
		...session,
		createCredential: async (credential) => await createCredential(session, credential),
		importWorkflow: async (file, credentials) => await importWorkflow(session, file, credentials),
		publish: async (workflow) => await publish(session, workflow),
		unpublish: async (workflowId) => await unpublish(session, workflowId),
		startRun: async (workflow, trigger) => await startRun(session, workflow, trigger),
		waitForExecution: async (id, wait) => await waitForExecution(session, id, wait),
		run: async (workflow, { trigger, ...wait } = {}) =>
			await waitForExecution(session, await startRun(session, workflow, trigger), wait),
		executions: async (workflowId, limit) => await executions(session, workflowId, limit),
		nodeOutput: async (executionId, node) => await nodeOutput(session, executionId, node),
		dataTables: async () => await dataTables(session),
		rows: async (table, where) => await dataTableRows(session, table, where),
	};
}
