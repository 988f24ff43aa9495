import { hostUrl, InvalidSettingError, parseAccount, parseServerUrl, type Account } from './account';
import type { OAuth2Credentials } from './auth/oauth2';
import type { TbaCredentials } from './auth/tba';
import { services, type Service } from './transport/http';

/** Where an account is reached. */
export interface Location {
	readonly account: Account;
	/** The local NetSuite's origin; `null` for the real one. */
	readonly serverUrl: string | null;
}

/** What a request names as its destination: a service (`netsuite:suiteql`) and a path, or an address of the account. */
export interface Destination {
	readonly baseURL?: string;
	readonly url?: string;
	readonly query?: unknown;
}

const scheme = 'netsuite:';

/** What nodes put where other nodes put a host. */
export const serviceUrl = (service: Service): string => `${scheme}${service}`;

/**
 * The full address, its query included, that a request goes to and is signed for.
 * @throws InvalidSettingError for an address that is not one of the account's own hosts.
 */
export function addressOf(location: Location, { baseURL, url = '', query }: Destination): { url: string; service: Service | null } {
	const service = baseURL?.startsWith(scheme) ? serviceOf(baseURL.slice(scheme.length)) : null;
	const address = service ? serviceAddress(location, service, url) : parseAddress(url, baseURL);
	if (!service && !ownOrigins(location).includes(address.origin)) {
		throw new InvalidSettingError(
			'url',
			`This credential signs requests to account ${location.account.id} only: ${ownOrigins(location).join(', ')}. ` +
				`The request goes to ${address.origin}.`,
		);
	}
	for (const [name, value] of Object.entries((query ?? {}) as Record<string, unknown>)) {
		for (const one of Array.isArray(value) ? value : [value]) {
			if (one !== undefined && one !== null) address.searchParams.append(name, String(one));
		}
	}
	// NetSuite signs what is percent-encoded; a plus for a space is not.
	address.search = address.searchParams.toString().replace(/\+/g, '%20');
	address.hash = '';
	return { url: address.href, service };
}

/**
 * Reads a TBA credential as n8n hands it over.
 * @throws InvalidSettingError that says which field is malformed.
 */
export function readTbaSettings(fields: Fields): Location & { readonly keys: TbaCredentials } {
	const text = textOf(fields);
	return {
		...readLocation(fields),
		keys: {
			consumerKey: text('consumerKey'),
			consumerSecret: text('consumerSecret'),
			tokenId: text('tokenId'),
			tokenSecret: text('tokenSecret'),
		},
	};
}

export interface OAuth2Settings extends Location {
	readonly keys: OAuth2Credentials;
}

/**
 * Reads an OAuth 2.0 credential as n8n hands it over.
 * @throws InvalidSettingError that says which field is malformed.
 */
export function readOAuth2Settings(fields: Fields): OAuth2Settings {
	const text = textOf(fields);
	return {
		...readLocation(fields),
		keys: {
			clientId: text('clientId').trim(),
			certificateId: text('certificateId').trim(),
			privateKey: text('privateKey'),
		},
	};
}

/**
 * Reads which account a credential of either kind is for, and where it is.
 * @throws InvalidSettingError that says which field is malformed.
 */
export function readLocation(fields: Fields): Location {
	const text = textOf(fields);
	return {
		account: parseAccount(text('accountId')),
		serverUrl: text('serverUrl') === '' ? null : parseServerUrl(text('serverUrl')),
	};
}

/** A credential's fields as n8n hands them over. */
type Fields = Readonly<Record<string, unknown>>;

const textOf =
	(fields: Fields) =>
	(name: string): string =>
		typeof fields[name] === 'string' ? fields[name] : '';

/** Where access tokens are given out. */
export const tokenUrl = ({ account, serverUrl }: Location): string =>
	`${serverUrl ?? hostUrl(account, 'suitetalk')}/services/rest/auth/oauth2/v1/token`;

function serviceOf(name: string): Service {
	if (!Object.hasOwn(services, name)) throw new InvalidSettingError('url', `NetSuite has no service "${name}".`);
	return name as Service;
}

function parseAddress(url: string, baseURL: string | undefined): URL {
	try {
		return new URL(url, baseURL);
	} catch {
		throw new InvalidSettingError('url', `"${url}" is not an address. It must begin with https:// and one of the account's hosts.`);
	}
}

function serviceAddress({ account, serverUrl }: Location, service: Service, path: string): URL {
	const { host, path: base } = services[service];
	return new URL(`${serverUrl ?? hostUrl(account, host)}${base}${path}`);
}

function ownOrigins({ account, serverUrl }: Location): string[] {
	return serverUrl ? [serverUrl] : [hostUrl(account, 'suitetalk'), hostUrl(account, 'restlets')];
}
