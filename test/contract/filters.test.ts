import { integrationPoint, tableColumns, type Filters } from '../../netsuite';
import { filteredPoint } from '../../netsuite/sync/filters';
import type { NetSuiteRecord } from '../../netsuite/read/records';
import { customerOf, fitting, points, readTruth, topOf, type Truth } from '../support/filterTruth';
import { startLocalNetSuite, type LocalNetSuite } from '../support/localNetSuite';
import { RecordStore } from '../support/recordStore';

let netsuite: LocalNetSuite;
let truth: Truth;
/** The account's clock stands still. */
let now: string;

beforeAll(async () => {
	netsuite = await startLocalNetSuite({ customers: 80, invoices: 330 });
	truth = await readTruth(netsuite);
	now = await netsuite.pass(0);
});
afterAll(async () => await netsuite.close());

const synced = async (point: string, filters: Filters): Promise<NetSuiteRecord[]> => {
	const store = new RecordStore(integrationPoint(point));
	await store.sync(netsuite.client, { filters });
	return store.all();
};

const all = (point: string) => [...(truth.records.get(point)?.values() ?? [])];
const idsOf = (records: readonly { id: string }[]) => records.map(({ id }) => id);
const customerWith = (test: (customer: NetSuiteRecord) => boolean) => idsOf(all('customer').filter(test));
const box = 'custentity_dunning_paused';

const choices: ReadonlyArray<readonly [string, Filters | (() => Filters)]> = [
	['R3: one subsidiary: its documents, the customers that have it, what belongs to them', { subsidiaries: ['4'] }],
	['R3: several subsidiaries', { subsidiaries: ['1', '7', '12'] }],
	['R4: without filters every customer and document', {}],
	['R5: invoices of the last 12 months by their date', { invoiceMonths: 12 }],
	['R5: older ones that are open as well', { invoiceMonths: 3, olderOpenInvoices: true }],
	['open invoices only', { openInvoicesOnly: true }],
	['open invoices of the last months', { openInvoicesOnly: true, invoiceMonths: 6 }],
	['I14: only customers with invoices', { customersWithInvoicesOnly: true }],
	['K18: customers by their primary subsidiary only', { subsidiaries: ['4', '7'], primarySubsidiaryOnly: true }],
	['R19, R21, R26: a checkbox field, with related records; one never touched counts as unchecked', { customerCheckbox: box }],
	['K26: active customers only', { activeCustomersOnly: true }],
	['K37: without intercompany customers', () => ({ excludedCustomers: customerWith(({ id }) => Number(id) % 3 === 0) })],
	['some customers only', () => ({ customers: customerWith(({ id }) => Number(id) % 4 === 0) })],
	[
		'all at once',
		() => ({
			subsidiaries: ['1', '3', '4', '7'],
			invoiceMonths: 18,
			olderOpenInvoices: true,
			customersWithInvoicesOnly: true,
			activeCustomersOnly: true,
			excludedCustomers: customerWith(({ id }) => Number(id) % 7 === 0),
			subCustomers: 'archive',
		}),
	],
];

describe.each(choices)('%s', (_, choice) => {
	test.each(points.map(({ name }) => name))('%s', async (point) => {
		const filters = typeof choice === 'function' ? choice() : choice;
		expect(idsOf(await synced(point, filters))).toEqual(fitting(truth, point, filters, now));
	});
});

test('the account has what these filters tell apart', () => {
	const shared = [...truth.subsidiaries.values()].filter((own) => own.size > 1);
	expect(shared.length).toBeGreaterThan(2);
	const home = (id: string | null) => (truth.records.get('customer')?.get(id ?? '')?.subsidiary as { id: string } | undefined)?.id;
	const foreign = all('invoice').filter((one) => home(customerOf(one)) !== (one.subsidiary as { id: string }).id);
	expect(foreign.length).toBeGreaterThan(2);
	const boxes = new Set(all('customer').map(({ customFields }) => customFields[box]));
	expect(boxes).toEqual(new Set([true, false, null]));
	const contacts = all('contact').map(({ company }) => company);
	expect(contacts).toContain(null);
	expect(all('customer').filter(({ id }) => !all('invoice').some((one) => customerOf(one) === id)).length).toBeGreaterThan(2);
	expect(all('note').filter(({ transaction }) => transaction === null).length).toBeGreaterThan(5);
});

describe('standard checkbox fields', () => {
	test.each([
		['isInactive', ({ isInactive }: NetSuiteRecord) => isInactive === true],
		['isperson', ({ isPerson }: NetSuiteRecord) => isPerson === true],
	])('R19: %s', async (customerCheckbox, isChecked) => {
		expect(idsOf(await synced('customer', { customerCheckbox }))).toEqual(customerWith(isChecked));
	});
});

describe('sub-customers', () => {
	const depth = (id: string): number => {
		const parent = truth.records.get('customer')?.get(id)?.parent as { id: string } | null;
		return parent ? 1 + depth(parent.id) : 0;
	};

	test('the account has three levels of customers', () => {
		expect(Math.max(...all('customer').map(({ id }) => depth(id)))).toBe(2);
	});

	test.each(['archive', 'group'] as const)('R11, R12, R16, K24: %s: top-most parents, and who counts as archived', async (subCustomers) => {
		for (const customer of await synced('customer', { subCustomers })) {
			expect([customer.id, customer.topParentId, customer.isArchived]).toEqual([
				customer.id,
				topOf(truth, customer.id),
				customer.isInactive === true || (subCustomers === 'archive' && customer.parent !== null),
			]);
		}
		for (const point of ['invoice', 'customerPayment', 'contact']) {
			for (const record of await synced(point, { subCustomers })) {
				const owner = customerOf(record);
				// Vendors have contacts, too.
				const isCustomer = owner !== null && truth.records.get('customer')?.has(owner);
				expect([point, record.id, record.topCustomerId]).toEqual([point, record.id, isCustomer ? topOf(truth, owner) : null]);
			}
		}
	});

	test("R12: a journal entry's lines have the top-most parent of their customer", async () => {
		const lines = (await synced('journalEntry', { subCustomers: 'archive' })).flatMap(
			(journal) => journal.lines as unknown as Array<{ entity: { id: string } | null; topCustomerId: string | null }>,
		);
		expect(lines.length).toBeGreaterThan(3);
		for (const { entity, topCustomerId } of lines) expect(topCustomerId).toBe(entity && topOf(truth, entity.id));
	});

	test('R11, K24: the columns are there for customers and what belongs to them, and nowhere else', () => {
		const added = (name: string) => {
			const columns = (filters: Filters) => tableColumns(filteredPoint(integrationPoint(name), filters, null)).map((column) => column.name);
			return columns({ subCustomers: 'group' }).filter((column) => !columns({}).includes(column));
		};
		expect(added('customer')).toEqual(['topParentId', 'isArchived']);
		expect(['contact', 'invoice', 'creditMemo', 'salesOrder'].map(added)).toEqual(new Array(4).fill(['topCustomerId']));
		expect(['note', 'message', 'journalEntry', 'subsidiary', 'term', 'currencyRate'].flatMap(added)).toEqual([]);
	});
});

test.each(['invoice', 'creditMemo', 'customerPayment', 'journalEntry'])('K17: %s: with the exchange rate NetSuite booked it at', async (point) => {
	const rates = (records: readonly NetSuiteRecord[]) => records.map(({ id, exchangeRate }) => [id, exchangeRate]);
	const records = await synced(point, {});
	expect(rates(records)).toEqual(rates(all(point)));
	expect(records.every(({ exchangeRate }) => Number(exchangeRate) > 0)).toBe(true);
	expect(records.some(({ exchangeRate }) => exchangeRate !== 1)).toBe(true);
});

test('K23: an inactive contact is shown as inactive', async () => {
	const inactive = (records: readonly NetSuiteRecord[]) => idsOf(records.filter(({ isInactive }) => isInactive === true));
	expect(inactive(await synced('contact', {}))).toEqual(inactive(all('contact')));
	expect(inactive(all('contact')).length).toBeGreaterThan(1);
});
