import { customFieldsOf } from '../read/customFields';
import { listValuesOf, type ListValues } from '../read/listValues';
import type { Client } from '../transport/client';
import { writableFields } from '../writeback/writableFields';
import { mappableFields, type MappableField } from './fields';
import type { MappedRecord } from './records';

/**
 * The fields of a record, with what only the account can tell of them. A record that REST does not have has no custom
 * fields, and nothing is asked.
 * @param wanted `lists`: script IDs of the fields whose lists are wanted. `written`: whether standard fields are, too,
 * that can be written and that the integration point does not read.
 * @throws NetSuiteError
 */
export async function accountFieldsOf(
	client: Client,
	record: MappedRecord,
	wanted: { readonly lists: readonly string[]; readonly written: boolean },
): Promise<MappableField[]> {
	const { point } = record;
	if (point.record.rest === null) return mappableFields(record);
	const [custom, written] = await Promise.all([
		customFieldsOf(client, point),
		wanted.written ? writableFields(client, point.record.rest) : [],
	]);
	const lists = new Map<string, ListValues>();
	await Promise.all(
		custom
			.filter(({ name }) => wanted.lists.includes(name))
			.map(async (field) => {
				const list = await listValuesOf(client, point, field);
				if (list) lists.set(field.name, list);
			}),
	);
	return mappableFields(record, { custom, written, lists });
}
