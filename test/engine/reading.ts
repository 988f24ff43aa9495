/** Three ways to read every invoice, and what a run of them gave out. */

import type { IDataObject, INodeParameters, OnError } from 'n8n-workflow';

import type { CredentialData, Engine, NodeRun } from './engine';

interface Reading {
	readonly type: string;
	readonly parameters: INodeParameters;
	/** The internal ID in an item that it puts out. */
	readonly id: (json: IDataObject) => string;
}

const readings: Record<string, Reading> = {
	'NetSuite: Get Many': {
		type: 'netSuite',
		parameters: { resource: 'invoice', operation: 'getMany', returnAll: true, simplify: false },
		id: (json) => json.id as string,
	},
	'NetSuite: Execute Query': {
		type: 'netSuite',
		parameters: {
			resource: 'suiteql',
			operation: 'executeQuery',
			query: "SELECT t.id AS id, t.tranid AS tranid FROM transaction t WHERE t.type = 'CustInvc' ORDER BY t.id",
			returnAll: true,
		},
		id: (json) => json.id as string,
	},
	'NetSuite Sync: Get Changes': {
		type: 'netSuiteSync',
		parameters: { operation: 'getChanges', integrationPoint: 'invoice', checkpoint: '={{ $json.checkpoint ?? "" }}' },
		id: (json) => String(json.netsuiteId as number),
	},
};

export const names = Object.keys(readings);

const onErrors: readonly OnError[] = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'];

/** Each way to read with each setting of *On Error*. */
export const cases = names.flatMap((name) => onErrors.map((onError) => ({ name, onError })));

export interface ReadOptions {
	readonly onError?: OnError;
	readonly credential: CredentialData;
	readonly checkpoint?: string;
}

/** Runs the node once. */
export async function read(engine: Engine, name: string, { onError, credential, checkpoint = '' }: ReadOptions): Promise<NodeRun> {
	const { type, parameters } = readings[name] as Reading;
	return await engine.run({ type, parameters, onError, items: [{ checkpoint }] }, credential);
}

/** Runs the node until it has put out everything or fails. @returns the invoices' internal IDs, sorted. */
export async function readAll(engine: Engine, name: string, options: ReadOptions): Promise<{ ids: string[]; last: NodeRun }> {
	const ids: string[] = [];
	let checkpoint = '';
	for (;;) {
		const last = await read(engine, name, { ...options, checkpoint });
		ids.push(...recordsOf(last).map((readings[name] as Reading).id));
		const next = last.outputs[1]?.[0]?.json;
		if (next?.status !== 'more') return { ids: ids.sort(), last };
		checkpoint = next.checkpoint as string;
	}
}

/** What would be taken for records: everything on the first output that is not an error. */
export const recordsOf = ({ outputs }: NodeRun): IDataObject[] =>
	(outputs[0] ?? []).filter(({ error }) => !error).map(({ json }) => json);

/** Every sentence that a failed run shows, in whichever way it was to fail. */
export function failureOf({ outputs, error }: NodeRun): string {
	const errors = [error, ...outputs.flat().map((item) => item.error)].filter((one) => one !== undefined);
	return errors.map(({ message, description }) => `${message} ${description ?? ''}`).join('\n');
}
