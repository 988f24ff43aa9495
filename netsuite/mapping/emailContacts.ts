import { InvalidSettingError } from '../account';
import type { IntegrationPoint } from '../integrationPoints/types';
import { readEmailAddresses } from './emailAddresses';

/** A field that addresses are taken out of. */
export interface AddressField {
	readonly name: string;
	readonly label: string;
}

/** One address in one field of one record. */
export interface EmailContact {
	/**
	 * `netsuite_person_{customer}_{record type}_{field}_{address in lower case}`: the same address in another field is
	 * another role and so another contact; the same on ten invoices of a customer is one.
	 */
	readonly key: string;
	readonly recordKey: string;
	readonly customerId: string;
	readonly recordType: string;
	readonly recordId: string;
	readonly documentNumber: string | null;
	readonly field: string;
	readonly fieldLabel: string;
	/** As it is written in NetSuite. */
	readonly email: string;
	readonly name: string | null;
}

/** What stands in a field and is no address. */
export interface AddressProblem {
	readonly field: string;
	readonly fieldLabel: string;
	readonly text: string;
	readonly reason: string;
}

/** A record's contacts: all there are now, so that what was there before and is not among them can be taken away. */
export interface RecordContacts {
	/** `{record type}_{internal ID}` */
	readonly recordKey: string;
	readonly recordType: string;
	readonly recordId: string;
	readonly documentNumber: string | null;
	/** `null` for a deleted invoice. */
	readonly customerId: string | null;
	readonly isDeleted: boolean;
	readonly contacts: readonly EmailContact[];
	readonly problems: readonly AddressProblem[];
}

type Item = Readonly<Record<string, unknown>>;

/**
 * The contacts in a customer's or an invoice's fields.
 * @param item the record in any of its shapes: nested, simplified, or a row of its table.
 * @throws InvalidSettingError when the item is no such record, or lacks one of the fields: it was then not read, which is
 * not the same as empty.
 */
export function contactsOf(point: IntegrationPoint, item: Item, fields: readonly AddressField[]): RecordContacts {
	// A data table's rows have an `id` of their own, a number: taken for NetSuite's it would be another customer's.
	const recordId = internalId(item.netsuiteId) ?? (typeof item.id === 'string' ? internalId(item.id) : null);
	if (recordId === null) {
		throw refuse(`An item has no internal ID (netsuiteId or id), so it is no ${point.label.singular.toLowerCase()} of NetSuite's.`);
	}
	const number = point.documentNumber === null ? null : item[point.documentNumber];
	const documentNumber = typeof number === 'string' ? number : null;
	const record = { recordKey: `${point.name}_${recordId}`, recordType: point.name, recordId, documentNumber };
	const customerId = customerOf(point, item, recordId);
	if (item.isDeleted === true) return { ...record, customerId, isDeleted: true, contacts: [], problems: [] };

	const named = `${point.label.singular} ${documentNumber ?? recordId}`;
	if (customerId === null) {
		throw refuse(`${named} has no customer: the items need entityId, or entity with its id. Pass them on as the NetSuite nodes put them out.`);
	}
	const contacts: EmailContact[] = [];
	const problems: AddressProblem[] = [];
	for (const { name: field, label: fieldLabel } of fields) {
		const { addresses, refused } = readEmailAddresses(textOf(item, field, `${named} and its field ${fieldLabel} (${field})`));
		for (const { email, name } of addresses) {
			const key = `netsuite_person_${customerId}_${point.name}_${field}_${email.toLowerCase()}`;
			contacts.push({ key, ...record, customerId, field, fieldLabel, email, name });
		}
		for (const text of refused) {
			const reason = `"${text}" is no e-mail address`;
			problems.push({ field, fieldLabel, text, reason });
		}
	}
	return { ...record, customerId, isDeleted: false, contacts, problems };
}

/** The problems of a record in one text for people, with its number; `null` when there are none. */
export function describeProblems(point: IntegrationPoint, { documentNumber, recordId, problems }: RecordContacts): string | null {
	if (problems.length === 0) return null;
	const named = `${point.label.singular} ${documentNumber ?? recordId}`;
	const each = problems.map(({ fieldLabel, field, reason }) => `${fieldLabel} (${field}): ${reason}`);
	return `${named}, ${each.join('; ')}.`;
}

function customerOf(point: IntegrationPoint, item: Item, recordId: string): string | null {
	if (point.name === 'customer') return recordId;
	const { entity } = item;
	return internalId(typeof entity === 'object' && entity !== null ? (entity as Item).id : item.entityId);
}

function textOf(item: Item, field: string, what: string): string {
	const { customFields } = item;
	const nested = typeof customFields === 'object' && customFields !== null ? (customFields as Item) : {};
	const value = field in item ? item[field] : nested[field];
	if (value === undefined) {
		throw refuse(`${what}: it was not read. Choose the field in Custom Fields of the node that reads the records.`);
	}
	if (value === null) return '';
	if (typeof value === 'string') return value;
	throw refuse(`${what}: it holds no text. Choose fields of type Email Address or text.`);
}

function internalId(value: unknown): string | null {
	const text = typeof value === 'number' ? String(value) : value;
	return typeof text === 'string' && /^-?\d+$/.test(text) ? text : null;
}

const refuse = (message: string) => new InvalidSettingError('fields', message);
