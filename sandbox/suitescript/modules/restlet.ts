import { required } from '../context/errors';

/** N/scriptTypes/restlet. */

/** `restlet.Response`: content and content type as they are sent. */
export function createResponse(options: { content: string; contentType: string }): object {
	required('restlet.createResponse', options, 'content', 'contentType');
	const { content, contentType } = options;
	return { content, contentType, toJSON: () => ({ restletResponse: { content, contentType } }) };
}
