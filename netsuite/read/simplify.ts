import type { IntegrationPoint } from '../integrationPoints/types';
import type { NetSuiteRecord } from './records';
import type { Reference, Value } from './values';

/**
 * The record for the eye: flat, without lines and applications; a reference is its name, with its internal ID beside
 * it, and custom fields stand among the others.
 */
export function simplify(point: IntegrationPoint, record: NetSuiteRecord): Record<string, Value> {
	const simple: Record<string, Value> = { id: record.id };
	const values: Array<[string, Value]> = [
		...point.fields
			.filter(({ name }) => name in record)
			.map(({ name }): [string, Value] => [name, record[name] as Value]),
		...Object.entries(record.customFields),
	];
	for (const [name, value] of values) {
		if (value !== null && typeof value === 'object') {
			const { id, refName }: Reference = value;
			simple[name] = refName ?? id;
			simple[`${name}Id`] = id;
		} else {
			simple[name] = value;
		}
	}
	return simple;
}
