import { draftOf, mergedBody, writableTypeOf, type Json } from '../account/writing';
import type { RecordType } from '../account/records';
import { methodNotAllowed } from '../server/errors';
import { RESOURCE, type Reply } from '../server/reply';
import { optionalBody } from './body';
import { asksForForm } from './form';
import { address, recordRoot } from './links';
import { existingId, visibleType } from './recordType';
import type { RestContext, RestRequest } from './request';
import { BY, contentOf } from './write';

/**
 * `POST /{type}/{id}/!transform/{target}`: a record of another type that begins with what this one has, and with what the
 * body says instead. Documented, as is what it would begin with, for `Accept: …; type=create-form`.
 * @throws Refused, Refusal
 */
export async function transformEndpoint(request: RestRequest, context: RestContext, type: RecordType): Promise<Reply> {
	if (request.method !== 'POST') return methodNotAllowed(request.method, 'POST');
	const [, id, , targetName = ''] = request.segments as [string, string, string, string?];
	const { account, saving } = context;
	const target = visibleType(context, targetName);
	const source = existingId(account, type, id);
	const { body, options } = contentOf(request, context, target, optionalBody);
	const draft = draftOf(account, type.name, source, target.name);
	const content = mergedBody(writableTypeOf(account, target.name)!, draft, body, options.replace);
	if (asksForForm(request)) return form(request, content);
	const saved = await saving.create(target.name, content, options, BY);
	return { status: 204, headers: { Location: `${recordRoot(request.url)}/${targetName}/${saved}` } };
}

function form({ url }: RestRequest, content: Json): Reply {
	const mediaType = `${RESOURCE}; type=create-form`;
	const href = address(url);
	return {
		status: 200,
		headers: { 'Content-Type': `${mediaType}; charset=UTF-8` },
		body: {
			links: [
				{ rel: 'self', method: 'POST', mediaType, href },
				{ rel: 'transform', method: 'POST', href },
			],
			...content,
		},
	};
}
