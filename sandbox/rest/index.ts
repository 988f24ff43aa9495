import type { SuiteQL, SuiteQLItem } from '../suiteql';
import { noSuchResource } from '../server/errors';
import type { Reply } from '../server/reply';
import { asyncEndpoint } from './async/endpoint';
import { createJobs } from './async/jobs';
import { prefers } from './async/prefer';
import { submit } from './async/submit';
import { governanceLimitsEndpoint } from './governanceLimits';
import { metadataEndpoint } from './metadata';
import { recordEndpoint } from './record';
import { notHere, replyOrRefusal } from './refused';
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
		[/^\/services\/rest\/query\/v1\/dataset(?:\/.*)?$/, () => Promise.reject(notHere('datasets of SuiteAnalytics'))],
		[/^\/services\/rest\/\*$/, loginTest],
		[/^\/services\/rest\/system\/v1\/serverTime\/?$/, serverTimeEndpoint],
		[/^\/services\/rest\/system\/v1\/governanceLimits\/?$/, governanceLimitsEndpoint],
	];
	const perform = (request: RestRequest, context: RestContext): Promise<Reply> =>
		replyOrRefusal(() => {
			const found = match(request, services);
			return found ? found.endpoint(found.request, context) : noSuchResource(request.url.pathname);
		});
	const jobs = createJobs(perform);
	const asyncServices: typeof services = [[/^\/services\/rest\/async\/v1\/job\/(.+)$/, asyncEndpoint(jobs)]];

	return async (request, context) => {
		const asked = match(request, asyncServices);
		if (asked) return await replyOrRefusal(() => asked.endpoint(asked.request, context));
		const later = prefers(request, 'respond-async') && match(request, services);
		// Documented: any request can be carried out later.
		if (later) return await replyOrRefusal(() => submit(jobs, later.request, context));
		return await perform(request, context);
	};
}

/** Seen: public clients try their login with `OPTIONS /services/rest/*`. Believed: the status, and that nothing is said. */
const loginTest: Endpoint = ({ method, url }) =>
	method === 'OPTIONS' ? { status: 204 } : noSuchResource(url.pathname);

function match<E>(
	request: RestRequest,
	services: ReadonlyArray<[RegExp, E]>,
): { endpoint: E; request: RestRequest } | null {
	for (const [pattern, endpoint] of services) {
		const found = pattern.exec(request.url.pathname);
		if (!found) continue;
		const segments = (found[1] ?? '').split('/').filter(Boolean);
		// What is not encoded properly is no address.
		if (segments.some((segment) => !decodable(segment))) return null;
		return { endpoint, request: { ...request, segments: segments.map(decodeURIComponent) } };
	}
	return null;
}

function decodable(segment: string): boolean {
	try {
		decodeURIComponent(segment);
		return true;
	} catch {
		return false;
	}
}
