import { attach, detach } from './attach';
import { getDeleted } from './getDeleted';
import { getSelectValue } from './getSelectValue';
import { initialize, initializeList } from './initialize';
import { getAll, getCustomizationId, getDataCenterUrls, getServerTime } from './lookups';
import type { Operation } from './operation';
import { get, getList } from './read';
import { search, searchMoreWithId } from './search';
import { add, addList, deleteList, deleteOne, update, updateList, upsert, upsertList } from './write';

/** What this NetSuite serves of the port, by the name of the operation's element. */
export const operations: Readonly<Partial<Record<string, Operation>>> = {
	add,
	addList,
	attach,
	delete: deleteOne,
	deleteList,
	detach,
	get,
	getAll,
	getCustomizationId,
	getDataCenterUrls,
	getDeleted,
	getList,
	getSelectValue,
	getServerTime,
	initialize,
	initializeList,
	search,
	searchMoreWithId,
	update,
	updateList,
	upsert,
	upsertList,
};
