import { methodNotAllowed } from '../server/errors';
import { RESOURCE, type Reply } from '../server/reply';
import type { RestContext, RestRequest } from './request';

/** `GET /services/rest/system/v1/serverTime`: the account's clock in UTC. Documented, milliseconds too. */
export function serverTimeEndpoint(request: RestRequest, { account }: RestContext): Reply {
	if (request.method !== 'GET') return methodNotAllowed(request.method, 'GET');
	return {
		status: 200,
		headers: { 'Content-Type': `${RESOURCE}; type=singular; charset=UTF-8` },
		body: { serverTime: new Date(account.clock.now() * 1000).toISOString() },
	};
}
