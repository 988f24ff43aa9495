import { integrationPoints, type Client, type Filters } from '../../netsuite';
import type { NetSuiteRecord } from '../../netsuite/read/records';
import { queryPage } from '../../netsuite/suiteql/query';
import { sql } from '../../netsuite/suiteql/sql';
import type { LocalNetSuite } from './localNetSuite';

/**
 * What a sync with filters should end up with, reckoned from the local NetSuite's own account of its records, without
 * SuiteQL's conditions.
 */
export interface Truth {
	readonly records: ReadonlyMap<string, ReadonlyMap<string, NetSuiteRecord>>;
	/** All subsidiaries of each customer. */
	readonly subsidiaries: ReadonlyMap<string, ReadonlySet<string>>;
}

type Ref = { readonly id: string } | null | undefined;

export const points = integrationPoints.filter(({ belongsTo }) => belongsTo !== undefined);

export async function readTruth(netsuite: LocalNetSuite): Promise<Truth> {
	const records = new Map<string, ReadonlyMap<string, NetSuiteRecord>>();
	for (const { name } of points) {
		const all = await netsuite.truth(name === 'customer' ? 'customer?customFields=all' : name);
		records.set(name, new Map(all.map((record) => [record.id, record])));
	}
	const { rows } = await queryPage(netsuite.client, sql`SELECT r.entity AS entity, r.subsidiary AS subsidiary FROM customerSubsidiaryRelationship r`);
	const subsidiaries = new Map<string, Set<string>>();
	for (const { entity = '', subsidiary = '' } of rows) {
		subsidiaries.set(entity, (subsidiaries.get(entity) ?? new Set()).add(subsidiary));
	}
	return { records, subsidiaries };
}

const of = (truth: Truth, point: string): ReadonlyMap<string, NetSuiteRecord> => truth.records.get(point) ?? new Map();

/** The internal IDs of a point's records that fit. @param firstReading ISO 8601. */
export const fitting = (truth: Truth, point: string, filters: Filters, firstReading: string): string[] =>
	[...of(truth, point).values()].filter((record) => fits(truth, point, record, filters, firstReading)).map(({ id }) => id);

function fits(truth: Truth, point: string, record: NetSuiteRecord, filters: Filters, firstReading: string): boolean {
	switch (point) {
		case 'customer':
			return customerFits(truth, record.id, filters, firstReading);
		case 'contact':
			return ownerFits(truth, record.company as Ref, filters, firstReading);
		case 'note':
		case 'message': {
			const on = record.transaction as Ref;
			const document = documents.map((name) => of(truth, name).get(on?.id ?? '')).find((one) => one !== undefined);
			if (document) return documentFits(truth, document, filters, firstReading);
			return ownerFits(truth, record.entity as Ref, filters, firstReading);
		}
		case 'journalEntry': {
			const lines = record.lines as unknown as ReadonlyArray<{ entity: Ref }>;
			return lines.some(({ entity }) => documentFits(truth, { ...record, entity: entity ?? null }, filters, firstReading));
		}
		default:
			return documentFits(truth, record, filters, firstReading) && (point !== 'invoice' || invoiceFits(record, filters, firstReading));
	}
}

const documents = ['invoice', 'customerPayment', 'customerDeposit', 'depositApplication', 'creditMemo', 'salesOrder', 'customerRefund'];

function documentFits(truth: Truth, record: NetSuiteRecord, filters: Filters, firstReading: string): boolean {
	const subsidiary = (record.subsidiary as Ref)?.id ?? '';
	if (filters.subsidiaries && !filters.subsidiaries.includes(subsidiary)) return false;
	const owners = filters.primarySubsidiaryOnly ? filters : { ...filters, subsidiaries: undefined };
	return ownerFits(truth, (record.entity ?? record.customer) as Ref, owners, firstReading);
}

function ownerFits(truth: Truth, owner: Ref, filters: Filters, firstReading: string): boolean {
	if (owner && of(truth, 'customer').has(owner.id)) return customerFits(truth, owner.id, filters, firstReading);
	// Nobody's: left out as soon as something is asked of customers.
	const { subsidiaries, customers, customerCheckbox, activeCustomersOnly, customersWithInvoicesOnly } = filters;
	return [subsidiaries, customers, customerCheckbox, activeCustomersOnly || undefined, customersWithInvoicesOnly || undefined].every(
		(filter) => filter === undefined,
	);
}

function customerFits(truth: Truth, id: string, filters: Filters, firstReading: string): boolean {
	const customer = of(truth, 'customer').get(id) as NetSuiteRecord;
	const { subsidiaries, primarySubsidiaryOnly, customers, excludedCustomers = [], customerCheckbox } = filters;
	const own = primarySubsidiaryOnly ? new Set([(customer.subsidiary as Ref)?.id ?? '']) : truth.subsidiaries.get(id);
	if (subsidiaries && !subsidiaries.some((one) => own?.has(one))) return false;
	if ((customers && !customers.includes(id)) || excludedCustomers.includes(id)) return false;
	if (customerCheckbox && (customer.customFields[customerCheckbox] ?? customer[standard[customerCheckbox] ?? '']) !== true) return false;
	if (filters.activeCustomersOnly && customer.isInactive === true && (customer.lastModifiedDate as string) < firstReading) return false;
	const invoices = [...of(truth, 'invoice').values()];
	return !filters.customersWithInvoicesOnly || invoices.some(({ entity }) => (entity as Ref)?.id === id);
}

const standard: Readonly<Record<string, string>> = { isinactive: 'isInactive', isperson: 'isPerson' };

function invoiceFits(record: NetSuiteRecord, filters: Filters, firstReading: string): boolean {
	const isOpen = record.amountRemaining !== 0;
	if (filters.openInvoicesOnly && !isOpen) return false;
	if (filters.invoiceMonths === undefined) return true;
	const since = new Date(firstReading);
	since.setUTCMonth(since.getUTCMonth() - filters.invoiceMonths);
	return (record.tranDate as string) >= since.toISOString().slice(0, 10) || (filters.olderOpenInvoices === true && isOpen);
}

/** The top-most parent of a customer, itself where it has none. */
export function topOf(truth: Truth, id: string): string {
	const parent = of(truth, 'customer').get(id)?.parent as Ref;
	return parent ? topOf(truth, parent.id) : id;
}

/** The customer of a contact or document; `null` where it has none. */
export const customerOf = (record: NetSuiteRecord): string | null =>
	((record.entity ?? record.customer ?? record.company ?? null) as Ref)?.id ?? null;

/** Writes with the REST record API, as somebody else would. @returns the internal ID of what was made. */
export async function write(client: Client, method: 'PATCH' | 'POST' | 'DELETE', path: string, body?: Record<string, unknown>): Promise<string> {
	const { headers } = await client.request({ service: 'record', method, path, body, safeToRepeat: false }, () => null);
	return headers.location?.split('/').at(-1) ?? '';
}
