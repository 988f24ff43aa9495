import { missingValues } from './refusal';
import type { WritableType } from './types';

/** Customers can be changed; entering new ones is not built yet. */
export const customer: WritableType = {
	name: 'customer',
	table: '_customer',
	sequence: 'entity',
	operations: ['update'],
	fields: {
		entityId: { longest: 83 },
		externalId: { longest: 255 },
		companyName: { longest: 83 },
		firstName: { longest: 32 },
		lastName: { longest: 32 },
		email: { longest: 254, email: true },
		phone: { longest: 32 },
		url: { longest: 100 },
		comments: { longest: 4000 },
		terms: {},
		creditLimit: {},
		leadSource: {},
		partner: {},
		salesRep: { among: "d.issalesrep = 'T'" },
		receivablesAccount: { among: "d.accttype = 'AcctRec'" },
		entityStatus: {},
		isInactive: {},
	},
	externalIds: { tables: ['_customer', 'vendor', 'employee', 'contact'], what: 'entity' },
	/** The name people see follows the company's or the person's; the customer ID follows it unless it is a number. */
	complete(_account, row, before) {
		const altname =
			row.isperson === 'T' ? [row.firstname, row.lastname].filter(Boolean).join(' ') || null : row.companyname!;
		const named = before !== null && before.entityid === before.altname && row.entityid === before.entityid;
		return { ...row, altname, entityid: named ? altname : row.entityid! };
	},
	check(_account, row) {
		const missing = [
			...(row.isperson !== 'T' && row.companyname === null ? ['Company Name'] : []),
			...(row.isperson === 'T' && row.lastname === null ? ['Last Name'] : []),
			...(row.entityid === null && row.altname !== null ? ['Customer ID'] : []),
		];
		if (missing.length > 0) throw missingValues(missing);
	},
};
