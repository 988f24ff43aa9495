import { contactExists, hasDependents, missingValues } from './refusal';
import type { WritableRecord } from './types';

const phone = { longest: 32 };

export const contact: WritableRecord = {
	name: 'contact',
	table: 'contact',
	sequence: 'entity',
	operations: ['create', 'update', 'delete'],
	fields: {
		entityId: { longest: 83 },
		externalId: { longest: 255 },
		salutation: { longest: 30 },
		firstName: { longest: 32 },
		middleName: { longest: 32 },
		lastName: { longest: 32 },
		title: { longest: 99 },
		email: { longest: 254, email: true },
		altEmail: { longest: 254, email: true },
		phone,
		officePhone: phone,
		mobilePhone: phone,
		homePhone: phone,
		fax: phone,
		comments: { longest: 4000 },
		isPrivate: {},
		isInactive: {},
		company: { among: "d.type IN ('CustJob', 'Vendor')" },
		subsidiary: { among: "d.iselimination = 'F'" },
	},
	externalIds: { tables: ['_customer', 'vendor', 'employee', 'contact'], what: 'entity' },
	complete(account, row, before) {
		if (before) return row;
		const name = [row.firstname, row.middlename, row.lastname].filter(Boolean).join(' ');
		const home = account.store.get('SELECT subsidiary FROM _customer WHERE id = ?', [row.company ?? null]);
		return {
			...row,
			entityid: row.entityid ?? (name || null),
			subsidiary: row.subsidiary ?? home?.subsidiary ?? (account.features.oneWorld ? null : 1),
			isprivate: row.isprivate ?? 'F',
			isinactive: row.isinactive ?? 'F',
			datecreated: account.clock.now(),
		};
	},
	check(account, row, before) {
		// Believed: the labels. That the subsidiary must be given where it does not follow from the company is known.
		const missing = [
			...(row.entityid === null ? ['Name'] : []),
			...(row.subsidiary === null ? ['Subsidiary'] : []),
		];
		if (missing.length > 0) throw missingValues(missing);
		if (before && before.entityid === row.entityid && before.company === row.company) return;
		const same = account.store.get('SELECT id FROM contact WHERE entityid = ? AND company IS ? AND id <> ?', [
			row.entityid!,
			row.company ?? null,
			row.id!,
		]);
		if (same) throw contactExists();
	},
	checkDeletion(account, id) {
		const message = account.store.get(
			'SELECT id FROM message WHERE author = ?1 OR recipient = ?1 OR entity = ?1 LIMIT 1',
			[id],
		);
		if (message) throw hasDependents();
	},
	deletion: (row) => ({ type: 'contact', name: row.entityid as string | null, recordTypeId: -9 }),
};
