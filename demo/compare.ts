/** Compares what is stored of an integration point with what NetSuite holds, record by record and field by field. */

import type { DataTableRow } from './n8n';
import { expectedRows, type ExpectedRow, type Json, type TruthRecord } from './truthRows';

export interface Difference {
	readonly id: number;
	/** The column, or what is wrong with the row as a whole. */
	readonly field: string;
	readonly stored: Json;
	readonly netsuite: Json;
}

export interface Comparison {
	/** Records in NetSuite. */
	readonly netsuite: number;
	/** Rows that are not marked deleted. */
	readonly stored: number;
	/** Records with at least one difference. */
	readonly different: number;
	/** All of them, in the order of their ids. */
	readonly differences: readonly Difference[];
}

/** Of a row and not of its record. */
const ownColumns: ReadonlySet<string> = new Set(['id', 'createdAt', 'updatedAt', 'netsuiteId', 'isDeleted', 'pushedKey']);

/**
 * A row marked deleted counts as absent; that NetSuite still has its record is a difference, and so is a second row
 * for a record, a record without a row, a row without a record, and a column that one side lacks.
 */
export function compare(point: string, records: readonly TruthRecord[], rows: readonly DataTableRow[]): Comparison {
	const { rows: expected, json } = expectedRows(point, records);
	const stored = rowsById(rows);
	const differences: Difference[] = [];
	for (const row of expected) {
		const found = stored.get(row.netsuiteId) ?? [];
		stored.delete(row.netsuiteId);
		differences.push(...compareRecord(row, found, json));
	}
	for (const [id, found] of stored) differences.push(...withoutRecord(id, found));
	differences.sort((a, b) => a.id - b.id);
	return {
		netsuite: records.length,
		stored: rows.filter(({ isDeleted }) => isDeleted !== true).length,
		different: new Set(differences.map(({ id }) => id)).size,
		differences,
	};
}

function rowsById(rows: readonly DataTableRow[]): Map<number, DataTableRow[]> {
	const byId = new Map<number, DataTableRow[]>();
	for (const row of rows) {
		const id = typeof row.netsuiteId === 'number' ? row.netsuiteId : NaN;
		byId.set(id, [...(byId.get(id) ?? []), row]);
	}
	return byId;
}

function compareRecord(expected: ExpectedRow, found: readonly DataTableRow[], json: ReadonlySet<string>): Difference[] {
	const id = expected.netsuiteId;
	const [row, second] = found;
	if (row === undefined) return [{ id, field: '(row)', stored: 'missing', netsuite: 'there' }];
	if (second !== undefined) return [{ id, field: '(row)', stored: `${found.length} rows`, netsuite: 'one record' }];
	if (row.isDeleted !== false) return [{ id, field: 'isDeleted', stored: row.isDeleted ?? null, netsuite: false }];
	return [...compareFields(expected, row, json), ...compareEmpty(expected, row), ...surplus(expected, row)];
}

function compareFields(expected: ExpectedRow, row: DataTableRow, json: ReadonlySet<string>): Difference[] {
	return [...expected.values].flatMap(([field, netsuite]) => {
		if (!(field in row)) return [{ id: expected.netsuiteId, field, stored: 'no such column', netsuite }];
		const stored = json.has(field) ? parsed(row[field] ?? null) : (row[field] ?? null);
		if (sameNumber(stored, netsuite) || same(stored, netsuite)) return [];
		return [{ id: expected.netsuiteId, field, stored, netsuite }];
	});
}

/**
 * Numbers may be apart by the last bit of a double: n8n writes a bulk insert's numbers as SQL text, and the SQLite
 * that it brings (3.44) reads one in two thousand with six decimals or more so, 0.84274926 as 0.8427492600000001.
 * None of 9,000 amounts with two to four decimals was affected.
 */
function sameNumber(stored: Json, netsuite: Json): boolean {
	return (
		typeof stored === 'number' &&
		typeof netsuite === 'number' &&
		Math.abs(stored - netsuite) <= Number.EPSILON * Math.abs(netsuite)
	);
}

function compareEmpty({ netsuiteId: id, empty }: ExpectedRow, row: DataTableRow): Difference[] {
	return empty.flatMap((columns) => {
		const there = columns.filter((column) => column in row);
		const field = columns.join(' or ');
		if (there.length === 0) return [{ id, field, stored: 'no such column', netsuite: null }];
		const filled = there.filter((column) => row[column] !== null);
		return filled.map((column) => ({ id, field: column, stored: row[column] ?? null, netsuite: null }));
	});
}

/** Columns with a value that NetSuite does not account for. */
function surplus({ netsuiteId: id, values, empty }: ExpectedRow, row: DataTableRow): Difference[] {
	const known = new Set([...ownColumns, ...values.keys(), ...empty.flat()]);
	return Object.entries(row)
		.filter(([field, value]) => !known.has(field) && value !== null)
		.map(([field, stored]) => ({ id, field, stored, netsuite: 'no such field' }));
}

function withoutRecord(id: number, found: readonly DataTableRow[]): Difference[] {
	const present = found.filter(({ isDeleted }) => isDeleted !== true).length;
	if (present > 0) return [{ id, field: '(row)', stored: 'there', netsuite: 'no such record' }];
	if (found.length > 1) return [{ id, field: '(row)', stored: `${found.length} rows`, netsuite: 'no such record' }];
	return [];
}

function parsed(stored: Json): Json {
	if (typeof stored !== 'string') return stored;
	try {
		return JSON.parse(stored) as Json;
	} catch {
		return stored;
	}
}

/** Equal in value; of objects the order of keys does not matter, and a key without a value may be left out. */
function same(a: Json, b: Json): boolean {
	if (a === b) return true;
	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
	if (Array.isArray(a) || Array.isArray(b)) {
		return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, i) => same(item, b[i] ?? null));
	}
	return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => same(a[key] ?? null, b[key] ?? null));
}
