import { getOne, integrationPoint, readChanges, type NetSuiteRequest } from '../../netsuite';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';
import { failureOf } from '../support/queryServer';
import { RecordStore, rowsOf } from '../support/recordStore';
import { soapAnswer, soapFault, success } from '../support/soapServer';

const point = integrationPoint('note');
let netsuite: LocalNetSuite;

beforeEach(async () => {
	netsuite = await startLocalNetSuite({ customers: 120, invoices: 900 });
});
afterEach(async () => await netsuite.close());

const noSoap = ({ service }: NetSuiteRequest) =>
	service === 'soap' ? soapFault('insufficientPermissionFault', 'INSUFFICIENT_PERMISSION', 'Permission Violation') : null;

const ofCustomers = (store: RecordStore) => store.all().filter(({ entity }) => entity !== null);

test('T18: notes on customers and on invoices, as the account has them', async () => {
	const store = new RecordStore(point);
	await store.sync(netsuite.client);
	expect(store.all()).toEqual(await netsuite.truth('note'));
	expect(ofCustomers(store).length).toBeGreaterThan(20);
	expect(store.all().filter(({ transaction }) => transaction !== null).length).toBeGreaterThan(100);
});

test('T18: notes that were written, changed and deleted since', async () => {
	const store = new RecordStore(point);
	await store.sync(netsuite.client);
	const before = JSON.stringify(ofCustomers(store));
	for (const seed of [1, 2, 3]) {
		await netsuite.activity(150, seed);
		await store.sync(netsuite.client);
		expect(store.rows()).toEqual(rowsOf(point, await netsuite.truth('note')));
	}
	expect(JSON.stringify(ofCustomers(store))).not.toBe(before);
});

test('without SOAP the notes on transactions are read, and it is said what is left out', async () => {
	const store = new RecordStore(point);
	const batches = await store.sync(netsuite.connect({}, { instead: noSoap }));
	expect(batches.at(-1)).toMatchObject({
		status: 'finished',
		leftOut: [{ what: 'Notes on customers', reason: expect.stringContaining('Permission Violation') as string }],
	});
	expect(store.all()).toEqual((await netsuite.truth('note')).filter(({ entity }) => entity === null));
});

test('a refused login over SOAP is not tried over and over: five of them lock the token', async () => {
	let logins = 0;
	const refuse = ({ service }: NetSuiteRequest) => {
		if (service !== 'soap') return null;
		logins++;
		return soapFault('invalidCredentialsFault', 'USER_ERROR', 'Invalid login attempt.');
	};
	const batches = await new RecordStore(point).sync(netsuite.connect({}, { instead: refuse }));
	expect(batches.length).toBeGreaterThan(2);
	expect(logins).toBe(1);
});

test('a note that is not found is not looked for over SOAP again and again where the role may not use it', async () => {
	let logins = 0;
	const refuse = ({ service }: NetSuiteRequest) => {
		if (service !== 'soap') return null;
		// More than a few would never end.
		if (++logins > 5) throw new Error('asked again and again');
		return soapFault('invalidCredentialsFault', 'USER_ERROR', 'Invalid login attempt.');
	};
	const client = netsuite.connect({}, { instead: refuse });
	const failure = await failureOf(getOne(client, point, { by: 'id', value: '99999999' }, { sublists: false, customFields: [] }));
	expect(failure.kind).toBe('notFound');
	expect(failure.message).toMatch(/^Note 99999999 was not found\. Notes on customers cannot be seen: Invalid login attempt\./);
	expect(logins).toBe(1);
});

describe('when they were read before', () => {
	const stored = async () => {
		const store = new RecordStore(point);
		const batches = await store.sync(netsuite.client);
		return batches.at(-1)?.cursor;
	};

	test.each([
		['refuses them now', noSoap, /Notes on customers cannot be read at the moment: Permission Violation/],
		[
			'shows none of them now',
			({ service }: NetSuiteRequest) =>
				service === 'soap' ? soapAnswer('search', 'searchResult', `${success}<c:totalRecords>0</c:totalRecords>`) : null,
			/shows none of the notes any more/,
		],
		[
			'is out of order',
			({ service }: NetSuiteRequest) => (service === 'soap' ? { status: 503, headers: {}, body: '' } : null),
			/503/,
		],
	])('an account that %s is an error, and nothing is taken out of the store', async (_, instead, words) => {
		const checkpoint = await stored();
		const failure = await failureOf(readChanges(netsuite.connect({}, { instead }), point, { checkpoint }));
		expect(failure.message).toMatch(words);
	});

	test('they come back by themselves when they can be seen again', async () => {
		const store = new RecordStore(point);
		await store.sync(netsuite.connect({}, { instead: noSoap }));
		await store.sync(netsuite.client);
		expect(store.rows()).toEqual(rowsOf(point, await netsuite.truth('note')));
	});
});
