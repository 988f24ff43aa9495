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
export function tableRow(point: IntegrationPoint, record: NetSuiteRecord, customFields: readonly Field[] = []): TableRow {
	const row: TableRow = { netsuiteId: Number(record.id), ...flatten(stored(point), record as Record<string, Value>) };
	for (const { name, fields } of point.sublists ?? []) {
		const entries = record[name] as Entries | null;
		row[name] = entries && JSON.stringify(entries.map((entry) => flatten(fields, entry)));
	}
	return { ...row, ...flatten(customFields, record.customFields), isDeleted: false };
}

/** What is stored of a record that is no longer in NetSuite: the row stays, marked. */
export const deletedRow = (id: string): TableRow => ({ netsuiteId: Number(id), isDeleted: true });

const hasName = (field: Field) => field.type === 'reference' && field.targets === undefined;

function columnsOfField(field: Field): TableColumn[] {
	switch (field.type) {
		case 'reference': {
			const id: TableColumn = { name: `${field.name}Id`, type: 'string' };
			return hasName(field) ? [id, { name: `${field.name}Name`, type: 'string' }] : [id];
		}
		case 'multiReference':
			return ['Ids', 'Names'].map((suffix) => ({ name: `${field.name}${suffix}`, type: 'string' }));
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

function flatten(fields: readonly Field[], values: Readonly<Record<string, Value>>): TableRow {
	const row: TableRow = {};
	for (const field of fields) {
		const value = values[field.name] ?? null;
		if (field.type === 'reference') {
			const { id, refName } = isReference(value) ? value : { id: null, refName: null };
			row[`${field.name}Id`] = id;
			if (hasName(field)) row[`${field.name}Name`] = refName;
		} else if (field.type === 'multiReference') {
			const references = isReferences(value) ? value : null;
			row[`${field.name}Ids`] = references && references.map(({ id }) => id).join(',');
			row[`${field.name}Names`] = references && references.map(({ id, refName }) => refName ?? id).join(', ');
		} else {
			row[field.name] = value as string | number | boolean | null;
		}
	}
	return row;
}
