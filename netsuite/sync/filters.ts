import type { IntegrationPoint } from '../integrationPoints/types';

/** Which records a sync is to read. What is left out does not restrict anything. */
export interface Filters {
	/** Internal IDs of subsidiaries: only their documents and customers. */
	readonly subsidiaries?: readonly string[];
	/** Of the subsidiaries' customers only those whose primary subsidiary is among them. */
	readonly primarySubsidiaryOnly?: boolean;
	/** Invoices dated within so many months before the first reading; later ones always. */
	readonly invoiceMonths?: number;
	/** Older invoices, too, as long as they are open. */
	readonly olderOpenInvoices?: boolean;
	/** Only invoices that are open when they are read first; they are then followed until they are settled. */
	readonly openInvoicesOnly?: boolean;
	/** Only customers that have an invoice. */
	readonly customersWithInvoicesOnly?: boolean;
	/** ID of a checkbox field of customers: only customers that have it checked, and what belongs to them. */
	readonly customerCheckbox?: string;
	/** Internal IDs: only these customers, and what belongs to them. */
	readonly customers?: readonly string[];
	/** Internal IDs of customers that are left out with all that belongs to them, such as intercompany ones. */
	readonly excludedCustomers?: readonly string[];
	/** Leaves out customers that are inactive when they would be read first. */
	readonly activeCustomersOnly?: boolean;
	/**
	 * Adds the top-most parent to customers and to what belongs to them. `archive` also counts a sub-customer as
	 * archived, as an inactive customer is; `group` takes the top-most parent for the customer group.
	 */
	readonly subCustomers?: 'archive' | 'group';
}

/** Those of the filters that concern a point's records: another choice of the others does not have them read anew. */
export function filtersOf(_point: IntegrationPoint, filters: Filters): Filters {
	return filters;
}

/**
 * The point as a sync with these filters reads it: its source restricted, what else moves its records, and the fields
 * that the filters add.
 * @param horizon the date `YYYY-MM-DD` from which invoices count, fixed at the first reading; `null` for all.
 */
export function filteredPoint(point: IntegrationPoint, _filters: Filters, _horizon: string | null): IntegrationPoint {
	return point;
}
