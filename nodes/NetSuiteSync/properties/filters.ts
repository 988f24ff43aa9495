import type { INodeProperties } from 'n8n-workflow';

/** In alphabetical order, as n8n's lint wants them. */
export const filterProperties: INodeProperties[] = [
	{
		displayName: 'Active Customers Only',
		name: 'activeCustomersOnly',
		type: 'boolean',
		default: true,
		description:
			'Whether to leave out customers that are inactive at the first reading, with what belongs to them, until they are changed in NetSuite. A customer that becomes inactive later stays and is marked as inactive.',
	},
	{
		displayName: 'Customer Checkbox Field Name or ID',
		name: 'customerCheckbox',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getCustomerCheckboxes' },
		default: '',
		description:
			'Read only customers that have this field checked, with what belongs to them; never touched counts as unchecked. Unchecked later: what is stored stays and is not updated. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{
		displayName: 'Customer IDs',
		name: 'customers',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1041,1057',
		description: 'Internal IDs, with commas between: read only these customers, with what belongs to them',
	},
	{
		displayName: 'Customers With Invoices Only',
		name: 'customersWithInvoicesOnly',
		type: 'boolean',
		default: true,
		description:
			'Whether to read only customers that have an invoice, with what belongs to them. A customer comes with its first invoice.',
	},
	{
		displayName: 'Excluded Customer IDs',
		name: 'excludedCustomers',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1041,1057',
		description:
			'Internal IDs, with commas between: leave out these customers, with what belongs to them. For intercompany customers, say.',
	},
	{
		displayName: 'Invoices of the Last Months',
		name: 'invoiceMonths',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 1200 },
		default: 12,
		description:
			'Read invoices dated within so many months before the first reading, and all later ones. Invoices do not drop out as they age. 0 reads all.',
	},
	{
		displayName: 'Older Open Invoices',
		name: 'olderOpenInvoices',
		type: 'boolean',
		default: true,
		description:
			'Whether to read invoices older than those months as well, if they are open when they are read first. They are followed until they are settled. Needs Invoices of the Last Months.',
	},
	{
		displayName: 'Open Invoices Only',
		name: 'openInvoicesOnly',
		type: 'boolean',
		default: true,
		description:
			'Whether to read only invoices that are open when they are read first. They are followed until they are settled, so none stays open by mistake.',
	},
	{
		displayName: 'Primary Subsidiary Only',
		name: 'primarySubsidiaryOnly',
		type: 'boolean',
		default: true,
		description:
			'Whether a customer counts by its primary subsidiary alone. Otherwise a customer counts that has a chosen subsidiary as a further one, too. Needs Subsidiaries.',
	},
	{
		displayName: 'Sub-Customers',
		name: 'subCustomers',
		type: 'options',
		options: [
			{
				name: 'Archive',
				value: 'archive',
				description: 'Sub-customers are marked as archived, active or not; what belongs to them names the top-most parent',
			},
			{
				name: 'Group',
				value: 'group',
				description: 'Customers keep their state; the top-most parent is the customer group',
			},
		],
		default: 'archive',
		description:
			'Adds the columns topParentId and isArchived to customers, and topCustomerId to their documents and contacts',
	},
	{
		displayName: 'Subsidiary Names or IDs',
		name: 'subsidiaries',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getSubsidiaries' },
		default: [],
		description:
			'Read only documents of these subsidiaries, and customers that have one of them. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
];
