import { contactRoles } from '../../schema/entities';
import { boolean, choice, date, integer, key, text, timestamp } from '../field';
import { declared } from './declared';
import type { SearchJoin, SearchType } from './type';

/** Customers, contacts and the others. */

const transactions: SearchJoin = { to: 'transaction', on: 'jt.entity = r.id' };
const messages: SearchJoin = { to: 'message', on: 'r.id IN (j.entity, j.author, j.recipient)' };
const userNotes: SearchJoin = { to: 'note', on: 'j.entity = r.id' };

const people: SearchType['fields'] = {
	altname: text('r.altname', 'Name'),
	datecreated: timestamp('r.datecreated', 'Date Created'),
	lastmodifieddate: timestamp('r.lastmodifieddate', 'Last Modified'),
	firstname: text('r.firstname', 'First Name'),
	lastname: text('r.lastname', 'Last Name'),
	phone: text('r.phone', 'Phone'),
};

const documentDate = (which: 'MIN' | 'MAX', type: string) =>
	`(SELECT ${which}(s.trandate) FROM _transaction s WHERE s.entity = r.id AND s.type = '${type}')`;

/** Believed: sales are invoices, orders are sales orders. */
const customerDates: SearchType['fields'] = {
	firstorderdate: date(documentDate('MIN', 'SalesOrd'), 'Date of First Order'),
	lastorderdate: date(documentDate('MAX', 'SalesOrd'), 'Date of Last Order'),
	firstsaledate: date(documentDate('MIN', 'CustInvc'), 'Date of First Sale'),
	lastsaledate: date(documentDate('MAX', 'CustInvc'), 'Date of Last Sale'),
	daysoverdue: integer(
		'COALESCE((SELECT MAX(CAST(julianday((SELECT today FROM _clock)) - julianday(s.duedate) AS INTEGER)) FROM _transaction s' +
			" WHERE s.entity = r.id AND s.type = 'CustInvc' AND s.foreignamountunpaid > 0" +
			' AND s.duedate < (SELECT today FROM _clock)), 0)',
		'Days Overdue',
	),
};

const address = (flag: 'defaultbilling' | 'defaultshipping', column: string) =>
	'(SELECT a.' +
	column +
	' FROM customeraddressbook b JOIN customeraddressbookentityaddress a ON a.nkey = b.addressbookaddress' +
	` WHERE b.entity = r.id AND b.${flag} = 'T')`;

/** What a search calls the parts of an address. */
const addressParts: Readonly<Record<string, string>> = {
	address: 'addrtext',
	addressee: 'addressee',
	attention: 'attention',
	address1: 'addr1',
	address2: 'addr2',
	address3: 'addr3',
	city: 'city',
	state: 'state',
	zipcode: 'zip',
	country: 'country',
	countrycode: 'country',
	addressphone: 'addrphone',
};

/** Believed: without a prefix the address for billing. */
const addresses = (prefix: string, flag: 'defaultbilling' | 'defaultshipping'): SearchType['fields'] =>
	Object.fromEntries(
		Object.entries(addressParts).map(([name, column]) => [prefix + name, text(address(flag, column), 'Address')]),
	);

export const entityTypes: readonly SearchType[] = [
	declared({
		name: 'customer',
		record: 'customer',
		hasExternalId: true,
		fields: {
			...people,
			...customerDates,
			...addresses('', 'defaultbilling'),
			...addresses('bill', 'defaultbilling'),
			...addresses('ship', 'defaultshipping'),
			oncredithold: boolean('r.oncredithold', 'On Credit Hold'),
			stage: key("'CUSTOMER'", 'Stage'),
		},
		joins: {
			contact: { to: 'contact', on: 'j.company = r.id' },
			contactprimary: { to: 'contact', on: 'j.company = r.id AND j.contactrole = -10' },
			transaction: transactions,
			messages,
			usernotes: userNotes,
			salesrep: { to: 'employee', on: 'j.id = r.salesrep' },
			parentcustomer: { to: 'customer', on: 'j.id = r.parent' },
			subcustomer: { to: 'customer', on: 'j.parent = r.id' },
			msesubsidiary: { to: 'subsidiary', on: 'j.id = r.subsidiary' },
		},
	}),
	declared({
		name: 'contact',
		record: 'contact',
		hasExternalId: true,
		fields: {
			...people,
			role: choice('r.contactrole', 'Role', contactRoles),
			contactrole: choice('r.contactrole', 'Role', contactRoles),
		},
		joins: {
			customer: { to: 'customer', on: 'j.id = r.company' },
			customerprimary: { to: 'customer', on: 'j.id = r.company AND r.contactrole = -10' },
			parentcustomer: { to: 'customer', on: 'j.id = r.company' },
			vendor: { to: 'vendor', on: 'j.id = r.company' },
			transaction: { to: 'transaction', on: 'jt.entity = r.company' },
			messages,
			usernotes: userNotes,
		},
	}),
	declared({
		name: 'employee',
		record: 'employee',
		hasExternalId: true,
		fields: people,
		joins: { messages, usernotes: userNotes },
	}),
	declared({
		name: 'vendor',
		record: 'vendor',
		hasExternalId: true,
		fields: people,
		joins: { transaction: transactions, messages, usernotes: userNotes },
	}),
	declared({
		name: 'entity',
		hasExternalId: true,
		fields: {
			...people,
			entityid: text('r.entityid', 'ID'),
			email: text('r.email', 'Email'),
			isinactive: boolean('r.isinactive', 'Inactive'),
			type: key('r.type', 'Type'),
		},
		joins: { transaction: transactions, messages, usernotes: userNotes },
	}),
];
