import type { Reply } from '../../server/reply';
import { RESOURCE } from '../../server/reply';
import { header } from '../body';
import type { RestContext, RestRequest } from '../request';
import { batchOf } from './batch';
import type { Jobs } from './jobs';
import { withoutRespondAsync } from './prefer';

/**
 * A request with `Prefer: respond-async`: answered at once with the address of a job that carries it out, one task for each
 * record of a batch. Documented, as is what a second request with the same idempotency key is answered with.
 * @throws Refused for a batch that cannot be taken apart
 */
export function submit(jobs: Jobs, request: RestRequest, context: RestContext): Reply {
	const key = header(request, 'X-NetSuite-Idempotency-Key');
	const before = key && jobs.byIdempotencyKey(key);
	if (before) return conflict(location(request, before.id));
	const requests = batchOf(request) ?? [withoutRespondAsync(request)];
	const job = jobs.submit(requests, context, key);
	return { status: 202, headers: { ...applied, 'Content-Type': 'application/json', Location: location(request, job.id) } };
}

const applied = { 'Preference-Applied': 'respond-async' };

const location = ({ url }: RestRequest, id: string) => `${url.origin}/services/rest/async/v1/job/${id}`;

function conflict(job: string): Reply {
	return {
		status: 400,
		headers: { ...applied, 'Content-Type': `${RESOURCE}; type=error; charset=UTF-8`, Location: job },
		body: {
			type: 'https://www.w3.org/Protocols/rfc2616/rfc2616-sec10.html#sec10.4.10',
			title: 'Conflict',
			status: 400,
			'o:errorDetails': [
				{
					detail:
						'A request with the same idempotency key is already submitted. See the "Location" header for a link to the previously submitted job',
					'o:errorCode': 'IDEMPOTENCY_ERROR',
				},
			],
		},
	};
}
