import type { Field, IntegrationPoint } from '../integrationPoints/types';
import type { Entries, NetSuiteRecord } from '../read/records';
import type { Reference, Value } from '../read/values';

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
 */
export function tableColumns(point: IntegrationPoint): TableColumn[] {
	return [
		{ name: 'netsuiteId', type: 'number' },
		...stored(point).flatMap(columnsOfField),
		...(point.sublists ?? []).map(({ name }): TableColumn => ({ name, type: 'string' })),
		{ name: 'customFields', type: 'string' },
		{ name: 'isDeleted', type: 'boolean' },
	];
}

/** Flattens a record to those columns. Sublists and custom fields become JSON text. */
export function tableRow(point: IntegrationPoint, record: NetSuiteRecord): TableRow {
	const row: TableRow = { netsuiteId: Number(record.id), ...flatten(stored(point), record as Record<string, Value>) };
	for (const { name, fields } of point.sublists ?? []) {
		const entries = record[name] as Entries | null;
		row[name] = entries && JSON.stringify(entries.map((entry) => flatten(fields, entry)));
	}
	row.customFields = JSON.stringify(record.customFields);
	row.isDeleted = false;
	return row;
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
		case 'integer':
		case 'number':
		case 'amount':
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
		if (field.type !== 'reference') {
			row[field.name] = value as string | number | boolean | null;
			continue;
		}
		const reference = value as Reference | null;
		row[`${field.name}Id`] = reference?.id ?? null;
		if (hasName(field)) row[`${field.name}Name`] = reference?.refName ?? null;
	}
	return row;
}
