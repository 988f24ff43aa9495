import type { Field, IntegrationPoint, Sublist } from '../integrationPoints/types';
import { cellsOf, placesOf, valueAt, type Cells } from './cells';
import type { Entries, NetSuiteRecord } from './records';
import type { Selection } from './selection';
import type { Value } from './values';

/** What was read of a record, before it is put together. */
export interface Decoded {
	readonly id: string;
	/** Of the selection's fields, and then of its custom fields. */
	readonly cells: Cells;
	/** In the order of the selection's sublists: the cells of each of the record's entries; `null` for what was not seen. */
	readonly entries: ReadonlyArray<readonly Cells[] | null>;
}

/** What a selection reads of each record. */
export type Shape = Pick<Selection, 'point' | 'fields' | 'sublists' | 'customFields'>;

/** What a reading can give out: whatever it is, it tells whose it is. */
export interface Identified {
	readonly id: string;
}

/**
 * The shape in which records are given out, and what a sync has to know of a record in that shape. A reading puts
 * together nothing else: a million records are not built twice.
 */
export interface Layout<R extends Identified> {
	/** Of what could be read, what this shape shows. */
	reads(selection: Selection): Selection;
	/** What is the same for all records of a selection is found out once: what this returns runs for every one. */
	maker(selection: Shape): (decoded: Decoded) => R;
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
	reads: (selection) => selection,
	maker({ point, fields, sublists, customFields }) {
		const declared = point.fields.filter((field) => !field.computed || fields.includes(field));
		const names = new Set([...declared, ...(point.sublists ?? [])].map(({ name }) => name));
		const empty = template([...names, 'customFields', 'id']);
		const own = placed([...fields, ...customFields]);
		const asked = own.slice(0, fields.length).filter(({ field }) => names.has(field.name));
		const custom = valuesMaker(customFields, own.slice(fields.length));
		const lists = sublists.map((sublist) => ({
			name: sublist.name,
			make: valuesMaker(declaredFields(point, sublist), placed(sublist.fields)),
		}));
		return ({ id, cells, entries }) => {
			const record: Record<string, NetSuiteRecord[string]> = { ...empty };
			for (const { field, place } of asked) record[field.name] = valueAt(cells, place, field);
			lists.forEach(({ name, make }, index) => (record[name] = entries[index]?.map(make) ?? null));
			record.customFields = custom(cells);
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

/** All fields of a sublist of which some may not be seen. */
export const declaredFields = (point: IntegrationPoint, { name, fields }: Sublist): readonly Field[] =>
	point.sublists?.find((sublist) => sublist.name === name)?.fields ?? fields;

const placed = (fields: readonly Field[]): Array<{ field: Field; place: number }> => {
	const places = placesOf(fields);
	return fields.map((field, index) => ({ field, place: places[index] as number }));
};

/** Makes values under their names. @param declared all there are; those that cannot be seen are `null`. */
function valuesMaker(declared: readonly Field[], visible: ReturnType<typeof placed>): (cells: Cells) => Record<string, Value> {
	const empty = template(declared.map(({ name }) => name));
	return (cells) => {
		const values: Record<string, Value> = { ...empty };
		for (const { field, place } of visible) values[field.name] = valueAt(cells, place, field);
		return values;
	};
}

/** A whole record as if it had just been read. */
export function decodedOf({ fields, sublists, customFields }: Shape, record: NetSuiteRecord): Decoded {
	const own = cellsOf(fields, ({ name }) => record[name] as Value | undefined);
	return {
		id: record.id,
		cells: [...own, ...cellsOf(customFields, ({ name }) => record.customFields[name])],
		entries: sublists.map((sublist) => {
			const entries = record[sublist.name] as Entries | null;
			return entries && entries.map((entry) => cellsOf(sublist.fields, ({ name }) => entry[name]));
		}),
	};
}

/**
 * An object with all these names, and `null` for each. An object that grows name by name becomes slow to read and large
 * in V8; one that is parsed does not, nor do its copies.
 */
export const template = (names: readonly string[]): Record<string, null> =>
	JSON.parse(JSON.stringify(Object.fromEntries(names.map((name) => [name, null])))) as Record<string, null>;
