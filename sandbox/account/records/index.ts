import { communicationRecords } from './communication';
import { listRecords } from './lists';
import { transactionRecords } from './transactions';
import type { RecordType } from './types';

export type { List, RecordType } from './types';
export { customValueOf, type CustomValue } from './customValues';
export { fieldReader, exists, isoSecond, type Reference, type Value } from './read';
export type { Field, Fields } from './field';

export const recordTypes: readonly RecordType[] = [...listRecords, ...transactionRecords, ...communicationRecords];
