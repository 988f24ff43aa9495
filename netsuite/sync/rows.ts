import { InvalidSettingError } from '../account';
import type { Field, IntegrationPoint } from '../integrationPoints/types';
import type { Cells } from '../read/cells';
import { declaredFields, decodedBy, template, type Decoded, type Layout, type Shape } from '../read/layouts';
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
	const [decode, make] = [decodedBy(asTableRows, whole), rowMaker(whole)];
	return records.map((record) => make(decode(record)));
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
	naming: namesOfColumns,
	empty: ({ point, customFields }) => emptyRow(allColumns(point, customFields)),
	emptyEntry: (point, sublist) => emptyRow(declaredFields(point, sublist).flatMap(columnsOfField)),
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

/** What could not be seen has `null` in its columns. The cells are the row: they are called like its columns. */
function rowMaker({ fields, sublists, customFields }: Shape): (decoded: Decoded) => TableRow {
	const several = [...fields, ...customFields].filter(({ type }) => type === 'multiReference').map(columnsOfField);
	return ({ id, cells, entries }) => {
		const row = cells as TableRow;
		row.netsuiteId = Number(id);
		for (const [ids, names] of several) {
			const references = cells[ids.name] as readonly Reference[] | null;
			if (references === null) continue;
			row[ids.name] = references.map((reference) => reference.id).join(',');
			row[(names as TableColumn).name] = references.map(({ id: own, refName }) => refName ?? own).join(', ');
		}
		sublists.forEach(({ name }, index) => {
			const own = entries[index];
			row[name] = own ? JSON.stringify(own) : null;
		});
		row.isDeleted = false;
		return row;
	};
}

const emptyRow = (columns: readonly TableColumn[]): Cells => template(columns.map(({ name }) => name));

/** The names of several references have a column of their own, and come with the IDs. */
function namesOfColumns(field: Field): readonly [string, string?] {
	const [value, name] = columnsOfField(field);
	return [value.name, field.type === 'reference' ? name?.name : undefined];
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
