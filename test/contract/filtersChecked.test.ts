import type { IDataObject, IExecuteFunctions, ILoadOptionsFunctions, INodeExecutionData } from 'n8n-workflow';

import { NetSuiteTbaApi } from '../../credentials/NetSuiteTbaApi.credentials';
import { integrationPoints, planSync, type Filters } from '../../netsuite';
import { NetSuiteSync } from '../../nodes/NetSuiteSync/NetSuiteSync.node';
import { write } from '../support/filterTruth';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';

let netsuite: LocalNetSuite;
beforeAll(async () => {
	netsuite = await startLocalNetSuite({ customers: 20, invoices: 40 });
});
afterAll(async () => await netsuite.close());
afterEach(async () => await netsuite.clearFaults());

const plan = async (filters: Filters) => await planSync(netsuite.client, integrationPoints, { filters });
const refusalOf = async (filters: Filters): Promise<string> =>
	await plan(filters).then(
		() => 'planned',
		(error: unknown) => `${(error as Error).name}: ${(error as Error).message}`,
	);

describe('R25: the run stops until the filter is corrected', () => {
	test.each<[string, Filters, RegExp]>([
		['a field that does not exist', { customerCheckbox: 'custentity_nope' }, /Customers have no field custentity_nope, or the token's role may not see it/],
		['a standard field that does not exist', { customerCheckbox: 'isgood' }, /Customers have no field isgood,/],
		['a field of transactions', { customerCheckbox: 'custbody_disputed' }, /custbody_disputed is a field of transactions, not of customers\./],
		['a field of contacts', { customerCheckbox: 'custentity_decision_maker' }, /Decision Maker \(custentity_decision_maker\) is a field of contacts, not of customers\./],
		['a number', { customerCheckbox: 'custentity_risk_score' }, /Risk Score \(custentity_risk_score\) is no checkbox field/],
		['a list', { customerCheckbox: 'custentity_segment' }, /Segment .*\(custentity_segment\) is no checkbox field/],
		['a standard field that is a text', { customerCheckbox: 'email' }, /Email \(email\) is no checkbox field/],
		['a subsidiary that does not exist', { subsidiaries: ['1', '99'] }, /Subsidiaries with the internal IDs 99 do not exist/],
		['customers that do not exist', { customers: ['7777'], excludedCustomers: ['8888'] }, /Customers with the internal IDs 7777, 8888 do not exist/],
	])('R25: %s', async (_, filters, sentence) => {
		const refusal = await refusalOf(filters);
		expect(refusal).toMatch(sentence);
		expect(refusal).toMatch(/^InvalidSettingError: .* Nothing is synced until the filters are corrected\.$/);
	});

	test('R25: a sentence for each', async () => {
		const refusal = await refusalOf({ customerCheckbox: 'custbody_disputed', subsidiaries: ['99'], customers: ['7777'] });
		expect(refusal).toMatch(/custbody_disputed .* 99 .* 7777 /);
	});

	test('R25: a field that SuiteQL does not show any more', async () => {
		await netsuite.arm({ fault: 'hide', table: 'customer', column: 'custentity_dunning_paused' });
		expect(await refusalOf({ customerCheckbox: 'custentity_dunning_paused' })).toMatch(/Dunning Paused .* cannot be read by SuiteQL/);
	});

	test('R25: that NetSuite is out of order is not the filter’s fault', async () => {
		await netsuite.arm({ fault: 'status', status: 503, match: 'metadata-catalog', times: 20 });
		expect(await refusalOf({ customerCheckbox: 'custentity_dunning_paused' })).toMatch(/^NetSuiteError/);
	});
});

test.each(['custentity_dunning_paused', 'CUSTENTITY_DUNNING_PAUSED', 'isinactive', 'isInactive', 'isPerson'])(
	'R19: %s is a checkbox field of customers',
	async (customerCheckbox) => {
		const planned = await plan({ customerCheckbox });
		const filters = new Map(planned.map((one) => [one.point.name, one.filters]));
		expect(filters.get('invoice')).toEqual({ customerCheckbox: customerCheckbox.toLowerCase() });
		expect([filters.get('subsidiary'), filters.get('currencyRate'), filters.get('account')]).toEqual([{}, {}, {}]);
	},
);

test('K18: where customers’ further subsidiaries cannot be seen only the primary one counts, and that is said', async () => {
	const filters = { subsidiaries: ['4'] };
	const of = async (name: string) => (await plan(filters)).find(({ point }) => point.name === name);
	expect((await of('customer'))?.filters).toEqual(filters);
	await netsuite.arm({ fault: 'hide', table: 'customersubsidiaryrelationship' });
	const customer = await of('customer');
	expect(customer?.filters).toEqual({ ...filters, primarySubsidiaryOnly: true });
	expect(customer?.leftOut).toEqual([
		{ what: 'Further subsidiaries of customers', reason: expect.stringMatching(/Only customers whose primary subsidiary is chosen are read\./) as string },
	]);
	// A document says itself in which subsidiary it is.
	expect(await of('invoice')).toMatchObject({ available: true, leftOut: [], filters });
});

const credential = new NetSuiteTbaApi() as unknown as {
	authenticate(fields: object, request: unknown): Promise<{ url: string; method: string; headers: Record<string, string>; body: unknown }>;
};

const contextOf = (parameters: IDataObject) => ({
	getInputData: () => [{ json: {} }],
	getNode: () => ({ name: 'Plan the sync', type: 'netSuiteSync', typeVersion: 1, parameters: { authentication: 'tba' } }),
	continueOnFail: () => false,
	getCredentials: async () => netsuite.fields,
	getNodeParameter: (name: string, _: number, fallback: unknown) => parameters[name] ?? fallback,
	getCurrentNodeParameter: (name: string) => parameters[name],
	helpers: {
		async httpRequestWithAuthentication(_: string, options: unknown) {
			const { url, method, headers, body } = await credential.authenticate(netsuite.fields, options);
			const answer = await fetch(url, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
			return { statusCode: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() };
		},
	},
});

async function planNode(parameters: IDataObject): Promise<IDataObject[]> {
	const context = contextOf({ operation: 'plan', authentication: 'tba', integrationPoints: [], ...parameters });
	const [items = []]: INodeExecutionData[][] = await new NetSuiteSync().execute.call(context as unknown as IExecuteFunctions);
	return items.map(({ json }) => json);
}

describe('the node', () => {
	test('R3, R5: puts out the filters of each point as text, and the columns that they add', async () => {
		const items = await planNode({
			filters: { subsidiaries: ['4', '1', '4'], invoiceMonths: 12, excludedCustomers: '', subCustomers: 'archive', activeCustomersOnly: false },
		});
		const of = (name: string) => items.find(({ integrationPoint }) => integrationPoint === name) as IDataObject;
		expect(JSON.parse(of('invoice').filters as string)).toEqual({ subsidiaries: ['1', '4'], invoiceMonths: 12, subCustomers: 'group' });
		expect(JSON.parse(of('customer').filters as string)).toEqual({ subsidiaries: ['1', '4'], subCustomers: 'archive' });
		expect(of('term').filters).toBe('{}');
		const columns = (name: string) => (of(name).columns as unknown as Array<{ name: string }>).map((column) => column.name);
		expect(columns('customer')).toEqual(expect.arrayContaining(['topParentId', 'isArchived']));
		expect(columns('invoice')).toContain('topCustomerId');
	});

	test('R20: with an empty field everything is synced', async () => {
		const items = await planNode({ filters: { customerCheckbox: '', customers: '', subsidiaries: [], invoiceMonths: 0 } });
		expect(new Set(items.map(({ filters }) => filters))).toEqual(new Set(['{}']));
	});

	test.each<[string, IDataObject, RegExp]>([
		['R25: an unknown field', { customerCheckbox: 'custentity_nope' }, /Customers have no field custentity_nope/],
		['an expression that finds nothing', { customers: null }, /The expression in Customer IDs finds nothing\./],
		['names in place of IDs', { customers: 'Acme' }, /"customers" is \["Acme"\]; it must be internal IDs/],
		['half a month', { invoiceMonths: 0.5 }, /"invoiceMonths" is 0\.5; it must be a whole number of months/],
		['a field that is none', { customerCheckbox: 'x; DROP' }, /must be the ID of a field/],
	])('%s: the node stops', async (_, filters, sentence) => {
		await expect(planNode({ filters })).rejects.toThrow(sentence);
	});

	test('K25: points that are not chosen are not planned: contacts can be left off', async () => {
		const names = integrationPoints.map(({ name }) => name).filter((name) => name !== 'contact');
		const planned = (await planNode({ integrationPoints: names })).map(({ integrationPoint }) => integrationPoint);
		expect(planned).toEqual(names);
	});

	test('what is already synced costs no request beside that for the clock', async () => {
		const names = integrationPoints.map(({ name }) => name);
		await netsuite.forgetRequests();
		const items = await planNode({ options: { alreadySynced: names.join(',') } });
		expect((await netsuite.requests()).requests).toBe(1);
		expect(items.map(({ integrationPoint, available }) => [integrationPoint, available])).toEqual(names.map((name) => [name, true]));

		await netsuite.forgetRequests();
		const all = await planNode({});
		const asked = (await netsuite.requests()).requests;
		expect(asked).toBeGreaterThan(names.length);
		expect(items).toEqual(all.map((item) => ({ ...item, leftOut: [] })));
		await netsuite.forgetRequests();
		await planNode({ options: { alreadySynced: names.filter((name) => name !== 'currency') } });
		expect((await netsuite.requests()).requests).toBe(2);
	});

	test('offers subsidiaries and checkbox fields to choose from', async () => {
		const { loadOptions } = new NetSuiteSync().methods;
		const context = contextOf({}) as unknown as ILoadOptionsFunctions;
		expect(await loadOptions.getSubsidiaries.call(context)).toContainEqual({ name: 'Honeycomb Holdings : Honeycomb UK', value: '4' });
		expect(await loadOptions.getCustomerCheckboxes.call(context)).toEqual([
			{ name: 'Dunning Paused (custentity_dunning_paused)', value: 'custentity_dunning_paused' },
			{ name: 'Inactive', value: 'isinactive' },
			{ name: 'Individual', value: 'isperson' },
		]);
	});
});

test('R25: a customer that is deleted later stops the run, too', async () => {
	const id = await write(netsuite.client, 'POST', '/customer', { companyName: 'Soon Gone Ltd', subsidiary: { id: '1' } });
	expect(await refusalOf({ excludedCustomers: [id] })).toBe('planned');
	await write(netsuite.client, 'DELETE', `/customer/${id}`);
	expect(await refusalOf({ excludedCustomers: [id] })).toMatch(new RegExp(`Customers with the internal IDs ${id} do not exist`));
});
