import type { Account } from '../account';
import { contact } from './contact';
import { customer } from './customer';
import { message } from './message';
import type { WritableType } from './types';

export { Refusal } from './refusal';
export { createRecord, deleteRecord, updateRecord, withExternalId, type WriteOptions } from './save';
export type { Json, WritableType } from './types';

const writableTypes: readonly WritableType[] = [contact, message, customer];

/** @param name REST's name of the record type */
export function writableTypeOf({ customRecords }: Account, name: string): WritableType | undefined {
	return [...writableTypes, ...customRecords.writable].find((type) => type.name === name);
}
