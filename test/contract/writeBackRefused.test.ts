import { contactFields, createRecord, findParent, updateContact, upsertContact, type NetSuiteRecord } from '../../netsuite';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';
import { failureOf } from '../support/queryServer';
import { contactOf, create, messageOn, noteOn, parent } from '../support/writing';

let netsuite: LocalNetSuite;
let customer: NetSuiteRecord;
let invoice: NetSuiteRecord;

beforeAll(async () => {
	netsuite = await startLocalNetSuite({ invoices: 60, customers: 40 });
	customer = (await netsuite.truth('customer')).find(({ isInactive }) => !isInactive) as NetSuiteRecord;
	invoice = (await netsuite.truth('invoice'))[0] as NetSuiteRecord;
});
afterEach(async () => await netsuite.clearFaults());
afterAll(async () => await netsuite.close());

const counts = async () => ({
	contact: (await netsuite.truth('contact')).length,
	note: (await netsuite.truth('note')).length,
	message: (await netsuite.truth('message')).length,
});

test('T10: a name that is taken is told in NetSuite’s words, and is not taken for a taken external ID', async () => {
	const named = { entityId: 'Grace Hopper', lastName: 'Hopper', company: customer.id };
	await create(netsuite.client, await contactOf(netsuite.client, 'name-1', named));
	const before = await counts();
	const failure = await failureOf(create(netsuite.client, await contactOf(netsuite.client, 'name-2', named)));
	expect(failure.message).toContain('Creating a contact with external ID name-2: ');
	expect(failure.detail).toContain('A contact record with this name already exists.');
	expect(failure.advice).toContain('Update that one instead');
	expect(await counts()).toEqual(before);
});

test('T10: an external ID that another kind of record has is an error, in NetSuite’s words', async () => {
	const taken = (await netsuite.truth('customer')).find(({ externalId }) => externalId)?.externalId;
	const failure = await failureOf(
		create(netsuite.client, await contactOf(netsuite.client, taken as string, { lastName: 'Shared', company: customer.id })),
	);
	expect(failure.detail).toContain('This entity already exists.');
	expect(failure.advice).toContain('customers, contacts, vendors and employees share their external IDs');
});

test('a text that is too long is refused by NetSuite, and nothing is cut', async () => {
	const before = await counts();
	const tooLong = await contactOf(netsuite.client, 'long-1', { lastName: 'x'.repeat(40), company: customer.id });
	expect((await failureOf(create(netsuite.client, tooLong))).detail).toContain('more than the maximum number');
	const note = noteOn('long-2', await parent(netsuite.client, 'customer', customer.id), { note: 'x'.repeat(100_000) });
	const failure = await failureOf(create(netsuite.client, note));
	expect(failure.message).toMatch(/^Creating a note on customer .*: The field note contained more than the maximum number/);
	expect(await counts()).toEqual(before);
});

test('a value in a field that NetSuite does not know is refused, not passed over', async () => {
	const { client } = netsuite;
	const failure = await failureOf(upsertContact(client, 'odd-1', { lastName: 'Odd', custentity_gone: 'x' }, { dryRun: false }));
	expect(failure.detail).toContain('custentity_gone');
});

test('the account’s own fields are offered, custom ones included, and none that NetSuite keeps itself', async () => {
	const fields = await contactFields(netsuite.client);
	const names = fields.map(({ name }) => name);
	expect(fields).toContainEqual(expect.objectContaining({ name: 'lastName', type: 'text', required: false }));
	expect(fields).toContainEqual(expect.objectContaining({ name: 'company', type: 'reference' }));
	expect(fields).toContainEqual(expect.objectContaining({ name: 'isInactive', type: 'boolean' }));
	expect(names).not.toEqual(expect.arrayContaining(['id']));
	for (const kept of ['id', 'externalId', 'links', 'lastModifiedDate', 'dateCreated', 'addressBook']) expect(names).not.toContain(kept);
});

describe('a permission that is missing is told with what to switch on', () => {
	test('T10: contacts', async () => {
		const draft = await contactOf(netsuite.client, 'no-1', { lastName: 'Nobody', company: customer.id });
		await netsuite.arm({ fault: 'hide', table: 'contact' });
		const failure = await failureOf(create(netsuite.client, draft));
		expect(failure.kind).toBe('permission');
		expect(failure.advice).toContain('Contacts (Lists)');
	});

	test('T19: notes', async () => {
		const draft = noteOn('no-2', await parent(netsuite.client, 'customer', customer.id));
		await netsuite.arm({ fault: 'hide', table: 'note' });
		const failure = await failureOf(create(netsuite.client, draft));
		expect(failure.message).toContain('Creating a note on customer');
		expect(failure.advice).toContain('SOAP Web Services (Setup, level Full) and Notes Tab (Lists, level Create)');
	});

	test('T21: messages', async () => {
		const draft = messageOn('no-3', await parent(netsuite.client, 'invoice', invoice.id));
		await netsuite.arm({ fault: 'hide', table: 'message' });
		const failure = await failureOf(create(netsuite.client, draft));
		expect(failure.message).toContain(`Creating a message on invoice ${invoice.tranId as string}: `);
		expect(failure.documentNumber).toBe(invoice.tranId);
		expect(failure.advice).toContain('Track Messages (Lists)');
	});
});

describe('the parent', () => {
	test.each([
		['id', () => invoice.id, () => `Looking for Invoice ${invoice.id}: `],
		['documentNumber', () => invoice.tranId as string, () => `Looking for Invoice ${invoice.tranId as string}: `],
	] as const)('by %s that NetSuite does not come to look for is named', async (by, value, says) => {
		await netsuite.arm({ fault: 'status', status: 500, match: 'suiteql', times: 9 });
		expect((await failureOf(findParent(netsuite.client, 'invoice', { by, value: value() }))).message).toContain(says());
	});

	test('that is another kind of record does not take it', async () => {
		const [payment] = await netsuite.truth('customerPayment');
		const failure = await failureOf(parent(netsuite.client, 'invoice', payment?.id ?? ''));
		expect(failure.message).toBe(`Invoice ${payment?.id} was not found.`);
		expect(failure.advice).toContain('be of another kind');
	});

	test.each([
		['invoice', 'documentNumber', 'NO-SUCH-NUMBER', 'Invoice NO-SUCH-NUMBER was not found.'],
		['customer', 'name', 'No Such Company', 'No customer is called "No Such Company".'],
	] as const)('%s by %s that is not there', async (point, by, value, message) => {
		expect((await failureOf(findParent(netsuite.client, point, { by, value }))).message).toBe(message);
	});

	test.each([
		['vendor', 'id', '1', 'Nothing can be attached to "vendor".'],
		['invoice', 'name', 'Acme', 'Only customers are found by name.'],
		['invoice', 'id', 'INV1', 'Internal ID "INV1" is not a number.'],
		['customer', 'name', ' ', 'name to look for is empty'],
	] as const)('%s by %s %s is refused before anything is asked', async (point, by, value, message) => {
		await netsuite.forgetRequests();
		await expect(findParent(netsuite.client, point, { by, value })).rejects.toThrow(message);
		expect((await netsuite.requests()).requests).toBe(0);
	});
});

describe('a dry run', () => {
	test('shows exactly what would be sent, and sends nothing', async () => {
		const on = await parent(netsuite.client, 'customer', customer.id);
		const drafts = [
			await contactOf(netsuite.client, 'dry-1', { lastName: 'Dry', company: customer.id }),
			noteOn('dry-2', on),
			messageOn('dry-3', on),
		];
		const before = await counts();
		await netsuite.forgetRequests();
		for (const draft of drafts) {
			const shown = await createRecord(netsuite.client, draft, { dryRun: true });
			expect(shown).toEqual({ outcome: 'dryRun', recordType: draft.recordType, id: null, externalId: draft.externalId, request: draft.request });
		}
		const upserted = await upsertContact(netsuite.client, 'dry-4', { lastName: 'Dry' }, { dryRun: true });
		expect(upserted).toMatchObject({ outcome: 'dryRun', request: { method: 'PUT', path: '/contact/eid:dry-4', body: { lastName: 'Dry' } } });
		const updated = await updateContact(netsuite.client, { by: 'id', value: '12' }, { phone: '1' }, { dryRun: true });
		expect(updated).toMatchObject({ outcome: 'dryRun', id: '12', request: { method: 'PATCH', path: '/contact/12', body: { phone: '1' } } });
		expect((await netsuite.requests()).requests).toBe(0);
		expect(await counts()).toEqual(before);
	});
});
