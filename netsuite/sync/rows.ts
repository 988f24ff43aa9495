import { InvalidSettingError } from '../account';
import type { Field, IntegrationPoint } from '../integrationPoints/types';
import { placesOf, type Cells } from '../read/cells';
import { declaredFields, decodedOf, template, type Decoded, type Layout, type Shape } from '../read/layouts';
import type { NetSuiteRecord } from '../read/records';
import type { Reference } from '../read/values';

/** A record flattened for a table. */
export type TableRow = Record<string, string | number | boolean | null>;

export interface TableColumn {
	readonly name: string;
	readonly type: 'string' | 'number' | 'boolean';
}

/** The table that a point's records go to. */
export const tableName = (point: IntegrationPoint): string => `netsuite_${point.name}`;

const stored = (point: IntegrationPoint): readonly Field[] =>
	point.fields.filter((field) => !field.computed && field.name !== 'id');

/**
 * The columns of a point's table. `id` is a column that n8n's tables have themselves, so the internal ID is
 * `netsuiteId`, a number. A reference is the other record's ID, and its name beside it only where that record has no
 * table of its own: a name copied there would go stale. Dates and times are text, which sorts and compares as it is.
 * A multi-select is two columns with commas between: the IDs, and the names.
 * @param customFields those that were chosen. Their columns are called like their script IDs.
 * @throws InvalidSettingError when two of them would share a column.
 */
export function tableColumns(point: IntegrationPoint, customFields: readonly Field[] = []): TableColumn[] {
	refuseSharedColumns(point, customFields);
	return allColumns(point, customFields);
}

function allColumns(point: IntegrationPoint, customFields: readonly Field[]): TableColumn[] {
	return [
		{ name: 'netsuiteId', type: 'number' },
		...stored(point).flatMap(columnsOfField),
		...(point.sublists ?? []).map(({ name }): TableColumn => ({ name, type: 'string' })),
		...customFields.flatMap(columnsOfField),
		{ name: 'isDeleted', type: 'boolean' },
	];
}

/** The list `custbody_buyer` has a column `custbody_buyerId`, which a database takes for that of a field `custbody_buyerid`. */
function refuseSharedColumns({ label }: IntegrationPoint, customFields: readonly Field[]): void {
	const owners = new Map<string, string>();
	for (const field of customFields) {
		for (const { name } of columnsOfField(field)) {
			const other = owners.get(name.toLowerCase());
			owners.set(name.toLowerCase(), field.name);
			if (other === undefined) continue;
			throw new InvalidSettingError(
				'customFields',
				`The custom fields ${other} and ${field.name} of ${label.plural.toLowerCase()} would both have a column ${name}: tables do ` +
					'not tell upper from lower case. Choose only one of them under Custom Fields.',
			);
		}
	}
}

/** Flattens a record to those columns. Sublists become JSON text. */
export function tableRow(
	point: IntegrationPoint,
	record: NetSuiteRecord,
	customFields: readonly Field[] = noFields,
): TableRow {
	return tableRows(point, [record], customFields)[0] as TableRow;
}

/** The same of many. */
export function tableRows(point: IntegrationPoint, records: readonly NetSuiteRecord[], customFields: readonly Field[] = noFields): TableRow[] {
	const whole = { point, fields: stored(point), sublists: point.sublists ?? [], customFields };
	const make = rowMaker(whole);
	return records.map((record) => make(decodedOf(whole, record)));
}

/** A record that was read right into the columns of its table. */
export interface FlatRecord {
	readonly id: string;
	readonly row: TableRow;
}

/** The shape of {@link tableRow}. */
export const asTableRows: Layout<FlatRecord> = {
	reads: (selection) => ({
		...selection,
		// The internal ID comes with every row anyway.
		fields: selection.fields.filter(({ name }) => name !== 'id').map(withoutUnusedName),
		sublists: selection.sublists.map((sublist) => ({ ...sublist, fields: sublist.fields.map(withoutUnusedName) })),
	}),
	maker(selection) {
		const make = rowMaker(selection);
		return (decoded) => ({ id: decoded.id, row: make(decoded) });
	},
	amount: ({ row }, field) => Number(row[field] ?? 0),
	currency: ({ row }) => (row.currencyId as string | null | undefined) ?? null,
	content: (_point, { row }) => row,
};

/** What is stored of a record that is no longer in NetSuite: the row stays, marked, and nothing of it is open any more. */
export function deletedRow({ openAmount }: IntegrationPoint, id: string): TableRow {
	return { netsuiteId: Number(id), isDeleted: true, ...(openAmount !== undefined && { [openAmount]: 0 }) };
}

const withoutUnusedName = (field: Field): Field => (field.type === 'reference' && field.targets ? { ...field, unnamed: true } : field);

const noFields: readonly Field[] = [];

/** What could not be seen has `null` in its columns. */
function rowMaker({ point, fields, sublists, customFields }: Shape): (decoded: Decoded) => TableRow {
	const kept = new Set(stored(point).map(({ name }) => name));
	const columns = columnPlaces([...fields, ...customFields], (field) => kept.has(field.name) || customFields.includes(field));
	const lists = sublists.map((sublist) => ({
		name: sublist.name,
		empty: emptyRow(declaredFields(point, sublist).flatMap(columnsOfField)),
		columns: columnPlaces(sublist.fields, () => true),
	}));
	const empty = emptyRow(allColumns(point, customFields));
	return ({ id, cells, entries }) => {
		const row = filled(empty, columns, cells);
		row.netsuiteId = Number(id);
		lists.forEach((list, index) => {
			const own = entries[index];
			row[list.name] = own ? JSON.stringify(own.map((entry) => filled(list.empty, list.columns, entry))) : null;
		});
		row.isDeleted = false;
		return row;
	};
}

const emptyRow = (columns: readonly TableColumn[]): TableRow => template(columns.map(({ name }) => name));

/** A column, and the cell that it has its value from. */
interface ColumnPlace {
	readonly column: string;
	readonly place: number;
	/** What several references are written as. */
	readonly join?: (references: readonly Reference[]) => string;
}

const joined: ReadonlyArray<NonNullable<ColumnPlace['join']>> = [
	(references) => references.map(({ id }) => id).join(','),
	(references) => references.map(({ id, refName }) => refName ?? id).join(', '),
];

function columnPlaces(fields: readonly Field[], isKept: (field: Field) => boolean): ColumnPlace[] {
	const places = placesOf(fields);
	return fields.flatMap((field, index) => {
		if (!isKept(field)) return [];
		const first = places[index] as number;
		return columnsOfField(field).map(({ name }, at): ColumnPlace =>
			field.type === 'multiReference' ? { column: name, place: first, join: joined[at] } : { column: name, place: first + at },
		);
	});
}

function filled(empty: TableRow, columns: readonly ColumnPlace[], cells: Cells): TableRow {
	const row = { ...empty };
	for (let index = 0; index < columns.length; index++) {
		const { column, place, join } = columns[index] as ColumnPlace;
		const value = cells[place] ?? null;
		if (value !== null) row[column] = join ? join(value as readonly Reference[]) : (value as TableRow[string]);
	}
	return row;
}

const hasName = (field: Field) => field.type === 'reference' && field.targets === undefined;

function columnsOfField(field: Field): [TableColumn, ...TableColumn[]] {
	switch (field.type) {
		case 'reference': {
			const id: TableColumn = { name: `${field.name}Id`, type: 'string' };
			return hasName(field) ? [id, { name: `${field.name}Name`, type: 'string' }] : [id];
		}
		case 'multiReference':
			return [
				{ name: `${field.name}Ids`, type: 'string' },
				{ name: `${field.name}Names`, type: 'string' },
			];
		case 'integer':
		case 'number':
		case 'amount':
		case 'percent':
			return [{ name: field.name, type: 'number' }];
		case 'boolean':
			return [{ name: field.name, type: 'boolean' }];
		default:
			return [{ name: field.name, type: 'string' }];
	}
}
