import { InvalidSettingError } from '../account';
import type { Field, IntegrationPoint } from '../integrationPoints/types';
import { decodedOf, template, type Decoded, type Layout } from '../read/layouts';
import type { NetSuiteRecord } from '../read/records';
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
	const whole = { point, fields: stored(point), sublists: point.sublists ?? [], customFields };
	return rowMaker(whole)(decodedOf(whole, record));
}

/** A record that was read right into the columns of its table. */
export interface FlatRecord {
	readonly id: string;
	readonly row: TableRow;
}

/** The shape of {@link tableRow}. */
export const asTableRows: Layout<FlatRecord> = {
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

const noFields: readonly Field[] = [];

/** What could not be seen has `null` in its columns. */
function rowMaker({ point, fields, sublists, customFields }: Parameters<Layout<FlatRecord>['maker']>[0]): (decoded: Decoded) => TableRow {
	const kept = stored(point);
	const own = cellsOf(fields).flatMap((cell, index) => (kept.includes(fields[index] as Field) ? [{ cell, index }] : []));
	const custom = cellsOf(customFields);
	const lists = sublists.map(({ name }) => ({ name, cells: cellsOf(point.sublists?.find((one) => one.name === name)?.fields ?? []) }));
	const empty = template(allColumns(point, customFields).map(({ name }) => name));
	return ({ id, values, entries, customFields: customValues }) => {
		const row: TableRow = { ...empty };
		row.netsuiteId = Number(id);
		for (const { cell, index } of own) put(row, cell, values[index]);
		lists.forEach(({ name, cells }, index) => {
			const flat = entries[index]?.map((entry) => {
				const one: TableRow = {};
				for (const cell of cells) put(one, cell, entry[cell.field]);
				return one;
			});
			row[name] = flat ? JSON.stringify(flat) : null;
		});
		for (const cell of custom) put(row, cell, customValues[cell.field]);
		row.isDeleted = false;
		return row;
	};
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

function put(row: TableRow, { kind, column, names }: Cell, value: Value | undefined = null): void {
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
