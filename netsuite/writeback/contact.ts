import { integrationPoint } from '../integrationPoints';
import { customFieldsOf } from '../read/customFields';
import { listValuesOf } from '../read/listValues';
import type { RecordBody } from '../records/write';
import type { Client } from '../transport/client';
import { during, NetSuiteError } from '../transport/errors';
import { recordBody } from './body';
import { customerByName, internalIdIn } from './customerByName';
import { writableFields, type Choice, type WritableField } from './writableFields';

/**
 * The account's own fields of contacts that can be written.
 * @throws NetSuiteError
 */
export const contactFields = async (client: Client): Promise<WritableField[]> =>
	await during('Reading which fields contacts have', writableFields(client, 'contact'));

/** Longer lists are no help in a form. */
const longestList = 500;

/**
 * The same fields as a form wants them: custom lists with their values.
 * @throws NetSuiteError
 */
export async function contactFieldsForForm(client: Client): Promise<WritableField[]> {
	const point = integrationPoint('contact');
	const fields = await contactFields(client);
	const custom = await customFieldsOf(client, point);
	const choices = new Map<string, Choice[]>();
	for (const field of custom.filter(({ kind, list }) => kind === 'list' && list !== null)) {
		const list = await listValuesOf(client, point, field);
		// What is merely in use is not all there is to choose from.
		if (list?.source !== 'customList' || list.values.length > longestList) continue;
		choices.set(field.name, list.values.map(({ id, name }) => ({ id, name: name ?? id })));
	}
	return fields.map((field) => {
		const known = choices.get(field.name);
		return known ? { ...field, choices: known } : field;
	});
}

/**
 * The body of a contact. `company` may be a customer's exact name or customer ID, or `id:` and its internal ID.
 * @param fields see `contactFields`.
 * @throws InvalidSettingError for a value or a field that will not do.
 * @throws NetSuiteError when no customer, or more than one, has that name.
 */
export async function contactBody(
	client: Client,
	fields: readonly WritableField[],
	values: Readonly<Record<string, unknown>>,
): Promise<RecordBody> {
	const { company } = values;
	if (typeof company !== 'string' || company.trim() === '') return recordBody('Contacts', fields, values);
	return recordBody('Contacts', fields, { ...values, company: await companyId(client, company.trim()) });
}

/** A number that no customer is known by may be another company's internal ID: a vendor has contacts too. */
async function companyId(client: Client, company: string): Promise<string> {
	const given = internalIdIn(company);
	if (given !== null) return given;
	try {
		return (await customerByName(client, company)).id;
	} catch (error) {
		if (/^\d+$/.test(company) && error instanceof NetSuiteError && error.kind === 'notFound') return company;
		throw error;
	}
}
