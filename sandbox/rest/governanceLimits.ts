import { methodNotAllowed } from '../server/errors';
import { RESOURCE, type Reply } from '../server/reply';
import type { RestContext, RestRequest } from './request';

/**
 * `GET /services/rest/system/v1/governanceLimits`: how many requests the account takes at once. Documented; no integration
 * of the account has a limit of its own, so all of it is unallocated.
 */
export function governanceLimitsEndpoint(request: RestRequest, { account }: RestContext): Reply {
	if (request.method !== 'GET') return methodNotAllowed(request.method, 'GET');
	const { concurrency } = account.options;
	return {
		status: 200,
		headers: { 'Content-Type': `${RESOURCE}; type=singular; charset=UTF-8` },
		body: {
			accountConcurrencyLimit: concurrency,
			accountUnallocatedConcurrencyLimit: concurrency,
			integrationLimitType: 'accountLimit',
		},
	};
}
