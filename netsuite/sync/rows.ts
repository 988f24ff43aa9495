import { InvalidSettingError } from '../account';
import type { Field, IntegrationPoint } from '../integrationPoints/types';
import type { Entries, NetSuiteRecord } from '../read/records';
import { isReference, isReferences, type Value } from '../read/values';

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
	return rowMaker(point, customFields)(record);
}

/** What is stored of a record that is no longer in NetSuite: the row stays, marked, and nothing of it is open any more. */
export function deletedRow({ openAmount }: IntegrationPoint, id: string): TableRow {
	return { netsuiteId: Number(id), isDeleted: true, ...(openAmount !== undefined && { [openAmount]: 0 }) };
}

type RowMaker = (record: NetSuiteRecord) => TableRow;

const noFields: readonly Field[] = [];

/** The last one made for each point: a batch is thousands of records of the same fields. */
const rowMakers = new WeakMap<IntegrationPoint, { readonly customFields: readonly Field[]; readonly make: RowMaker }>();

function rowMaker(point: IntegrationPoint, customFields: readonly Field[]): RowMaker {
	const known = rowMakers.get(point);
	if (known?.customFields === customFields) return known.make;
	const own = cellsOf(stored(point));
	const custom = cellsOf(customFields);
	const sublists = (point.sublists ?? []).map(({ name, fields }) => ({ name, cells: cellsOf(fields) }));
	const make: RowMaker = (record) => {
		const row: TableRow = { netsuiteId: Number(record.id) };
		fill(row, own, record as Record<string, Value>);
		for (const { name, cells } of sublists) {
			const entries = record[name] as Entries | null;
			row[name] = entries && JSON.stringify(entries.map((entry) => fill({}, cells, entry)));
		}
		fill(row, custom, record.customFields);
		row.isDeleted = false;
		return row;
	};
	rowMakers.set(point, { customFields, make });
	return make;
}

/** A field and the names of its columns. */
interface Cell {
	readonly field: string;
	readonly kind: 'plain' | 'reference' | 'references';
	readonly column: string;
	/** That of the names, where it has one. */
	readonly names: string | null;
}

const kinds: Partial<Record<Field['type'], Cell['kind']>> = { reference: 'reference', multiReference: 'references' };

const cellsOf = (fields: readonly Field[]): Cell[] =>
	fields.map((field) => {
		const [column, names] = columnsOfField(field);
		return { field: field.name, kind: kinds[field.type] ?? 'plain', column: column.name, names: names?.name ?? null };
	});

function fill(row: TableRow, cells: readonly Cell[], values: Readonly<Record<string, Value>>): TableRow {
	for (const { field, kind, column, names } of cells) {
		const value = values[field] ?? null;
		if (kind === 'plain') {
			row[column] = value as string | number | boolean | null;
		} else if (kind === 'reference') {
			const reference = isReference(value) ? value : null;
			row[column] = reference && reference.id;
			if (names !== null) row[names] = reference && reference.refName;
		} else {
			const references = isReferences(value) ? value : null;
			row[column] = references && references.map(({ id }) => id).join(',');
			if (names !== null) row[names] = references && references.map(({ id, refName }) => refName ?? id).join(', ');
		}
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
