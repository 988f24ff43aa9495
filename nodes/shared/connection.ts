import {
	NodeOperationError,
	sleep,
	type IDataObject,
	type IExecuteFunctions,
	type IHttpRequestMethods,
	type ILoadOptionsFunctions,
	type IPollFunctions,
	type IN8nHttpFullResponse,
} from 'n8n-workflow';

import {
	checkTbaCredentials,
	createClient,
	governorOf,
	InvalidSettingError,
	NetSuiteError,
	readTbaSettings,
	serviceUrl,
	type Client,
	type Http,
	type NetSuiteRequest,
} from '../../netsuite';

export type NodeFunctions = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

export const credentialType = 'netSuiteTbaApi';

/** NetSuite itself gives up on a REST request after 15 minutes; a page of a query takes seconds. */
const timeout = 300_000;

/**
 * A client for the account of the node's credential.
 * @throws NodeOperationError that says which field of the credential is malformed, before anything is sent.
 */
export async function connect(context: NodeFunctions): Promise<Client> {
	const account = await accountOf(context);
	return createClient({ account, http: httpOf(context), governor: governorOf(account), sleep });
}

async function accountOf(context: NodeFunctions): Promise<string> {
	const fields = await context.getCredentials(credentialType);
	try {
		const { account, keys } = readTbaSettings(fields);
		checkTbaCredentials(keys);
		return account.id;
	} catch (error) {
		const message = error instanceof InvalidSettingError ? error.message : 'The NetSuite credential cannot be read.';
		throw new NodeOperationError(context.getNode(), message, {
			description: 'Open the credential "NetSuite TBA API" and correct the field.',
		});
	}
}

/** A text is a SOAP envelope; everything else is JSON. */
function contentHeaders(body: NetSuiteRequest['body']): Record<string, string> {
	if (typeof body === 'string') return { Accept: 'text/xml', 'Content-Type': 'text/xml; charset=utf-8' };
	return { Accept: 'application/json', ...(body && { 'Content-Type': 'application/json' }) };
}

/** n8n sends, the credential signs; every answer comes back as it is, and is judged by the library. */
function httpOf(context: NodeFunctions): Http {
	return async ({ service, method, path = '', query, headers, body }) => {
		try {
			const answer = (await context.helpers.httpRequestWithAuthentication.call(context, credentialType, {
				method: method as IHttpRequestMethods,
				baseURL: serviceUrl(service),
				url: path,
				qs: { ...query },
				headers: { ...contentHeaders(body), ...headers },
				body: body as IDataObject | string | undefined,
				encoding: 'text',
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				timeout,
			})) as IN8nHttpFullResponse;
			return {
				status: answer.statusCode,
				headers: answer.headers as Record<string, string>,
				body: typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? ''),
			};
		} catch (error) {
			throw unanswered(error);
		}
	};
}

/**
 * Only the sentence is kept: the error itself holds the request with its signature, and an execution's data is stored.
 */
function unanswered(error: unknown): NetSuiteError {
	const { message, code, cause } = error as { message?: string; code?: string; cause?: { code?: string; message?: string } };
	const reason = code ?? cause?.code;
	if (reason === 'ENOTFOUND') {
		return new NetSuiteError({
			kind: 'login',
			detail: 'There is no NetSuite account at the address that follows from the account ID.',
			code: reason,
			advice: 'Check the account ID in the credential, and that this machine can look up names on the internet.',
		});
	}
	return new NetSuiteError({
		kind: 'network',
		detail: `No whole answer came from NetSuite: ${[cause?.message ?? message, reason].filter(Boolean).join(', ')}.`,
		code: reason,
	});
}
