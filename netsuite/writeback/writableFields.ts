import { getSchema } from '../records/record';
import type { Client } from '../transport/client';

/** How a value is written; the names are those of the integration points' fields. */
export type WritableType =
	| 'text'
	| 'boolean'
	| 'integer'
	| 'number'
	| 'date'
	| 'timestamp'
	| 'reference'
	| 'multiReference';

/** A field of the account's own records that can be given a value. */
export interface WritableField {
	/** The field's name in the REST record API; the script ID of a custom field. */
	readonly name: string;
	readonly label: string;
	readonly type: WritableType;
	/** Whether NetSuite's catalogue says that a record cannot be without it. */
	readonly required: boolean;
	/** The only values it takes, where they are known. */
	readonly choices?: readonly Choice[];
}

export interface Choice {
	readonly id: string;
	readonly name: string;
}

/** As in the metadata catalogue's JSON schema, which describes references on the spot or elsewhere (`$ref`). */
interface Property {
	readonly $ref?: string;
	readonly type?: string;
	readonly format?: string;
	readonly title?: string;
	readonly readOnly?: boolean;
	readonly enum?: readonly unknown[];
	readonly properties?: Readonly<Record<string, Property>>;
	readonly items?: Property;
}

/** What NetSuite keeps itself, whether or not the catalogue says so, and the external ID, which is the key. */
const kept = new Set([
	'id',
	'externalId',
	'links',
	'refName',
	'dateCreated',
	'createdDate',
	'lastModifiedDate',
	'defaultAddress',
]);

/**
 * The fields of a record type that can be written, standard and custom ones, from the account's metadata catalogue, in
 * its order. Sublists and subrecords (addresses) are not among them.
 * @param type the REST record type.
 * @throws NetSuiteError
 */
export async function writableFields(client: Client, type: string): Promise<WritableField[]> {
	const schema = (await getSchema(client, type)) as { properties?: Record<string, Property>; required?: readonly string[] };
	return Object.entries(schema.properties ?? {}).flatMap(([name, property]): WritableField[] => {
		const kind = typeOf(property);
		if (!kind || property.readOnly || kept.has(name)) return [];
		const choices = (property.enum ?? property.properties?.id?.enum)?.map((id) => ({ id: String(id), name: String(id) }));
		return [
			{
				name,
				label: property.title ?? words(name),
				type: kind,
				required: schema.required?.includes(name) ?? false,
				...(choices && { choices }),
			},
		];
	});
}

/** `null` for what is not one value or a list of references. */
function typeOf({ $ref, type, format, properties }: Property): WritableType | null {
	if ($ref) return typeElsewhere($ref);
	if (type === 'boolean' || type === 'integer' || type === 'number') return type;
	if (type === 'string') return format === 'date' ? 'date' : format === 'date-time' ? 'timestamp' : 'text';
	if (type !== 'object' || !properties) return null;
	// A multi-select lists references; a sublist lists lines, which the catalogue describes elsewhere.
	if (properties.items) return properties.items.items?.properties?.id ? 'multiReference' : null;
	return properties.id ? 'reference' : null;
}

/**
 * What `…/metadata-catalog/customer` and its like describe. Names as in Oracle's REST API Browser: `customer` a record,
 * `contactCategoryCollection` several of them, `contact-addressBookCollection` a sublist, with a hyphen, as subrecords.
 */
function typeElsewhere($ref: string): WritableType | null {
	const name = $ref.slice($ref.lastIndexOf('/') + 1);
	if (name.includes('-')) return null;
	return name.endsWith('Collection') ? 'multiReference' : 'reference';
}

/** `contactSource` → `Contact Source`: the catalogue has no titles for references. */
const words = (name: string): string =>
	name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/^./, (first) => first.toUpperCase());
