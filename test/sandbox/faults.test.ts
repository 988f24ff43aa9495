import { startSandbox, type Sandbox } from '../../sandbox';
import { call, control, detailOf, query, truthOver } from './client';
import { containing } from './matchers';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ port: 0, seed: 5, customers: 30, invoices: 120 });
});
afterAll(() => sandbox.close());
beforeEach(() => control(sandbox, 'DELETE', '/faults'));

const customers = () => query(sandbox, 'SELECT id, entityid, creditlimit FROM customer ORDER BY id');
const arm = (fault: object) => control(sandbox, 'POST', '/faults', fault);

test.each([
	[429, 'CONCURRENCY_LIMIT_EXCEEDED'],
	[500, 'UNEXPECTED_ERROR'],
	[503, 'UNEXPECTED_ERROR'],
])('%d strikes as often as asked for, in NetSuite’s words', async (status, code) => {
	await arm({ fault: 'status', status, times: 2 });
	for (let i = 0; i < 2; i++) {
		const answer = await customers();
		expect([answer.status, detailOf(answer)['o:errorCode']]).toEqual([status, code]);
	}
	expect((await customers()).status).toBe(200);
});

test('a fault strikes only what it matches, in path, query or SuiteQL', async () => {
	await arm({ fault: 'status', status: 500, match: 'from TERM' });
	await arm({ fault: 'status', status: 503, match: 'offset=8' });
	expect((await customers()).status).toBe(200);
	expect((await query(sandbox, 'SELECT id FROM customer ORDER BY id', '?limit=8&offset=8')).status).toBe(503);
	expect((await query(sandbox, 'SELECT id FROM term')).status).toBe(500);
	expect((await control(sandbox, 'GET', '/faults')).body).toEqual([]);
});

test('a reset breaks the connection in the middle of the answer', async () => {
	await arm({ fault: 'reset' });
	await expect(customers()).rejects.toThrow();
	expect((await customers()).status).toBe(200);
});

test('a truncated answer ends well and is no JSON', async () => {
	await arm({ fault: 'truncate' });
	await expect(customers()).rejects.toThrow(SyntaxError);
	expect((await customers()).body.items).toHaveLength(30);
});

describe('an answer that never comes', () => {
	const enter = (externalId: string) =>
		call(sandbox, 'POST', '/services/rest/record/v1/message', {
			body: { externalId, authorEmail: 'a@example.com', recipientEmail: 'b@example.com' },
		});
	const find = (externalId: string) => call(sandbox, 'GET', `/services/rest/record/v1/message/eid:${externalId}`);

	test.each(['lost', 'reset'])('%s: the request has had its effect', async (fault) => {
		await arm({ fault, match: 'POST /services/rest/record' });
		await expect(enter(fault)).rejects.toThrow();
		expect((await find(fault)).status).toBe(200);
		const again = await enter(fault);
		expect(detailOf(again).detail).toBe('Error while accessing a resource. This record already exists.');
	});

	test.each([[{ fault: 'timeout' }], [{ fault: 'status', status: 500 }]])('%j: it has had none', async (fault) => {
		const externalId = fault.fault;
		await arm({ ...fault, match: 'message' });
		await enter(externalId).catch(() => undefined);
		expect((await find(externalId)).status).toBe(404);
		expect((await enter(externalId)).status).toBe(204);
	});

	test('counts as a request without a status', async () => {
		await control(sandbox, 'DELETE', '/requests');
		await arm({ fault: 'timeout' });
		await expect(find('x')).rejects.toThrow();
		const { body } = await control<{ byPath: object }>(sandbox, 'GET', '/requests');
		expect(body.byPath).toEqual({
			'/services/rest/record/v1/message/{id}': { requests: 1, refused: 0, byStatus: { 0: 1 } },
		});
	});
});

describe('a share of the requests', () => {
	const strikes = async (fault: object) => {
		await control(sandbox, 'DELETE', '/faults');
		await arm({ fault: 'status', status: 500, ...fault });
		const answers: boolean[] = [];
		for (let i = 0; i < 60; i++) answers.push((await customers()).status === 500);
		return answers;
	};
	const count = (answers: boolean[]) => answers.filter(Boolean).length;

	test('is struck, the same ones for a seed and others for another', async () => {
		const first = await strikes({ share: 0.3, seed: 1 });
		expect(count(first)).toBeGreaterThan(8);
		expect(count(first)).toBeLessThan(30);
		expect(await strikes({ share: 0.3, seed: 1 })).toEqual(first);
		expect(await strikes({ share: 0.3, seed: 2 })).not.toEqual(first);
	});

	test('is struck as long as the fault is armed, or as often as asked for', async () => {
		expect(count(await strikes({ share: 1 }))).toBe(60);
		expect(count(await strikes({ share: 0 }))).toBe(0);
		expect(count(await strikes({ share: 0.5, times: 3 }))).toBe(3);
	});

	test('is counted among those that match', async () => {
		await arm({ fault: 'timeout', match: 'from term', share: 1 });
		expect((await customers()).status).toBe(200);
		await expect(query(sandbox, 'SELECT id FROM term')).rejects.toThrow();
	});
});

test('a hidden table is not there, for SuiteQL and for REST, until the faults are cleared', async () => {
	await arm({ fault: 'hide', table: 'Customer' });
	const answer = await customers();
	expect([answer.status, detailOf(answer).detail]).toEqual([400, containing("Record 'customer' was not found")]);
	expect((await call(sandbox, 'GET', '/services/rest/record/v1/customer/1')).status).toBe(403);
	expect((await query(sandbox, 'SELECT id FROM term')).status).toBe(200);
	await control(sandbox, 'DELETE', '/faults');
	expect((await customers()).status).toBe(200);
});

test('a hidden column fails the query that names it and is missing in the REST record', async () => {
	const { id } = (await truthOver(sandbox, 'customer')).find(({ creditLimit }) => creditLimit)!;
	const record = async () => (await call(sandbox, 'GET', `/services/rest/record/v1/customer/${id}`)).body;
	expect(await record()).toHaveProperty('creditLimit');
	await arm({ fault: 'hide', table: 'customer', column: 'creditlimit' });
	const answer = await customers();
	expect([answer.status, detailOf(answer).detail]).toEqual([400, containing('creditlimit')]);
	expect((await query(sandbox, 'SELECT id, entityid FROM customer')).status).toBe(200);
	expect(await record()).not.toHaveProperty('creditLimit');
});

test('a corrupted value is unreadable in SuiteQL and right in the truth', async () => {
	const first = (await truthOver(sandbox, 'invoice'))[0]!;
	await arm({ fault: 'corrupt', id: first.id, column: 'trandate' });
	const q =
		"SELECT id, TO_CHAR(trandate, 'YYYY-MM-DD') AS trandate FROM transaction WHERE type = 'CustInvc' ORDER BY id";
	const { items } = (await query(sandbox, q)).body;
	expect(items[0]).toMatchObject({ id: first.id, trandate: '?#?' });
	expect(items[1]!.trandate).toMatch(/^\d{4}-\d\d-\d\d$/);
	expect((await truthOver(sandbox, 'invoice'))[0]!.tranDate).toBe(first.tranDate);
});

test.each([
	[{ fault: 'flood' }, 'There is no fault "flood". There are: status, reset, truncate, lost, timeout, hide, corrupt.'],
	[{ fault: 'status', status: 418 }, 'The status of a fault is 429, 500 or 503.'],
	[{ fault: 'corrupt', id: '1' }, 'The fault "corrupt" needs: column.'],
	[{ fault: 'lost', share: 2 }, 'The share of a fault is a number from 0 to 1.'],
])('%j is refused with what is wrong', async (fault, error) => {
	const answer = await arm(fault);
	expect([answer.status, answer.body.error]).toEqual([400, error]);
});
