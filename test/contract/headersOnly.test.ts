import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { NetSuiteTbaApi } from '../../credentials/NetSuiteTbaApi.credentials';
import { NetSuiteSync } from '../../nodes/NetSuiteSync/NetSuiteSync.node';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';

/** Get Changes without lines and applications. */

let netsuite: LocalNetSuite;
beforeAll(async () => {
	netsuite = await startLocalNetSuite({ customers: 40, invoices: 400 });
});
afterAll(async () => await netsuite.close());

const credential = new NetSuiteTbaApi() as unknown as {
	authenticate(fields: object, request: unknown): Promise<{ url: string; method: string; headers: Record<string, string>; body: unknown }>;
};

interface Batch {
	readonly rows: ReadonlyMap<unknown, IDataObject>;
	readonly state: IDataObject;
	readonly requests: number;
}

async function getChanges(sublists: boolean, checkpoint: unknown = ''): Promise<Batch> {
	const values: IDataObject = { operation: 'getChanges', integrationPoint: 'invoice', format: 'rows', checkpoint: checkpoint as string, options: { sublists } };
	const context = {
		getInputData: () => [{ json: {} }],
		getNode: () => ({ name: 'NetSuite Sync', type: 'netSuiteSync', parameters: {} }),
		continueOnFail: () => false,
		getCredentials: async () => netsuite.fields,
		getNodeParameter: (name: string, _: number, fallback: unknown) => values[name] ?? fallback,
		helpers: {
			async httpRequestWithAuthentication(_: string, options: unknown) {
				const { url, method, headers, body } = await credential.authenticate(netsuite.fields, options);
				const answer = await fetch(url, { method, headers, body: typeof body === 'string' ? body : JSON.stringify(body) });
				return { statusCode: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() };
			},
		},
	} as unknown as IExecuteFunctions;
	await netsuite.forgetRequests();
	const [rows = [], [state] = []] = await new NetSuiteSync().execute.call(context);
	const { requests } = await netsuite.requests();
	return { rows: new Map(rows.map(({ json }) => [json.netsuiteId, json])), state: state?.json ?? {}, requests };
}

const withoutLists = ({ lines: _, applications: __, ...row }: IDataObject): IDataObject => row;

test('rows are the same but for lines and applications, and take fewer requests', async () => {
	const [whole, headers] = [await getChanges(true), await getChanges(false)];
	expect(headers.rows.size).toBe(400);
	for (const [id, row] of headers.rows) expect(row).toEqual(withoutLists(whole.rows.get(id) ?? {}));
	expect([...headers.rows.values()].some((row) => 'lines' in row || 'applications' in row)).toBe(false);
	expect(headers.requests).toBeLessThan(whole.requests);
});

test('what was paid meanwhile comes with the next reading, though no applications are read', async () => {
	let { rows, state } = await getChanges(false);
	const stored = new Map(rows);
	await netsuite.activity(150, 3);
	do {
		({ rows, state } = await getChanges(false, state.checkpoint));
		for (const [id, row] of rows) stored.set(id, row);
	} while (state.status === 'more');
	const wrong = (await netsuite.truth('invoice')).filter(({ id, amountRemaining }) => stored.get(Number(id))?.amountRemaining !== amountRemaining);
	expect(wrong.map(({ id }) => id)).toEqual([]);
});

test('switched on later, everything is read again', async () => {
	const headers = await getChanges(false);
	const whole = await getChanges(true, headers.state.checkpoint);
	expect(whole.state.phase).toBe('full');
	expect([...whole.rows.values()].every(({ lines }) => typeof lines === 'string')).toBe(true);
});
