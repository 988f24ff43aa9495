import { findRecords, getOne, integrationPoint, planSync } from '../../netsuite';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';
import { failureOf } from '../support/queryServer';
import { RecordStore, rowsOf } from '../support/recordStore';
import { contactOf, create, messageOn, noteOn, parent } from '../support/writing';

let netsuite: LocalNetSuite;

beforeEach(async () => {
	netsuite = await startLocalNetSuite({ customers: 60, invoices: 300 });
});
afterEach(async () => await netsuite.close());

/** How many access tokens were given out, and asked for. */
async function tokens(): Promise<{ asked: number; requests: number }> {
	const { byPath } = (await netsuite.requests()) as unknown as { byPath: Record<string, { requests: number }> };
	const of = (pattern: RegExp) =>
		Object.entries(byPath).reduce((sum, [path, { requests }]) => sum + (pattern.test(path) ? requests : 0), 0);
	return { asked: of(/oauth2\/v1\/token/), requests: of(/query\/v1\/suiteql/) };
}

const search = { conditions: [], combine: 'all', limit: null, sublists: true, customFields: [] } as const;
const all = async (point: string, client = netsuite.connectOAuth2()) => await findRecords(client, integrationPoint(point), search);

test('one access token serves many requests', async () => {
	const client = netsuite.connectOAuth2();
	const { records } = await all('invoice', client);
	await all('customerPayment', client);
	expect(records).toHaveLength((await netsuite.truth('invoice')).length);
	const { asked, requests } = await tokens();
	expect(asked).toBe(1);
	expect(requests).toBeGreaterThan(4);
});

test('requests at the same time share the asking for a token', async () => {
	const client = netsuite.connectOAuth2();
	await Promise.all(['customer', 'invoice', 'creditMemo', 'contact', 'customerDeposit'].map((point) => all(point, client)));
	expect((await tokens()).asked).toBe(1);
});

test('a sync goes on when its token ends between two batches, and reads every record once', async () => {
	const point = integrationPoint('invoice');
	const client = netsuite.connectOAuth2();
	const store = new RecordStore(point);
	await store.sync(client);
	for (const seed of [1, 2, 3]) {
		await netsuite.activity(60, seed);
		await netsuite.pass(3700);
		await store.sync(client);
		expect(store.rows()).toEqual(rowsOf(point, await netsuite.truth('invoice')));
	}
	expect((await tokens()).asked).toBe(4);
});

test('a note on a customer, which only SOAP has: it is said why it cannot be seen, and what to do', async () => {
	const onCustomer = (await netsuite.truth('note')).find(({ entity }) => entity !== null);
	const attempt = getOne(netsuite.connectOAuth2(), integrationPoint('note'), { by: 'id', value: onCustomer!.id }, { sublists: false, customFields: [] });
	const failure = await failureOf(attempt);
	expect(failure.kind).toBe('notFound');
	expect(failure.detail).toContain('NetSuite takes SOAP with token-based authentication only');
	expect(failure.detail).toContain('Choose a credential "NetSuite TBA API"');
});

test('a note on a document is got', async () => {
	const note = (await netsuite.truth('note')).find(({ transaction }) => transaction !== null)!;
	const { records } = await getOne(netsuite.connectOAuth2(), integrationPoint('note'), { by: 'id', value: note.id }, { sublists: false, customFields: [] });
	expect(records[0]).toMatchObject({ id: note.id });
});

test('the plan says what is left out', async () => {
	const planned = await planSync(netsuite.connectOAuth2(), [integrationPoint('note'), integrationPoint('invoice')]);
	expect(planned.map(({ point, available, leftOut }) => [point.name, available, leftOut.map(({ what }) => what)])).toEqual([
		['note', true, ['Notes on customers']],
		['invoice', true, []],
	]);
});

test('contacts and messages are written once', async () => {
	const client = netsuite.connectOAuth2();
	const [invoice] = await netsuite.truth('invoice');
	const customer = (await netsuite.truth('customer')).find(({ isInactive }) => isInactive !== true)!;
	const contact = await contactOf(client, 'o2', { firstName: 'Ada', lastName: 'L', entityId: 'Ada L', email: 'a@example.com', company: customer.id });
	expect(await create(client, contact)).toMatchObject({ outcome: 'created', recordType: 'contact' });
	expect(await create(client, contact)).toMatchObject({ outcome: 'alreadyThere' });
	const message = messageOn('o2m', await parent(client, 'invoice', invoice!.id), { subject: 'Invoice' });
	await netsuite.pass(3700);
	expect(await create(client, message)).toMatchObject({ outcome: 'created', recordType: 'message' });
});

test('writing a note is refused before anything is sent, with what to do instead', async () => {
	const client = netsuite.connectOAuth2();
	const [invoice] = await netsuite.truth('invoice');
	const draft = noteOn('n1', await parent(client, 'invoice', invoice!.id), { title: 'Called' });
	const failure = await failureOf(create(client, draft));
	expect(failure).toMatchObject({ kind: 'permission', code: 'SOAP_NEEDS_TBA' });
	expect(failure.message).toContain('NetSuite takes SOAP with token-based authentication only');
	expect(failure.advice).toBe(
		'Notes are written over SOAP. Choose a credential "NetSuite TBA API" (Authentication: Token-Based Authentication) in the node that does this.',
	);
	const { byPath } = (await netsuite.requests()) as unknown as { byPath: object };
	expect(Object.keys(byPath).filter((path) => path.includes('NetSuitePort'))).toEqual([]);
});

const setLoginClock = async (seconds: number) =>
	await fetch(`${netsuite.oauth2.serverUrl}/_sandbox/clock?loginSkewSeconds=${seconds}`, { method: 'POST' });

test.each([-290, 290])('a clock that differs by %d seconds does no harm, as with token-based authentication', async (seconds) => {
	await setLoginClock(seconds);
	const { length } = (await all('customer')).records;
	expect(length).toBeGreaterThan(0);
	expect((await all('customer', netsuite.client)).records).toHaveLength(length);
});

test.each([-900, 900])('a clock that differs by %d seconds is a refused login that names the clock', async (seconds) => {
	await setLoginClock(seconds);
	const failure = await failureOf(all('customer'));
	expect(failure).toMatchObject({ kind: 'login', code: 'invalid_grant' });
	expect(failure.advice).toContain('the clock of this machine');
});

test('a client ID that NetSuite does not know is told as a refused login, and not tried again', async () => {
	const failure = await failureOf(all('customer', netsuite.connectOAuth2({ clientId: 'f'.repeat(64) })));
	expect(failure).toMatchObject({ kind: 'login', status: 400, code: 'invalid_grant' });
	expect((await tokens()).asked).toBe(1);
});
