import { findParent, type NetSuiteRecord, type ParentKey } from '../../netsuite';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';
import { create, messageOn, noteOn, parent } from '../support/writing';

let netsuite: LocalNetSuite;
let customer: NetSuiteRecord;
let invoice: NetSuiteRecord;

beforeAll(async () => {
	netsuite = await startLocalNetSuite({ invoices: 60, customers: 20 });
	customer = (await netsuite.truth('customer')).find(({ isInactive }) => !isInactive) as NetSuiteRecord;
	invoice = (await netsuite.truth('invoice'))[0] as NetSuiteRecord;
});
afterAll(async () => await netsuite.close());

const stored = async (point: string, id: string | null) => (await netsuite.truth(point)).find((record) => record.id === id);

const text = 'Größe 客户 👋 & <not a tag> "quoted" \'single\' ]]> &amp;\n\nSecond\tparagraph, with  two spaces ';

describe('T19: a note', () => {
	test('on a customer is stored as it was written', async () => {
		const { id } = await create(
			netsuite.client,
			noteOn('note-1', await parent(netsuite.client, 'customer', customer.id), {
				title: 'Call <about> & "dispute" ñ',
				note: text,
				noteDate: '2026-01-31T14:15:16Z',
			}),
		);
		expect(await stored('note', id)).toMatchObject({
			entity: { id: customer.id },
			transaction: null,
			title: 'Call <about> & "dispute" ñ',
			note: text,
			noteDate: '2026-01-31T14:15:16Z',
		});
	});

	test('on an invoice', async () => {
		const { id } = await create(netsuite.client, noteOn('note-2', await parent(netsuite.client, 'invoice', invoice.id)));
		expect(await stored('note', id)).toMatchObject({ entity: null, transaction: { id: invoice.id }, title: 'Called' });
	});

	test.each(['customerPayment', 'creditMemo', 'salesOrder'])('on a %s', async (point) => {
		const [document] = await netsuite.truth(point);
		const { id } = await create(netsuite.client, noteOn(`note-${point}`, await parent(netsuite.client, point, document?.id ?? '')));
		expect(await stored('note', id)).toMatchObject({ transaction: { id: document?.id } });
	});

	test('without a date has NetSuite’s now', async () => {
		const on = await parent(netsuite.client, 'customer', customer.id);
		const { id } = await create(netsuite.client, noteOn('note-3', on, { noteDate: null, direction: null }));
		expect((await stored('note', id))?.noteDate).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/);
	});
});

describe('T21: a message', () => {
	const html = `<!DOCTYPE html>\r\n<html><body style="color: #333">\r\n<p>Dear ${text}</p><a href="https://example.com/?a=1&amp;b=2">Pay</a></body></html>`;

	test('on an invoice is stored as it was sent, its HTML unchanged, and nothing is e-mailed', async () => {
		const { id } = await create(
			netsuite.client,
			messageOn('mail-1', await parent(netsuite.client, 'invoice', invoice.id), {
				subject: 'Rechnung überfällig – 客户 "1"',
				message: html,
				authorEmail: 'receivables@example.com',
				recipientEmail: 'accounts@example.com',
				cc: 'one@example.com; two@example.com',
				messageDate: '2026-01-31T14:15:16Z',
			}),
		);
		expect(await stored('message', id)).toMatchObject({
			entity: null,
			transaction: { id: invoice.id },
			subject: 'Rechnung überfällig – 客户 "1"',
			message: html,
			authorEmail: 'receivables@example.com',
			recipientEmail: 'accounts@example.com',
			cc: 'one@example.com; two@example.com',
			messageDate: '2026-01-31T14:15:16Z',
			incoming: false,
			emailed: false,
		});
	});

	test('from a customer, on the customer, is incoming', async () => {
		const { id } = await create(
			netsuite.client,
			messageOn('mail-2', await parent(netsuite.client, 'customer', customer.id), { direction: 'incoming', author: customer.id }),
		);
		expect(await stored('message', id)).toMatchObject({
			entity: { id: customer.id },
			transaction: null,
			author: { id: customer.id },
			incoming: true,
			emailed: false,
		});
	});

	test('of 200,000 characters is stored whole', async () => {
		const message = '<p>Größe 👋</p>'.repeat(14_000);
		const { id } = await create(netsuite.client, messageOn('mail-3', await parent(netsuite.client, 'invoice', invoice.id), { message }));
		expect((await stored('message', id))?.message).toBe(message);
	});
});

test.each<[string, () => ParentKey, () => NetSuiteRecord]>([
	['invoice', () => ({ by: 'id', value: ` ${invoice.id} ` }), () => invoice],
	['invoice', () => ({ by: 'documentNumber', value: invoice.tranId as string }), () => invoice],
	['customer', () => ({ by: 'documentNumber', value: customer.entityId as string }), () => customer],
])('the %s is found', async (point, key, record) => {
	expect(await findParent(netsuite.client, point, key())).toEqual({
		point,
		id: record().id,
		number: (point === 'invoice' ? record().tranId : record().entityId) as string,
	});
});

test('a parent is found by external ID', async () => {
	const known = (await netsuite.truth('invoice')).find(({ externalId }) => externalId) as NetSuiteRecord;
	const key: ParentKey = { by: 'externalId', value: known.externalId as string };
	expect(await findParent(netsuite.client, 'invoice', key)).toMatchObject({ id: known.id, number: known.tranId });
});
