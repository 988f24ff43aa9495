import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { NetSuiteTbaApi } from '../../credentials/NetSuiteTbaApi.credentials';
import { NetSuite } from '../../nodes/NetSuite/NetSuite.node';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';

let netsuite: LocalNetSuite;
beforeAll(async () => {
	netsuite = await startLocalNetSuite({ customers: 20, invoices: 80 });
});
afterAll(async () => await netsuite.close());

const credential = new NetSuiteTbaApi() as unknown as {
	authenticate(fields: object, request: unknown): Promise<{ url: string; method: string; headers: Record<string, string>; body: unknown }>;
};

async function getMany(parameters: IDataObject): Promise<IDataObject[]> {
	const values: IDataObject = { operation: 'getMany', returnAll: true, simplify: true, ...parameters };
	const context = {
		getInputData: () => [{ json: {} }],
		getNode: () => ({ name: 'NetSuite', type: 'netSuite' }),
		continueOnFail: () => false,
		addExecutionHints: () => {},
		getCredentials: async () => netsuite.fields,
		getNodeParameter: (name: string, _: number, fallback: unknown) => values[name] ?? fallback,
		helpers: {
			async httpRequestWithAuthentication(_: string, options: unknown) {
				const { url, method, headers, body } = await credential.authenticate(netsuite.fields, options);
				const answer = await fetch(url, { method, headers, body: JSON.stringify(body) });
				return { statusCode: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() };
			},
		},
	} as unknown as IExecuteFunctions;
	const [items = []] = await new NetSuite().execute.call(context);
	return items.map(({ json }) => json);
}

test("a payment's customer is NetSuite's own field, whatever its name begins with", async () => {
	const truth = await netsuite.truth('customerPayment');
	const { id: customer } = truth[0]?.customer as { id: string };
	const found = await getMany({
		resource: 'customerPayment',
		'conditions.condition': [{ field: 'customer', operator: 'equals', value: customer }],
		options: { sortBy: 'customer' },
	});
	const expected = truth.filter((record) => (record.customer as { id: string }).id === customer);
	expect(found.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
	expect(expected.length).toBeGreaterThan(0);
});
