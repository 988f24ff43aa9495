import { customLists } from '../customFields';
import { boolean, date, generated, integer, number, text, timestamp, to, type StoredTable } from './types';
import { accountTypes } from './views';

/** Lists: currencies, terms, the chart of accounts, subsidiaries and what else other records refer to. */

const tree = (name: string, self: string): StoredTable => ({
	name,
	columns: { id: integer, name: text, fullname: text, parent: to(self), isinactive: boolean, externalid: text },
	displayColumn: 'fullname',
});

const customList = (name: string): StoredTable => ({
	name,
	columns: { id: integer, name: text, recordid: integer, isinactive: boolean },
	displayColumn: 'name',
});

const accountTypeNames = Object.fromEntries(Object.entries(accountTypes).map(([type, [name]]) => [type, name]));

export const lists: Record<string, StoredTable> = {
	currency: {
		name: 'currency',
		feature: 'multiCurrency',
		columns: {
			id: integer,
			name: text,
			symbol: text,
			displaysymbol: text,
			symbolplacement: generated('integer', '1'),
			externalid: generated('text', 'NULL'),
			currencyprecision: integer,
			exchangerate: number,
			isbasecurrency: boolean,
			isinactive: boolean,
			lastmodifieddate: timestamp,
		},
		displayColumn: 'name',
	},
	currencyrate: {
		name: 'currencyRate',
		feature: 'multiCurrency',
		columns: {
			id: integer,
			basecurrency: to('currency'),
			transactioncurrency: to('currency'),
			exchangerate: number,
			effectivedate: date,
			lastmodifieddate: timestamp,
		},
		indexes: [['basecurrency', 'transactioncurrency', 'effectivedate']],
	},
	term: {
		name: 'term',
		columns: {
			id: integer,
			name: text,
			daysuntilnetdue: integer,
			discountpercent: number,
			daysuntilexpiry: integer,
			isinactive: boolean,
		},
		displayColumn: 'name',
	},
	paymentmethod: {
		name: 'paymentMethod',
		columns: { id: integer, name: text, methodtype: text, isinactive: boolean },
		displayColumn: 'name',
	},
	location: {
		...tree('location', 'location'),
		columns: { ...tree('location', 'location').columns, subsidiary: { ...text, feature: 'oneWorld' } },
	},
	department: tree('department', 'department'),
	classification: tree('classification', 'classification'),
	subsidiary: {
		name: 'subsidiary',
		feature: 'oneWorld',
		columns: {
			id: integer,
			name: text,
			fullname: text,
			legalname: text,
			parent: to('subsidiary'),
			currency: to('currency', 'multiCurrency'),
			country: text,
			isinactive: boolean,
			iselimination: boolean,
			email: generated('text', 'NULL'),
			state: generated('text', 'NULL'),
			externalid: generated('text', 'NULL'),
		},
		displayColumn: 'fullname',
	},
	account: {
		name: 'account',
		columns: {
			id: integer,
			acctnumber: text,
			accountsearchdisplaynamecopy: text,
			accountsearchdisplayname: text,
			fullname: text,
			externalid: text,
			accttype: { ...text, display: accountTypeNames },
			displaynamewithhierarchy: generated('text', 'accountsearchdisplayname'),
			generalrate: generated('text', "'CURRENT'"),
			cashflowrate: generated('text', "'AVERAGE'"),
			sspecacct: generated('text', 'NULL'),
			includechildren: generated('boolean', "'F'"),
			description: text,
			parent: to('account'),
			currency: to('currency', 'multiCurrency'),
			issummary: boolean,
			eliminate: boolean,
			isinactive: boolean,
		},
		displayColumn: 'accountsearchdisplayname',
	},
	accountingperiod: {
		name: 'accountingPeriod',
		columns: {
			id: integer,
			periodname: text,
			startdate: date,
			enddate: date,
			isposting: boolean,
			isadjust: boolean,
			isyear: boolean,
			isquarter: boolean,
			closed: boolean,
			alllocked: boolean,
			arlocked: boolean,
			aplocked: boolean,
			closedondate: timestamp,
			lastmodifieddate: timestamp,
			parent: to('accountingperiod'),
			isinactive: generated('boolean', "'F'"),
			allownonglchanges: generated('boolean', "'F'"),
		},
		displayColumn: 'periodname',
	},
	accountingbook: {
		name: 'accountingBook',
		columns: { id: integer, name: text, isprimary: boolean, basebook: to('accountingbook') },
		displayColumn: 'name',
	},
	item: {
		name: 'item',
		columns: {
			id: integer,
			itemid: text,
			displayname: text,
			fullname: text,
			itemtype: text,
			description: text,
			incomeaccount: to('account'),
			isinactive: boolean,
			externalid: generated('text', 'NULL'),
		},
		displayColumn: 'itemid',
	},
	...Object.fromEntries(Object.entries(customLists).map(([table, list]) => [table, customList(list.name)])),
};
