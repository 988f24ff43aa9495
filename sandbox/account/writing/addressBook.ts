import type { Account } from '../account';
import { addAddress, addressText } from '../business/addresses';
import { addressFields } from '../records';
import type { Row } from '../store';
import { itemsOf } from './document/lines';
import { storedValues } from './properties';
import { atLine, invalidReference, noSuchLine } from './refusal';
import type { Json, Writable, WriteOptions } from './types';

const addressWritable: Readonly<Record<string, Writable>> = {
	attention: { longest: 83, column: 'attention' },
	addressee: { longest: 83, column: 'addressee' },
	addrPhone: { longest: 32, column: 'addrphone' },
	addr1: { longest: 150, column: 'addr1' },
	addr2: { longest: 150, column: 'addr2' },
	addr3: { longest: 150, column: 'addr3' },
	city: { longest: 50, column: 'city' },
	state: { longest: 30, column: 'state' },
	zip: { longest: 36, column: 'zip' },
	addrText: { longest: 999, column: 'addrtext' },
	override: { column: 'override' },
};

/**
 * Stores the address book of a customer: lines with the `id` (or `internalId`) of an entry change it, others are added. At
 * most one address is the default for billing, and one for shipping.
 * @throws Refusal
 */
export function saveAddressBook(account: Account, customer: number, body: Json, options: WriteOptions): void {
	const given = itemsOf(body, 'addressBook');
	if (given === null) return;
	const { store } = account;
	const named = new Set<number>();
	given.forEach((item, index) =>
		atLine('addressBook', index, () => {
			const fields = lowered(item);
			const key = fields.id ?? fields.internalid ?? null;
			const entry = key === null ? enter(account, customer) : entryOf(account, customer, key);
			named.add(entry);
			change(account, customer, entry, fields, options);
		}),
	);
	if (!options.replace?.has('addressBook')) return;
	for (const { internalid, addressbookaddress } of store.all('SELECT * FROM customeraddressbook WHERE entity = ?', [
		customer,
	])) {
		if (!named.has(Number(internalid))) remove(account, Number(internalid), Number(addressbookaddress));
	}
}

function entryOf({ store }: Account, customer: number, key: unknown): number {
	const row = store.get('SELECT internalid FROM customeraddressbook WHERE internalid = ? AND entity = ?', [
		Number(key),
		customer,
	]);
	if (!row) throw noSuchLine('addressbook', 'id', key);
	return Number(row.internalid);
}

/** Deletes all addresses of a customer. */
export function removeAddressBook(account: Account, customer: number): void {
	for (const { internalid, addressbookaddress } of account.store.all(
		'SELECT internalid, addressbookaddress FROM customeraddressbook WHERE entity = ?',
		[customer],
	)) {
		remove(account, Number(internalid), Number(addressbookaddress));
	}
}

function remove({ store }: Account, entry: number, address: number): void {
	store.remove('customeraddressbook', entry);
	store.remove('customeraddressbookentityaddress', address);
}

const lowered = (item: Json): Json =>
	Object.fromEntries(Object.entries(item).map(([name, value]) => [name.toLowerCase(), value]));

/** An empty entry. Believed: the first address of a customer is the default for billing and for shipping. */
function enter(account: Account, customer: number): number {
	const others = account.store.get('SELECT internalid FROM customeraddressbook WHERE entity = ? LIMIT 1', [customer]);
	return addAddress(account, customer, { defaultbilling: !others, defaultshipping: !others }, account.clock.now());
}

const entryWritable: Readonly<Record<string, Writable>> = {
	label: { longest: 83 },
	defaultBilling: {},
	defaultShipping: {},
	isResidential: {},
};

function change(account: Account, customer: number, id: number, fields: Json, options: WriteOptions): void {
	const { store } = account;
	const { addressbookaddress, internalid: _, ...entry } = fields;
	const values = storedValues(account, { fields: entryFields, writable: entryWritable }, entry, null, options);
	for (const flag of ['defaultbilling', 'defaultshipping']) {
		if (values[flag] === 'T') store.run(`UPDATE customeraddressbook SET ${flag} = 'F' WHERE entity = ?`, [customer]);
	}
	if (Object.keys(values).length > 0) store.update('customeraddressbook', id, values);
	if (typeof addressbookaddress !== 'object' || addressbookaddress === null) return;
	const nkey = Number(
		store.get('SELECT addressbookaddress FROM customeraddressbook WHERE internalid = ?', [id])!.addressbookaddress,
	);
	const address = store.get('SELECT * FROM customeraddressbookentityaddress WHERE nkey = ?', [nkey])!;
	const { country, ...parts } = lowered(addressbookaddress as Json);
	const changed: Row = {
		...address,
		...storedValues(account, { fields: addressFields, writable: addressWritable }, parts, null, options),
		...(country === undefined ? {} : { country: countryOf(country) }),
		lastmodifieddate: account.clock.now(),
	};
	const shown = {
		dropdownstate: changed.state ?? null,
		addrtext: changed.override === 'T' ? changed.addrtext! : addressText(changed) || null,
	};
	store.update('customeraddressbookentityaddress', nkey, { ...changed, ...shown });
	if (!store.get('SELECT label FROM customeraddressbook WHERE internalid = ?', [id])!.label) {
		store.update('customeraddressbook', id, { label: changed.addr1 ?? null });
	}
}

const entryFields = Object.fromEntries(
	Object.entries({
		label: 'text',
		defaultBilling: 'boolean',
		defaultShipping: 'boolean',
		isResidential: 'boolean',
	} as const).map(([name, kind]) => [name, { kind, sql: `r.${name.toLowerCase()}`, label: name }]),
);

/** A country is a code of two letters. */
function countryOf(value: unknown): string {
	const id = typeof value === 'object' && value !== null ? (value as { id?: unknown }).id : value;
	if (typeof id !== 'string' || !/^[A-Z]{2}$/i.test(id)) throw invalidReference('country', id);
	return id.toUpperCase();
}
