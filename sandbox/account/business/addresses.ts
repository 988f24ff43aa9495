import type { Account } from '../account';
import { createRandom } from '../random';
import { subsidiaryOf } from '../reference';

/** One address as it is entered. */
export interface NewAddress {
	label?: string | null;
	defaultbilling?: boolean;
	defaultshipping?: boolean;
	isresidential?: boolean;
	addressee?: string | null;
	attention?: string | null;
	addr1?: string | null;
	addr2?: string | null;
	addr3?: string | null;
	city?: string | null;
	state?: string | null;
	zip?: string | null;
	/** Two letters, `US`. */
	country?: string | null;
	addrphone?: string | null;
}

const FIRST_KEY = 5001;

/** Enters an address into a customer's address book. Returns the entry's internal ID. */
export function addAddress(account: Account, customer: number, address: NewAddress, at: number): number {
	const { store } = account;
	const last = Number(
		store.get('SELECT MAX(nkey) AS nkey FROM customeraddressbookentityaddress')?.nkey ?? FIRST_KEY - 1,
	);
	const { label = null, defaultbilling, defaultshipping, isresidential, ...lines } = address;
	const key = last + 1;
	store.insert('customeraddressbookentityaddress', {
		nkey: key,
		...lines,
		dropdownstate: lines.state ?? null,
		addrtext: addressText(address),
		override: 'F',
		lastmodifieddate: at,
	});
	store.insert('customeraddressbook', {
		internalid: key,
		entity: customer,
		label,
		defaultbilling: flag(defaultbilling),
		defaultshipping: flag(defaultshipping),
		isresidential: flag(isresidential),
		addressbookaddress: key,
	});
	return key;
}

const flag = (value: boolean | undefined) => (value ? 'T' : 'F');

/** As it stands on an envelope. */
export function addressText({
	attention,
	addressee,
	addr1,
	addr2,
	addr3,
	city,
	state,
	zip,
	country,
}: NewAddress): string {
	const town = [city, state, zip].filter(Boolean).join(' ');
	return [attention, addressee, addr1, addr2, addr3, town, country].filter(Boolean).join('\n');
}

const TOWNS: Readonly<Record<string, ReadonlyArray<[city: string, state: string | null, zip: string]>>> = {
	US: [
		['San Francisco', 'CA', '94105'],
		['Springfield', 'IL', '62701'],
		["Coeur d'Alene", 'ID', '83814'],
	],
	GB: [
		['London', null, 'EC1A 1BB'],
		['Stoke-on-Trent', 'Staffordshire', 'ST1 1AA'],
	],
	DE: [
		['München', null, '80331'],
		['Bad Homburg v. d. Höhe', null, '61348'],
	],
	JP: [['東京都千代田区', null, '100-0001']],
	KW: [['مدينة الكويت', null, '13001']],
};

const STREETS = ['Main St', 'Hauptstraße', 'Market Street', 'Am Bienenkorb', "King's Road", '4th Avenue, "The Hive"'];

/** Gives most new customers one address, and some of them another one for deliveries. Drawn apart from all else. */
export function addFirstAddresses(
	account: Account,
	customer: { id: number; subsidiary: number },
	name: string,
	at: number,
): void {
	const random = createRandom(account.options.seed, `addresses of customer ${customer.id}`);
	if (random.chance(0.1)) return;
	const { country } = subsidiaryOf(customer.subsidiary);
	const one = (label: string, defaults: Pick<NewAddress, 'defaultbilling' | 'defaultshipping'>) => {
		const [city, state, zip] = random.pick(TOWNS[country] ?? TOWNS.US!);
		const street = `${random.integer(1, 999)} ${random.pick(STREETS)}`;
		const addr2 = random.chance(0.3) ? `Floor ${random.integer(2, 40)}` : null;
		const attention = random.chance(0.2) ? 'Accounts Payable' : null;
		addAddress(
			account,
			customer.id,
			{ label, ...defaults, attention, addressee: name, addr1: street, addr2, city, state, zip, country },
			at,
		);
	};
	const split = random.chance(0.2);
	one('Headquarters', { defaultbilling: true, defaultshipping: !split });
	if (split) one('Warehouse', { defaultshipping: true });
}
