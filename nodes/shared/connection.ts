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
	AccessTokenError,
	checkOAuth2Credentials,
	checkTbaCredentials,
	createClient,
	governorOf,
	InvalidSettingError,
	NetSuiteError,
	readLocation,
	readOAuth2Settings,
	readTbaSettings,
	serviceUrl,
	type Client,
	type Http,
	type HttpAnswer,
	type NetSuiteRequest,
} from '../../netsuite';
import { credentialLabels, credentialTypeOf, type CredentialType } from './authentication';

export type NodeFunctions = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

/** NetSuite itself gives up on a REST request after 15 minutes; a page of a query takes seconds. */
const timeout = 300_000;

/**
 * A client for the account of the node's credential.
 * @throws NodeOperationError that says which field of the credential is malformed, before anything is sent.
 */
export async function connect(context: NodeFunctions): Promise<Client> {
	const type = credentialTypeOf(context.getNode());
	const account = await accountOf(context, type);
	const soap = type === 'netSuiteTbaApi';
	return createClient({ account, http: httpOf(context, type), governor: governorOf(account), sleep, soap });
}

/** Where the account of the node's credential is reached. */
export async function locationOf(context: NodeFunctions): Promise<ReturnType<typeof readLocation>> {
	return readLocation(await context.getCredentials(credentialTypeOf(context.getNode())));
}

const checks: Record<CredentialType, (fields: object) => void> = {
	netSuiteTbaApi: (fields) => checkTbaCredentials(readTbaSettings({ ...fields }).keys),
	netSuiteOAuth2Api: (fields) => checkOAuth2Credentials(readOAuth2Settings({ ...fields }).keys),
};

async function accountOf(context: NodeFunctions, type: CredentialType): Promise<string> {
	const fields = await context.getCredentials(type);
	try {
		const { account } = readLocation(fields);
		checks[type](fields);
		return account.id;
	} catch (error) {
		const message = error instanceof InvalidSettingError ? error.message : 'The NetSuite credential cannot be read.';
		throw new NodeOperationError(context.getNode(), message, {
			description: `Open the credential "${credentialLabels[type]}" and correct the field.`,
		});
	}
}

/** A text is a SOAP envelope; everything else is JSON. */
function contentHeaders(body: NetSuiteRequest['body']): Record<string, string> {
	if (typeof body === 'string') return { Accept: 'text/xml', 'Content-Type': 'text/xml; charset=utf-8' };
	return { Accept: 'application/json', ...(body && { 'Content-Type': 'application/json' }) };
}

/** For n8n, an access token has ended when a request fails with 401: it gets another one and sends the request again. */
const statusErrors = {
	netSuiteTbaApi: true,
	netSuiteOAuth2Api: { ignore: true as const, except: [401] },
};

/** n8n sends, the credential signs; every answer comes back as it is, and is judged by the library. */
function httpOf(context: NodeFunctions, type: CredentialType): Http {
	return async ({ service, method, path = '', query, headers, body }) => {
		try {
			const answer = (await context.helpers.httpRequestWithAuthentication.call(context, type, {
				method: method as IHttpRequestMethods,
				baseURL: serviceUrl(service),
				url: path,
				qs: { ...query },
				headers: { ...contentHeaders(body), ...headers },
				body: body as IDataObject | string | undefined,
				encoding: 'text',
				returnFullResponse: true,
				ignoreHttpStatusErrors: statusErrors[type],
				timeout,
			})) as IN8nHttpFullResponse;
			return {
				status: answer.statusCode,
				headers: answer.headers as Record<string, string>,
				body: typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? ''),
			};
		} catch (error) {
			const refused = refusedOnce(error);
			if (refused) return refused;
			throw unanswered(error);
		}
	};
}

/** The answer of 401 that came for a new access token as well. */
function refusedOnce(error: unknown): HttpAnswer | null {
	const { response } = ((error as Error).cause ?? {}) as {
		response?: { status?: number; headers?: Record<string, string>; data?: unknown };
	};
	if (response?.status !== 401) return null;
	return { status: 401, headers: { ...response.headers }, body: typeof response.data === 'string' ? response.data : '' };
}

/**
 * Only the sentence is kept: the error itself holds the request with its signature, and an execution's data is stored.
 */
function unanswered(error: unknown): NetSuiteError {
	const { cause: reasonForNoToken } = error as Error;
	if (reasonForNoToken instanceof AccessTokenError) return reasonForNoToken.failure;
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
