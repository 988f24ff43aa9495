import { lacking } from '../fault';
import { checkPermission, readNotes } from '../notes/read';
import type { Bean } from '../schema/bean';
import { noteCondition } from '../search/note';
import type { Search } from '../search/searches';
import { Refusal, success } from '../status';
import type { Operation, SoapContext } from './operation';
import { pageSizeOf } from './paging';

const refused = (status: Bean): Bean => ({ searchResult: { status } });

/** The first page of what meets the criteria. */
export const search: Operation = {
	request: 'platformMsgs:SearchRequest',
	response: 'platformMsgs:SearchResponse',
	run({ searchRecord }, context) {
		const criteria = searchRecord as Bean | undefined;
		// Believed.
		if (!criteria) throw new Refusal('INVALID_SEARCH', 'You must specify a search record.');
		if (!/:NoteSearch(Basic)?$/.test(criteria.$type!)) throw lacking(`the search ${criteria.$type}`);
		const { sql: condition, values } = noteCondition(criteria);
		const kept: Search = { condition, values, pageSize: pageSizeOf(context) };
		return resultOf(context, kept, context.searches.keep(kept), 1);
	},
	refused,
};

/** Another page. NetSuite searches anew for it, as documented: what changed in between moves records across pages. */
export const searchMoreWithId: Operation = {
	request: 'platformMsgs:SearchMoreWithIdRequest',
	response: 'platformMsgs:SearchMoreWithIdResponse',
	run({ searchId, pageIndex = 0 }, context) {
		const id = (searchId ?? '') as string;
		const kept = context.searches.get(id);
		// Believed: the sentence.
		if (!kept) throw new Refusal('INVALID_SEARCH_MORE', 'Invalid or expired search ID.');
		return resultOf(context, kept, id, pageIndex as number);
	},
	refused,
};

function resultOf(context: SoapContext, { condition, values, pageSize }: Search, searchId: string, page: number): Bean {
	const { account, visibility } = context;
	checkPermission(visibility);
	const count = account.store.get(`SELECT COUNT(*) AS rows FROM _note r WHERE ${condition}`, [...values])!;
	const totalRecords = Number(count.rows);
	const totalPages = Math.ceil(totalRecords / pageSize);
	// Believed: the sentence.
	if (page < 1 || page > Math.max(1, totalPages)) {
		throw new Refusal('INVALID_SEARCH_PAGE_INDEX', `Invalid search page index: ${page}.`);
	}
	const record = readNotes(context, condition, values, pageSize, (page - 1) * pageSize);
	return {
		searchResult: {
			status: success,
			totalRecords,
			pageSize,
			totalPages,
			pageIndex: page,
			searchId,
			recordList: { record },
		},
	};
}
