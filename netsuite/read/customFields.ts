import type { Field, FieldType, IntegrationPoint } from '../integrationPoints/types';
import { getSchema } from '../records/record';
import type { Client } from '../transport/client';

interface Property {
	readonly type?: string;
	readonly format?: string;
	readonly title?: string;
	readonly properties?: Readonly<Record<string, unknown>>;
}

/**
 * The custom fields of a point's records, from the account's metadata catalogue.
 * Their script IDs begin with `custentity` on entities, `custbody` on transactions, `custrecord` elsewhere.
 * @throws NetSuiteError
 */
export async function customFieldsOf(client: Client, point: IntegrationPoint): Promise<Field[]> {
	if (!point.record.rest) return [];
	const { properties } = await getSchema(client, point.record.rest);
	return Object.entries((properties ?? {}) as Record<string, Property>)
		.filter(([name]) => /^cust(entity|body|record)/.test(name))
		.map(([name, property]) => ({
			name,
			label: property.title ?? name,
			type: typeOf(property),
			column: `${point.source.alias}.${name}`,
		}));
}

function typeOf({ type, format, properties }: Property): FieldType {
	if (type === 'boolean' || type === 'integer' || type === 'number') return type;
	if (type === 'object') return properties && 'items' in properties ? 'text' : 'reference';
	if (format === 'date') return 'date';
	if (format === 'date-time') return 'timestamp';
	return 'text';
}
