import type { IntegrationPoint } from '../integrationPoints/types';

/**
 * Fields that NetSuite sets itself, in every record that has them.
 * Believed: taken from what the REST record's documentation says they are; a field left out here is refused by NetSuite.
 */
const everywhere: ReadonlySet<string> = new Set([
	...['createdDate', 'dateCreated', 'lastModifiedDate', 'transactionNumber', 'status', 'closeDate', 'voided'],
	...['createdFrom', 'total', 'amountPaid', 'amountRemaining', 'applied', 'unapplied', 'deposit', 'salesOrder'],
	...['fullName', 'isSummary', 'isBaseCurrency'],
]);

/** Fields that NetSuite sets itself in one record, and that can be written in another. */
const inOne: ReadonlySet<string> = new Set(['customer.altName']);

export const isReadOnly = ({ name: point }: IntegrationPoint, field: string): boolean =>
	everywhere.has(field) || inOne.has(`${point}.${field}`);
