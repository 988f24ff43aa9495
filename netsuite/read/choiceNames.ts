import type { Field } from '../integrationPoints/types';
import { getRecord } from '../records/record';
import type { Client } from '../transport/client';
import { NetSuiteError } from '../transport/errors';
import type { Naming } from './cells';
import type { Decoded } from './layouts';
import { nameOf, type Selection } from './selection';
import type { Reference } from './values';

export const hasChoices = ({ type }: Field): boolean => type === 'multiReference';

/**
 * Finds the names of multi-selects' values that SuiteQL leaves untellable: it shows them in one text with commas
 * between, and a name may hold a comma itself, or be missing because the value was deleted. The REST record has each
 * name by its ID; one record is asked for every ID that no other record has told of.
 * @returns the records, with the names that are known.
 * @throws NetSuiteError when NetSuite does not refuse but fails.
 */
export async function withChoiceNames(
	client: Client,
	{ point, customFields }: Pick<Selection, 'point' | 'customFields'>,
	records: readonly Decoded[],
	naming: Naming,
): Promise<readonly Decoded[]> {
	const type = point.record.rest;
	let completed = records;
	for (const field of customFields.filter(hasChoices)) {
		const [cell] = naming(field);
		const known = new Map<string, string | null>();
		const choices = ({ cells }: Decoded): readonly Reference[] => (cells[cell] ?? []) as readonly Reference[];
		const untold = completed.filter((record) => choices(record).some(({ refName }) => refName === null));
		if (untold.length === 0 || type === null) continue;
		for (const record of completed) {
			const [only, ...others] = choices(record);
			if (only && others.length === 0) known.set(only.id, only.refName);
		}
		for (const record of untold) {
			const unknown = choices(record).filter(({ id }) => !known.has(id));
			if (unknown.length === 0) continue;
			const told = await choicesByRest(client, type, record.id, field);
			for (const { id } of unknown) known.set(id, told.get(id) ?? null);
		}
		completed = completed.map((record) => {
			if (!untold.includes(record)) return record;
			const named = choices(record).map(({ id }) => ({ id, refName: known.get(id) ?? null }));
			return { ...record, cells: { ...record.cells, [cell]: named } };
		});
	}
	return completed;
}

async function choicesByRest(client: Client, type: string, id: string, field: Field): Promise<Map<string, string>> {
	try {
		const { items } = ((await getRecord(client, type, id))[field.name] ?? {}) as { items?: Array<Partial<Reference>> };
		return new Map((items ?? []).flatMap((item) => (item.id && item.refName ? [[String(item.id), item.refName]] : [])));
	} catch (error) {
		// A role without the REST record: the names stay unknown.
		if (error instanceof NetSuiteError && ['permission', 'notFound', 'invalid'].includes(error.kind)) return new Map();
		if (!(error instanceof NetSuiteError)) throw error;
		throw error.during(`Reading the names chosen in ${nameOf.field(field)} of the record with internal ID ${id}`);
	}
}
