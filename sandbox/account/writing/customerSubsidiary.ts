import { alreadyExists, missingValues } from './refusal';
import type { WritableRecord } from './types';

/**
 * A further subsidiary of a customer, in accounts with Multi-Subsidiary Customer. That it can be made and deleted is
 * documented ("Customer Subsidiary Relationship"); what is refused, and that the customer does not count as modified, is
 * believed.
 */
export const customerSubsidiary: WritableRecord = {
	name: 'customerSubsidiaryRelationship',
	table: '_furthersubsidiary',
	sequence: 'customerSubsidiary',
	operations: ['create', 'delete'],
	fields: { entity: {}, subsidiary: { among: "d.iselimination = 'F'" }, externalId: { longest: 255 } },
	externalIds: { tables: ['_furthersubsidiary'], what: 'record' },
	complete: (_account, row) => row,
	check(account, { entity, subsidiary }) {
		const missing = [
			...((entity ?? null) === null ? ['Customer'] : []),
			...((subsidiary ?? null) === null ? ['Subsidiary'] : []),
		];
		if (missing.length > 0) throw missingValues(missing);
		const same = 'SELECT r.id FROM customersubsidiaryrelationship r WHERE r.entity = ? AND r.subsidiary = ?';
		if (account.store.get(same, [entity!, subsidiary!])) throw alreadyExists('record');
	},
	deletion: () => ({ type: 'customersubsidiaryrelationship', name: null }),
};
