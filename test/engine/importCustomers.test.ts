import type { TruthRecord } from '../../demo/truthRows';
import { fillIn } from './form';
import { OneOff, type Settings } from './oneOff';

// A run takes seconds, starting n8n up to half a minute.
jest.setTimeout(240_000);

const FILE = 'import-customers.json';
const FORM = 'netsuite-import-customers';
const TABLE = 'netsuite_imported_customers';
const settings: Settings = { 'Choose what to import': { sendTo: 'ops@example.com' } };
/** So that there are several batches. */
const small: Settings = { ...settings, 'Get changes': { batchSize: 100 } };

let flow: OneOff;

beforeAll(async () => {
	flow = await OneOff.open({ customers: 260, invoices: 150 });
});

afterAll(async () => await flow?.close());

const idOf = (reference: unknown): string | null => (reference as { id: string } | null)?.id ?? null;
const nameOf = (reference: unknown): string | null => (reference as { refName: string } | null)?.refName ?? null;

/** The rows that there should be of these customers. */
const expectedOf = (customers: readonly TruthRecord[]) =>
	customers.map(({ id, ...one }) => ({
		netsuiteId: Number(id),
		entityId: one.entityId,
		name: one.altName ?? one.companyName ?? one.entityId,
		isPerson: one.isPerson,
		email: one.email,
		phone: one.phone,
		url: one.url,
		parentId: idOf(one.parent),
		parentName: nameOf(one.parent),
		subsidiary: nameOf(one.subsidiary),
		currency: nameOf(one.currency),
		terms: nameOf(one.terms),
		creditLimit: one.creditLimit,
		salesRep: nameOf(one.salesRep),
		status: nameOf(one.entityStatus),
		isInactive: one.isInactive,
		dateCreated: one.dateCreated,
		lastModifiedDate: one.lastModifiedDate,
		isDeleted: false,
	}));

async function stored() {
	const rows = (await flow.rows(TABLE)).map(({ id, createdAt, updatedAt, ...row }) => row);
	return rows.sort((a, b) => Number(a.netsuiteId) - Number(b.netsuiteId));
}

/** The tests follow each other: each goes on with the tables that the one before has left. */
describe('import customers', () => {
	test('I2, I13, I15: the entire customer list is imported, inactive and sub-customers among them, and an e-mail says how many', async () => {
		const count = flow.mailbox.mails.length;
		const { execution, reports } = await flow.run(FILE, settings);
		expect(execution.error).toBeUndefined();
		const customers = await flow.netsuite.truth('customer');
		const inactive = customers.filter(({ isInactive }) => isInactive).length;
		expect(inactive).toBeGreaterThan(0);
		expect(customers.some(({ parent }) => parent)).toBe(true);
		expect(await stored()).toEqual(expectedOf(customers));
		expect(reports.get('importedCustomers')).toMatchObject({ status: 'finished', written: customers.length, failed: 0, error: null });
		const mail = await flow.mailAfter(count);
		expect(mail.subject).toBe(`Customers imported from NetSuite: ${customers.length}`);
		expect(mail.text).toContain(`${customers.length} customers are in the data table ${TABLE}, ${inactive} of them inactive.`);
	});

	test('I13: by choice in the form only customers with invoices; those of the earlier import are gone', async () => {
		const count = flow.mailbox.mails.length;
		await flow.whilePublished(await flow.imported(FILE, settings), FORM, async () => {
			await fillIn(flow.n8n, FORM, ['Only those with invoices', '']);
			await flow.mailAfter(count);
		});
		const mail = await flow.mailAfter(count);
		const billed = new Set((await flow.netsuite.truth('invoice')).map(({ entity }) => idOf(entity)));
		const customers = (await flow.netsuite.truth('customer')).filter(({ id }) => billed.has(id));
		expect(customers.length).toBeLessThan((await flow.netsuite.truth('customer')).length);
		expect(await stored()).toEqual(expectedOf(customers));
		expect(mail.to).toEqual(['ops@example.com']);
		expect(mail.text).toContain('Only customers that have an invoice were imported.');
	});

	test('I13: n8n is killed, and the next import goes on where it stopped; another choice begins anew instead', async () => {
		const workflow = await flow.imported(FILE, small);
		const customers = await flow.netsuite.truth('customer');
		const half = async () => (await flow.rows('netsuite_checkpoints')).some(({ checkpoint }) => checkpoint !== null);
		await flow.runKilledWhen(workflow, half);
		expect((await stored()).length).toBeLessThan(customers.length);
		const { reports } = await flow.runOf(workflow);
		expect(Number(reports.get('importedCustomers')?.read)).toBeLessThan(customers.length);
		expect(await stored()).toEqual(expectedOf(customers));

		await flow.runKilledWhen(await flow.imported(FILE, small), half);
		const chosen = { sendTo: 'ops@example.com', onlyWithInvoices: true };
		const { execution } = await flow.run(FILE, { ...small, 'Choose what to import': chosen });
		expect(execution.error).toBeUndefined();
		const billed = new Set((await flow.netsuite.truth('invoice')).map(({ entity }) => idOf(entity)));
		expect(await stored()).toEqual(expectedOf(customers.filter(({ id }) => billed.has(id))));
		expect(await flow.rows('netsuite_checkpoints')).toEqual([]);
	});

	test('I15: customers that the role may not see are no empty list: the import fails, says so by e-mail and keeps what is stored', async () => {
		const rows = await stored();
		await flow.netsuite.arm({ fault: 'hide', table: 'customer' });
		const count = flow.mailbox.mails.length;
		const { execution, reports } = await flow.run(FILE, settings);
		await flow.netsuite.clear();
		expect(execution.status).toBe('error');
		expect(await flow.mailAfter(count)).toMatchObject({ subject: 'The import of customers from NetSuite failed' });
		expect(reports.get('importedCustomers')).toMatchObject({ status: 'failed' });
		expect(await stored()).toEqual(rows);
	});
});
