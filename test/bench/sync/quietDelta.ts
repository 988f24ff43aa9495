/** How many requests a sync makes in which nothing is new, planning included, over all integration points. */

import type { IDataObject } from 'n8n-workflow';

import { integrationPoints } from '../../../netsuite';
import { openEngine, type NodeSetting } from '../../engine/engine';
import { startNetSuite, tbaCredential } from '../../support/netSuiteProcess';

const SIZE = { seed: 7, customers: 100, invoices: 500 };
const NIGHT = 'clock?advanceSeconds=86400';

export interface QuietDelta {
	readonly requests: number;
	readonly points: number;
}

export async function quietDelta(folder: string): Promise<QuietDelta> {
	const netsuite = await startNetSuite(SIZE, folder);
	const engine = await openEngine();
	try {
		const credential = tbaCredential(netsuite);
		const names = integrationPoints.map(({ name }) => name);
		const checkpoints = new Map<string, unknown>();
		const run = async (parameters: NodeSetting['parameters']): Promise<IDataObject[][]> => {
			const { outputs, error } = await engine.run({ type: 'netSuiteSync', parameters }, credential);
			if (error) throw error;
			return outputs.map((items) => items.map(({ json }) => json));
		};
		const sync = async (): Promise<number> => {
			let read = 0;
			await run({ operation: 'plan', integrationPoints: names, options: { alreadySynced: [...checkpoints.keys()].join(',') } });
			for (const integrationPoint of names) {
				for (let status: unknown = 'more'; status === 'more'; ) {
					const checkpoint = (checkpoints.get(integrationPoint) ?? '') as string;
					const [, states = []] = await run({ operation: 'getChanges', integrationPoint, checkpoint, format: 'rows', options: {} });
					status = states[0]?.status;
					read += Number(states[0]?.read);
					checkpoints.set(integrationPoint, states[0]?.checkpoint);
				}
			}
			return read;
		};
		// The second run may still read what the overlap of two windows repeats.
		for (let night = 0; night < 2; night++) {
			await sync();
			await netsuite.control('POST', NIGHT);
		}
		const before = await netsuite.control<{ requests: number }>('GET', 'requests');
		const read = await sync();
		if (read > 0) throw new Error(`${read} records were read in a run in which nothing was new.`);
		const after = await netsuite.control<{ requests: number }>('GET', 'requests');
		return { requests: after.requests - before.requests, points: names.length };
	} finally {
		engine.close();
		await netsuite.kill();
	}
}
