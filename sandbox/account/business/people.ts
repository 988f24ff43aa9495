import { contactFields, customerFields } from '../customFields';
import type { Account } from '../account';
import { createRandom, type Random } from '../random';
import { accounts, salesRepIds, terms, type Subsidiary } from '../reference';
import { leadSources, partners } from '../schema/entities';
import { HOUR } from '../time';
import { companyName, firstName, lastName, phone, prose, slug } from '../words';
import { addFirstAddresses } from './addresses';
import { customValues } from './customFieldValues';

/** What business needs to know of a customer. */
export interface Customer {
	id: number;
	subsidiary: number;
	/** Another one that does business with the customer, too. */
	furtherSubsidiary: number | null;
	currency: number;
	terms: number | null;
	salesRep: number | null;
	email: string | null;
}

/** Enters a customer. `parent` makes it a sub-customer, which shares subsidiary and currency with its parent. */
export function addCustomer(account: Account, random: Random, at: number, parent: Customer | null): Customer {
	const subsidiary = parent?.subsidiary ?? pickSubsidiary(account, random).id;
	const currency = parent?.currency ?? pickCurrency(account, random, subsidiary);
	const isPerson = random.chance(0.15);
	const [first, last] = [firstName(random), lastName(random)];
	const name = isPerson ? `${first} ${last}` : companyName(random);
	const id = account.nextId('entity');
	const termId = random.chance(0.8) ? random.pick(terms).id : null;
	const salesRep = random.chance(0.7) ? random.pick(salesRepIds) : null;
	const email = random.chance(0.8) ? emailFor(random, name) : null;

	account.store.insert('_customer', {
		id,
		entityid: random.chance(0.6) ? `CUST${1000 + id}` : name,
		altname: name,
		isperson: isPerson ? 'T' : 'F',
		companyname: isPerson ? null : name,
		firstname: isPerson ? first : null,
		lastname: isPerson ? last : null,
		email,
		phone: random.chance(0.6) ? phone(random) : null,
		url: random.chance(0.3) ? `https://${slug(name)}.example.com/` : null,
		comments: random.chance(0.1) ? prose(random) || null : null,
		externalid: random.chance(0.3) ? `crm-${id}` : null,
		parent: parent?.id ?? null,
		subsidiary,
		currency,
		terms: termId,
		creditlimit: random.chance(0.5) ? random.integer(1, 400) * 500 : null,
		salesrep: salesRep,
		...originOf(account, id),
		receivablesaccount: random.chance(0.5) ? receivableAccount(subsidiary) : null,
		entitystatus: random.pick([13, 13, 13, 15, 16]),
		oncredithold: random.chance(0.05) ? 'T' : 'F',
		isinactive: random.chance(0.08) ? 'T' : 'F',
		datecreated: at,
		lastmodifieddate: at + (random.chance(0.5) ? 0 : random.integer(1, 30 * 24) * HOUR),
		...customValues(random, customerFields, at),
	});
	addFirstAddresses(account, { id, subsidiary }, name, at);
	const furtherSubsidiary = share(account, id, subsidiary, at);
	return { id, subsidiary, furtherSubsidiary, currency, terms: termId, salesRep, email };
}

const SHARED = 0.12;

/** Gives some customers to a second subsidiary; drawn apart as well. */
function share(account: Account, id: number, home: number, at: number): number | null {
	const random = createRandom(account.options.seed, `subsidiaries of customer ${id}`);
	const others = account.subsidiaries.filter((subsidiary) => subsidiary.id !== home);
	if (others.length === 0 || !random.chance(SHARED)) return null;
	const subsidiary = random.pick(others).id;
	const relationship = { id: account.nextId('customerSubsidiary'), entity: id, subsidiary, lastmodifieddate: at };
	account.store.insert('_furthersubsidiary', relationship);
	return subsidiary;
}

/** Drawn apart, so that everything else of an account stays as its seed has always made it. */
function originOf(account: Account, id: number): { leadsource: number | null; partner: number | null } {
	const random = createRandom(account.options.seed, `origin of customer ${id}`);
	const oneOf = (names: Record<string, string>) => Number(random.pick(Object.keys(names)));
	return {
		leadsource: random.chance(0.6) ? oneOf(leadSources) : null,
		partner: random.chance(0.25) ? oneOf(partners) : null,
	};
}

/** Enters a contact; without a company it belongs to nobody. */
export function addContact(account: Account, random: Random, at: number, company: number | null): number {
	const id = account.nextId('entity');
	const [first, last] = [firstName(random), lastName(random)];
	account.store.insert('contact', {
		id,
		entityid: random.chance(0.05) ? `${first} ${last} : ${companyName(random)}` : `${first} ${last}`,
		firstname: first,
		lastname: random.chance(0.95) ? last : null,
		title: random.chance(0.5)
			? random.pick(['CFO', 'Accounts Payable', 'Buchhaltung', 'Owner & "Boss"', '経理'])
			: null,
		email: random.chance(0.8) ? emailFor(random, `${first} ${last}`) : null,
		phone: random.chance(0.5) ? phone(random) : null,
		officephone: random.chance(0.3) ? phone(random) : null,
		mobilephone: random.chance(0.3) ? phone(random) : null,
		fax: random.chance(0.1) ? phone(random) : null,
		company,
		contactrole: random.chance(0.4) ? random.pick([-10, -20, 3]) : null,
		externalid: random.chance(0.1) ? `person/${id}` : null,
		isinactive: random.chance(0.07) ? 'T' : 'F',
		subsidiary: company === null ? 1 : subsidiaryOf(account, company),
		datecreated: at,
		lastmodifieddate: at,
		...customValues(random, contactFields, at),
	});
	return id;
}

/** Of a customer; vendors are at home in the first. */
function subsidiaryOf(account: Account, company: number): number {
	return Number(account.store.get('SELECT subsidiary FROM _customer WHERE id = ?', [company])?.subsidiary ?? 1);
}

/** What business needs to know of a customer that is in the tables already. */
export function readCustomer(account: Account, id: number): Customer {
	const row = account.store.get(
		`SELECT c.subsidiary, c.currency, c.terms, c.salesrep, c.email, (SELECT MIN(f.subsidiary) FROM _furthersubsidiary f
		WHERE f.entity = c.id) AS further FROM _customer c WHERE c.id = ?`,
		[id],
	)!;
	return {
		id,
		subsidiary: Number(row.subsidiary),
		furtherSubsidiary: row.further as number | null,
		currency: Number(row.currency),
		terms: row.terms as number | null,
		salesRep: row.salesrep as number | null,
		email: row.email as string | null,
	};
}

export function receivableAccount(subsidiary: number): number {
	return subsidiary === 1 || subsidiary === 3 ? accounts.receivable : accounts.receivableForeign;
}

/** Contacts, customers and their subsidiaries often share one address. */
function emailFor(random: Random, name: string): string {
	return random.chance(0.1) ? 'ap@example.com' : `${slug(name)}@example.${random.pick(['com', 'org', 'net'])}`;
}

function pickSubsidiary(account: Account, random: Random): Subsidiary {
	const byId = Object.fromEntries(account.subsidiaries.map(({ id, share }) => [String(id), share]));
	const id = Number(random.weighted(byId));
	return account.subsidiaries.find((subsidiary) => subsidiary.id === id)!;
}

/** Mostly the subsidiary's own. */
function pickCurrency(account: Account, random: Random, subsidiary: number): number {
	const own = account.subsidiaries.find(({ id }) => id === subsidiary)!.currency;
	if (!account.features.multiCurrency) return account.currencies[0]!;
	return random.chance(0.75) ? own : random.pick(account.currencies);
}
