import { integrationPoint, readChanges } from '../../netsuite';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';

const headers = { ...integrationPoint('invoice'), sublists: [] };

let netsuite: LocalNetSuite;
beforeEach(async () => {
	netsuite = await startLocalNetSuite({ invoices: 350 });
});
afterEach(async () => await netsuite.close());

async function requestsFor(batchSize: number): Promise<[records: number, requests: number]> {
	await netsuite.forgetRequests();
	const { records } = await readChanges(netsuite.client, headers, { batchSize });
	return [records.length, (await netsuite.requests()).requests];
}

test('all that a first reading has to know comes with one request, and the pages follow at once', async () => {
	expect(await requestsFor(2000)).toEqual([350, 2]);
	expect(await requestsFor(100)).toEqual([100, 2]);
});

test('where no currencies can be seen it takes two', async () => {
	await netsuite.arm({ fault: 'hide', table: 'currency', column: 'currencyprecision' });
	expect(await requestsFor(2000)).toEqual([350, 3]);
});
