import { contact } from './contact';
import { customer } from './customer';
import { message } from './message';
import type { WritableType } from './types';

export { Refusal } from './refusal';
export { createRecord, deleteRecord, updateRecord, withExternalId, type WriteOptions } from './save';
export type { WritableType } from './types';

/** By REST's name of the record type. */
export const writableTypes: Readonly<Record<string, WritableType>> = Object.fromEntries(
	[contact, message, customer].map((type) => [type.name, type]),
);
