import { getOne, integrationPoint, planSync, readChanges } from '../../netsuite';
import { startLocalNetSuite, type Fault, type LocalNetSuite } from '../support/localNetSuite';
import { failureOf } from '../support/queryServer';
import { RecordStore } from '../support/recordStore';

let netsuite: LocalNetSuite;

beforeAll(async () => {
	netsuite = await startLocalNetSuite({ invoices: 250 });
});
afterEach(async () => await netsuite.clearFaults());
afterAll(async () => await netsuite.close());

const invoice = integrationPoint('invoice');

const page = 'transaction t';
const laterPage = 't.id > ';
const lines = 'transactionline tl';

const passing: Array<[string, Fault]> = [
	['429 on the first pages', { fault: 'status', status: 429, match: page, times: 5 }],
	['429 on later pages', { fault: 'status', status: 429, match: laterPage, times: 5 }],
	['429 on whatever is asked', { fault: 'status', status: 429, times: 10 }],
	['500 on a page', { fault: 'status', status: 500, match: laterPage, times: 3 }],
	['503 on a page', { fault: 'status', status: 503, match: laterPage, times: 3 }],
	['500 on the lines', { fault: 'status', status: 500, match: lines, times: 3 }],
	['a connection reset in mid-page', { fault: 'reset', match: laterPage, times: 3 }],
	['a connection reset in mid-lines', { fault: 'reset', match: lines, times: 3 }],
	['a page cut short', { fault: 'truncate', match: laterPage, times: 3 }],
	['lines cut short', { fault: 'truncate', match: lines, times: 3 }],
];

test.each(passing)('%s, for a while: nothing is lost', async (_, fault) => {
	await netsuite.arm(fault);
	await netsuite.forgetRequests();
	const store = new RecordStore(invoice);
	await store.sync(netsuite.client);
	expect(store.all()).toEqual(await netsuite.truth('invoice'));
	await netsuite.activity(0, 0);
});

const lasting: Array<[string, Fault, string]> = [
	['429', { fault: 'status', status: 429, match: laterPage }, 'busy'],
	['500', { fault: 'status', status: 500, match: page }, 'server'],
	['a connection reset in mid-page', { fault: 'reset', match: laterPage }, 'network'],
	['a page cut short', { fault: 'truncate', match: laterPage }, 'badAnswer'],
	['lines cut short', { fault: 'truncate', match: lines }, 'badAnswer'],
];

test.each(lasting)('%s, for good: an error, no partial batch, and the next run goes on from there', async (_, fault, kind) => {
	const store = new RecordStore(invoice);
	store.store(await readChanges(netsuite.client, invoice, { batchSize: 100 }));
	const [records, checkpoint] = [store.all(), store.checkpoint];

	await netsuite.arm({ ...fault, times: 100_000 });
	const error = await failureOf(store.sync(netsuite.client));
	expect(error.kind).toBe(kind);
	expect(error.message).toMatch(/^Reading invoices: /);
	expect([store.all(), store.checkpoint]).toEqual([records, checkpoint]);

	await netsuite.clearFaults();
	await store.sync(netsuite.client);
	expect(store.all()).toEqual(await netsuite.truth('invoice'));
});

describe('a login that is refused', () => {
	let own: LocalNetSuite;
	beforeEach(async () => {
		own = await startLocalNetSuite({ invoices: 20 });
	});
	afterEach(async () => await own.close());

	test.each([
		['a wrong token secret', { tokenSecret: 'ab'.repeat(32) }],
		['a wrong consumer secret', { consumerSecret: 'ab'.repeat(32) }],
		['an unknown token', { tokenId: 'ab'.repeat(32) }],
		['another account', { accountId: '7654321' }],
	])('%s: told once, with where to look, and never a list that looks empty', async (_, fields) => {
		const client = own.connect(fields);
		await own.forgetRequests();
		const error = await failureOf(readChanges(client, invoice));
		expect(error).toMatchObject({ kind: 'login', status: 401 });
		expect(error.message).toContain('Invalid login attempt.');
		expect(error.advice).toContain('View Login Audit Trail');
		for (const secret of Object.values(fields)) expect(`${error.message} ${error.advice}`).not.toContain(secret);
		// Five failed logins lock the token.
		expect((await own.requests()).requests).toBe(1);

		expect((await failureOf(getOne(client, invoice, { by: 'id', value: '1' }, { sublists: true, customFields: [] }))).kind).toBe('login');
		expect((await failureOf(planSync(client, [invoice]))).kind).toBe('login');
	});
});

test('a server that is not there is told', async () => {
	const gone = netsuite.connect({ serverUrl: 'http://127.0.0.1:9' });
	const error = await failureOf(readChanges(gone, invoice));
	expect(error.kind).toBe('network');
	expect(error.message).toMatch(/^Reading invoices: No whole answer came from NetSuite: /);
});
