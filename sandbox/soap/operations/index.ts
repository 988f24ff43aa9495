import { add } from './add';
import { get, getList } from './get';
import { getDeleted } from './getDeleted';
import { getServerTime } from './getServerTime';
import type { Operation } from './operation';
import { search, searchMoreWithId } from './search';

/** What this NetSuite serves of the port, by the name of the operation's element. */
export const operations: Readonly<Partial<Record<string, Operation>>> = {
	add,
	get,
	getDeleted,
	getList,
	getServerTime,
	search,
	searchMoreWithId,
};
