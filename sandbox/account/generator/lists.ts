import { historyStart, type Account } from '../account';
import { periodOf } from '../business/sales';
import { customLists } from '../customFields';
import { createFolder, createRootFolders, writeContent } from '../fileCabinet';
import { pdfOf } from '../pdf';
import * as reference from '../reference';
import { ACCOUNT_STARTS_AT, DAY, dateOf, HOUR } from '../time';
import type { SqlValue } from '../../suiteql/engine';

const flag = (value: boolean | undefined) => (value ? 'T' : 'F');

const since = Date.parse(historyStart()) / 1000;

/** Fills the lists that are alike in every account, and the exchange rates, which are not. */
export function fillLists(account: Account): void {
	fillMoney(account);
	fillSubsidiaries(account);
	fillAccounts(account);
	fillPeriods(account);
	fillTrees(account);
	fillSmallLists(account);
	fillItems(account);
}

function fillMoney({ store, features }: Account): void {
	for (const currency of reference.currencies) {
		if (!features.multiCurrency && currency !== reference.baseCurrency) continue;
		store.insert('currency', {
			id: currency.id,
			name: currency.name,
			symbol: currency.symbol,
			displaysymbol: currency.sign,
			currencyprecision: currency.precision,
			exchangerate: currency.dollars,
			isbasecurrency: flag(currency === reference.baseCurrency),
			isinactive: flag(currency.inactive),
			lastmodifieddate: since,
		});
	}
}

/** Rates of every currency against every subsidiary's, for every day on which new ones came in. */
export function fillRates(account: Account): void {
	const bases = [...new Set(account.subsidiaries.map(({ currency }) => currency))];
	for (const date of account.rates.days) {
		for (const base of bases) {
			for (const currency of account.currencies)
				addRate(account, base, currency, date, Date.parse(date) / 1000 + 6 * HOUR);
		}
	}
}

export function addRate(
	account: Account,
	base: number,
	currency: number,
	date: string,
	at: number,
	rate?: number,
): number {
	const id = account.nextId('currencyRate');
	account.store.insert('currencyrate', {
		id,
		basecurrency: base,
		transactioncurrency: currency,
		exchangerate: rate ?? account.rates.rate(base, currency, date),
		effectivedate: date,
		lastmodifieddate: at,
	});
	return id;
}

function fillSubsidiaries({ store, features }: Account): void {
	for (const subsidiary of reference.subsidiaries) {
		if (!features.oneWorld && subsidiary.id !== 1) continue;
		store.insert('subsidiary', {
			id: subsidiary.id,
			name: subsidiary.name,
			fullname: path(subsidiary, reference.subsidiaries),
			legalname: subsidiary.legalName,
			parent: subsidiary.parent,
			currency: features.multiCurrency ? subsidiary.currency : reference.baseCurrency.id,
			country: subsidiary.country,
			isinactive: flag(subsidiary.inactive),
			iselimination: flag(subsidiary.elimination),
		});
	}
}

function fillAccounts({ store, features }: Account): void {
	for (const account of reference.chartOfAccounts) {
		const fullName = path({ ...account, parent: account.parent ?? null }, reference.chartOfAccounts);
		store.insert('account', {
			id: account.id,
			acctnumber: account.number,
			accountsearchdisplaynamecopy: account.name,
			accountsearchdisplayname: [account.number, fullName].filter(Boolean).join(' '),
			fullname: fullName,
			externalid: account.number === '1101' ? 'gl-1101' : null,
			accttype: account.type,
			description: account.description ?? null,
			parent: account.parent ?? null,
			currency: features.multiCurrency ? (account.currency ?? null) : null,
			issummary: flag(account.summary),
			eliminate: flag(account.eliminate),
			isinactive: flag(account.inactive),
		});
	}
}

/** A year's months end with their quarter's number, and it begins with its own. */
const yearOf = (year: number) => periodOf(`${year}-01-01`) - 1;
const quarterOf = (date: string) => yearOf(Number(date.slice(0, 4))) + 4 * Math.ceil(Number(date.slice(5, 7)) / 3);

/** Years, quarters and months since the account began. */
function fillPeriods(account: Account): void {
	const { store } = account;
	const now = dateOf(ACCOUNT_STARTS_AT);
	for (let year = 2020; year <= 2027; year++) {
		addWholePeriod(account, yearOf(year), `FY ${year}`, `${year}-01-01`, `${year}-12-31`, null);
		for (let quarter = 1; quarter <= 4; quarter++) {
			const start = `${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`;
			const end = dateOf(Date.UTC(year, quarter * 3, 0) / 1000);
			addWholePeriod(account, quarterOf(start), `Q${quarter} ${year}`, start, end, yearOf(year));
		}
		for (let month = 1; month <= 12; month++) {
			const start = `${year}-${String(month).padStart(2, '0')}-01`;
			const end = dateOf(Date.UTC(year, month, 0) / 1000);
			const closed = end < dateOf(ACCOUNT_STARTS_AT - 60 * DAY);
			const name = new Date(`${start}T00:00:00Z`).toLocaleString('en-US', { month: 'short', timeZone: 'UTC' });
			store.insert('accountingperiod', {
				id: periodOf(start),
				parent: quarterOf(start),
				periodname: `${name} ${year}`,
				startdate: start,
				enddate: end,
				isposting: 'T',
				isadjust: 'F',
				isyear: 'F',
				isquarter: 'F',
				closed: flag(closed),
				alllocked: flag(closed),
				arlocked: flag(closed),
				aplocked: flag(closed),
				closedondate: closed && end < now ? Date.parse(end) / 1000 + 10 * DAY : null,
				lastmodifieddate: since,
			});
		}
	}
}

/** A year or a quarter: nothing is posted to it. */
function addWholePeriod({ store }: Account, id: number, name: string, start: string, end: string, year: number | null): void {
	const closed = flag(end < dateOf(ACCOUNT_STARTS_AT - 60 * DAY));
	store.insert('accountingperiod', {
		id,
		periodname: name,
		startdate: start,
		enddate: end,
		isposting: 'F',
		isadjust: 'F',
		isyear: flag(year === null),
		isquarter: flag(year !== null),
		closed,
		alllocked: closed,
		arlocked: closed,
		aplocked: closed,
		closedondate: null,
		lastmodifieddate: since,
		parent: year,
	});
}

interface Branch {
	readonly id: number;
	readonly name: string;
	readonly parent: number | null;
	readonly inactive?: boolean;
}

function fillTrees({ store }: Account): void {
	const trees: Record<string, readonly Branch[]> = {
		department: reference.departments,
		classification: reference.classes,
		location: reference.locations,
	};
	for (const [table, branches] of Object.entries(trees)) {
		for (const branch of branches) {
			store.insert(table, {
				id: branch.id,
				name: branch.name,
				fullname: path(branch, branches),
				parent: branch.parent,
				isinactive: flag(branch.inactive),
			});
		}
	}
}

/** `Parent : Child` */
function path(branch: Branch, branches: ReadonlyArray<{ id: number; name: string; parent?: number | null }>): string {
	const parent = branches.find(({ id }) => id === branch.parent);
	return parent ? `${path({ ...parent, parent: parent.parent ?? null }, branches)} : ${branch.name}` : branch.name;
}

function fillSmallLists(account: Account): void {
	const { store } = account;
	for (const term of reference.terms) {
		store.insert('term', {
			id: term.id,
			name: term.name,
			daysuntilnetdue: term.days,
			discountpercent: term.discount,
			daysuntilexpiry: term.discount === null ? null : 10,
			isinactive: flag(term.inactive),
		});
	}
	for (const method of reference.paymentMethods) {
		store.insert('paymentmethod', { id: method.id, name: method.name, isinactive: flag('inactive' in method) });
	}
	store.insert('accountingbook', { id: 1, name: 'Primary Accounting Book', isprimary: 'T', basebook: null });
	store.insert('accountingbook', { id: 2, name: 'UK GAAP', isprimary: 'F', basebook: 1 });
	for (const [table, list] of Object.entries(customLists)) {
		list.values.forEach((name, index) =>
			store.insert(table, {
				id: index + 1,
				name,
				recordid: index + 1,
				isinactive: flag(list.inactive?.includes(index + 1)),
			}),
		);
	}
	createRootFolders(account);
	const documents = createFolder(account, 'Documents', null);
	for (const { id, name } of reference.files) {
		const content = pdfOf([name]);
		store.insert('_file', {
			id,
			name,
			folder: documents,
			filetype: 'PDF',
			filesize: content.length,
			isonline: 'F',
			isinactive: 'F',
			createddate: since,
			lastmodifieddate: since,
		});
		writeContent(account, id, content);
	}
}

function fillItems({ store }: Account): void {
	const all: Array<Record<string, SqlValue> & { id: number; name: string; type: string }> = [
		...reference.items.map((item) => ({ ...item })),
		{ ...reference.discountItem },
		{ ...reference.descriptionItem },
	];
	for (const item of all) {
		store.insert('item', {
			id: item.id,
			itemid: item.name,
			displayname: item.name,
			fullname: item.name,
			itemtype: item.type,
			description: item.description ?? null,
			incomeaccount: item.account ?? null,
			isinactive: 'F',
		});
	}
}
