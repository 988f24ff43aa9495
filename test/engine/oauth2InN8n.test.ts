/** The credential *NetSuite OAuth2 API* in the pinned n8n: its Test button, and the nightly flow with it. */

import { points } from '../../demo/points';
import { Nightly } from './nightly';

// A run takes seconds, starting n8n up to half a minute.
jest.setTimeout(180_000);

let nightly: Nightly;

beforeAll(async () => {
	nightly = await Nightly.open('oAuth2');
});

afterAll(async () => await nightly?.close());

describe('the Test button', () => {
	test('tests the credential with an access token of its own', async () => {
		const before = await nightly.netsuite.tokensAskedFor();
		expect(await nightly.testOAuth2(nightly.netsuite.oauth2)).toMatchObject({ status: 'OK' });
		expect((await nightly.netsuite.tokensAskedFor()) - before).toBe(1);
	});

	test('takes a key in one line, as a form field leaves it', async () => {
		const privateKey = nightly.netsuite.oauth2.privateKey!.replace(/\n/g, ' ');
		expect(await nightly.testOAuth2({ ...nightly.netsuite.oauth2, privateKey })).toMatchObject({ status: 'OK' });
	});

	test.each([
		['an unknown client', { clientId: 'f'.repeat(64) }, /^NetSuite gives no access token and says: invalid_grant\. Check that account ID, .*Login Audit Trail/],
		['a key that is none', { privateKey: 'nonsense' }, /^Private Key is not a private key/],
		['no key', { privateKey: '' }, /^Private Key is empty/],
		['an account ID that is none', { accountId: 'my company' }, /^Account ID "my company" is not a NetSuite account ID/],
	])('%s is told with what to do', async (_, wrong, message) => {
		const said = await nightly.testOAuth2({ ...nightly.netsuite.oauth2, ...wrong });
		expect(said.status).toBe('Error');
		expect(said.message).toMatch(message);
	});
});

describe('the nightly flow', () => {
	test('stores everything but the notes on customers, and says so', async () => {
		const before = await nightly.netsuite.tokensAskedFor();
		const { execution, reports } = await nightly.run();
		expect(execution.status).toBe('success');
		expect([...reports.values()].map(({ status }) => status)).toEqual(points.map(() => 'finished'));
		const onCustomers = (await nightly.netsuite.truth('note')).filter(({ entity }) => entity !== null);
		expect(await nightly.different()).toEqual({ note: onCustomers.length });
		expect(JSON.stringify(reports.get('note'))).toContain('NetSuite takes SOAP with token-based authentication only');
		expect((await nightly.netsuite.tokensAskedFor()) - before).toBeLessThanOrEqual(2);
	});

	test('the next night, when the token has ended, moves only what changed', async () => {
		await nightly.netsuite.play(40, 5);
		const { execution, reports } = await nightly.run();
		expect(execution.status).toBe('success');
		expect([...reports.values()].map(({ status }) => status)).toEqual(points.map(() => 'finished'));
		expect(Object.keys(await nightly.different())).toEqual(['note']);
	});
});

test('the trigger finds invoices', async () => {
	const items = await nightly.runTrigger({ integrationPoint: 'invoice', triggerOn: 'createdOrUpdated', simplify: false });
	const ids = (await nightly.netsuite.truth('invoice')).map(({ id }) => id);
	expect(items.length).toBeGreaterThan(0);
	for (const { id } of items) expect(ids).toContain(id);
});
