import type { Account } from '../account';
import { addEntityNote } from '../business/correspondence';
import { addContact, addCustomer, type Customer } from '../business/people';
import { createRandom, type Random } from '../random';
import { employees, salesRepIds } from '../reference';
import { DAY } from '../time';
import { companyName, slug } from '../words';

/** The account's customers, in typed arrays: a million transactions refer to them. */
export interface Customers {
	readonly count: number;
	at(index: number): Customer;
}

const VENDORS = 12;
const SUB_CUSTOMERS = 0.12;
const SUB_SUB_CUSTOMERS = 0.04;

/** Employees and vendors, then customers with their sub-customers on two levels, contacts and notes. */
export function fillPeople(
	account: Account,
	since: number,
	until: number,
): { customers: Customers; vendors: number[] } {
	const random = createRandom(account.options.seed, 'people');
	addEmployees(account, since);
	const vendors = addVendors(account, random, since);
	const customers = addCustomers(account, random, since, until);
	for (let i = 0; i < account.options.customers * 0.05; i++)
		addContact(account, random, pickTime(random, since, until), null);
	for (const vendor of vendors) addContact(account, random, since, vendor);
	return { customers, vendors };
}

function addCustomers(account: Account, random: Random, since: number, until: number): Customers {
	const count = Math.max(1, account.options.customers);
	const kept = {
		id: new Int32Array(count),
		subsidiary: new Int16Array(count),
		furtherSubsidiary: new Int16Array(count),
		currency: new Int16Array(count),
		terms: new Int16Array(count),
		salesRep: new Int16Array(count),
		email: new Array<string | null>(count),
		level: new Uint8Array(count),
	};
	const at = (index: number): Customer => ({
		id: kept.id[index]!,
		subsidiary: kept.subsidiary[index]!,
		furtherSubsidiary: kept.furtherSubsidiary[index] || null,
		currency: kept.currency[index]!,
		terms: kept.terms[index] || null,
		salesRep: kept.salesRep[index] || null,
		email: kept.email[index]!,
	});
	/** A customer of that level, from the last fifty at most. */
	const parentOf = (index: number, level: number): number | null => {
		for (let tries = 0; tries < 20; tries++) {
			const candidate = random.integer(Math.max(0, index - 50), index - 1);
			if (index > 0 && kept.level[candidate] === level) return candidate;
		}
		return null;
	};

	for (let index = 0; index < count; index++) {
		const draw = random.next();
		const wanted = draw < SUB_SUB_CUSTOMERS ? 1 : draw < SUB_SUB_CUSTOMERS + SUB_CUSTOMERS ? 0 : null;
		const parent = wanted === null ? null : parentOf(index, wanted);
		const created = since + Math.floor(((until - since) * 0.8 * index) / count);
		const customer = addCustomer(account, random, created, parent === null ? null : at(parent));
		kept.id[index] = customer.id;
		kept.subsidiary[index] = customer.subsidiary;
		kept.furtherSubsidiary[index] = customer.furtherSubsidiary ?? 0;
		kept.currency[index] = customer.currency;
		kept.terms[index] = customer.terms ?? 0;
		kept.salesRep[index] = customer.salesRep ?? 0;
		kept.email[index] = customer.email;
		kept.level[index] = parent === null ? 0 : kept.level[parent]! + 1;
		const contacts = random.integer(0, 3);
		for (let contact = 0; contact < contacts; contact++) {
			addContact(account, random, created + random.integer(0, 300) * DAY, customer.id);
		}
		if (random.chance(0.3)) addEntityNote(account, random, customer.id, pickTime(random, created, until));
	}
	return { count, at };
}

function addEmployees(account: Account, at: number): void {
	for (const employee of employees) {
		account.store.insert('employee', {
			id: employee.id,
			entityid: [employee.first, employee.last].filter(Boolean).join(' '),
			firstname: employee.first,
			lastname: employee.last,
			email: employee.id > 0 ? `${slug(employee.first)}@honeycomb.example` : null,
			issalesrep: salesRepIds.includes(employee.id) ? 'T' : 'F',
			isinactive: 'inactive' in employee ? 'T' : 'F',
			datecreated: at,
			lastmodifieddate: at,
		});
	}
}

function addVendors(account: Account, random: Random, since: number): number[] {
	return Array.from({ length: VENDORS }, (_, index) => {
		const id = account.nextId('entity');
		const name = companyName(random);
		account.store.insert('vendor', {
			id,
			entityid: name,
			altname: name,
			companyname: name,
			isperson: 'F',
			email: 'vendor@example.com',
			currency: account.currencies[0]!,
			isinactive: 'F',
			datecreated: since,
			lastmodifieddate: since + index * DAY,
		});
		return id;
	});
}

const pickTime = (random: Random, from: number, to: number) => from + Math.floor(random.next() * (to - from));
