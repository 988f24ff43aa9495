import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';

import { InvalidSettingError, readFilters, type Filters } from '../../netsuite';
import { namesIn } from '../shared/customFields';

/** What the collection *Filters* holds; expressions may give anything. */
interface Chosen {
	activeCustomersOnly?: boolean;
	customerCheckbox?: string | null;
	customers?: unknown;
	customersWithInvoicesOnly?: boolean;
	excludedCustomers?: unknown;
	invoiceMonths?: number | null;
	olderOpenInvoices?: boolean;
	openInvoicesOnly?: boolean;
	primarySubsidiaryOnly?: boolean;
	subCustomers?: string;
	subsidiaries?: unknown;
}

const labels: Readonly<Record<keyof Chosen, string>> = {
	activeCustomersOnly: 'Active Customers Only',
	customerCheckbox: 'Customer Checkbox Field',
	customers: 'Customer IDs',
	customersWithInvoicesOnly: 'Customers With Invoices Only',
	excludedCustomers: 'Excluded Customer IDs',
	invoiceMonths: 'Invoices of the Last Months',
	olderOpenInvoices: 'Older Open Invoices',
	openInvoicesOnly: 'Open Invoices Only',
	primarySubsidiaryOnly: 'Primary Subsidiary Only',
	subCustomers: 'Sub-Customers',
	subsidiaries: 'Subsidiaries',
};

/**
 * The filters as they were chosen by clicking.
 * @throws NodeOperationError for a value that is not of its kind; an expression that finds nothing must not let everything
 * through.
 */
export function chosenFilters(context: IExecuteFunctions, itemIndex: number): Filters {
	const chosen = context.getNodeParameter('filters', itemIndex, {}) as Chosen;
	const refuse = (message: string) =>
		new NodeOperationError(context.getNode(), message, {
			description: 'Correct it under Filters, or take it out there to do without.',
			itemIndex,
		});
	const found = Object.entries(chosen) as Array<[keyof Chosen, unknown]>;
	const empty = found.find(([, value]) => value === undefined || value === null);
	if (empty) throw refuse(`The expression in ${labels[empty[0]]} finds nothing.`);
	try {
		return found.reduce<Filters>((filters, [name, value]) => {
			const ids = ['subsidiaries', 'customers', 'excludedCustomers'].includes(name);
			// No months, as an empty text, are no restriction.
			const given = ids ? namesIn(value) : name === 'invoiceMonths' && value === 0 ? null : value;
			return { ...filters, ...readFilters({ [name]: given }) };
		}, {});
	} catch (error) {
		throw error instanceof InvalidSettingError ? refuse(error.message) : error;
	}
}
