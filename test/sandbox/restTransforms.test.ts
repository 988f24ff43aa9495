import { startSandbox, type Sandbox } from '../../sandbox';
import { call, detailOf, truthOver, type Answer } from './client';
import type { TruthRecord } from './shapes';

/** `!transform`: what becomes of one record when it is made into another. */

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ port: 0, seed: 29, customers: 60, invoices: 150, concurrency: 50 });
});
afterAll(() => sandbox.close());

interface Document {
	id: string;
	status: { id: string };
	total: number;
	payment: number;
	amountRemaining: number;
	applied: number;
	memo?: string;
	createdFrom?: { id: string };
	entity: { id: string };
	item: { items: Array<{ line: number; item: { id: string }; quantity: number; amount: number }> };
	apply: { items: Array<{ doc: { id: string }; amount: number }> };
}

const send = <T = Document>(method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
	call<T>(sandbox, method, `/services/rest/record/v1/${path}`, { body, headers });
const get = async (type: string, id: string) => (await send('GET', `${type}/${id}?expandSubResources=true`)).body;
const idOf = (answer: Answer<unknown>) => answer.headers.get('location')!.split('/').pop()!;
const transform = (from: string, id: string, to: string, body?: unknown) => send('POST', `${from}/${id}/!transform/${to}`, body);

/** An open invoice that nothing is applied to, of which each call takes another. */
const taken = new Set<string>();
async function openInvoice(): Promise<TruthRecord> {
	const inactive = new Set((await truthOver(sandbox, 'customer')).filter(({ isInactive }) => isInactive).map(({ id }) => id));
	const found = (await truthOver(sandbox, 'invoice')).find(
		({ id, amountRemaining, amountPaid, total, entity }) =>
			!taken.has(id) && total > 0 && amountRemaining === total && !amountPaid && !inactive.has(entity!.id),
	)!;
	taken.add(found.id);
	return found;
}

test('an invoice becomes the payment of what is open of it', async () => {
	const invoice = await openInvoice();
	const answer = await transform('invoice', invoice.id, 'customerPayment');
	expect([answer.status, answer.body, answer.headers.get('location')]).toEqual([
		204,
		'',
		`${sandbox.url}/services/rest/record/v1/customerPayment/${idOf(answer)}`,
	]);
	const payment = await get('customerPayment', idOf(answer));
	expect(payment).toMatchObject({ payment: invoice.total, apply: { items: [{ doc: { id: invoice.id }, amount: invoice.total }] } });
	expect(await get('invoice', invoice.id)).toMatchObject({ amountRemaining: 0, status: { id: 'B' } });
});

test('what the body says counts instead, lines by their key', async () => {
	const [paid, other] = [await openInvoice(), await openInvoice()];
	const body = { payment: 1, memo: 'part', apply: { items: [{ doc: { id: paid.id }, amount: 1 }] } };
	const payment = await get('customerPayment', idOf(await transform('invoice', paid.id, 'customerPayment', body)));
	expect(payment).toMatchObject({ payment: 1, applied: 1, memo: 'part' });
	expect(payment.apply.items).toHaveLength(1);
	expect((await get('invoice', paid.id)).amountRemaining).toBeCloseTo(paid.total - 1, 5);
	expect((await get('invoice', other.id)).amountRemaining).toBe(other.total);
});

test('an invoice becomes a credit memo with its lines, or with those that replace them', async () => {
	const [whole, part] = [await openInvoice(), await openInvoice()];
	const credit = await get('creditMemo', idOf(await transform('invoice', whole.id, 'creditmemo')));
	expect(credit).toMatchObject({ total: whole.total, createdFrom: { id: whole.id }, entity: { id: whole.entity!.id } });
	expect(credit.item.items).toHaveLength(whole.lines.length);
	const line = part.lines.find(({ item }) => item)!;
	const items = [{ item: { id: line.item!.id }, quantity: 1, amount: 1 }];
	const answer = await send('POST', `invoice/${part.id}/!transform/creditMemo?replace=item`, { item: { items }, apply: null });
	const replaced = await get('creditMemo', idOf(answer));
	expect(replaced.item.items).toMatchObject([{ quantity: 1, amount: 1 }]);
	expect((await get('invoice', part.id)).amountRemaining).toBe(part.total);
});

test('an order is billed, once', async () => {
	const orders = (await send<{ items: Array<{ id: string }> }>('GET', 'salesOrder?q=status%20ANY_OF%20[B,F]')).body.items;
	const [order] = orders as [{ id: string }];
	const answer = await transform('salesOrder', order.id, 'invoice', { memo: 'billed' });
	expect(answer.status).toBe(204);
	expect(await get('invoice', idOf(answer))).toMatchObject({ createdFrom: { id: order.id }, memo: 'billed' });
	const again = await transform('salesOrder', order.id, 'invoice');
	expect([again.status, detailOf(again as never).detail]).toEqual([
		400,
		`Error while accessing a resource. You can not initialize invoice: invalid reference ${order.id}.`,
	]);
});

test('what it would become is shown on request, and nothing is saved', async () => {
	const invoice = await openInvoice();
	const count = async () => (await truthOver(sandbox, 'customerPayment')).length;
	const before = await count();
	const type = 'application/vnd.oracle.resource+json; type=create-form';
	const path = `invoice/${invoice.id}/!transform/customerPayment`;
	const { status, headers, body } = await send('POST', path, { memo: 'draft' }, { Accept: type });
	expect([status, headers.get('content-type')]).toEqual([200, `${type}; charset=UTF-8`]);
	const href = `${sandbox.url}/services/rest/record/v1/${path}`;
	expect(body).toMatchObject({
		links: [
			{ rel: 'self', method: 'POST', mediaType: type, href },
			{ rel: 'transform', method: 'POST', href },
		],
		memo: 'draft',
		payment: invoice.total,
	});
	expect(await count()).toBe(before);
});

describe('is refused', () => {
	test.each([
		['between types that have none', 'invoice', 'salesOrder', 400, 'That type of record transformation is not allowed.'],
		['to a type that there is not', 'invoice', 'hat', 404, "Record type 'hat' does not exist."],
	])('%s', async (_, from, to, status, words) => {
		const { id } = await openInvoice();
		const answer = await transform(from, id, to);
		expect([answer.status, detailOf(answer as never).detail]).toEqual([status, expect.stringContaining(words)]);
	});

	test('from a record that there is not, and by other methods', async () => {
		expect((await transform('invoice', '999999', 'customerPayment')).status).toBe(404);
		const { id } = await openInvoice();
		expect((await send('GET', `invoice/${id}/!transform/customerPayment`)).status).toBe(405);
	});

	test('when more is applied than is open, and nothing is stored', async () => {
		const invoice = await openInvoice();
		const body = { payment: invoice.total + 1, apply: { items: [{ doc: { id: invoice.id }, amount: invoice.total + 1 }] } };
		const answer = await transform('invoice', invoice.id, 'customerPayment', body);
		expect([answer.status, detailOf(answer as never)['o:errorCode']]).toEqual([400, 'USER_ERROR']);
		expect((await get('invoice', invoice.id)).amountRemaining).toBe(invoice.total);
	});
});

test('record actions, which are not here, are refused as such', async () => {
	const answer = await send('POST', 'journalEntry/1/@approve');
	expect(detailOf(answer as never)).toEqual({
		detail: "The local NetSuite has no record action '@approve'.",
		'o:errorCode': 'NOT_IN_LOCAL_NETSUITE',
	});
});
