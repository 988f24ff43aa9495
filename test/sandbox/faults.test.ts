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
	[{ fault: 'flood' }, 'There is no fault "flood". There are: status, reset, truncate, hide, corrupt.'],
	[{ fault: 'status', status: 418 }, 'The status of a fault is 429, 500 or 503.'],
	[{ fault: 'corrupt', id: '1' }, 'The fault "corrupt" needs: column.'],
])('%j is refused with what is wrong', async (fault, error) => {
	const answer = await arm(fault);
	expect([answer.status, answer.body.error]).toEqual([400, error]);
});
