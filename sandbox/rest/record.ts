import type { Reply } from '../server/reply';
import { isBatch, preferMissing } from './async/batch';
import { attachEndpoint } from './attach';
import { collectionEndpoint } from './collection';
import { asksForForm, refuseForm } from './form';
import { instanceEndpoint } from './instance';
import { checkLanguage } from './language';
import { visibleType } from './recordType';
import { notHere } from './refused';
import type { RestContext, RestRequest } from './request';
import { asksForSelectOptions, selectOptionsEndpoint } from './selectOptions';
import { subresourceEndpoint } from './subresource';
import { transformEndpoint } from './transform';
import { writeEndpoint } from './write';

/**
 * `/services/rest/record/v1/{type}[/{id}[/…]]`; the ID is internal, or external as `eid:…`.
 * @throws Refused, Refusal
 */
export async function recordEndpoint(request: RestRequest, context: RestContext): Promise<Reply> {
	const [typeName, id, ...rest] = request.segments as [string, string?, ...string[]];
	checkLanguage(request);
	const type = visibleType(context, typeName);
	const action = rest[0] ?? '';
	if (action === '!transform') return await transformEndpoint(request, context, type);
	if (action === '!attach' || action === '!detach') return attachEndpoint(request, context, type);
	if (action.startsWith('@') || action.startsWith('!')) throw notHere(`record action '${action}'`);
	if (asksForSelectOptions(request)) return selectOptionsEndpoint(request, context, type);
	if (asksForForm(request)) refuseForm();
	if (id !== undefined && rest.length > 0) return await subresourceEndpoint(request, context, type);
	if (request.method !== 'GET') return await writeEndpoint(request, context, type, id);
	if (id !== undefined) return instanceEndpoint(request, context, type, id);
	if (isBatch(request)) throw preferMissing();
	return collectionEndpoint(request, context, type);
}
