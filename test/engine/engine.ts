/**
 * n8n's engine without n8n: loads the built package as an installed community package and runs single nodes of it in
 * n8n-core, the way n8n does, with credentials from memory.
 */

import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type {
	IDataObject,
	INodeParameters,
	INodeType,
	INodeTypeDescription,
	IRun,
	NodeApiError,
	OnError,
} from 'n8n-workflow';

import { installPackage, packPackage } from '../../demo/install';

const runtimeModules = join(dirname(dirname(__dirname)), 'demo', 'node_modules');

export const PACKAGE = 'n8n-nodes-netsuite-ar';
const N8N_NODES = 'n8n-nodes-base';
const TBA = 'netSuiteTbaApi';
const OAUTH2 = 'netSuiteOAuth2Api';

/** A node and how it is set. */
export interface NodeSetting {
	/** Without the package, e.g. `netSuite`; one of n8n's own with it, e.g. `n8n-nodes-base.set`. */
	readonly type: string;
	/** 1 when left out. */
	readonly version?: number;
	readonly parameters: INodeParameters;
	/** *On Error*; stops the workflow when left out. */
	readonly onError?: OnError;
	/** The node's input; one empty item when left out. */
	readonly items?: readonly IDataObject[];
	/** How it logs in; with TBA when left out, as a node of a flow that was made before there was a choice. */
	readonly authentication?: 'tba' | 'oAuth2';
}

/** Another community package, to be compared with ours. */
export interface OtherPackage {
	readonly name: string;
	/** Where its package.json is; what it requires must be found from there. */
	readonly folder: string;
	/** The credential type that its nodes log in with. */
	readonly credential: string;
}

export type CredentialData = Readonly<Record<string, string>>;

/** What a node did: items by output, and the error that stopped it. */
export interface NodeRun {
	readonly outputs: ReadonlyArray<ReadonlyArray<{ readonly json: IDataObject; readonly error?: NodeApiError }>>;
	readonly error?: NodeApiError;
	/** How long it took, in milliseconds, by n8n's own clock. */
	readonly time: number;
}

export interface Engine {
	readonly descriptions: readonly INodeTypeDescription[];
	run(node: NodeSetting, credential: CredentialData): Promise<NodeRun>;
	close(): void;
}

interface CredentialType {
	readonly properties: ReadonlyArray<{ name: string; type: string; typeOptions?: { expirable?: boolean } }>;
	authenticate(data: CredentialData, request: unknown): Promise<unknown>;
	preAuthentication?: (this: unknown, data: CredentialData) => Promise<CredentialData>;
}

interface Loader {
	readonly types: { readonly nodes: INodeTypeDescription[] };
	loadAll(): Promise<void>;
	getNode(name: string): { type: INodeType };
	getCredential(name: string): { type: CredentialType };
}

/**
 * Packs and installs what `npm run build` made, and loads it.
 * @param others packages whose nodes can be run too, under their full names
 * @throws Error when there is no build, or n8n-core refuses the package.
 */
export async function openEngine(others: readonly OtherPackage[] = []): Promise<Engine> {
	const folder = mkdtempSync(join(tmpdir(), 'netsuite-ar-engine-'));
	// n8n-core makes its settings file at the first run of a node.
	process.env.N8N_USER_FOLDER = folder;
	process.env.N8N_LOG_LEVEL = 'silent';
	installPackage(await packPackage(), folder);
	const modules = join(folder, '.n8n', 'nodes', 'node_modules');
	// n8n hands its own n8n-workflow to the packages it loads.
	symlinkSync(join(runtimeModules, 'n8n-workflow'), join(modules, 'n8n-workflow'));
	const loader = await load(join(modules, PACKAGE));
	// n8n has some hundred nodes; they are loaded when one is asked for.
	let own: Promise<Loader> | undefined;
	return {
		descriptions: loader.types.nodes,
		run: async (node, credential) => {
			const other = others.find(({ name }) => node.type.startsWith(`${name}.`));
			if (other) {
				const theirs = await load(other.folder);
				return await runNode(theirs, node.type, node, credentialsFromMemory(theirs, credential), other.credential);
			}
			const isOwn = node.type.startsWith(`${N8N_NODES}.`);
			const nodes = isOwn ? await (own ??= load(join(runtimeModules, N8N_NODES), 'LazyPackageDirectoryLoader')) : loader;
			return await runNode(nodes, isOwn ? node.type : `${PACKAGE}.${node.type}`, node, credentialsFromMemory(loader, credential));
		},
		close: () => rmSync(folder, { recursive: true, force: true }),
	};
}

async function load(directory: string, kind = 'PackageDirectoryLoader'): Promise<Loader> {
	const DirectoryLoader = fromRuntime('n8n-core')[kind] as new (directory: string) => Loader;
	const loader = new DirectoryLoader(directory);
	await loader.loadAll();
	return loader;
}

/** The modules of the pinned n8n; there are no types for them at the root. */
export function fromRuntime(name: string): Record<string, unknown> {
	const folder = join(runtimeModules, name);
	if (!existsSync(folder)) throw new Error('The n8n runtime is not installed: run "npm run test:engine" or "npm run demo".');
	return require(folder) as Record<string, unknown>;
}

async function runNode(
	loader: Loader,
	type: string,
	node: NodeSetting,
	credentialsHelper: unknown,
	credential = node.authentication === 'oAuth2' ? OAUTH2 : TBA,
): Promise<NodeRun> {
	const { NodeHelpers, Workflow, createRunExecutionData } = fromRuntime('n8n-workflow') as unknown as {
		NodeHelpers: { getVersionedNodeType(type: INodeType, version?: number): INodeType };
		Workflow: new (options: unknown) => { getNode(name: string): unknown };
		createRunExecutionData: (data: unknown) => unknown;
	};
	const { WorkflowExecute, ExecutionLifecycleHooks } = fromRuntime('n8n-core') as unknown as {
		WorkflowExecute: new (...values: unknown[]) => { processRunExecutionData(workflow: unknown): Promise<IRun> };
		ExecutionLifecycleHooks: new (...values: unknown[]) => unknown;
	};
	const workflowData = {
		id: 'engine',
		name: 'Engine test',
		nodes: [
			{
				id: 'node',
				name: 'Node',
				type,
				typeVersion: node.version ?? 1,
				position: [0, 0],
				parameters: { ...(node.authentication && { authentication: node.authentication }), ...node.parameters },
				credentials: { [credential]: { id: 'memory', name: 'In memory' } },
				onError: node.onError,
			},
		],
		connections: {},
		active: false,
		settings: { executionOrder: 'v1' },
	};
	const nodeType = NodeHelpers.getVersionedNodeType(loader.getNode(shortName(type)).type, node.version);
	const nodeTypes = {
		getByName: () => nodeType,
		getByNameAndVersion: () => nodeType,
		getKnownTypes: () => ({}),
	};
	const workflow = new Workflow({ ...workflowData, nodeTypes });
	const input = (node.items ?? [{}]).map((json) => ({ json }));
	const runData = createRunExecutionData({
		executionData: {
			nodeExecutionStack: [{ node: workflow.getNode('Node'), data: { main: [input] }, source: null }],
		},
	});
	const additionalData = {
		credentialsHelper,
		hooks: new ExecutionLifecycleHooks('internal', '1', workflowData),
		executionId: '1',
		// Never called, but n8n-core builds addresses for expressions from them.
		webhookWaitingBaseUrl: 'http://127.0.0.1/',
		formWaitingBaseUrl: 'http://127.0.0.1/',
		variables: {},
	};
	const { data } = await new WorkflowExecute(additionalData, 'internal', runData).processRunExecutionData(workflow);
	const run = data.resultData.runData.Node?.[0];
	return {
		outputs: (run?.data?.main ?? []).map((items) => (items ?? []) as NodeRun['outputs'][number]),
		error: data.resultData.error as NodeApiError | undefined,
		time: run?.executionTime ?? 0,
	};
}

const shortName = (type: string): string => type.slice(type.lastIndexOf('.') + 1);

/** What n8n has stored with a credential besides what was typed; for each credential a test has. */
const stored = new WeakMap<CredentialData, CredentialData>();

/** n8n's credentials helper, as far as a node of ours needs it. */
function credentialsFromMemory(loader: Loader, credential: CredentialData): unknown {
	return {
		getParentTypes: () => [],
		isCredentialUsableByNode: () => true,
		getDecrypted: async (_: unknown, __: unknown, type: string) => {
			const expirable = expirableOf(loader.getCredential(type).type);
			return { ...(expirable && { [expirable]: '' }), ...credential, ...stored.get(credential) };
		},
		// As n8n does it: asked when what expires is empty or has expired, and what comes is stored.
		preAuthentication: async (helpers: unknown, data: Record<string, string>, type: string, _: unknown, expired: boolean) => {
			const { type: credentialType } = loader.getCredential(type);
			const expirable = expirableOf(credentialType);
			if (!expirable || !credentialType.preAuthentication || (data[expirable] !== '' && !expired)) return undefined;
			const output = await credentialType.preAuthentication.call(helpers, data);
			stored.set(credential, output);
			return Object.assign(data, output);
		},
		authenticate: async (data: CredentialData, type: string, request: unknown) =>
			await loader.getCredential(type).type.authenticate(data, request),
	};
}

const expirableOf = ({ properties }: CredentialType): string | undefined =>
	properties.find(({ type, typeOptions }) => type === 'hidden' && typeOptions?.expirable)?.name;
