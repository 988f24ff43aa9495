import { integrationPoints } from '../integrationPoints';
import type { IntegrationPoint } from '../integrationPoints/types';

/**
 * A kind of record that has a mapping of its own: every integration point, and customers as the two kinds they are in
 * NetSuite, because a company and a person are not described by the same fields.
 */
export interface MappedRecord {
	readonly name: string;
	readonly label: { readonly singular: string; readonly plural: string };
	readonly point: IntegrationPoint;
	/** For customers: whether they are persons. Others of the same point are not this kind of record. */
	readonly isPerson?: boolean;
}

export const mappedRecords: readonly MappedRecord[] = integrationPoints.flatMap((point): MappedRecord[] => {
	if (point.name !== 'customer') return [{ name: point.name, label: point.label, point }];
	return [
		{
			name: 'companyCustomer',
			label: { singular: 'Company Customer', plural: 'Company customers' },
			point,
			isPerson: false,
		},
		{
			name: 'individualCustomer',
			label: { singular: 'Individual Customer', plural: 'Individual customers' },
			point,
			isPerson: true,
		},
	];
});

/**
 * The kind of record of that name.
 * @throws RangeError with the names there are, when there is none.
 */
export function mappedRecord(name: string): MappedRecord {
	const found = mappedRecords.find((record) => record.name === name);
	if (found) return found;
	const names = mappedRecords.map((record) => record.name).join(', ');
	throw new RangeError(`There is no record "${name}" to map. There are: ${names}.`);
}
