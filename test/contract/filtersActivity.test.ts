import type { Filters } from '../../netsuite';
import type { NetSuiteRecord } from '../../netsuite/read/records';
import { fitting, points, readTruth, topOf, type Truth } from '../support/filterTruth';
import { startLocalNetSuite } from '../support/localNetSuite';
import { RecordStore, rowsOf } from '../support/recordStore';

const choices: ReadonlyArray<readonly [string, Filters]> = [
	['a subsidiary, top-most parents', { subsidiaries: ['1', '4'], subCustomers: 'archive' }],
	['a checkbox, months, open ones', { customerCheckbox: 'custentity_dunning_paused', invoiceMonths: 12, olderOpenInvoices: true }],
	['active customers with invoices, in groups', { activeCustomersOnly: true, customersWithInvoicesOnly: true, subCustomers: 'group' }],
	['open invoices only, of primary customers', { subsidiaries: ['1', '3', '7'], primarySubsidiaryOnly: true, openInvoicesOnly: true }],
];

/**
 * Whatever happens in the account, after each run what fits the filters is stored as it is, and what is stored beside it
 * once did fit.
 */
test.each(choices)('R21, R24: business with filters on: %s', async (_, filters) => {
	const netsuite = await startLocalNetSuite({ customers: 40, invoices: 150, seed: 12 });
	const stores = new Map(points.map((point) => [point.name, new RecordStore(point)]));
	const everFitted = new Map(points.map(({ name }) => [name, new Set<string>()]));
	let since = '';

	for (let round = 0; round < 6; round++) {
		if (round > 0) await netsuite.activity(60, 100 + round);
		const now = await netsuite.pass(20);
		if (since === '') since = now;
		for (const store of stores.values()) await store.sync(netsuite.client, { filters });
		const truth = await readTruth(netsuite);
		for (const point of points) {
			const store = stores.get(point.name) as RecordStore;
			const fits = fitting(truth, point.name, filters, since);
			const ever = everFitted.get(point.name) as Set<string>;
			for (const id of [...fits, ...settledSince(truth, point.name, filters, since)]) ever.add(id);
			const stored = new Set(store.all().map(({ id }) => id));
			const there = truth.records.get(point.name) ?? new Map<string, never>();
			expect([round, point.name, 'missing', fits.filter((id) => !stored.has(id))]).toEqual([round, point.name, 'missing', []]);
			const strays = [...stored].filter((id) => !ever.has(id) || !there.has(id));
			expect([round, point.name, 'strays', strays]).toEqual([round, point.name, 'strays', []]);
			expect([round, rowsOf(point, store.all().filter(({ id }) => fits.includes(id)))]).toEqual([
				round,
				rowsOf(point, fits.map((id) => there.get(id) as never)),
			]);
		}
		expectFollowed(truth, stores.get('invoice') as RecordStore, filters, since);
		if (filters.subCustomers) expectTops(truth, stores.get('customer') as RecordStore, filters);
	}
	await netsuite.close();
}, 300_000);

/** Invoices to which anything was done since the first reading may come with their customer: they may have been open. */
function settledSince(truth: Truth, point: string, filters: Filters, since: string): string[] {
	if (point !== 'invoice' || !(filters.openInvoicesOnly || filters.olderOpenInvoices)) return [];
	const changed = ({ lastModifiedDate }: NetSuiteRecord) => (lastModifiedDate as string) >= since;
	const settling = ['customerPayment', 'creditMemo', 'depositApplication'].flatMap((name) => [...(truth.records.get(name)?.values() ?? [])]);
	const settled = settling.filter(changed).flatMap(({ applications }) => applications as unknown as ReadonlyArray<{ id: string }>);
	const ids = new Set(settled.map(({ id }) => id));
	return fitting(truth, point, withoutAge(filters), since).filter((id) => {
		const invoice = truth.records.get(point)?.get(id) as NetSuiteRecord;
		return invoice.amountRemaining === 0 && (changed(invoice) || ids.has(id));
	});
}

const withoutAge = (filters: Filters): Filters => ({ ...filters, openInvoicesOnly: undefined, olderOpenInvoices: undefined, invoiceMonths: undefined });

/** An invoice that only had to be open, or young, when it was read first is not left behind when it is settled. */
function expectFollowed(truth: Truth, invoices: RecordStore, filters: Filters, since: string): void {
	const open = (invoice: NetSuiteRecord | undefined) => [invoice?.id, invoice?.amountRemaining];
	for (const id of fitting(truth, 'invoice', withoutAge(filters), since)) {
		const stored = invoices.get(id);
		if (stored) expect(open(stored)).toEqual(open(truth.records.get('invoice')?.get(id)));
	}
}

function expectTops(truth: Truth, customers: RecordStore, { subCustomers }: Filters): void {
	for (const { id, topParentId, isArchived } of customers.all()) {
		const { isInactive, parent } = truth.records.get('customer')?.get(id) as NetSuiteRecord;
		expect([id, topParentId, isArchived]).toEqual([
			id,
			topOf(truth, id),
			isInactive === true || (subCustomers === 'archive' && parent !== null),
		]);
	}
}
