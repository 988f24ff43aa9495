import type { SuiteQL, SuiteQLItem } from '../suiteql';
import { noSuchResource } from '../server/errors';
import type { Reply } from '../server/reply';
import { metadataEndpoint } from './metadata';
import { recordEndpoint } from './record';
import type { RestContext, RestRequest } from './request';
import { serverTimeEndpoint } from './serverTime';
import { suiteqlEndpoint } from './suiteql';

export type { RestContext, RestRequest } from './request';

type Endpoint = (request: RestRequest, context: RestContext) => Reply | Promise<Reply>;

/** What answers a path under `/services/rest`. */
export function createRest(suiteql: SuiteQL, corrupt: (items: SuiteQLItem[], q: string) => SuiteQLItem[]): Endpoint {
	const services: Array<[pattern: RegExp, endpoint: Endpoint]> = [
		[/^\/services\/rest\/query\/v1\/suiteql\/?$/, suiteqlEndpoint(suiteql, corrupt)],
		[/^\/services\/rest\/record\/v1\/(metadata-catalog(?:\/.*)?)$/, metadataEndpoint],
		[/^\/services\/rest\/record\/v1\/(.+)$/, recordEndpoint],
		[/^\/services\/rest\/system\/v1\/serverTime\/?$/, serverTimeEndpoint],
	];
	return (request, context) => {
		for (const [pattern, endpoint] of services) {
			const match = pattern.exec(request.url.pathname);
			if (!match) continue;
			const segments = (match[1] ?? '').split('/').filter(Boolean).map(decodeURIComponent);
			return endpoint({ ...request, segments }, context);
		}
		return noSuchResource(request.url.pathname);
	};
}
