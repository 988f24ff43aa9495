import type { SoapContext } from '../context';
import { lacking } from '../fault';
import { readable, readRecord } from '../records/read';
import type { Bean } from '../schema/bean';
import { rowOf } from '../search/columns';
import { criteriaOf } from '../search/criteria';
import type { Search } from '../search/searches';
import { fromOf } from '../search/subjects';
import { Refusal, success } from '../status';
import type { Operation } from './operation';
import { pageSizeOf } from './paging';

const refused = (status: Bean): Bean => ({ searchResult: { status } });

/** The first page of what meets the criteria, in the order of internal IDs (believed). */
export const search: Operation = {
	run({ searchRecord }, context) {
		const asked = searchRecord as Bean | undefined;
		// Believed.
		if (!asked) throw new Refusal('INVALID_SEARCH', 'You must specify a search record.');
		const kept = searchOf(asked, context);
		return resultOf(context, kept, context.searches.keep(kept), 1);
	},
	refused,
};

function searchOf(asked: Bean, context: SoapContext): Search {
	const advanced = asked.$type!.endsWith('Advanced');
	if (asked.savedSearchId !== undefined || asked.savedSearchScriptId !== undefined) throw lacking('saved searches');
	const { $type } = asked;
	const criteria = advanced
		? ((asked.criteria as Bean | undefined) ?? { $type: $type!.replace(/Advanced$/, '') })
		: asked;
	return {
		...criteriaOf(context.account, criteria),
		pageSize: pageSizeOf(context),
		// Documented: true unless it says otherwise.
		bodyOnly: context.searchPreferences?.bodyFieldsOnly !== false,
		columns: (asked.columns as Bean | undefined) ?? null,
	};
}

/** Another page. NetSuite searches anew for it, as documented: what changed in between moves records across pages. */
export const searchMoreWithId: Operation = {
	run({ searchId, pageIndex = 0 }, context) {
		const id = (searchId ?? '') as string;
		const kept = context.searches.get(id);
		// Believed: the sentence.
		if (!kept) throw new Refusal('INVALID_SEARCH_MORE', 'Invalid or expired search ID.');
		return resultOf(context, kept, id, pageIndex as number);
	},
	refused,
};

function resultOf(context: SoapContext, kept: Search, searchId: string, page: number): Bean {
	const { subject, condition, pageSize, columns, bodyOnly } = kept;
	const { store } = context.account;
	const type = subject.type(context.account)!;
	const record = subject.record(context.account, 0);
	if (record) readable(context, record);
	const where = [type.where, `(${condition.sql})`].filter(Boolean).join(' AND ');
	// Documented: a document has a row for each of its lines, unless only main lines are asked for.
	const byLine = columns !== null && subject.lines !== undefined;
	const from = fromOf(subject, type, condition.sql, byLine ? 'n.id' : '');
	const rows = byLine ? 'r.id AS id, n.id AS line' : 'DISTINCT r.id AS id';
	const totalRecords = Number(
		store.get(`SELECT COUNT(*) AS rows FROM (SELECT ${rows} FROM ${from} WHERE ${where})`, condition.values)!.rows,
	);
	const totalPages = Math.ceil(totalRecords / pageSize);
	// Believed: the sentence.
	if (page < 1 || page > Math.max(1, totalPages)) {
		throw new Refusal('INVALID_SEARCH_PAGE_INDEX', `Invalid search page index: ${page}.`);
	}
	const places = store
		.all(`SELECT ${rows} FROM ${from} WHERE ${where} ORDER BY r.id${byLine ? ', n.id' : ''} LIMIT ? OFFSET ?`, [
			...condition.values,
			pageSize,
			(page - 1) * pageSize,
		])
		.map(({ id, line }) => ({ id: Number(id), line: line === undefined ? null : Number(line) }));
	const found = columns
		? { searchRowList: { searchRow: places.map((place) => rowOf(context, subject, columns, place)) } }
		: {
				recordList: {
					record: places.map(({ id }) => readRecord(context, subject.record(context.account, id)!, id, bodyOnly)!),
				},
			};
	return {
		searchResult: { status: success, totalRecords, pageSize, totalPages, pageIndex: page, searchId, ...found },
	};
}
