import type { Account } from '../../account/account';
import type { ApiContext } from '../../server/api';
import type { SqlValue } from '../../suiteql/engine';
import { lacking } from '../fault';
import type { Bean, RecordRef } from '../schema/bean';
import { noSuchRecord, Refusal } from '../status';
import { customRecordOf, recordNamed } from './catalogue';
import { readable } from './read';
import type { SoapRecord } from './soapRecord';

/** A record that a reference names. */
export interface Found {
	record: SoapRecord;
	id: number;
}

/**
 * The record that a `RecordRef` is about, by type and internal or external ID.
 * @throws Refusal where there is none
 */
export function find(context: ApiContext, ref: Bean | undefined): Found {
	const record = recordOf(context, ref);
	const id = idOf(context, record, ref!);
	if (id === null) throw noSuchRecord();
	return { record, id };
}

/** Believed: the sentences for references that lack something. */
export function recordOf({ account }: ApiContext, ref: Bean | undefined): SoapRecord {
	if (ref?.$type === 'platformCore:CustomRecordRef')
		return customRecord(account, (ref.typeId ?? ref.scriptId) as string);
	if (ref && ref.$type !== 'platformCore:RecordRef') throw lacking(`references of type ${ref.$type}`);
	if (!ref?.type) throw new Refusal('RCRD_TYPE_REQD', 'You must specify a record type.');
	const record = recordNamed(ref.type as string);
	if (!record) throw lacking(`records of type ${ref.type as string} over SOAP`);
	return record;
}

/** Custom records of a type. @throws Refusal where there is no such type */
export function customRecord(account: Account, key: string | undefined): SoapRecord {
	const record = key === undefined ? undefined : customRecordOf(account, key);
	// Believed: code and sentence.
	if (!record) throw new Refusal('INVALID_CSTM_RCRD_TYPE_KEY', `Invalid custom record type key ${key ?? ''}.`);
	return record;
}

/** The reference that a write answers with. */
export function refTo({ name, custom }: SoapRecord, id: number, externalId: Bean[string]): Bean {
	const ids = { internalId: String(id), externalId };
	return custom
		? { $type: 'platformCore:CustomRecordRef', ...ids, typeId: custom.typeId, scriptId: custom.scriptId }
		: { $type: 'platformCore:RecordRef', ...ids, type: name };
}

/** The internal ID that goes with a reference's internal or external one; `null` for none. */
export function idOf(context: ApiContext, record: SoapRecord, ref: RecordRef): number | null {
	const { internalId, externalId } = ref;
	if (internalId === undefined && externalId === undefined) {
		throw new Refusal('UNIQUE_RCRD_ID_REQD', 'You must specify a unique record ID.');
	}
	const type = readable(context, record);
	if (!type) return null;
	const external = type.fields.externalId?.sql;
	if (internalId === undefined && !external) return null;
	if (internalId !== undefined && !/^-?\d+$/.test(internalId)) return null;
	const [column, value]: [string, SqlValue] =
		internalId === undefined ? [`LOWER(${external})`, externalId!.toLowerCase()] : ['r.id', Number(internalId)];
	const conditions = [type.where, `${column} = ?`].filter(Boolean).join(' AND ');
	const row = context.account.store.get(`SELECT r.id AS id FROM ${type.from} WHERE ${conditions}`, [value]);
	return row ? Number(row.id) : null;
}
