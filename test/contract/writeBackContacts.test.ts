import { contactBody, contactFields, updateContact, upsertContact, type NetSuiteRecord, type RecordKey } from '../../netsuite';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';
import { failureOf } from '../support/queryServer';
import { contactOf, create } from '../support/writing';

let netsuite: LocalNetSuite;
let customer: NetSuiteRecord;

beforeAll(async () => {
	netsuite = await startLocalNetSuite({ invoices: 60, customers: 30 });
	customer = (await netsuite.truth('customer')).find(({ isInactive }) => !isInactive) as NetSuiteRecord;
});
afterEach(async () => await netsuite.clearFaults());
afterAll(async () => await netsuite.close());

const body = async (values: Record<string, unknown>) =>
	await contactBody(netsuite.client, await contactFields(netsuite.client), values);

const upsert = async (key: string, values: Record<string, unknown>) =>
	await upsertContact(netsuite.client, key, await body(values), { dryRun: false });

const update = async (key: RecordKey, values: Record<string, unknown>) =>
	await updateContact(netsuite.client, key, await body(values), { dryRun: false });

const stored = async (id: string | null) => (await netsuite.truth('contact')).find((contact) => contact.id === id);

test('T10: a contact is stored with every field as it was given', async () => {
	const { id } = await create(
		netsuite.client,
		await contactOf(netsuite.client, 'crm-1', {
			firstName: 'Zoë',
			lastName: 'Nuñez-O’Brien',
			email: 'zoë@example.com',
			phone: 442071838750,
			title: 'Accounts <Payable> & "Co" 客户',
			company: customer.id,
			isInactive: false,
		}),
	);
	expect(await stored(id)).toMatchObject({
		externalId: 'crm-1',
		firstName: 'Zoë',
		lastName: 'Nuñez-O’Brien',
		email: 'zoë@example.com',
		phone: '442071838750',
		title: 'Accounts <Payable> & "Co" 客户',
		company: { id: customer.id },
		isInactive: false,
	});
});

test('I16: the company may be a customer’s exact name', async () => {
	const others = (await netsuite.truth('customer')).filter(({ id }) => id !== customer.id);
	const taken = new Set(others.flatMap(({ companyName, altName, entityId }) => [companyName, altName, entityId]));
	const names = [customer.companyName, customer.altName, customer.entityId].filter((name) => name && !taken.has(name));
	const { id } = await create(
		netsuite.client,
		await contactOf(netsuite.client, 'crm-by-name', { lastName: 'Byron', company: ` ${names[0] as string} ` }),
	);
	expect((await stored(id))?.company).toMatchObject({ id: customer.id });
});

test('what is there already under the external ID stays as it is', async () => {
	const first = await create(netsuite.client, await contactOf(netsuite.client, 'crm-2', { lastName: 'First', company: customer.id }));
	const second = await create(netsuite.client, await contactOf(netsuite.client, 'crm-2', { lastName: 'Second', company: customer.id }));
	expect(second).toEqual({ ...first, outcome: 'alreadyThere' });
	expect((await stored(first.id))?.lastName).toBe('First');
});

test('T10: create or update creates, then updates, and says which', async () => {
	const made = await upsert('crm-3', { lastName: 'Turing', company: customer.id, phone: '1' });
	expect(made).toMatchObject({ outcome: 'created', recordType: 'contact', externalId: 'crm-3' });
	expect(await upsert('crm-3', { phone: '2' })).toEqual({ ...made, outcome: 'updated' });
	expect(await stored(made.id)).toMatchObject({ lastName: 'Turing', phone: '2' });
});

test.each(['lost', 'timeout', 'reset'] as const)('create or update is repeated after: %s', async (fault) => {
	await netsuite.arm({ fault, match: 'PUT /services', times: 2 });
	const before = (await netsuite.truth('contact')).length;
	const made = await upsert(`crm-${fault}`, { lastName: `Hopper ${fault}`, company: customer.id });
	expect(made.outcome).toBe('created');
	expect(await netsuite.truth('contact')).toHaveLength(before + 1);
});

test('five times create or update at once makes one contact', async () => {
	const before = (await netsuite.truth('contact')).length;
	const all = await Promise.all([1, 2, 3, 4, 5].map(async () => await upsert('crm-at-once', { lastName: 'Noether', company: customer.id })));
	expect(new Set(all.map(({ id }) => id)).size).toBe(1);
	expect(await netsuite.truth('contact')).toHaveLength(before + 1);
});

describe('T10: update', () => {
	let id: string;
	beforeAll(async () => {
		const made = await create(
			netsuite.client,
			await contactOf(netsuite.client, 'crm-4', { entityId: 'Katherine Johnson 4', lastName: 'Johnson', email: 'k@example.com', company: customer.id }),
		);
		id = String(made.id);
	});

	test.each<[RecordKey['by'], () => string]>([
		['id', () => id],
		['externalId', () => 'crm-4'],
		['documentNumber', () => 'Katherine Johnson 4'],
	])('by %s changes what is given and nothing else', async (by, value) => {
		await netsuite.arm({ fault: 'lost', match: 'PATCH /services' });
		const updated = await update({ by, value: value() }, { phone: `phone ${by}`, email: '' });
		expect(updated).toEqual({ outcome: 'updated', recordType: 'contact', id, externalId: by === 'externalId' ? 'crm-4' : null });
		expect(await stored(id)).toMatchObject({ phone: `phone ${by}`, email: 'k@example.com', lastName: 'Johnson' });
	});

	test('set inactive', async () => {
		await updateContact(netsuite.client, { by: 'id', value: id }, { isInactive: true }, { dryRun: false });
		expect(await stored(id)).toMatchObject({ isInactive: true, lastName: 'Johnson' });
	});

	test.each<[RecordKey, string]>([
		[{ by: 'id', value: '99999999' }, 'Updating contact 99999999: '],
		[{ by: 'externalId', value: 'no-such-key' }, 'Updating the contact with external ID no-such-key: There is no contact'],
		[{ by: 'documentNumber', value: 'Nobody' }, 'Updating contact Nobody: Contact Nobody was not found.'],
	])('%j, which is not there, is an error that names it', async (key, message) => {
		const failure = await failureOf(update(key, { phone: '1' }));
		expect(failure.kind).toBe('notFound');
		expect(failure.message).toContain(message);
	});

	test('with nothing to change it is an error, and nothing is sent', async () => {
		await netsuite.forgetRequests();
		await expect(updateContact(netsuite.client, { by: 'id', value: id }, {}, { dryRun: false })).rejects.toThrow('nothing to write');
		expect((await netsuite.requests()).requests).toBe(0);
	});
});
