/**
 * A process that polls triggers as n8n does, to be killed: n8n's own static data, its order of saving and of starting a
 * run (`trigger-execution-context.factory.js` and `poll-trigger-executor.js` of the pinned n8n), files for its database.
 */

import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Workflow, type IDataObject, type INode, type INodeExecutionData, type INodeType } from 'n8n-workflow';

export interface Plan {
	/** Where the database is, and the built package in `dist`. */
	readonly folder: string;
	readonly credential: Readonly<Record<string, string>>;
	readonly nodes: ReadonlyArray<{ readonly name: string; readonly parameters: IDataObject }>;
	/** Durable cursors: state and run are saved in one transaction. */
	readonly durable: boolean;
	/** Kills itself at the first run that it starts: at this point of n8n's order. */
	readonly dies?: 'before the state is saved' | 'between state and run' | 'between run and state';
	/** Milliseconds that n8n gives a poll. */
	readonly budget: number;
}

/** A line of `runs.ndjson`: what reached the flow. */
export interface Run {
	readonly node: string;
	readonly items: IDataObject[];
	/** With durable cursors. */
	readonly state?: IDataObject;
}

const plan = JSON.parse(process.argv[2] ?? '') as Plan;
const file = (name: string) => join(plan.folder, name);
const load = (path: string, name: string) => (require(file(join('dist', path))) as Record<string, new () => unknown>)[name];
const NodeType = load('nodes/NetSuiteTrigger/NetSuiteTrigger.node.js', 'NetSuiteTrigger') as new () => INodeType;
const Credential = load('credentials/NetSuiteTbaApi.credentials.js', 'NetSuiteTbaApi') as new () => {
	authenticate(credential: unknown, request: unknown): Promise<{ url: string; method: string; headers: Record<string, string>; body?: unknown }>;
};
const nodeType = new NodeType();
const credential = new Credential();
const dieNow = () => process.kill(process.pid, 'SIGKILL');
/** A trip to the database. */
const trip = async () => await sleep(Math.random() * 4);

const nodes = plan.nodes.map(({ name, parameters }): INode => ({
	id: `id of ${name}`, name, parameters: parameters as INode['parameters'], type: 'netSuiteTrigger', typeVersion: 1, position: [0, 0],
}));
const lines = <T>(name: string): T[] =>
	existsSync(file(name)) ? readFileSync(file(name), 'utf8').split('\n').slice(0, -1).map((line) => JSON.parse(line) as T) : [];
const staticData = existsSync(file('static.json')) ? (JSON.parse(readFileSync(file('static.json'), 'utf8')) as IDataObject) : {};
const nodeTypes = { getByName: () => nodeType, getByNameAndVersion: () => nodeType, getKnownTypes: () => ({}) };
const workflow = new Workflow({ id: 'flow', nodes, connections: {}, active: true, nodeTypes, staticData });
const durableState = new Map(lines<Run>('runs.ndjson').map(({ node, state }) => [node, state ?? {}]));

let saves = 0;

async function saveStaticData(): Promise<void> {
	const data = workflow.staticData as IDataObject & { __dataChanged?: boolean };
	if (data.__dataChanged !== true) return;
	await trip();
	if (plan.dies === 'before the state is saved') dieNow();
	// Several saves may be under way at the same time.
	const next = file(`static.${process.pid}.${saves++}.json`);
	writeFileSync(next, JSON.stringify(workflow.staticData));
	renameSync(next, file('static.json'));
	data.__dataChanged = false;
}

const addRun = (run: Run) => appendFileSync(file('runs.ndjson'), `${JSON.stringify(run)}\n`);

/** `__emit`: the state is saved and the run is started side by side. */
async function emit(node: string, data: INodeExecutionData[][], state: IDataObject | undefined): Promise<void> {
	const items = (data[0] ?? []).map(({ json }) => json);
	if (state) {
		await trip();
		if (plan.dies) dieNow();
		return addRun({ node, items, state });
	}
	const late = plan.dies === 'between run and state';
	const saved = late ? sleep(8).then(saveStaticData) : saveStaticData();
	if (plan.dies === 'between state and run') await saved.then(dieNow);
	await trip();
	addRun({ node, items });
	if (late) dieNow();
	await saved;
}

function contextOf(node: INode, data: IDataObject) {
	return {
		getMode: () => 'trigger',
		getWorkflow: () => ({ id: 'flow' }),
		getNode: () => node,
		getTimezone: () => 'Etc/UTC',
		getWorkflowStaticData: () => data,
		getPollBudgetMs: () => plan.budget,
		getCredentials: async () => ({ ...plan.credential }),
		getNodeParameter: (name: string, fallback?: unknown) =>
			name.split('.').reduce<unknown>((value, key) => (value as IDataObject | undefined)?.[key], node.parameters) ?? fallback,
		__emitError: (error: Error) => appendFileSync(file('errors.log'), `${node.name}: ${error.message}\n`),
		helpers: {
			async httpRequestWithAuthentication(_type: string, request: { url: string; body?: unknown }) {
				const { url, method, headers, body } = await credential.authenticate(plan.credential, request);
				const answer = await fetch(url, { method, headers, body: typeof body === 'string' ? body : body && JSON.stringify(body) } as RequestInit);
				return { statusCode: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() };
			},
		},
	};
}

async function pollOnce(node: INode): Promise<boolean> {
	// A poll with durable cursors works on a copy of what was committed last.
	const data = plan.durable ? structuredClone(durableState.get(node.name) ?? {}) : workflow.getStaticData('node', node);
	try {
		const before = JSON.stringify(data);
		const found = await nodeType.poll!.call(contextOf(node, data) as never);
		// A copy that the poll did not change is not committed.
		const changed = plan.durable && JSON.stringify(data) !== before;
		if (changed) durableState.set(node.name, data);
		if (found) await emit(node.name, found, plan.durable ? data : undefined);
		else if (changed) addRun({ node: node.name, items: [], state: data });
		return found !== null;
	} catch (error) {
		appendFileSync(file('errors.log'), `${node.name}: ${error instanceof Error ? error.message : String(error)}\n`);
		return true;
	}
}

async function main(): Promise<void> {
	// Activation: every trigger is polled, then the static data is saved.
	for (const node of nodes) await pollOnce(node);
	await saveStaticData();
	process.send?.('activated');
	let finish = false;
	process.on('message', () => (finish = true));
	const watchOne = async (node: INode) => {
		let quiet = 0;
		// When it is to finish: until nothing more comes.
		while (!finish || quiet < 3) {
			const started = finish;
			// n8n starts a poll by the clock, whether or not the one before is through.
			const [found] = await Promise.all([pollOnce(node), Math.random() < 0.2 ? pollOnce(node) : null]);
			quiet = found || !started ? 0 : quiet + 1;
			await sleep(5 + Math.random() * 30);
		}
	};
	await Promise.all(nodes.map(watchOne));
	process.disconnect?.();
}

void main();
