import { InvalidSettingError } from '../account';
import type { Field, IntegrationPoint, Source, Sublist } from '../integrationPoints/types';
import { customerTree } from './customerTree';
import { conditionsOf, customersOf, entryOf, needsRelationships } from './filterConditions';
import { moversOf } from './filterMovers';

/** Which records a sync is to read. What is left out does not restrict anything. */
export interface Filters {
	/** Internal IDs of subsidiaries: only their documents and customers. */
	readonly subsidiaries?: readonly string[];
	/** Of the subsidiaries' customers only those whose primary subsidiary is among them, and what belongs to them. */
	readonly primarySubsidiaryOnly?: boolean;
	/** Invoices dated within so many months before the first reading; later ones always. */
	readonly invoiceMonths?: number;
	/** Older invoices, too, that are open when they are read first; they are then followed until they are settled. */
	readonly olderOpenInvoices?: boolean;
	/** Only invoices that are open when they are read first; they are then followed until they are settled. */
	readonly openInvoicesOnly?: boolean;
	/** Only customers that have an invoice, and what belongs to them. */
	readonly customersWithInvoicesOnly?: boolean;
	/** ID of a checkbox field of customers: only customers that have it checked, and what belongs to them. */
	readonly customerCheckbox?: string;
	/** Internal IDs: only these customers, and what belongs to them. */
	readonly customers?: readonly string[];
	/** Internal IDs of customers that are left out with all that belongs to them, such as intercompany ones. */
	readonly excludedCustomers?: readonly string[];
	/**
	 * Leaves out customers that are inactive at the first reading, with what belongs to them, until they are changed.
	 * One that becomes inactive later comes once more, as inactive, and stays.
	 */
	readonly activeCustomersOnly?: boolean;
	/**
	 * Adds the top-most parent to customers and to what belongs to them. `archive` also counts a sub-customer as
	 * archived, as an inactive customer is; `group` takes the top-most parent for the customer group.
	 */
	readonly subCustomers?: 'archive' | 'group';
}

type Kind = 'ids' | 'flag' | 'months' | 'field' | 'choice';

const kinds: Readonly<Record<keyof Filters, Kind>> = {
	subsidiaries: 'ids',
	primarySubsidiaryOnly: 'flag',
	invoiceMonths: 'months',
	olderOpenInvoices: 'flag',
	openInvoicesOnly: 'flag',
	customersWithInvoicesOnly: 'flag',
	customerCheckbox: 'field',
	customers: 'ids',
	excludedCustomers: 'ids',
	activeCustomersOnly: 'flag',
	subCustomers: 'choice',
};

const readers: Readonly<Record<Kind, (value: unknown) => unknown>> = {
	ids: (value) => {
		const texts = (Array.isArray(value) ? value : String(value).split(/[\s,;]+/)).map(String).filter((id) => id !== '');
		return texts.every((id) => /^-?\d{1,15}$/.test(id)) ? texts : undefined;
	},
	flag: (value) => (typeof value === 'boolean' ? value : undefined),
	months: (value) => (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 1200 ? value : undefined),
	field: (value) => (typeof value === 'string' && /^[a-z_]\w*$/i.test(value.trim()) ? value.trim().toLowerCase() : undefined),
	choice: (value) => (value === 'archive' || value === 'group' ? value : undefined),
};

const expected: Readonly<Record<Kind, string>> = {
	ids: 'internal IDs, which are whole numbers, with commas between them',
	flag: 'true or false',
	months: 'a whole number of months from 1 to 1200',
	field: 'the ID of a field, such as custentity_sync',
	choice: '"archive" or "group"',
};

/**
 * Filters as a flow hands them in: an object, its JSON text, or nothing. What is empty does not restrict anything.
 * @throws InvalidSettingError for anything else: a filter that is not understood must not let everything through.
 */
export function readFilters(given: unknown): Filters {
	if (given === undefined || given === null || given === '') return {};
	const refuse = (why: string) => new InvalidSettingError('filters', `The filters cannot be used: ${why}.`);
	let filters: unknown;
	try {
		filters = typeof given === 'string' ? JSON.parse(given) : given;
	} catch {
		throw refuse('they are not JSON');
	}
	if (typeof filters !== 'object' || filters === null || Array.isArray(filters)) throw refuse('they are not a JSON object');
	const read: Record<string, unknown> = {};
	for (const [name, value] of Object.entries(filters)) {
		const kind = kinds[name as keyof Filters];
		if (kind === undefined) throw refuse(`there is no filter "${name}"`);
		if (value === undefined || value === null || value === '') continue;
		read[name] = readers[kind](value);
		if (read[name] === undefined) throw refuse(`"${name}" is ${JSON.stringify(value)}; it must be ${expected[kind]}`);
	}
	return read;
}

/** IDs in one order and once each, and nothing that does not restrict anything: the same choice always reads the same. */
function normalised(filters: Filters): Filters {
	const { invoiceMonths, customerCheckbox, subCustomers } = filters;
	const ids = (list: readonly string[] = []) => [...new Set(list)].sort((a, b) => Number(a) - Number(b));
	const all = {
		subsidiaries: ids(filters.subsidiaries),
		primarySubsidiaryOnly: filters.primarySubsidiaryOnly && ids(filters.subsidiaries).length > 0,
		invoiceMonths,
		olderOpenInvoices: filters.olderOpenInvoices && invoiceMonths !== undefined && !filters.openInvoicesOnly,
		openInvoicesOnly: filters.openInvoicesOnly,
		customersWithInvoicesOnly: filters.customersWithInvoicesOnly,
		customerCheckbox: customerCheckbox?.toLowerCase(),
		customers: ids(filters.customers),
		excludedCustomers: ids(filters.excludedCustomers),
		activeCustomersOnly: filters.activeCustomersOnly,
		subCustomers,
	};
	const restricts = (value: unknown) => Boolean(value) && !(Array.isArray(value) && value.length === 0);
	return Object.fromEntries(Object.entries(all).filter(([, value]) => restricts(value)));
}

const invoicesOnly: ReadonlyArray<keyof Filters> = ['invoiceMonths', 'olderOpenInvoices', 'openInvoicesOnly'];

/**
 * Those of the filters that concern a point's records, always written alike: another choice of the others does not have
 * them read anew.
 */
export function filtersOf(point: IntegrationPoint, filters: Filters): Filters {
	const { belongsTo } = point;
	if (!belongsTo) return {};
	const chosen = normalised(filters);
	const concerns = (name: string) => point.name === 'invoice' || !invoicesOnly.includes(name as keyof Filters);
	const own: Filters = Object.fromEntries(Object.entries(chosen).filter(([name]) => concerns(name)));
	const { subCustomers, ...others } = own;
	if (subCustomers === undefined || !showsTopCustomer(point)) return others;
	// What belongs to a customer has the same top-most parent either way.
	return { ...others, subCustomers: point.name === 'customer' ? subCustomers : 'group' };
}

/** Notes and messages name the record they are on, and that has it. */
const showsTopCustomer = ({ belongsTo }: IntegrationPoint): boolean =>
	belongsTo !== undefined && belongsTo.transaction === undefined;

/**
 * The point as a sync with these filters reads it: its source restricted, what else moves its records, and the fields
 * that the filters add.
 * @param firstReading the moment of the first reading with these filters, ISO 8601 in UTC to the second, kept as long as
 * the filters stay: invoices do not drop out by ageing. `null` where there is none: nothing is restricted by dates.
 */
export function filteredPoint(point: IntegrationPoint, filters: Filters, firstReading: string | null): IntegrationPoint {
	const own = filtersOf(point, filters);
	if (Object.keys(own).length === 0) return point;
	const movers = moversOf(point, own, firstReading);
	const restricted: IntegrationPoint = {
		...point,
		source: restrict(point.source, conditionsOf(point, own, firstReading), entryOf(point, own, firstReading)),
		...(point.bySoap && { bySoap: { ...point.bySoap, customers: customersOf(own, firstReading) } }),
		...(movers.length > 0 && { movedBy: [...(point.movedBy ?? []), ...movers] }),
	};
	return own.subCustomers ? withTopCustomer(restricted, own.subCustomers) : restricted;
}

/** Whether the filters ask which further subsidiaries customers have, which not every role may see. */
export const asksForRelationships = (point: IntegrationPoint, filters: Filters): boolean =>
	needsRelationships(point, filtersOf(point, filters));

function restrict(source: Source, conditions: readonly string[], entry: string | undefined): Source {
	const all = [source.where, ...conditions].filter((condition) => condition !== undefined);
	return {
		...source,
		...(all.length > 0 && { where: all.map((condition) => `(${condition})`).join(' AND ') }),
		...(entry !== undefined && { entry }),
	};
}

function withTopCustomer(point: IntegrationPoint, subCustomers: 'archive' | 'group'): IntegrationPoint {
	const { belongsTo, sublists } = point;
	const withTree = (source: Source, customer: string): Source => ({
		...source,
		joins: [...(source.joins ?? []), { table: `(${customerTree(subCustomers)})`, alias: 'tree', on: `tree.customerid = ${customer}` }],
	});
	const top: Field = { name: 'topCustomerId', label: 'Top-Most Customer', type: 'id', column: 'tree.topid' };
	const lines = belongsTo?.lines;
	if (lines) {
		const grown = (sublist: Sublist): Sublist => ({
			...sublist,
			source: withTree(sublist.source, `${sublist.source.alias}.entity`),
			fields: [...sublist.fields, top],
		});
		return { ...point, sublists: sublists?.map((sublist) => (sublist.name === lines.sublist ? grown(sublist) : sublist)) };
	}
	if (!belongsTo?.customer) return point;
	const added: readonly Field[] =
		belongsTo.customer === point.id
			? [
					{ ...top, name: 'topParentId', label: 'Top-Most Parent' },
					{ name: 'isArchived', label: 'Archived', type: 'boolean', column: 'tree.archived' },
				]
			: [top];
	return { ...point, source: withTree(point.source, belongsTo.customer), fields: [...point.fields, ...added] };
}
