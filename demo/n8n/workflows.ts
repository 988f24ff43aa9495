/** Importing, publishing and running workflows, and what their executions did. */

import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

import { N8nRequestError, type Session } from './session';

export interface CredentialReference {
	readonly id: string;
	readonly name: string;
	readonly type: string;
}

export interface WorkflowNode {
	name: string;
	type: string;
	typeVersion: number;
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string; name: string }>;
	[more: string]: unknown;
}

/** A workflow as the editor exports it. */
export interface WorkflowFile {
	name: string;
	nodes: WorkflowNode[];
	connections: Record<string, unknown>;
	settings?: Record<string, unknown>;
	[more: string]: unknown;
}

export interface Workflow extends WorkflowFile {
	readonly id: string;
	/** The version that is saved; what runs by schedule is the version that was published last. */
	readonly versionId: string;
}

export interface Execution {
	readonly id: string;
	readonly workflowId: string;
	readonly status: 'new' | 'running' | 'waiting' | 'success' | 'error' | 'canceled' | 'crashed' | 'unknown';
	/** `manual` from the editor, `trigger` by schedule, `integrated` as a sub-workflow. */
	readonly mode: string;
	readonly startedAt: string;
	readonly stoppedAt: string | null;
	/** Of a failed execution: n8n's sentence and the node it happened in. */
	readonly error?: { readonly message: string; readonly node?: string };
}

/** What a node put out in an execution: per run, per output, the items' JSON. */
export type NodeOutput = Array<Array<Array<Record<string, unknown>>>>;

export interface WaitOptions {
	/** Called about twice a second while the execution runs. */
	onProgress?: (execution: Execution) => void | Promise<void>;
	/** After this long waiting ends with an error; the execution goes on. An hour when left out. */
	timeoutMs?: number;
	pollMs?: number;
}

const finished = new Set<Execution['status']>(['success', 'error', 'canceled', 'crashed']);

/**
 * Creates a credential, or gives the one of the same name and type the new data.
 * @throws N8nRequestError when n8n does not know the type, e.g. because the package is not loaded.
 */
export async function createCredential(
	session: Session,
	credential: { name: string; type: string; data: Record<string, unknown> },
): Promise<CredentialReference> {
	const all = await session.rest<CredentialReference[]>('GET', '/credentials');
	const kept = all.find(({ name, type }) => name === credential.name && type === credential.type);
	const { id, name, type } = kept
		? await session.rest<CredentialReference>('PATCH', `/credentials/${kept.id}`, credential)
		: await session.rest<CredentialReference>('POST', '/credentials', credential);
	return { id, name, type };
}

/**
 * Imports a workflow file as it is, as *Import from File* does, then chooses the given credentials on the nodes
 * that take them. A workflow of the same name is replaced, so that an instance has one.
 */
export async function importWorkflow(
	session: Session,
	file: string | WorkflowFile,
	credentials: readonly CredentialReference[] = [],
): Promise<Workflow> {
	const content = typeof file === 'string' ? (JSON.parse(readFileSync(file, 'utf8')) as WorkflowFile) : file;
	const { name, connections, settings, pinData } = content;
	const nodes = await withCredentials(session, content.nodes, credentials);
	const body = { name, nodes, connections, settings: settings ?? {}, pinData: pinData ?? {} };
	const kept = (await workflows(session)).find((workflow) => workflow.name === name);
	return kept
		? await session.rest<Workflow>('PATCH', `/workflows/${kept.id}?forceSave=true`, body)
		: await session.rest<Workflow>('POST', '/workflows', body);
}

async function workflows(session: Session): Promise<Array<{ id: string; name: string }>> {
	return (await session.api<{ data: Array<{ id: string; name: string }> }>('GET', '/workflows?limit=250')).data;
}

/** Which credentials a node takes is asked of n8n; HTTP Request nodes say it in their parameters. */
async function withCredentials(
	session: Session,
	nodes: readonly WorkflowNode[],
	credentials: readonly CredentialReference[],
): Promise<WorkflowNode[]> {
	if (credentials.length === 0) return [...nodes];
	const nodeInfos = nodes.map(({ type, typeVersion }) => ({ name: type, version: typeVersion }));
	// One description for each node, in their order; n8n refuses the whole request for one type it does not know.
	const types = await session.rest<Array<{ credentials?: Array<{ name: string }> }>>('POST', '/node-types', { nodeInfos });
	return nodes.map((node, index) => {
		const taken = types[index]?.credentials ?? [];
		const matching = credentials.filter(
			({ type }) => taken.some(({ name }) => name === type) || node.parameters.nodeCredentialType === type,
		);
		if (matching.length === 0) return node;
		const chosen = matching.map(({ id, name, type }) => [type, { id, name }] as const);
		return { ...node, credentials: { ...node.credentials, ...Object.fromEntries(chosen) } };
	});
}

/** Publishes the saved version: from now on its triggers are live and it runs when another workflow calls it. */
export async function publish(session: Session, workflow: Workflow): Promise<void> {
	await session.rest('POST', `/workflows/${workflow.id}/activate`, {
		versionId: workflow.versionId, name: '', description: '',
	});
}

/** Takes a workflow's triggers down. */
export async function unpublish(session: Session, workflowId: string): Promise<void> {
	await session.rest('POST', `/workflows/${workflowId}/deactivate`, {});
}

/**
 * Runs the saved version at once, as *Execute workflow* in the editor does, whether or not it is published.
 * @param trigger name of the trigger node to start from; the manual trigger when left out.
 * @returns the id of the execution, which has only begun.
 */
export async function startRun(session: Session, workflow: Workflow, trigger?: string): Promise<string> {
	const name = trigger ?? workflow.nodes.find(({ type }) => type === 'n8n-nodes-base.manualTrigger')?.name;
	if (name === undefined) throw new Error(`"${workflow.name}" has no manual trigger: name the trigger to start from.`);
	const run = await session.rest<{ executionId?: string }>('POST', `/workflows/${workflow.id}/run`, {
		triggerToStartFrom: { name },
	});
	if (run.executionId === undefined) throw new Error(`"${workflow.name}" waits for a webhook: call it instead.`);
	return run.executionId;
}

/**
 * Waits until an execution is over, however it ends.
 * @throws Error when it is not over in time.
 */
export async function waitForExecution(
	session: Session,
	id: string,
	{ onProgress, timeoutMs = 3_600_000, pollMs = 500 }: WaitOptions = {},
): Promise<Execution> {
	const deadline = Date.now() + timeoutMs;
	for (;;) {
		const current = await execution(session, id);
		if (current && finished.has(current.status)) return await withError(session, current);
		if (current) await onProgress?.(current);
		if (Date.now() > deadline) {
			throw new Error(`Execution ${id} was still "${current?.status ?? 'unknown'}" after ${timeoutMs / 1000} s.`);
		}
		await sleep(pollMs);
	}
}

/** The last executions, newest first; of one workflow, or of all. Sub-workflow runs are among them. */
export async function executions(session: Session, workflowId?: string, limit = 100): Promise<Execution[]> {
	const filter = workflowId === undefined ? '' : `&workflowId=${workflowId}`;
	const page = await session.api<{ data: Execution[] }>('GET', `/executions?limit=${limit}${filter}`);
	return page.data.map(tidy);
}

/**
 * What a node put out in an execution.
 * @returns one entry a run of the node, each with one entry an output, each with the items' JSON.
 */
export async function nodeOutput(session: Session, executionId: string, node: string): Promise<NodeOutput> {
	const { resultData } = await executionData(session, executionId);
	return (resultData.runData[node] ?? []).map((run) =>
		(run.data?.main ?? []).map((items) => (items ?? []).map(({ json }) => json)),
	);
}

async function execution(session: Session, id: string): Promise<Execution | undefined> {
	try {
		return tidy(await session.api<Execution>('GET', `/executions/${id}`));
	} catch (error) {
		// It is written down a moment after it has begun.
		if (error instanceof N8nRequestError && error.status === 404) return undefined;
		throw error;
	}
}

function tidy({ id, workflowId, status, mode, startedAt, stoppedAt }: Execution): Execution {
	return { id: String(id), workflowId, status, mode, startedAt, stoppedAt: stoppedAt ?? null };
}

interface ExecutionData {
	resultData: {
		error?: { message: string; description?: string; node?: { name: string } };
		lastNodeExecuted?: string;
		runData: Record<string, Array<{ data?: { main?: Array<Array<{ json: Record<string, unknown> }> | null> } }>>;
	};
}

async function executionData(session: Session, id: string): Promise<ExecutionData> {
	const { data } = await session.api<{ data: ExecutionData }>('GET', `/executions/${id}?includeData=true`);
	return data;
}

async function withError(session: Session, over: Execution): Promise<Execution> {
	if (over.status === 'success') return over;
	const { resultData } = await executionData(session, over.id);
	const { error } = resultData;
	if (!error) return over;
	const message = [error.message, error.description].filter(Boolean).join(' – ');
	return { ...over, error: { message, node: error.node?.name ?? resultData.lastNodeExecuted } };
}
