import type { IntegrationPoint } from '../integrationPoints/types';
import type { Entries, NetSuiteRecord } from './records';
import type { Selection } from './selection';
import type { Value } from './values';

/** What was read of a record, before it is put together. */
export interface Decoded {
	readonly id: string;
	/** In the order of the selection's fields. */
	readonly values: readonly Value[];
	/** In the order of the selection's sublists. */
	readonly entries: readonly Entries[];
	readonly customFields: Readonly<Record<string, Value>>;
}

/** What a reading can give out: whatever it is, it tells whose it is. */
export interface Identified {
	readonly id: string;
}

/**
 * The shape in which records are given out, and what a sync has to know of a record in that shape. A reading puts
 * together nothing else: a million records are not built twice.
 */
export interface Layout<R extends Identified> {
	/** What is the same for all records of a selection is found out once: what this returns runs for every one. */
	maker(selection: Pick<Selection, 'point' | 'fields' | 'sublists' | 'customFields'>): (decoded: Decoded) => R;
	/** The number that stands in a field. */
	amount(record: R, field: string): number;
	/** The internal ID of the record's currency. */
	currency(record: R): string | null;
	/** What of a record counts when it is compared with what was there before. */
	content(point: IntegrationPoint, record: R): unknown;
}

type Reference = Readonly<{ id: string }> | null | undefined;

/** The shape of {@link NetSuiteRecord}. */
export const asRecords: Layout<NetSuiteRecord> = {
	maker({ point, fields, sublists }) {
		const declared = point.fields.filter((field) => !field.computed || fields.includes(field));
		const names = [...declared, ...(point.sublists ?? [])].map(({ name }) => name);
		const empty = template([...names, 'customFields', 'id']);
		const own = fields.map(({ name }, index) => ({ name, index })).filter(({ name }) => names.includes(name));
		return ({ id, values, entries, customFields }) => {
			const record: Record<string, NetSuiteRecord[string]> = { ...empty };
			for (const { name, index } of own) record[name] = values[index] as Value;
			sublists.forEach(({ name }, index) => (record[name] = entries[index] as Entries));
			record.customFields = customFields;
			record.id = id;
			return record as NetSuiteRecord;
		};
	},
	amount: (record, field) => Number(record[field] ?? 0),
	currency: (record) => (record.currency as Reference)?.id ?? null,
	/** Another record's new name is no change of the one that refers to it. */
	content(point, record) {
		const foreign = point.fields.filter(({ targets }) => targets).map(({ name }) => name);
		return { ...record, ...Object.fromEntries(foreign.map((name) => [name, (record[name] as Reference)?.id ?? null])) };
	},
};

/** A whole record in another shape. */
export function decodedOf(
	{ fields, sublists }: Pick<Selection, 'fields' | 'sublists'>,
	record: NetSuiteRecord,
): Decoded {
	return {
		id: record.id,
		values: fields.map(({ name }) => (record[name] ?? null) as Value),
		entries: sublists.map(({ name }) => record[name] as Entries),
		customFields: record.customFields,
	};
}

/**
 * An object with all these names, and `null` for each. An object that grows name by name becomes slow to read and large
 * in V8; one that is parsed does not, nor do its copies.
 */
export const template = (names: readonly string[]): Record<string, null> =>
	JSON.parse(JSON.stringify(Object.fromEntries(names.map((name) => [name, null])))) as Record<string, null>;
