import type { Element } from '@xmldom/xmldom';

import type { Client } from '../transport/client';
import type { NetSuiteRequest } from '../transport/http';
import { refused } from '../transport/refusals';
import { attributeOf, childrenOf, elementAt, textAt, writeXml, type XmlContent } from '../transport/xml';
import { namespaces } from './namespaces';

/** The SOAP operations that are used. */
export type Operation = 'add' | 'get' | 'getDeleted' | 'search';

export interface Call {
	readonly operation: Operation;
	/** What the operation's element holds. */
	readonly content: XmlContent;
	/** Further headers, such as search preferences. */
	readonly headers?: XmlContent;
	readonly safeToRepeat: boolean;
}

/**
 * The request of a SOAP operation, with an empty `<tokenPassport/>` for the credential to fill in.
 * @throws RangeError for text that XML cannot carry.
 */
export function soapRequest({ operation, content, headers, safeToRepeat }: Call): NetSuiteRequest {
	const envelope = writeXml(
		'soap:Envelope',
		{
			'soap:Header': { tokenPassport: {}, ...headers },
			'soap:Body': { [`messages:${operation}`]: content },
		},
		namespaces,
	);
	return {
		service: 'soap',
		method: 'POST',
		headers: { SOAPAction: operation },
		body: `<?xml version="1.0" encoding="UTF-8"?>${envelope}`,
		safeToRepeat,
	};
}

/**
 * Calls a SOAP operation and gives its result: the element below `<{operation}Response>`.
 * @throws NetSuiteError; also for an answer whose status says that it did not succeed.
 */
export async function callSoap(client: Client, call: Call): Promise<Element> {
	const answer = await client.request(soapRequest(call), (data) => resultOf(call.operation, data as Element));
	return answer.data;
}

function resultOf(operation: Operation, envelope: Element | null): Element {
	const [result] = childrenOf(elementAt(envelope, 'Body', `${operation}Response`));
	const status = elementAt(result ?? null, 'status');
	if (!result || !status) throw new TypeError(`it is not an answer to ${operation}`);
	if (attributeOf(status, 'isSuccess') === 'true') return result;
	const details = childrenOf(status, 'statusDetail');
	const detail = details.find((one) => attributeOf(one, 'type') === 'ERROR') ?? details[0] ?? null;
	throw refused({
		code: textAt(detail, 'code') ?? undefined,
		detail: textAt(detail, 'message') ?? 'NetSuite says that it did not succeed, and not why.',
	});
}
