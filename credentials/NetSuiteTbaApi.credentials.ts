import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import {
	addressOf,
	authorizationHeader,
	checkTbaCredentials,
	fillTokenPassport,
	readTbaSettings,
	tokenPassport,
} from '../netsuite';

/** The HTTP Request node hands in `uri` where n8n's own nodes hand in `url`. */
type RequestOptions = IHttpRequestOptions & { uri?: string };

/** A redirect would carry the signature to wherever it points. n8n's own nodes know the first, the HTTP Request node the others. */
const noRedirects = { disableFollowRedirect: true, followRedirect: false, followAllRedirects: false };

/**
 * Token-based authentication. Nodes ask for a NetSuite service, never for a URL: the host comes from the account ID
 * here, and nothing but the account's own hosts is ever signed for.
 */
async function authenticate(
	credentials: ICredentialDataDecryptedObject,
	options: RequestOptions,
): Promise<IHttpRequestOptions> {
	const { account, serverUrl, keys } = readTbaSettings(credentials);
	checkTbaCredentials(keys);
	const { baseURL, qs, url: asked, uri, ...rest } = options;
	const { url, service } = addressOf({ account, serverUrl }, { baseURL, url: uri ?? asked, query: qs });
	const method = options.method ?? 'GET';

	const signed = { ...rest, ...noRedirects, method, url, ...(uri !== undefined && { uri: url }) };
	if (service === 'soap' && typeof options.body === 'string') {
		return { ...signed, body: fillTokenPassport(options.body, tokenPassport(account, keys)) };
	}
	const Authorization = authorizationHeader(account, keys, { method, url });
	return { ...signed, headers: { ...options.headers, Authorization } };
}

export class NetSuiteTbaApi implements ICredentialType {
	name = 'netSuiteTbaApi';

	displayName = 'NetSuite TBA API';

	icon = {
		light: 'file:../icons/netsuite-ar.svg',
		dark: 'file:../icons/netsuite-ar.dark.svg',
	} as const;

	documentationUrl =
		'https://github.com/n8n-nodes-netsuite-ar/n8n-nodes-netsuite-ar/blob/main/docs/credentials.md';

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
			displayName: 'Consumer Key',
			name: 'consumerKey',
			type: 'string',
			default: '',
			required: true,
			description: 'Shown once when the integration record is saved (Setup > Integration > Manage Integrations)',
		},
		{
			displayName: 'Consumer Secret',
			name: 'consumerSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'Shown once together with the consumer key',
		},
		{
			displayName: 'Token ID',
			name: 'tokenId',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'Shown once when the access token is saved (Setup > Users/Roles > Access Tokens)',
		},
		{
			displayName: 'Token Secret',
			name: 'tokenSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'Shown once together with the token ID',
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
	];

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
						'NetSuite says: Invalid login attempt. It tells the reason only in its Login Audit Trail: Setup > Users/Roles > User Management > View Login Audit Trail. After five failed attempts the token is locked for 30 minutes.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message:
						"NetSuite accepts the login but not the access. Give the token's role the permissions REST Web Services, Log in using Access Tokens and SuiteAnalytics Workbook.",
				},
			},
		],
	};
}
