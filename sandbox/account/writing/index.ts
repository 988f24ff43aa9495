import type { Account } from '../account';
import { contact } from './contact';
import { customer } from './customer';
import { customerSubsidiary } from './customerSubsidiary';
import { documents } from './document/documents';
import { message } from './message';
import { note } from './note';
import type { WritableType } from './types';

export { Refusal } from './refusal';
export { draftOf, transformsOf } from './document/draftOf';
export { mergedBody } from './document/mergedBody';
export { voidRecord } from './document/remove';
export { createRecord, deleteRecord, updateRecord, withExternalId } from './save';
export { externalIdIs } from './values';
export type { Json, WritableType, WriteOptions } from './types';

const writableTypes: readonly WritableType[] = [contact, message, note, customer, customerSubsidiary, ...documents];

/** @param name REST's name of the record type */
export function writableTypeOf({ customRecords }: Account, name: string): WritableType | undefined {
	return [...writableTypes, ...customRecords.writable].find((type) => type.name === name);
}
