import { fromRuntime, openEngine, type Engine } from './engine';
import { openLocalNetSuite, type Fault, type LocalNetSuite } from './localNetSuite';
import { cases, failureOf, names, read, readAll, recordsOf } from './reading';

/** Enough for a second page of invoices and several of their lines. */
const account = { seed: 21, customers: 60, invoices: 1020 };

// Loading n8n-core takes seconds, on a busy machine more than jest's five.
jest.setTimeout(60_000);

let engine: Engine;
let netsuite: LocalNetSuite;
/** Internal IDs of all invoices, sorted. */
let invoiceIds: string[];

beforeAll(async () => {
	engine = await openEngine();
	netsuite = await openLocalNetSuite(account);
	invoiceIds = (await netsuite.truth('invoice')).map(({ id }) => id).sort();
});

afterAll(async () => {
	await netsuite?.close();
	engine?.close();
});

beforeEach(() => {
	// The waits between repeated requests have their own tests; here they would only be waited for.
	jest.spyOn(fromRuntime('n8n-workflow') as { sleep: unknown }, 'sleep', 'get').mockReturnValue(async () => undefined);
});

afterEach(async () => await netsuite.clear());

test('the package loads with all its nodes', () => {
	const names = engine.descriptions.map(({ name }) => name).sort();
	expect(names).toEqual(['netSuite', 'netSuiteFieldMap', 'netSuiteSync', 'netSuiteTrigger']);
});

test.each(names)('%s reads every invoice', async (name) => {
	const { ids } = await readAll(engine, name, { credential: netsuite.credential });
	expect(ids).toEqual(invoiceIds);
});

test('NetSuite: Get Many puts out the record as the account has it', async () => {
	const [invoice] = (await netsuite.truth('invoice')).slice(-1);
	const { outputs } = await engine.run(
		{
			type: 'netSuite',
			parameters: {
				resource: 'invoice',
				operation: 'getMany',
				simplify: false,
				conditions: { condition: [{ field: 'tranId', operator: 'equals', value: invoice?.tranId as string }] },
			},
		},
		netsuite.credential,
	);
	const fields = Object.fromEntries(Object.entries(invoice ?? {}).filter(([name]) => name !== 'customFields'));
	expect(outputs[0]).toHaveLength(1);
	expect(outputs[0]?.[0]?.json).toMatchObject(fields);
});

test('NetSuite: Record → Get gives the record', async () => {
	const [invoice] = await netsuite.truth('invoice');
	const { outputs } = await engine.run(
		{ type: 'netSuite', parameters: { resource: 'record', operation: 'getRecord', recordType: 'invoice', recordId: invoice?.id as string } },
		netsuite.credential,
	);
	expect(outputs[0]?.[0]?.json).toMatchObject({ id: invoice?.id, tranId: invoice?.tranId });
});

test('NetSuite Sync: Plan lists the integration points with their tables, what others refer to first', async () => {
	const { outputs } = await engine.run({ type: 'netSuiteSync', parameters: { operation: 'plan' } }, netsuite.credential);
	const points = (outputs[0] ?? []).map(({ json }) => json.integrationPoint);
	expect(points.indexOf('currency')).toBeLessThan(points.indexOf('customer'));
	expect(points.indexOf('customer')).toBeLessThan(points.indexOf('invoice'));
	expect(outputs[0]?.find(({ json }) => json.integrationPoint === 'invoice')?.json).toMatchObject({
		table: 'netsuite_invoice',
		available: true,
		columns: expect.arrayContaining([{ name: 'netsuiteId', type: 'number' }, { name: 'isDeleted', type: 'boolean' }]) as unknown,
	});
});

const passing: Record<string, Fault> = {
	'a refusal for too many requests': { fault: 'status', status: 429 },
	'an error 500': { fault: 'status', status: 500 },
	'a connection reset in mid-page': { fault: 'reset' },
	'a page that was cut off': { fault: 'truncate' },
};

const lasting: Record<string, { fault: Fault; says: RegExp }> = {
	'an error 500': { fault: { fault: 'status', status: 500 }, says: /unexpected error.*again later/is },
	'a refusal for too many requests': { fault: { fault: 'status', status: 429 }, says: /limit exceeded.*Integration Governance/is },
	'a connection reset in mid-page': { fault: { fault: 'reset' }, says: /no whole answer.*connection/is },
};

/** Text of a request for the second page, or, where each page is a batch of its own, for the lines of the first. */
const laterPage: Record<string, string> = {
	'NetSuite: Get Many': 't.id > ',
	'NetSuite: Execute Query': 'offset=1000',
	'NetSuite Sync: Get Changes': 'tl.transaction IN ',
};

describe.each(cases)('$name, On Error $onError', ({ name, onError }) => {
	const options = () => ({ credential: netsuite.credential, onError });

	describe.each(['first', 'later'])('on the %s page', (page) => {
		const match = page === 'first' ? 'suiteql' : (laterPage[name] as string);

		test.each(Object.keys(passing))('%s passes and nothing is missing', async (trouble) => {
			await netsuite.arm({ ...(passing[trouble] as Fault), match, times: 2 });
			const { ids, last } = await readAll(engine, name, options());
			expect(await netsuite.unspent()).toEqual([]);
			expect(failureOf(last)).toBe('');
			expect(ids).toEqual(invoiceIds);
		});

		test.each(Object.keys(lasting))('%s that stays is an error and not one record', async (trouble) => {
			const { fault, says } = lasting[trouble] as { fault: Fault; says: RegExp };
			await netsuite.arm({ ...fault, match, times: 1000 });
			const failed = await read(engine, name, options());
			expect(recordsOf(failed)).toEqual([]);
			expect(failureOf(failed)).toMatch(says);
			expect(failed.error !== undefined).toBe(onError === 'stopWorkflow');
		});
	});
});

test('lines that NetSuite always fails on are left out, and the checkpoint says so', async () => {
	await netsuite.arm({ fault: 'status', status: 500, match: 'transactionline tl', times: 1000 });
	const { outputs } = await read(engine, 'NetSuite Sync: Get Changes', { credential: netsuite.credential });
	expect(new Set(outputs[0]?.map(({ json }) => json.lines))).toEqual(new Set([null]));
	expect(outputs[1]?.[0]?.json.leftOut).toEqual([{ what: 'Lines (lines)', reason: expect.stringMatching(/unexpected error/i) as unknown }]);
});
