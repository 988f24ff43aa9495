import type { TruthRecord } from '../../demo/truthRows';
import { credentialOf } from './running';
import { OneOff } from './oneOff';

// Starting n8n takes up to half a minute.
jest.setTimeout(180_000);

let flow: OneOff;

beforeAll(async () => {
	flow = await OneOff.open({ customers: 5, invoices: 10 });
});

afterAll(async () => await flow?.close());

/** What a flow of the user's own gets: one NetSuite node with *Get Many* of accounts, and nothing else. */
async function accounts(conditions: object = {}): Promise<Array<Record<string, unknown>>> {
	const workflow = await flow.n8n.importWorkflow(
		{
			name: 'A flow of the user',
			connections: { 'Start by hand': { main: [[{ node: 'Get the accounts', type: 'main', index: 0 }]] } },
			nodes: [
				{ name: 'Start by hand', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: [0, 0], parameters: {} },
				{
					name: 'Get the accounts',
					type: 'n8n-nodes-netsuite-ar.netSuite',
					typeVersion: 1,
					position: [224, 0],
					parameters: { authentication: 'tba', resource: 'account', operation: 'getMany', returnAll: true, simplify: false, ...conditions },
				},
			],
		},
		[await flow.n8n.createCredential(credentialOf(flow.netsuite.credential))],
	);
	const { execution } = await flow.runOf(workflow);
	expect(execution.error).toBeUndefined();
	return (await flow.n8n.nodeOutput(execution.id, 'Get the accounts'))[0]?.[0] ?? [];
}

const idsOf = (records: ReadonlyArray<{ id?: unknown }>) => records.map(({ id }) => id).sort();

test('R6: the chart of accounts is fetched when it is asked for, live each time, and stored nowhere', async () => {
	const truth = await flow.netsuite.truth('account');
	expect(truth.length).toBeGreaterThan(10);
	expect(idsOf(await accounts())).toEqual(idsOf(truth));
	const requests = await flow.netsuite.requests();
	expect(idsOf(await accounts())).toEqual(idsOf(truth));
	expect(await flow.netsuite.requests()).toBeGreaterThan(requests);

	const banks = truth.filter(({ acctType }: TruthRecord) => acctType === 'Bank');
	expect(banks.length).toBeGreaterThan(0);
	const ofType = { conditions: { condition: [{ field: 'acctType', operator: 'equals', value: 'Bank' }] } };
	expect(idsOf(await accounts(ofType))).toEqual(idsOf(banks));
	expect(await flow.n8n.dataTables()).toEqual([]);
});
