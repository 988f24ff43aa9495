import { compareImport, contactsIn, contactsStored, CONTACTS, IMPORTED as points } from '../../demo/customFields';
import type { TruthRecord } from '../../demo/truthRows';
import { Importing } from './importing';
jest.setTimeout(400_000);
let flow: Importing;
beforeAll(async () => { flow = await Importing.open({ customers: 2600, invoices: 2600 }); });
afterAll(async () => await flow?.close());
const truth = async (p: string): Promise<TruthRecord[]> => await flow.netsuite.truth(`${p}?customFields=all`);
async function check(): Promise<void> {
	const expected: string[] = [];
	for (const p of points) {
		const t = await truth(p);
		expect(compareImport(p, t, await flow.rows(p)).different).toBe(0);
		expected.push(...contactsIn(p, t));
	}
	console.log('contacts', expected.length);
	expect(contactsStored(await flow.n8n.rows(CONTACTS)).sort()).toEqual(expected.sort());
}
test('interrupted several times, thousands of contacts', async () => {
	await flow.runInterruptedAt('customer', 1000);
	await flow.runInterruptedAt('customer', 2000);
	await flow.runInterruptedAt('invoice', 1);
	const { execution, reports } = await flow.run();
	console.log(execution.status, execution.error?.message, [...reports.values()]);
	await check();
	await flow.forgetCheckpoints();
	const two = await flow.runTwice();
	console.log(two.map((x) => [x.execution.status, ...[...x.reports.values()].map((r) => [r.integrationPoint, r.status, r.read])]));
	await check();
	await flow.netsuite.play(1500, 3);
	const three = await flow.runTwice();
	console.log(three.map((x) => [x.execution.status, ...[...x.reports.values()].map((r) => [r.integrationPoint, r.status, r.read])]));
	await check();
});
