import {
	sleep,
	type IAuthenticate,
	type ICredentialDataDecryptedObject,
	type ICredentialTestRequest,
	type ICredentialType,
	type IDataObject,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type IN8nHttpFullResponse,
	type INodeProperties,
} from 'n8n-workflow';

import { accessTokenOf, addressOf, checkOAuth2Credentials, openSession, readOAuth2Settings } from '../netsuite';

/** The HTTP Request node hands in `uri` where n8n's own nodes hand in `url`. */
type RequestOptions = IHttpRequestOptions & { uri?: string };

/** A redirect would carry the token to wherever it points. n8n's own nodes know the first, the HTTP Request node the others. */
const noRedirects = { disableFollowRedirect: true, followRedirect: false, followAllRedirects: false };

/** A token is there in a second or two; NetSuite's login servers may be slow. */
const timeout = 60_000;

/**
 * Asks NetSuite for an access token. n8n does so when there is none, when NetSuite answers 401 and when the credential is
 * tested, and keeps the answer, encrypted, with the credential. So all processes of an n8n share one token, and it outlives
 * a restart; requests that find it ended at the same moment share one new one, which the library sees to.
 */
async function preAuthentication(
	this: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): Promise<IDataObject> {
	const settings = readOAuth2Settings(credentials);
	checkOAuth2Credentials(settings.keys);
	const sessionToken = await openSession(settings, {
		session: sessionOf(credentials),
		sleep,
		post: async (url, form) => {
			const answer = (await this.helpers.httpRequest({
				method: 'POST',
				url,
				headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
				body: form,
				encoding: 'text',
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				disableFollowRedirect: true,
				timeout,
			})) as IN8nHttpFullResponse;
			const { statusCode, headers, body } = answer;
			const text = typeof body === 'string' ? body : JSON.stringify(body ?? '');
			return { status: statusCode, headers: headers as Record<string, string>, body: text };
		},
	});
	return { sessionToken };
}

const sessionOf = ({ sessionToken }: ICredentialDataDecryptedObject): string =>
	typeof sessionToken === 'string' ? sessionToken : '';

/** What n8n takes for an answer of 401, after which it asks for a new token and comes here again. */
const noToken = () => Object.assign(new Error('There is no valid access token.'), { response: { status: 401 } });

/**
 * Puts the access token on a request. Nodes ask for a NetSuite service, never for a URL: the host comes from the account ID
 * here, and nothing but the account's own hosts ever gets the token. A token that has ended, or that was given out for what
 * the credential held before, is not sent.
 */
async function authenticate(
	credentials: ICredentialDataDecryptedObject,
	options: RequestOptions,
): Promise<IHttpRequestOptions> {
	const settings = readOAuth2Settings(credentials);
	checkOAuth2Credentials(settings.keys);
	const { baseURL, qs, url: asked, uri, ...rest } = options;
	const { url } = addressOf(settings, { baseURL, url: uri ?? asked, query: qs });
	const token = accessTokenOf(settings, sessionOf(credentials));
	if (token === null) throw noToken();
	return {
		...rest,
		...noRedirects,
		method: options.method ?? 'GET',
		url,
		...(uri !== undefined && { uri: url }),
		headers: { ...options.headers, Authorization: `Bearer ${token}` },
	};
}

export class NetSuiteOAuth2Api implements ICredentialType {
	name = 'netSuiteOAuth2Api';

	displayName = 'NetSuite OAuth2 API';

	icon = {
		light: 'file:../icons/netsuite-ar.svg',
		dark: 'file:../icons/netsuite-ar.dark.svg',
	} as const;

	documentationUrl =
		'https://github.com/n8n-nodes-netsuite-ar/n8n-nodes-netsuite-ar/blob/main/docs/credentials.md#with-oauth-20';

	properties: INodeProperties[] = [
		{
			displayName: 'Account ID',
			name: 'accountId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 1234567 or 1234567_SB1',
			description: 'In NetSuite under Setup > Company > Company Information',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			description: 'Shown once when the integration record is saved (Setup > Integration > Manage Integrations)',
		},
		{
			displayName: 'Certificate ID',
			name: 'certificateId',
			type: 'string',
			default: '',
			required: true,
			description:
				'Listed once the certificate is uploaded (Setup > Integration > Manage Authentication > OAuth 2.0 Client Credentials Setup)',
		},
		{
			displayName: 'Private Key',
			name: 'privateKey',
			type: 'string',
			typeOptions: { password: true, rows: 4 },
			default: '',
			required: true,
			placeholder: '-----BEGIN PRIVATE KEY-----',
			description: 'The whole file that belongs to the certificate, from the first dash to the last',
		},
		{
			displayName: 'Server URL',
			name: 'serverUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. http://127.0.0.1:8081',
			description:
				'Only to try things out with the local NetSuite: its address on this machine. Leave empty for your NetSuite account.',
		},
		{
			displayName: 'Session Token',
			name: 'sessionToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
	];

	preAuthentication = preAuthentication;

	authenticate: IAuthenticate = authenticate;

	test: ICredentialTestRequest = {
		request: {
			baseURL: 'netsuite:system',
			url: '/serverTime',
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message:
						'NetSuite gives an access token and does not accept it. The integration record must allow the scope REST Web Services. NetSuite tells the reason only in its Login Audit Trail: Setup > Users/Roles > User Management > View Login Audit Trail.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message:
						'NetSuite accepts the login but not the access. Give the role of the mapping the permissions REST Web Services, Log in using OAuth 2.0 Access Tokens and SuiteAnalytics Workbook.',
				},
			},
		],
	};
}
