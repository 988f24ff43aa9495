import { boolean, integer, text, timestamp, to, type StoredTable } from './types';

const address = {
	nkey: integer,
	addressee: text,
	attention: text,
	addr1: text,
	addr2: text,
	addr3: text,
	city: text,
	state: text,
	dropdownstate: text,
	zip: text,
	country: text,
	addrphone: text,
	addrtext: text,
	override: boolean,
	lastmodifieddate: timestamp,
};

/** Addresses under the names by which other records refer to them. */
const sameAddresses = (name: string): StoredTable => ({
	name,
	key: 'nkey',
	displayColumn: 'addrtext',
	columns: address,
	view: `SELECT ${Object.keys(address).join(', ')} FROM customeraddressbookentityaddress`,
});

/** The address books of customers: an entry says what an address is for, the address itself is a row of its own. */
export const addresses: Record<string, StoredTable> = {
	customeraddressbook: {
		name: 'customerAddressbook',
		key: 'internalid',
		columns: {
			internalid: integer,
			entity: to('customer'),
			label: text,
			defaultbilling: boolean,
			defaultshipping: boolean,
			isresidential: boolean,
			addressbookaddress: to('customeraddressbookentityaddress'),
		},
		displayColumn: 'label',
		indexes: [['entity']],
	},
	customeraddressbookentityaddress: {
		name: 'customerAddressbookEntityAddress',
		key: 'nkey',
		columns: address,
		displayColumn: 'addrtext',
	},
	entityaddress: sameAddresses('EntityAddress'),
	transactionbillingaddress: sameAddresses('transactionBillingAddress'),
	transactionshippingaddress: sameAddresses('transactionShippingAddress'),
};
