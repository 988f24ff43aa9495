import { boolean, key, reference, text } from '../field';
import { declared } from './declared';
import type { SearchType } from './type';

/** Lists and items. */

/** Names that searches have for what REST calls otherwise. */
const listFields: Readonly<Record<string, SearchType['fields']>> = {
	account: {
		name: text('r.fullname', 'Name'),
		number: text('r.acctnumber', 'Number'),
		type: key('r.accttype', 'Type'),
		displayname: text('r.accountsearchdisplayname', 'Display Name'),
		description: text('r.description', 'Description'),
		externalid: key('r.externalid', 'External ID'),
		issummary: boolean('r.issummary', 'Summary'),
	},
	item: {
		name: text('r.itemid', 'Name'),
		itemid: text('r.itemid', 'Name'),
		displayname: text('r.displayname', 'Display Name'),
		type: key('r.itemtype', 'Type'),
		description: text('r.description', 'Description'),
		salesdescription: text('r.description', 'Description'),
		incomeaccount: reference('r.incomeaccount', 'Income Account', 'account'),
	},
	subsidiary: {
		name: text('r.fullname', 'Name'),
		namenohierarchy: text('r.name', 'Name (no hierarchy)'),
		legalname: text('r.legalname', 'Legal Name'),
		country: key('r.country', 'Country'),
		iselimination: boolean('r.iselimination', 'Elimination'),
	},
	currency: {
		name: text('r.name', 'Name'),
		symbol: text('r.symbol', 'ISO Code'),
		displaysymbol: text('r.displaysymbol', 'Symbol'),
		isbasecurrency: boolean('r.isbasecurrency', 'Base Currency'),
	},
	accountingperiod: {
		periodname: text('r.periodname', 'Name'),
		isinactive: boolean("'F'", 'Inactive'),
	},
	department: { name: text('r.fullname', 'Name'), namenohierarchy: text('r.name', 'Name (no hierarchy)') },
	classification: { name: text('r.fullname', 'Name'), namenohierarchy: text('r.name', 'Name (no hierarchy)') },
	location: { name: text('r.fullname', 'Name'), namenohierarchy: text('r.name', 'Name (no hierarchy)') },
	term: { name: text('r.name', 'Name') },
	paymentmethod: { name: text('r.name', 'Name') },
};

function list(name: string): SearchType {
	return declared({ name, record: name, fields: listFields[name] });
}

/** Items by kind, and what `item.itemtype` has for each. */
const itemKinds: Readonly<Record<string, string>> = {
	inventoryitem: 'InvtPart',
	noninventoryitem: 'NonInvtPart',
	serviceitem: 'Service',
	otherchargeitem: 'OthCharge',
	discountitem: 'Discount',
	descriptionitem: 'Description',
};

const itemRecordType = `CASE r.itemtype ${Object.entries(itemKinds)
	.map(([name, kind]) => `WHEN '${kind}' THEN '${name}'`)
	.join(' ')} ELSE 'item' END`;

const items: readonly SearchType[] = [
	list('item'),
	...Object.keys(itemKinds).map((name) => ({ ...list('item'), name, where: `r.itemtype = '${itemKinds[name]!}'` })),
].map((type) => ({ ...type, recordType: itemRecordType }));

export const listTypes: readonly SearchType[] = [
	...[
		'subsidiary',
		'currency',
		'account',
		'accountingperiod',
		'department',
		'classification',
		'location',
		'term',
		'paymentmethod',
	].map(list),
	...items,
];
