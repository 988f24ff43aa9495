import type { Field, IntegrationPoint } from '../../netsuite';
import type { NetSuiteRecord } from '../../netsuite/read/records';

export const field = (name: string, type: Field['type'] = 'text', more: Partial<Field> = {}): Field => ({
	name,
	label: name,
	type,
	column: `t.${name.toLowerCase()}`,
	...more,
});

/** A small integration point, for tests that need one and do not care which. */
export const point = (more: Partial<IntegrationPoint> = {}): IntegrationPoint => ({
	name: 'thing',
	label: { singular: 'Thing', plural: 'Things' },
	record: { rest: 'thing', soap: 'Thing' },
	source: { table: 'thing', alias: 't' },
	id: 't.id',
	documentNumber: 'name',
	externalId: null,
	changes: { by: 'lastModified', column: 't.lastmodifieddate' },
	fields: [field('id', 'id'), field('name'), field('lastModifiedDate', 'timestamp')],
	dependsOn: [],
	...more,
});

export const record = (id: number | string, values: Omit<NetSuiteRecord, 'id' | 'customFields'> = {}): NetSuiteRecord => ({
	customFields: {},
	...values,
	id: String(id),
});
