import { historyStart, type Account } from '../account';
import { periodOf } from '../business/sales';
import { customLists } from '../customFields';
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

/** Years, quarters and months since the account began. */
function fillPeriods({ store }: Account): void {
	const now = dateOf(ACCOUNT_STARTS_AT);
	for (let year = 2020; year <= 2027; year++) {
		for (let month = 1; month <= 12; month++) {
			const start = `${year}-${String(month).padStart(2, '0')}-01`;
			const end = dateOf(Date.UTC(year, month, 0) / 1000);
			const closed = end < dateOf(ACCOUNT_STARTS_AT - 60 * DAY);
			const name = new Date(`${start}T00:00:00Z`).toLocaleString('en-US', { month: 'short', timeZone: 'UTC' });
			store.insert('accountingperiod', {
				id: periodOf(start),
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

function fillSmallLists({ store }: Account): void {
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
	for (const { id, name } of reference.files) {
		store.insert('file', { id, name, filetype: 'PDF', filesize: 1000 * id, isinactive: 'F', lastmodifieddate: since });
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
