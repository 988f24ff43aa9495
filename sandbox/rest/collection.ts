import type { RecordType } from '../account/records';
import { RESOURCE, type Reply } from '../server/reply';
import { where } from './filter/where';
import { recordRoot, selfLink } from './links';
import { collectionOf, pageLinks, pageOf } from './paging';
import { hiddenColumnsOf } from './recordType';
import { refused } from './refused';
import type { RestContext, RestRequest } from './request';

/**
 * `GET /{type}?q=&limit=&offset=`: the IDs of records. NetSuite orders them as it likes; here they come by internal ID.
 * @throws Refused
 */
export function collectionEndpoint(request: RestRequest, context: RestContext, type: RecordType): Reply {
	const { url, segments } = request;
	const { store } = context.account;
	if (url.searchParams.has('ids')) throw expandRecordsMissing();
	const page = pageOf(url);
	const q = url.searchParams.get('q');
	const filter = q === null ? null : where(context.account, type, q, hiddenColumnsOf(context, type));
	const conditions = [type.where, filter && `(${filter.sql})`].filter(Boolean).join(' AND ') || 'TRUE';
	const from = `FROM ${tablesOf(type, conditions)} WHERE ${conditions}`;
	const values = filter?.values ?? [];
	const total = Number(store.get(`SELECT COUNT(*) AS total ${from}`, values)!.total);
	const rows = store.all(`SELECT r.id AS id ${from} ORDER BY r.id LIMIT ? OFFSET ?`, [...values, page.limit, page.offset]);
	const root = `${recordRoot(url)}/${segments[0]}`;
	const items = rows.map(({ id }) => ({ links: selfLink(`${root}/${Number(id)}`), id: String(id) }));
	return {
		status: 200,
		headers: { 'Content-Type': `${RESOURCE}; type=collection; charset=UTF-8` },
		body: collectionOf(pageLinks(url, page, total), items, page.offset, total),
	};
}

/** What no condition is about need not be joined: a transaction's main line, `m`. */
const tablesOf = ({ from }: RecordType, conditions: string) =>
	/\bm\./.test(conditions) ? from : from.split(' LEFT JOIN ')[0]!;

/** Documented: the two go together. Believed: the sentence. */
function expandRecordsMissing() {
	return refused(400, {
		detail: "The query parameter 'ids' can only be used with 'expandRecords=true'.",
		code: 'INVALID_PARAMETER',
		parameter: 'ids',
	});
}
