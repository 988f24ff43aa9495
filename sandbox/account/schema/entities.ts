import { contactFields, customerFields, type CustomField } from '../customFields';
import { always, boolean, computed, date, empty, integer, manyOf, number, oneOf, text, timestamp, to } from './types';
import type { StoredColumn, StoredTable } from './types';
import { openLine } from './views';

/** Customers, contacts and the others who share their sequence of internal IDs. */

/** How the types of custom field are stored; percentages as NetSuite has them, 5 % is 0.05 (believed). */
const customColumn: Record<CustomField['type'], (references: string) => StoredColumn> = {
	text: () => text,
	longText: () => text,
	richText: () => text,
	email: () => text,
	phone: () => text,
	url: () => text,
	checkbox: () => boolean,
	integer: () => integer,
	decimal: () => number,
	currency: () => number,
	percent: () => number,
	date: () => date,
	datetime: () => timestamp,
	timeOfDay: () => text,
	list: (references) => to(references),
	multiselect: (references) => manyOf(references),
	document: (references) => to(references),
};

/** The columns of custom fields, named by their script ids. */
export function customColumns(fields: readonly CustomField[]): Record<string, StoredColumn> {
	return Object.fromEntries(fields.map((field) => [field.scriptId, customColumn[field.type](field.references ?? '')]));
}

export const contactRoles = { '-10': 'Primary Contact', '-20': 'Alternate Contact', '3': 'Accounts Payable' };

export const entityStatuses = { '13': 'CUSTOMER-Closed Won', '15': 'CUSTOMER-Renewal', '16': 'CUSTOMER-Lost Customer' };

/** Where customers came from: campaigns, of which an account has some from its first day (believed). */
export const leadSources = { '-2': 'Ad', '-4': 'Partner Referral', '-6': 'Web', '4': 'Trade Fair "Honig & Co"' };

/** Kept as names only: nothing else here is asked about partners. */
export const partners = { '811': 'Bärenstark Vertrieb', '812': 'Pollen Partners LLC' };

/** With numbered entities NetSuite shows number and name, otherwise the name once. */
export function entityDisplay(row: string): string {
	return (
		`CASE WHEN ${row}.altname IS NULL OR ${row}.altname = ${row}.entityid THEN ${row}.entityid` +
		` ELSE ${row}.entityid || ' ' || ${row}.altname END`
	);
}

/**
 * Open lines of the customer (those of journals too) in the customer's own currency, less what is not applied yet.
 * `whose`: the condition on the line's entity.
 */
const openBalance = (condition: string, whose = 'l.entity = r.id') =>
	'(SELECT ROUND(COALESCE(SUM(COALESCE(l.foreignamountunpaid, 0) - COALESCE(l.foreignpaymentamountunused, 0)), 0), 3)' +
	` FROM _transactionline l JOIN _transaction b ON b.id = l."transaction" WHERE ${whose} AND ${openLine('l.')}` +
	` AND b.currency = r.currency AND b.posting = 'T' AND ${condition})`;

/** The customer and all customers under it. */
const FAMILY =
	'l.entity IN (WITH RECURSIVE family (id) AS (SELECT r.id UNION SELECT c.id FROM _customer c JOIN family ON' +
	' c.parent = family.id) SELECT id FROM family)';

const RECEIVABLE = "b.type NOT IN ('CustDep', 'DepAppl', 'VendBill')";
const OVERDUE = "b.type = 'CustInvc' AND b.duedate < (SELECT today FROM _clock)";

/** Number and name, as `entitytitle` has them. */
const title = computed('text', entityDisplay('r'));

const defaultAddress = (use: 'billing' | 'shipping'): StoredColumn => ({
	...to('customeraddressbookentityaddress'),
	computed:
		'(SELECT b.addressbookaddress FROM customeraddressbook b WHERE b.entity = r.id AND' +
		` b.default${use} = 'T' ORDER BY b.internalid LIMIT 1)`,
});

const person: Record<string, StoredColumn> = {
	id: integer,
	entityid: text,
	altname: text,
	firstname: text,
	lastname: text,
	email: text,
	phone: text,
	isinactive: boolean,
	externalid: text,
	lastmodifieddate: timestamp,
	datecreated: timestamp,
};

/** `entity` shows everyone under one table, as NetSuite does; its columns are those all have. */
const everyone = (['customer', 'vendor', 'employee', 'contact'] as const)
	.map((table) => {
		const name = table === 'customer' ? '_customer' : table;
		const type = { customer: 'CustJob', vendor: 'Vendor', employee: 'Employee', contact: 'Contact' }[table];
		return `SELECT ${Object.keys(person).join(', ')}, '${type}' AS type FROM ${name}`;
	})
	.join(' UNION ALL ');

export const entities: Record<string, StoredTable> = {
	customer: {
		name: 'customer',
		columns: {
			...person,
			isperson: boolean,
			companyname: text,
			url: text,
			comments: text,
			salutation: text,
			middlename: text,
			title: text,
			altphone: text,
			mobilephone: text,
			homephone: text,
			fax: text,
			altemail: text,
			accountnumber: text,
			vatregnumber: text,
			parent: to('customer'),
			subsidiary: to('subsidiary', 'oneWorld'),
			currency: to('currency', 'multiCurrency'),
			terms: to('term'),
			creditlimit: number,
			salesrep: to('employee'),
			leadsource: oneOf(leadSources),
			partner: oneOf(partners),
			receivablesaccount: to('account'),
			entitystatus: oneOf(entityStatuses),
			oncredithold: boolean,
			entitytitle: title,
			balancesearch: computed('number', openBalance(RECEIVABLE)),
			overduebalancesearch: computed('number', openBalance(OVERDUE)),
			consolbalancesearch: computed('number', openBalance(RECEIVABLE, FAMILY)),
			consoloverduebalancesearch: computed('number', openBalance(OVERDUE, FAMILY)),
			searchstage: always('text', 'Customer'),
			taxitem: empty('integer'),
			category: empty('integer'),
			pricelevel: empty('integer'),
			representingsubsidiary: { ...to('subsidiary', 'oneWorld'), computed: 'NULL' },
			defaultbillingaddress: defaultAddress('billing'),
			defaultshippingaddress: defaultAddress('shipping'),
			unbilledorderssearch: computed(
				'number',
				'(SELECT ROUND(COALESCE(SUM(b.foreigntotal), 0), 3) FROM _transaction b' +
					" WHERE b.entity = r.id AND b.type = 'SalesOrd' AND b.status IN ('B', 'F'))",
			),
			...customColumns(customerFields),
		},
		displaySql: entityDisplay,
		indexes: [['lastmodifieddate'], ['parent'], ['externalid']],
	},
	/** Subsidiaries that customers have beside their own; NetSuite shows all of them in one table. */
	_furthersubsidiary: {
		name: 'furtherSubsidiary',
		internal: 'machinery',
		columns: { id: integer, entity: to('customer'), subsidiary: to('subsidiary'), externalid: text, lastmodifieddate: timestamp },
		indexes: [['entity']],
	},
	contact: {
		name: 'contact',
		columns: {
			...person,
			title: text,
			officephone: text,
			mobilephone: text,
			fax: text,
			company: to('entity'),
			contactrole: oneOf(contactRoles),
			subsidiary: to('subsidiary', 'oneWorld'),
			salutation: text,
			middlename: text,
			altemail: text,
			homephone: text,
			comments: text,
			isprivate: boolean,
			...customColumns(contactFields),
		},
		indexes: [['company'], ['externalid']],
		displaySql: (row) => `${row}.entityid`,
	},
	/** Seen: these columns, in queries that people run. Here a contact belongs to one company. */
	companycontactrelationship: {
		name: 'CompanyContactRelationship',
		key: 'contact',
		columns: { company: to('entity'), contact: to('contact'), role: oneOf(contactRoles) },
		view: 'SELECT company, id AS contact, contactrole AS role FROM contact WHERE company IS NOT NULL',
	},
	vendor: {
		name: 'vendor',
		columns: { ...person, companyname: text, isperson: boolean, currency: to('currency', 'multiCurrency') },
		displaySql: entityDisplay,
	},
	employee: {
		name: 'employee',
		columns: { ...person, title: text, issalesrep: boolean, supervisor: to('employee') },
		displaySql: (row) => `${row}.entityid`,
	},
	entity: {
		name: 'entity',
		columns: { ...person, type: text },
		view: everyone,
		displaySql: (row) =>
			`CASE WHEN ${row}.type IN ('Contact', 'Employee') THEN ${row}.entityid ELSE ${entityDisplay(row)} END`,
	},
};
