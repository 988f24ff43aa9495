import {
	integrationPoint,
	integrationPoints,
	InvalidSettingError,
	NetSuiteError,
	readDeletedSince,
	type Client,
} from '../../netsuite';
import { readDeletions } from '../../netsuite/sync/deletions';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';
import { RecordStore } from '../support/recordStore';
import { soapFault } from '../support/soapServer';
import { settings, WatchingProcess } from '../support/watcher';

let netsuite: LocalNetSuite;
beforeAll(async () => {
	netsuite = await startLocalNetSuite({ customers: 40, invoices: 200 });
});
afterEach(async () => await netsuite.clearFaults());
afterAll(async () => await netsuite.close());

const long = { from: '2026-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z' };
/** Not in SuiteQL, and so over SOAP. */
const hideTable = async () => await netsuite.arm({ fault: 'hide', table: 'deletedrecord', match: 'suiteql' });
const hideEverywhere = async () => await netsuite.arm({ fault: 'hide', table: 'deletedrecord' });

async function remove(type: string, id: string): Promise<void> {
	await netsuite.client.request({ service: 'record', method: 'DELETE', path: `/${type}/${id}`, safeToRepeat: false }, () => null);
}

describe('from the table and over SOAP', () => {
	test('both tell the same of every point, and which of them told it', async () => {
		const from = await netsuite.pass(3600);
		const { points } = await netsuite.activity(400, 5);
		const known = integrationPoints.filter(({ name }) => (points[name]?.deleted.length ?? 0) > 0);
		expect(known.map(({ name }) => name)).toEqual(expect.arrayContaining(['contact', 'invoice', 'customerPayment', 'message', 'note']));
		const window = { ...long, from };
		const byTable = await Promise.all(known.map(async (point) => await readDeletions(netsuite.client, point, window)));
		await hideTable();
		const bySoap = await Promise.all(known.map(async (point) => await readDeletions(netsuite.client, point, window)));
		known.forEach(({ name }, index) => {
			const sorted = (ids: readonly string[] = []) => [...ids].sort();
			// A note on a customer is in no table of SuiteQL.
			expect([name, sorted(byTable[index]?.ids)]).toEqual([name, expect.arrayContaining(sorted(points[name]?.deleted))]);
			expect([name, sorted(bySoap[index]?.ids)]).toEqual([name, sorted(byTable[index]?.ids)]);
		});
		expect(new Set(byTable.map(({ source, hidden }) => `${source} ${hidden}`))).toEqual(new Set(['deletedrecord null']));
		expect(new Set(bySoap.map(({ source, hidden }) => `${source} ${hidden}`))).toEqual(new Set(['getDeleted null']));
	});

	test('SOAP is asked from a day earlier, should it look at the date alone, and what it tells is cut to the window', async () => {
		await netsuite.pass(3 * 86_400);
		const [early = '', late = ''] = (await netsuite.truth('message')).map(({ id }) => id);
		await remove('message', early);
		await hideTable();
		const from = await netsuite.pass(60);
		await remove('message', late);
		const asked: string[] = [];
		const client = netsuite.connect({}, { instead: ({ body }) => (asked.push(JSON.stringify(body)), null) });
		const { ids, source } = await readDeletions(client, integrationPoint('message'), { from, to: await netsuite.pass(60) });
		expect([ids, source]).toEqual([[late], 'getDeleted']);
		const dayBefore = new Date(Date.parse(from) - 86_400_000).toISOString().slice(0, 19);
		expect(asked.some((body) => body.includes('getDeleted') && body.includes(dayBefore))).toBe(true);
	});

	test('a window begins and ends to the second in both', async () => {
		await netsuite.pass(3600);
		const ids = (await netsuite.truth('message')).slice(0, 3).map(({ id }) => id);
		const moments: string[] = [];
		for (const id of ids) {
			moments.push(await netsuite.pass(10));
			await remove('message', id);
		}
		const [first, second, third] = moments as [string, string, string];
		const message = integrationPoint('message');
		for (const hide of [async () => undefined, hideTable]) {
			await hide();
			const told = async (from: string, to: string) => (await readDeletions(netsuite.client, message, { from, to })).ids;
			expect(await told(first, third)).toEqual([ids[0], ids[1]]);
			expect(await told(second, third)).toEqual([ids[1]]);
		}
	});

	test('the sync marks what was deleted although the role cannot see the table', async () => {
		const store = new RecordStore(integrationPoint('contact'));
		await store.sync(netsuite.client);
		const [gone] = (await netsuite.truth('contact')).map(({ id }) => id);
		await remove('contact', gone as string);
		await netsuite.pass(60);
		await hideTable();
		const [batch] = await store.sync(netsuite.client);
		expect(batch).toMatchObject({ deleted: [gone], leftOut: [] });
	});

	test('a trigger tells of deletions, by name, although the role cannot see the table', async () => {
		const process = new WatchingProcess(netsuite.client, settings('contact', { occasion: 'deleted' }));
		await hideTable();
		await process.poll();
		const [gone] = await netsuite.truth('contact');
		await remove('contact', gone?.id as string);
		await netsuite.pass(60);
		await process.poll();
		expect(process.gone).toMatchObject([{ id: gone?.id, documentNumber: gone?.entityId }]);
	});

	test('with OAuth 2.0 the reason says that SOAP needs token-based authentication', async () => {
		await hideTable();
		const { ids, hidden, source } = await readDeletions(netsuite.connectOAuth2(), integrationPoint('invoice'), long);
		expect([ids, source]).toEqual([[], null]);
		expect(hidden).toMatch(/Record 'deletedrecord' was not found.* Over SOAP: NetSuite takes SOAP with token-based authentication only/);
	});

	test('a role that may see it nowhere gets both reasons in NetSuite’s words', async () => {
		await hideEverywhere();
		const { ids, hidden, source } = await readDeletions(netsuite.client, integrationPoint('invoice'), long);
		expect([ids, source]).toEqual([[], null]);
		expect(hidden).toMatch(/Record 'deletedrecord' was not found.* Over SOAP: .*'Deleted Records' permission/);
	});

	test('a login that SOAP refuses is not tried for one point after the other: five would lock the token', async () => {
		await hideTable();
		let tried = 0;
		const refused = soapFault('invalidCredentialsFault', 'INVALID_LOGIN', 'Invalid login attempt.');
		// Another account's, since what was refused is remembered by account.
		const client = {
			...netsuite.connect({}, { instead: ({ service }) => (service === 'soap' ? (tried++, refused) : null) }),
			account: 'TSTDRV1',
		};
		for (const name of ['invoice', 'contact', 'customer', 'message', 'creditMemo', 'salesOrder']) {
			const { hidden, source } = await readDeletions(client, integrationPoint(name), long);
			expect([source, hidden]).toEqual([null, expect.stringMatching(/Over SOAP: Invalid login attempt/)]);
		}
		expect(tried).toBe(1);
	});

	test('what SOAP is out of order for is an error, and nothing is taken for not deleted', async () => {
		await hideTable();
		await netsuite.arm({ fault: 'status', status: 500, match: 'NetSuitePort', times: 100 });
		await expect(readDeletions(netsuite.client, integrationPoint('invoice'), long)).rejects.toThrow(NetSuiteError);
	});
});

describe('deletions since a checkpoint', () => {
	const since = async (client: Client, options: Parameters<typeof readDeletedSince>[2], points = integrationPoints) =>
		await readDeletedSince(client, points, options);

	test('the first time nothing is told, and from then on everything of all points with few requests', async () => {
		await netsuite.pass(3600);
		const first = await since(netsuite.client, {});
		expect([first.deletions, first.source, first.leftOut]).toEqual([[], 'deletedrecord', []]);

		const [message, contact] = await Promise.all(['message', 'contact'].map(async (name) => (await netsuite.truth(name))[0]));
		await remove('message', message?.id as string);
		await remove('contact', contact?.id as string);
		await netsuite.pass(60);
		await netsuite.forgetRequests();
		const second = await since(netsuite.client, { checkpoint: JSON.stringify(first.cursor) });
		expect((await netsuite.requests()).requests).toBe(4);
		expect(second.deletions.map(({ point, id, name }) => [point.name, id, name])).toEqual(
			expect.arrayContaining([['contact', contact?.id, contact?.entityId], ['message', message?.id, message?.subject]]),
		);
		expect(second.deletions).toHaveLength(2);
		for (const { deletedDate } of second.deletions) expect(deletedDate).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);

		// Past the overlap they are told of no more, and a quiet account takes the clock and one query.
		await netsuite.pass(600);
		const third = await since(netsuite.client, { checkpoint: second.cursor });
		await netsuite.pass(600);
		await netsuite.forgetRequests();
		expect((await since(netsuite.client, { checkpoint: third.cursor })).deletions).toEqual([]);
		expect((await netsuite.requests()).requests).toBe(2);
	});

	test('a deletion of the last seconds is left to the next window', async () => {
		await netsuite.pass(3600);
		const { cursor } = await since(netsuite.client, {});
		await netsuite.pass(3600);
		const [message] = await netsuite.truth('message');
		await remove('message', message?.id as string);
		const now = await since(netsuite.client, { checkpoint: cursor });
		expect(now.deletions).toEqual([]);
		await netsuite.pass(60);
		expect((await since(netsuite.client, { checkpoint: now.cursor })).deletions.map(({ id }) => id)).toEqual([message?.id]);
	});

	test('with a beginning the first time brings what was deleted since, of the points that were chosen', async () => {
		const from = await netsuite.pass(3600);
		const before = new Set((await netsuite.truth('invoice')).map(({ id }) => id));
		const { points } = await netsuite.activity(200, 8);
		const { deletions } = await since(netsuite.client, { since: from }, [integrationPoint('invoice')]);
		const expected = points.invoice?.deleted.filter((id) => before.has(id)) ?? [];
		expect(expected.length).toBeGreaterThan(0);
		// What was entered and deleted in between is told of as well.
		expect(deletions.map(({ id }) => id).filter((id) => before.has(id)).sort()).toEqual(expected.sort());
		expect(new Set(deletions.map(({ point }) => point.name))).toEqual(new Set(['invoice']));
	});

	test('over SOAP the points that getDeleted does not know are named, and the others told of', async () => {
		await netsuite.pass(3600);
		const { cursor } = await since(netsuite.client, {});
		const [contact] = await netsuite.truth('contact');
		await remove('contact', contact?.id as string);
		await netsuite.pass(60);
		await hideTable();
		const found = await since(netsuite.client, { checkpoint: cursor });
		expect([found.source, found.deletions.map(({ id }) => id)]).toEqual(['getDeleted', [contact?.id]]);
		expect(found.leftOut.map(({ what }) => what)).toEqual(['Currencies', 'Locations', 'Departments', 'Classes', 'Subsidiaries', 'Accounts']);
		expect(found.leftOut[0]?.reason).toMatch(/'deletedrecord' was not found.*SOAP does not tell of deleted currencies/);
	});

	test('a checkpoint that is none, of another account or of another operation is refused', async () => {
		const { cursor } = await since(netsuite.client, {});
		const store = new RecordStore(integrationPoint('term'));
		await store.sync(netsuite.client);
		const wrong: Array<[unknown, RegExp]> = [
			['{', /it is not JSON/],
			[store.checkpoint, /not made by Get Deletions/],
			[{ ...cursor, account: '7654321' }, /belongs to account 7654321/],
			[{ ...cursor, to: 'yesterday' }, /parts of it are missing/],
		];
		for (const [checkpoint, message] of wrong) {
			const failure = since(netsuite.client, { checkpoint });
			await expect(failure).rejects.toThrow(InvalidSettingError);
			await expect(failure).rejects.toThrow(message);
		}
	});
});
