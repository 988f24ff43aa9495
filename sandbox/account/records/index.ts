import type { Account } from '../account';
import { communicationRecords } from './communication';
import { listRecords } from './lists';
import { transactionRecords } from './transactions';
import type { RecordType } from './types';

export type { List, RecordType } from './types';
export { customValueOf, type CustomValue } from './customValues';
export { fieldReader, exists, isoSecond, type Reference, type Value } from './read';
export type { Field, Fields } from './field';
export { addressFields } from './lists';
export { loadRecord, type LoadedRecord } from './load';

export const recordTypes: readonly RecordType[] = [...listRecords, ...transactionRecords, ...communicationRecords];

/** All record types of the account: NetSuite's own, without those of features that are off, and its custom ones. */
export function recordTypesOf({ features, customRecords }: Account): readonly RecordType[] {
	const changed = new Set(customRecords.types.map(({ name }) => name));
	const own = recordTypes.filter(({ feature, name }) => (!feature || features[feature]) && !changed.has(name));
	return [...own, ...customRecords.types];
}
