import { loadRecord, type LoadedRecord, type RecordType } from '../account/records';
import { noSuchRecord } from '../server/errors';
import { RESOURCE, type Reply } from '../server/reply';
import { address, recordRoot, selfLink } from './links';
import { existingId, hiddenColumnsOf } from './recordType';
import { rendered, shownBy } from './render';
import type { RestContext, RestRequest } from './request';

/** `GET /{type}/{id}` with `expandSubResources`, `expand`, `fields`, `simpleEnumFormat`. @throws Refused */
export function instanceEndpoint(request: RestRequest, context: RestContext, type: RecordType, id: string): Reply {
	const record = load(context, type, existingId(context.account, type, id));
	if (!record) return noSuchRecord();
	return singular(request, context, record, `${recordRoot(request.url)}/${request.segments[0]}/${record.id}`);
}

/** The record as the role sees it. */
export const load = (context: RestContext, type: RecordType, id: number) =>
	loadRecord(context.account, type, id, hiddenColumnsOf(context, type));

/** A record as it is asked for. @param self its own address, for what belongs to it */
export function singular(
	{ url }: RestRequest,
	{ account }: RestContext,
	record: LoadedRecord,
	self: string,
): Reply {
	const shown = shownBy(account, recordRoot(url), self, url.searchParams);
	return {
		status: 200,
		headers: { 'Content-Type': `${RESOURCE}; type=singular; charset=UTF-8` },
		body: { links: selfLink(address(url)), ...rendered(record, shown) },
	};
}
