import type { Field, IntegrationPoint, Sublist } from '../integrationPoints/types';
import { cellsOf, type Cells, type Naming } from './cells';
import type { Entries, NetSuiteRecord } from './records';
import type { Selection } from './selection';
import type { Value } from './values';

/** What was read of a record, before it is put together. */
export interface Decoded {
	readonly id: string;
	/** Of the selection's fields and custom fields, called as the layout says. */
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
	/** What the cells are called that a record is made of. */
	readonly naming: Naming;
	/** The cells of a record without values. */
	empty(selection: Shape): Cells;
	/** The same of an entry. */
	emptyEntry(point: IntegrationPoint, sublist: Sublist): Cells;
	/**
	 * What is the same for all records of a selection is found out once: what this returns runs for every one. It may make
	 * the record of the cells themselves.
	 */
	maker(selection: Shape): (decoded: Decoded) => R;
	/** The number that stands in a field. */
	amount(record: R, field: string): number;
	/** The internal ID of the record's currency. */
	currency(record: R): string | null;
	/** What of a record counts when it is compared with what was there before. */
	content(point: IntegrationPoint, record: R): unknown;
}

type Reference = Readonly<{ id: string }> | null | undefined;

function withName({ name, type }: Field): readonly [string, string?] {
	return type === 'reference' ? [name, `${name}.refName`] : [name];
}

const cellNames = (fields: readonly Field[]) => fields.flatMap(withName).filter((name) => name !== undefined);

/** Fields by name, and how the value of each is put together of its cells. */
const valuesOf = (fields: readonly Field[]) =>
	fields.map((field) => {
		const [cell, refName] = withName(field);
		const value = (cells: Cells): Value => cells[cell] as Value;
		const reference = (cells: Cells): Value => {
			const id = cells[cell] as string | null;
			return id === null ? null : { id, refName: cells[refName as string] as string | null };
		};
		return { name: field.name, of: refName === undefined ? value : reference };
	});

/** The shape of {@link NetSuiteRecord}. */
export const asRecords: Layout<NetSuiteRecord> = {
	reads: (selection) => selection,
	naming: withName,
	empty: ({ fields, customFields }) => template(cellNames([...fields, ...customFields])),
	emptyEntry: (_point, { fields }) => template(cellNames(fields)),
	maker({ point, fields, sublists, customFields }) {
		const declared = point.fields.filter((field) => !field.computed || fields.includes(field));
		const names = new Set([...declared, ...(point.sublists ?? [])].map(({ name }) => name));
		const empty = template([...names, 'customFields', 'id']);
		const asked = valuesOf(fields.filter(({ name }) => names.has(name)));
		const custom = valuesMaker(customFields, customFields);
		const lists = sublists.map((sublist) => ({
			name: sublist.name,
			make: valuesMaker(declaredFields(point, sublist), sublist.fields),
		}));
		return ({ id, cells, entries }) => {
			const record: Record<string, NetSuiteRecord[string]> = { ...empty };
			for (const value of asked) record[value.name] = value.of(cells);
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

/** Makes values under their names. @param declared all there are; those that cannot be seen are `null`. */
function valuesMaker(declared: readonly Field[], visible: readonly Field[]): (cells: Cells) => Record<string, Value> {
	const empty = template(declared.map(({ name }) => name));
	const own = valuesOf(visible);
	return (cells) => {
		const values: Record<string, Value> = { ...empty };
		for (const value of own) values[value.name] = value.of(cells);
		return values;
	};
}

/** Makes whole records as if they had just been read. */
export function decodedBy<R extends Identified>({ naming, ...layout }: Layout<R>, shape: Shape): (record: NetSuiteRecord) => Decoded {
	const { point, fields, sublists, customFields } = shape;
	const all = [...fields, ...customFields];
	const custom = new Set(customFields);
	const empty = layout.empty(shape);
	const lists = sublists.map((sublist) => ({ name: sublist.name, fields: sublist.fields, empty: layout.emptyEntry(point, sublist) }));
	return (record) => ({
		id: record.id,
		cells: cellsOf(all, naming, empty, (field) => (custom.has(field) ? record.customFields[field.name] : (record[field.name] as Value | undefined))),
		entries: lists.map((list) => {
			const entries = record[list.name] as Entries | null;
			return entries && entries.map((entry) => cellsOf(list.fields, naming, list.empty, ({ name }) => entry[name]));
		}),
	});
}

/**
 * An object with all these names, and `null` for each. An object that grows name by name becomes slow to read and large
 * in V8; one that is parsed does not, nor do its copies.
 */
export const template = (names: readonly string[]): Record<string, null> =>
	JSON.parse(JSON.stringify(Object.fromEntries(names.map((name) => [name, null])))) as Record<string, null>;
