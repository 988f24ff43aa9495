import { chooseCustomFields, customFieldsOf, findRecords, integrationPoint, listValuesOf, type Client } from '../../netsuite';
import type { NetSuiteRecord } from '../../netsuite/read/records';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';
import { failureOf } from '../support/queryServer';

let netsuite: LocalNetSuite;

beforeAll(async () => {
	netsuite = await startLocalNetSuite({ invoices: 300 });
});
afterEach(async () => await netsuite.clearFaults());
afterAll(async () => await netsuite.close());

const invoice = integrationPoint('invoice');
const customer = integrationPoint('customer');

/** A role that may not read the metadata catalogue. */
const withoutCatalogue = (): Client =>
	netsuite.connect({}, {
		instead: ({ path }) => {
			if (!path?.includes('metadata-catalog')) return null;
			const problem = { detail: 'Permission Violation: REST Web Services.', 'o:errorCode': 'INSUFFICIENT_PERMISSION' };
			return { status: 403, headers: {}, body: JSON.stringify({ 'o:errorDetails': [problem] }) };
		},
	});

const kindsOf = async (client: Client, name: string) =>
	Object.fromEntries((await customFieldsOf(client, integrationPoint(name))).map((field) => [field.name, field.kind]));

/** Values only: the order of custom fields in a record does not matter. */
const custom = (records: readonly NetSuiteRecord[]) => records.map(({ id, customFields }) => ({ id, customFields }));

async function readAll(client: Client, name: string): Promise<NetSuiteRecord[]> {
	const point = integrationPoint(name);
	const { records, leftOut } = await findRecords(client, point, {
		conditions: [],
		combine: 'all',
		limit: null,
		sublists: false,
		customFields: await customFieldsOf(client, point),
	});
	expect(leftOut).toEqual([]);
	return [...records];
}

test.each(['customer', 'invoice', 'contact', 'creditMemo', 'customerPayment', 'salesOrder'])(
	'T22: every custom field of every %s has the account’s value',
	async (name) => {
		const truth = await netsuite.truth(`${name}?customFields=all`);
		expect(custom(await readAll(netsuite.client, name))).toEqual(custom(truth));
		// Nothing would be compared where nothing is filled.
		for (const field of Object.keys(truth[0]?.customFields ?? {})) {
			expect([field, truth.some(({ customFields }) => customFields[field] !== null)]).toEqual([field, true]);
		}
	},
);

test('points without custom fields have none', async () => {
	for (const name of ['note', 'currency', 'message']) {
		expect([name, await customFieldsOf(netsuite.client, integrationPoint(name))]).toEqual([name, []]);
	}
});

describe('where the fields come from', () => {
	test('the catalogue says which there are, the table customfield what exactly they are', async () => {
		const kinds = await kindsOf(netsuite.client, 'customer');
		expect(kinds).toMatchObject({
			custentity_remittance_email: 'email',
			custentity_billing_emails: 'longText',
			custentity_profile: 'richText',
			custentity_rebate: 'percent',
			custentity_call_after: 'timeOfDay',
			custentity_segment: 'list',
			custentity_channels: 'multiSelect',
			custentity_contract: 'document',
		});
		const [field] = await chooseCustomFields(netsuite.client, customer, ['custentity_segment']);
		expect(field).toMatchObject({ label: 'Segment 🌍', netSuiteType: 'SELECT', source: 'metadataCatalogue' });
	});

	test('without the table, what the catalogue tells', async () => {
		await netsuite.arm({ fault: 'hide', table: 'customfield' });
		expect(await kindsOf(netsuite.client, 'customer')).toMatchObject({
			custentity_remittance_email: 'email',
			custentity_billing_emails: 'text',
			custentity_next_review: 'date',
			custentity_segment: 'list',
			custentity_channels: 'multiSelect',
		});
		const fields = await customFieldsOf(netsuite.client, customer);
		expect(new Set(fields.map(({ netSuiteType, source }) => `${netSuiteType} ${source}`))).toEqual(new Set(['null metadataCatalogue']));
	});

	test('without the catalogue, the table, with the columns that these records have', async () => {
		const client = withoutCatalogue();
		const [table, both] = await Promise.all([customFieldsOf(client, customer), customFieldsOf(netsuite.client, customer)]);
		expect(new Set(table.map(({ source }) => source))).toEqual(new Set(['customFieldTable']));
		const told = (fields: typeof table) => fields.map(({ name, label, kind, type }) => ({ name, label, kind, type }));
		const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
		expect(told(table).sort(byName)).toEqual(told(both).sort(byName));
		// A contact's field is one of entities, too, and no column of a customer.
		expect(table.map(({ name }) => name)).not.toContain('custentity_private_email');
		expect(custom(await readAll(client, 'customer'))).toEqual(custom(await readAll(netsuite.client, 'customer')));
	});

	test('without the catalogue, a column that NetSuite fails at is not taken for one that there is not', async () => {
		await netsuite.arm({ fault: 'status', status: 500, match: 'custentity_rebate', times: 1000 });
		expect(Object.keys(await kindsOf(withoutCatalogue(), 'customer'))).toContain('custentity_rebate');
	});

	test('with neither, an error that names the permissions', async () => {
		await netsuite.arm({ fault: 'hide', table: 'customfield' });
		const error = await failureOf(customFieldsOf(withoutCatalogue(), invoice));
		expect(error).toMatchObject({ kind: 'permission', doing: 'Reading the custom fields of invoices' });
		expect(error.message).toContain('The metadata catalogue says: Permission Violation: REST Web Services.');
		expect(error.message).toContain("The table customfield says: Invalid search query");
		expect(error.advice).toMatch(/REST Web Services.*Custom Body Fields/);
	});

	test.each([
		['the catalogue fails', { fault: 'status', status: 500, match: 'metadata-catalog' }],
		['the catalogue is not available', { fault: 'status', status: 503, match: 'metadata-catalog' }],
		['SuiteQL is not available', { fault: 'status', status: 503, match: 'customfield' }],
	] as const)('trouble on the way is not taken for a missing permission: %s', async (_, fault) => {
		await netsuite.arm({ ...fault, times: 1000 });
		expect(await failureOf(customFieldsOf(netsuite.client, invoice))).toMatchObject({ kind: 'server', status: fault.status });
	});

	test('a table that NetSuite always fails at is one that the role may not see', async () => {
		await netsuite.arm({ fault: 'status', status: 500, match: 'customfield f', times: 1000 });
		const fields = await customFieldsOf(netsuite.client, invoice);
		expect(fields.length).toBeGreaterThan(10);
		expect(new Set(fields.map(({ netSuiteType }) => netSuiteType))).toEqual(new Set([null]));
	});

	test('one that there is not is an error with its label, where it was known', async () => {
		const choose = async (labels?: Record<string, string>) => await chooseCustomFields(netsuite.client, invoice, ['custbody_gone'], labels);
		await expect(choose()).rejects.toThrow('Invoices have no custom field custbody_gone, or the token');
		await expect(choose({ custbody_gone: 'Old Status' })).rejects.toThrow('have no custom field Old Status (custbody_gone) any more');
	});
});

describe('list values', () => {
	const valuesOf = async (name: string, script: string) => {
		const point = integrationPoint(name);
		const [field] = await chooseCustomFields(netsuite.client, point, [script]);
		return field ? await listValuesOf(netsuite.client, point, field) : null;
	};

	test.each([
		['custentity_channels', ['E-Mail', 'Telephone', 'Letter', 'SMS']],
		// The fifth is inactive: some customers have it, and nobody can choose it any more.
		['custentity_segment', ['Enterprise', 'Mid-Market', 'Small Business', 'Öffentlich']],
	])('of a custom list are those of the list: %s', async (script, names) => {
		expect(await valuesOf('customer', script)).toEqual({
			source: 'customList',
			values: names.map((name, index) => ({ id: String(index + 1), name })),
		});
	});

	test.each([
		['of records, such as employees', 'customer', 'custentity_collector', null],
		['of several records', 'invoice', 'custbody_approvers', null],
		['of a custom list that the role may not see', 'invoice', 'custbody_dispute_reason', 'customlist'],
	])('%s are those in use', async (_, name, script, hidden) => {
		if (hidden) await netsuite.arm({ fault: 'hide', table: hidden });
		const truth = await netsuite.truth(`${name}?customFields=${script}`);
		const used = truth.flatMap(({ customFields }) => customFields[script] ?? []) as Array<{ id: string; refName: string }>;
		const names = new Map(used.map(({ id, refName }) => [id, refName]));
		const values = [...names].map(([id, refName]) => ({ id, name: refName })).sort((a, b) => Number(a.id) - Number(b.id));
		expect(await valuesOf(name, script)).toEqual({ source: 'valuesInUse', values });
	});

	test('of another kind of field there are none', async () => {
		expect(await valuesOf('customer', 'custentity_profile')).toBeNull();
	});
});
