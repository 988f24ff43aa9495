import { findParent, type NetSuiteRecord } from '../../netsuite';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';
import { failureOf } from '../support/queryServer';

let netsuite: LocalNetSuite;
let customers: NetSuiteRecord[];

beforeAll(async () => {
	netsuite = await startLocalNetSuite({ customers: 120, invoices: 40 });
	customers = await netsuite.truth('customer');
});
afterAll(async () => await netsuite.close());

const namesOf = ({ companyName, altName, entityId }: NetSuiteRecord) =>
	[companyName, altName, entityId].flatMap((name) => (typeof name === 'string' && name.trim() !== '' ? [name.trim()] : []));

const called = (name: string) => customers.filter((customer) => namesOf(customer).includes(name));

const find = async (name: string) => await findParent(netsuite.client, 'customer', { by: 'name', value: name });

test('I16: every customer whose name is its own is found by it', async () => {
	const own = customers.flatMap((customer) => namesOf(customer).filter((name) => called(name).length === 1).slice(0, 1).map((name) => ({ name, id: customer.id })));
	expect(own.length).toBeGreaterThan(100);
	const found = await Promise.all(own.map(async ({ name }) => ({ name, id: (await find(name)).id })));
	expect(found).toEqual(own);
});

test('I16: a name that several have is an error with the internal ID of each', async () => {
	const shared = [...new Set(customers.flatMap(namesOf))].filter((name) => called(name).length > 1);
	expect(shared.length).toBeGreaterThan(0);
	for (const name of shared) {
		const { kind, message } = await failureOf(find(name));
		expect(kind).toBe('invalid');
		for (const { id, isInactive } of called(name)) expect(message).toContain(`(internal ID ${id}${isInactive ? ', inactive' : ''})`);
	}
});

test('I16: a name spelt otherwise is not taken for it', async () => {
	const name = customers.flatMap(namesOf).find((one) => one !== one.toUpperCase() && called(one.toUpperCase()).length === 0) as string;
	const { kind, message } = await failureOf(find(name.toUpperCase()));
	expect(kind).toBe('notFound');
	expect(message).toContain(`No customer is called exactly "${name.toUpperCase()}". Spelt otherwise there is: `);
});

describe('I16: a number', () => {
	const at = (index: number) => (customers[index] as NetSuiteRecord).id;

	test('is an internal ID where no customer ID is meant', async () => {
		expect(await find(at(1))).toMatchObject({ point: 'customer', id: at(1) });
		expect((await failureOf(find('999999999'))).kind).toBe('notFound');
	});

	test('after id: is an internal ID for certain', async () => {
		expect(await find(` id: ${at(1)} `)).toMatchObject({ id: at(1) });
		expect((await failureOf(find('id:999999999'))).kind).toBe('notFound');
	});
});
