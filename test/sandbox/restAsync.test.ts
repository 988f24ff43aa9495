import { startSandbox, type Sandbox } from '../../sandbox';
import { call, detailOf, query, truthOver, type Answer } from './client';
import { matching } from './matchers';

/** `Prefer: respond-async`: jobs, their tasks and results, idempotency keys and batches. */

let sandbox: Sandbox;
let company: string;

beforeAll(async () => {
	sandbox = await startSandbox({ port: 0, seed: 31, customers: 40, invoices: 40, concurrency: 50 });
	company = (await truthOver(sandbox, 'customer')).find(({ isInactive }) => !isInactive)!.id;
});
afterAll(() => sandbox.close());

const COLLECTION = 'application/vnd.oracle.resource+json; type=collection';
const later = { Prefer: 'respond-async' };
const batch = { ...later, 'Content-Type': COLLECTION };

const send = <T = unknown>(method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
	call<T>(sandbox, method, path.startsWith('/') ? path : `/services/rest/record/v1/${path}`, { body, headers });

interface Job {
	completed: boolean;
	progress: string;
	id: string;
	task: { links: Array<{ href: string }> };
}
interface Tasks {
	count: number;
	items: Array<{ links: Array<{ rel: string; href: string }> }>;
}

const pathOf = (answer: Answer<unknown>) => new URL(answer.headers.get('location')!).pathname;
const job = async (path: string) => (await send<Job>('GET', path)).body;

/** Asks until the job is done. @returns the answers of its tasks */
async function results(accepted: Answer<unknown>): Promise<Array<Answer<never>>> {
	expect([accepted.status, accepted.headers.get('preference-applied')]).toEqual([202, 'respond-async']);
	const path = pathOf(accepted);
	while (!(await job(path)).completed);
	const { body } = await send<Tasks>('GET', `${path}/task`);
	const links = body.items.flatMap((item) => item.links);
	return await Promise.all(links.map(({ href }) => send<never>('GET', `${new URL(href).pathname}/result`)));
}

const contact = (name: string, more: object = {}) => ({ entityId: name, company: { id: company }, ...more });
const titles = async (name: string) =>
	(await query(sandbox, `SELECT entityid, title FROM contact WHERE entityid LIKE '${name}%' ORDER BY id`)).body.items.map(
		({ entityid, title }) => [entityid, title ?? null],
	);

describe('a request that is carried out later', () => {
	test('is answered with a job that is pending, then done, with one task and its result', async () => {
		const accepted = await send('POST', 'contact', contact('Later'), later);
		expect([accepted.status, accepted.body]).toEqual([202, '']);
		const path = pathOf(accepted);
		expect(path).toMatch(/^\/services\/rest\/async\/v1\/job\/\d+$/);
		const self = (href: string) => [{ rel: 'self', href: `${sandbox.url}${href}` }];
		const id = path.split('/').pop();
		const state = { links: self(path), id, task: { links: self(`${path}/task`) } };
		expect(await job(path)).toEqual({ ...state, completed: false, progress: 'pending' });
		expect(await job(path)).toEqual({ ...state, completed: true, progress: 'succeeded' });
		const time = matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
		expect((await send('GET', `${path}/task/1`)).body).toEqual({
			links: [{ rel: 'related', href: `${sandbox.url}${path}/task/1/result` }, ...self(`${path}/task/1`)],
			completed: true,
			endTime: time,
			id: '1',
			progress: 'succeeded',
			startTime: time,
		});
		const [result] = await results(accepted);
		expect([result!.status, result!.headers.get('location')]).toEqual([
			204,
			matching(/\/services\/rest\/record\/v1\/contact\/\d+$/),
		]);
		expect(await titles('Later')).toHaveLength(1);
	});

	test('can be any, also a query', async () => {
		const read = await results(await send('GET', `customer/${company}?fields=entityId`, undefined, later));
		expect(read[0]).toMatchObject({ status: 200, body: { entityId: matching(/\w/) } });
		const prefer = { Prefer: 'transient, respond-async' };
		const q = { q: `SELECT id FROM customer WHERE id = ${company}` };
		const [queried] = await results(await send('POST', '/services/rest/query/v1/suiteql', q, prefer));
		expect(queried).toMatchObject({ status: 200, body: { items: [{ id: company }] } });
	});

	test('fails where it would have failed at once, in the same words', async () => {
		const wrong = contact('Wrong', { email: 7 });
		const [result] = await results(await send('POST', 'contact', wrong, later));
		const atOnce = await send<never>('POST', 'contact', wrong);
		expect([result!.status, result!.body]).toEqual([400, atOnce.body]);
		const accepted = await send('POST', 'contact', wrong, later);
		await results(accepted);
		expect((await job(pathOf(accepted))).progress).toBe('failed');
	});

	test('is made once for each idempotency key', async () => {
		const headers = { ...later, 'X-NetSuite-Idempotency-Key': 'cac827ea-3543-4cda-add2-bae634326c27' };
		const first = await send('POST', 'contact', contact('Once'), headers);
		const second = await send('POST', 'contact', contact('Once'), headers);
		await results(first);
		expect(second).toMatchObject({
			status: 400,
			body: {
				title: 'Conflict',
				status: 400,
				'o:errorDetails': [{ detail: matching(/^A request with the same idempotency key/), 'o:errorCode': 'IDEMPOTENCY_ERROR' }],
			},
		});
		expect([second.headers.get('location'), second.headers.get('preference-applied')]).toEqual([
			first.headers.get('location'),
			'respond-async',
		]);
		expect(await titles('Once')).toHaveLength(1);
	});

	test.each(['/job/999', '/job/1/task/9', '/job/1/hat', '/job/1/task/1/hat'])('%s is not there', async (path) => {
		await send('GET', 'currency/1', undefined, later);
		expect((await send('GET', `/services/rest/async/v1${path}`)).status).toBe(404);
	});
});

describe('a batch', () => {
	test('enters several records, one task each, in their order', async () => {
		const items = ['Batch 1', 'Batch 2', 'Batch 3'].map((name) => contact(name));
		const accepted = await send('POST', 'contact', { items }, batch);
		const done = await results(accepted);
		expect(done.map(({ status }) => status)).toEqual([204, 204, 204]);
		expect(await titles('Batch')).toEqual([
			['Batch 1', null],
			['Batch 2', null],
			['Batch 3', null],
		]);
		expect((await send<Tasks>('GET', `${pathOf(accepted)}/task`)).body).toMatchObject({ count: 1, items: [{ links: { length: 3 } }] });
	});

	test('keeps what could be saved beside what could not', async () => {
		const items = [contact('Mixed 1'), contact('Mixed 2', { email: 7 }), contact('Mixed 3')];
		const done = await results(await send('POST', 'contact', { items }, batch));
		expect(done.map(({ status }) => status)).toEqual([204, 400, 204]);
		expect(await titles('Mixed')).toHaveLength(2);
	});

	test('changes records by internal or external ID, and enters those that PUT does not find', async () => {
		const first = await send('POST', 'contact', contact('Change 1'));
		const id = pathOf(first).split('/').pop();
		await send('POST', 'contact', contact('Change 2', { externalId: 'batch-2' }));
		const changed = [{ id, externalId: 'other', title: 'A' }, { externalId: 'batch-2', title: 'B' }];
		expect((await results(await send('PATCH', 'contact', { items: changed }, batch))).map(({ status }) => status)).toEqual([204, 204]);
		const put = [{ externalId: 'batch-2', title: 'C' }, contact('Change 3', { externalId: 'batch-3', title: 'D' })];
		expect((await results(await send('PUT', 'contact', { items: put }, batch))).map(({ status }) => status)).toEqual([204, 204]);
		expect(await titles('Change')).toEqual([
			['Change 1', 'A'],
			['Change 2', 'C'],
			['Change 3', 'D'],
		]);
	});

	test('reads and deletes records by their IDs', async () => {
		const id = pathOf(await send('POST', 'contact', contact('Gone 1'))).split('/').pop();
		await send('POST', 'contact', contact('Gone 2', { externalId: 'gone 2' }));
		const ids = `ids=${id},eid:'gone 2',999999`;
		const read = await results(await send('GET', `contact?expandRecords=true&fields=entityId&${ids}`, undefined, later));
		expect(read.map(({ status, body }) => [status, (body as { entityId?: string }).entityId])).toEqual([
			[200, 'Gone 1'],
			[200, 'Gone 2'],
			[404, undefined],
		]);
		const deleted = await results(await send('DELETE', `contact?${ids}`, undefined, later));
		expect(deleted.map(({ status }) => status)).toEqual([204, 204, 404]);
		expect(await titles('Gone')).toEqual([]);
	});

	test('holds a hundred records at most', async () => {
		const items = Array.from({ length: 101 }, (_, index) => contact(`Many ${index}`));
		const answer = await send('POST', 'contact', { items }, batch);
		expect([answer.status, detailOf(answer as never)['o:errorCode']]).toEqual([400, 'INVALID_REQUEST']);
		expect(await titles('Many')).toEqual([]);
		expect((await send('POST', 'contact', { items: items.slice(1) }, batch)).status).toBe(202);
		expect(await titles('Many')).toHaveLength(100);
	});

	test.each([
		['that is not to be carried out later', 'POST', 'contact', { items: [{}] }, { 'Content-Type': COLLECTION }, 400, 'Prefer'],
		['that changes at once', 'PATCH', 'contact', { items: [{}] }, { 'Content-Type': COLLECTION }, 400, 'Prefer'],
		['that deletes at once', 'DELETE', 'contact?ids=1', undefined, {}, 400, 'Prefer'],
		['that reads at once', 'GET', 'contact?expandRecords=true&ids=1', undefined, {}, 400, 'Prefer'],
		['that is no collection', 'PATCH', 'contact', { items: [{}] }, later, 415, 'Content-Type'],
	])('%s is refused', async (_, method, path, body, headers, status, at) => {
		const answer = await send(method, path, body, headers);
		expect([answer.status, detailOf(answer as never)['o:errorHeader']]).toEqual([status, at]);
	});

	test.each([
		['without records', 'POST', 'contact', { items: [] }, 'items'],
		['with an ID that is none', 'PATCH', 'contact', { items: [{ id: {}, externalId: 'x', title: 'x' }] }, 'items[0]'],
		['with a record that has no ID', 'PATCH', 'contact', { items: [{ title: 'x' }] }, 'items[0]'],
	])('%s is refused', async (_, method, path, body, at) => {
		const answer = await send(method, path, body, batch);
		expect([answer.status, detailOf(answer as never)['o:errorPath']]).toEqual([400, at]);
	});

	test('without IDs is refused', async () => {
		const answer = await send('DELETE', 'contact', undefined, later);
		expect(detailOf(answer as never)).toMatchObject({ 'o:errorCode': 'INVALID_PARAMETER', 'o:errorQueryParam': 'ids' });
	});
});

test('the same jobs make the same account', async () => {
	const entered = async () => {
		const local = await startSandbox({ port: 0, seed: 5, customers: 10, invoices: 5 });
		const { id } = (await truthOver(local, 'customer')).find(({ isInactive }) => !isInactive)!;
		const items = ['A', 'B', 'C'].map((entityId) => ({ entityId, company: { id } }));
		await call(local, 'POST', '/services/rest/record/v1/contact', { body: { items }, headers: batch });
		const contacts = await truthOver(local, 'contact');
		await local.close();
		return contacts;
	};
	expect(await entered()).toEqual(await entered());
});
