import { header } from '../body';
import type { RestRequest } from '../request';

/** Whether the header `Prefer` names it: `respond-async`, `transient`. */
export function prefers(request: RestRequest, preference: string): boolean {
	const preferences = header(request, 'Prefer').split(/[,;\s]+/);
	return preferences.some((given) => given.toLowerCase() === preference);
}

/** The request as it is carried out later, with what else it prefers. */
export function withoutRespondAsync(request: RestRequest): RestRequest {
	const rest = header(request, 'Prefer')
		.split(',')
		.filter((preference) => preference.trim().toLowerCase() !== 'respond-async');
	return { ...request, headers: { ...request.headers, prefer: rest.join(',') } };
}
