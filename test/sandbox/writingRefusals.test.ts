import { startSandbox, type Sandbox } from '../../sandbox';
import { call, detailOf, truthOver, type Answer } from './client';
import type { TruthRecord } from './shapes';

let sandbox: Sandbox;
let customer: string;
let invoice: TruthRecord;
let foreign: TruthRecord;

const send = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
	call(sandbox, method, `/services/rest/record/v1/${path}`, { body, headers });
const idOf = (answer: Answer) => answer.headers.get('location')!.split('/').pop()!;
const refused = (answer: Answer) => ({ status: answer.status, ...detailOf(answer) });
const idIn = (record: TruthRecord, field: string) => (record as unknown as Record<string, { id: string }>)[field]!.id;
const strict = { 'X-NetSuite-PropertyNameValidation': 'Error' };

beforeAll(async () => {
	sandbox = await startSandbox({ port: 0, seed: 11, customers: 60, invoices: 150, concurrency: 50 });
	const customers = await truthOver(sandbox, 'customer');
	const active = new Set(customers.filter(({ isInactive }) => !isInactive).map(({ id }) => id));
	const open = (await truthOver(sandbox, 'invoice')).filter(
		(each) => idIn(each, 'status') === 'A' && active.has(idIn(each, 'entity')),
	);
	invoice = open.find((each) => idIn(each, 'subsidiary') === '1' && idIn(each, 'currency') === '1')!;
	customer = idIn(invoice, 'entity');
	foreign = open.find((each) => idIn(each, 'entity') !== customer)!;
});
afterAll(() => sandbox.close());

const accessing = (sentence: string) => `Error while accessing a resource. ${sentence}`;
const noLine = (doc: string) =>
	accessing(`Unable to find a matching line for sublist apply with key: [doc,line] and value: [${doc},null].`);
const unknown = (name: string, value: string) =>
	accessing(`You have entered an Invalid Field Value ${value} for the following field: ${name}`);
const item = { items: [{ item: { id: '40' }, quantity: 1, rate: 10 }] };
const pays = (doc: string, more: object = {}) => ({ items: [{ doc: { id: doc }, apply: true, ...more }] });

describe('refused in NetSuite’s words, and nothing is stored, is', () => {
	test.each<[string, string, () => object, () => string, string, string | undefined]>([
		[
			'a payment of nobody',
			'customerPayment',
			() => ({ payment: 1 }),
			() => accessing('Please enter value(s) for: Customer'),
			'USER_ERROR',
			undefined,
		],
		[
			'a payment of nothing',
			'customerPayment',
			() => ({ customer: { id: customer } }),
			() => accessing('Please enter value(s) for: Payment Amount'),
			'USER_ERROR',
			undefined,
		],
		[
			'an unknown customer',
			'invoice',
			() => ({ entity: { id: '999999' }, item }),
			() => unknown('entity', '999999'),
			'INVALID_CONTENT',
			'entity',
		],
		[
			'an invoice without lines',
			'invoice',
			() => ({ entity: { id: customer } }),
			() => accessing('You must enter at least one line item for this transaction.'),
			'USER_ERROR',
			undefined,
		],
		[
			'an unknown item',
			'invoice',
			() => ({ entity: { id: customer }, item: { items: [{ item: { id: '1' } }] } }),
			() => unknown('item', '1'),
			'INVALID_CONTENT',
			'item.items[0].item',
		],
		[
			'a line without an item',
			'invoice',
			() => ({ entity: { id: customer }, item: { items: [{ quantity: 1 }] } }),
			() => accessing('Please enter value(s) for: Item'),
			'USER_ERROR',
			'item.items[0]',
		],
		[
			'a text for a number',
			'invoice',
			() => ({ entity: { id: customer }, item: { items: [{ item: '40', rate: 'ten' }] } }),
			() => "Invalid value for the resource or sub-resource field 'rate'. Provide a valid value.",
			'INVALID_CONTENT',
			'item.items[0].rate',
		],
		[
			'another subsidiary than the customer’s',
			'invoice',
			() => ({ entity: { id: customer }, subsidiary: { id: '4' }, item }),
			() => accessing(`Invalid entity reference key ${customer} for subsidiary 4.`),
			'USER_ERROR',
			'entity',
		],
		[
			'an inactive currency',
			'invoice',
			() => ({ entity: { id: customer }, currency: { id: '10' }, item }),
			() => unknown('currency', '10'),
			'INVALID_CONTENT',
			'currency',
		],
		[
			'an inactive department',
			'invoice',
			() => ({ entity: { id: customer }, department: { id: '7' }, item }),
			() => unknown('department', '7'),
			'INVALID_CONTENT',
			'department',
		],
		[
			'a summary account',
			'invoice',
			() => ({ entity: { id: customer }, account: { id: '118' }, item }),
			() => unknown('account', '118'),
			'INVALID_CONTENT',
			'account',
		],
		[
			'a read-only field',
			'invoice',
			() => ({ entity: { id: customer }, total: 5, item }),
			() => expect.stringContaining('You do not have permissions to set a value for element total') as string,
			'USER_ERROR',
			'total',
		],
		[
			'an unknown field',
			'invoice',
			() => ({ entity: { id: customer }, colour: 'red', item }),
			() => "Invalid content in the request body. Unknown property 'colour'. Provide a valid property name.",
			'INVALID_CONTENT',
			'colour',
		],
		[
			'an unknown field of a line',
			'invoice',
			() => ({ entity: { id: customer }, item: { items: [{ item: '40', colour: 'red' }] } }),
			() => "Invalid content in the request body. Unknown property 'colour'. Provide a valid property name.",
			'INVALID_CONTENT',
			'item.items[0].colour',
		],
		[
			'another customer’s invoice',
			'customerPayment',
			() => ({ customer: { id: customer }, payment: 1, apply: pays(foreign.id) }),
			() => noLine(foreign.id),
			'USER_ERROR',
			'apply.items[0]',
		],
		[
			'a document that does not exist',
			'customerPayment',
			() => ({ customer: { id: customer }, payment: 1, apply: pays('7') }),
			() => noLine('7'),
			'USER_ERROR',
			'apply.items[0]',
		],
		[
			'another currency than the invoice’s',
			'customerPayment',
			() => ({ customer: { id: customer }, currency: { id: '4' }, payment: 1, apply: pays(invoice.id) }),
			() => noLine(invoice.id),
			'USER_ERROR',
			'apply.items[0]',
		],
		[
			'another A/R account than the invoice’s',
			'customerPayment',
			() => ({ customer: { id: customer }, arAcct: { id: '120' }, payment: 1, apply: pays(invoice.id) }),
			() => noLine(invoice.id),
			'USER_ERROR',
			'apply.items[0]',
		],
		[
			'more than the payment',
			'customerPayment',
			() => ({ customer: { id: customer }, payment: 0.01, apply: pays(invoice.id, { amount: 0.02 }) }),
			() => accessing('You cannot apply more than your total payments.'),
			'USER_ERROR',
			'apply',
		],
		[
			'more than is open',
			'customerPayment',
			() => ({ customer: { id: customer }, apply: pays(invoice.id, { amount: 1e7 }) }),
			() => accessing(`The amount applied to transaction ${invoice.id} is more than the amount due.`),
			'USER_ERROR',
			'apply.items[0].amount',
		],
		[
			'a credit of less than it is applied',
			'creditMemo',
			() => ({
				entity: { id: customer },
				item: { items: [{ item: '40', rate: 0.01 }] },
				apply: pays(invoice.id, { amount: 0.02 }),
			}),
			() => accessing('You cannot apply more than your total credit'),
			'USER_ERROR',
			'apply',
		],
		[
			'a day in a closed period',
			'invoice',
			() => ({ entity: { id: customer }, tranDate: '2024-05-05', item }),
			() => accessing('The transaction date you specified is not within the date range of your accounting period.'),
			'USER_ERROR',
			'tranDate',
		],
		[
			'a deposit application of nothing',
			'depositApplication',
			() => ({}),
			() => accessing('Please enter value(s) for: Deposit'),
			'USER_ERROR',
			undefined,
		],
		[
			'a journal entry without a subsidiary',
			'journalEntry',
			() => ({}),
			() => accessing('Please enter value(s) for: Subsidiary'),
			'USER_ERROR',
			undefined,
		],
		[
			'a journal entry that does not balance',
			'journalEntry',
			() => ({
				subsidiary: { id: '1' },
				line: {
					items: [
						{ account: '66', debit: 2 },
						{ account: '1', credit: 1 },
					],
				},
			}),
			() => accessing('The amounts in a journal entry must balance.'),
			'USER_ERROR',
			'line',
		],
		[
			'an inactive account',
			'journalEntry',
			() => ({
				subsidiary: { id: '1' },
				line: {
					items: [
						{ account: '90', debit: 2 },
						{ account: '1', credit: 2 },
					],
				},
			}),
			() => unknown('account', '90'),
			'INVALID_CONTENT',
			'line.items[0].account',
		],
		[
			'a receivable of nobody',
			'journalEntry',
			() => ({
				subsidiary: { id: '1' },
				line: {
					items: [
						{ account: '119', debit: 2 },
						{ account: '1', credit: 2 },
					],
				},
			}),
			() => accessing('A name is required for lines with an Accounts Receivable account.'),
			'USER_ERROR',
			'line',
		],
		[
			'a discount on the whole',
			'invoice',
			() => ({ entity: { id: customer }, discountItem: { id: '60' }, item }),
			() => 'The local NetSuite has no discounts on whole documents.',
			'USER_ERROR',
			undefined,
		],
		[
			'a payment discount',
			'customerPayment',
			() => ({ customer: { id: customer }, apply: pays(invoice.id, { disc: 1 }) }),
			() => 'The local NetSuite has no payment discounts.',
			'USER_ERROR',
			'apply.items[0]',
		],
	])('%s', async (_, type, body, detail, code, path) => {
		const before = await truthOver(sandbox, type);
		const answer = await send('POST', type, body(), strict);
		expect(refused(answer)).toEqual({
			status: 400,
			detail: detail(),
			'o:errorCode': code,
			...(path ? { 'o:errorPath': path } : {}),
		});
		expect(await truthOver(sandbox, type)).toEqual(before);
	});

	test('nothing that has no effect here, or is empty', async () => {
		const more = { toBeEmailed: true, customForm: { id: '9' }, taxDetails: { items: [] } };
		expect((await send('POST', 'invoice', { entity: { id: customer }, ...more, item }, strict)).status).toBe(204);
	});

	test('an inactive customer', async () => {
		const id = idOf(await send('POST', 'customer', { companyName: 'Gone', subsidiary: { id: '1' }, isInactive: true }));
		expect(detailOf(await send('POST', 'invoice', { entity: { id }, item })).detail).toBe(unknown('entity', id));
	});

	test('a second document of one external ID, whatever its type and the case of its letters', async () => {
		const first = await send('POST', 'invoice', { entity: { id: customer }, externalId: 'Shop-9', item });
		const answer = await send('POST', 'salesOrder', { entity: { id: customer }, externalId: 'shop-9', item });
		expect(refused(answer)).toMatchObject({ status: 400, detail: accessing('This record already exists.') });
		const put = await send('PUT', 'invoice/eid:SHOP-9', { memo: 'Same' });
		expect((await send('GET', `invoice/${idOf(put)}`)).body).toMatchObject({ id: idOf(first), memo: 'Same' });
	});

	test('a change of what was given once, unless it stays the same', async () => {
		const id = idOf(await send('POST', 'invoice', { entity: { id: customer }, item }));
		expect(refused(await send('PATCH', `invoice/${id}`, { currency: { id: '4' } }))).toMatchObject({
			status: 400,
			'o:errorPath': 'currency',
		});
		expect((await send('PATCH', `invoice/${id}`, { entity: { id: customer }, memo: 'x' })).status).toBe(204);
	});
});

test('an account with one company and one currency has neither', async () => {
	const single = await startSandbox({ port: 0, customers: 10, invoices: 5, oneWorld: false, multiCurrency: false });
	const post = (type: string, body: object) => call(single, 'POST', `/services/rest/record/v1/${type}`, { body });
	const id = idOf(await post('customer', { companyName: 'Solo' }));
	const made = idOf(await post('invoice', { entity: { id }, item }));
	expect((await post(`invoice/${made}/!transform/customerPayment`, {})).status).toBe(204);
	expect(
		(
			await post('journalEntry', {
				line: {
					items: [
						{ account: '66', debit: 2 },
						{ account: '1', credit: 2 },
					],
				},
			})
		).status,
	).toBe(204);
	expect((await post('invoice', { entity: { id }, currency: { id: '1' }, item })).status).toBe(400);
	await single.close();
});
