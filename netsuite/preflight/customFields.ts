import type { IntegrationPoint } from '../integrationPoints/types';
import { isCustomFieldName } from '../read/customFieldKinds';
import { customFieldsOf, prefixOf, type CustomField } from '../read/customFields';
import type { Client } from '../transport/client';
import { NetSuiteError } from '../transport/errors';
import { failed, failure, listed, ok, warning, type Finding } from './finding';
import { give, ofCustomFields } from './permissions';

/** What each kind of record has of custom fields, or why that cannot be read. */
type Told = ReadonlyArray<readonly [IntegrationPoint, readonly CustomField[] | NetSuiteError]>;

/**
 * Whether custom fields can be read, with their exact types; and where those with these script IDs are.
 * @param points those whose records are visible.
 */
export async function checkCustomFields(
	client: Client,
	points: readonly IntegrationPoint[],
	ids: readonly string[],
): Promise<Finding[]> {
	const wanted = [...new Set(ids.map((id) => id.toLowerCase()))];
	const prefixes = wanted.map((id) => /^cust(entity|body|event|record)/.exec(id)?.[0]);
	// Of transactions one kind tells whether the role may see custom fields; which of them have a field, all of them tell.
	const asked = points.filter((point) => ['customer', 'invoice'].includes(point.name) || prefixes.includes(prefixOf(point)));
	const told: Told = await Promise.all(
		asked.map(async (point) => {
			const fields = await customFieldsOf(client, point).catch((error: unknown) => {
				if (error instanceof NetSuiteError) return error;
				throw error;
			});
			return [point, fields] as const;
		}),
	);
	return [
		...told.filter(([{ name }]) => ['customer', 'invoice'].includes(name)).map(([point, fields]) => fieldsOf(point, fields)),
		...wanted.map((id) => whereIs(id, told)),
	];
}

function fieldsOf(point: IntegrationPoint, fields: readonly CustomField[] | NetSuiteError): Finding {
	const check = `Custom fields: ${point.label.plural}`;
	if (fields instanceof NetSuiteError) return failure(check, fields);
	if (fields.length === 0) return ok(check, 'The role sees none.', 'Nothing to do if the account has none.');
	if (fields.some(({ netSuiteType }) => netSuiteType !== null)) return ok(check, `The role sees ${fields.length}, with their exact types.`);
	const permission = ofCustomFields[prefixOf(point)];
	return warning(
		check,
		`The role sees ${fields.length}, but not SuiteQL's table customfield: percentages come as NetSuite stores them, 0.125 for 12.5 %.`,
		give(permission ? [permission] : []),
	);
}

function whereIs(id: string, told: Told): Finding {
	const check = `Custom field: ${id}`;
	const found = told.flatMap(([point, fields]) =>
		fields instanceof NetSuiteError ? [] : fields.filter(({ name }) => name === id).map((field) => ({ point, field })),
	);
	const [first] = found;
	if (first) {
		const { label, kind, netSuiteType } = first.field;
		const type = `${kind}${netSuiteType === null ? ', as far as it can be told' : ''}`;
		return ok(check, `"${label}" of ${listed(found.map(({ point }) => point.label.plural.toLowerCase()))}; type: ${type}.`);
	}
	if (!isCustomFieldName(id)) {
		return failed(
			check,
			'It is not the ID of a custom field: those begin with custentity, custbody, custevent or custrecord.',
			'Take it from Customization > Lists, Records & Fields in NetSuite, column ID.',
		);
	}
	const able = told.filter(([point]) => id.startsWith(prefixOf(point)));
	const unread = able.filter(([, fields]) => fields instanceof NetSuiteError).map(([point]) => point.label.plural.toLowerCase());
	if (unread.length > 0) return warning(check, `It cannot be told: the custom fields of ${listed(unread)} cannot be read.`, 'See the lines above.');
	return failed(
		check,
		`None of the records that were checked has it${able.length === 0 ? '' : `: ${listed(able.map(([point]) => point.label.plural.toLowerCase()))}`}.`,
		'Compare the ID with Customization > Lists, Records & Fields in NetSuite; the field, subtabs Applies To and Access, says which records have it and which roles see it.',
	);
}
