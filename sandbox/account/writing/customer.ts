import type { Account } from '../account';
import { subsidiaryOf } from '../reference';
import type { Row } from '../store';
import { removeAddressBook, saveAddressBook } from './addressBook';
import { customerExists, hasDependents, invalidReference, missingValues } from './refusal';
import type { WritableRecord } from './types';

/** NetSuite's status of a customer that nothing else is said of. */
const CLOSED_WON = 13;

export const customer: WritableRecord = {
	name: 'customer',
	table: '_customer',
	sequence: 'entity',
	operations: ['create', 'update', 'delete'],
	fields: {
		entityId: { longest: 83 },
		externalId: { longest: 255 },
		isPerson: { createOnly: true },
		companyName: { longest: 83 },
		firstName: { longest: 32 },
		lastName: { longest: 32 },
		email: { longest: 254, email: true },
		phone: { longest: 32 },
		url: { longest: 100 },
		comments: { longest: 4000 },
		salutation: { longest: 30 },
		middleName: { longest: 32 },
		title: { longest: 99 },
		altPhone: { longest: 32 },
		mobilePhone: { longest: 32 },
		homePhone: { longest: 32 },
		fax: { longest: 32 },
		altEmail: { longest: 254, email: true },
		accountNumber: { longest: 99 },
		vatRegNumber: { longest: 20 },
		parent: {},
		subsidiary: { createOnly: true, among: "d.iselimination = 'F'" },
		currency: { createOnly: true },
		terms: {},
		creditLimit: {},
		leadSource: {},
		partner: {},
		salesRep: { among: "d.issalesrep = 'T'" },
		receivablesAccount: { among: "d.accttype = 'AcctRec'" },
		entityStatus: {},
		isInactive: {},
	},
	lists: { addressBook: {} },
	externalIds: { tables: ['_customer', 'vendor', 'employee', 'contact'], what: 'entity' },
	/** The name people see follows the company's or the person's; the customer ID follows it unless it is a number. */
	complete(account, row, before) {
		// Believed: a customer without a company's name and with a person's is a person.
		const isperson = row.isperson ?? (row.companyname === null && row.lastname !== null ? 'T' : 'F');
		const person = [row.firstname, row.middlename, row.lastname].filter(Boolean).join(' ') || null;
		const altname = isperson === 'T' ? person : row.companyname!;
		const named = before !== null && before.entityid === before.altname && row.entityid === before.entityid;
		const names = { isperson, altname, entityid: named ? altname : (row.entityid ?? (before ? null : altname)) };
		if (before) return { ...row, ...names };
		const parent = account.store.get('SELECT subsidiary, currency FROM _customer WHERE id = ?', [row.parent ?? null]);
		const subsidiary = row.subsidiary ?? (account.features.oneWorld ? null : 1);
		const home =
			subsidiary === null ? null : account.features.multiCurrency ? subsidiaryOf(Number(subsidiary)).currency : 1;
		return {
			...row,
			...names,
			subsidiary,
			currency: row.currency ?? parent?.currency ?? home,
			entitystatus: row.entitystatus ?? CLOSED_WON,
			isinactive: row.isinactive ?? 'F',
			oncredithold: 'F',
			datecreated: account.clock.now(),
		};
	},
	check(account, row, before) {
		const missing = [
			...(row.isperson !== 'T' && row.companyname === null ? ['Company Name'] : []),
			...(row.isperson === 'T' && row.lastname === null ? ['Last Name'] : []),
			...(row.entityid === null && row.altname !== null ? ['Customer ID'] : []),
			...(row.subsidiary === null ? ['Primary Subsidiary'] : []),
		];
		if (missing.length > 0) throw missingValues(missing);
		if (row.entityid !== before?.entityid) checkName(account, row);
		if ((row.parent ?? null) !== (before?.parent ?? null)) checkParent(account, row);
	},
	checkDeletion(account, id) {
		if (dependents.some((sql) => account.store.get(sql, [id]))) throw hasDependents();
	},
	deletion: (row) => ({ type: 'customer', name: row.entityid as string | null, recordTypeId: -9 }),
	saveLists: saveAddressBook,
	removeLists: removeAddressBook,
};

/** What a customer cannot be deleted with: documented of transactions, believed of the others. */
const dependents = [
	'SELECT id FROM _transaction WHERE entity = ? LIMIT 1',
	'SELECT id FROM _transactionline WHERE entity = ? LIMIT 1',
	'SELECT id FROM _customer WHERE parent = ? LIMIT 1',
	'SELECT id FROM contact WHERE company = ? LIMIT 1',
	'SELECT id FROM message WHERE entity = ?1 OR author = ?1 OR recipient = ?1 LIMIT 1',
	'SELECT id FROM _note WHERE entity = ? LIMIT 1',
];

/** Two customers with one customer ID are refused; sub-customers of different parents are different. */
function checkName({ store }: Account, row: Row): void {
	const same = store.get('SELECT id FROM _customer WHERE entityid = ? COLLATE NOCASE AND parent IS ? AND id <> ?', [
		row.entityid!,
		row.parent ?? null,
		row.id!,
	]);
	if (same) throw customerExists();
}

/** A customer is not below itself. */
function checkParent({ store }: Account, row: Row): void {
	const above = store.get(
		`WITH RECURSIVE above (id) AS (SELECT ?1 UNION SELECT c.parent FROM _customer c JOIN above ON above.id = c.id)
		SELECT id FROM above WHERE id = ?2`,
		[row.parent ?? null, row.id!],
	);
	if (above) throw invalidReference('parent', row.parent);
}
