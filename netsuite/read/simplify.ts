import type { IntegrationPoint } from '../integrationPoints/types';
import type { NetSuiteRecord } from './records';
import { isReference, isReferences, type Value } from './values';

/**
 * The record for the eye: flat, without lines and applications; a reference is its name, with its internal ID beside
 * it, several are their names with commas between, and custom fields stand among the others.
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
		if (isReferences(value)) {
			simple[name] = value.map(({ id, refName }) => refName ?? id).join(', ');
			simple[`${name}Ids`] = value.map(({ id }) => id).join(',');
		} else if (isReference(value)) {
			simple[name] = value.refName ?? value.id;
			simple[`${name}Id`] = value.id;
		} else {
			simple[name] = value;
		}
	}
	return simple;
}
