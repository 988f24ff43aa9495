import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { installPackage, packPackage } from '../../demo/install';
import { startN8n, type N8n, type Workflow } from '../../demo/n8n';
import { ensureRuntime } from '../../demo/runtime';
import { integrationPoint, tableRow } from '../../netsuite';
import type { NetSuiteRecord } from '../../netsuite/read/records';
import { PACKAGE } from './engine';
import { openLocalNetSuite, type LocalNetSuite } from './localNetSuite';

/** n8n polls at its start and then every minute. */
jest.setTimeout(600_000);

const invoice = integrationPoint('invoice');
const own = (record: unknown) => JSON.stringify(tableRow(invoice, record as NetSuiteRecord));

const trigger = {
	id: 'b8f0a5d2-6d6e-4f0e-9a57-0d6b6f1f6a01',
	name: 'Invoice created or updated',
	type: `${PACKAGE}.netSuiteTrigger`,
	typeVersion: 1,
	position: [0, 0],
	parameters: { pollTimes: { item: [{ mode: 'everyMinute' }] }, integrationPoint: 'invoice', triggerOn: 'createdOrUpdated', simplify: false },
};
const next = { id: 'b8f0a5d2-6d6e-4f0e-9a57-0d6b6f1f6a02', name: 'Go on', type: 'n8n-nodes-base.noOp', typeVersion: 1, position: [220, 0], parameters: {} };
const flow = {
	name: 'Watch invoices',
	nodes: [trigger, next],
	connections: { [trigger.name]: { main: [[{ node: next.name, type: 'main', index: 0 }]] } },
	settings: { executionOrder: 'v1' },
};

/** With these n8n saves a poll's state and its run in one transaction. It then polls by the minute only, which takes long. */
const durable = {
	N8N_SCHEDULER_ENABLED: 'true',
	N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
	N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true',
};
const modes: Array<[string, Record<string, string>, number]> = [
	["n8n's own settings", {}, 3],
	...(process.env.TRIGGER_DURABLE ? ([['durable cursors', durable, 2]] as Array<[string, Record<string, string>, number]>) : []),
];

describe.each(modes)('a published flow with %s', (_, env, kills) => {
	let folder: string;
	let netsuite: LocalNetSuite;
	let n8n: N8n;
	let workflow: Workflow;

	const start = async () => await startN8n({ runtime: await ensureRuntime(), userFolder: folder, env });
	const truth = async () => new Map((await netsuite.truth('invoice')).map((record) => [record.id, own(record)]));

	beforeAll(async () => {
		folder = mkdtempSync(join(tmpdir(), 'netsuite-ar-live-'));
		installPackage(await packPackage(), folder);
		netsuite = await openLocalNetSuite({ seed: 44, customers: 20, invoices: 80 });
		n8n = await start();
		const credential = await n8n.createCredential({ name: 'NetSuite', type: 'netSuiteTbaApi', data: { ...netsuite.credential } });
		workflow = await n8n.importWorkflow(flow, [credential]);
	});

	afterAll(async () => {
		await n8n?.kill();
		await netsuite?.close();
		rmSync(folder, { recursive: true, force: true });
	});

	const runs = async () =>
		(await n8n.executions(workflow.id)).filter(({ status, mode }) => status === 'success' && mode === 'trigger');

	/** The states that went through the flow. */
	async function arrived(): Promise<string[]> {
		const outputs = await Promise.all((await runs()).map(async ({ id }) => await n8n.nodeOutput(id, next.name)));
		return outputs.flat(3).map(own);
	}

	test(`killed and started again ${kills} times, misses nothing`, async () => {
		await n8n.publish(workflow);
		// The activation polls once; what was there before is nobody's.
		await sleep(3_000);
		const before = await truth();
		expect(await arrived()).toEqual([]);
		// Durable cursors save the beginning with a run without items; without them there is no run.
		expect(await runs()).toHaveLength(env === durable ? 1 : 0);
		for (let round = 1; round <= kills; round++) {
			await netsuite.play(25, round);
			// At any moment of the poll with which it starts, or right after it.
			await sleep(round * 400);
			await n8n.kill();
			n8n = await start();
		}
		const after = await truth();
		const moved = [...after].filter(([id, state]) => before.get(id) !== state).map(([, state]) => state);
		expect(moved.length).toBeGreaterThan(15);
		const deadline = Date.now() + 200_000;
		let missing = moved;
		while (missing.length > 0 && Date.now() < deadline) {
			await sleep(1_000);
			const states = new Set(await arrived());
			missing = moved.filter((state) => !states.has(state));
		}
		expect(missing).toEqual([]);
	});
});
