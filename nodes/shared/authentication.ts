import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';

/** The two ways to log in: what the parameter holds, and the credential that goes with it. */
const ways = [
	{ value: 'tba', type: 'netSuiteTbaApi' },
	{ value: 'oAuth2', type: 'netSuiteOAuth2Api' },
] as const;

export type CredentialType = (typeof ways)[number]['type'];

/** What people know the credentials as. */
export const credentialLabels: Readonly<Record<CredentialType, string>> = {
	netSuiteTbaApi: 'NetSuite TBA API',
	netSuiteOAuth2Api: 'NetSuite OAuth2 API',
};

/** Flows that were made before there was a choice have no such parameter, and go on with TBA. */
export const authentication: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'OAuth 2.0 (Client Credentials)', value: 'oAuth2' },
		{ name: 'Token-Based Authentication', value: 'tba' },
	],
	default: 'tba',
	description: 'How to log in to NetSuite. Notes on customers, and writing notes, need token-based authentication.',
};

/** The credentials of a node that has the parameter. */
export const credentialsFor = (required: boolean): INodeCredentialDescription[] =>
	ways.map(({ value, type }) => ({ name: type, required, displayOptions: { show: { authentication: [value] } } }));

/** The type of the credential that a node was told to use. */
export function credentialTypeOf({ parameters }: { readonly parameters?: Readonly<Record<string, unknown>> }): CredentialType {
	const chosen = ways.find(({ value }) => value === parameters?.authentication) ?? ways[0];
	return chosen.type;
}
