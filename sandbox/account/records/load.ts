import type { Account } from '../account';
import { customValueOf, type CustomValue } from './customValues';
import type { Field } from './field';
import { fieldReader, type Reference, type Value } from './read';
import type { List, RecordType } from './types';

/** A record as REST, SOAP and scripts read it. */
export interface LoadedRecord {
	type: RecordType;
	id: number;
	/** Decimal places of its amounts. */
	precision: number;
	/** By REST name; `null` what has no value. */
	values: Record<string, Value>;
	/** By script ID. */
	customValues: Record<string, CustomValue>;
	/** The rows of one of its sublists, by REST's name of it; none for a sublist that its type has not. */
	list(name: string): Array<Record<string, Value>>;
}

/**
 * Reads a record; `null` where there is none of that type with that ID.
 * @param hiddenColumns what the role does not see: these fields are left out
 */
export function loadRecord(
	account: Account,
	type: RecordType,
	id: number,
	hiddenColumns: ReadonlySet<string> = new Set(),
): LoadedRecord | null {
	const shown = Object.entries(type.fields).filter(([, field]) => !field.notInRest && !isHidden(field, hiddenColumns));
	const custom = (type.customFields ?? []).filter(({ scriptId }) => !hiddenColumns.has(scriptId));
	const reader = fieldReader(Object.fromEntries(shown), account.features, 'r.type');
	const columns = [
		`${type.precision ?? '0'} AS ".precision"`,
		reader.select,
		...custom.map(({ scriptId }) => `r.${scriptId}`),
	];
	const conditions = [type.where, 'r.id = ?'].filter(Boolean).join(' AND ');
	const row = account.store.get(`SELECT ${columns.join(', ')} FROM ${type.from} WHERE ${conditions}`, [id]);
	if (!row) return null;
	const precision = Number(row['.precision']);
	const customValues = custom.map((field) => [field.scriptId, customValueOf(account, field, row[field.scriptId]!)]);
	return {
		type,
		id,
		precision,
		values: reader.read(row, precision),
		customValues: Object.fromEntries(customValues) as Record<string, CustomValue>,
		list(name) {
			const list = type.restLists?.[name];
			return list ? rows(account, list, id, precision) : [];
		},
	};
}

const isHidden = (field: Field, hidden: ReadonlySet<string>) => hidden.has(field.sql.replace(/^[a-z]\./, ''));

function rows(account: Account, list: List, id: number, precision: number): Array<Record<string, Value>> {
	const reader = fieldReader(list.fields, account.features);
	const grouping = list.groupBy ? ` GROUP BY ${list.groupBy}` : '';
	return account.store
		.all(`SELECT ${reader.select} FROM ${list.from} WHERE ${list.where}${grouping} ORDER BY ${list.orderBy}`, [id])
		.map((row) => folded(reader.read(row, precision)));
}

/** Of `address.city` what belongs to the reference `address`: a record within the line is read with it. */
function folded(row: Record<string, Value>): Record<string, Value> {
	const inner = Object.entries(row).filter(([name]) => name.includes('.'));
	if (inner.length === 0) return row;
	const outer = Object.fromEntries(Object.entries(row).filter(([name]) => !name.includes('.')));
	for (const [path, value] of inner) {
		const [name, part] = path.split('.') as [string, string];
		if (value !== null && outer[name] !== null) outer[name] = { ...(outer[name] as Reference), [part]: value };
	}
	return outer;
}
