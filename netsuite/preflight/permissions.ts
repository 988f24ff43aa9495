/**
 * The least that a role needs, in NetSuite's own words: what is ticked under Setup > Users/Roles > Manage Roles, the role,
 * Permissions. NetSuite publishes no list of what each SuiteQL table needs, so the pairs are believed, but for those that
 * its help names. docs/credentials.md has the same ones; a test compares.
 */

export interface Permission {
	/** The subtab of *Permissions* on which it stands. */
	readonly subtab: 'Transactions' | 'Reports' | 'Lists' | 'Setup';
	readonly name: string;
	readonly level: 'View' | 'Create' | 'Full';
}

const permission =
	(subtab: Permission['subtab'], level: Permission['level'] = 'View') =>
	(name: string): Permission => ({ subtab, name, level });

const transactions = permission('Transactions');
const lists = permission('Lists');
const setup = permission('Setup');

const findTransaction = transactions('Find Transaction');

/** Needed by every request. */
export const always = {
	rest: permission('Setup', 'Full')('REST Web Services'),
	suiteql: permission('Reports')('SuiteAnalytics Workbook'),
	soap: permission('Setup', 'Full')('SOAP Web Services'),
} as const;

/** By integration point: to see its records. */
export const ofPoint: Readonly<Record<string, readonly Permission[]>> = {
	currency: [lists('Currency')],
	term: [setup('Accounting Lists')],
	paymentMethod: [setup('Accounting Lists')],
	location: [lists('Locations')],
	department: [lists('Departments')],
	class: [lists('Classes')],
	subsidiary: [lists('Subsidiaries')],
	account: [lists('Accounts')],
	currencyRate: [lists('Currency')],
	contact: [lists('Contacts')],
	customer: [lists('Customers')],
	invoice: [transactions('Invoice'), findTransaction],
	customerPayment: [transactions('Customer Payment'), findTransaction],
	customerDeposit: [transactions('Customer Deposit'), findTransaction],
	depositApplication: [transactions('Deposit Application'), findTransaction],
	creditMemo: [transactions('Credit Memo'), findTransaction],
	salesOrder: [transactions('Sales Order'), findTransaction],
	customerRefund: [transactions('Customer Refund'), findTransaction],
	journalEntry: [transactions('Make Journal Entry'), findTransaction, lists('Accounts')],
	note: [lists('Notes Tab')],
	message: [lists('Track Messages')],
};

/** By field: to see it, where what it refers to is no integration point. */
export const ofField: Readonly<Record<string, readonly Permission[]>> = {
	salesRep: [lists('Employee Record')],
	author: [lists('Employee Record')],
	recipient: [lists('Employee Record')],
	item: [lists('Items')],
	postingPeriod: [setup('Manage Accounting Periods')],
	lines: [findTransaction],
	applications: [findTransaction],
};

export const deletions = setup('Deleted Records');

/** By what a custom field's script ID begins with: to see the exact types. */
export const ofCustomFields: Readonly<Record<string, Permission>> = {
	custentity: setup('Custom Entity Fields'),
	custbody: setup('Custom Body Fields'),
};

/** What is written, by integration point. */
export const ofWriting: Readonly<Record<string, Permission>> = {
	contact: permission('Lists', 'Create')('Contacts'),
	message: permission('Lists', 'Create')('Track Messages'),
	note: permission('Lists', 'Create')('Notes Tab'),
};

/** `Transactions > Invoice (View)` */
export const nameOf = ({ subtab, name, level }: Permission): string => `${subtab} > ${name} (${level})`;

/** Where in NetSuite to give them. */
export function give(permissions: readonly Permission[]): string {
	const names = [...new Set(permissions.map(nameOf))];
	return `Give the token's role ${names.join(' and ')}: Setup > Users/Roles > Manage Roles, the role, Edit, Permissions.`;
}
