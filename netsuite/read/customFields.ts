import { InvalidSettingError } from '../account';
import type { Field, IntegrationPoint } from '../integrationPoints/types';
import { getSchema } from '../records/record';
import { readPages } from '../suiteql/keyset';
import { identifier, sql, trusted } from '../suiteql/sql';
import type { Client } from '../transport/client';
import { NetSuiteError } from '../transport/errors';
import {
	customFieldKinds,
	isCustomFieldName,
	kindByNetSuiteName,
	kindBySchema,
	type CustomFieldKind,
	type SchemaProperty,
} from './customFieldKinds';
import { nameOf, select } from './selection';
import { findVisible } from './visible';

/** A field that an administrator made. Its `name` is the script ID. */
export interface CustomField extends Field {
	readonly kind: CustomFieldKind;
	/** What the table `customfield` calls its type; `null` when the role may not see that table. */
	readonly netSuiteType: string | null;
	/** For lists and multi-selects: the internal ID of the list or record type, where the table tells it. */
	readonly list: string | null;
	/** What told of the field. */
	readonly source: 'metadataCatalogue' | 'customFieldTable';
}

/** What a custom field's script ID begins with, by the SuiteQL table it is a column of. */
const prefixes: Readonly<Record<string, string>> = {
	transaction: 'custbody',
	customer: 'custentity',
	contact: 'custentity',
	message: 'custevent',
};
const otherPrefix = 'custrecord';

export const prefixOf = ({ source }: IntegrationPoint): string => prefixes[source.table.toLowerCase()] ?? otherPrefix;

/**
 * The custom fields of a point's records that the role can see. The metadata catalogue says which there are; SuiteQL's
 * table `customfield`, where the role may see it, says their exact types, and which there are when the catalogue does
 * not.
 * @throws NetSuiteError of kind `permission` when neither can be read.
 */
export async function customFieldsOf(client: Client, point: IntegrationPoint): Promise<CustomField[]> {
	if (!point.record.rest) return [];
	const [catalogue, table] = await Promise.all([
		unlessRefused(readCatalogue(client, point, point.record.rest)),
		unlessRefused(readTable(client, point)),
	]);
	// The catalogue refuses what it does not show; where it fails, it is out of order.
	if (catalogue instanceof NetSuiteError && catalogue.kind === 'server') throw catalogue;
	if (!(catalogue instanceof NetSuiteError)) {
		const told = table instanceof NetSuiteError ? new Map<string, CustomField>() : table;
		return catalogue.map((field) => refined(field, told.get(field.name)));
	}
	// The table tells of all fields of transactions or of entities, and not which of them these records have.
	const columns =
		table instanceof NetSuiteError || prefixOf(point) === otherPrefix
			? table
			: await unlessRefused(visibleColumns(client, point, [...table.values()]));
	if (Array.isArray(columns)) return columns;
	throw unreadable(point, catalogue, columns instanceof NetSuiteError ? columns.detail : 'not which fields these records have');
}

/**
 * The custom fields with these script IDs, in the order of the script IDs.
 * @param labels what the fields were called when they were last seen, by script ID.
 * @throws InvalidSettingError when there is none of that ID, with its label where it is known.
 */
export async function chooseCustomFields(
	client: Client,
	point: IntegrationPoint,
	names: readonly string[],
	labels: Readonly<Record<string, string>> = {},
): Promise<CustomField[]> {
	if (names.length === 0) return [];
	const fields = await customFieldsOf(client, point);
	return [...new Set(names)].sort().map((name) => {
		const field = fields.find((one) => one.name === name);
		if (field) return field;
		const known = labels[name] === undefined ? name : `${labels[name]} (${name}) any more`;
		throw new InvalidSettingError(
			'customFields',
			`${point.label.plural} have no custom field ${known}, or the token's role may not see it. Take it out of the chosen ` +
				'fields, or bring it back in NetSuite: Customization > Lists, Records & Fields, the field, subtabs Applies To and Access.',
		);
	});
}

async function readCatalogue(client: Client, point: IntegrationPoint, type: string): Promise<CustomField[]> {
	const { properties } = await getSchema(client, type);
	return Object.entries((properties ?? {}) as Record<string, SchemaProperty>)
		.filter(([name]) => isCustomFieldName(name))
		.map(([name, property]) => {
			const told = { label: property.title ?? name, netSuiteType: null, list: null };
			return customField(point, name, kindBySchema(property), { ...told, source: 'metadataCatalogue' });
		});
}

/**
 * Believed: the table `customfield` with these columns, and that it has the script IDs in capitals. Public code reads
 * it so; Oracle documents neither. It does not say which records a field applies to.
 */
async function readTable(client: Client, point: IntegrationPoint): Promise<Map<string, CustomField>> {
	const columns = { name: 'scriptid', label: 'name', type: 'fieldvaluetype', list: 'fieldvaluetyperecord' };
	const pages = readPages(client, {
		columns: Object.entries(columns).map(([alias, column]) => sql`${identifier(`f.${column}`)} AS ${identifier(alias)}`),
		from: trusted('customfield f'),
		where: [sql`LOWER(f.scriptid) LIKE ${`${prefixOf(point)}%`}`],
		keys: ['f.internalid'],
	});
	const fields = new Map<string, CustomField>();
	for await (const page of pages) {
		for (const { name, label, type = '', list } of page) {
			const script = name?.toLowerCase();
			const kind = kindByNetSuiteName(type);
			if (script === undefined || kind === null) continue;
			const told = { label: label ?? script, netSuiteType: type, list: list ?? null };
			fields.set(script, customField(point, script, kind, { ...told, source: 'customFieldTable' }));
		}
	}
	return fields;
}

async function visibleColumns(client: Client, point: IntegrationPoint, customFields: CustomField[]): Promise<CustomField[]> {
	if (customFields.length === 0) return [];
	const selection = select(point, { computed: false, sublists: false, customFields });
	const { leftOut } = await findVisible(client, { ...selection, fields: [] });
	// What NetSuite failed at, rather than refused, may be there all the same: whoever reads it says that it failed.
	const refused = new Set(leftOut.filter(({ uncertain }) => !uncertain).map(({ what }) => what));
	return customFields.filter((field) => !refused.has(nameOf.field(field)));
}

const customField = (
	{ source }: IntegrationPoint,
	name: string,
	kind: CustomFieldKind,
	told: Pick<CustomField, 'label' | 'netSuiteType' | 'list' | 'source'>,
): CustomField => ({ name, type: customFieldKinds[kind].type, column: `${source.alias}.${name}`, kind, ...told });

/** What the catalogue says, with the exact type from the table. */
const refined = (field: CustomField, told: CustomField | undefined): CustomField =>
	told ? { ...told, label: field.label, source: field.source } : field;

/** What a source says, or the refusal when it is not available to the role. Trouble on the way is not a refusal. */
async function unlessRefused<T>(reading: Promise<T>): Promise<T | NetSuiteError> {
	try {
		return await reading;
	} catch (error) {
		if (!(error instanceof NetSuiteError)) throw error;
		// SuiteQL also fails at a table that the role may not see; "service unavailable" is never about that.
		const failed = error.kind === 'server' && error.status !== 503;
		if (failed || ['permission', 'notVisible', 'notFound', 'invalid'].includes(error.kind)) return error;
		throw error;
	}
}

function unreadable(point: IntegrationPoint, catalogue: NetSuiteError, table: string): NetSuiteError {
	const fields = { custbody: 'Custom Body Fields', custentity: 'Custom Entity Fields', custevent: 'Custom Event Fields' };
	const permission = fields[prefixOf(point) as keyof typeof fields] ?? 'Other Custom Fields';
	return new NetSuiteError({
		kind: 'permission',
		doing: `Reading the custom fields of ${point.label.plural.toLowerCase()}`,
		detail: `The metadata catalogue says: ${catalogue.detail} The table customfield says: ${table}`,
		status: catalogue.status,
		code: catalogue.code,
		advice:
			`Add to the token's role, under Setup > Users/Roles > Manage Roles: Setup > REST Web Services (Full) and the ` +
			`permission for ${point.label.plural.toLowerCase()} for the first source, or Setup > ${permission} (View) for the second.`,
	});
}
