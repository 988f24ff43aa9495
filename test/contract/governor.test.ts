import { setTimeout as wait } from 'node:timers/promises';

import { Governor } from '../../netsuite';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';

let netsuite: LocalNetSuite;

beforeAll(async () => {
	netsuite = await startLocalNetSuite({ invoices: 20, concurrency: 5, latencyMs: 150 });
});
afterAll(async () => await netsuite.close());

/** Real time: what is measured is how NetSuite's own limit is used. */
test('eight callers keep five requests in flight, and next to none is refused', async () => {
	const governor = new Governor();
	const client = netsuite.connect({}, { governor, sleep: wait });
	const request = { service: 'system', method: 'GET', path: '/serverTime', safeToRepeat: true } as const;
	const callers = async (requests: number) => {
		let left = requests;
		await Promise.all(
			Array.from({ length: 8 }, async () => {
				while (left-- > 0) await client.request(request, (data) => data);
			}),
		);
	};
	await callers(60);
	await netsuite.forgetRequests();
	await callers(240);
	const { averageInFlight, requests, refused, peakInFlight } = await netsuite.requests();
	expect(averageInFlight).toBeGreaterThanOrEqual(4.5);
	expect(refused / requests).toBeLessThan(0.02);
	expect(peakInFlight).toBe(5);
});
