import type { Account } from '../account/account';
import { externalIdIs } from '../account/writing';
import { recordTypes, recordTypesOf, type RecordType } from '../account/records';
import { forbidden, noSuchRecord, noSuchRecordType } from '../server/errors';
import type { SqlValue } from '../suiteql/engine';
import { enumerations } from '../soap/schema/types';
import { notHere, Refused, refused } from './refused';
import type { RestContext } from './request';

/** The record type of that name; NetSuite takes it in any case. */
export function recordTypeOf(account: Account, name: string): RecordType | undefined {
	const type = recordTypesOf(account).find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
	return type?.notInRest ? undefined : type;
}

/** Lower-case names of NetSuite's record types, as SOAP's schema lists them. */
const netSuiteTypes = new Set(enumerations.get('platformCoreTyp:RecordType')!.map((name) => name.toLowerCase()));

/** Why there is no record type of that name: NetSuite has none in REST or in this account, or it is not built here. */
function unknownType(account: Account, name: string): Refused {
	const built = [...recordTypes, ...recordTypesOf(account)];
	const isBuilt = built.some((type) => type.name.toLowerCase() === name.toLowerCase());
	if (!isBuilt && netSuiteTypes.has(name.toLowerCase())) return notHere(`records of type ${name}`);
	return new Refused(noSuchRecordType(name));
}

/** The record type of that name, where there is one that the role sees. @throws Refused */
export function visibleType({ account, visibility }: RestContext, name: string): RecordType {
	const type = recordTypeOf(account, name);
	if (!type) throw unknownType(account, name);
	if (visibility.hiddenTables.has(tableOf(type))) throw new Refused(forbidden(type.name));
	return type;
}

/**
 * The internal ID of the record with that ID, which may be external as `eid:…`; `null` where there is none.
 * @throws Refused for what cannot be an ID
 */
export function internalId(account: Account, type: RecordType, id: string): number | null {
	const [column, value] = keyOf(type, id);
	if (column === null) return null;
	const is = column === 'r.id' ? 'r.id = ?' : externalIdIs(column);
	const conditions = [type.where, is].filter(Boolean).join(' AND ');
	const row = account.store.get(`SELECT r.id AS id FROM ${type.from} WHERE ${conditions}`, [value]);
	return row ? Number(row.id) : null;
}

/** As `internalId`. @throws Refused where there is none */
export function existingId(account: Account, type: RecordType, id: string): number {
	const found = internalId(account, type, id);
	if (found === null) throw new Refused(noSuchRecord());
	return found;
}

/** Column and value to look a record up by. */
function keyOf(type: RecordType, id: string): [string, SqlValue] | [null, null] {
	if (id.startsWith('eid:')) return type.fields.externalId ? [type.fields.externalId.sql, id.slice(4)] : [null, null];
	if (/^-?[1-9]\d*$/.test(id)) return ['r.id', Number(id)];
	throw invalidId(id, `/services/rest/record/v1/${type.name}/${id}`);
}

/** Seen, for `000`. */
export const invalidId = (id: string, path: string): Refused =>
	refused(400, {
		detail: `Invalid record instance identifier '${id}'. Provide a valid record instance ID.`,
		code: 'INVALID_ID',
		url: path,
	});

/** The columns of the type's table that the role does not see. */
export function hiddenColumnsOf({ visibility }: Pick<RestContext, 'visibility'>, type: RecordType): ReadonlySet<string> {
	return visibility.hiddenColumns.get(tableOf(type)) ?? new Set();
}

/** `customer r` → `customer`, `"transaction" r LEFT JOIN …` → `transaction`. */
export function tableOf({ from }: RecordType): string {
	return from.split(' ')[0]!.replaceAll('"', '');
}
