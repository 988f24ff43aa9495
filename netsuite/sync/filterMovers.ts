import type { IntegrationPoint, Mover } from '../integrationPoints/types';
import { fromOf } from '../read/selection';
import { since } from '../suiteql/dates';
import { identifier } from '../suiteql/sql';
import { withDescendants } from './customerTree';
import { asksCustomers, byCustomer, entryOf, needsRelationships } from './filterConditions';
import type { Filters } from './filters';

/** Customers that something brought into the filters, or that it moved below another parent: a select, as of a mover. */
type MovedCustomers = Pick<Mover, 'ids' | 'column'>;

/**
 * What else than its own modification brings a record into the filters, or changes a column that they add: its customer
 * was modified (a box checked, a parent changed), got a first invoice or another subsidiary.
 * @param filters those of the point, as `filtersOf` gives them.
 */
export function moversOf(point: IntegrationPoint, filters: Filters, firstReading: string | null): Mover[] {
	const { belongsTo, changes, id, source } = point;
	// What is compared by its content is all read every time.
	if (!belongsTo || changes.by === 'content') return [];
	const { customer, transaction, lines } = belongsTo;
	const isCustomer = customer === id;
	const moved = [
		...customersMovedBy(isDocument(point) ? byCustomer(filters) : filters, isCustomer),
		...(needsRelationships(point, filters) ? [relationship] : []),
	];
	const table = `${source.table} ${source.alias}`;
	const ownedBy = (customers: string): string => {
		if (isCustomer) return customers;
		if (lines) return `SELECT ${lines.parent} FROM ${fromOf(lines.source, []).text} WHERE ${lines.customer} IN (${customers})`;
		const direct = `${customer ?? transaction} IN (${customers})`;
		const through = `${transaction} IN (SELECT bt.id FROM transaction bt WHERE bt.entity IN (${customers}))`;
		return `SELECT ${id} FROM ${table} WHERE ${transaction === undefined ? direct : `${direct} OR ${through}`}`;
	};
	const movers = moved.map(({ ids, column }): Mover => ({ ids: ownedBy(ids), column }));
	const hides = entryOf(point, filters, firstReading) !== undefined;
	return [
		...movers,
		...(hides && firstReading !== null ? movers.flatMap((mover) => settledMeanwhile(point, mover, firstReading)) : []),
		// A transaction that was given to another customer takes along what is on it.
		...(transaction === undefined
			? []
			: [
					{
						ids: `SELECT ${id} FROM ${table} WHERE ${transaction} IN (SELECT bt.id FROM transaction bt WHERE {changed})`,
						column: 'bt.lastmodifieddate',
					},
				]),
	];
}

const isDocument = ({ belongsTo }: IntegrationPoint): boolean =>
	belongsTo?.subsidiary !== undefined || belongsTo?.lines !== undefined;

/**
 * An invoice may have been given out as open, been settled while its customer did not fit, and come back with it. Which
 * these are nobody knows any more; they are among those that anything was done to since the first reading.
 */
function settledMeanwhile({ changes, id, source, movedBy = [] }: IntegrationPoint, mover: Mover, firstReading: string): Mover[] {
	if (changes.by === 'content') return [];
	const changed = (column: string) => since(identifier(column), firstReading).text;
	const own = `SELECT ${id} FROM ${source.table} ${source.alias} WHERE ${changed(changes.column)}`;
	const settlements = [{ ids: own, sublist: undefined }, ...movedBy.map((one) => ({ ...one, ids: one.ids.replaceAll('{changed}', changed(one.column)) }))];
	return settlements.map(({ ids, sublist }) => ({ ...mover, ids: `${mover.ids} AND ${id} IN (${ids})`, ...(sublist && { sublist }), hidden: true }));
}

function customersMovedBy(filters: Filters, isCustomer: boolean): MovedCustomers[] {
	const modified = 'SELECT mc.id FROM customer mc WHERE {changed}';
	const column = 'mc.lastmodifieddate';
	const all: MovedCustomers[] = [];
	if (filters.subCustomers) all.push({ ids: withDescendants(modified), column });
	else if (!isCustomer && asksCustomers(filters)) all.push({ ids: modified, column });
	if (filters.customersWithInvoicesOnly) all.push(firstInvoice);
	return all;
}

const invoices = "FROM transaction mi WHERE mi.type = 'CustInvc'";

/** Customers of whose invoices none is older than the window: what they had before was left out. */
const firstInvoice: MovedCustomers = {
	ids:
		'SELECT mi.entity FROM (SELECT mi.entity AS entity, MIN(mi.lastmodifieddate) AS lastmodifieddate ' +
		`${invoices} AND mi.entity IN (SELECT mi.entity ${invoices} AND {changed}) GROUP BY mi.entity) mi WHERE {changed}`,
	column: 'mi.lastmodifieddate',
};

const relationship: MovedCustomers = {
	ids: 'SELECT mr.entity FROM customerSubsidiaryRelationship mr WHERE {changed}',
	column: 'mr.lastmodifieddate',
};
