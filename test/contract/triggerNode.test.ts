import { NodeApiError, NodeOperationError, type IDataObject, type INodeExecutionData, type IPollFunctions } from 'n8n-workflow';

import { NetSuiteTbaApi } from '../../credentials/NetSuiteTbaApi.credentials';
import { NetSuiteTrigger } from '../../nodes/NetSuiteTrigger/NetSuiteTrigger.node';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';

let netsuite: LocalNetSuite;
beforeAll(async () => {
	netsuite = await startLocalNetSuite({ seed: 15, customers: 20, invoices: 80 });
});
afterEach(async () => await netsuite.clearFaults());
afterAll(async () => await netsuite.close());

const trigger = new NetSuiteTrigger();
const credential = new NetSuiteTbaApi() as unknown as {
	authenticate(fields: object, request: unknown): Promise<{ url: string; method: string; headers: Record<string, string>; body?: unknown }>;
};
const defaults = { integrationPoint: 'invoice', triggerOn: 'createdOrUpdated', simplify: false, conditions: {}, combine: 'all', options: {} };

interface Polling {
	readonly errors: Error[];
	/** Static data as n8n keeps it in its own settings, where it can see a change in it. */
	data: { state?: string; __dataChanged?: boolean };
	poll(mode?: 'manual' | 'trigger'): Promise<INodeExecutionData[][] | null>;
}

let polled = 0;

/** The node in a published flow of its own. */
function inFlow(parameters: IDataObject = {}, { durable = false, keeps = true } = {}): Polling {
	const values: IDataObject = { ...defaults, ...parameters };
	const id = `flow ${polled++}`;
	const errors: Error[] = [];
	const polling: Polling = {
		errors,
		data: Object.defineProperty({}, '__dataChanged', { value: false, writable: true, enumerable: false }),
		async poll(mode = 'trigger') {
			const data = durable ? { ...polling.data } : polling.data;
			const before = data.state;
			const context = {
				getMode: () => mode,
				getWorkflow: () => ({ id }),
				getNode: () => ({ id: 'node', name: 'NetSuite Trigger', type: 'netSuiteTrigger', typeVersion: 1, position: [0, 0], parameters: {} }),
				getTimezone: () => 'America/New_York',
				getWorkflowStaticData: () => data,
				getCredentials: async () => netsuite.fields,
				getNodeParameter: (name: string, fallback: unknown) =>
					name.split('.').reduce<unknown>((value, key) => (value as IDataObject | undefined)?.[key], values) ?? fallback,
				__emitError: (error: Error) => errors.push(error),
				helpers: {
					async httpRequestWithAuthentication(_: string, options: unknown) {
						const { url, method, headers, body } = await credential.authenticate(netsuite.fields, options);
						const answer = await fetch(url, { method, headers, body: typeof body === 'string' ? body : JSON.stringify(body) } as RequestInit);
						return { statusCode: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() };
					},
				},
			};
			const found = await trigger.poll.call(context as unknown as IPollFunctions);
			if (durable) polling.data = { ...data };
			// Some of n8n's modes save nothing when nothing was found.
			if (!keeps && found === null) data.state = before;
			return found;
		},
	};
	return polling;
}

const idsOf = (found: INodeExecutionData[][] | null) => (found?.[0] ?? []).map(({ json }) => json.id);

test('nothing at first, then what happened, then nothing', async () => {
	const flow = inFlow();
	expect(await flow.poll()).toBeNull();
	const { points } = await netsuite.activity(40, 1);
	const found = await flow.poll();
	expect(idsOf(found)).toEqual(expect.arrayContaining(points.invoice?.created as string[]));
	const truth = await netsuite.truth('invoice');
	const [item] = found?.[0] ?? [];
	expect(item?.json).toMatchObject(truth.find(({ id }) => id === item?.json.id) as object);
	expect(await flow.poll()).toBeNull();
});

test('simplified items are flat', async () => {
	const flow = inFlow({ simplify: true });
	await flow.poll();
	await netsuite.activity(40, 2);
	const [item] = (await flow.poll())?.[0] ?? [];
	expect(item?.json).toMatchObject({ entity: expect.any(String) as string, entityId: expect.any(String) as string });
	expect(item?.json).not.toHaveProperty('lines');
});

test('a poll that begins before the one before is through finds nothing, and neither is anything doubled', async () => {
	const flow = inFlow();
	await flow.poll();
	await netsuite.activity(40, 3);
	const found = await Promise.all([flow.poll(), flow.poll(), flow.poll()]);
	expect(found.filter((one) => one === null)).toHaveLength(2);
	expect(idsOf(found[0] ?? null).length).toBeGreaterThan(0);
});

test('with durable cursors the beginning is saved with a run without items', async () => {
	const flow = inFlow({}, { durable: true });
	expect(await flow.poll()).toEqual([[]]);
	expect(await flow.poll()).toBeNull();
	await netsuite.activity(40, 4);
	expect(idsOf(await flow.poll()).length).toBeGreaterThan(0);
	expect(JSON.parse(flow.data.state as string)).toMatchObject({ handedOver: null });
});

test('where n8n forgets what a poll without a result remembered, the next one goes on all the same', async () => {
	const flow = inFlow({}, { keeps: false });
	await flow.poll();
	expect(flow.data.state).toBeUndefined();
	const { points } = await netsuite.activity(40, 5);
	expect(idsOf(await flow.poll())).toEqual(expect.arrayContaining(points.invoice?.created as string[]));
	expect(flow.data.state).toBeDefined();
});

describe('a manual run', () => {
	test.each(['created', 'updated', 'createdOrUpdated', 'paid', 'overdue'])('shows one that was %s and remembers nothing', async (triggerOn) => {
		const flow = inFlow({ triggerOn, overdueDays: 0 });
		expect(idsOf(await flow.poll('manual'))).toHaveLength(1);
		expect(flow.data.state).toBeUndefined();
	});

	test('says so when there is none', async () => {
		const conditions = { condition: [{ field: 'tranId', operator: 'equals', value: 'no such number' }] };
		const failure = await inFlow({ conditions }).poll('manual').catch((error: unknown) => error);
		expect(failure).toBeInstanceOf(NodeOperationError);
		expect(failure).toMatchObject({ message: 'There is no invoice to show.', description: expect.stringContaining('meets the conditions') as string });
	});
});

test.each([
	['without a zone is in that of the workflow', '2026-01-15T12:00:01', '2026-01-15T17:00:01Z'],
	['with a zone is in that', '2026-01-15T18:00:01+01:00', '2026-01-15T17:00:01Z'],
	['on a day on which the clocks are changed', '2025-03-09T03:30:00', '2025-03-09T07:30:00Z'],
])('Start From %s', async (_, startFrom, moment) => {
	const flow = inFlow({ integrationPoint: 'customer', options: { startFrom } });
	await flow.poll();
	const other = inFlow({ integrationPoint: 'customer', options: { startFrom: moment } });
	await other.poll();
	const settings = ({ data }: Polling) => (JSON.parse(data.state as string) as { settings: string }).settings;
	expect(settings(flow)).toBe(settings(other));
});

test('Start From that is no date is refused', async () => {
	await expect(inFlow({ options: { startFrom: 'yesterday' } }).poll()).rejects.toThrow('Start From is "yesterday", which is not a date and time');
});

test("a payment's customer is NetSuite's own field, whatever its name begins with", async () => {
	const [payment] = await netsuite.truth('customerPayment');
	const { id: customer } = payment?.customer as { id: string };
	const conditions = { condition: [{ field: 'customer', operator: 'equals', value: customer }] };
	const [shown] = (await inFlow({ integrationPoint: 'customerPayment', conditions }).poll('manual')) ?? [];
	expect(shown?.[0]?.json).toMatchObject({ customer: { id: customer } });
});

test('a field that there is not is refused by name', async () => {
	const conditions = { condition: [{ field: 'colour', operator: 'equals', value: 'red' }] };
	await expect(inFlow({ conditions }).poll()).rejects.toThrow('Invoices have no field "colour".');
});

test('what NetSuite refuses is an error in its words, and the state stays', async () => {
	const flow = inFlow();
	await flow.poll();
	const { state } = flow.data;
	await netsuite.arm({ fault: 'hide', table: 'transaction' });
	const failure = await flow.poll().catch((error: unknown) => error);
	expect(failure).toBeInstanceOf(NodeApiError);
	expect((failure as NodeApiError).message).toMatch(/^Reading invoices: /);
	expect(flow.data.state).toBe(state);
});

test('a record that cannot be read is a failed execution of its own, once', async () => {
	const flow = inFlow();
	await flow.poll();
	const { points } = await netsuite.activity(40, 6);
	const [bad, ...others] = points.invoice?.created as [string, ...string[]];
	await netsuite.arm({ fault: 'corrupt', table: 'transaction', column: 'trandate', id: bad });
	const found = idsOf(await flow.poll());
	await flow.poll();
	expect(found).toEqual(expect.arrayContaining(others));
	expect(found).not.toContain(bad);
	expect(flow.errors).toHaveLength(1);
	expect(flow.errors[0]?.message).toMatch(/^Invoice INV\d+ cannot be read: /);
	await netsuite.clearFaults();
	expect(idsOf(await flow.poll())).toEqual([bad]);
});
