import { receivablesIds } from '../integrationPoints/transaction';
import type { Belonging, IntegrationPoint } from '../integrationPoints/types';
import { fromOf } from '../read/selection';
import { compareMoment, date } from '../suiteql/dates';
import { conditions as whereClause } from '../suiteql/keyset';
import { identifier, idIn, join, sql, trusted, type Sql } from '../suiteql/sql';
import type { Filters } from './filters';

/**
 * Filters as SuiteQL. A choice of customers is a sub-select of their internal IDs, so that it is made where the data is;
 * lists stay below NetSuite's thousand values.
 */

/**
 * What a point's record has to meet, each condition by itself.
 * @param filters those of the point, as `filtersOf` gives them.
 */
export function conditionsOf({ id, belongsTo }: IntegrationPoint, filters: Filters, firstReading: string | null): string[] {
	if (!belongsTo) return [];
	const { customer, transaction, subsidiary, lines } = belongsTo;
	if (lines) {
		const ofLine = documentConditions(lines.customer, lines.subsidiary, filters, firstReading);
		return textOf(ofLine.length > 0 ? [sql`${identifier(id)} IN (${linesWith(lines, ofLine)})`] : []);
	}
	if (transaction !== undefined) return textOf(onRecord(belongsTo, transaction, filters, firstReading));
	if (customer === undefined) return [];
	if (subsidiary !== undefined) {
		const recent = filters.olderOpenInvoices ? undefined : recentInvoices(filters, firstReading);
		return textOf([...(recent ? [recent] : []), ...documentConditions(customer, subsidiary, filters, firstReading)]);
	}
	if (customer !== id) return textOf(ownedBy(customer, filters, firstReading));
	const [alias = ''] = id.split('.');
	return textOf([...listed(id, filters), ...matching(alias, filters, firstReading)]);
}

/** What an invoice has to meet when it is read first; `undefined` when nothing. */
export function entryOf({ name }: IntegrationPoint, filters: Filters, firstReading: string | null): string | undefined {
	if (name !== 'invoice') return undefined;
	const { openInvoicesOnly, olderOpenInvoices } = filters;
	// A settled invoice without a value is not to fall between the condition and its opposite.
	const open = sql`NVL(t.foreignamountunpaid, 0) <> 0`;
	const recent = recentInvoices(filters, firstReading);
	if (openInvoicesOnly) return textOf([open])[0];
	return recent && olderOpenInvoices ? join([recent, open], ' OR ').text : undefined;
}

/** What the customer `fc` of a record that comes over SOAP has to meet; `undefined` when nothing. */
export function customersOf(filters: Filters, firstReading: string | null): string | undefined {
	const all = [...listed('fc.id', filters), ...matching('fc', filters, firstReading)];
	return all.length > 0 ? textOf(all).map((one) => `(${one})`).join(' AND ') : undefined;
}

/** Whether a point's conditions ask for customers' further subsidiaries. */
export const needsRelationships = ({ belongsTo }: IntegrationPoint, filters: Filters): boolean =>
	belongsTo !== undefined &&
	belongsTo.subsidiary === undefined &&
	belongsTo.lines === undefined &&
	filters.subsidiaries !== undefined &&
	!filters.primarySubsidiaryOnly;

/** The filters that decide about a document by its customer: in which subsidiary it is, it says itself. */
export const byCustomer = (filters: Filters): Filters =>
	filters.primarySubsidiaryOnly ? filters : { ...filters, subsidiaries: undefined };

/** Whether anything is asked of a customer itself, beside who it is. */
export const asksCustomers = (filters: Filters): boolean => matching('fc', filters, null).length > 0;

function documentConditions(customer: string, subsidiary: string, filters: Filters, firstReading: string | null): Sql[] {
	return [
		...(filters.subsidiaries ? [idIn(subsidiary, filters.subsidiaries)] : []),
		...ownedBy(customer, byCustomer(filters), firstReading),
	];
}

/** A note or message is the customer's of the document it is on; without one, the customer's it is on itself. */
function onRecord({ customer }: Belonging, transaction: string, filters: Filters, firstReading: string | null): Sql[] {
	const ofTransaction = documentConditions('bt.entity', 'bm.subsidiary', filters, firstReading);
	const ofCustomer = customer === undefined ? [] : ownedBy(customer, filters, firstReading);
	if (ofTransaction.length + ofCustomer.length === 0) return [];
	const on = identifier(transaction);
	const from = trusted("transaction bt LEFT JOIN transactionline bm ON bm.transaction = bt.id AND bm.mainline = 'T'");
	const matches = sql`${on} IN (SELECT bt.id FROM ${from}${whereClause(ofTransaction)})`;
	if (customer === undefined) return [matches];
	const onNone = sql`(${on} IS NULL OR ${on} NOT IN (${trusted(receivablesIds)}))`;
	const without = join([onNone, ...ofCustomer.map((one) => sql`(${one})`)], ' AND ');
	return [join([matches, sql`(${without})`], ' OR ')];
}

/** A select of the documents that have such a line. */
const linesWith = ({ source, parent }: NonNullable<Belonging['lines']>, ofLine: readonly Sql[]): Sql =>
	sql`SELECT ${identifier(parent)} FROM ${fromOf(source, [])}${whereClause([...(source.where ? [trusted(source.where)] : []), ...ofLine])}`;

/** Conditions on a column with a customer's internal ID. */
function ownedBy(column: string, filters: Filters, firstReading: string | null): Sql[] {
	const asked = matching('fc', filters, firstReading);
	return [
		...listed(column, filters),
		...(asked.length > 0 ? [sql`${identifier(column)} IN (SELECT fc.id FROM customer fc${whereClause(asked)})`] : []),
	];
}

function listed(column: string, { customers, excludedCustomers }: Filters): Sql[] {
	const id = identifier(column);
	return [
		...(customers ? [idIn(column, customers)] : []),
		// What belongs to no customer belongs to none of these.
		...(excludedCustomers ? [sql`${id} IS NULL OR NOT (${idIn(column, excludedCustomers)})`] : []),
	];
}

/** What is asked of the customer with that alias itself. */
function matching(alias: string, filters: Filters, firstReading: string | null): Sql[] {
	const column = (name: string) => identifier(`${alias}.${name}`);
	const { subsidiaries, primarySubsidiaryOnly, customerCheckbox, activeCustomersOnly, customersWithInvoicesOnly } = filters;
	const all: Sql[] = [];
	if (subsidiaries) {
		const primary = idIn(`${alias}.subsidiary`, subsidiaries);
		all.push(primarySubsidiaryOnly ? primary : sql`${primary} OR ${column('id')} IN (${shared(subsidiaries)})`);
	}
	// A box that was never touched has no value.
	if (customerCheckbox) all.push(sql`NVL(${column(customerCheckbox)}, 'F') = 'T'`);
	if (activeCustomersOnly) {
		const active = sql`NVL(${column('isinactive')}, 'F') = 'F'`;
		// One that was deactivated since is in the store, and has to be told of.
		const since = firstReading && sql` OR ${compareMoment(column('lastmodifieddate'), '>=', firstReading)}`;
		all.push(sql`${active}${since ?? trusted('')}`);
	}
	if (customersWithInvoicesOnly) {
		all.push(sql`${column('id')} IN (SELECT fi.entity FROM transaction fi WHERE fi.type = 'CustInvc')`);
	}
	return all;
}

/**
 * Customers that have a subsidiary, be it as a further one (feature Multi-Subsidiary Customer). The record is documented;
 * SuiteQL's columns are seen in public queries.
 */
const shared = (subsidiaries: readonly string[]): Sql =>
	sql`SELECT fr.entity FROM customerSubsidiaryRelationship fr WHERE ${idIn('fr.subsidiary', subsidiaries)}`;

function recentInvoices({ invoiceMonths }: Filters, firstReading: string | null): Sql | undefined {
	if (invoiceMonths === undefined || firstReading === null) return undefined;
	return sql`t.trandate >= ${date(monthsBefore(firstReading, invoiceMonths))}`;
}

/** The same day so many months earlier, or that month's last day: from 31 March one month back is 28 February. */
export function monthsBefore(iso: string, months: number): string {
	const [year = 0, month = 1, day = 1] = iso.slice(0, 10).split('-').map(Number);
	const lastDay = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
	return new Date(Date.UTC(year, month - 1 - months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}

const textOf = (conditions: readonly Sql[]): string[] => conditions.map(({ text }) => text);
