import type { Account } from '../account/account';
import { recordTypesOf, type RecordType } from '../account/records';
import type { SqlValue } from '../suiteql/engine';

/** The record type of that name; NetSuite takes it in any case. */
export function recordTypeOf(account: Account, name: string): RecordType | undefined {
	const type = recordTypesOf(account).find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
	return type?.notInRest ? undefined : type;
}

/** The internal ID of the record with that ID, which may be external as `eid:…`; `null` where there is none. */
export function internalId(account: Account, type: RecordType, id: string): number | null {
	const [column, value] = keyOf(type, id);
	if (column === null) return null;
	const conditions = [type.where, `${column} = ?`].filter(Boolean).join(' AND ');
	const row = account.store.get(`SELECT r.id AS id FROM ${type.from} WHERE ${conditions}`, [value]);
	return row ? Number(row.id) : null;
}

/** Column and value to look a record up by. */
export function keyOf(type: RecordType, id: string): [string, SqlValue] | [null, null] {
	if (id.startsWith('eid:')) return type.fields.externalId ? [type.fields.externalId.sql, id.slice(4)] : [null, null];
	return /^-?\d+$/.test(id) ? ['r.id', Number(id)] : [null, null];
}

/** `customer r` → `customer`, `"transaction" r LEFT JOIN …` → `transaction`. */
export function tableOf({ from }: RecordType): string {
	return from.split(' ')[0]!.replaceAll('"', '');
}
